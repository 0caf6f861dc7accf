/// Subgradient steps on L + λ‖w‖₁: w ← w − η(∇L(w) + λ·sign w), with sign 0 = 0 for the subgradient at 0.
///
/// | what   | statement                                                                       |
/// |:-------|:--------------------------------------------------------------------------------|
/// | shapes | w, ∇L ∈ ℝᵈ; biases move by ∇L alone                                             |
/// | domain | η > 0, λ ≥ 0                                                                    |
/// | kinks  | a weight with 0 < |w| < ηλ and no slope of the loss is sent past 0, to the other |
/// |        | side: exact zeros are met by accident only                                      |
///
/// Source: N. Z. Shor, *Minimization methods for non-differentiable functions* (1985), chapter 2.
public struct SubgradientL1: Optimiser {
  public let rate: Double
  public let lambda: Double
  public var description: String { "SubgradientL1(η: \(rate), λ: \(lambda))" }

  /// - Throws: ``InvalidInput`` unless η > 0 and λ ≥ 0.
  public init(rate: Double, lambda: Double) throws(InvalidInput) {
    self.rate = try Checked.positive("η", rate)
    self.lambda = try Checked.nonnegative("λ", lambda)
  }

  public mutating func step(
    _ theta: inout [Double], gradient: [Double], weightCount: Int
  ) throws(InvalidInput) {
    let count = try CheckedStep.admit(theta, gradient, weightCount)
    theta = try CheckedStep.finite(
      theta.indices.map { k in
        let pull = k < count ? lambda * sign(theta[k]) : 0
        return theta[k] - rate * (gradient[k] + pull)
      })
  }
}
