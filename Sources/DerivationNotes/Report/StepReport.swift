/// What became of one step of a note: its verdict and the evidence for it.
public struct StepReport: Sendable, Hashable {
  /// What the run-in head above the display asks for.
  public enum Kind: String, Sendable, CaseIterable {
    /// It must hold.
    case claim
    /// `**False**`: it must be refuted.
    case falseClaim = "false"
    case unchecked
  }

  public enum Verdict: String, Sendable, CaseIterable {
    case proved, tested, refuted, undecided, unreadable, unchecked

    /// Whether the step was shown to hold, by proof or at points.
    public var isAccepted: Bool { self == .proved || self == .tested }
  }

  public var label: String
  public var kind: Kind
  /// Counts the run-in heads (and headings) of the note: steps with the same number stand under the
  /// same head, whatever its label.
  public var head: Int
  /// Counts from 1 under one head.
  public var step: Int
  /// Where the step's relation stands in the file; both count from 1, columns in characters.
  public var line: Int
  public var column: Int
  /// How many characters the caret covers.
  public var width: Int
  /// The line of the file at `line`, as it stands there; of a long one what surrounds the step.
  public var sourceLine: String
  /// Where the step stands in `sourceLine`.
  public var sourceColumn: Int
  /// The step as LaTeX, as written.
  public var formula: String
  public var verdict: Verdict
  /// Set by `markExpectations`.
  public var asExpected: Bool
  /// In one phrase: the rule of a proof, the number of points, why it is undecided, what was
  /// expected and found where it is unreadable.
  public var evidence: String
  /// What more there is to say of the evidence, one sentence each: for `--verbose`.
  public var details: [String]
  /// How many points were really compared.
  public var samples: Int
  /// The smallest refuting point, in the order in which its symbols are introduced.
  public var counterexample: [PointEntry]?
  /// Values of both sides there.
  public var left: String?
  public var right: String?
  /// Left minus right, in LaTeX.
  public var difference: String?
  /// A guess at the mistake, with its formulas in `$…$`.
  public var diagnosis: String?
  /// One suggestion, for what could not be read.
  public var hint: String?
  public var milliseconds: Double

  public init(
    label: String, kind: Kind = .claim, head: Int = 0, step: Int = 1, line: Int, column: Int,
    width: Int = 1, sourceLine: String, sourceColumn: Int? = nil, formula: String,
    verdict: Verdict, asExpected: Bool = false,
    evidence: String, details: [String] = [], samples: Int = 0,
    counterexample: [PointEntry]? = nil, left: String? = nil, right: String? = nil,
    difference: String? = nil, diagnosis: String? = nil, hint: String? = nil,
    milliseconds: Double = 0
  ) {
    self.label = label
    self.kind = kind
    self.head = head
    self.step = step
    self.line = line
    self.column = column
    self.width = width
    self.sourceLine = sourceLine
    self.sourceColumn = sourceColumn ?? column
    self.formula = formula
    self.verdict = verdict
    self.asExpected = asExpected
    self.evidence = evidence
    self.details = details
    self.samples = samples
    self.counterexample = counterexample
    self.left = left
    self.right = right
    self.difference = difference
    self.diagnosis = diagnosis
    self.hint = hint
    self.milliseconds = milliseconds
  }
}
