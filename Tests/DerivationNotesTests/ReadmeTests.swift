import Foundation
import Testing

@testable import DerivationNotes

/// What the README shows is what the reports print.
@Suite struct ReadmeTests {
  @Test func theTextReportIsPrintedAsShown() throws {
    let readme = try Readme()
    let text = TextReport().text([try verified(readme)])
    #expect(readme.block(startingWith: "ridge.md") == text.trimmingCharacters(in: .newlines))
  }

  @Test func theJSONReportIsPrintedAsShown() throws {
    let readme = try Readme()
    let report = try verified(readme, VerifierOptions(only: "missing one half"))
    let json = try #require(readme.fenced(as: "json"))
    #expect(comparable(json) == comparable(JSONReport(seed: 1).text([report])))
  }

  @Test func theDefaultsAreThoseOfTheVerifier() throws {
    let options = VerifierOptions()
    let text = try Readme().text
    #expect(text.contains("(default \(options.seed))"))
    #expect(text.contains("(default \(options.samples))"))
  }

  /// What the verifier says of the README's note.
  private func verified(
    _ readme: Readme, _ options: VerifierOptions = VerifierOptions()
  ) throws -> NoteReport {
    let note = try #require(readme.block(startingWith: "# Ridge regression"))
    return Verifier(options: options).verify(bytes: Array((note + "\n").utf8), path: "ridge.md")
  }

  /// The same for two reports that differ in their layout and their milliseconds only.
  private func comparable(_ json: String) -> String {
    withoutLayout(json).replacing(/"milliseconds":[0-9.e-]+/, with: #""milliseconds":0"#)
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
