import SymbolicLite

/// Proofs that a point is a minimiser, the only one, or that a number is the minimum.
///
/// Either directly: J(u) ≥ J(a) for all u, and J(u) > J(a) for u ≠ a, as an inequality; or by
/// convexity: J has a convexity certificate and 0 is a subgradient at a. Uniqueness then needs a
/// certificate of strict convexity. As everywhere, a proof holds at the points at which the
/// assumptions hold and the claimed point has a value.
enum MinimiserProver {
  /// `nil` where no certificate was found, which says nothing of the claim.
  static func prove(_ claim: Claim) -> Proof? {
    guard let found = certificate(claim.relation, claim.assumptions) else { return nil }
    return Proof(found, assuming: claim.assumptions)
  }

  private static func certificate(
    _ relation: Relation, _ assumptions: [Relation]
  ) -> Certificate? {
    switch relation {
    case .implies(let premise, let conclusion) where premise.freeIndices.isEmpty:
      return certificate(conclusion, assumptions + [premise])
    case .compare(.minimiser(let problem), .equal, let a),
      .compare(let a, .equal, .minimiser(let problem)):
      return OptimalityProof(problem, assumptions, aside: a)?.certificate(a, isUnique: true)
    case .equalSets(.minimisers(let problem), .finite(let points)),
      .equalSets(.finite(let points), .minimisers(let problem)):
      guard points.count == 1, let a = points.first else { return nil }
      return OptimalityProof(problem, assumptions, aside: a)?.certificate(a, isUnique: true)
    case .member(let a, .minimisers(let problem)):
      return OptimalityProof(problem, assumptions, aside: a)?.certificate(a, isUnique: false)
    case .compare(.minimum(let problem), .equal, let value),
      .compare(let value, .equal, .minimum(let problem)):
      return OptimalityProof(problem, assumptions, aside: value)?.certificate(minimum: value)
    case .compare(.negate(.minimum(let problem)), .equal, let value),
      .compare(let value, .equal, .negate(.minimum(let problem))):
      let least = Expression.negate(value)
      return OptimalityProof(problem, assumptions, aside: least)?.certificate(minimum: least)
    default: return nil
    }
  }
}

/// One problem, with a variable that occurs nowhere else.
struct OptimalityProof {
  let objective: Expression
  let variable: Symbol
  let constraints: [Relation]
  let assumptions: [Relation]
  let rules: CurvatureRules

  /// `nil` where the objective is not known to have a value everywhere, or where a minimum stands
  /// inside another formula.
  init?(_ problem: Minimisation, _ assumptions: [Relation], aside other: Expression) {
    if other.mentionsMinimum || problem.objective.mentionsMinimum { return nil }
    var name = problem.variable.name
    let taken = Set(
      (other.freeSymbols.union(problem.objective.freeSymbols)).map(\.name)
        + assumptions.flatMap { $0.freeSymbols.map(\.name) })
    while taken.contains(name) { name += "\u{2032}" }
    // Assumptions about the symbol of that name speak of another: the variable is bound.
    variable = Symbol(name, problem.variable.shape, in: problem.variable.domain)
    guard case .real = variable.domain else { return nil }
    let renaming: [Symbol: Expression] = [problem.variable: .symbol(variable)]
    let stated = problem.objective.substituting(renaming).expandingDerivatives().expression
    objective = stated.withoutIncreasing
    constraints =
      problem.constraint.map {
        Ledger.conjuncts($0.substituting(renaming))
      } ?? []
    self.assumptions = assumptions
    rules = CurvatureRules(variable, assuming: assumptions)
    let region = CurvatureRules(variable, assuming: assumptions, within: constraints)
    guard region.isFinite(objective) else { return nil }
  }

  func objective(at a: Expression) -> Expression { objective.substituting([variable: a]) }

  func certificate(_ a: Expression, isUnique: Bool) -> Certificate? {
    guard a.shape == variable.shape, isFeasible(a) else { return nil }
    // Convexity first where the objective is smooth: it is the cheaper way.
    let found =
      stationary(a, isUnique: isUnique) ?? joined(a, isUnique: isUnique)
      ?? direct(a, isUnique: isUnique) ?? separable(a, isUnique: isUnique)
    return found.map(rules.resting)
  }

  private func isFeasible(_ a: Expression) -> Bool {
    constraints.allSatisfy {
      InequalityProver.certificate(
        $0.substituting([variable: a]), assumptions, premises: []) != nil
    }
  }

  // MARK: Directly

  /// J(u) − J(a) > 0 for u ≠ a; without uniqueness ≥ 0 for all u.
  private func direct(_ a: Expression, isUnique: Bool) -> Certificate? {
    let u = Expression.symbol(variable)
    let gap = Expression.add([objective, .negate(objective(at: a))])
    if isUnique {
      let other = Relation.compare(u, .notEqual, a)
      if let why = signs(.positive, gap, constraints + [other]) {
        return Certificate("larger at every other point", "J(u) > J(a) for u ≠ a", [why])
      }
      // J(u) ≥ J(a) + ½‖u − a‖² says it of a strongly convex J under a constraint too.
      let distance = Expression.power(
        .norm(variable.shape.isVector ? .l2 : .frobenius, .add([u, .negate(a)])), 2)
      if !constraints.isEmpty,
        let why = signs(
          .nonnegative, .add([gap, .negate(.divide(distance, 2))]), constraints)
      {
        return Certificate("variational inequality", "J(u) ≥ J(a) + ½‖u − a‖²", [why])
      }
      if let (curvature, strict) = convexity(), curvature.isStrict, constraints.isEmpty {
        return signs(.nonnegative, gap, []).map {
          Certificate("nowhere smaller, strictly convex", "J(u) ≥ J(a)", [$0, strict])
        }
      }
      return sharp(a, gap)
    }
    guard let why = signs(.nonnegative, gap, constraints) else { return nil }
    return Certificate("nowhere smaller", "J(u) ≥ J(a)", [why])
  }

  /// J(u) ≥ J(a) + μ‖u − a‖₁ for a μ that is assumed to be positive, as in λ > ‖Xᵀy‖_∞.
  private func sharp(_ a: Expression, _ gap: Expression) -> Certificate? {
    guard variable.shape.isVector else { return nil }
    for assumption in assumptions {
      let slope: Expression
      switch assumption {
      case .compare(let l, .greater, let r): slope = .add([l, .negate(r)])
      case .compare(let l, .less, let r): slope = .add([r, .negate(l)])
      default: continue
      }
      let isBound = slope.contains { if case .norm = $0 { true } else { false } }
      guard isBound, slope.shape.isScalar, !rules.depends(slope), slope.freeIndices.isEmpty else {
        continue
      }
      let distance = Expression.norm(.l1, .add([.symbol(variable), .negate(a)]))
      let rest = Expression.add([gap, .negate(.multiply(slope, distance))])
      if let why = signs(.nonnegative, rest, constraints) {
        return Certificate("rises at once", "J(u) ≥ J(a) + (\(slope.text))·‖u − a‖₁", [why])
      }
    }
    return nil
  }

  func signs(_ wanted: SignSet, _ e: Expression, _ premises: [Relation]) -> Certificate? {
    for effort in 1...2 {
      let proof = CaseProof(
        assuming: assumptions, premises: premises, wanted: wanted, effort: effort
      ) { (ledger) throws(ProofFailure) in try ledger.polynomial(e) }
      if let found = proof.prove() { return found }
    }
    return nil
  }

  /// The curvature of the objective, where it is convex.
  func convexity() -> (Curvature, Certificate)? {
    guard let found = rules.certify(objective), found.curvature.isConvex else { return nil }
    return (found.curvature, found.certificate)
  }

  // MARK: By convexity

  /// ∇J(a) = 0 for a convex J with a gradient everywhere.
  private func stationary(_ a: Expression, isUnique: Bool) -> Certificate? {
    guard let gradient = smoothGradient(of: objective),
      let vanishes = vanishing(gradient.substituting([variable: a])),
      let (curvature, why) = convexity(), !isUnique || curvature.isStrict
    else { return nil }
    let rule = isUnique ? "gradient zero, strictly convex" : "gradient zero, convex"
    return Certificate(rule, "∇J = \(gradient.text)", [vanishes, why])
  }

  func smoothGradient(of e: Expression) -> Expression? {
    guard let derived = e.gradient(with: variable), derived.validWhere.isEmpty else { return nil }
    return derived.expression
  }

  /// That an expression of any shape is zero.
  func vanishing(_ e: Expression) -> Certificate? {
    InequalityProver.vanishing(e, assumptions, [])
  }
}

extension Expression {
  /// −eᶠ has the minimisers of −f, and so has the negative of a product of such: log is increasing.
  fileprivate var withoutIncreasing: Expression {
    guard case .negate(let f) = self, f.shape.isScalar else { return self }
    let logarithm = Densities.logarithm(of: f)
    return logarithm == .apply(.log, f) ? self : .negate(logarithm)
  }

  var mentionsMinimum: Bool {
    contains {
      switch $0 {
      case .minimiser, .minimum, .unknown: true
      default: false
      }
    }
  }
}
