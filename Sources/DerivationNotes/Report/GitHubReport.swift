/// Workflow commands that mark each step that is not as expected on its line of a pull request.
public struct GitHubReport: Sendable {
  public init() {}

  /// A line for each such step, and the summary as plain text.
  public func text(_ reports: [NoteReport]) -> String {
    var lines: [String] = []
    for report in reports {
      let (shown, rest) = unexpected(report.steps)
      lines += shown.map { annotation($0, path: report.path) } + rest
    }
    return (lines + [Summary(reports).sentence]).joined(separator: "\n") + "\n"
  }

  private func annotation(_ step: StepReport, path: String) -> String {
    let end = step.column + max(1, step.width) - 1
    let label = shortened(step.label, to: longestLabel)
    let title = "\(step.verdict.rawValue): \(label), step \(step.step)"
    let properties = [
      "file=\(property(path))", "line=\(step.line)", "col=\(step.column)", "endColumn=\(end)",
      "title=\(property(title))",
    ]
    let evidence = step.verdict == .unreadable ? [step.evidence] : []
    let message = ([step.formula] + evidence + step.remarks).filter { !$0.isEmpty }
      .map { shortened($0, to: longestRemark) }.joined(separator: "\n")
    return "::error \(properties.joined(separator: ","))::\(escaped(message))"
  }

  /// A command ends with its line, and `%` starts an escape.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Inside a property `:` and `,` separate as well.
  private func property(_ text: String) -> String {
    var result = ""
    for character in escaped(text).unicodeScalars {
      switch character {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
