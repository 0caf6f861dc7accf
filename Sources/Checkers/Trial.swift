import SymbolicLite

/// Runs one relation through all its points and adds up what they say.
struct Trial: Sendable {
  let problem: Problem
  let sampler: Sampler
  let examiner: Examiner
  let samples: Int
  /// How many different points a claim with free symbols has to survive.
  static let fewest = 8

  init(_ claim: Claim, seed: UInt64, samples: Int) {
    problem = Problem(claim)
    sampler = Sampler(problem, seed: seed)
    examiner = Examiner(problem: problem, sampler: sampler)
    self.samples = samples
  }

  func run() -> Verdict {
    // Points that differ only in what the claim does not mention are one point.
    let mentioned = problem.relation.freeSymbols
    let symbols = problem.vocabulary.symbols.filter(mentioned.contains)
    var tally = Tally(symbols: symbols)
    var bases: [Point] = []
    let isConstant = symbols.isEmpty && problem.relation.openFunctions.isEmpty
    // A minimum costs a search at every point.
    let count = problem.relation.mentionsOptimum ? (samples + 1) / 2 : samples
    for number in 0..<count {
      guard let point = sampler.point(number) else {
        // Six draws a turn: what forty turns do not meet once is given up.
        if bases.isEmpty && number >= 40 { break }
        continue
      }
      if let verdict = visit(point, &tally) { return verdict }
      bases.append(point)
    }
    for point in CellSearch(examiner).points(from: bases, limit: count) {
      if let verdict = visit(point, &tally) { return verdict }
    }
    for point in SlackSearch(examiner).points(from: bases) {
      if let verdict = visit(point, &tally) { return verdict }
    }
    return conclude(tally, isConstant: isConstant)
  }

  /// Looks at one point; a verdict only where it refutes.
  private func visit(_ point: Point, _ tally: inout Tally) -> Verdict? {
    guard tally.isNew(point) else { return nil }
    let (finding, indices) = examiner.examine(problem.relation, at: point)
    tally.count(finding, at: point)
    guard case .fails(let failure) = finding else { return nil }
    let smallest = Shrinking(examiner).smallest(from: point, indices, failure)
    let diagnosis = Diagnosis(examiner, refutedAt: smallest.point)
    let words = [diagnosis.words(), smallest.failure.reason].compactMap { $0 }
    return .refuted(
      Refutation(
        counterexample: examiner.counterexample(smallest.point, smallest.indices),
        left: smallest.failure.left, right: smallest.failure.right,
        difference: diagnosis.difference() ?? smallest.failure.difference,
        diagnosis: words.isEmpty ? nil : words.joined(separator: "; "),
        evidence: tally.evidence))
  }

  private func conclude(_ tally: Tally, isConstant: Bool) -> Verdict {
    if tally.visited == 0 {
      return .undecided("no admissible point was found: nothing met the assumptions")
    }
    if let why = tally.obstacle { return .undecided(why) }
    if tally.evidence.points == 0 {
      return .undecided(tally.mainReason ?? "nothing could be compared")
    }
    if tally.evidence.points < fewest(tally), !isConstant {
      let reason = tally.mainReason.map { "; elsewhere: \($0)" } ?? ""
      return .undecided("only \(tally.evidence.points) points could be compared\(reason)")
    }
    return .tested(tally.evidence)
  }

  /// How many points are enough: fewer where labels or equations leave only a few.
  private func fewest(_ tally: Tally) -> Int {
    let isFinite =
      problem.relation.openFunctions.isEmpty && tally.mainReason == nil
      && problem.vocabulary.symbols.filter(problem.relation.freeSymbols.contains).allSatisfy {
        if case .finite = $0.domain { true } else { false }
      }
    let isPinned = problem.assumptions.contains {
      if case .compare(_, .equal, _) = $0 { true } else { false }
    }
    return isFinite ? 1 : isPinned ? 3 : Trial.fewest
  }
}

/// What the points said so far.
struct Tally: Sendable {
  var evidence = Evidence()
  var visited = 0
  /// Why the claim cannot be judged, whatever other points say.
  var obstacle: String?
  private var seen: Set<[UInt64]> = []
  private let symbols: [Symbol]

  init(symbols: [Symbol]) { self.symbols = symbols }

  mutating func isNew(_ point: Point) -> Bool {
    seen.insert(point.key(symbols: symbols)).inserted
  }

  mutating func count(_ finding: Finding, at point: Point) {
    visited += 1
    switch finding {
    case .fails: break
    case .blocks(let why): obstacle = obstacle ?? why
    case .leftOut(let why): evidence.excluded[why, default: 0] += 1
    case .agrees(let width):
      evidence.points += 1
      evidence.widest = max(evidence.widest, width)
      for (name, size) in point.sizes {
        let known = evidence.sizes[name] ?? size...size
        evidence.sizes[name] = min(known.lowerBound, size)...max(known.upperBound, size)
      }
    }
  }

  /// The reason why most points were left out.
  var mainReason: String? {
    evidence.excluded.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
