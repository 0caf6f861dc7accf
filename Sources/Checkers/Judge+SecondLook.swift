import SymbolicLite

/// What a claim that is about to be accepted on the evidence of points has to survive besides them.
extension Judge {
  /// What speaks against it: a refutation, or a reason why it is open.
  func secondLook(at claim: Claim) -> Verdict? {
    failureAtLiteral(of: claim) ?? refutationAtLengths(claim)
      ?? doubt(about: claim).map { .undecided($0) } ?? lookAtElements(of: claim)
  }

  /// What is said of sets has to be said rightly of their elements, at points of their own.
  private func lookAtElements(of claim: Claim) -> Verdict? {
    guard let other = ElementClaim(claim).claim else { return nil }
    var judge = Judge(seed: seed, samples: samples)
    judge.explains = explains
    let verdict = judge.judge(other)
    switch verdict {
    case .proved: return nil
    case .tested, .refuted, .undecided: return verdict
    }
  }

  /// A refutation at vectors of a given length that are no short fractions.
  private func refutationAtLengths(_ claim: Claim) -> Verdict? {
    var claim = claim
    if case .implies(let premise, let conclusion) = claim.relation,
      premise.freeIndices.isEmpty || conclusion.freeIndices.isEmpty
    {
      claim = Claim(conclusion, assuming: claim.assumptions + [premise])
    }
    let other = Parametrisation(claim)
    guard let parametrised = other.claim else { return nil }
    var judge = Judge(seed: seed, samples: min(samples, 24))
    judge.explains = explains
    guard case .refuted(var refutation) = judge.sampled(parametrised) else { return nil }
    refutation.counterexample.entries.removeAll { other.helpers.contains($0.name) }
    return .refuted(refutation)
  }

  /// What stands against a claim that all points agree with, where it may fail beside all of them.
  private func doubt(about claim: Claim) -> String? {
    HiddenRoots(claim, seed: seed, samples: samples).reason()
      ?? Touching(claim, seed: seed).reason()
      ?? PointAssumption(claim, seed: seed)?.reason()
  }

  /// A refutation where a symbol is a number that stands in the claim and that no drawn point can be.
  private func failureAtLiteral(of claim: Claim) -> Verdict? {
    var judge = Judge(seed: seed, samples: 6)
    judge.explains = explains
    for one in LiteralCases(claim).claims {
      let verdict = judge.sampled(one)
      if case .refuted = verdict { return verdict }
    }
    return nil
  }
}
