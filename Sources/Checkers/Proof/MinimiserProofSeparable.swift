import SymbolicLite

/// Objectives S(u) + c·‖u‖₁ with a smooth convex S: coordinate by coordinate.
extension OptimalityProof {
  /// With g = ∇S(a), convexity of S gives J(u) − J(a) ≥ ∑ⱼ gⱼ(uⱼ − aⱼ) + c(|uⱼ| − |aⱼ|), and each
  /// term is ≥ 0 for every number uⱼ. Where it is > 0 for uⱼ ≠ aⱼ, or J is strictly convex, a is the
  /// only minimiser.
  func separable(_ a: Expression, isUnique: Bool) -> Certificate? {
    guard variable.shape.isVector else { return nil }
    var (smooth, weights): ([Expression], [Expression]) = ([], [])
    for term in objective.flatTerms {
      if let weight = weightOfL1(term) { weights.append(weight) } else { smooth.append(term) }
    }
    let part = Expression.add(smooth)
    guard !smooth.isEmpty, !weights.isEmpty, let gradient = smoothGradient(of: part),
      let convex = rules.certify(part), convex.curvature.isConvex
    else { return nil }
    var parts = [convex.certificate]
    let index = Index("coordinate", id: -700, through: variable.shape.rows)
    func entry(_ e: Expression) -> Expression { .entry(e, .index(index), 1) }
    let t = Expression.symbol(a.canonicalSymbol("t"))
    let weight = Expression.add(weights)
    let step = Expression.add([t, .negate(entry(a))])
    let rise = Expression.multiply(entry(gradient.substituting([variable: a])), step)
    let sizes = Expression.add([
      .apply(.magnitude, t), .negate(.apply(.magnitude, entry(a))),
    ])
    let whole = Expression.add([rise, .multiply(weight, sizes)])
    guard let each = signs(.nonnegative, whole, []) else { return nil }
    var rule = "coordinate by coordinate"
    if isUnique {
      let isElsewhere = Relation.compare(t, .notEqual, entry(a))
      if constraints.isEmpty, let (curvature, why) = convexity(), curvature.isStrict {
        rule += ", strictly convex"
        parts.append(why)
      } else if let why = signs(.positive, whole, [isElsewhere]) {
        // Another point has another coordinate.
        rule += ", larger in each other one"
        parts.append(why)
      } else {
        return nil
      }
    }
    return Certificate(rule, "0 ∈ ∇S(a) + c·∂‖a‖₁", [each] + parts)
  }

  /// c where the term is c·‖u‖₁ or c·∑ⱼ|uⱼ| for the variable itself, c free of it.
  private func weightOfL1(_ term: Expression) -> Expression? {
    let u = Expression.symbol(variable)
    switch term {
    case .norm(.l1, u): return 1
    case .fold(.sum, let index, 1, let upper, nil, let body) where upper == .size(index.range):
      guard index.range == variable.shape.rows else { return nil }
      switch body {
      case .apply(.magnitude, .entry(u, .index(index), 1)): return 1
      case .multiply(let c, .apply(.magnitude, .entry(u, .index(index), 1))):
        return rules.depends(c) || c.freeIndices.contains(index) ? nil : c
      default: return nil
      }
    case .multiply(let c, let rest) where c.shape.isScalar && !rules.depends(c):
      return weightOfL1(rest).map { .multiply(c, $0) }
    case .divide(let rest, let c) where !rules.depends(c):
      return weightOfL1(rest).map { .divide($0, c) }
    default: return nil
    }
  }
}

extension Expression {
  /// The terms of nested sums, and of a number times a sum.
  var flatTerms: [Expression] {
    switch self {
    case .add(let terms): return terms.flatMap(\.flatTerms)
    case .multiply(let c, .add(let terms)) where c.shape.isScalar && shape.isScalar:
      return terms.flatMap { Expression.multiply(c, $0).flatTerms }
    case .divide(.add(let terms), let c):
      return terms.flatMap { Expression.divide($0, c).flatTerms }
    default: return [self]
    }
  }
}
