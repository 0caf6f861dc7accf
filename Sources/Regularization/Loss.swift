/// The price ℓ(z, y) of predicting z where y is true, convex in z. One file states everything about
/// it, in the language of the notes and in Swift.
///
/// Functions have a value for all finite z and every y that ``targets`` admits; they are stable for
/// predictions of any size.
public protocol Loss: Sendable, CustomStringConvertible {
  /// ℓ, ∂ℓ/∂z and the set of slopes, as LaTeX in the letters z and y.
  var statement: LossStatement { get }
  /// The values of the letters of the statement, by name.
  var letters: [String: Quantity] { get }
  var targets: Targets { get }
  /// Claims about ℓ as a function of z.
  var properties: [Property] { get }

  /// ℓ(z, y).
  func value(of z: Double, target y: Double) -> Double
  /// The slopes in z: one where it is smooth, an interval at a kink.
  func slopes(at z: Double, target y: Double) -> Slopes
  /// ∂²ℓ/∂z², from the right where it jumps.
  func bend(at z: Double, target y: Double) -> Double
  /// ℓ*(u) = max { uz − ℓ(z, y) }, which may be +∞.
  func conjugate(at u: Double, target y: Double) -> Double

  /// A few of them, on which the laws are run.
  static func examples() throws(InvalidInput) -> [Self]
}

/// Which y a loss is for.
public enum Targets: Hashable, Sendable {
  case real
  /// −1 or 1.
  case signs

  /// - Throws: ``InvalidInput`` with the first target that is not one.
  func admit(_ y: [Double]) throws(InvalidInput) {
    try Checked.vector("y", y)
    guard self == .signs else { return }
    for (k, target) in y.enumerated() where target.magnitude != 1 {
      throw .entry(name: "y", index: k, value: target, bound: "-1 or 1")
    }
  }
}
