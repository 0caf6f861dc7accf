import Checkers
import Regularization
import SymbolicLite

/// The formulas of an entry as claims, through the judge of the notes.
extension Law {
  static let judged: [Law] = [
    gradientIsProvedOrTested, subdifferentialIsProvedOrTested, proxIsProvedOrTested,
    certificateAgrees,
  ]

  /// Nil where the judge accepts the claim.
  private static func problem(
    with claim: Claim, of penalty: any Penalty, samples: Int,
    entries: SymbolicLite.Expression? = nil
  ) throws -> String? {
    var claim = claim
    // The sum over entries has a law of its own; two entries are enough here, and much faster.
    if let entries = entries ?? (penalty is any SeparablePenalty ? 2 : nil) {
      claim.assumptions.append(.compare(.size("d"), .lessOrEqual, entries))
    }
    switch Judge(samples: samples).judge(claim) {
    case .proved, .tested: return nil
    case .undecided(let reason): throw Undecided(reason: reason)
    case .refuted(let refutation):
      return "refuted at \(refutation.counterexample): left \(refutation.left), right "
        + refutation.right + (refutation.diagnosis.map { "; \($0)" } ?? "")
    }
  }

  static let gradientIsProvedOrTested = Law(
    name: "judge: ∇R(w) = the documented gradient", rounds: 1, isAboutFormulas: true,
    exempts: needsWords
  ) { penalty, _ in
    let read = try ReadStatement.cached(penalty.statement)
    do {
      return try problem(with: read.gradientClaim, of: penalty, samples: 16)
    } catch let undecided as Undecided {
      return "undecided: \(undecided.reason)"
    }
  }

  static let subdifferentialIsProvedOrTested = Law(
    name: "judge: ∂R(w) = the documented set", rounds: 1, isAboutFormulas: true,
    exempts: any(needsConvexity, needsWrittenSlopes)
  ) { penalty, _ in
    let read = try ReadStatement.cached(penalty.statement)
    guard let claim = read.subdifferentialClaim else { return "no claim" }
    return try problem(with: claim, of: penalty, samples: 8)
  }

  static let proxIsProvedOrTested = Law(
    name: "judge: the documented prox minimises ½‖u − v‖² + t·R(u)", rounds: 1,
    isAboutFormulas: true,
    exempts: needsWrittenProx,
    mayBeUndecided: any(
      exempt("has two minimisers at the threshold, where enclosures touch") { $0 is L0 },
      exempt("has a prox by cases, of which the points say that there may be other minimisers") {
        $0 is HuberPenalty
      },
      exempt("ends at a sphere, of which no enclosure says on which side it is") { $0 is MaxNorm })
  ) { penalty, _ in
    let read = try ReadStatement.cached(penalty.statement)
    let isConvex = penalty.properties.claimConvexity
    guard let claim = read.proxClaim(isUnique: isConvex) else { return "no claim" }
    // One entry has its own minimiser; that the prox leaves the others alone is seen by its values.
    // Where R is not convex, every kink is looked at besides: a third of the points do.
    let isSeparable = penalty is any SeparablePenalty
    return try problem(
      with: claim, of: penalty, samples: isConvex && isSeparable ? 24 : 8,
      entries: isSeparable ? 1 : nil)
  }

  static let certificateAgrees = Law(
    name: "prover: a certificate of convexity is found for convex R only", rounds: 1,
    isAboutFormulas: true,
    exempts: needsWords,
    mayBeUndecided: any(
      exempt("has an exponent that is a letter") { $0 is Bridge },
      exempt("is +∞ where no case applies, which no rule of convexity knows") { $0 is MaxNorm })
  ) { penalty, _ in
    let isCertified = try ReadStatement.cached(penalty.statement).isCertifiedConvex
    if penalty.properties.claimConvexity {
      if !isCertified { throw Undecided(reason: "no rule applies") }
      return nil
    }
    return isCertified ? "there is one, and R is claimed not to be convex" : nil
  }
}
