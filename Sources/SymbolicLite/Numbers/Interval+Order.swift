/// Operations with a kink or a jump, decided only where the enclosures decide them.
extension Interval {
  /// −1, 0 or 1; throws `.unresolved` where the sign is not known.
  public func sign() throws(Undefined) -> Interval {
    if lower > 0 { return .one }
    if upper < 0 { return -.one }
    guard isPoint else { throw .unresolved("the sign of \(self) is not known") }
    return .zero
  }

  /// Whether this is zero and nothing else; cheaper than an ``order(_:_:)`` that may throw.
  public var isExactlyZero: Bool { lower == 0 && upper == 0 }

  /// |x|. Continuous, so that an interval around zero has the range [0, max |x|].
  public func magnitude() throws(Undefined) -> Interval { absolute }

  var absolute: Interval {
    if lower >= 0 { return self }
    return Interval(from: max(-upper, 0), to: max(-lower, upper))
  }

  public static func larger(_ a: Interval, _ b: Interval) throws(Undefined) -> Interval {
    Interval(from: max(a.lower, b.lower), to: max(a.upper, b.upper))
  }

  public static func smaller(_ a: Interval, _ b: Interval) throws(Undefined) -> Interval {
    Interval(from: min(a.lower, b.lower), to: min(a.upper, b.upper))
  }

  /// Decided where the intervals are disjoint, or one and the same point.
  public static var isRigorous: Bool { true }

  public static func order(_ a: Interval, _ b: Interval) throws(Undefined) -> Order {
    if a.upper < b.lower { return .less }
    if a.lower > b.upper { return .greater }
    guard a.isPoint && b.isPoint else {
      throw .unresolved("which of \(a) and \(b) is larger is not known")
    }
    return .equal
  }
}
