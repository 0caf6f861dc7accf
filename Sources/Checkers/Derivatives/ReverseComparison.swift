import SymbolicLite

/// Holds a claimed gradient against the reverse one of a weighted sum of functions.
///
/// Where f is smooth every entry may differ by what rounding can have done to the reverse gradient
/// (its running error bound) and three times that for the claim, which adds up the same terms in
/// another order. At a kink the claim first has to lie in the box of all slopes; then it is judged
/// along directions, by ``GradientComparison``, for not everything in the box need be a
/// subgradient.
struct ReverseComparison {
  let claimed: [Double]
  let point: [Double]
  /// The middle of the slopes along each axis, and what rounding may have done to it.
  private(set) var middle: [Double]
  private(set) var rounding: [Double]
  /// How far a subgradient may lie from the middle.
  private(set) var reach: [Double]

  init(_ prepared: PreparedTerms, weights: [Double], claimed: [Double]) {
    (self.claimed, point) = (claimed, prepared.point)
    (middle, rounding, reach) = (claimed.map { _ in 0 }, claimed.map { _ in 0 }, [])
    reach = middle
    for (gradient, weight) in zip(prepared.gradients, weights) where weight != 0 {
      for j in claimed.indices {
        let part = weight * gradient.entries[j].value
        middle[j] += part
        rounding[j] += weight.magnitude * gradient.entries[j].error
        rounding[j] += Double.ulpOfOne / 2 * (part.magnitude + middle[j].magnitude)
        reach[j] += weight.magnitude * gradient.reach[j]
      }
    }
    for j in claimed.indices {
      rounding[j] = 4 * rounding[j] + 2 * Double.ulpOfOne * claimed[j].magnitude
    }
  }

  var isFinite: Bool {
    claimed.indices.allSatisfy { middle[$0].isFinite && (reach[$0] + rounding[$0]).isFinite }
  }

  /// The entry that is clearest outside.
  func failure() -> (entry: Int, comparison: Evidence.Comparison)? {
    var worst: (entry: Int, comparison: Evidence.Comparison)?
    for j in claimed.indices {
      let comparison = comparison(j)
      guard comparison.gap > comparison.allowed else { continue }
      if comparison.strain > worst?.comparison.strain ?? 0 { worst = (j, comparison) }
    }
    return worst
  }

  private func comparison(_ j: Int) -> Evidence.Comparison {
    let gap = (claimed[j] - middle[j]).magnitude
    return Evidence.Comparison(gap: gap, allowed: reach[j] + rounding[j])
  }

  /// The axes along which the slopes reach further than rounding: one of several vectors is right.
  var kinked: [Int] { reach.indices.filter { reach[$0] > rounding[$0] } }

  var evidence: Evidence {
    var evidence = Evidence(points: claimed.count)
    for j in claimed.indices {
      let comparison = comparison(j)
      if comparison.strain >= evidence.closest?.strain ?? 0 { evidence.closest = comparison }
      let size = middle[j].magnitude
      if size > 0, reach[j] <= rounding[j] {
        evidence.widest = max(evidence.widest, min(comparison.allowed / size, 1))
      }
    }
    return evidence
  }
}
