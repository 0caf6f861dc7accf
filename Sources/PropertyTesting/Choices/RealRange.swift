/// A closed range of finite numbers, the possible values of one real choice. Its width may be
/// infinite.
struct RealRange: Sendable, Hashable {
  let lower: Double
  let upper: Double

  init(_ range: ClosedRange<Double>) throws(InvalidGenerator) {
    guard range.lowerBound.isFinite, range.upperBound.isFinite else {
      throw InvalidGenerator(
        name: "real(in:)",
        reason: "the bounds have to be finite, but are \(range.lowerBound) and \(range.upperBound)")
    }
    self.init(from: range.lowerBound, to: range.upperBound)
  }

  /// Both bounds are finite and in order.
  private init(from lower: Double, to upper: Double) {
    (self.lower, self.upper) = (lower, upper)
  }

  func contains(_ x: Double) -> Bool {
    // −0 belongs only where there are numbers below zero: nobody expects it of λ ≥ 0.
    if x == 0, x.sign == .minus { return lower < 0 && upper >= 0 }
    return lower <= x && x <= upper
  }

  /// The simplest member: 0, else the whole number nearest to 0, else the bound nearest to 0.
  var simplest: Double {
    if contains(0) { return 0 }
    let nearest = lower > 0 ? lower : upper
    let whole = nearest.rounded(.awayFromZero)
    return contains(whole) ? whole : nearest
  }

  /// `x` itself, or the nearest member.
  func clamp(_ x: Double) -> Double {
    if contains(x) { return x }
    if x.isNaN { return simplest }
    if x == 0 { return simplest }
    return min(max(x, lower), upper)
  }

  /// The part of the range that lies in [−10, 10], or all of it.
  var moderate: RealRange {
    let (a, b) = (max(lower, -10), min(upper, 10))
    return a < b ? RealRange(from: a, to: b) : self
  }

  /// The range in words, around a name: "λ > 0". Bounds of 10⁶ and 10⁻⁶ and beyond count as
  /// none.
  func phrase(for name: String) -> String {
    let unboundedAbove = upper >= 1e6
    if unboundedAbove, lower <= -1e6 { return name }
    if unboundedAbove, lower == 0 { return "\(name) ≥ 0" }
    if unboundedAbove, lower > 0, lower <= 1e-6 { return "\(name) > 0" }
    return "\(name) from \(plain(lower)) to \(plain(upper))"
  }
}
