/// All that the verifier has to say of one note.
///
/// What is wrong with the file itself (an unclosed `$$`, bytes that are not text) is a step with the
/// verdict `unreadable`, so that it cannot escape the exit code.
public struct NoteReport: Sendable, Hashable {
  public var path: String
  public var declarations: [Listed]
  public var definitions: [Listed]
  /// Displays that state no relation: read and shape-checked, without a verdict.
  public var expressions: [Listed]
  public var steps: [StepReport]
  /// Every label of the note, in order, also of the steps that `--only` left out.
  public var labels: [String]
  public var timings: StageTimings

  public init(
    path: String, declarations: [Listed] = [], definitions: [Listed] = [],
    expressions: [Listed] = [], steps: [StepReport] = [], labels: [String] = [],
    timings: StageTimings = StageTimings()
  ) {
    self.path = path
    self.declarations = declarations
    self.definitions = definitions
    self.expressions = expressions
    self.steps = steps
    self.labels = labels
    self.timings = timings
  }
}

/// A formula of a note that is accounted for but not judged.
public struct Listed: Sendable, Hashable {
  /// As written, in LaTeX.
  public var formula: String
  public var line: Int
  public var column: Int
  /// What the reader of the note may not have meant: `definition by =`. Empty where there is
  /// nothing to say.
  public var remark: String

  public init(formula: String, line: Int, column: Int, remark: String = "") {
    self.formula = formula
    self.line = line
    self.column = column
    self.remark = remark
  }
}

/// How many milliseconds each stage of a note took.
public struct StageTimings: Sendable, Hashable {
  /// Markdown to displays.
  public var read: Double
  /// LaTeX to formulas, with their shapes.
  public var parse: Double
  /// Proofs, points, comparisons and diagnoses.
  public var judge: Double

  public init(read: Double = 0, parse: Double = 0, judge: Double = 0) {
    self.read = read
    self.parse = parse
    self.judge = judge
  }

  public var total: Double { read + parse + judge }
}
