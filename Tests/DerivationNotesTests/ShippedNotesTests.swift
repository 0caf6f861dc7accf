import DerivationNotes
import Foundation
import Testing

/// Every note of the course, step by step. A step that is not as expected is reported at its own
/// line of the note.
@Suite("The notes of the course")
struct ShippedNotesTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Derivations")

  static let notes: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".md") }.sorted()

  /// Judged once, on all processors; a debug build looks at fewer points.
  static let reports: [String: NoteReport] = {
    #if DEBUG
      let options = VerifierOptions(samples: 24)
    #else
      let options = VerifierOptions()
    #endif
    let results = onDeepStacks(notes.count) { position in
      let file = folder.appending(path: notes[position])
      let bytes = (try? Data(contentsOf: file)).map { [UInt8]($0) } ?? []
      return Verifier(options: options).verify(bytes: bytes, path: notes[position])
    }
    return Dictionary(uniqueKeysWithValues: results.map { ($0.path, $0) })
  }()

  @Test("every step is as expected", arguments: notes)
  func stepsAreAsExpected(note: String) throws {
    let report = try #require(Self.reports[note])
    #expect(!report.steps.isEmpty)
    for step in report.steps where !step.asExpected {
      Issue.record(
        "\(step.verdict): \(step.label), step \(step.step): \(step.evidence)",
        sourceLocation: SourceLocation(
          fileID: "Derivations/\(note)", filePath: Self.folder.appending(path: note).path,
          line: step.line, column: step.column))
    }
  }

  @Test("there is enough of it: steps, and mistakes that are refuted")
  func enough() throws {
    var (steps, mistakes) = (0, Set<String>())
    for note in Self.notes {
      let report = try #require(Self.reports[note])
      steps += report.steps.count
      for step in report.steps where step.kind == .falseClaim { mistakes.insert(step.label) }
    }
    #expect(steps >= 60)
    #expect(mistakes.count >= 8)
  }
}
