/// A number that was measured: the truth lies within `error` of `value`.
public struct Measured: Hashable, Sendable, CustomStringConvertible {
  public var value: Double
  public var error: Double

  public init(_ value: Double, error: Double = 0) {
    self.value = value
    self.error = error
  }

  public func contains(_ number: Double) -> Bool { (number - value).magnitude <= error }

  /// `2.5 ± 3e-12`; the error is rounded up to one digit.
  public var description: String {
    let digits = value == value.rounded() && value.magnitude < 0x1p53 ? "\(Int(value))" : "\(value)"
    return error == 0 ? digits : "\(digits) ± \(Self.roundedUp(error))"
  }

  private static func roundedUp(_ error: Double) -> String {
    guard error.isFinite, error >= .leastNormalMagnitude else { return "\(error)" }
    var power = 1.0
    var exponent = 0
    while error < power, exponent > -300 { (power, exponent) = (power / 10, exponent - 1) }
    while error >= power * 10, exponent < 300 { (power, exponent) = (power * 10, exponent + 1) }
    let digit = Int((error / power).rounded(.up))
    return exponent == 0 ? "\(digit)" : "\(digit)e\(exponent)"
  }
}
