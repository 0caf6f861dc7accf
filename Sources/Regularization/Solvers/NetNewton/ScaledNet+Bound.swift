extension ScaledNet {
  /// How far J can be above its minimum at a state, by a dual point p ∈ ℝⁿ, ∑pᵢ = 0 with an intercept:
  ///
  ///     J − min J ≤ ∑(cℓ(zᵢ) + cℓ*(pᵢ/c) − zᵢpᵢ) + ∑(Rⱼ(uⱼ) + Rⱼ*(qⱼ) − uⱼqⱼ),  q = −Xᵀp,
  ///
  /// since ∑zᵢpᵢ + ∑uⱼqⱼ = 0. No term is below 0 by more than rounding, and nothing large cancels.
  ///
  /// The candidates for p are the slopes of the loss, and those of its quadratic where that is
  /// smallest: there q is what the penalty wants it to be. Both are shortened until R* is finite.
  func gap(_ state: State, candidates: [[Double]]) -> Double {
    // p = 0 belongs to the bound J − c∑min ℓ, of which ℓ ≥ 0.
    var best = state.value
    let own = model.slopes(state.predictions)
    for candidate in candidates + [own] {
      let p = feasible(candidate, at: state)
      let q = correlations(p).map { -$0 }
      for share in shares(q, state.weights) {
        best = min(best, gap(state, p, q, share))
      }
    }
    return max(0, best)
  }

  /// Entries at which ℓ* is finite, with sum 0 where there is an intercept.
  private func feasible(_ p: [Double], at state: State) -> [Double] {
    let (loss, c) = (model.objective.loss, model.objective.scale)
    var p = p
    for (i, y) in model.objective.targets.enumerated()
    where !loss.conjugate(at: p[i] / c, target: y).isFinite {
      let slopes = loss.slopes(at: state.predictions[i], target: y)
      p[i] = c * min(max(0, slopes.lower), slopes.upper)
    }
    return hasBias ? Certificate.balanced(p) : p
  }

  /// The largest s ≤ 1 at which s·q − λ₂u is within λ₁ of 0, and 1 where λ₂ > 0 makes R* finite.
  private func shares(_ q: [Double], _ weights: [Double]) -> [Double] {
    var share = 1.0
    var isFinite = true
    for (j, pull) in q.enumerated() {
      let bound = linear[j] + (quadratic[j] * weights[j]).magnitude
      if pull.magnitude > bound { share = min(share, bound / pull.magnitude) }
      isFinite = isFinite && (quadratic[j] > 0 || pull.magnitude <= linear[j])
    }
    return isFinite && share < 1 ? [1, share] : [share]
  }

  private func gap(_ state: State, _ p: [Double], _ q: [Double], _ share: Double) -> Double {
    let (loss, c) = (model.objective.loss, model.objective.scale)
    var sum = 0.0
    for (i, y) in model.objective.targets.enumerated() {
      let (z, slope) = (state.predictions[i], share * p[i])
      sum += c * (loss.value(of: z, target: y) + loss.conjugate(at: slope / c, target: y))
      sum -= z * slope
    }
    for (j, u) in state.weights.enumerated() {
      let pull = share * q[j]
      // By the choice of s what is above λ₁ where λ₂ = 0 is rounding.
      let excess = max(0, pull.magnitude - linear[j])
      if quadratic[j] > 0 { sum += excess / quadratic[j] * excess / 2 }
      sum += linear[j] * u.magnitude + quadratic[j] / 2 * u * u - u * pull
    }
    return sum.isFinite ? sum : .infinity
  }
}
