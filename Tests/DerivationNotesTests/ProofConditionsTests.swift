import PropertyTesting
import SymbolicLite
import Testing

@testable import Checkers
@testable import DerivationNotes

/// The conditions that are printed with a proof are all that it needs.
@Suite("Conditions of proofs")
struct ProofConditionsTests {
  @Test("what is proved is proved from the conditions that are named")
  func namedConditionsSuffice() throws {
    let steps = try ShippedNotesTests.notes.flatMap {
      try ProofRecheckTests.steps(of: $0, that: .proved)
    }
    let all = steps.filter { step in
      step.claim.assumptions.contains { !$0.freeSymbols.isDisjoint(with: step.claim.symbols) }
    }
    #expect(all.count >= 20)
    let relying = all.archive { $0.note }
    let gaps = onDeepStacks(relying.count) { Self.gap(in: relying[$0].claim) }
    var naming = 0
    for (step, found) in zip(relying, gaps) {
      if found.isNaming { naming += 1 }
      if let gap = found.gap { Issue.record("\(step.testDescription): \(gap)") }
    }
    #expect(
      naming >= (relying.count == all.count ? 20 : 1), "only \(naming) proofs name a condition")
  }

  /// Whether the proof names a condition, and what is missing where the named ones do not suffice.
  private static func gap(in claim: Claim) -> (isNaming: Bool, gap: String?) {
    guard let proof = prove(claim) else { return (false, "no proof") }
    let named = Set(proof.uses.flatMap(\.premises) + proof.premises)
    let kept = claim.assumptions.flatMap(parts).filter {
      named.contains($0.latex) || named.contains($0.text)
    }
    let suffices = prove(Claim(claim.relation, assuming: kept)) != nil
    return (!named.isEmpty, suffices ? nil : "needs more than \(named.sorted())")
  }

  private static func prove(_ claim: Claim) -> Proof? {
    Prover().prove(claim) ?? MinimiserProver.prove(claim) ?? InequalityProver.prove(claim)
  }

  private static func parts(_ relation: Relation) -> [Relation] {
    if case .all(let parts) = relation { return parts.flatMap(Self.parts) }
    if case .member = relation { return [relation] + Ledger.conjuncts(relation) }
    return [relation]
  }
}

extension Claim {
  fileprivate var symbols: Set<Symbol> { relation.freeSymbols }
}
