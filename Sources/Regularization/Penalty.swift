import SymbolicLite

/// A function R of the weights that is added to the loss. One file states everything about it:
/// formulas in the language of the notes, and the same in Swift. Laws hold the two to each other.
///
/// Functions throw ``InvalidInput`` for weights that are no weights (none, too many, NaN, ∞), and
/// have a value everywhere else; where R is infinite, it is +∞.
public protocol Penalty: Sendable, CustomStringConvertible {
  /// Formula, documented gradient, subdifferential and prox, as LaTeX.
  var statement: Statement { get }
  /// The values of the letters of the statement, by name.
  var letters: [String: Quantity] { get }
  /// Convexity, symmetry, scaling, …: claims that laws try to falsify.
  var properties: [Property] { get }
  /// The number of weights that it is about; nil for any number.
  var dimension: Int? { get }

  /// R(w).
  func value(at w: [Double]) throws(InvalidInput) -> Double
  /// All subgradients at w.
  func subdifferential(at w: [Double]) throws(InvalidInput) -> SubgradientSet
  /// A minimiser of ½‖u − v‖² + t·R(u) over u, for t > 0; of several the one with the smaller entries.
  func prox(of v: [Double], step t: Double) throws(InvalidInput) -> [Double]
  /// R*(g) = max { g·w − R(w) }, which may be +∞; nil where it is not stated.
  func conjugate(at g: [Double]) throws(InvalidInput) -> Double?

  /// A few of them, on which the laws are run.
  static func examples() throws(InvalidInput) -> [Self]
}

extension Penalty {
  public var dimension: Int? { nil }
  public func conjugate(at g: [Double]) throws(InvalidInput) -> Double? { nil }

  /// ∇R(w); nil at a kink, where there is none.
  public func gradient(at w: [Double]) throws(InvalidInput) -> [Double]? {
    try subdifferential(at: w).onlyElement
  }

  /// Refuses what is not a vector of weights.
  func admit(_ w: [Double], as name: String = "w") throws(InvalidInput) {
    try Checked.vector(name, w)
    if let dimension, w.count != dimension {
      throw .count(name: name, found: w.count, expected: dimension, of: "entries")
    }
  }

  func admit(_ v: [Double], step t: Double) throws(InvalidInput) {
    try admit(v, as: "v")
    _ = try Checked.positive("the step t", t)
  }
}
