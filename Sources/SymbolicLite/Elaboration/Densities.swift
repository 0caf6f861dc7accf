/// Densities as formulas: exp of a log density, so that −log of one is a sum without an exp in it.
public enum Densities {
  /// log of the density of a Gaussian or Laplace symbol at a point; nil for a discrete distribution.
  ///
  /// Gaussian, n entries: −n/2·log(2π) − ½ log det Σ − ½ (x−μ)ᵀΣ⁻¹(x−μ); for Σ = σ²I this is
  /// −n/2·log(2πσ²) − ‖x−μ‖²/(2σ²). Laplace: −n·log(2b) − ‖x−m‖₁/b.
  static func logarithm(
    _ distribution: Distribution, at point: Expression
  ) -> Expression? {
    let shape = point.shape
    let entries = count(shape)
    switch distribution {
    case .normal(let mean, let covariance):
      let residual = Expression.add([point, .negate(mean)])
      guard let variance = isotropic(covariance) else {
        guard shape.columns == .one else { return nil }
        let quadratic = Expression.multiply(
          .transpose(residual), .multiply(.matrixPower(covariance, -1), residual))
        return .add([
          .negate(half(.multiply(entries, .apply(.log, .multiply(number(2), .pi))))),
          .negate(half(.apply(.log, .determinant(covariance)))), .negate(half(quadratic)),
        ])
      }
      let constant = half(
        .multiply(entries, .apply(.log, .multiply(.multiply(number(2), .pi), variance))))
      let square = Expression.divide(squared(residual, shape), .multiply(number(2), variance))
      return .add([.negate(constant), .negate(square)])
    case .laplace(let location, let scale):
      let residual = Expression.add([point, .negate(location)])
      let length: Expression =
        shape.isScalar ? .apply(.magnitude, residual) : .norm(.l1, residual)
      return .add([
        .negate(.multiply(entries, .apply(.log, .multiply(number(2), scale)))),
        .negate(.divide(length, scale)),
      ])
    case .bernoulli: return nil
    }
  }

  /// σ² where the covariance is σ²I or a number, nil where it is another matrix.
  static func isotropic(_ covariance: Expression) -> Expression? {
    if covariance.shape.isScalar { return covariance }
    switch covariance {
    case .identity: return .number(.one)
    case .multiply(let a, .identity) where a.shape.isScalar: return a
    case .multiply(.identity, let a) where a.shape.isScalar: return a
    case .divide(.identity, let a): return .divide(.number(.one), a)
    default: return nil
    }
  }

  /// log x, with log(exp(a)) = a and logs of products of exps taken apart: both hold everywhere, since exp is positive.
  public static func logarithm(of expression: Expression) -> Expression {
    positiveLogarithm(expression) ?? .apply(.log, expression)
  }

  /// The log of a product of exps and unknown positive factors; nil where another factor is in it.
  private static func positiveLogarithm(_ expression: Expression) -> Expression? {
    switch expression {
    case .apply(.exp, let inner): return inner
    case .unknown: return .apply(.log, expression)
    case .multiply(let a, let b):
      guard let x = positiveLogarithm(a), let y = positiveLogarithm(b) else { return nil }
      return .add([x, y])
    case .divide(let a, let b):
      guard let x = positiveLogarithm(a), let y = positiveLogarithm(b) else { return nil }
      return .add([x, .negate(y)])
    case .fold(.product, let index, let lower, let upper, let condition, let body):
      guard let inner = positiveLogarithm(body) else { return nil }
      return .fold(.sum, index, lower: lower, upper: upper, condition: condition, inner)
    default: return nil
    }
  }

  private static func count(_ shape: Shape) -> Expression {
    func number(_ size: Dimension) -> Expression {
      size.fixed.map { .number(Rational($0)) } ?? .size(size)
    }
    if shape.columns == .one { return number(shape.rows) }
    return .multiply(number(shape.rows), number(shape.columns))
  }

  private static func squared(_ residual: Expression, _ shape: Shape) -> Expression {
    let length: Expression =
      shape.isScalar
      ? residual : .norm(shape.columns == .one ? .l2 : .frobenius, residual)
    return .power(length, number(2))
  }

  private static func number(_ value: Int) -> Expression { .number(Rational(value)) }
  private static func half(_ expression: Expression) -> Expression {
    .multiply(.divide(number(1), number(2)), expression)
  }
}
