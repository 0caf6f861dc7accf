import SymbolicLite

/// Objectives of one number with parts that are defined by cases, such as S(u) + c·H(u) with Huber's H.
extension OptimalityProof {
  /// 0 = S′(a) + ∑ cₖgₖ(a) for a convex J = S + ∑ cₖfₖ with a smooth S, cₖ ≥ 0, and subgradients gₖ
  /// of fₖ: then no slope of J at a is negative.
  func joined(_ a: Expression, isUnique: Bool) -> Certificate? {
    guard variable.shape.isScalar,
      objective.contains(where: { if case .cases = $0 { true } else { false } }),
      let (curvature, why) = convexity(), !isUnique || curvature.isStrict,
      let slope = subgradient(of: objective),
      let vanishes = vanishing(slope.substituting([variable: a]))
    else { return nil }
    let rule =
      isUnique ? "subgradient zero, strictly convex" : "subgradient zero, convex"
    return Certificate(rule, "0 ∈ ∂J(a)", [vanishes, why])
  }

  /// A formula that is the derivative of smooth parts and a subgradient of the parts by cases, at every
  /// number.
  private func subgradient(of e: Expression) -> Expression? {
    if !rules.depends(e) { return 0 }
    if let smooth = smoothGradient(of: e) { return smooth }
    switch e {
    case .add(let terms):
      let slopes = terms.compactMap(subgradient)
      return slopes.count == terms.count ? .add(slopes) : nil
    case .multiply(let c, let f) where !rules.depends(c),
      .multiply(let f, let c) where !rules.depends(c):
      guard c.shape.isScalar, f.shape.isScalar, rules.has(.nonnegative, c) else { return nil }
      return subgradient(of: f).map { .multiply(c, $0) }
    case .divide(let f, let c) where !rules.depends(c):
      guard rules.has(.nonnegative, c) else { return nil }
      return subgradient(of: f).map { .divide($0, c) }
    case .cases:
      // What shows convexity shows that the slopes of the branches are subgradients.
      return rules.bySlopes(e).flatMap { _ in e.branchSlope(variable) }
    default: return nil
    }
  }
}
