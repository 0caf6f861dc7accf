extension Interval {
  /// xⁿ by repeated multiplication of the ends, so that an even power of an interval around zero
  /// starts at zero. Zero to the power 0 or below throws `.undefined`; an interval that merely
  /// holds zero throws `.unresolved` there.
  public func raised(to power: Int) throws(Undefined) -> Interval {
    if power <= 0 && contains(0) {
      guard isPoint else { throw .unresolved("\(self) to the power \(power) may be undefined") }
      throw power == 0 ? .undefined("zero to the power zero") : .undefined("division by zero")
    }
    if power == 1 { return self }
    if power == 2 {
      let size = absolute
      return Interval(
        from: DirectedRounding.productBelow(size.lower, size.lower),
        to: DirectedRounding.productAbove(size.upper, size.upper))
    }
    guard power < 0 else { return whole(power: UInt(power)) }
    // Dividing by what may have underflowed to zero gives no bound, yet the sign stays known.
    let denominator = whole(power: power.magnitude)
    if denominator.contains(0) {
      let isNegative = upper < 0 && power.magnitude & 1 == 1
      let near = max(denominator.upper, -denominator.lower)
      let least = DirectedRounding.quotientBelow(1, near)
      let size = Interval(from: least, to: .infinity)
      return isNegative ? -size : size
    }
    return Self.one.quotient(by: denominator)
  }

  private func whole(power n: UInt) -> Interval {
    let isEven = n & 1 == 0
    func below(_ x: Double) -> Double {
      x >= 0 ? DirectedRounding.powerBelow(x, n) : -DirectedRounding.powerAbove(-x, n)
    }
    func above(_ x: Double) -> Double {
      x >= 0 ? DirectedRounding.powerAbove(x, n) : -DirectedRounding.powerBelow(-x, n)
    }
    guard isEven else { return Interval(from: below(lower), to: above(upper)) }
    let size = absolute
    return Interval(from: below(size.lower), to: above(size.upper))
  }

  /// xʸ. An exponent that is exactly a whole number is a whole power; half a whole number is a power
  /// of the root. Otherwise the base must be positive, or zero with a positive exponent.
  public func raised(to power: Interval) throws(Undefined) -> Interval {
    if power.isPoint, let n = Int(exactly: power.lower) { return try raised(to: n) }
    if lower < 0 { throw power.refusal(ofBase: self) }
    // Up to here a whole power of the root loses no more than the library's pow, and is exact for
    // squares.
    if power.isPoint, power.lower.magnitude <= 4, let n = Int(exactly: 2 * power.lower) {
      return try squareRoot().raised(to: n)
    }
    if lower == 0 {
      guard power.upper >= 0 || upper > 0 else { throw .undefined("division by zero") }
      guard power.lower > 0 else { throw .unresolved("\(self) to the power \(power)") }
      if upper == 0 { return .zero }
    }
    // x ↦ xʸ and y ↦ xʸ are both monotone for x ≥ 0.
    return Self.corners(self, power, LibraryFunction.powerBelow, LibraryFunction.powerAbove)
  }

  /// Why a base that is or may be negative has no power with this exponent, which is not known to
  /// be a whole number.
  private func refusal(ofBase base: Interval) -> Undefined {
    let mayBeWhole = isPoint ? lower == lower.rounded() : lower.rounded(.up) <= upper
    return base.upper < 0 && !mayBeWhole
      ? .undefined("a negative number to a power that is not whole")
      : .unresolved("\(base) to the power \(self) may be undefined")
  }
}
