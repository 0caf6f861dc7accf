import SymbolicLite

/// Checks a claimed gradient against slopes from any source, direction by direction.
public func checkSlopes(
  of source: some SlopeSource, claimed: [Double], at w: [Double]
) -> Verdict {
  if let verdict = verdictOnInput(claimed: claimed, at: w) { return verdict }
  return slopeVerdict(source, claimed: claimed, at: w, axes: nil)
}

/// Along these axes only, and what kinks need between them.
func slopeVerdict(
  _ source: some SlopeSource, claimed: [Double], at w: [Double], axes: [Int]?
) -> Verdict {
  var comparison = GradientComparison(source, claimed: claimed, at: w)
  // Afresh for every claim, the same for the same claim.
  var random = SplitMix64(state: fingerprint(claimed + w))
  do throws(Undefined) {
    try comparison.run(random: &random, axes: axes)
  } catch {
    return .undecided(error.description)
  }
  if let failure = comparison.failure { return .refuted(refutation(failure, comparison)) }
  if let why = comparison.obstacle { return .undecided(why) }
  let size = claimed.reduce(0) { max($0, $1.magnitude) }
  if size > 0, size <= comparison.narrowest {
    return .undecided("nothing as small as \(printed(size)) can be seen in these values")
  }
  return .tested(comparison.evidence)
}

/// What is wrong before any slope is measured.
func verdictOnInput(claimed: [Double], at w: [Double]) -> Verdict? {
  if let j = w.firstIndex(where: { !$0.isFinite }) {
    return .undecided("entry \(j + 1) of the point is \(w[j])")
  }
  if w.isEmpty { return .undecided("the point has no entries") }
  let point = Counterexample.Entry("w", .tensor(Tensor(column: w)), shape: .vector(.init(w.count)))
  if claimed.count != w.count {
    return .refuted(
      Refutation(
        counterexample: Counterexample([point]), left: "\(claimed.count) entries",
        right: "\(w.count) entries",
        diagnosis: "a gradient has as many entries as the point"))
  }
  guard let j = claimed.firstIndex(where: { !$0.isFinite }) else { return nil }
  return .refuted(
    Refutation(
      counterexample: Counterexample([point, .init("j", .count(j + 1))]),
      left: "\(claimed[j])", right: "a number"))
}

private func refutation(
  _ failure: GradientComparison.Failure, _ comparison: GradientComparison
) -> Refutation {
  let w = comparison.point
  let shape = Shape.vector(.init(w.count))
  var entries = [Counterexample.Entry("w", .tensor(Tensor(column: w)), shape: shape)]
  let moved = failure.direction.indices.filter { failure.direction[$0] != 0 }
  if let j = moved.first, moved.count == 1 {
    entries.append(Counterexample.Entry("j", .count(j + 1)))
  } else {
    entries.append(
      Counterexample.Entry("v", .tensor(Tensor(column: failure.direction)), shape: shape))
  }
  var evidence = comparison.evidence
  evidence.closest = failure.comparison
  return Refutation(
    counterexample: Counterexample(entries), left: printed(failure.claimed),
    right: failure.slopes.description,
    difference: nil, diagnosis: nil, evidence: evidence)
}

extension Tensor where N == Double {
  init(column entries: [Double]) { self.init(rows: entries.count, columns: 1, entries) }
}

/// A hash that is the same on every machine and in every run.
func fingerprint(_ numbers: [Double]) -> UInt64 {
  var result: UInt64 = 0xcbf2_9ce4_8422_2325
  for number in numbers { result = (result ^ number.bitPattern) &* 0x0000_0100_0000_01b3 }
  return result
}
