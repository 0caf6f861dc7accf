import SymbolicLite

/// Proofs of inequalities between numbers, entry by entry between vectors, and in the order of
/// symmetric matrices.
///
/// A proof holds at every point at which the assumptions hold and both sides have values. Whether
/// there is such a point is for the caller to see: of assumptions that nothing meets, anything
/// follows.
enum InequalityProver {
  /// `nil` where no certificate was found, which says nothing of the claim.
  static func prove(_ claim: Claim) -> Proof? {
    guard let certificate = certificate(claim.relation, claim.assumptions, premises: []) else {
      return nil
    }
    return Proof(certificate, assuming: claim.assumptions)
  }

  /// - Parameter premises: what a statement rests on for its own value of a free index, and not,
  ///   like an assumption, for all.
  static func certificate(
    _ relation: Relation, _ assumptions: [Relation], premises: [Relation]
  ) -> Certificate? {
    switch relation {
    case .all(let parts):
      var children: [Certificate] = []
      for part in parts {
        guard let child = certificate(part, assumptions, premises: premises) else { return nil }
        children.append(child)
      }
      return children.count == 1 ? children[0] : Certificate("each part", "", children)
    case .forAll(let index, let inner):
      // Under a name of its own, so that premises about a free index do not reach inside.
      let fresh = Index(index.name, id: -500 + index.id, through: index.range)
      return certificate(
        inner.substituting(indices: [index: .index(fresh)]), assumptions, premises: premises)
    case .implies(let premise, let conclusion):
      return certificate(conclusion, assumptions, premises: premises + [premise])
    case .equivalent(let a, let b):
      guard let forwards = certificate(b, assumptions, premises: premises + [a]),
        let backwards = certificate(a, assumptions, premises: premises + [b])
      else { return nil }
      return Certificate("both directions", "", [forwards, backwards])
    case .compare(let a, let comparison, let b):
      return compare(a, comparison, b, assumptions, premises)
    case .definite(let a, let strict, let b):
      return definite(.add([a, .negate(b)]), strict: strict, assumptions, premises)
    default: return nil
    }
  }

  private static func compare(
    _ a: Expression, _ comparison: Comparison, _ b: Expression, _ assumptions: [Relation],
    _ premises: [Relation]
  ) -> Certificate? {
    guard a.shape.isScalar else {
      if comparison == .equal {
        return vanishing(.add([a, .negate(b)]), assumptions, premises)
      }
      guard a.shape.columns == .one, comparison != .notEqual else { return nil }
      let index = Index("entry", id: -400, through: a.shape.rows)
      return compare(
        .entry(a, .index(index), 1), comparison, .entry(b, .index(index), 1), assumptions, premises)
    }
    func direct(_ effort: Int) -> Certificate? {
      CaseProof(assuming: assumptions, premises: premises, wanted: comparison.signs, effort: effort)
      { (ledger) throws(ProofFailure) in
        try ledger.polynomial(a).minus(ledger.polynomial(b))
      }.prove()
    }
    if let found = direct(1) { return found }
    let isRising = comparison.signs.contains(.positive)
    let gap = Expression.add(isRising ? [a, .negate(b)] : [b, .negate(a)])
    let wanted = isRising ? comparison.signs : comparison.signs.mirrored
    if let found = termByTerm(gap, wanted, assumptions, premises) { return found }
    switch comparison {
    case .lessOrEqual, .greaterOrEqual:
      let (small, large) = comparison == .lessOrEqual ? (a, b) : (b, a)
      if let found = convexityForm(small, large, assumptions, premises) { return found }
    default: break
    }
    return direct(2)
  }

  /// That an expression of any shape is zero, by its form.
  static func vanishing(
    _ e: Expression, _ assumptions: [Relation], _ premises: [Relation]
  ) -> Certificate? {
    CaseProof(
      assuming: assumptions, premises: premises, wanted: .zero, effort: 1, cases: 60
    ) { (ledger) throws(ProofFailure) in
      let form = try ledger.lowered(e)
      if form.shape.isScalar { return try ledger.number(form) }
      if form.isZero { return .zero }
      guard try ledger.vanishesMultiplied(form) else { throw .unsupported }
      return .zero
    }.prove()
  }
}
