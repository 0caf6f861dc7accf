/// A closed interval of real numbers: an enclosure that rounding cannot escape.
///
/// `lower ≤ upper`, neither is NaN, `lower` is never +∞ and `upper` never −∞; an infinite end says
/// that no bound is known on that side. An interval is one number seen through rounding: every
/// operation returns an interval that holds the exact result for each choice of numbers in its
/// operands, and a point where that result is exact.
public struct Interval: Hashable, Sendable {
  public let lower: Double
  public let upper: Double

  /// The interval from `lower` to `upper`; a programmer's own ends, which must be in order.
  public init(lower: Double, upper: Double) {
    precondition(lower <= upper, "Interval: \(lower) is not ≤ \(upper)")
    self.init(from: lower, to: upper)
  }

  /// Ends that are known to be in order. Adding zero turns −0 into 0.
  init(from lower: Double, to upper: Double) {
    self.lower = lower == .infinity ? .greatestFiniteMagnitude : lower + 0
    self.upper = upper == -.infinity ? -.greatestFiniteMagnitude : upper + 0
  }

  /// The point `value`. A value that overflowed gives everything from the greatest double on, and
  /// NaN the whole line.
  public init(_ value: Double) {
    if value.isNaN {
      self.init(from: -.infinity, to: .infinity)
    } else {
      self.init(from: value, to: value)
    }
  }

  /// The point `value` where it is a double, otherwise an enclosure a few units in the last place
  /// wide.
  public init(_ value: Rational) {
    let numerator = Interval(whole: value.numerator)
    self =
      value.denominator == 1
      ? numerator : numerator.quotient(by: Interval(whole: value.denominator))
  }

  /// The tightest enclosure of a whole number.
  init(whole: Int128) {
    if let small = Rational.small(whole), small.magnitude <= 1 << 53 {
      self.init(from: Double(small), to: Double(small))
      return
    }
    let nearest = Double(whole)
    // 2¹²⁷ alone is out of range, and then lies above.
    guard let rounded = Int128(exactly: nearest) else {
      self.init(from: nearest.nextDown, to: nearest)
      return
    }
    self.init(
      from: rounded > whole ? nearest.nextDown : nearest,
      to: rounded < whole ? nearest.nextUp : nearest)
  }

  /// Every real number.
  public static let everything = Interval(from: -.infinity, to: .infinity)

  public static let zero = Interval(from: 0, to: 0)
  public static let one = Interval(from: 1, to: 1)

  /// π and e are not doubles; `Double.pi` and the double nearest to e both lie below.
  public static let pi = Interval(from: 0x1.921fb54442d18p+1, to: 0x1.921fb54442d19p+1)
  public static let e = Interval(from: 0x1.5bf0a8b145769p+1, to: 0x1.5bf0a8b14576ap+1)
}

extension Interval: CustomStringConvertible {
  public var description: String { isPoint ? "\(lower)" : "[\(lower), \(upper)]" }
}
