/// A density p(w) of independent weights. Its −log is a penalty, up to a number: the most probable
/// weights after the data minimise −log p(y | X, w) + R(w).
public protocol Prior: Sendable, CustomStringConvertible {
  /// The density of one weight, and the letters of the penalty in terms of its own.
  var statement: PriorStatement { get }
  var letters: [String: Quantity] { get }
  /// The R with −log p(w) = R(w) + constant.
  var penalty: any SeparablePenalty { get }

  /// −log p(z) of one weight, the constant included.
  func negativeLogDensity(of z: Double) -> Double

  static func examples() throws(InvalidInput) -> [Self]
}

extension Prior {
  /// −log p(w) = −∑ⱼ log p(wⱼ).
  /// - Throws: ``InvalidInput`` where w has no entries, or one that is not finite.
  public func negativeLogDensity(at w: [Double]) throws(InvalidInput) -> Double {
    try Checked.vector("w", w)
    return w.reduce(0) { $0 + negativeLogDensity(of: $1) }
  }
}
