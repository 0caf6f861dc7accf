/// An exact fraction in lowest terms, with a positive denominator. Arithmetic that leaves 128 bits
/// gives `nil` instead of a wrong number.
public struct Rational: Hashable, Sendable {
  public let numerator: Int128
  public let denominator: Int128

  public init(_ value: Int) {
    numerator = Int128(value)
    denominator = 1
  }

  /// `nil` where the denominator is zero or the sign cannot be moved up.
  public init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    var (a, b) = (numerator.magnitude, denominator.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    let sign: Int128 = denominator < 0 ? -1 : 1
    let divisor = Int128(max(a, 1))
    self.numerator = sign * (numerator / divisor)
    self.denominator = sign * (denominator / divisor)
  }

  public static let zero = Rational(0)
  public static let one = Rational(1)
}
