extension Interval: Number {
  public static func + (a: Interval, b: Interval) -> Interval {
    Interval(
      from: DirectedRounding.sumBelow(a.lower, b.lower),
      to: DirectedRounding.sumAbove(a.upper, b.upper))
  }

  public static func - (a: Interval, b: Interval) -> Interval {
    Interval(
      from: DirectedRounding.sumBelow(a.lower, -b.upper),
      to: DirectedRounding.sumAbove(a.upper, -b.lower))
  }

  public static prefix func - (a: Interval) -> Interval {
    Interval(from: -a.upper, to: -a.lower)
  }

  /// The extremes of a product lie at corners; which corners is known where the signs are.
  public static func * (a: Interval, b: Interval) -> Interval {
    if a.isPoint && b.isPoint || a.lower >= 0 && b.lower >= 0 {
      return Interval(
        from: DirectedRounding.productBelow(a.lower, b.lower),
        to: DirectedRounding.productAbove(a.upper, b.upper))
    }
    return corners(a, b, DirectedRounding.productBelow, DirectedRounding.productAbove)
  }

  /// Throws `.undefined` where the divisor is exactly zero, `.unresolved` where it may be.
  public func divided(by divisor: Interval) throws(Undefined) -> Interval {
    guard divisor.lower <= 0 && divisor.upper >= 0 else { return quotient(by: divisor) }
    guard !divisor.isPoint else { throw .undefined("division by zero") }
    throw .unresolved("division by \(divisor), which may be zero")
  }

  /// The quotient by an interval that does not hold zero.
  func quotient(by divisor: Interval) -> Interval {
    if isPoint && divisor.isPoint {
      return Interval(
        from: DirectedRounding.quotientBelow(lower, divisor.lower),
        to: DirectedRounding.quotientAbove(lower, divisor.lower))
    }
    return Self.corners(
      self, divisor, DirectedRounding.quotientBelow, DirectedRounding.quotientAbove)
  }

  /// The hull of an operation's values at the four corners of a × b: its range, where it is
  /// monotone in each operand while the other is held.
  static func corners(
    _ a: Interval, _ b: Interval,
    _ below: (Double, Double) -> Double, _ above: (Double, Double) -> Double
  ) -> Interval {
    Interval(
      from: min(
        min(below(a.lower, b.lower), below(a.lower, b.upper)),
        min(below(a.upper, b.lower), below(a.upper, b.upper))),
      to: max(
        max(above(a.lower, b.lower), above(a.lower, b.upper)),
        max(above(a.upper, b.lower), above(a.upper, b.upper))))
  }
}
