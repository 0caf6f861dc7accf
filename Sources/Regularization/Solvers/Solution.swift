/// A point that a solver has found, and what is known of it.
public struct Solution: Hashable, Sendable {
  /// w.
  public let coefficients: [Double]
  /// b; 0 where the model has none.
  public let intercept: Double
  /// J(w, b).
  public let value: Double
  /// A bound on J(w, b) − min J, by weak duality: the difference to the dual value at a feasible
  /// point, up to the rounding of that difference.
  public let gap: Double
  /// How far 0 is from the subdifferential of J at (w, b), in the norm of ``SubgradientSet/excess(of:)``
  /// and the slope in b.
  public let residual: Double
  public let iterations: Int

  public init(
    coefficients: [Double], intercept: Double, value: Double, gap: Double, residual: Double,
    iterations: Int
  ) {
    (self.coefficients, self.intercept, self.value) = (coefficients, intercept, value)
    (self.gap, self.residual, self.iterations) = (gap, residual, iterations)
  }

  /// How many coefficients are not exactly 0.
  public var nonZeros: Int { coefficients.reduce(0) { $1 == 0 ? $0 : $0 + 1 } }

  var isFinite: Bool { coefficients.allSatisfy(\.isFinite) && intercept.isFinite }
}
