import SymbolicLite

/// The sum rule: ∂(S + c·g) = ∇S + c·∂g for convex S and g that have values everywhere, S with a
/// gradient, c ≥ 0 (Rockafellar 1970, theorem 23.8).
struct SubdifferentialSum {
  private let assumptions: [Relation]

  init(_ assumptions: [Relation]) { self.assumptions = assumptions }

  /// That the set {e} + c·∂g(at) is the subdifferential of f there.
  func prove(
    _ set: SetExpression, subdifferentialOf f: Expression, with z: Symbol, at: Expression
  ) -> Proof? {
    guard case .sum(let one, let two) = set,
      let (slope, factor, kinked) = Self.parts(one, two) ?? Self.parts(two, one),
      case .subdifferential(let g, let u, let place) = kinked, place == at, u.shape == z.shape
    else { return nil }
    var (smooth, rest): ([Expression], [Expression]) = ([], [])
    for term in f.expandingDerivatives().expression.flatTerms {
      if let derived = term.gradient(with: z), derived.validWhere.isEmpty {
        smooth.append(term)
      } else {
        rest.append(term)
      }
    }
    let s = Expression.add(smooth)
    guard !smooth.isEmpty, !rest.isEmpty, let gradient = s.gradient(with: z) else { return nil }
    // As functions: what is assumed of the variable holds at the point only.
    let general = assumptions.filter { !$0.freeSymbols.contains(z) }
    let same = g.substituting([u: .symbol(z)])
    let rules = CurvatureRules(z, assuming: general)
    guard !rules.depends(factor), rules.has(.nonnegative, factor),
      rules.isFinite(s), rules.isFinite(same),
      let first = rules.certify(s), first.curvature.isConvex,
      let second = rules.certify(same), second.curvature.isConvex,
      let kink = EqualityProof(general).prove(.add(rest), .multiply(factor, same)),
      let here = EqualityProof(assumptions).prove(
        gradient.expression.substituting([z: at]), slope), !here.isPartial
    else { return nil }
    let certificate = Certificate(
      "∂(S + c·g) = ∇S + c·∂g", f.text, [first.certificate, second.certificate])
    var proof = Proof(rules.resting(certificate), assuming: assumptions)
    proof.rule = "sum rule for subgradients"
    proof.uses = kink.uses.merged(with: here.uses)
    return proof
  }

  /// The point e, the factor c and the set ∂g of {e} + c·∂g.
  private static func parts(
    _ point: SetExpression, _ other: SetExpression
  ) -> (Expression, Expression, SetExpression)? {
    guard case .finite(let points) = point, points.count == 1 else { return nil }
    switch other {
    case .subdifferential: return (points[0], 1, other)
    case .image(let c, let inner) where c.shape.isScalar: return (points[0], c, inner)
    default: return nil
    }
  }
}
