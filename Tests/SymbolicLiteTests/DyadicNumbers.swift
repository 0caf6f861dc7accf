import SymbolicLite

/// Draws whose sums, products and small powers fit into a `Rational`, so that the exact result is
/// there to compare with.
extension SplitMix64 {
  /// ± m · 2ᵏ in about [2⁻⁸, 2⁸): zero, a few bits or all 53, so that exact results come up often.
  mutating func dyadic(bits: Int? = nil) -> Double {
    let kind = Int.random(in: 0..<8, using: &self)
    if kind == 0 { return 0 }
    let width = bits ?? (kind < 4 ? 4 : 53)
    let whole = Double(Int64.random(in: 1..<(1 << Int64(width)), using: &self))
    let fraction = Double(sign: .plus, exponent: -whole.exponent, significand: whole)  // in [1, 2)
    let size = Double(
      sign: .plus, exponent: Double.Exponent(Int.random(in: -8..<8, using: &self)),
      significand: fraction)
    return Bool.random(using: &self) ? size : -size
  }

  mutating func interval(bits: Int? = nil) -> Interval {
    let (a, b) = (dyadic(bits: bits), dyadic(bits: bits))
    return Interval(lower: min(a, b), upper: max(a, b))
  }

  /// A number of the interval: one of its ends, zero where it holds zero, or the middle.
  mutating func member(of interval: Interval) -> Double {
    let candidates = [interval.lower, interval.upper, interval.midpoint, 0]
    let pick = candidates[Int.random(in: 0..<4, using: &self)]
    return interval.contains(pick) ? pick : interval.lower
  }

  mutating func rational(below bound: Int128 = 1 << 30) -> Rational {
    Rational(
      Int128.random(in: -bound..<bound, using: &self),
      over: Int128.random(in: 1..<bound, using: &self)) ?? .zero
  }
}

extension Interval {
  /// Whether an exact number lies inside; false where an end leaves 128 bits.
  func encloses(_ value: Rational) -> Bool {
    guard let low = Rational(exactly: lower), let high = Rational(exactly: upper) else {
      return false
    }
    return low <= value && value <= high
  }

  /// Whether no narrower interval of doubles encloses the number: a point where it is a double, two
  /// neighbours otherwise.
  func isTightest(around value: Rational) -> Bool {
    let isDouble = Rational(exactly: value.doubleValue) == value
    return encloses(value) && (isDouble ? isPoint : upper == lower.nextUp)
  }
}
