/// Factors side by side. Prefix operators (`\log`, `\nabla`, `\sum`, …) take what stands behind them
/// as their operand; everything else multiplies.
struct FactorCursor {
  let factors: [Factor]
  var position = 0

  init(_ factors: [Factor]) { self.factors = factors }

  var current: Factor? { position < factors.count ? factors[position] : nil }
  func peek(_ offset: Int = 0) -> Factor? {
    position + offset < factors.count ? factors[position + offset] : nil
  }
  /// Everything that is left, as one product.
  mutating func takeRest() -> [Factor] {
    defer { position = factors.count }
    return Array(factors[min(position, factors.count)...])
  }
}

extension Elaborator {
  mutating func product(_ factors: [Factor], at range: Range<Int>) throws(Diagnostic) -> Meaning {
    var cursor = FactorCursor(factors)
    guard var result = try nextOperand(&cursor) else {
      throw Diagnostic("expected a formula, found nothing", at: range)
    }
    while let factor = cursor.current {
      let link = factor.link
      let before = cursor.position
      if link == .slash { try refuseAmbiguousSlash(cursor) }
      guard let operand = try nextOperand(&cursor), cursor.position > before else {
        throw Diagnostic("expected a factor, found nothing", at: factor.value.range)
      }
      result = try combine(result, link, operand, at: factor.value.range)
    }
    return result
  }

  /// `1/2n` reads as 1/(2n) to some and as n/2 to others; the lab does not guess.
  private func refuseAmbiguousSlash(_ cursor: FactorCursor) throws(Diagnostic) {
    guard let divisor = cursor.peek(0), let next = cursor.peek(1), next.link == .juxtaposed else {
      return
    }
    // Behind `f/g(x)` stands an argument, not a factor.
    if case .bracket = next.value.kind, isFunctionName(divisor.value) { return }
    if isScalarName(next.value) {
      throw Diagnostic(
        "expected brackets that show how far the division goes, found a factor behind the divisor",
        at: next.value.range, hint: "write \\frac{a}{bc} or \\frac{a}{b} c")
    }
  }

  private func isScalarName(_ syntax: Syntax) -> Bool {
    switch syntax.kind {
    case .name(let name):
      if let symbol = scope.symbols[name] { return symbol.shape.isScalar }
      return scope.sizes.contains(name) || name == "\\pi"
    case .scripted(let base, _, _, _): return isScalarName(base)
    default: return false
    }
  }

  mutating func combine(
    _ a: Meaning, _ link: Factor.Link, _ b: Meaning, at range: Range<Int>
  ) throws(Diagnostic) -> Meaning {
    switch (a, b) {
    case (.expression(let x), .expression(let y)):
      return .expression(try multiply(x, link, y))
    case (.expression(let x), .set(let set)) where link == .juxtaposed || link == .dot:
      let element = resolved(set.elementShape)
      guard resolved(x.shape).isScalar || unify(x.shape.columns, element.rows) else {
        throw Diagnostic(
          "expected a factor that fits the set, found \(resolved(x.shape))", at: x.range)
      }
      return .set(.image(x.expression, set))
    default:
      throw Diagnostic("expected a number or matrix as a factor, found a set", at: range)
    }
  }

  mutating func multiply(
    _ a: Typed, _ link: Factor.Link, _ b: Typed
  ) throws(Diagnostic) -> Typed {
    let range = a.range.lowerBound..<max(a.range.upperBound, b.range.upperBound)
    let (x, y) = (resolved(a.shape), resolved(b.shape))
    switch link {
    case .slash:
      return try divide(a, by: b, at: range)
    case .hadamard:
      guard unify(a.shape, b.shape) else { throw mismatch(a, b) }
      return Typed(expression: .hadamard(a.expression, b.expression), shape: x, range: range)
    case .times:
      guard x.isScalar || y.isScalar else {
        throw Diagnostic("expected a number beside \\times, found \(y)", at: b.range)
      }
    case .dot:
      if x.isVector, y.isVector, unify(x, y) {
        let product = Expression.multiply(.transpose(a.expression), b.expression)
        return Typed(expression: product, shape: .scalar, range: range)
      }
    case .juxtaposed: break
    }
    let product = Expression.multiply(a.expression, b.expression)
    if x.isScalar { return Typed(expression: product, shape: y, range: range) }
    if y.isScalar { return Typed(expression: product, shape: x, range: range) }
    guard unify(x.columns, y.rows) else {
      var hint = "the inner sizes \(x.columns) and \(y.rows) differ"
      if x.isVector, y.isVector {
        hint = "did you mean a^\\top b, or a \\odot b?"
      } else if x.rows == y.rows {
        hint += "; did you mean a transposed left factor?"
      }
      throw Diagnostic(
        "expected a factor with \(x.columns) rows behind \(x), found \(y)", at: b.range, hint: hint)
    }
    return Typed(
      expression: product, shape: Shape(resolved(x.rows), resolved(y.columns)), range: range)
  }

  func divide(_ a: Typed, by b: Typed, at range: Range<Int>) throws(Diagnostic) -> Typed {
    let divisor = resolved(b.shape)
    guard divisor.isScalar else {
      throw Diagnostic(
        "expected a number to divide by, found \(divisor)", at: b.range,
        hint: divisor.isSquare ? "did you mean the inverse, ^{-1}?" : nil)
    }
    if case .number(let p) = a.expression, case .number(let q) = b.expression,
      let value = p.divided(by: q)
    {
      return Typed(expression: .number(value), shape: .scalar, range: range)
    }
    return Typed(
      expression: .divide(a.expression, b.expression), shape: resolved(a.shape), range: range)
  }

  // MARK: Operands

  /// The next factor, with everything that a prefix operator in it takes.
  mutating func nextOperand(_ cursor: inout FactorCursor) throws(Diagnostic) -> Meaning? {
    guard let factor = cursor.current else { return nil }
    let syntax = factor.value
    let (base, scripts) = Scripts.split(syntax)
    switch base.kind {
    case .function(let name):
      cursor.position += 1
      return try function(name, scripts, at: syntax.range, &cursor)
    case .nabla:
      cursor.position += 1
      return try nabla(scripts, at: syntax.range, &cursor)
    case .partial:
      cursor.position += 1
      return try subdifferential(scripts, at: syntax.range, &cursor)
    case .sum, .productSign:
      cursor.position += 1
      let fold: Fold = base.kind == .sum ? .sum : .product
      let body = cursor.takeRest()
      return try folded(fold, scripts, body, at: syntax.range)
    case .fraction(let top, let bottom):
      if let operation = try derivativeOperator(top, bottom) {
        cursor.position += 1
        return try differentiate(operation, scripts, at: syntax.range, &cursor)
      }
    case .name(let name):
      if let applied = try application(name, scripts, syntax, &cursor) { return applied }
      if isFunctionName(syntax), let next = cursor.peek(1), next.link == .juxtaposed {
        throw Diagnostic(
          "expected brackets around the argument of \(name), found a factor", at: next.value.range,
          hint: "write \(name)(…)")
      }
    default: break
    }
    cursor.position += 1
    return try atom(syntax)
  }

  /// A bracket right behind, if there is one: an argument.
  func argumentBracket(_ cursor: FactorCursor) -> (content: BracketContent, after: Scripts, Syntax)?
  {
    guard let next = cursor.current, next.link == .juxtaposed else { return nil }
    let (base, scripts) = Scripts.split(next.value)
    guard case .bracket(let open, _, let content) = base.kind,
      open == "(" || open == "[" || open == "\\{"
    else { return nil }
    return (content, scripts, next.value)
  }
}

/// Subscript, superscript and primes of a factor.
struct Scripts {
  var sub: Syntax?
  var sup: Syntax?
  var primes = 0

  static let none = Scripts()

  var isEmpty: Bool { sub == nil && sup == nil && primes == 0 }

  static func split(_ syntax: Syntax) -> (base: Syntax, scripts: Scripts) {
    if case .scripted(let base, let sub, let sup, let primes) = syntax.kind {
      return (base, Scripts(sub: sub, sup: sup, primes: primes))
    }
    return (syntax, .none)
  }
}
