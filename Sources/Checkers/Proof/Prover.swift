import SymbolicLite

/// Looks for a proof of a claim that holds for all sizes and values.
///
/// The claim is judged only where both sides are defined; a proof shows that they agree there. Where
/// derivatives were worked out by rules, it shows that on the region where the rules hold, which is
/// printed with it.
struct Prover {
  /// The limit of one search, in factors touched.
  static let work = 120_000

  func prove(_ claim: Claim) -> Proof? {
    switch claim.relation {
    case .compare(let a, .equal, let b):
      return EqualityProof(claim.assumptions).prove(a, b)
    case .all(let parts):
      return all(parts.map { Claim($0, assuming: claim.assumptions) })
    case .forAll(let index, let inner) where !claim.relation.freeIndices.contains(index):
      return prove(Claim(inner, assuming: claim.assumptions))
    default: return nil
    }
  }

  private func all(_ claims: [Claim]) -> Proof? {
    var result: Proof?
    for claim in claims {
      guard let next = prove(claim) else { return nil }
      guard var known = result else {
        result = next
        continue
      }
      if known.rule != next.rule { known.rule += "; " + next.rule }
      known.conditions += next.conditions.filter { !known.conditions.contains($0) }
      known.isPartial = known.isPartial || next.isPartial
      known.trace += next.trace
      result = known
    }
    return result
  }
}
