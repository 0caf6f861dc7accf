import Checkers
import SymbolicLite

/// How the verdicts on the steps of one line came about.
public struct Explanation: Sendable {
  /// The lines of the explanation of each step that stands there.
  public var steps: [[String]]
  /// The lines of the note on which steps stand, for a hint.
  public var stepLines: [Int]

  /// Formulas may nest deeply: call it on a thread with a stack of several megabytes.
  public init(note bytes: [UInt8], line: Int, options: VerifierOptions = VerifierOptions()) {
    var context = NoteContext()
    context.read(NoteReader.read(bytes))
    let sources = SourceLines(bytes)
    let judge = Judge(seed: options.seed, samples: options.samples)
    (steps, stepLines) = ([], [])
    for case .step(let pending) in context.records {
      stepLines.append(pending.place.line)
      guard pending.place.line == line else { continue }
      steps.append(Self.explained(pending, judge, sourceLine: sources[line]))
    }
  }

  private static func explained(
    _ pending: NoteContext.PendingStep, _ judge: Judge, sourceLine: String
  ) -> [String] {
    var step = StepReport(
      label: pending.label, kind: pending.kind, head: pending.head, step: pending.number,
      line: pending.place.line, column: pending.place.column, width: pending.width,
      sourceLine: sourceLine, formula: pending.formula, verdict: .unchecked, evidence: "")
    var lines: [String] = []
    switch pending.content {
    case .unchecked(let why): step.evidence = why
    case .empty(let why):
      step.verdict = .undecided
      step.evidence = why
    case .unreadable(let message, let hint):
      step.verdict = .unreadable
      step.evidence = message
      if let hint { lines.append("hint: \(hint)") }
    case .doubted(let claim, let without, let reason):
      let (verdict, judged) = judge.judge(claim, without: without, reason: reason)
      step.record(verdict)
      lines = judged.reading + account(of: judged, judge, step)
    case .claim(let claim):
      step.record(judge.judge(claim))
      lines = claim.reading + account(of: claim, judge, step)
    }
    let isSaid = step.verdict == .unreadable || step.evidence.isEmpty
    let title = isSaid ? step.title : "\(step.title): \(step.evidence)"
    return ["\(step.line):\(step.column): \(readable(title))"] + lines.map { "  " + $0 }
  }

  private static func account(of claim: Claim, _ judge: Judge, _ step: StepReport) -> [String] {
    let account = Account(of: claim, by: judge)
    var lines: [String] = []
    if let (left, right) = account.normalForms {
      lines.append("normal form, left   \(left)")
      lines.append("normal form, right  \(right)")
    }
    if let rule = account.rule {
      lines.append("proof               \(readable(rule))")
      lines += account.conditions.map { "                    \(readable($0))" }
      lines += account.rules.enumerated().map {
        ($0.offset == 0 ? "rules               " : "                    ") + readable($0.element)
      }
      lines += account.trace.map { "                    \(readable($0))" }
    } else {
      lines.append("proof               none found")
    }
    switch account.sampled {
    case .tested(let evidence):
      lines.append("points              \(evidence.summary)")
      lines += evidence.details.map { "                    \($0)" }
    case .refuted:
      lines += step.remarks.enumerated().map {
        ($0.offset == 0 ? "points              " : "                    ") + $0.element
      }
    case .undecided(let why): lines.append("points              \(why)")
    case .proved: break
    }
    return lines
  }
}

extension Claim {
  /// Both sides as they were read, with definitions put in, and what is assumed.
  fileprivate var reading: [String] {
    var lines: [String] = []
    switch relation {
    case .compare(let left, _, let right), .equalUpToConstant(let left, let right, _),
      .proportional(let left, let right, _):
      lines.append("left                \(left.latex)")
      lines.append("right               \(right.latex)")
      let (a, b) = (left.expandingDerivatives(), right.expandingDerivatives())
      if a.expression != left { lines.append("left, worked out    \(a.expression.latex)") }
      if b.expression != right { lines.append("right, worked out   \(b.expression.latex)") }
    default: lines.append("claim               \(relation.latex)")
    }
    let mentioned = relation.freeSymbols
    let related = assumptions.filter { !$0.freeSymbols.isDisjoint(with: mentioned) }
    if !related.isEmpty {
      lines.append("assuming            \(related.map(\.latex).joined(separator: ", "))")
    }
    return lines
  }
}
