/// A rule by which parameters θ follow the slopes of a loss, one step after the other; what it
/// remembers from step to step is its state.
///
/// The first entries of θ are weights w, which penalties are about, and the rest are biases, which
/// they leave alone: a step moves a bias by the gradient of the loss only.
public protocol Optimiser: Sendable, CustomStringConvertible {
  /// Moves θ.
  ///
  /// - Parameters:
  ///   - theta: θ; a step leaves it as it is where it throws.
  ///   - gradient: ∇L(θ), or an estimate of it from some of the examples, without any penalty.
  ///   - weightCount: how many entries are weights.
  /// - Throws: ``InvalidInput`` where θ and the gradient differ in length, hold entries that are not
  ///   finite, or are not what the penalty is about; and where the step leads out of the finite
  ///   numbers.
  mutating func step(
    _ theta: inout [Double], gradient: [Double], weightCount: Int
  ) throws(InvalidInput)
}

/// What every rule asks of its arguments and promises of its result.
enum CheckedStep {
  /// How many of the entries of θ are weights: no more than there are.
  static func admit(
    _ theta: [Double], _ gradient: [Double], _ weightCount: Int
  ) throws(InvalidInput) -> Int {
    try Checked.vector("θ", theta)
    try Checked.vector("∇L", gradient)
    guard gradient.count == theta.count else {
      throw .count(name: "∇L", found: gradient.count, expected: theta.count, of: "entries")
    }
    guard weightCount >= 0, weightCount <= theta.count else {
      throw .number(
        name: "the number of weights", value: Double(weightCount),
        bound: "from 0 to the number of parameters, \(theta.count)")
    }
    return weightCount
  }

  /// The parameters after a step, if they are numbers still.
  static func finite(_ theta: [Double]) throws(InvalidInput) -> [Double] {
    try Checked.vector("θ after the step", theta)
  }
}
