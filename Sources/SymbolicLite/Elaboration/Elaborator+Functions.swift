extension Elaborator {
  private static let elementary: [String: Elementary] = [
    "sign": .sign, "exp": .exp, "log": .log, "tanh": .tanh,
  ]

  /// `\log x`, `\max(a, b)`, `\operatorname{tr}(A)`, `\arg\min_w …`: the name is read, its operand follows.
  mutating func function(
    _ name: String, _ scripts: Scripts, at range: Range<Int>, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> Meaning {
    switch name {
    case "max", "min": return try extremum(name, scripts, at: range, &cursor)
    case "argmin": return try argumentOfMinimum(scripts, at: range, &cursor)
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

  private func functionPower(_ scripts: Scripts, _ name: String) throws(Diagnostic) -> Syntax? {
    guard let sup = scripts.sup else { return nil }
    if case .number = sup.kind { return sup }
    throw Diagnostic(
      "expected a whole power on \\\(name), found another superscript", at: sup.range,
      hint: "\\tanh^2(z) means (\\tanh(z))^2; for 1/\\tanh write a fraction")
  }

  private mutating func applied(
    _ name: String, to x: Typed, at range: Range<Int>
  ) throws(Diagnostic) -> Typed {
    let shape = resolved(x.shape)
    let all = range.lowerBound..<max(range.upperBound, x.range.upperBound)
    func made(_ expression: Expression, _ shape: Shape) -> Typed {
      Typed(expression: expression, shape: shape, range: all)
    }
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
  private mutating func operand(
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
  private mutating func diagonalEntries(
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

  // MARK: Maximum and minimum

  private mutating func extremum(
    _ name: String, _ scripts: Scripts, at range: Range<Int>, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> Meaning {
    if let sub = scripts.sub {
      if minimisationVariable(sub) != nil {
        guard name == "min" else {
          throw Diagnostic(
            "expected a maximum over an index, found one over a symbol", at: sub.range,
            hint: "state it as -\\min of the negative")
        }
        let problem = try minimisation(sub, at: range, &cursor)
        return typed(.minimum(problem.0), .scalar, problem.1)
      }
      let fold: Fold = name == "max" ? .max : .min
      // \max_j (|w_j|)^2 takes one bracket, \max_j |w_j| + 1 stops at the sign.
      return try folded(fold, Scripts(sub: sub, sup: nil), cursor.takeRest(), at: range)
    }
    guard let bracket = argumentBracket(cursor), case .items(let items) = bracket.content,
      !items.isEmpty
    else {
      throw Diagnostic(
        "expected a list behind \\\(name), found none", at: range, hint: "write \\\(name)(a, b)")
    }
    cursor.position += 1
    var entries: [Expression] = []
    for item in items { entries.append(try scalar(item, as: "an entry of \\\(name)")) }
    let value = Typed(
      expression: .extremum(name == "max" ? .max : .min, entries), shape: .scalar,
      range: range.lowerBound..<bracket.2.range.upperBound)
    return .expression(
      try apply(
        Scripts(sub: bracket.after.sub, sup: bracket.after.sup ?? scripts.sup, primes: 0),
        on: value,
        at: range))
  }

  // MARK: Application

  /// `J(w)`, `S_{\lambda/2}(z)`, `f'(z)`, `L(w)`, `\mathcal{N}(y \mid …)`, `p(w)`: nil where the name is no function.
  mutating func application(
    _ name: String, _ scripts: Scripts, _ syntax: Syntax, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> Meaning? {
    guard let bracket = argumentBracket(Self.advanced(cursor)) else { return nil }
    let range = syntax.range.lowerBound..<bracket.2.range.upperBound
    if let value = try chance(name, scripts, bracket.content, at: range) {
      cursor.position += 2
      return .expression(try apply(bracket.after, on: value, at: range))
    }
    guard case .items(let items) = bracket.content else { return nil }
    for candidate in spellings(name, scripts) {
      var left = candidate.left
      if let function = scope.openFunctions[candidate.key] {
        guard left.sub == nil else { continue }
        cursor.position += 2
        let value = try call(function, items, primes: left.primes, at: range)
        return try result(.expression(value), left, bracket.after, at: range)
      }
      guard let definition = scope.definitions[candidate.key], !definition.parameters.isEmpty else {
        continue
      }
      var subscripts: [Syntax] = []
      if let sub = left.sub, !definition.subscripts.isEmpty {
        subscripts = definition.subscripts.count > 1 ? listed(sub) : [sub]
        left.sub = nil
      }
      guard left.sub == nil else { continue }
      cursor.position += 2
      let value = try applied(definition, items, subscripts, primes: left.primes, at: range)
      return try result(value, left, bracket.after, at: range)
    }
    return nil
  }

  private func listed(_ syntax: Syntax) -> [Syntax] {
    if case .list(let items) = syntax.kind { return items }
    return [syntax]
  }

  private static func advanced(_ cursor: FactorCursor) -> FactorCursor {
    var next = cursor
    next.position += 1
    return next
  }

  /// `f^2(z)` is (f(z))²; scripts behind the bracket come last.
  private mutating func result(
    _ value: Meaning, _ left: Scripts, _ after: Scripts, at range: Range<Int>
  ) throws(Diagnostic) -> Meaning {
    guard case .expression(let typed) = value else {
      guard left.sup == nil, after.isEmpty else {
        throw Diagnostic("expected no script on a set, found one", at: range)
      }
      return value
    }
    if let sup = left.sup {
      guard case .number = sup.kind else {
        throw Diagnostic(
          "expected a whole power on a function, found another superscript", at: sup.range,
          hint: "f^2(z) means (f(z))^2; for 1/f(z) write a fraction")
      }
    }
    let powered = try raised(typed, to: left.sup, primes: 0)
    return .expression(try apply(after, on: powered, at: range))
  }

  private mutating func applied(
    _ definition: Definition, _ items: [Syntax], _ subscripts: [Syntax], primes: Int,
    at range: Range<Int>
  ) throws(Diagnostic) -> Meaning {
    if primes > 0 { return try primed(definition, items, subscripts, primes, at: range) }
    var arguments: [Typed] = []
    for item in items { arguments.append(try expression(item)) }
    return try apply(definition, to: arguments, subscripts: subscripts, at: range)
  }

  mutating func apply(
    _ definition: Definition, to arguments: [Typed], subscripts: [Syntax], at range: Range<Int>
  ) throws(Diagnostic) -> Meaning {
    guard arguments.count == definition.parameters.count else {
      throw Diagnostic(
        "expected \(definition.parameters.count) arguments of \(definition.name), found \(arguments.count)",
        at: range)
    }
    var replacements = try subscriptReplacements(definition, subscripts, at: range)
    var elementwise: Shape?
    for (parameter, argument) in zip(definition.parameters, arguments) {
      let shape = resolved(argument.shape)
      if unify(parameter.shape, shape) {
        replacements[parameter] = argument.expression
      } else if argument.expression == .number(.zero) {
        replacements[parameter] = .zeros(parameter.shape)
      } else if parameter.shape.isScalar, elementwise == nil {
        // A function of numbers acts entry by entry.
        elementwise = shape
        replacements[parameter] = argument.expression
      } else {
        throw Diagnostic(
          "expected \(parameter.shape) as the argument \(parameter.name) of \(definition.name), found \(shape)",
          at: argument.range)
      }
    }
    guard let shape = elementwise else {
      return substituted(definition.body, replacements, at: range)
    }
    return try entrywise(definition, replacements, shape, at: range)
  }

  private func substituted(
    _ body: Denotation, _ replacements: [Symbol: Expression], at range: Range<Int>
  ) -> Meaning {
    switch body {
    case .expression(let expression):
      let result = expression.substituting(replacements)
      return typed(result, result.shape, range)
    case .set(let set): return .set(set.substituting(replacements))
    }
  }

  private mutating func entrywise(
    _ definition: Definition, _ replacements: [Symbol: Expression], _ shape: Shape,
    at range: Range<Int>
  ) throws(Diagnostic) -> Meaning {
    guard case .expression(let body) = definition.body, body.shape.isScalar else {
      throw Diagnostic("expected a function of numbers with a number as value", at: range)
    }
    let row = Index("i", id: nextIndex, through: shape.rows)
    let column = Index("j", id: nextIndex + 1, through: shape.columns)
    nextIndex += 2
    let isVector = shape.columns == .one
    let entries = replacements.mapValues { argument -> Expression in
      guard argument.shape != .scalar || shape.isScalar else { return argument }
      return .entry(argument, .index(row), isVector ? .number(.one) : .index(column))
    }
    let result = Expression.tabulate(row, isVector ? nil : column, body.substituting(entries))
    return typed(result, shape, range)
  }

  mutating func subscriptReplacements(
    _ definition: Definition, _ subscripts: [Syntax], at range: Range<Int>
  ) throws(Diagnostic) -> [Symbol: Expression] {
    guard !subscripts.isEmpty else { return [:] }
    guard subscripts.count == definition.subscripts.count else {
      throw Diagnostic(
        "expected \(definition.subscripts.count) subscripts on \(definition.name), found \(subscripts.count)",
        at: range)
    }
    var replacements: [Symbol: Expression] = [:]
    for (parameter, syntax) in zip(definition.subscripts, subscripts) {
      let value = try expression(syntax)
      guard unify(value.shape, parameter.shape) else {
        throw Diagnostic(
          "expected \(parameter.shape) as the subscript, found \(resolved(value.shape))",
          at: syntax.range)
      }
      replacements[parameter] = value.expression
    }
    return replacements
  }

  private mutating func call(
    _ function: OpaqueFunction, _ items: [Syntax], primes: Int, at range: Range<Int>
  ) throws(Diagnostic) -> Typed {
    guard items.count == 1 else {
      throw Diagnostic("expected one argument of \(function.name), found \(items.count)", at: range)
    }
    let argument = shaped(try expression(items[0]), as: function.argument)
    guard unify(argument.shape, function.argument) else {
      throw Diagnostic(
        "expected \(function.argument) as the argument of \(function.name), found \(resolved(argument.shape))",
        at: argument.range)
    }
    guard primes > 0 else {
      return Typed(expression: .call(function, argument.expression), shape: .scalar, range: range)
    }
    let variable = freshSymbol("x", function.argument)
    let body = Expression.call(function, .symbol(variable))
    return Typed(
      expression: derivative(of: body, variable, primes, at: argument.expression), shape: .scalar,
      range: range)
  }

  /// A bare 0 stands for the zero of any shape.
  func shaped(_ argument: Typed, as shape: Shape) -> Typed {
    guard argument.expression == .number(.zero), !shape.isScalar else { return argument }
    return Typed(expression: .zeros(shape), shape: shape, range: argument.range)
  }

  /// A bound symbol that no note can spell.
  mutating func freshSymbol(_ letter: String, _ shape: Shape) -> Symbol {
    defer { nextIndex += 1 }
    return Symbol("\(letter)''_{\(nextIndex)}", shape)
  }
}
