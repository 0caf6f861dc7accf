import SymbolicLite

/// What follows from the assumption f(aw) = f(w) for all a > 0 and all w.
///
/// | rule             | statement                                         |
/// |:-----------------|:--------------------------------------------------|
/// | value            | f(c·p) = f(p) for c > 0                           |
/// | derivative in w  | ∇f(c·p) = ∇f(p)/c for c > 0                       |
/// | derivative in a  | pᵀ∇f(p) = 0, from d/da f(ap) = 0 at a = 1         |
///
/// The equation has to be a law, which holds for every w and every a > 0: nothing else may be
/// assumed of these two but a > 0, a ≠ 0 and w ≠ 0. Where f has no gradient, nothing is claimed.
struct ScaleInvariance {
  private let function: OpaqueFunction
  private let assumptions: [Relation]

  /// A proof that uses the law of an open function, where there is one.
  static func prove(_ claim: Claim) -> Proof? {
    for law in claim.assumptions {
      guard let setting = ScaleInvariance(law, claim.assumptions) else { continue }
      let relation = setting.reduced(claim.relation)
      let radial = setting.radialSlopes(in: relation)
      let other = Claim(relation, assuming: claim.assumptions + radial)
      guard relation != claim.relation || !radial.isEmpty,
        var proof = Prover().prove(other) ?? InequalityProver.prove(other)
      else { continue }
      proof.rule += ", \(law.text) differentiated"
      if !proof.premises.contains(law.text) { proof.premises.append(law.text) }
      return proof
    }
    return nil
  }

  private init?(_ law: Relation, _ assumptions: [Relation]) {
    guard case .compare(.call(let f, let left), .equal, .call(let g, let right)) = law, f == g,
      let (scale, place) = Self.scaled(left, right) ?? Self.scaled(right, left),
      assumptions.allSatisfy({ $0 == law || Self.isHarmless($0, scale, place) })
    else { return nil }
    function = f
    self.assumptions = assumptions
  }

  /// a and w where the first is a·w and the second w.
  private static func scaled(_ e: Expression, _ other: Expression) -> (Symbol, Symbol)? {
    guard case .symbol(let w) = other, !w.shape.isScalar, w.domain == .real else { return nil }
    switch e {
    case .multiply(.symbol(let a), .symbol(w)), .multiply(.symbol(w), .symbol(let a)):
      return a.shape.isScalar && a.domain == .real && a != w ? (a, w) : nil
    default: return nil
    }
  }

  /// Says nothing of a and w, or only that a > 0 or that they are not zero.
  private static func isHarmless(_ relation: Relation, _ a: Symbol, _ w: Symbol) -> Bool {
    guard relation.freeSymbols.contains(a) || relation.freeSymbols.contains(w) else { return true }
    switch relation {
    case .compare(.symbol(let s), .notEqual, let zero),
      .compare(let zero, .notEqual, .symbol(let s)):
      return (s == a || s == w) && zero.isZeroForm
    case .compare(.symbol(a), .greater, let zero), .compare(let zero, .less, .symbol(a)):
      return zero.isZeroForm
    default: return false
    }
  }

  // MARK: Rewriting

  private func reduced(_ relation: Relation) -> Relation { relation.mapChildren(reduced) }

  private func reduced(_ e: Expression) -> Expression {
    switch e {
    case .call(function, let point):
      return .call(function, factored(reduced(point)).base)
    case .gradient(of: .call(function, .symbol(let bound)), let with, let at) where bound == with:
      let (scale, base) = factored(reduced(at))
      let slope = Expression.gradient(of: .call(function, .symbol(bound)), with: with, at: base)
      return scale == 1 ? slope : .divide(slope, scale)
    default: return e.mapChildren(reduced)
    }
  }

  /// c > 0 and p with e = c·p.
  private func factored(_ e: Expression) -> (scale: Expression, base: Expression) {
    switch e {
    case .multiply(let c, let p) where c.shape.isScalar && !p.shape.isScalar && isPositive(c):
      let inner = factored(p)
      return (inner.scale == 1 ? c : .multiply(c, inner.scale), inner.base)
    case .divide(let p, let c) where isPositive(c):
      let inner = factored(p)
      return (.divide(inner.scale, c), inner.base)
    default: return (1, e)
    }
  }

  private func isPositive(_ c: Expression) -> Bool {
    CaseProof(
      assuming: assumptions, wanted: .positive, effort: 0, cases: 10,
      { (ledger) throws(ProofFailure) in try ledger.polynomial(c) }
    ).prove() != nil
  }

  /// pᵀ∇f(p) = 0 at the points where the gradient is taken.
  private func radialSlopes(in relation: Relation) -> [Relation] {
    var found: [Relation] = []
    _ = relation.contains { e in
      if case .gradient(of: .call(function, .symbol(let bound)), let with, let at) = e,
        bound == with, at.shape.columns == .one, at.freeIndices.isEmpty
      {
        let law = Relation.compare(.multiply(.transpose(at), e), .equal, 0)
        if !found.contains(law) { found.append(law) }
      }
      return false
    }
    return found
  }
}
