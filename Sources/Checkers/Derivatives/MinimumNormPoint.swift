/// Wolfe's search for the point of least length in a convex set that is known only by its furthest
/// points.
///
/// Used on ∂f(w) − g: where that point is 0, g is a subgradient; where it is some x ≠ 0, no
/// subgradient comes nearer, and −x is a direction along which g shows that it is none. Every x on
/// the way is a candidate for such a direction.
///
/// Source: P. Wolfe, *Finding the nearest point in a polytope*, Math. Programming 11 (1976),
/// 128–149.
struct MinimumNormPoint {
  /// Points of the set, and the shares in which they make up `point`.
  private var corners: [[Double]]
  private var shares: [Double]
  private(set) var point: [Double]

  init(from corner: [Double]) {
    (corners, shares, point) = ([corner], [1], corner)
  }

  /// Takes in the point of the set that is furthest along −`point`; false where that brings
  /// nothing.
  mutating func advance(to corner: [Double]) -> Bool {
    let gain = dot(point, point) - dot(point, corner)
    let size = dot(point, point) * dot(corner, corner)
    // Both products are rounded: a gain below that is none.
    guard gain > 0, gain * gain > 1e-30 * size, corners.count <= point.count + 1 else {
      return false
    }
    corners.append(corner)
    shares.append(0)
    // Each turn drops a corner.
    for _ in 0..<corners.count {
      guard let goal = affineShares() else { return false }
      if goal.allSatisfy({ $0 > 1e-12 }) {
        shares = goal
        break
      }
      walk(towards: goal)
    }
    point = point.indices.map { j in
      zip(shares, corners).reduce(0) { $0 + $1.0 * $1.1[j] }
    }
    return true
  }

  /// Up to where the first share vanishes, which then goes.
  private mutating func walk(towards goal: [Double]) {
    var step = 1.0
    for (now, then) in zip(shares, goal) where then <= 1e-12 && now > then {
      step = min(step, now / (now - then))
    }
    shares = zip(shares, goal).map { (1 - step) * $0 + step * $1 }
    let kept = shares.indices.filter { shares[$0] > 1e-12 }
    corners = kept.map { corners[$0] }
    shares = kept.map { shares[$0] }
  }

  /// The shares, of sum 1 and any sign, of the shortest combination of the corners.
  private func affineShares() -> [Double]? {
    let count = corners.count
    // Rows of the conditions ∑ₖ (cᵢ·cₖ) αₖ + μ = 0 and ∑ₖ αₖ = 1, with the right side as last
    // column.
    var rows: [[Double]] = corners.map { a in corners.map { dot(a, $0) } + [1, 0] }
    rows.append([Double](repeating: 1, count: count) + [0, 1])
    guard let solution = solved(rows) else { return nil }
    return Array(solution.prefix(count))
  }

  /// Gaussian elimination with row exchanges; `nil` for a singular system.
  private func solved(_ system: [[Double]]) -> [Double]? {
    var rows = system
    let count = rows.count
    for k in 0..<count {
      guard
        let pivot = (k..<count).max(by: { rows[$0][k].magnitude < rows[$1][k].magnitude }),
        rows[pivot][k].magnitude > 1e-300
      else { return nil }
      rows.swapAt(k, pivot)
      for r in 0..<count where r != k {
        let factor = rows[r][k] / rows[k][k]
        if factor == 0 { continue }
        for c in k...count { rows[r][c] -= factor * rows[k][c] }
      }
    }
    let solution = (0..<count).map { rows[$0][count] / rows[$0][$0] }
    return solution.allSatisfy(\.isFinite) ? solution : nil
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
