import SymbolicLite

/// Runs one relation through all its points and adds up what they say.
struct Trial: Sendable {
  let problem: Problem
  let sampler: Sampler
  private(set) var examiner: Examiner
  private(set) var samples: Int
  /// How many different points a claim with free symbols has to survive.
  static let fewest = 8
  static let nothingMet = "no admissible point was found: nothing met the assumptions"

  /// Whether something else has shown that constants whose enclosures overlap are equal.
  private(set) var isProved: Bool
  /// Whether a refutation is made small and put into words.
  var explains = true

  // How far it has come.
  private var tally: Tally
  private var bases: [Point] = []
  private var next = 0

  init(_ claim: Claim, seed: UInt64, samples: Int, isProved: Bool = false) {
    self.isProved = isProved
    problem = Problem(claim)
    sampler = Sampler(problem, seed: seed)
    examiner = Examiner(problem: problem, sampler: sampler)
    self.samples = samples
    // Points that differ only in what the claim does not mention are one point.
    let mentioned = problem.relation.freeSymbols
    tally = Tally(symbols: problem.vocabulary.symbols.filter(mentioned.contains))
  }

  /// Goes on with another number of points, and perhaps with a proof at hand.
  func run(samples: Int, isProved: Bool, isBrief: Bool = false) -> Verdict {
    var rest = self
    (rest.samples, rest.isProved) = (samples, isProved)
    rest.examiner.isBrief = isBrief
    return rest.finish()
  }

  func run() -> Verdict { run(samples: samples, isProved: isProved) }

  private mutating func finish() -> Verdict {
    // A minimum costs a search at every point.
    let count = problem.relation.mentionsOptimum ? (samples + 1) / 2 : samples
    if let verdict = look(atFirst: count) { return verdict }
    for point in CellSearch(examiner).points(from: bases, limit: count) {
      if let verdict = visit(point, &tally) { return verdict }
    }
    for point in SlackSearch(examiner).points(from: bases) + hardPoints() {
      if let verdict = visit(point, &tally) { return verdict }
    }
    let verdict = conclude()
    guard case .tested = verdict, !isProved else { return verdict }
    return lookHarder() ?? conclude()
  }

  /// A claim that is about to be accepted on the evidence of points alone has to survive more of
  /// them: on all lines to its switches and borders, and where it is nearest to failing from
  /// wherever one starts.
  private mutating func lookHarder() -> Verdict? {
    let search = CellSearch(examiner)
    let beside = search.points(from: bases, limit: 2 * samples, lines: 40)
    let slack = SlackSearch(examiner)
    let starts = bases.prefix(12)
    let alone = slack.points(movingOneSymbolFrom: starts + slack.shrunk(starts, by: 0x1p-4))
    let large = LargeSizes(sampler)
    let stairs = Staircases(sampler: sampler)
    let more =
      ExponentPoints(sampler: sampler).points() + large.points()
      + NaturalTuples(sampler: sampler).points() + stairs.points() + stairs.scaled(bases)
      + stairs.neighbours(bases) + stairs.remote(bases)
    for point in slack.suspicious(beside + alone + more) {
      if let verdict = visit(point, &tally) { return verdict }
    }
    return (large.reason() ?? search.unmetCase(bases + beside)).map { .undecided($0) }
  }

  /// Looks at the drawn points up to a number; a verdict only where one of them refutes.
  mutating func look(atFirst count: Int, isBrief: Bool = false) -> Verdict? {
    if isBrief { examiner.isBrief = true }
    while next < count {
      defer { next += 1 }
      guard let point = sampler.point(next) else {
        // Six draws a turn: what forty turns do not meet once is given up.
        if bases.isEmpty && next >= 40 { next = count }
        continue
      }
      if let verdict = visit(point, &tally) { return verdict }
      bases.append(point)
    }
    return nil
  }

  /// What the styles do not draw; a claim that is only looked at after a proof does without.
  private func hardPoints() -> [Point] {
    guard samples > Judge.fewSamples else { return [] }
    let hard = HardPoints(sampler)
    let scaled = hard.scaled()
    return hard.points() + scaled + SlackSearch(examiner).points(from: scaled)
  }

  /// Looks at one point; a verdict only where it refutes.
  private func visit(_ point: Point, _ tally: inout Tally) -> Verdict? {
    guard tally.isNew(point) else { return nil }
    let (finding, indices) = examiner.examine(problem.relation, at: point)
    tally.count(finding, at: point)
    guard case .fails(let failure) = finding else { return nil }
    guard explains else {
      return .refuted(
        Refutation(
          counterexample: examiner.counterexample(point, indices), left: failure.left,
          right: failure.right, evidence: tally.evidence))
    }
    let smallest = Shrinking(examiner).smallest(from: point, indices, failure)
    let diagnosis = Diagnosis(examiner, refutedAt: smallest.point)
    let isContradiction = smallest.failure.isContradiction
    let words = [isContradiction ? nil : diagnosis.words(), smallest.failure.reason]
      .compactMap { $0 }
    return .refuted(
      Refutation(
        counterexample: examiner.counterexample(smallest.point, smallest.indices),
        left: smallest.failure.left, right: smallest.failure.right,
        difference: (isContradiction ? nil : diagnosis.difference())
          ?? smallest.failure.difference,
        diagnosis: words.isEmpty ? nil : words.joined(separator: "; "),
        evidence: tally.evidence))
  }

  private func conclude() -> Verdict {
    let isConstant = tally.symbols.isEmpty && problem.relation.openFunctions.isEmpty
    if tally.visited == 0 {
      return .undecided(Self.nothingMet)
    }
    if let why = tally.obstacle { return .undecided(why) }
    if tally.evidence.points == 0 {
      return .undecided(tally.mainReason ?? "nothing could be compared")
    }
    if !isProved, let why = problem.whyPointsAreSpecial ?? tally.mostlyUnknown(problem) {
      return .undecided(why)
    }
    if let size = tally.onlySize(of: problem) {
      return .undecided("only points with \(size) = 1 could be compared")
    }
    if isConstant, !isProved, problem.vocabulary.sizes.isEmpty, tally.evidence.widest > 0,
      problem.relation.isShownByOverlap
    {
      return .undecided("two constants that agree to 15 digits")
    }
    if tally.evidence.points < fewest(tally), !isConstant {
      let reason = tally.mainReason.map { "; elsewhere: \($0)" } ?? ""
      let points = tally.evidence.points == 1 ? "1 point" : "\(tally.evidence.points) points"
      return .undecided("only \(points) could be compared\(reason)")
    }
    if problem.relation.isStrict, !isProved,
      let close = tally.evidence.excluded[Enclosures.tooClose]
    {
      let points = close == 1 ? "1 point" : "\(close) points"
      return .undecided("strict, and at \(points) the two sides are too close to tell")
    }
    return .tested(tally.evidence)
  }

  /// How many points are enough: fewer where labels, counters or equations leave only a few, or
  /// where no more were asked for.
  private func fewest(_ tally: Tally) -> Int {
    let symbols = problem.vocabulary.symbols.filter(problem.relation.freeSymbols.contains)
    let isSettled = problem.relation.openFunctions.isEmpty && tally.mainReason == nil
    if isSettled {
      let isFinite = symbols.allSatisfy { if case .finite = $0.domain { true } else { false } }
      if isFinite { return 1 }
      if symbols.count == 1, let only = symbols.first, let count = problem.naturals(for: only) {
        return min(count, samples, Trial.fewest)
      }
    }
    let isPinned = problem.assumptions.contains {
      if case .compare(_, .equal, _) = $0 { true } else { false }
    }
    return min(samples, isPinned ? 3 : Trial.fewest)
  }
}

extension Problem {
  /// How many values a counter may take; `nil` where nothing keeps it below the largest one drawn.
  fileprivate func naturals(for symbol: Symbol) -> Int? {
    guard symbol.domain == .natural, symbol.shape.isScalar else { return nil }
    func admits(_ value: Int) -> Bool {
      var environment = Environment<Interval>()
      environment.values[symbol] = Tensor(Interval(Double(value)))
      return assumptions.allSatisfy { truth(of: $0, in: environment) != false }
    }
    let isBounded = assumptions.contains { assumption in
      EntryBound.all(in: assumption, on: symbol).contains { bound in
        let isUpper = [.less, .lessOrEqual, .equal].contains(bound.comparison)
        guard isUpper, let value = try? bound.value.evaluate(in: Environment<Interval>()),
          let limit = value.elements.first
        else { return false }
        return limit.upper <= Double(Sampler.largestNatural)
      }
    }
    guard isBounded else { return nil }
    return max(1, (0...Sampler.largestNatural).filter(admits).count)
  }
}

extension Relation {
  fileprivate var isStrict: Bool {
    switch self {
    case .compare(_, let comparison, _): [.less, .greater, .notEqual].contains(comparison)
    case .forAll(_, let inner): inner.isStrict
    default: false
    }
  }

  /// Whether points agree with it where enclosures merely overlap, as for "=" and unlike "<".
  fileprivate var isShownByOverlap: Bool {
    switch self {
    case .compare(_, let comparison, _): comparison == .equal
    case .member, .equalSets, .subset, .equalUpToConstant, .proportional: true
    case .all(let parts), .any(let parts): parts.contains(where: \.isShownByOverlap)
    case .implies(_, let conclusion): conclusion.isShownByOverlap
    case .forAll(_, let inner): inner.isShownByOverlap
    case .definite, .notMember, .equivalent: false
    }
  }
}

/// What the points said so far.
struct Tally: Sendable {
  var evidence = Evidence()
  var visited = 0
  /// Why the claim cannot be judged, whatever other points say.
  var obstacle: String?
  private var seen: Set<[UInt64]> = []
  let symbols: [Symbol]

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

  /// Where minima stand inside a formula, points at which they were not found say nothing; what
  /// agrees at fewer others, such as all with one number, may be their accident.
  func mostlyUnknown(_ problem: Problem) -> String? {
    guard problem.relation.mentionsOptimum else { return nil }
    let unknown = evidence.excluded.values.reduce(0, +)
    return unknown > evidence.points ? mainReason : nil
  }

  /// A size that was 1 at every point, although nothing asks for that: with one number there is one
  /// norm, and what commutes or is separable there need not be so anywhere else.
  func onlySize(of problem: Problem) -> String? {
    problem.vocabulary.sizes.first { name in
      evidence.sizes[name] == 1...1
        && !problem.sizeConditions.contains { $0.sizeNames.contains(name) }
    }
  }

  /// The reason why most points were left out.
  var mainReason: String? {
    evidence.excluded.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
