/// An exact fraction in lowest terms, with a positive denominator. Arithmetic that leaves 128 bits
/// gives `nil` instead of a wrong number.
public struct Rational: Hashable, Sendable {
  /// Never `Int128.min`, so that every number has a negative.
  public let numerator: Int128
  public let denominator: Int128

  public init(_ value: Int) {
    numerator = Int128(value)
    denominator = 1
  }

  /// `nil` where the denominator is zero or the sign cannot be moved up.
  public init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Self.divisor(numerator, denominator)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * (numerator / divisor)
    self.denominator = sign * (denominator / divisor)
  }

  /// Parts that are already in lowest terms, with a positive denominator.
  init(lowest numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The number that a double stands for; `nil` for ±∞, NaN and where it leaves 128 bits.
  public init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    guard value != 0 else {
      self = .zero
      return
    }
    // value = ± odd · 2^shift
    let odd = Double(
      sign: value.sign, exponent: value.significandWidth, significand: value.significand)
    let shift = Int(value.exponent) - value.significandWidth
    let room = shift < 0 ? 127 : 127 - value.significandWidth
    guard shift.magnitude < room, let whole = Int128(exactly: odd) else { return nil }
    let power: Int128 = 1 << Int128(shift.magnitude)
    self = shift < 0 ? Rational(lowest: whole, power) : Rational(lowest: whole * power, 1)
  }

  public static let zero = Rational(0)
  public static let one = Rational(1)

  /// The greatest common divisor; 1 where both are zero. Neither is `Int128.min`.
  static func divisor(_ a: Int128, _ b: Int128) -> Int128 {
    if a == 1 || b == 1 || a == -1 || b == -1 { return 1 }
    if let one = small(a), let other = small(b) {
      var (a, b) = (one.magnitude, other.magnitude)
      while b != 0 { (a, b) = (b, a % b) }
      return Int128(max(a, 1))
    }
    var (a, b) = (a.magnitude, b.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    return Int128(max(a, 1))
  }

  public var isWhole: Bool { denominator == 1 }

  /// The number as an `Int`; `nil` where it is not whole or too large.
  public var asInt: Int? { isWhole ? Self.small(numerator) : nil }

  /// The number as an `Int`, where it fits: nearly all do, and those are converted much faster.
  static func small(_ value: Int128) -> Int? {
    let low = Int(truncatingIfNeeded: value)
    return Int128(low) == value ? low : nil
  }

  /// A double within two units in the last place; the number itself where that is a double.
  public var doubleValue: Double {
    if let above = Self.small(numerator), let below = Self.small(denominator) {
      return below == 1 ? Double(above) : Double(above) / Double(below)
    }
    return Double(numerator) / Double(denominator)
  }

  public var magnitude: Rational { numerator < 0 ? -self : self }
}

extension Rational: CustomStringConvertible {
  /// "3/4", "−5" with an ASCII sign.
  public var description: String { isWhole ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
