import SymbolicLite

/// P ⇒ Q seen from its end: wherever Q fails, P has to fail. For premises that too few points meet.
///
/// Points that miss an equation say nothing of its roots, so a premise has to have an interior.
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
    guard premise.hasInterior, isMet, let opposite = Self.negated(conclusion) else {
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
      case .fails(let failure) where failure.isContradiction:
        return .undecided(Failure.twoCases)
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

  /// Whether some point meets the premise. (a² − 2)² ≤ 0 is an equation in the dress of an order.
  private var isMet: Bool {
    if case .member = premise { return true }
    let sampler = Sampler(
      Problem(Claim(conclusion, assuming: assumptions + [premise])), seed: seed)
    return (0..<samples).contains { sampler.point($0) != nil }
  }

  /// The opposite of a relation that says one thing of one point; `nil` for others.
  static func negated(_ relation: Relation) -> Relation? {
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

extension Relation {
  /// Whether the points that meet it may fill some room: orders and "≠" do, equations do not.
  var hasInterior: Bool {
    switch self {
    case .compare(_, let comparison, _): comparison != .equal
    case .member(_, .finite): false
    case .member, .notMember, .definite: true
    case .all(let parts), .any(let parts): parts.allSatisfy(\.hasInterior)
    case .forAll(_, let inner): inner.hasInterior
    case .equalSets, .subset, .equalUpToConstant, .proportional, .implies, .equivalent: false
    }
  }
}
