import SymbolicLite

/// Whether the two sides of "<" or "≠" meet where the conditions leave them no other place, at numbers
/// that no point can be: λμ = 2 ⇒ λ + μ > 2√2 fails at λ = μ = √2 alone.
///
/// Without equations and closed orders among the conditions, ``HiddenRoots`` sees to it.
struct Touching {
  private let claims: [Claim]
  private let seed: UInt64
  private static let draws = 24
  private static let starts = 4

  init(_ claim: Claim, seed: UInt64) {
    self.seed = seed
    claims = Self.strictParts(of: claim).filter { one in
      one.assumptions.flatMap(Problem.conjuncts).contains(where: Self.isClosed)
    }
  }

  private static func strictParts(of claim: Claim) -> [Claim] {
    switch claim.relation {
    case .compare(let a, let comparison, _):
      guard [.less, .greater, .notEqual].contains(comparison), a.shape.isScalar,
        claim.relation.freeIndices.isEmpty, claim.relation.openFunctions.isEmpty,
        !claim.relation.mentionsOptimum
      else { return [] }
      return [claim]
    case .implies(let premise, let conclusion) where premise.freeIndices.isEmpty:
      return strictParts(of: Claim(conclusion, assuming: claim.assumptions + [premise]))
    case .all(let parts):
      return parts.flatMap { strictParts(of: Claim($0, assuming: claim.assumptions)) }
    default: return []
    }
  }

  private static func isClosed(_ condition: Relation) -> Bool {
    switch condition {
    case .compare(_, let comparison, _):
      [.equal, .lessOrEqual, .greaterOrEqual].contains(comparison)
    case .member: true
    default: false
    }
  }

  func reason() -> String? {
    claims.contains(where: touches)
      ? "the two sides seem to meet where no point is exact" : nil
  }

  private func touches(_ claim: Claim) -> Bool {
    let problem = Problem(claim)
    guard let gaps = ConditionGap.all(problem.assumptions),
      case .compare(let a, _, let b) = problem.relation
    else { return false }
    let sampler = Sampler(problem, seed: seed)
    let search = TouchSearch(.add([a, .negate(b)]), under: gaps, moving: sampler.movable)
    var tries = 0
    for number in 0..<Self.draws where tries < Self.starts {
      guard let base = sampler.point(number) else { continue }
      tries += 1
      if search.places(from: base) != nil { return true }
    }
    return false
  }
}
