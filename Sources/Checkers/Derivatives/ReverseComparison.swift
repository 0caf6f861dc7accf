import SymbolicLite

/// Holds a claimed gradient against the reverse one.
///
/// Where f is smooth every entry may differ by what rounding can have done to the reverse gradient (its
/// running error bound) and three times that for the claim, which adds up the same terms in another
/// order. At a kink the claim first has to lie in the box of all slopes; then it is judged along
/// directions, by ``GradientComparison``, for not everything in the box need be a subgradient.
struct ReverseComparison {
  let function: CompiledFunction
  let gradient: CompiledFunction.MeasuredGradient
  let claimed: [Double]
  let point: [Double]

  init(
    _ function: CompiledFunction, claimed: [Double], at point: [Double]
  ) throws(Undefined) {
    (self.function, self.claimed, self.point) = (function, claimed, point)
    gradient = try function.measuredGradient(at: point)
  }

  /// What entry j may differ by from the middle of its slopes.
  func allowed(_ j: Int) -> Double {
    gradient.reach[j] + roundingAllowed(j)
  }

  func roundingAllowed(_ j: Int) -> Double {
    4 * gradient.entries[j].error + 2 * Double.ulpOfOne * claimed[j].magnitude
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
    let gap = (claimed[j] - gradient.entries[j].value).magnitude
    return Evidence.Comparison(gap: gap, allowed: allowed(j))
  }

  /// A reach that is more than rounding: then one of several vectors is right.
  var isKinked: Bool {
    gradient.reach.indices.contains { gradient.reach[$0] > roundingAllowed($0) }
  }

  var evidence: Evidence {
    var evidence = Evidence(points: claimed.count)
    for j in claimed.indices {
      let comparison = comparison(j)
      if comparison.strain >= evidence.closest?.strain ?? 0 { evidence.closest = comparison }
      let size = gradient.entries[j].value.magnitude
      if size > 0, gradient.reach[j] == 0 {
        evidence.widest = max(evidence.widest, min(comparison.allowed / size, 1))
      }
    }
    return evidence
  }
}
