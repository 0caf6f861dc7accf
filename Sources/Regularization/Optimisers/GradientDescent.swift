/// Gradient descent, θ ← θ − η∇L(θ); with mini-batches in place of all examples stochastic gradient
/// descent.
///
/// | what      | statement                                                                    |
/// |:----------|:-----------------------------------------------------------------------------|
/// | shapes    | θ, ∇L ∈ ℝᵖ, η ∈ ℝ                                                            |
/// | domain    | η > 0; L falls where it is M-smooth and η < 2/M                              |
/// | L2        | w ← w − η(∇L + λw)                                                           |
/// | decoupled | w ← w − ηλw − η∇L, the same step                                             |
///
/// Source: H. Robbins and S. Monro, *A stochastic approximation method*, Ann. Math. Stat. 22 (1951),
/// 400–407.
public struct GradientDescent: Optimiser {
  public let rate: Double
  public let decay: WeightDecay
  public var description: String { "GradientDescent(η: \(rate), \(decay))" }

  /// - Throws: ``InvalidInput`` unless η > 0.
  public init(rate: Double, decay: WeightDecay = .none) throws(InvalidInput) {
    self.rate = try Checked.positive("η", rate)
    self.decay = decay
  }

  public mutating func step(
    _ theta: inout [Double], gradient: [Double], weightCount: Int
  ) throws(InvalidInput) {
    let count = try CheckedStep.admit(theta, gradient, weightCount)
    let slopes = decay.gradient(gradient, at: theta, weightCount: count)
    theta = try CheckedStep.finite(
      theta.indices.map { k in
        theta[k] - decay.loss(of: theta, entry: k, rate: rate, weightCount: count)
          - rate * slopes[k]
      })
  }
}
