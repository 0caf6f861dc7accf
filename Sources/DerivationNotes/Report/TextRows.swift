/// The aligned rows of one note: a verdict, a label with its step, the evidence in short.
struct TextRows {
  private var rows: [Row] = []

  private struct Row {
    var verdict: String
    /// For colour; nil for what has no verdict.
    var kind: StepReport.Verdict?
    var name: String
    var evidence: String
    var details: [String] = []
  }

  init(_ report: NoteReport, detail: TextReport.Detail) {
    let isVerbose = detail == .verbose
    let room = isVerbose ? longestRemark : 48
    if isVerbose { rows += report.declarations.map { Self.row("declared", $0, room) } }
    // A definition that its author may have meant as a claim is always shown.
    rows += report.definitions.filter { isVerbose || !$0.remark.isEmpty }
      .map { Self.row("defined", $0, room) }
    if isVerbose { rows += report.expressions.map { Self.row("stated", $0, room) } }
    rows += report.steps.filter(\.asExpected).map { Self.row($0, isVerbose: isVerbose) }
  }

  private let widestName = 80

  /// - Parameter paint: colours a padded verdict.
  func lines(paint: (String, StepReport.Verdict) -> String) -> [String] {
    // A long formula does not push the remarks of all others away.
    let width = rows.map { columns($0.name) }.filter { $0 <= widestName }.max() ?? 0
    return rows.flatMap { row in
      let verdict = padded(row.verdict, to: 10)
      let head = "  " + (row.kind.map { paint(verdict, $0) } ?? verdict)
      let line =
        row.evidence.isEmpty
        ? head + row.name : head + padded(row.name, to: width + 4) + visible(row.evidence)
      return [line] + row.details.map { "            = " + visible($0) }
    }
  }

  private static func row(_ verdict: String, _ item: Listed, _ room: Int) -> Row {
    let words = visible(shortened(item.formula, to: 2 * longestRemark))
      .split(whereSeparator: \.isWhitespace)
    let name = shortened(words.joined(separator: " "), to: room)
    let remark = [item.remark, "line \(item.line)"].filter { !$0.isEmpty }
    return Row(verdict: verdict, name: name, evidence: remark.joined(separator: ", "))
  }

  private static func row(_ step: StepReport, isVerbose: Bool) -> Row {
    var details: [String] = []
    var evidence = readable(step.evidence)
    if step.verdict == .refuted {
      // A refutation that was asked for: its point says more than how it was found.
      evidence = "as expected: " + (step.failure ?? evidence)
      if isVerbose { details = Array(step.remarks.drop { $0 == step.failure }) }
    }
    if isVerbose { details += step.details.map(readable) }
    return Row(
      verdict: step.verdict.rawValue, kind: step.verdict,
      name: visible("\(shortened(step.label, to: longestLabel)) \(step.step)"),
      evidence: evidence, details: details)
  }
}

private func columns(_ text: String) -> Int {
  text.reduce(0) { $0 + SourceExcerpt.columns(of: $1) }
}

private func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - columns(text)))
}
