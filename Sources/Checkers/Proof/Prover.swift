import SymbolicLite

/// Looks for a proof of a claim that holds for all sizes and values.
///
/// The claim is judged only where both sides are defined; a proof shows that they agree there. Where
/// derivatives were worked out by rules, it shows that on the region where the rules hold, which is
/// printed with it.
struct Prover {
  /// The limit of one search, in factors touched.
  static let work = 50_000

  func prove(_ claim: Claim) -> Proof? {
    switch claim.relation {
    case .compare(let a, .equal, let b):
      return EqualityProof(claim.assumptions).prove(a, b)
    case .compare(let a, let comparison, let b):
      return EqualityProof(claim.assumptions).prove(a, comparison, b)
    case .all(let parts):
      return all(parts.map { Claim($0, assuming: claim.assumptions) })
    case .forAll(let index, let inner) where !claim.relation.freeIndices.contains(index):
      return prove(Claim(inner, assuming: claim.assumptions))
    case .implies(let premise, .all(let parts)):
      return all(parts.map { Claim(.implies(premise, $0), assuming: claim.assumptions) })
    case .implies(let premise, let conclusion):
      return EqualityProof(claim.assumptions).prove(premise, implies: conclusion)
        ?? ofParts(premise, conclusion, isEquivalence: false, claim.assumptions)
    case .equivalent(let a, let b):
      return EqualityProof(claim.assumptions).prove(a, equivalentTo: b)
        ?? ofParts(a, b, isEquivalence: true, claim.assumptions)
    case .equalUpToConstant(let a, let b, let symbols):
      return upToConstant(a, b, Moving(symbols), claim)
    case .proportional(let a, let b, let symbols):
      return proportional(a, b, Moving(symbols), claim)
    case .equalSets(.subdifferential(let f, let z, let at), let set),
      .equalSets(let set, .subdifferential(let f, let z, let at)):
      return EqualityProof(claim.assumptions)
        .prove(set, subdifferentialOf: f, with: z, at: at)
        ?? SubdifferentialSum(claim.assumptions)
        .prove(set, subdifferentialOf: f, with: z, at: at)
    case .subset(.subdifferential(let f, let z, let at), let set):
      return EqualityProof(claim.assumptions)
        .prove(subdifferentialOf: f, with: z, at: at, within: set)
    default: return nil
    }
  }

  /// The same with equations said of their parts, where that says anything new.
  private func ofParts(
    _ a: Relation, _ b: Relation, isEquivalence: Bool, _ assumptions: [Relation]
  ) -> Proof? {
    let (plainA, plainB) = (PlainEquations.rewritten(a), PlainEquations.rewritten(b))
    guard plainA != a || plainB != b else { return nil }
    let proof = EqualityProof(assumptions)
    return isEquivalence
      ? proof.prove(plainA, equivalentTo: plainB) : proof.prove(plainA, implies: plainB)
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
      known.uses = known.uses.merged(with: next.uses)
      known.isPartial = known.isPartial || next.isPartial
      known.trace += next.trace
      result = known
    }
    return result
  }

  /// a − b is the same at any two values of the symbols.
  private func upToConstant(
    _ a: Expression, _ b: Expression, _ moving: Moving, _ claim: Claim
  ) -> Proof? {
    let removal = UnknownRemoval(freeOf: moving.symbols)
    let difference = Expression.add([removal.summed(a), .negate(removal.summed(b))])
    guard moving.occurs(in: difference) else { return nil }
    let proof = EqualityProof(moving.doubled(claim.assumptions))
    return proof.prove(difference, moving.elsewhere(difference))
  }

  /// a(w)·b(w′) = a(w′)·b(w) for any two values of the symbols.
  private func proportional(
    _ a: Expression, _ b: Expression, _ moving: Moving, _ claim: Claim
  ) -> Proof? {
    let removal = UnknownRemoval(freeOf: moving.symbols)
    let (a, b) = (removal.multiplied(a), removal.multiplied(b))
    guard a.shape.isScalar, moving.occurs(in: a) || moving.occurs(in: b) else { return nil }
    let proof = EqualityProof(moving.doubled(claim.assumptions))
    return proof.prove(
      .multiply(a, moving.elsewhere(b)), .multiply(moving.elsewhere(a), b))
  }
}

/// Symbols, and copies of them with other values.
private struct Moving {
  let symbols: [Symbol]
  private let copies: [Symbol: Expression]

  init(_ symbols: [Symbol]) {
    self.symbols = symbols
    copies = Dictionary(
      symbols.map { ($0, .symbol(Symbol($0.name + " elsewhere", $0.shape, in: $0.domain))) }
    ) { first, _ in first }
  }

  func occurs(in e: Expression) -> Bool { !e.freeSymbols.isDisjoint(with: symbols) }

  func elsewhere(_ e: Expression) -> Expression { e.substituting(copies) }

  /// What is assumed of the symbols is assumed of the copies too.
  func doubled(_ assumptions: [Relation]) -> [Relation] {
    assumptions + assumptions.map { $0.substituting(copies) }.filter { !assumptions.contains($0) }
  }
}
