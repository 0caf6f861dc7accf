import Checkers
import SymbolicLite

/// The formulas of a statement as claims for the judge of the notes.
extension ReadStatement {
  /// ∇R(w) is what is documented, wherever there is a gradient.
  public var gradientClaim: Claim {
    let gradient = Expression.gradient(of: formula, with: weights, at: .symbol(weights))
    guard self.gradient.shape.isScalar else { return claim(gradient.equals(self.gradient)) }
    return claim(.forAll(entry, entryOf(gradient).equals(self.gradient)))
  }

  /// ∂R(w) is what is documented, kinks included; R has to be convex.
  public var subdifferentialClaim: Claim? {
    guard let documented = subdifferential else { return nil }
    guard documented.elementShape.isScalar else {
      return claim(
        .equalSets(
          .subdifferential(of: formula, with: weights, at: .symbol(weights)), documented))
    }
    // R as a function of entry j alone: R(w + (z − wⱼ)eⱼ), at z = wⱼ.
    let z = Symbol("z")
    let w = Expression.symbol(weights)
    let place = entryOf(w)
    let moved = w + (.symbol(z) - place) * .unit(.index(entry), weights.shape.rows)
    return claim(
      .forAll(
        entry,
        .equalSets(.subdifferential(of: formula(at: moved), with: z, at: place), documented)))
  }

  /// What is documented as the prox minimises ½‖u − v‖² + t·R(u); where R is convex, nothing else does.
  public func proxClaim(isUnique: Bool) -> Claim? {
    guard let prox else { return nil }
    let u = Symbol("u", weights.shape)
    let difference = Expression.symbol(u) - .symbol(place)
    let objective =
      0.5 * Expression.norm(.l2, difference).squared
      + .symbol(step) * formula(at: .symbol(u))
    let problem = Minimisation(objective, over: u)
    let documented = prox.shape.isScalar ? .tabulate(entry, nil, prox) : prox
    return claim(
      isUnique
        ? Expression.minimiser(problem).equals(documented)
        : .member(documented, .minimisers(problem)))
  }

  /// Whether a certificate shows R to be convex.
  public var isCertifiedConvex: Bool {
    switch formula.curvature(in: weights, assuming: scope.assumptions)?.curvature {
    case .constant, .affine, .convex, .strictlyConvex: true
    case .concave, .strictlyConcave, nil: false
    }
  }

  private func entryOf(_ vector: Expression) -> Expression { .entry(vector, .index(entry), 1) }

  private func claim(_ relation: Relation) -> Claim {
    Claim(relation, assuming: scope.assumptions)
  }
}
