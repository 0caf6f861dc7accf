/// L(θ) = c∑ᵢ ℓᵢ(θ), a loss over examples that optimisers follow. Of θ the first entries are weights,
/// and the rest biases.
///
/// Over some of the examples, B, it is estimated by c·(n/|B|)∑_{i ∈ B} ℓᵢ(θ), whose mean over all B of
/// one size is L.
public protocol TrainingLoss: Sendable {
  /// n.
  var exampleCount: Int { get }
  /// The length of θ.
  var parameterCount: Int { get }
  /// How many entries of θ are weights.
  var weightCount: Int { get }

  /// - Throws: ``InvalidInput`` where θ has another length or entries that are not finite, and where
  ///   `examples` is empty or holds what is no example.
  func value(at theta: [Double], over examples: [Int]) throws(InvalidInput) -> Double
  /// ∇ of the same, by hand-written formulas; at a kink of ℓ the subgradient nearest to 0.
  /// - Throws: ``InvalidInput`` as ``value(at:over:)``.
  func gradient(at theta: [Double], over examples: [Int]) throws(InvalidInput) -> [Double]
}

extension TrainingLoss {
  var everything: [Int] { Array(0..<exampleCount) }

  /// L(θ).
  public func value(at theta: [Double]) throws(InvalidInput) -> Double {
    try value(at: theta, over: everything)
  }

  /// ∇L(θ).
  public func gradient(at theta: [Double]) throws(InvalidInput) -> [Double] {
    try gradient(at: theta, over: everything)
  }

  /// L(θ) + R(w): the penalty is about the weights, and not about the biases.
  public func value(at theta: [Double], plus penalty: any Penalty) throws(InvalidInput) -> Double {
    try value(at: theta) + penalty.value(at: Array(theta.prefix(weightCount)))
  }

  /// The gradient of L(θ) + R(w); nil at a kink of the penalty.
  public func gradient(
    at theta: [Double], plus penalty: any Penalty
  ) throws(InvalidInput) -> [Double]? {
    var result = try gradient(at: theta)
    guard let pull = try penalty.gradient(at: Array(theta.prefix(weightCount))) else { return nil }
    for (k, slope) in pull.enumerated() { result[k] += slope }
    return result
  }

  func admit(_ theta: [Double], over examples: [Int]) throws(InvalidInput) {
    try Checked.vector("θ", theta)
    guard theta.count == parameterCount else {
      throw .count(name: "θ", found: theta.count, expected: parameterCount, of: "entries")
    }
    if examples.isEmpty { throw .empty(name: "the batch") }
    for (k, i) in examples.enumerated() where i < 0 || i >= exampleCount {
      throw .entry(
        name: "the batch", index: k, value: Double(i), bound: "from 0 to \(exampleCount - 1)")
    }
  }

  /// n/|B|.
  func share(of examples: [Int]) -> Double { Double(exampleCount) / Double(examples.count) }
}
