extension Elaborator {
  static let elementary: [String: Elementary] = [
    "sign": .sign, "exp": .exp, "log": .log, "tanh": .tanh,
  ]

  /// `\log x`, `\max(a, b)`, `\operatorname{tr}(A)`, `\arg\min_w …`: the name is read, its operand follows.
  mutating func function(
    _ name: String, _ scripts: Scripts, at range: Range<Int>, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> Meaning {
    switch name {
    case "max", "min": return try extremum(name, scripts, at: range, &cursor)
    case "argmin", "argmax": return try argumentOfMinimum(name, scripts, at: range, &cursor)
    case "prox": return try prox(scripts, at: range, &cursor)
    case "proj": return try projection(scripts, at: range, &cursor)
    case "E", "Var": return try expectation(name, scripts, at: range, &cursor)
    case "Laplace", "Bernoulli":
      guard let bracket = argumentBracket(cursor) else {
        throw Diagnostic("expected an argument behind \(name), found none", at: range)
      }
      cursor.position += 1
      let value = try density(name, bracket.content, at: range)
      return .expression(try apply(bracket.after, on: value, at: range))
    default: break
    }
    guard scripts.sub == nil else {
      throw Diagnostic("expected no subscript on \\\(name), found one", at: range)
    }
    let (operand, after) = try operand(of: name, at: range, &cursor)
    let value = try applied(name, to: operand, at: range)
    let powered = try raised(value, to: functionPower(scripts, name), primes: scripts.primes)
    return .expression(try apply(after, on: powered, at: range))
  }

  func functionPower(_ scripts: Scripts, _ name: String) throws(Diagnostic) -> Syntax? {
    guard let sup = scripts.sup else { return nil }
    if case .number = sup.kind { return sup }
    throw Diagnostic(
      "expected a whole power on \\\(name), found another superscript", at: sup.range,
      hint: "\\tanh^2(z) means (\\tanh(z))^2; for 1/\\tanh write a fraction")
  }

  /// e^A of a square matrix is a power series to everybody, and its entries are not those of e^{A_ij}.
  mutating func expectNoMatrixFunction(_ x: Typed) throws(Diagnostic) {
    let shape = resolved(x.shape)
    guard shape.isSquare, !shape.isScalar else { return }
    throw Diagnostic(
      "expected a number or a vector, found the function of a square matrix", at: x.range,
      hint: "functions are taken entry by entry, of numbers and vectors")
  }

  mutating func applied(
    _ name: String, to x: Typed, at range: Range<Int>
  ) throws(Diagnostic) -> Typed {
    let shape = resolved(x.shape)
    let all = range.lowerBound..<max(range.upperBound, x.range.upperBound)
    func made(_ expression: Expression, _ shape: Shape) -> Typed {
      Typed(expression: expression, shape: shape, range: all)
    }
    if name != "sign", Self.elementary[name] != nil { try expectNoMatrixFunction(x) }
    if name == "log" { return made(Densities.logarithm(of: x.expression), shape) }
    if let function = Self.elementary[name] { return made(.apply(function, x.expression), shape) }
    switch name {
    case "tr", "det":
      guard unify(x.shape.rows, x.shape.columns) else {
        throw Diagnostic("expected a square matrix behind \\\(name), found \(shape)", at: x.range)
      }
      if shape.isScalar { return made(x.expression, .scalar) }
      return made(name == "tr" ? .trace(x.expression) : .determinant(x.expression), .scalar)
    case "diag":
      if shape.columns == .one {
        return made(.diagonal(x.expression), .matrix(shape.rows, shape.rows))
      }
      guard unify(x.shape.rows, x.shape.columns) else {
        throw Diagnostic(
          "expected a vector or square matrix behind \\diag, found \(shape)", at: x.range)
      }
      return made(.diagonal(x.expression), .vector(shape.rows))
    default:
      throw Diagnostic("expected a function that the lab knows, found \\\(name)", at: range)
    }
  }

  /// What a function without brackets takes: `\log 2\pi\sigma^2` all of it, `\operatorname{sign} w` one factor.
  mutating func operand(
    of name: String, at range: Range<Int>, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> (Typed, Scripts) {
    if let bracket = argumentBracket(cursor) {
      cursor.position += 1
      guard case .items(let items) = bracket.content else {
        throw Diagnostic(
          "expected one argument of \\\(name), found another list", at: bracket.2.range)
      }
      if name == "diag" { return (try diagonalEntries(items, at: bracket.2.range), bracket.after) }
      guard items.count == 1 else {
        throw Diagnostic(
          "expected one argument of \\\(name), found \(items.count)", at: bracket.2.range)
      }
      return (try expression(items[0]), bracket.after)
    }
    guard let next = cursor.current, next.link == .juxtaposed else {
      throw Diagnostic("expected an argument behind \\\(name), found none", at: range)
    }
    guard case .expression(var result)? = try nextOperand(&cursor) else {
      throw Diagnostic("expected a number or matrix behind \\\(name), found a set", at: range)
    }
    let takesAll = ["log", "exp", "tr", "det"].contains(name)
    if !takesAll, let next = cursor.current, next.link == .juxtaposed {
      switch Scripts.split(next.value).base.kind {
      case .name, .number, .fraction, .root:
        throw Diagnostic(
          "expected brackets around the argument of \\\(name), found several factors",
          at: next.value.range, hint: "write \\\(name)(…)")
      default: break
      }
    }
    while takesAll, let next = cursor.current, next.link == .juxtaposed {
      let (base, _) = Scripts.split(next.value)
      switch base.kind {
      case .name, .number, .fraction, .root: break
      case .function: return (result, .none)
      default:
        throw Diagnostic(
          "expected brackets around the argument of \\\(name), found several factors",
          at: next.value.range, hint: "write \\\(name)(…)")
      }
      guard case .expression(let more)? = try nextOperand(&cursor) else { break }
      result = try multiply(result, .juxtaposed, more)
    }
    return (result, .none)
  }

  /// `\operatorname{diag}(p_i (1 - p_i))` runs through i; `\operatorname{diag}(a, b)` lists entries.
  mutating func diagonalEntries(
    _ items: [Syntax], at range: Range<Int>
  ) throws(Diagnostic) -> Typed {
    guard items.count == 1 else { return try block(items.map { [$0] }, at: range) }
    let before = freeIndices
    let value = try expression(items[0])
    guard resolved(value.shape).isScalar else { return value }
    let new = freeIndices.filter { before[$0.key] == nil }
    let declared = value.expression.freeIndices.filter { scope.indices[$0.name] == $0 }
    guard let index = new.first?.value.index ?? declared.first, new.count + declared.count == 1
    else {
      return value
    }
    for name in new.keys { freeIndices[name] = nil }
    return Typed(
      expression: .tabulate(index, nil, value.expression), shape: .vector(resolved(index.range)),
      range: range)
  }
}
