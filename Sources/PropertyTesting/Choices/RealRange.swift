/// A closed range of finite numbers, the possible values of one real choice.
struct RealRange: Sendable, Hashable {
  let lower: Double
  let upper: Double

  init(_ range: ClosedRange<Double>) {
    precondition(
      range.lowerBound.isFinite && range.upperBound.isFinite,
      "a range of real numbers needs finite bounds, but is \(range)")
    (lower, upper) = (range.lowerBound, range.upperBound)
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
