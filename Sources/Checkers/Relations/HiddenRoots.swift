import SymbolicLite

/// Looks for failures of a claim at numbers that no point can be, such as |a² − 2| > 0 at √2.
///
/// Where a quantity q of the claim changes its sign between two neighbouring doubles, it is zero in
/// between. There the claim says what it says with 0 for q, and all that stays of the numbers are
/// their enclosures between the neighbours. If that fails, the claim is false at a point that
/// cannot be written down; it has not been shown, and no exact point refutes it.
struct HiddenRoots {
  private let claims: [(problem: Problem, relation: Relation)]
  private let seed: UInt64
  private let draws: Int
  /// How many evaluations of quantities may be spent on each of them.
  private static let work = 600
  private static let mostRoots = 24

  init(_ claim: Claim, seed: UInt64, samples: Int) {
    self.seed = seed
    draws = min(samples, 24)
    let problem = Problem(claim)
    var claims: [(Problem, Relation)] = []
    if problem.relation.isDecidedByZeros { claims.append((problem, problem.relation)) }
    // An equation that is assumed is a premise like any other; points that meet it are special.
    for (place, assumption) in problem.assumptions.enumerated()
    where assumption.isEquation && claims.count < 3 {
      var others = problem.assumptions
      others.remove(at: place)
      let relation = Relation.implies(assumption, problem.relation)
      let whole = Claim(relation, assuming: others + problem.sizeConditions)
      claims.append((Problem(whole), relation))
    }
    self.claims = claims
  }

  /// Why the claim is open, if such a failure is there.
  func reason() -> String? {
    for (problem, relation) in claims {
      let quantities = RootCandidates(relation).quantities
      guard !quantities.isEmpty else { continue }
      let sampler = Sampler(problem, seed: seed)
      let examiner = Examiner(problem: problem, sampler: sampler)
      let search = RootSearch(sampler, draws: draws, work: Self.work)
      for quantity in quantities {
        var brackets = search.brackets(of: quantity, most: Self.mostRoots)
        // What changes its sign has been seen where it does.
        if brackets.isEmpty { brackets = search.touches(of: quantity) }
        for bracket in brackets
        where fails(relation, where: quantity, at: bracket, examiner) {
          let equation = Relation.compare(quantity, .equal, .number(.zero)).text
          return "no point is exact where \(equation), near \(bracket.place), "
            + "and there it seems to fail"
        }
      }
    }
    return nil
  }

  private func fails(
    _ relation: Relation, where quantity: Expression, at bracket: RootBracket,
    _ examiner: Examiner
  ) -> Bool {
    let map = ZeroedQuantity(quantity)
    let there = map.relation(relation)
    guard there != relation else { return false }
    let here = bracket.situation
    let isAdmissible = (examiner.problem.sizeConditions + examiner.problem.assumptions)
      .allSatisfy { holds(map.relation($0), here) }
    guard isAdmissible else { return false }
    switch examiner.decide(there, here) {
    case .fails: return true
    case .leftOut(Enclosures.tooClose): return there.concludesStrictly
    case .leftOut, .agrees, .blocks: return false
    }
  }

  private func holds(_ assumption: Relation, _ here: Situation) -> Bool {
    let indices = assumption.freeIndices.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    let assignments = here.point.assignments(of: indices)
    return !assignments.isEmpty
      && assignments.allSatisfy { truth(of: assumption, in: here.with($0).intervals) == true }
  }
}

extension Relation {
  /// Whether sides that may be the same count against it.
  fileprivate var concludesStrictly: Bool {
    switch self {
    case .compare(_, let comparison, _): [.less, .greater, .notEqual].contains(comparison)
    case .implies(_, let conclusion): conclusion.concludesStrictly
    case .forAll(_, let inner): inner.concludesStrictly
    case .all(let parts): parts.allSatisfy(\.concludesStrictly)
    default: false
    }
  }

  fileprivate var isEquation: Bool {
    if case .compare(let a, .equal, _) = self {
      freeIndices.isEmpty && openFunctions.isEmpty && a.shape.columns == .one
    } else {
      false
    }
  }

  /// Whether what holds all around a zero of some quantity may fail there: not so between continuous
  /// sides of "=", "≤" and "≥".
  fileprivate var isDecidedByZeros: Bool {
    switch self {
    case .compare(_, .notEqual, _), .compare(_, .less, _), .compare(_, .greater, _): true
    case .compare: hasSteps
    case .definite(_, let strict, _): strict || hasSteps
    case .implies, .equivalent, .notMember, .any, .equalSets, .subset: true
    case .all(let parts): parts.contains(where: \.isDecidedByZeros)
    case .forAll(_, let inner): inner.isDecidedByZeros
    case .member, .equalUpToConstant, .proportional: hasSteps
    }
  }

  private var hasSteps: Bool {
    children.contains { child in
      child.contains {
        switch $0 {
        case .apply(.sign, _), .norm(.l0, _), .cases, .minimiser, .minimum: true
        case .fold(_, _, _, _, let condition, _): condition != nil
        default: false
        }
      }
    }
  }
}
