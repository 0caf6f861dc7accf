/// Checked arithmetic: `nil` stands for a result that leaves 128 bits.
extension Rational {
  public static prefix func - (a: Rational) -> Rational {
    Rational(lowest: -a.numerator, a.denominator)
  }

  /// a/b + c/d over the least common denominator, so that little is lost to large steps between.
  public func adding(_ other: Rational) -> Rational? {
    if denominator == 1, other.denominator == 1 {
      // Nearly all numbers are whole, and need no divisor.
      let (sum, overflow) = numerator.addingReportingOverflow(other.numerator)
      return overflow || sum == .min ? nil : Rational(lowest: sum, 1)
    }
    let common = Self.divisor(denominator, other.denominator)
    let (own, theirs) = (denominator / common, other.denominator / common)
    guard let left = Self.product(numerator, theirs),
      let right = Self.product(other.numerator, own)
    else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    guard !overflow, sum != .min else { return nil }
    // Whatever cancels divides the common part (Knuth, 4.5.1).
    let cancelled = Self.divisor(sum, common)
    guard let below = Self.product(own, other.denominator / cancelled) else { return nil }
    return Rational(lowest: sum / cancelled, below)
  }

  public func subtracting(_ other: Rational) -> Rational? { adding(-other) }

  /// Cancels crosswise first: `nil` only where the product itself does not fit.
  public func multiplied(by other: Rational) -> Rational? {
    if denominator == 1, other.denominator == 1 {
      return Self.product(numerator, other.numerator).map { Rational(lowest: $0, 1) }
    }
    let first = Self.divisor(numerator, other.denominator)
    let second = Self.divisor(other.numerator, denominator)
    guard let above = Self.product(numerator / first, other.numerator / second),
      let below = Self.product(denominator / second, other.denominator / first)
    else { return nil }
    return Rational(lowest: above, below)
  }

  /// `nil` for zero too, which has no reciprocal.
  public var reciprocal: Rational? {
    guard numerator != 0 else { return nil }
    return numerator > 0
      ? Rational(lowest: denominator, numerator) : Rational(lowest: -denominator, -numerator)
  }

  /// `nil` where the divisor is zero too.
  public func divided(by divisor: Rational) -> Rational? {
    guard let reciprocal = divisor.reciprocal else { return nil }
    return multiplied(by: reciprocal)
  }

  /// `nil` for 0⁰ and negative powers of zero too.
  public func raised(to power: Int) -> Rational? {
    guard power > 0 else {
      guard let reciprocal else { return nil }
      return power == 0 ? .one : reciprocal.raised(toPositive: power.magnitude)
    }
    return raised(toPositive: power.magnitude)
  }

  private func raised(toPositive power: UInt) -> Rational? {
    var (result, square, left) = (Rational.one, self, power)
    while true {
      if left & 1 == 1 {
        guard let next = result.multiplied(by: square) else { return nil }
        result = next
      }
      left >>= 1
      // A square that is not needed may overflow.
      guard left > 0 else { return result }
      guard let next = square.multiplied(by: square) else { return nil }
      square = next
    }
  }

  /// √ of a square of a fraction; `nil` for every other number.
  public var exactSquareRoot: Rational? {
    guard numerator >= 0, let above = Self.wholeRoot(numerator),
      let below = Self.wholeRoot(denominator)
    else { return nil }
    return Rational(lowest: above, below)
  }

  /// Newton's iteration from above, which falls until it reaches ⌊√n⌋.
  private static func wholeRoot(_ n: Int128) -> Int128? {
    guard n > 0 else { return n == 0 ? 0 : nil }
    var root: Int128 = 1 << Int128((129 - n.leadingZeroBitCount) / 2)
    while true {
      let next = (root + n / root) / 2
      guard next < root else { break }
      root = next
    }
    return root * root == n ? root : nil
  }

  private static func product(_ a: Int128, _ b: Int128) -> Int128? {
    let (result, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow || result == .min ? nil : result
  }
}

extension Rational: Comparable {
  /// Compares a·d with c·b in 256 bits, so that no pair is too large.
  public static func < (a: Rational, b: Rational) -> Bool {
    if a.denominator == b.denominator { return a.numerator < b.numerator }
    if small(a.numerator) != nil, small(b.numerator) != nil, small(a.denominator) != nil,
      small(b.denominator) != nil
    {
      return a.numerator * b.denominator < b.numerator * a.denominator
    }
    let left = a.numerator.multipliedFullWidth(by: b.denominator)
    let right = b.numerator.multipliedFullWidth(by: a.denominator)
    return left.high == right.high ? left.low < right.low : left.high < right.high
  }
}
