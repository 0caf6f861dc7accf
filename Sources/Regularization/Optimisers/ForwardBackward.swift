/// Forward-backward splitting: a gradient step on the loss, then the prox of the penalty,
/// w ← prox_{ηR}(w − η∇L(w)). With L1 it is ISTA on all examples, and on mini-batches the proximal L1
/// step.
///
/// | what   | statement                                                                      |
/// |:-------|:-------------------------------------------------------------------------------|
/// | shapes | R is about the weights; biases move by −η∇L                                    |
/// | domain | η > 0; L + R never rises where L is M-smooth, R convex and η ≤ 1/M             |
/// | kinks  | weights come to be exactly 0 where the prox says so                            |
///
/// Source: J. Duchi and Y. Singer, *Efficient online and batch learning using forward backward
/// splitting*, J. Mach. Learn. Res. 10 (2009), 2899–2934.
public struct ForwardBackward: Optimiser {
  public let rate: Double
  public let penalty: any Penalty
  public var description: String { "ForwardBackward(η: \(rate), \(penalty))" }

  /// - Throws: ``InvalidInput`` unless η > 0.
  public init(rate: Double, penalty: any Penalty) throws(InvalidInput) {
    self.rate = try Checked.positive("η", rate)
    self.penalty = penalty
  }

  public mutating func step(
    _ theta: inout [Double], gradient: [Double], weightCount: Int
  ) throws(InvalidInput) {
    let count = try CheckedStep.admit(theta, gradient, weightCount)
    var moved = zip(theta, gradient).map { $0 - rate * $1 }
    if count > 0 {
      let weights = try penalty.prox(of: Array(moved.prefix(count)), step: rate)
      moved = weights + moved.dropFirst(count)
    }
    theta = try CheckedStep.finite(moved)
  }
}
