import SymbolicLite

/// Gathers evidence for or against a claim. The same seed and claim give the same verdict on every
/// machine: all limits count work, none counts time.
public struct Judge: Sendable {
  public let seed: UInt64
  /// How many points are drawn; those beside kinks and thresholds come on top.
  public let samples: Int

  /// Whether a proof is at hand: then two constants that agree as far as enclosures tell are equal.
  private var isProved = false
  /// Whether the proof leaves no point out, so that searches may be short.
  private var isBrief = false
  /// Whether a refutation is made small and put into words.
  var explains = true

  public init(seed: UInt64 = 0x5eed_0f1a_b001, samples: Int = 120) {
    self.seed = seed
    self.samples = max(1, samples)
  }

  /// Whether ``judge(_:)`` proves or tests the claim. Where it refutes, this is found out faster,
  /// since no counterexample is made small and put into words.
  public func accepts(_ claim: Claim) -> Bool {
    switch withoutWords.judge(claim) {
    case .proved, .tested: return true
    case .refuted, .undecided: return false
    }
  }

  /// Whether one of the very first points refutes the claim: then ``judge(_:)`` refutes it too.
  public func refutesAtOnce(_ claim: Claim) -> Bool {
    withoutWords.glance(at: claim)?.refutation != nil
  }

  private var withoutWords: Judge {
    var judge = self
    judge.explains = false
    return judge
  }

  /// Proved where a proof was found and the points do not speak against it, refuted where one point
  /// shows the claim to be false, tested where no point does and enough of them could be compared,
  /// otherwise undecided.
  public func judge(_ claim: Claim) -> Verdict {
    if let why = claim.unusableAssumption ?? claim.relation.whyDerivativesAreTooDeep {
      return .undecided(why)
    }
    if let plain = DualNorms.writtenOut(claim) {
      return judge(plain).adding(rule: DualNorms.rule)
    }
    if let whole = EntrywiseMinimiser.writtenOut(claim) {
      return judge(whole).adding(rule: EntrywiseMinimiser.rule)
    }
    // Most false claims fail at one of the first points; no proof has to be sought for those.
    let glance = glance(at: claim)
    if let refutation = glance?.refutation { return refutation }
    let proof =
      Prover().prove(claim) ?? MinimiserProver.prove(claim) ?? InequalityProver.prove(claim)
      ?? ScaleInvariance.prove(claim)
    let verdict = merged(proof, claim, after: glance?.trial)
    switch verdict {
    case .tested:
      if let other = contradiction(in: claim) ?? secondLook(at: claim) { return other }
      return verdict
    case .proved, .undecided: return contradiction(in: claim) ?? verdict
    case .refuted: return verdict
    }
  }

  /// A refutation where a function by cases in the claim has two values at once. The points that
  /// looked at the claim may have missed where two cases overlap, or left it out.
  private func contradiction(in claim: Claim) -> Verdict? {
    for one in OverlappingCases(claim).contradictions {
      if case .refuted(let refutation) = trial(one).run() { return .refuted(refutation) }
    }
    return nil
  }

  /// The first few points of a claim that stands as one relation; none of them is looked at twice.
  private func glance(at claim: Claim) -> (trial: Trial, refutation: Verdict?)? {
    guard claim.relation.isPlain else { return nil }
    var trial = trial(claim)
    let refutation = trial.look(atFirst: 3, isBrief: claim.relation.mentionsOptimum)
    return (trial, refutation)
  }

  private func trial(_ claim: Claim) -> Trial {
    var trial = Trial(claim, seed: seed, samples: samples, isProved: isProved)
    trial.explains = explains
    return trial
  }

  /// A proof only ever lifts what the points say from *tested* to *proved*: a refutation is rigorous
  /// and stands, and a claim that no point meets stays undecided.
  func merged(_ proof: Proof?, _ claim: Claim, after glance: Trial? = nil) -> Verdict {
    guard let proof else {
      // Points that were looked at briefly count for nothing by themselves.
      return sampled(claim, after: claim.relation.mentionsOptimum ? nil : glance)
    }
    let isShort = !proof.isPartial && samples > Self.fewSamples
    func look(_ samples: Int) -> Verdict {
      var judge = Judge(seed: seed, samples: samples)
      (judge.isProved, judge.isBrief, judge.explains) = (true, !proof.isPartial, explains)
      // A proof that leaves points out does not stand in for a full look at those.
      let isBriefOnly = proof.isPartial && claim.relation.mentionsOptimum
      return judge.sampled(claim, after: isBriefOnly ? nil : glance)
    }
    var verdict = look(isShort ? Self.fewSamples : samples)
    if isShort, case .undecided = verdict { verdict = look(samples) }
    switch verdict {
    case .tested: break
    case .undecided where !proof.isPartial:
      // Enclosures that are too wide take nothing from a proof, as long as the claim is not empty.
      guard isAboutSomething(claim) else { return verdict }
    default: return verdict
    }
    return .proved(rule: proof.rule, conditions: proof.conditions + proof.grounds)
  }

  /// Whether some admissible point shows what the claim speaks of; for an implication, one that meets
  /// its premise, for an equivalence one that meets either side.
  private func isAboutSomething(_ claim: Claim) -> Bool {
    switch claim.relation {
    case .forAll(_, let inner):
      return isAboutSomething(Claim(inner, assuming: claim.assumptions))
    case .implies(let a, _) where !a.freeIndices.isEmpty:
      return somewhere(claim).contains(where: isAboutSomething)
    case .implies(let a, let b) where a.freeIndices.isEmpty:
      return isAboutSomething(Claim(b, assuming: claim.assumptions + [a]))
    case .equivalent(let a, let b) where a.freeIndices.isEmpty && b.freeIndices.isEmpty:
      return isAboutSomething(Claim(b, assuming: claim.assumptions + [a]))
        || isAboutSomething(Claim(a, assuming: claim.assumptions + [b]))
    case .all(let parts):
      return parts.allSatisfy { isAboutSomething(Claim($0, assuming: claim.assumptions)) }
    default: return Trial(claim, seed: seed, samples: samples).isAboutSomething()
    }
  }

  static let oneDirection = "one direction: "

  /// How many points look after a proof that leaves none out.
  static let fewSamples = 12

  /// Refuted where one point shows the claim to be false, tested where no point does and enough of
  /// them could be compared, otherwise undecided.
  func sampled(_ claim: Claim, after glance: Trial? = nil) -> Verdict {
    switch claim.relation {
    case .all(let parts):
      return all(parts.map { Claim($0, assuming: claim.assumptions) })
    case .member(let element, .interval(let low, let high, let openLeft, let openRight))
    where element.shape == low.shape && element.shape == high.shape:
      let above = Relation.compare(element, openLeft ? .greater : .greaterOrEqual, low)
      let below = Relation.compare(element, openRight ? .less : .lessOrEqual, high)
      return all([above, below].map { Claim($0, assuming: claim.assumptions) })
    case .forAll(let index, let inner) where !claim.relation.freeIndices.contains(index):
      return sampled(Claim(inner, assuming: claim.assumptions))
    case .implies(let a, let b), .equivalent(let a, let b):
      return everywhere(claim) ?? implication(a, b, claim)
    default:
      let trial = glance ?? trial(claim)
      return trial.run(samples: samples, isProved: isProved, isBrief: isBrief)
    }
  }

  private func implication(_ a: Relation, _ b: Relation, _ claim: Claim) -> Verdict {
    switch claim.relation {
    case .implies(let premise, let conclusion):
      return following(from: premise, conclusion, claim.assumptions)
    default: return equivalence(a, b, claim.assumptions)
    }
  }

  private func following(
    from premise: Relation, _ conclusion: Relation, _ assumptions: [Relation]
  ) -> Verdict {
    // Each part of a conclusion is looked at with the care that a single one gets, and so is what
    // follows from each alternative.
    if case .all(let parts) = conclusion, parts.count > 1 {
      return all(parts.map { Claim(.implies(premise, $0), assuming: assumptions) })
    }
    if case .any(let parts) = premise, parts.count > 1 {
      return all(parts.map { Claim(.implies($0, conclusion), assuming: assumptions) })
    }
    if premise.isAboutPositions, premise.sizeNames.isEmpty,
      truth(of: premise, in: Environment<Interval>()) == true
    {
      return sampled(Claim(conclusion, assuming: assumptions))
    }
    let verdict = alternatives(Claim(conclusion, assuming: assumptions + [premise]))
    guard case .tested = verdict, !isProved else { return verdict }
    let pointwise = PointwisePremise(premise, conclusion, assumptions, seed: seed)
    if let why = pointwise?.reason() { return .undecided(why) }
    guard
      let roots = StrayRoots(
        Claim(conclusion, assuming: assumptions), premise: premise, seed: seed, samples: samples),
      let why = roots.reason()
    else { return verdict }
    return .undecided(why)
  }

  /// "Q or R" is Q wherever R fails, and R wherever Q does. Points at which the one holds say nothing
  /// of the other, so each has to be met by points of its own.
  private func alternatives(_ claim: Claim) -> Verdict {
    let verdict = sampled(claim)
    guard case .any(let parts) = claim.relation, case .tested(var evidence) = verdict, !isProved
    else { return verdict }
    for (position, part) in parts.enumerated() {
      var opposites: [Relation] = []
      for (other, relation) in parts.enumerated() where other != position {
        guard let opposite = Contrapositive.negated(relation) else {
          return .undecided("an alternative that the points cannot leave out")
        }
        opposites.append(opposite)
      }
      let alone = sampled(Claim(part, assuming: claim.assumptions + opposites))
      guard case .tested(let other) = alone else { return alone }
      evidence = evidence.merged(with: other)
    }
    return .tested(evidence)
  }

  /// Claims that have to hold together: one refuted is all refuted.
  func all(_ claims: [Claim]) -> Verdict {
    var verdict: Verdict?
    for claim in claims {
      let next = sampled(claim)
      if case .refuted = next { return next }
      switch (verdict, next) {
      case (nil, _): verdict = next
      case (.undecided, _): break
      case (_, .undecided): verdict = next
      case (.tested(let one), .tested(let two)): verdict = .tested(one.merged(with: two))
      default: break
      }
    }
    return verdict ?? .undecided("the claim says nothing")
  }

  /// Each side has to follow from the other. At least one direction needs points at which its
  /// premise holds; the other may be seen from its end, where its conclusion fails.
  private func equivalence(_ a: Relation, _ b: Relation, _ assumptions: [Relation]) -> Verdict {
    let forwards = following(from: a, b, assumptions)
    if case .refuted = forwards { return forwards }
    let backwards = following(from: b, a, assumptions)
    switch (forwards, backwards) {
    case (_, .refuted): return backwards
    case (.tested(let one), .tested(let two)): return .tested(one.merged(with: two))
    case (.tested(let one), .undecided(let why)): return turned(b, a, assumptions, one, why)
    case (.undecided(let why), .tested(let two)): return turned(a, b, assumptions, two, why)
    default: return forwards
    }
  }

  /// Whether what is assumed gives all that a set speaks of.
  private func isOnePoint(_ claim: Claim) -> Bool {
    guard case .member = claim.relation else { return false }
    let problem = Problem(claim)
    return problem.relation.freeSymbols.isEmpty && problem.relation.sizeNames.isEmpty
      && problem.relation.openFunctions.isEmpty
  }

  private func turned(
    _ premise: Relation, _ conclusion: Relation, _ assumptions: [Relation], _ other: Evidence,
    _ reason: String
  ) -> Verdict {
    let contrapositive = Contrapositive(
      premise, conclusion, assumptions, seed: seed, samples: samples)
    // Where the other direction rests on one point only, next to nothing has met either side, unless
    // there is no other point: t = 0 implies 0 ∈ ∂|t|.
    let isWhole = isOnePoint(Claim(premise, assuming: assumptions + [conclusion]))
    guard other.points > 1 || isWhole, premise.hasInterior,
      case .tested(let evidence) = contrapositive.verdict()
    else {
      return .undecided(Self.oneDirection + reason)
    }
    return .tested(evidence.merged(with: other))
  }
}
