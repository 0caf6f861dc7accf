/// Sums, products, quotients and transposes of parts that are already simplified.
extension Expression {
  static func simplifiedSum(_ terms: [Expression]) -> Expression {
    guard let shape = terms.first?.shape else { return .add(terms) }
    var order: [Expression] = []
    var coefficients: [Expression: Rational] = [:]
    for term in terms.flatMap(\.flattenedTerms) where !term.isZero {
      let (coefficient, rest) = term.splittingCoefficient
      guard let old = coefficients[rest] else {
        order.append(rest)
        coefficients[rest] = coefficient
        continue
      }
      guard let sum = old.adding(coefficient) else { return .add(terms) }
      coefficients[rest] = sum
    }
    let collected = order.map { $0.scaled(by: coefficients[$0] ?? .one) }.filter { !$0.isZero }
    if collected.isEmpty { return .zero(shape) }
    return collected.count == 1 ? collected[0] : .add(collected)
  }

  private var flattenedTerms: [Expression] {
    switch self {
    case .add(let terms): return terms.flatMap(\.flattenedTerms)
    case .negate(.add(let terms)):
      return terms.flatMap(\.flattenedTerms).map { $0.scaled(by: Rational(-1)) }
    default: return [self]
    }
  }

  static func simplifiedProduct(_ a: Expression, _ b: Expression) -> Expression {
    if a.isZero || b.isZero { return .zero(Shape.product(a.shape, b.shape)) }
    let (first, left) = a.splittingCoefficient
    let (second, right) = b.splittingCoefficient
    guard let coefficient = first.multiplied(by: second) else { return .multiply(a, b) }
    return plainProduct(left, right).scaled(by: coefficient)
  }

  /// A product of parts without numeric factors, scalars in front.
  private static func plainProduct(_ a: Expression, _ b: Expression) -> Expression {
    if a == 1 { return b }
    if b == 1 { return a }
    if case .identity = a, !b.shape.isScalar { return b }
    if case .identity = b, !a.shape.isScalar { return a }
    if b.shape.isScalar, !a.shape.isScalar, a.shape.rows != .one || !a.isRowProduct {
      return plainProduct(b, a)
    }
    if case .divide(let above, let below) = a, above == 1 { return simplifiedQuotient(b, below) }
    if case .divide(let above, let below) = b, a.shape.isScalar, b.shape.isScalar {
      return simplifiedQuotient(simplifiedProduct(a, above), below)
    }
    // A scalar behind a matrix comes to the front: A(cB) = c(AB).
    if case .multiply(let c, let rest) = b, c.shape.isScalar, !a.shape.isScalar,
      !rest.shape.isScalar
    {
      return .multiply(c, plainProduct(a, rest))
    }
    return .multiply(a, b)
  }

  /// Whether this is a row, which a following column turns into a number.
  private var isRowProduct: Bool { shape.rows == .one && shape.columns != .one }

  static func simplifiedHadamard(_ a: Expression, _ b: Expression) -> Expression {
    if a.shape.isScalar { return simplifiedProduct(a, b) }
    if a.isZero || b.isZero { return .zeros(a.shape) }
    let (first, left) = a.splittingCoefficient
    let (second, right) = b.splittingCoefficient
    guard let coefficient = first.multiplied(by: second) else { return .hadamard(a, b) }
    if case .ones = left { return right.scaled(by: coefficient) }
    if case .ones = right { return left.scaled(by: coefficient) }
    if case .multiply(let c, .ones) = left {
      return simplifiedProduct(c, right).scaled(by: coefficient)
    }
    return .hadamard(left, right).scaled(by: coefficient)
  }

  static func simplifiedQuotient(_ a: Expression, _ b: Expression) -> Expression {
    if a.isZero { return a }
    let (below, rest) = b.splittingCoefficient
    let (above, numerator) = a.splittingCoefficient
    guard let inverse = below.reciprocal, let coefficient = above.multiplied(by: inverse) else {
      return .divide(a, b)
    }
    if rest == 1 { return numerator.scaled(by: coefficient) }
    if numerator == rest { return .number(coefficient) }
    if case .divide(let inner, let outer) = numerator {
      return Expression.divide(inner, plainProduct(outer, rest)).scaled(by: coefficient)
    }
    return Expression.divide(numerator, rest).scaled(by: coefficient)
  }

  static func simplifiedPower(_ a: Expression, _ exponent: Expression) -> Expression {
    let (value, rest) = exponent.splittingCoefficient
    guard rest == 1 else { return .power(a, exponent) }
    if value == .one { return a }
    if value == .zero { return 1 }
    if case .apply(.magnitude, let inner) = a, let whole = value.asInt, whole % 2 == 0 {
      return .power(inner, exponent)
    }
    if case .number(let base) = a, let whole = value.asInt, let power = base.raised(to: whole) {
      return .number(power)
    }
    return .power(a, value.numerator < 0 ? exponent : .number(value))
  }

  var simplifiedTranspose: Expression {
    if shape.isScalar { return self }
    switch self {
    case .transpose(let a): return a
    case .identity: return self
    case .zeros(let shape): return .zeros(shape.transposed)
    case .symbol(let symbol) where symbol.domain.isSymmetric: return self
    case .diagonal where shape.isSquare: return self
    case .negate(let a): return .negate(a.simplifiedTranspose)
    case .add(let terms): return .add(terms.map(\.simplifiedTranspose))
    case .divide(let a, let b): return .divide(a.simplifiedTranspose, b)
    case .hadamard(let a, let b):
      return .hadamard(a.simplifiedTranspose, b.simplifiedTranspose)
    case .matrixPower(let a, let exponent): return .matrixPower(a.simplifiedTranspose, exponent)
    case .multiply(let a, let b):
      if a.shape.isScalar { return .multiply(a, b.simplifiedTranspose) }
      if b.shape.isScalar { return .multiply(a.simplifiedTranspose, b) }
      return .multiply(b.simplifiedTranspose, a.simplifiedTranspose)
    default: return .transpose(self)
    }
  }
}
