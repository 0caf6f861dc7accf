/// The loss part c∑ᵢ ℓ(xᵢ·w + b, yᵢ) of an ``Objective``, with θ = (w, b), or θ = w where the model has no
/// bias. Its penalty is left to the optimiser.
///
/// The gradient is c∑ᵢ ℓ′(zᵢ, yᵢ)·(xᵢ, 1).
public struct LinearLoss: TrainingLoss {
  public let objective: Objective

  public init(_ objective: Objective) { self.objective = objective }

  public var exampleCount: Int { objective.design.rows }
  public var weightCount: Int { objective.design.columns }
  public var parameterCount: Int { weightCount + (objective.hasBias ? 1 : 0) }

  public func value(at theta: [Double], over examples: [Int]) throws(InvalidInput) -> Double {
    try admit(theta, over: examples)
    let factor = objective.scale * share(of: examples)
    return examples.reduce(0) { sum, i in
      sum + factor
        * objective.loss.value(of: prediction(i, theta), target: objective.targets[i])
    }
  }

  public func gradient(at theta: [Double], over examples: [Int]) throws(InvalidInput) -> [Double] {
    try admit(theta, over: examples)
    let factor = objective.scale * share(of: examples)
    var result = [Double](repeating: 0, count: parameterCount)
    for i in examples {
      let slopes = objective.loss.slopes(at: prediction(i, theta), target: objective.targets[i])
      let pull = factor * min(max(0, slopes.lower), slopes.upper)
      for j in 0..<weightCount { result[j] += pull * objective.design[i, j] }
      if objective.hasBias { result[weightCount] += pull }
    }
    return result
  }

  private func prediction(_ i: Int, _ theta: [Double]) -> Double {
    var sum = objective.hasBias ? theta[weightCount] : 0
    for j in 0..<weightCount { sum += objective.design[i, j] * theta[j] }
    return sum
  }
}
