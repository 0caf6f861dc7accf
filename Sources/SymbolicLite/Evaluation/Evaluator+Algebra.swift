extension Evaluator {
  mutating func algebra(_ expression: Expression) throws(Undefined) -> Value<N> {
    switch expression {
    case .negate(let a): return try value(a).negated()
    case .hadamard(let a, let b): return try value(a).entrywiseProduct(value(b))
    case .matrixPower(let base, let exponent): return try matrixPower(base, exponent)
    case .transpose(let a): return try value(a).transposed()
    default: throw .unsupported("not an operation")
    }
  }

  mutating func sum(_ terms: [Expression]) throws(Undefined) -> Value<N> {
    guard let first = terms.first else { return .scalar(.zero) }
    var total = try value(first)
    for place in 1..<max(terms.count, 1) {
      // a − b reads better than a + (−b), and rounds no worse.
      if case .negate(let negative) = terms[place] {
        total = try total.minus(value(negative))
      } else {
        total = try total.plus(value(terms[place]))
      }
    }
    return total
  }

  /// A long chain of factors leans to the left; a loop takes it without any depth.
  mutating func product(
    _ a: Expression, _ b: Expression
  ) throws(Undefined) -> Value<N> {
    guard case .multiply(var head, let next) = a else { return try value(a).times(value(b)) }
    var factors = [b, next]
    while case .multiply(let left, let right) = head {
      factors.append(right)
      head = left
    }
    var result = try value(head)
    for factor in factors.reversed() { result = try result.times(value(factor)) }
    return result
  }

  mutating func quotient(
    _ a: Expression, _ b: Expression
  ) throws(Undefined) -> Value<N> {
    let dividend = try value(a)
    let divisor = try scalar(b)
    if case .scalar(let number) = dividend { return .scalar(try number.divided(by: divisor)) }
    return try dividend.map { (x: N) throws(Undefined) -> N in try x.divided(by: divisor) }
  }

  mutating func power(
    _ base: Expression, _ exponent: Expression
  ) throws(Undefined) -> N {
    if case .e = base { return try scalar(exponent).exponential() }
    guard let literal = exponent.literal else {
      let raised = try scalar(base)
      let power = try scalar(exponent)
      if let whole = power.whole { return try raised.raised(to: whole) }
      return try raised.raised(to: power)
    }
    guard let whole = literal.asInt else {
      if literal.numerator == 1, literal.denominator == 2 {
        return try scalar(base).squareRoot()
      }
      return try scalar(base).raised(to: N(literal))
    }
    return try wholePower(base, whole)
  }

  /// ‖x‖² is the sum of squares and |x|² is x²: no root, no kink, and exact on whole numbers.
  private mutating func wholePower(_ base: Expression, _ power: Int) throws(Undefined) -> N {
    if power.isMultiple(of: 2) {
      switch base {
      case .norm(.l2, let x), .norm(.frobenius, let x):
        return try Self.sumOfSquares(value(x)).raised(to: power / 2)
      case .apply(.magnitude, let x): return try scalar(x).raised(to: power)
      default: break
      }
    }
    return try scalar(base).raised(to: power)
  }

  private static func sumOfSquares(_ value: Value<N>) throws(Undefined) -> N {
    switch value {
    case .scalar(let number): return try number.raised(to: 2)
    case .matrix(let tensor):
      var total = N.zero
      for element in tensor.elements { total = total + (try element.raised(to: 2)) }
      return total
    }
  }

  private mutating func matrixPower(
    _ base: Expression, _ exponent: Int
  ) throws(Undefined) -> Value<N> {
    let matrix = try value(base)
    guard matrix.rows == matrix.columns else { throw .unsupported("a power of no square matrix") }
    guard exponent.magnitude <= 64 else { throw .unsupported("a matrix power beyond 64") }
    if exponent == 0 { return Value(Tensor.identity(matrix.rows)) }
    let factor = exponent < 0 ? Value(try matrix.tensor.inverse()) : matrix
    var result = factor
    for _ in 1..<exponent.magnitude { result = try result.times(factor) }
    return result
  }
}

extension Expression {
  /// The number that this is written as.
  var literal: Rational? {
    switch self {
    case .number(let number): return number
    case .negate(.number(let number)): return Rational(-number.numerator, over: number.denominator)
    default: return nil
    }
  }
}
