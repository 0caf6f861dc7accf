// Derivatives inside a formula are taken one storey up: a number system N hands the body to
// Dual<N>. Two storeys are enough for gradients and Hessians, and a tower without a roof could not
// be compiled, so the storeys are named here, one number system after another. Each is a call with
// concrete types, which the compiler turns into code without any generic dispatch.

extension Double {
  public static var one: Double { 1 }

  /// Sums and products may overflow on the way; what comes out is finite.
  public static func evaluate(
    _ expression: Expression, in environment: Environment<Double>
  ) throws(Undefined) -> Tensor<Double> {
    var evaluator = Evaluator(environment)
    let result = try evaluator.value(expression).tensor
    for element in result.elements { _ = try element.settled() }
    return result
  }
  public var whole: Int? { Int(exactly: self) }

  public static func evaluateDual(
    _ body: Expression, in environment: Environment<Dual<Double>>
  ) throws(Undefined) -> Tensor<Dual<Double>> {
    try body.evaluate(in: environment)
  }

  public static func evaluateDualDual(
    _ body: Expression, in environment: Environment<Dual<Dual<Double>>>
  ) throws(Undefined) -> Tensor<Dual<Dual<Double>>> {
    try body.evaluate(in: environment)
  }
}

extension Interval {
  public var whole: Int? { isPoint ? Int(exactly: lower) : nil }

  public static func evaluateDual(
    _ body: Expression, in environment: Environment<Dual<Interval>>
  ) throws(Undefined) -> Tensor<Dual<Interval>> {
    try body.evaluate(in: environment)
  }

  public static func evaluateDualDual(
    _ body: Expression, in environment: Environment<Dual<Dual<Interval>>>
  ) throws(Undefined) -> Tensor<Dual<Dual<Interval>>> {
    try body.evaluate(in: environment)
  }
}

// Exact fractions decide formulas without derivatives; a tower over them would only cost code.
extension ExactNumber {
  public static var zero: ExactNumber { ExactNumber(Rational.zero) }
  public var whole: Int? {
    guard let value = try? value(), value.denominator == 1 else { return nil }
    return Int(exactly: value.numerator)
  }
}
