/// A network with one hidden layer and squared error, its gradient by back-propagation:
///
///     h = s₁(W₁x + b₁),  o = s₂(W₂h + b₂),  E = c∑ᵢ ½‖oᵢ − tᵢ‖².
///
/// | what     | statement                                                                   |
/// |:---------|:----------------------------------------------------------------------------|
/// | shapes   | x ∈ ℝᵖ, h, b₁ ∈ ℝᵐ, o, t, b₂ ∈ ℝ^q, W₁ ∈ ℝ^(m×p), W₂ ∈ ℝ^(q×m)              |
/// | θ        | W₁ row by row, W₂ row by row, b₁, b₂: the weights first, the biases last    |
/// | output   | δ₂ = (o − t) ⊙ s₂′, ∂E/∂W₂ = δ₂hᵀ, ∂E/∂b₂ = δ₂                               |
/// | hidden   | δ₁ = (W₂ᵀδ₂) ⊙ s₁′, ∂E/∂W₁ = δ₁xᵀ, ∂E/∂b₁ = δ₁; all summed over examples, ·c |
/// | penalty  | on (W₁, W₂) and not on the biases, see ``gradient(at:plus:)``                |
/// | scaling  | c is 1 for the sum and 1/n for the mean over examples                       |
///
/// Source: D. E. Rumelhart, G. E. Hinton and R. J. Williams, *Learning representations by
/// back-propagating errors*, Nature 323 (1986), 533–536.
public struct TwoLayerNetwork: TrainingLoss {
  public let inputs: Matrix
  public let targets: Matrix
  public let hidden: Int
  /// s₁ and s₂.
  public let activations: (hidden: Activation, output: Activation)
  public let reduction: Objective.Reduction

  /// - Throws: ``InvalidInput`` unless there are as many rows of targets as of inputs, and at least
  ///   one hidden unit.
  public init(
    inputs: Matrix, targets: Matrix, hidden: Int,
    activations: (hidden: Activation, output: Activation) = (.tanh, .identity),
    reduction: Objective.Reduction = .mean
  ) throws(InvalidInput) {
    guard targets.rows == inputs.rows else {
      throw .count(name: "the targets", found: targets.rows, expected: inputs.rows, of: "rows")
    }
    self.hidden = try Checked.count("the number of hidden units", hidden)
    (self.inputs, self.targets) = (inputs, targets)
    (self.activations, self.reduction) = (activations, reduction)
  }

  public var exampleCount: Int { inputs.rows }
  public var weightCount: Int { hidden * (inputs.columns + targets.columns) }
  public var parameterCount: Int { weightCount + hidden + targets.columns }

  /// Where the parts of θ begin.
  private var places: (second: Int, firstBias: Int, secondBias: Int) {
    (hidden * inputs.columns, weightCount, weightCount + hidden)
  }

  /// What comes into the two layers for one example, W₁x + b₁ and W₂h + b₂.
  private func forward(_ x: [Double], _ theta: [Double]) -> (hidden: [Double], output: [Double]) {
    let (p, places) = (inputs.columns, places)
    let a = (0..<hidden).map { k in
      (0..<p).reduce(theta[places.firstBias + k]) { $0 + theta[k * p + $1] * x[$1] }
    }
    let h = a.map(activations.hidden.value)
    let u = (0..<targets.columns).map { l in
      (0..<hidden).reduce(theta[places.secondBias + l]) {
        $0 + theta[places.second + l * hidden + $1] * h[$1]
      }
    }
    return (a, u)
  }

  private func factor(_ examples: [Int]) -> Double {
    share(of: examples) * (reduction == .sum ? 1 : 1 / Double(exampleCount))
  }

  public func value(at theta: [Double], over examples: [Int]) throws(InvalidInput) -> Double {
    try admit(theta, over: examples)
    let factor = factor(examples)
    return examples.reduce(0) { sum, i in
      let o = forward(inputs.row(i), theta).output.map(activations.output.value)
      return sum
        + zip(o, targets.row(i)).reduce(0) { $0 + factor / 2 * ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
  }

  public func gradient(at theta: [Double], over examples: [Int]) throws(InvalidInput) -> [Double] {
    try admit(theta, over: examples)
    let factor = factor(examples)
    var result = [Double](repeating: 0, count: parameterCount)
    for i in examples { propagate(inputs.row(i), targets.row(i), theta, factor, into: &result) }
    return result
  }

  /// Adds c times the gradient of one example's error.
  private func propagate(
    _ x: [Double], _ target: [Double], _ theta: [Double], _ factor: Double,
    into gradient: inout [Double]
  ) {
    let (p, places) = (inputs.columns, places)
    let (a, u) = forward(x, theta)
    let h = a.map(activations.hidden.value)
    var back = [Double](repeating: 0, count: hidden)
    for (l, input) in u.enumerated() {
      let error = activations.output.value(at: input) - target[l]
      let delta = factor * error * activations.output.slope(at: input)
      gradient[places.secondBias + l] += delta
      for k in 0..<hidden {
        gradient[places.second + l * hidden + k] += delta * h[k]
        back[k] += theta[places.second + l * hidden + k] * delta
      }
    }
    for k in 0..<hidden {
      let delta = back[k] * activations.hidden.slope(at: a[k])
      gradient[places.firstBias + k] += delta
      for j in 0..<p { gradient[k * p + j] += delta * x[j] }
    }
  }
}
