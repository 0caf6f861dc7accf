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
    var tally = Tally(symbols: problem.vocabulary.symbols)
    var bases: [Point] = []
    let isConstant =
      problem.vocabulary.symbols.isEmpty && problem.vocabulary.functions.isEmpty
    let count = isConstant ? min(samples, 3 * sampler.sizes.count) : samples
    for number in 0..<max(1, count) {
      guard let point = isConstant ? sampler.plainPoint(number) : sampler.point(number) else {
        tally.inadmissible += 1
        continue
      }
      if let verdict = visit(point, &tally) { return verdict }
      bases.append(point)
    }
    for point in CellSearch(examiner).points(from: bases, limit: samples) {
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
    return .refuted(
      Refutation(
        counterexample: examiner.counterexample(smallest.point, smallest.indices),
        left: smallest.failure.left, right: smallest.failure.right,
        difference: smallest.failure.difference,
        diagnosis: Diagnosis(examiner, refutedAt: smallest.point).words(),
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
    if tally.evidence.points < Trial.fewest, !isConstant, !hasFewPoints(tally) {
      let reason = tally.mainReason.map { "; elsewhere: \($0)" } ?? ""
      return .undecided("only \(tally.evidence.points) points could be compared\(reason)")
    }
    return .tested(tally.evidence)
  }

  /// Whether the space itself is small: labels and counters without any real number.
  private func hasFewPoints(_ tally: Tally) -> Bool {
    problem.vocabulary.functions.isEmpty && tally.mainReason == nil
      && problem.vocabulary.symbols.allSatisfy {
        if case .finite = $0.domain { true } else { false }
      }
  }
}

/// What the points said so far.
struct Tally: Sendable {
  var evidence = Evidence()
  var visited = 0
  var inadmissible = 0
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
