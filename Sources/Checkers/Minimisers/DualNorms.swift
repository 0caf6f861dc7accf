import SymbolicLite

/// Minima of linear functions over balls, which have a formula: min over ‖u‖ ≤ r of cᵀu is −r‖c‖_*,
/// with the dual norm ‖·‖_* (Hölder's inequality; attained, as the ball is compact).
///
/// The dual of ‖·‖_∞ is ‖·‖₁, that of ‖·‖₁ is ‖·‖_∞, and ‖·‖₂ is its own. For r < 0 the ball is
/// empty, so r has to be a number that is not negative, or assumed not to be.
enum DualNorms {
  static let rule = "dual norm"

  /// The claim with such minima written out; nil where it has none.
  static func writtenOut(_ claim: Claim) -> Claim? {
    guard claim.relation.contains(where: { if case .minimum = $0 { true } else { false } }) else {
      return nil
    }
    let relation = claim.relation.mapChildren { writtenOut($0, claim.assumptions) }
    return relation == claim.relation ? nil : Claim(relation, assuming: claim.assumptions)
  }

  private static func writtenOut(_ e: Expression, _ assumptions: [Relation]) -> Expression {
    let inner = e.mapChildren { writtenOut($0, assumptions) }
    guard case .minimum(let problem) = inner else { return inner }
    return value(of: problem, assumptions) ?? inner
  }

  private static func value(
    of problem: Minimisation, _ assumptions: [Relation]
  ) -> Expression? {
    let u = problem.variable
    guard u.shape.isVector, u.domain == .real, let (norm, radius) = ball(problem.constraint, u),
      isNonnegative(radius, assumptions), let row = problem.objective.linearPart(in: u),
      !row.freeSymbols.contains(u), let dual = dual(of: norm)
    else { return nil }
    let slope = Expression.transpose(row).simplified()
    return .negate(.multiply(radius, .norm(dual, slope)))
  }

  /// ‖u‖ ≤ r or r ≥ ‖u‖, with an r that does not depend on u.
  private static func ball(_ constraint: Relation?, _ u: Symbol) -> (Norm, Expression)? {
    let (inner, radius): (Expression, Expression)
    switch constraint {
    case .compare(let a, .lessOrEqual, let b): (inner, radius) = (a, b)
    case .compare(let b, .greaterOrEqual, let a): (inner, radius) = (a, b)
    default: return nil
    }
    guard case .norm(let norm, .symbol(u)) = inner, radius.shape.isScalar,
      !radius.freeSymbols.contains(u)
    else { return nil }
    return (norm, radius)
  }

  private static func dual(of norm: Norm) -> Norm? {
    switch norm {
    case .l1: .infinity
    case .l2: .l2
    case .infinity: .l1
    case .l0, .frobenius, .lq: nil
    }
  }

  private static func isNonnegative(_ radius: Expression, _ assumptions: [Relation]) -> Bool {
    if case .number(let value) = radius { return value >= .zero }
    let zero = Expression.number(.zero)
    return assumptions.flatMap(Problem.conjuncts).contains {
      switch $0 {
      case .compare(radius, .greater, zero), .compare(radius, .greaterOrEqual, zero): true
      default: false
      }
    }
  }
}
