/// Truncated gradient: steps of the loss alone, and after every K of them the weights of size up to
/// θ are moved towards 0 by Kηλ, and no further than 0.
///
/// | what    | statement                                                                      |
/// |:--------|:-------------------------------------------------------------------------------|
/// | step    | v = w − η∇L(w); w ← v, or at every K-th step T(v, Kηλ, θ)                      |
/// | T       | max(v − a, 0) for 0 ≤ v ≤ θ, min(v + a, 0) for −θ ≤ v ≤ 0, v elsewhere; a = Kηλ |
/// | domain  | η > 0, λ ≥ 0, K ≥ 1, θ > 0                                                     |
/// | K = 1   | with θ = ∞ it is the proximal step of λ‖w‖₁                                    |
///
/// Source: J. Langford, L. Li and T. Zhang, *Sparse online learning via truncated gradient*, J. Mach.
/// Learn. Res. 10 (2009), 777–801, equations 3 and 4.
public struct TruncatedGradient: Optimiser {
  public let rate: Double
  public let lambda: Double
  /// K.
  public let period: Int
  /// θ, which may be infinite.
  public let reach: Double
  public private(set) var steps = 0
  public var description: String {
    "TruncatedGradient(η: \(rate), λ: \(lambda), K: \(period), θ: \(reach))"
  }

  /// - Throws: ``InvalidInput`` unless η > 0, λ ≥ 0, K ≥ 1 and θ > 0.
  public init(
    rate: Double, lambda: Double, period: Int = 1, reach: Double = .infinity
  ) throws(InvalidInput) {
    self.rate = try Checked.positive("η", rate)
    self.lambda = try Checked.nonnegative("λ", lambda)
    self.period = try Checked.count("K", period)
    guard reach > 0 else { throw .number(name: "θ", value: reach, bound: "> 0") }
    self.reach = reach
  }

  public mutating func step(
    _ theta: inout [Double], gradient: [Double], weightCount: Int
  ) throws(InvalidInput) {
    let count = try CheckedStep.admit(theta, gradient, weightCount)
    let isTruncated = (steps + 1) % period == 0
    let gravity = Double(period) * rate * lambda
    theta = try CheckedStep.finite(
      theta.indices.map { k in
        let moved = theta[k] - rate * gradient[k]
        guard isTruncated, k < count, moved.magnitude <= reach else { return moved }
        return softThreshold(moved, gravity)
      })
    steps += 1
  }
}
