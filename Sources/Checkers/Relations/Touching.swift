import SymbolicLite

/// Whether the two sides of "≠" or "<" seem to meet at a number that no point can be, as t² ≠ 7 does.
///
/// A change of sign of their difference, or of a factor of it, is no exact point and refutes nothing;
/// but then the claim has not been shown either.
struct Touching {
  private let searches: [StrayRoots]

  init(_ claim: Claim, seed: UInt64, samples: Int) {
    guard case .compare(let a, let comparison, let b) = claim.relation, a.shape.isScalar,
      [.notEqual, .less, .greater].contains(comparison), !claim.relation.mentionsOptimum
    else {
      searches = []
      return
    }
    var gaps: [(Expression, Expression)] = comparison == .notEqual ? [(a, b)] : []
    if b.isZeroForm { gaps += a.vanishingFactors.map { ($0, 0) } }
    if a.isZeroForm { gaps += b.vanishingFactors.map { ($0, 0) } }
    searches = gaps.compactMap { left, right in
      // The conclusion that holds nowhere.
      let never = Claim(.compare(0, .greater, 1), assuming: claim.assumptions)
      return StrayRoots(
        never, premise: .compare(left, .equal, right), seed: seed, samples: samples)
    }
  }

  func reason() -> String? {
    searches.contains { $0.reason() != nil }
      ? "the two sides seem to meet where no point is exact" : nil
  }
}
