import SymbolicLite

/// The functions and sets by cases in a claim, two of whose cases may hold at once.
///
/// A case counts only where those before it do not hold, so that an overlap gives no wrong value;
/// but a note whose cases disagree contradicts itself, and a claim about them is no claim.
struct OverlappingCases {
  /// For each of them, the claim that it equals itself: refuted where it has two values.
  let contradictions: [Claim]

  init(_ claim: Claim) {
    var walker = CasesWalker()
    walker.add(claim.relation)
    contradictions = walker.found.filter { !Self.isConsistent($0, claim.assumptions) }
      .map { Claim($0.asEquation, assuming: claim.assumptions) }
  }

  /// Whether any two cases are shown to exclude each other or to agree.
  private static func isConsistent(_ one: CasesWalker.Found, _ assumptions: [Relation]) -> Bool {
    let proof = EqualityProof(assumptions)
    let branches = one.branches
    return branches.indices.allSatisfy { first in
      branches.indices.dropFirst(first + 1).allSatisfy { second in
        let both = Relation.all([branches[first].condition, branches[second].condition])
        let (a, b) = (branches[first].value, branches[second].value)
        return a == b || proof.prove(both, implies: .compare(a, .equal, b)) != nil
      }
    }
  }
}

/// Collects what is defined by cases, each only once.
private struct CasesWalker {
  struct Found: Hashable {
    /// With what tells the values apart: for a set, a number of its own for each case.
    var branches: [Branch]
    var asEquation: Relation
  }

  private(set) var found: [Found] = []

  mutating func add(_ relation: Relation) {
    let collected = Collected<Found>()
    _ = Finder(collected: collected).relation(relation)
    for one in collected.items where one.branches.count > 1 && !found.contains(one) {
      found.append(one)
    }
  }

  private struct Finder: FormulaMap {
    let collected: Collected<Found>

    func expression(_ part: Expression) -> Expression {
      if case .cases(let branches, _) = part {
        collected.items.append(
          Found(branches: branches, asEquation: .compare(part, .equal, part)))
      }
      return part.mapParts(self)
    }

    func set(_ part: SetExpression) -> SetExpression {
      if case .cases(let branches, _) = part {
        let numbered = branches.enumerated().map { number, branch in
          Branch(.number(Rational(number)), if: branch.condition)
        }
        collected.items.append(Found(branches: numbered, asEquation: .equalSets(part, part)))
      }
      return part.mapParts(self)
    }
  }
}
