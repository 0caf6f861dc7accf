/// The report for people: a row for each step that is as expected, and for whatever is not the form
/// that compilers use and editors jump to.
///
///     Derivations/02-ridge.md
///       proved    ridge gradient 1        normal form
///       tested    degrees of freedom 2    120 points, n and d from 1 to 4
///     Derivations/02-ridge.md:24:13: refuted: ridge gradient, step 2
///        24 |             &= (X^\top X - \lambda I) w - X^\top y .
///           |             ^
///           = at n = d = 1, X = 0, y = 0, w = 1, λ = 1: left 1, right -1
///           = left - right = 2λw
///           = the sign of the term λw is wrong
public struct TextReport: Sendable {
  public enum Detail: Sendable, Hashable {
    /// Only what is not as expected, and the summary.
    case quiet
    case normal
    /// Also the evidence of every step, and what the notes declare, define and state.
    case verbose
  }

  public var detail: Detail
  /// Whether to colour with ANSI escapes.
  public var isColoured: Bool

  public init(detail: Detail = .normal, isColoured: Bool = false) {
    self.detail = detail
    self.isColoured = isColoured
  }

  /// The whole report; it ends in a line end.
  public func text(_ reports: [NoteReport]) -> String {
    var sections: [String] = []
    for report in reports {
      let section = detail == .quiet ? blocks(report) : [bold(visible(report.path))] + body(report)
      if !section.isEmpty { sections.append(section.joined(separator: "\n")) }
    }
    let summary = Summary(reports)
    let painted = paint(summary.sentence, summary.exitCode == 0 ? .green : .red)
    return (sections + [painted]).joined(separator: detail == .quiet ? "\n" : "\n\n") + "\n"
  }

  private func body(_ report: NoteReport) -> [String] {
    let rows = TextRows(report, detail: detail)
    let lines = rows.lines { paint($0, colour(of: $1)) } + blocks(report)
    return lines.isEmpty ? ["  nothing to check"] : lines
  }

  private func blocks(_ report: NoteReport) -> [String] {
    let (shown, rest) = unexpected(report.steps)
    return shown.flatMap { block($0, path: report.path) } + rest
  }

  /// `path:line:column: verdict: label`, the source line, the caret, and what is known.
  private func block(_ step: StepReport, path: String) -> [String] {
    let excerpt = SourceExcerpt(
      line: step.sourceLine, number: step.line, column: step.sourceColumn, width: step.width)
    let place = bold("\(visible(path)):\(step.line):\(step.column):")
    var lines = [
      "\(place) \(paint(visible(shortened(step.title, to: longestRemark)), colour(of: step.verdict)))"
    ]
    if !step.sourceLine.isEmpty {
      lines.append(excerpt.source)
      lines.append(excerpt.gutter + paint(excerpt.caret, .green))
    }
    var remarks = step.remarks
    if detail == .verbose {
      if step.failure != nil { remarks.append(readable(step.evidence)) }
      remarks += step.details.map(readable)
    }
    return lines
      + remarks.filter { !$0.isEmpty }.map {
        excerpt.indent + "= " + visible(shortened($0, to: longestRemark))
      }
  }

  // MARK: Colour

  private enum Colour: String {
    case red = "31"
    case green = "32"
    case yellow = "33"
    case none = ""
  }

  private func colour(of verdict: StepReport.Verdict) -> Colour {
    switch verdict {
    case .proved, .tested: .green
    case .refuted, .unreadable: .red
    case .undecided: .yellow
    case .unchecked: .none
    }
  }

  private func paint(_ text: String, _ colour: Colour) -> String {
    isColoured && colour != .none ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }

  private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}

/// No remark on a step is longer than this.
let longestRemark = 600

/// The steps to be shown in full, and a line on the rest: what cannot be read often repeats itself,
/// while every other verdict is told.
func unexpected(_ steps: [StepReport]) -> (shown: [StepReport], rest: [String]) {
  let mostUnreadable = 200
  var unreadable = 0
  let shown = steps.filter { step in
    guard !step.asExpected else { return false }
    if step.verdict == .unreadable { unreadable += 1 }
    return step.verdict != .unreadable || unreadable <= mostUnreadable
  }
  let left = unreadable - mostUnreadable
  return (shown, left > 0 ? ["… and \(left) more that cannot be read"] : [])
}
