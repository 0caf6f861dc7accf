/// Adam with decoupled weight decay: w ← w − η(m̂/(√v̂ + ε) + λw), where m̂ and v̂ know of ∇L only.
///
/// In the paper λ stands beside a rate of its own, w ← w − ηₜ(α·m̂/(√v̂ + ε) + λ′w): with ηₜ = 1 and α = η
/// that is λ′ = ηλ here, as libraries have it.
///
/// Source: I. Loshchilov and F. Hutter, *Decoupled weight decay regularization*, ICLR 2019, algorithm 2.
public struct AdamW: Optimiser {
  private var adam: Adam
  public var rate: Double { adam.rate }
  public var lambda: Double { adam.decay.lambda }
  public var description: String { "AdamW(η: \(rate), λ: \(lambda))" }

  /// - Throws: ``InvalidInput`` unless λ ≥ 0, η, ε > 0 and β₁ and β₂ are in [0, 1).
  public init(
    rate: Double = 1e-3, memories: (first: Double, second: Double) = (0.9, 0.999),
    epsilon: Double = 1e-8, lambda: Double
  ) throws(InvalidInput) {
    adam = try Adam(
      rate: rate, memories: memories, epsilon: epsilon,
      decay: try WeightDecay(.decoupled, lambda: lambda))
  }

  public mutating func step(
    _ theta: inout [Double], gradient: [Double], weightCount: Int
  ) throws(InvalidInput) {
    try adam.step(&theta, gradient: gradient, weightCount: weightCount)
  }
}
