import Foundation
import Testing

@testable import DerivationNotes

/// What the README shows is what the reports print.
@Suite struct ReadmeTests {
  @Test func theTextReportIsPrintedAsShown() throws {
    let readme = try Readme()
    let text = TextReport().text([try example(of: readme)])
    #expect(readme.block(startingWith: "ridge.md") == text.trimmingCharacters(in: .newlines))
  }

  @Test func theJSONReportIsPrintedAsShown() throws {
    let readme = try Readme()
    var note = try example(of: readme)
    note.steps = note.steps.filter { $0.kind == .falseClaim }
    let json = try #require(readme.fenced(as: "json"))
    #expect(withoutLayout(json) == withoutLayout(JSONReport(seed: 1).text([note])))
  }

  @Test func theDefaultsAreThoseOfTheVerifier() throws {
    let options = VerifierOptions()
    let text = try Readme().text
    #expect(text.contains("(default \(options.seed))"))
    #expect(text.contains("(default \(options.samples))"))
  }

  /// The verdicts on the README's note, with every place and source line taken from its text.
  private func example(of readme: Readme) throws -> NoteReport {
    let lines = try #require(readme.block(startingWith: "# Ridge regression"))
      .components(separatedBy: "\n")
    func place(_ text: String) throws -> (line: Int, column: Int) {
      let line = try #require(lines.firstIndex { $0.contains(text) })
      let start = try #require(lines[line].range(of: text)).lowerBound
      return (line + 1, lines[line].distance(from: lines[line].startIndex, to: start) + 1)
    }
    let (first, second) = (try place("&= X^"), try place("&= (X^"))
    let (half, lambda) = (try place("= \\lambda w $$"), try place("\\lambda > 0"))
    let size = PointEntry("d", .size(1))
    let unit = [PointEntry("w", .vector([1])), PointEntry("\\lambda", .number(1))]
    let steps = [
      StepReport(
        label: "ridge gradient", head: 1, step: 1, line: first.line, column: first.column,
        sourceLine: lines[first.line - 1], formula: "", verdict: .proved, evidence: "normal form"),
      StepReport(
        label: "ridge gradient", head: 1, step: 2, line: second.line, column: second.column,
        sourceLine: lines[second.line - 1], formula: "", verdict: .refuted, evidence: "",
        counterexample: [
          PointEntry("n", .size(1)), size, PointEntry("X", .matrix([[0]])),
          PointEntry("y", .vector([0])),
        ] + unit, left: "1", right: "-1", difference: "2\\lambda w",
        diagnosis: "the sign of the term $\\lambda w$ is wrong"),
      StepReport(
        label: "missing one half", kind: .falseClaim, head: 2, line: half.line, column: half.column,
        sourceLine: lines[half.line - 1],
        formula: String(lines[half.line - 1].dropFirst(3).dropLast(3)), verdict: .refuted,
        evidence: "", samples: 1, counterexample: [size] + unit, left: "2", right: "1",
        difference: "\\lambda w",
        diagnosis: "the term $\\lambda w$ should read $2 \\lambda w$", milliseconds: 1.5),
    ]
    let declared = Listed(formula: "\\lambda > 0", line: lambda.line, column: lambda.column)
    return NoteReport(
      path: "ridge.md", declarations: [declared], steps: markExpectations(steps))
  }

  /// A JSON text without the white space between its tokens.
  private func withoutLayout(_ json: String) -> String {
    var isInString = false
    var isEscaped = false
    return json.filter { character in
      if character == "\"" && !isEscaped { isInString.toggle() }
      isEscaped = character == "\\" && !isEscaped
      return isInString || !character.isWhitespace
    }
  }
}

/// The README and the blocks of code in it.
private struct Readme {
  let text: String

  init() throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    text = try String(
      contentsOf: tests.appending(path: "../../README.md").standardizedFileURL, encoding: .utf8)
  }

  /// The indented block whose first line is this one, without its indentation.
  func block(startingWith first: String) -> String? {
    let lines = text.components(separatedBy: "\n")
    guard let start = lines.firstIndex(of: "    " + first) else { return nil }
    let block = lines[start...].prefix { $0.isEmpty || $0.hasPrefix("    ") }
    return block.map { String($0.dropFirst(4)) }.joined(separator: "\n")
      .trimmingCharacters(in: .newlines)
  }

  /// The fenced block in this language.
  func fenced(as language: String) -> String? {
    let parts = text.components(separatedBy: "```\(language)\n")
    return parts.count == 2 ? parts[1].components(separatedBy: "```").first : nil
  }
}
