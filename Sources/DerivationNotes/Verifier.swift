import Checkers
import SymbolicLite

/// What a run of the verifier may be asked for.
public struct VerifierOptions: Sendable, Hashable {
  /// The same seed draws the same points.
  public var seed: UInt64
  /// How many points a step is compared at.
  public var samples: Int
  /// Judge only the steps with this label.
  public var only: String?

  public init(seed: UInt64 = 1, samples: Int = 120, only: String? = nil) {
    self.seed = seed
    self.samples = samples
    self.only = only
  }

  /// Whether steps with this label are to be judged: all, or those whose whole label is `only`,
  /// in upper or lower case.
  public func includes(label: String) -> Bool {
    guard let only else { return true }
    return label.lowercased() == only.lowercased()
  }
}

/// Reads a note and judges its steps.
public struct Verifier: Sendable {
  public let options: VerifierOptions

  public init(options: VerifierOptions = VerifierOptions()) {
    self.options = options
  }

  /// Reads the note and judges its steps one after the other, on a thread with a stack that is deep
  /// enough for formulas that nest deeply.
  public func verify(bytes: [UInt8], path: String) -> NoteReport {
    onDeepStack { report(bytes: bytes, path: path) }
  }

  private func report(bytes: [UInt8], path: String) -> NoteReport {
    let clock = ContinuousClock()
    var timings = StageTimings()
    let start = clock.now
    let document = NoteReader.read(bytes)
    var lines = SourceLines(bytes)
    let parsed = clock.now
    timings.read = milliseconds(parsed - start)
    var context = NoteContext()
    context.read(document)
    timings.parse = milliseconds(clock.now - parsed)

    var report = NoteReport(path: path)
    var steps: [StepReport] = []
    for record in context.records {
      switch record {
      case .declaration(let listed): report.declarations.append(listed)
      case .definition(let listed): report.definitions.append(listed)
      case .stated(let listed): report.expressions.append(listed)
      case .step(let pending):
        report.labels.append(pending.label)
        guard options.includes(label: pending.label) else { continue }
        let begin = clock.now
        var step = judged(pending, source: lines.surroundings(of: pending.place))
        step.milliseconds = milliseconds(clock.now - begin)
        timings.judge += step.milliseconds
        steps.append(step)
      }
    }
    report.steps = markExpectations(steps)
    report.timings = timings
    return report
  }

  private func milliseconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) * 1e3 + Double(attoseconds) * 1e-15
  }

  private func judged(
    _ pending: NoteContext.PendingStep, source: SourceLines.Surroundings
  ) -> StepReport {
    var step = StepReport(
      label: pending.label, kind: pending.kind, head: pending.head, step: pending.number,
      line: pending.place.line, column: pending.place.column, width: pending.width,
      sourceLine: source.text, sourceColumn: source.column, formula: pending.formula,
      verdict: .unchecked, evidence: "")
    switch pending.content {
    case .unchecked(let why): step.evidence = why
    case .empty(let why):
      step.verdict = .undecided
      step.evidence = why
    case .unreadable(let message, let hint):
      step.verdict = .unreadable
      step.evidence = shorteningQuotes(message)
      step.hint = hint.map(shorteningQuotes)
    case .doubted(let claim, let without, let reason):
      let judge = Judge(seed: options.seed, samples: options.samples)
      let verdict = judge.judge(claim, without: without, reason: reason).0
      step.record(weighed(verdict, of: claim, pending.mentions))
    case .claim(let claim):
      let verdict = Judge(seed: options.seed, samples: options.samples).judge(claim)
      step.record(weighed(verdict, of: claim, pending.mentions))
    }
    return step
  }
}

extension StepReport {
  /// Takes over a verdict with its evidence.
  mutating func record(_ verdict: Checkers.Verdict) {
    switch verdict {
    case .proved(let rule, let conditions):
      self.verdict = .proved
      evidence = rule
      details = conditions
    case .tested(let found):
      self.verdict = .tested
      samples = found.points
      evidence = found.summary
      details = found.details
    case .refuted(let refutation):
      self.verdict = .refuted
      // The refuting point was compared as well.
      samples = refutation.evidence.points + 1
      // The counterexample with its two values is the evidence.
      evidence = ""
      counterexample = refutation.counterexample.entries.map(PointEntry.init)
      left = refutation.left
      right = refutation.right
      difference = refutation.difference
      diagnosis = refutation.diagnosis
    case .undecided(let why):
      self.verdict = .undecided
      evidence = why
    }
  }
}

extension Evidence {
  /// `120 points, n and d from 1 to 4`.
  var summary: String {
    let count = points == 1 ? "1 point" : "\(points) points"
    guard !sizes.isEmpty else { return count }
    let groups = Dictionary(grouping: sizes.keys.sorted()) { sizes[$0] ?? 0...0 }
    let parts = groups.sorted { $0.value[0] < $1.value[0] }.map { range, names -> String in
      let joined = names.joined(separator: " and ")
      return range.count == 1
        ? "\(joined) = \(range.lowerBound)"
        : "\(joined) from \(range.lowerBound) to \(range.upperBound)"
    }
    return ([count] + parts).joined(separator: ", ")
  }

  /// How wide the enclosures were, and what was left out and why.
  var details: [String] {
    var lines = ["widest enclosure \(shortestDecimal(widest)) of the size of the terms"]
    for (reason, count) in excluded.sorted(by: { $0.key < $1.key }) {
      lines.append("left out \(count == 1 ? "1 point" : "\(count) points"): \(reason)")
    }
    return lines
  }
}

extension PointEntry {
  init(_ entry: Counterexample.Entry) {
    switch entry.value {
    case .count(let count): self.init(entry.name, .size(count))
    case .formula(let latex): self.init(entry.name, .formula(latex))
    case .tensor(let tensor):
      let isSingle = tensor.rows == 1 && tensor.columns == 1
      if let number = tensor.elements.first, entry.shape?.isScalar ?? isSingle {
        self.init(entry.name, .number(number))
      } else if entry.shape.map({ $0.columns == .one }) ?? (tensor.columns == 1) {
        self.init(entry.name, .vector(tensor.elements))
      } else {
        self.init(
          entry.name,
          .matrix((0..<tensor.rows).map { i in (0..<tensor.columns).map { tensor[i, $0] } }))
      }
    }
  }
}
