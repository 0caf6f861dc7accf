/// The report for programs, version 1: keys always in the documented order, numbers in their
/// shortest form, so that the same seed gives the same bytes but for `milliseconds`.
public struct JSONReport: Sendable {
  public var seed: UInt64

  public init(seed: UInt64) {
    self.seed = seed
  }

  /// One JSON object on one line, with a line end.
  public func text(_ reports: [NoteReport]) -> String {
    let object = JSONValue.object([
      ("version", .integer(1)), ("seed", .unsigned(seed)),
      ("notes", .array(reports.map(note))), ("summary", summary(Summary(reports))),
    ])
    return object.text + "\n"
  }

  private func note(_ report: NoteReport) -> JSONValue {
    .object([
      ("path", .string(report.path)),
      ("declarations", .array(report.declarations.map(listed))),
      ("definitions", .array(report.definitions.map(listed))),
      ("expressions", .array(report.expressions.map(listed))),
      ("steps", .array(report.steps.map(step))),
    ])
  }

  private func listed(_ item: Listed) -> JSONValue {
    .object([
      ("formula", .string(item.formula)), ("line", .integer(item.line)),
      ("column", .integer(item.column)), ("remark", .string(item.remark)),
    ])
  }

  private func step(_ step: StepReport) -> JSONValue {
    .object([
      ("label", .string(step.label)), ("kind", .string(step.kind.rawValue)),
      ("step", .integer(step.step)), ("line", .integer(step.line)),
      ("column", .integer(step.column)), ("formula", .string(step.formula)),
      ("verdict", .string(step.verdict.rawValue)), ("asExpected", .boolean(step.asExpected)),
      ("evidence", .string(step.account)), ("samples", .integer(step.samples)),
      ("counterexample", step.counterexample.map(point) ?? .null),
      ("diagnosis", step.diagnosis.map(JSONValue.string) ?? .null),
      ("milliseconds", .number((step.milliseconds * 1000).rounded() / 1000)),
    ])
  }

  private func point(_ entries: [PointEntry]) -> JSONValue {
    .object(entries.map { (key(of: $0.name), value($0.value)) })
  }

  /// `\lambda` is filed as `lambda`; any other name as it is written.
  private func key(of name: String) -> String {
    let bare = name.dropFirst()
    let isCommand = name.first == "\\" && !bare.isEmpty && bare.allSatisfy(\.isLetter)
    return isCommand ? String(bare) : name
  }

  private func value(_ value: PointEntry.Value) -> JSONValue {
    switch value {
    case .size(let count): .integer(count)
    case .number(let number): .number(number)
    case .vector(let entries): .array(entries.map(JSONValue.number))
    case .matrix(let rows): .array(rows.map { .array($0.map(JSONValue.number)) })
    case .formula(let latex): .string(latex)
    }
  }

  private func summary(_ summary: Summary) -> JSONValue {
    let counts = StepReport.Verdict.allCases.map {
      ($0.rawValue, JSONValue.integer(summary.count($0)))
    }
    return .object(counts + [("asExpected", .boolean(summary.unexpected == 0))])
  }
}

extension StepReport {
  /// The evidence in full: the values and the difference of a refutation, the hint of what could
  /// not be read.
  fileprivate var account: String {
    var parts = [evidence] + details
    if let left { parts.append("left \(left)") }
    if let right { parts.append("right \(right)") }
    if let difference { parts.append("left - right = \(difference)") }
    if let hint { parts.append("hint: \(hint)") }
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
