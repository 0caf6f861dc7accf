/// How far an interval reaches, and how two of them lie to each other.
extension Interval {
  /// Whether the interval holds exactly one number, which is then known exactly.
  public var isPoint: Bool { lower == upper }

  /// Whether both ends are finite.
  public var isBounded: Bool { lower > -.infinity && upper < .infinity }

  /// At least `upper − lower`; ∞ where an end is infinite, 0 exactly for points.
  public var width: Double { isPoint ? 0 : DirectedRounding.sumAbove(upper, -lower) }

  /// The width as a share of the largest magnitude in the interval: 0 for points, at most 2 where
  /// the ends are finite, ∞ where one is not.
  public var relativeWidth: Double {
    guard isBounded else { return .infinity }
    let greatest = max(-lower, upper)
    // Halves, so that the difference of two huge ends does not overflow.
    return isPoint ? 0 : 2 * ((upper / 2 - lower / 2) / greatest)
  }

  /// A number of the interval near its middle, always finite.
  public var midpoint: Double {
    if isPoint { return lower }
    let low = max(lower, -.greatestFiniteMagnitude)
    let high = min(upper, .greatestFiniteMagnitude)
    return min(max(low / 2 + high / 2, low), high)
  }

  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  public func contains(_ other: Interval) -> Bool {
    lower <= other.lower && other.upper <= upper
  }

  /// Whether some number lies in both. Enclosures that do not intersect refute an equality.
  public func intersects(_ other: Interval) -> Bool {
    lower <= other.upper && other.lower <= upper
  }

  /// The numbers that lie in both; `nil` where there are none.
  public func intersection(_ other: Interval) -> Interval? {
    guard intersects(other) else { return nil }
    return Interval(from: max(lower, other.lower), to: min(upper, other.upper))
  }

  /// The smallest interval that holds both.
  public static func hull(_ a: Interval, _ b: Interval) -> Interval {
    Interval(from: min(a.lower, b.lower), to: max(a.upper, b.upper))
  }
}
