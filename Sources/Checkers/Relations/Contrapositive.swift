import SymbolicLite

/// P ⇒ Q seen from its end: wherever Q fails, P has to fail. For premises such as "a is the
/// minimiser" that points can break but never meet exactly.
struct Contrapositive {
  private let premise: Relation
  private let conclusion: Relation
  private let assumptions: [Relation]
  private let seed: UInt64
  private let samples: Int

  init(
    _ premise: Relation, _ conclusion: Relation, _ assumptions: [Relation], seed: UInt64,
    samples: Int
  ) {
    self.premise = premise
    self.conclusion = conclusion
    self.assumptions = assumptions
    self.seed = seed
    self.samples = samples
  }

  /// Tested only where the premise is rigorously false at every point at which the conclusion is.
  func verdict() -> Verdict {
    guard let opposite = negated(conclusion) else {
      return .undecided("no point met the premise")
    }
    let problem = Problem(Claim(premise, assuming: assumptions + [opposite]))
    let sampler = Sampler(problem, seed: seed)
    let examiner = Examiner(problem: problem, sampler: sampler)
    var tally = Tally(symbols: problem.vocabulary.symbols)
    var bases: [Point] = []
    for number in 0..<samples {
      if let point = sampler.point(number) { bases.append(point) }
    }
    let beside = CellSearch(examiner).points(from: bases, limit: samples)
    for point in bases + beside where tally.isNew(point) {
      switch examiner.examine(point) {
      case .fails: tally.count(.agrees(width: 0), at: point)
      case .agrees: return .undecided("the premise may hold where the conclusion does not")
      case .leftOut(let why), .blocks(let why): tally.count(.leftOut(why), at: point)
      }
    }
    guard tally.evidence.points >= Trial.fewest else {
      return .undecided(tally.mainReason ?? "no point met the premise")
    }
    return .tested(tally.evidence)
  }

  private func negated(_ relation: Relation) -> Relation? {
    switch relation {
    case .compare(let left, let comparison, let right):
      let isNumber = left.shape.isScalar && relation.freeIndices.isEmpty
      guard isNumber || comparison == .equal && relation.freeIndices.isEmpty else { return nil }
      return .compare(left, comparison.negated, right)
    case .member(let element, let set): return .notMember(element, set)
    default: return nil
    }
  }
}
