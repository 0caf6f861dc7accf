import DerivationNotes
import Foundation
import Regularization
import Testing

/// A penalty that has a note of its own is the function of that note: its formula is written under
/// the note and judged there.
@Suite struct NoteFormulaLawsTests {
  /// The note, and the name that it gives to the penalty.
  static let notes: [(note: String, name: String, formula: @Sendable () throws -> String)] = [
    (
      "06-huber.md", "R(w)", { try HuberPenalty(lambda: 1, delta: 1).statement.formula }
    )
  ]

  @Test("the formula of the file is the formula of the note", arguments: notes.indices)
  func formulasAgree(position: Int) throws {
    let (note, name, formula) = Self.notes[position]
    let verdict = try Self.verdict(on: "\(name) = \(formula())", under: note)
    #expect(verdict == .proved)
  }

  @Test("another formula is refuted there", arguments: notes.indices)
  func otherFormulasDisagree(position: Int) throws {
    let (note, name, formula) = Self.notes[position]
    #expect(try Self.verdict(on: "\(name) = 2 \(formula())", under: note) == .refuted)
  }

  /// What the lab says of a display that stands behind the introduction of a note.
  private static func verdict(
    on display: String, under note: String
  ) throws -> StepReport.Verdict {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Derivations/\(note)").standardizedFileURL
    let text = try String(contentsOf: file, encoding: .utf8)
    let introduction = try #require(text.components(separatedBy: "\n## ").first)
    let whole = introduction + "\n\n**Claim (the same).**\n\n$$\n\(display)\n$$\n"
    let report = Verifier().verify(bytes: [UInt8](whole.utf8), path: note)
    return try #require(report.steps.last).verdict
  }
}
