/// The prox of τ∑ⱼ|wⱼ₊₁ − wⱼ|: the slopes of the shortest string from (0, 0) to (n, ∑v) that stays
/// within τ of the running sums of v.
///
/// Two hulls are kept from the last place where the string is fixed: the convex one below the upper
/// edge of the tube and the concave one above the lower edge. Where they cross, the string is fixed at
/// the corner of the other edge. Every point enters and leaves a hull once: the work is linear in n.
///
/// Source: P. L. Davies and A. Kovac, *Local extremes, runs, strings and multiresolution*, Ann. Stat.
/// 29 (2001), 1–65.
struct TautString {
  /// A corner that may fix the string: after `index` entries, `side`·τ beside the running sum.
  private struct Corner {
    let index: Int
    let height: Double
    let side: Double
  }

  private let v: [Double]
  private let tau: Double
  private(set) var slopes: [Double] = []
  private var apex = Corner(index: 0, height: 0, side: 0)
  private var upper: ArraySlice<Corner> = []
  private var lower: ArraySlice<Corner> = []

  init(_ v: [Double], tau: Double) {
    (self.v, self.tau) = (v, tau)
    slopes.reserveCapacity(v.count)
    var sum = 0.0
    for (k, entry) in v.enumerated() {
      sum += entry
      let isLast = k + 1 == v.count
      let margin = isLast ? 0 : tau
      let above = Corner(index: k + 1, height: sum + margin, side: isLast ? 0 : 1)
      let below = Corner(index: k + 1, height: sum - margin, side: isLast ? 0 : -1)
      add(above, to: &upper, sign: 1)
      add(below, to: &lower, sign: -1)
      uncross()
    }
    // Both hulls end in one point; what is left of the string is the straight line to it.
    if let end = lower.last, end.index > apex.index { fix(end) }
  }

  private func slope(_ a: Corner, _ b: Corner) -> Double {
    (b.height - a.height) / Double(b.index - a.index)
  }

  /// Slopes have to grow along the upper hull (sign 1) and to fall along the lower one (−1).
  private func add(_ corner: Corner, to hull: inout ArraySlice<Corner>, sign: Double) {
    while let last = hull.last {
      let before = hull.dropLast().last ?? apex
      guard sign * slope(before, last) >= sign * slope(last, corner) else { break }
      hull.removeLast()
    }
    hull.append(corner)
  }

  /// While the first slope of the lower hull is above that of the upper one, the string bends at the
  /// nearer of the two corners. The other hull is then one straight line to the newest corner.
  private mutating func uncross() {
    while let up = upper.first, let low = lower.first, slope(apex, low) > slope(apex, up) {
      if up.index < low.index {
        fix(up)
        upper = upper.dropFirst()
      } else {
        fix(low)
        lower = lower.dropFirst()
      }
    }
  }

  /// The string is straight from the apex to the corner. The slope is summed anew, since running sums
  /// have lost digits; and it never turns the wrong way at the apex, by rounding.
  private mutating func fix(_ corner: Corner) {
    let count = corner.index - apex.index
    let sum = v[apex.index..<corner.index].reduce(0, +)
    var slope = (sum + (corner.side - apex.side) * tau) / Double(count)
    if let last = slopes.last {
      slope = apex.side > 0 ? max(slope, last) : min(slope, last)
    }
    for _ in 0..<count { slopes.append(slope) }
    apex = corner
  }
}
