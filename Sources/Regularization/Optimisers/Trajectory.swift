/// The way of θ down a loss under an optimiser, step by step, on all examples or on mini-batches.
///
/// ```swift
/// var way = try Trajectory(
///   of: LinearLoss(objective), from: start, by: HeavyBall(rate: 0.1),
///   batches: MiniBatches(of: 442, size: 32, seed: 1))
/// for _ in 0..<100 { try way.step() }
/// ```
public struct Trajectory: Sendable {
  public let loss: any TrainingLoss
  /// The optimiser with what it remembers.
  public private(set) var rule: any Optimiser
  /// θ now.
  public private(set) var point: [Double]
  public private(set) var steps = 0
  private var batches: MiniBatches?

  /// - Parameter batches: nil for all examples at every step.
  /// - Throws: ``InvalidInput`` where the start is no point of the loss.
  public init(
    of loss: any TrainingLoss, from start: [Double], by rule: any Optimiser,
    batches: MiniBatches? = nil
  ) throws(InvalidInput) {
    try loss.admit(start, over: [0])
    (self.loss, self.rule, point, self.batches) = (loss, rule, start, batches)
  }

  /// - Throws: ``InvalidInput`` where the step leads out of the finite numbers, as one with too
  ///   high a rate does sooner or later; the point is then the last one before.
  public mutating func step() throws(InvalidInput) {
    let gradient =
      if let batch = batches?.next() {
        try loss.gradient(at: point, over: batch)
      } else {
        try loss.gradient(at: point)
      }
    try rule.step(&point, gradient: gradient, weightCount: loss.weightCount)
    steps += 1
  }

  /// The points after each of `count` more steps.
  /// - Throws: ``InvalidInput`` as ``step()``.
  public mutating func points(_ count: Int) throws(InvalidInput) -> [[Double]] {
    var result: [[Double]] = []
    for _ in 0..<max(0, count) {
      try step()
      result.append(point)
    }
    return result
  }
}
