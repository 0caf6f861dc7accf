/// Gradient descent with a velocity, v ← μv − η∇L(θ), θ ← θ + v: Polyak's heavy ball.
///
/// | what      | statement                                                                     |
/// |:----------|:------------------------------------------------------------------------------|
/// | shapes    | θ, v, ∇L ∈ ℝᵖ, η, μ ∈ ℝ; v = 0 before the first step                          |
/// | domain    | η > 0, μ in [0, 1); μ = 0 is gradient descent                                 |
/// | L2        | v ← μv − η(∇L + λw): the velocity remembers the penalty                       |
/// | decoupled | w ← w + v − ηλw: it does not. From the second step on the two differ, there by |
/// |           | −ημλw₀                                                                        |
///
/// Source: B. T. Polyak, *Some methods of speeding up the convergence of iteration methods*, USSR
/// Comput. Math. Math. Phys. 4 (1964), 1–17.
public struct HeavyBall: Optimiser {
  public let rate: Double
  public let momentum: Double
  public let decay: WeightDecay
  /// v; empty before the first step.
  public private(set) var velocity: [Double] = []
  public var description: String { "HeavyBall(η: \(rate), μ: \(momentum), \(decay))" }

  /// - Throws: ``InvalidInput`` unless η > 0 and μ is in [0, 1).
  public init(
    rate: Double, momentum: Double = 0.9, decay: WeightDecay = .none
  ) throws(InvalidInput) {
    self.rate = try Checked.positive("η", rate)
    self.momentum = try Checked.belowOne("μ", momentum)
    self.decay = decay
  }

  public mutating func step(
    _ theta: inout [Double], gradient: [Double], weightCount: Int
  ) throws(InvalidInput) {
    let count = try CheckedStep.admit(theta, gradient, weightCount)
    let slopes = decay.gradient(gradient, at: theta, weightCount: count)
    let before = velocity.count == theta.count ? velocity : theta.map { _ in 0 }
    let after = zip(before, slopes).map { momentum * $0 - rate * $1 }
    theta = try CheckedStep.finite(
      theta.indices.map { k in
        theta[k] - decay.loss(of: theta, entry: k, rate: rate, weightCount: count) + after[k]
      })
    velocity = after
  }
}
