import Foundation

/// Adam: steps along a running mean of the gradient, measured by the root of a running mean of its
/// square.
///
/// | what      | statement                                                                    |
/// |:----------|:-----------------------------------------------------------------------------|
/// | moments   | m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², entry by entry; both start at 0   |
/// | step t    | θ ← θ − η·m̂/(√v̂ + ε), m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ), t = 1, 2, …         |
/// | domain    | η, ε > 0, β₁ and β₂ in [0, 1)                                                |
/// | size      | the first step is −η·g/(|g| + ε): its length forgets that of g, and with it  |
/// |           | how much of g was a penalty                                                  |
/// | L2        | g = ∇L + λw: what `weight_decay` in libraries' Adam means                     |
/// | decoupled | g = ∇L, and w loses ηλw beside the step: AdamW                               |
///
/// Source: D. P. Kingma and J. Ba, *Adam: a method for stochastic optimization*, ICLR 2015, algorithm 1.
public struct Adam: Optimiser {
  public let rate: Double
  /// β₁ and β₂.
  public let memories: (first: Double, second: Double)
  public let epsilon: Double
  public let decay: WeightDecay
  /// t, the number of steps made.
  public private(set) var steps = 0
  private var first: [Double] = []
  private var second: [Double] = []
  public var description: String {
    "Adam(η: \(rate), β: \(memories.first) and \(memories.second), ε: \(epsilon), \(decay))"
  }

  /// - Throws: ``InvalidInput`` unless η, ε > 0 and β₁ and β₂ are in [0, 1).
  public init(
    rate: Double = 1e-3, memories: (first: Double, second: Double) = (0.9, 0.999),
    epsilon: Double = 1e-8, decay: WeightDecay = .none
  ) throws(InvalidInput) {
    self.rate = try Checked.positive("η", rate)
    self.memories = (
      try Checked.belowOne("β₁", memories.first), try Checked.belowOne("β₂", memories.second)
    )
    self.epsilon = try Checked.positive("ε", epsilon)
    self.decay = decay
  }

  public mutating func step(
    _ theta: inout [Double], gradient: [Double], weightCount: Int
  ) throws(InvalidInput) {
    let count = try CheckedStep.admit(theta, gradient, weightCount)
    let slopes = decay.gradient(gradient, at: theta, weightCount: count)
    let (a, b) = memories
    let zero = theta.map { _ in 0.0 }
    let (oldFirst, oldSecond) = first.count == theta.count ? (first, second) : (zero, zero)
    let newFirst = zip(oldFirst, slopes).map { a * $0 + (1 - a) * $1 }
    let newSecond = zip(oldSecond, slopes).map { b * $0 + (1 - b) * $1 * $1 }
    let time = Double(steps + 1)
    let (firstShare, secondShare) = (1 - pow(a, time), 1 - pow(b, time))
    theta = try CheckedStep.finite(
      theta.indices.map { k in
        let size = (newSecond[k] / secondShare).squareRoot() + epsilon
        return theta[k] - decay.loss(of: theta, entry: k, rate: rate, weightCount: count)
          - rate * (newFirst[k] / firstShare) / size
      })
    (first, second, steps) = (newFirst, newSecond, steps + 1)
  }
}
