/// J(w, b) = c ∑ᵢ ℓ(xᵢᵀw + b, yᵢ) + R(w): a loss on a linear model, and a penalty that leaves the bias
/// alone. The rows of X are the examples xᵢ; c is 1 for the sum and 1/n for the mean.
///
/// | what    | statement                                                               |
/// |:--------|:------------------------------------------------------------------------|
/// | shapes  | X ∈ ℝ^(n×d), y ∈ ℝⁿ, w ∈ ℝᵈ, b ∈ ℝ                                      |
/// | domain  | every w and b at which R is finite                                      |
/// | scaling | the strength λ is in R; with the mean it does not change with n         |
/// | slopes  | J′(w, b; u, a) = c ∑ᵢ max { g·(xᵢᵀu + a) : g ∈ ∂ℓᵢ } + max { g·u : g ∈ ∂R } |
public struct Objective: Sendable {
  public enum Reduction: Hashable, Sendable { case sum, mean }

  public let loss: any Loss
  public let penalty: any Penalty
  public let design: Matrix
  public let targets: [Double]
  public let reduction: Reduction
  public let hasBias: Bool

  /// - Throws: ``InvalidInput`` where X and y differ in length, where y holds what is no target of the
  ///   loss, and where the penalty is about another number of weights.
  public init(
    _ loss: any Loss, _ penalty: any Penalty, design: Matrix, targets: [Double],
    reduction: Reduction = .sum, hasBias: Bool = false
  ) throws(InvalidInput) {
    try loss.targets.admit(targets)
    guard targets.count == design.rows else {
      throw .count(name: "y", found: targets.count, expected: design.rows, of: "entries")
    }
    if let dimension = penalty.dimension, dimension != design.columns {
      throw .count(name: "X", found: design.columns, expected: dimension, of: "columns")
    }
    (self.loss, self.penalty, self.design) = (loss, penalty, design)
    (self.targets, self.reduction, self.hasBias) = (targets, reduction, hasBias)
  }

  /// The factor c in front of the sum.
  public var scale: Double { reduction == .sum ? 1 : 1 / Double(targets.count) }

  /// J(w, b).
  /// - Throws: ``InvalidInput`` where w has another length than the rows of X or entries that are not
  ///   finite, and where there is a bias and the model has none.
  public func value(at w: [Double], bias b: Double = 0) throws(InvalidInput) -> Double {
    let predictions = try predictions(at: w, bias: b)
    var sum = 0.0
    for (z, y) in zip(predictions, targets) { sum += loss.value(of: z, target: y) }
    return try scale * sum + penalty.value(at: w)
  }

  /// Xw + b.
  public func predictions(at w: [Double], bias b: Double = 0) throws(InvalidInput) -> [Double] {
    try admit(w, bias: b)
    return design.times(w).map { $0 + b }
  }

  /// The gradient of the loss alone; nil where a prediction is at a kink of ℓ.
  public func lossGradient(
    at w: [Double], bias b: Double = 0
  ) throws(InvalidInput) -> (weights: [Double], bias: Double)? {
    var pulls: [Double] = []
    for (z, y) in zip(try predictions(at: w, bias: b), targets) {
      guard let slope = loss.slopes(at: z, target: y).only else { return nil }
      pulls.append(scale * slope)
    }
    return (design.transposedTimes(pulls), hasBias ? pulls.reduce(0, +) : 0)
  }

  /// ∇J(w, b); nil at a kink of the loss or of the penalty.
  public func gradient(
    at w: [Double], bias b: Double = 0
  ) throws(InvalidInput) -> (weights: [Double], bias: Double)? {
    guard let loss = try lossGradient(at: w, bias: b), let pull = try penalty.gradient(at: w)
    else { return nil }
    return (zip(loss.weights, pull).map { $0 + $1 }, loss.bias)
  }

  /// J′(w, b; u, a), the one-sided slope along (u, a), kinks included.
  public func slope(
    at w: [Double], bias b: Double = 0, along u: [Double], bias a: Double = 0
  ) throws(InvalidInput) -> Double {
    let predictions = try predictions(at: w, bias: b)
    let moves = try self.predictions(at: u, bias: a)
    var sum = 0.0
    for (z, (y, move)) in zip(predictions, zip(targets, moves)) {
      sum += SubgradientSet.box([loss.slopes(at: z, target: y)]).support(along: [move])
    }
    return try scale * sum + penalty.subdifferential(at: w).support(along: u)
  }

  private func admit(_ w: [Double], bias b: Double) throws(InvalidInput) {
    try Checked.vector("w", w)
    guard w.count == design.columns else {
      throw .count(name: "w", found: w.count, expected: design.columns, of: "entries")
    }
    guard b.isFinite, hasBias || b == 0 else {
      throw .number(name: "b", value: b, bound: hasBias ? "a finite number" : "0")
    }
  }
}

extension Objective: CustomStringConvertible {
  public var description: String {
    "\(reduction == .sum ? "sum" : "mean") of \(loss), n = \(design.rows), d = \(design.columns)"
      + (hasBias ? ", with bias" : "") + ", plus \(penalty)"
  }
}
