import Checkers
import Foundation
import PropertyTesting
import SymbolicLite
import Testing

@testable import DerivationNotes

/// What was proved of the course holds at points that the prover has not seen: of each note a part of
/// the steps, and all in a full run.
@Suite("Proofs are checked again")
struct ProofRecheckTests {
  struct Step: Sendable, CustomTestStringConvertible {
    var note: String
    var line: Int
    var column: Int
    var label: String
    var claim: Claim
    var testDescription: String { "\(note):\(line): \(label)" }
  }

  /// Proved steps that plain doubles cannot look at, by label, and why.
  static let exempt: [String: String] = [:]

  @Test("every proved step of the course holds at random points")
  func provedStepsHold() throws {
    let all = try ShippedNotesTests.notes.flatMap { try Self.steps(of: $0, that: .proved) }
    #expect(all.count >= 60)
    let steps = all.archive { $0.note }
    let found = onDeepStacks(steps.count) { ProofRecheck(steps[$0].claim) }
    for (step, recheck) in zip(steps, found) {
      let location = SourceLocation(
        fileID: "Derivations/\(step.note)",
        filePath: ShippedNotesTests.folder.appending(path: step.note).path, line: step.line,
        column: step.column)
      if let point = recheck.disagreement {
        Issue.record("proved, but false at \(point): \(step.label)", sourceLocation: location)
      } else if recheck.compared < 4, Self.exempt[step.label] == nil {
        Issue.record(
          "looked at \(recheck.compared) times: \(step.claim.relation.text)",
          sourceLocation: location)
      }
    }
    #expect(Self.exempt.count <= 5)
    #expect(Set(Self.exempt.keys).isSubset(of: Set(all.map(\.label))))
  }

  @Test("what the course refutes is seen to be false here as well")
  func refutedStepsFail() throws {
    let all = try ShippedNotesTests.notes.flatMap { try Self.steps(of: $0, that: .refuted) }
    #expect(all.count >= 8)
    let steps = all.archive { $0.note }
    let found = onDeepStacks(steps.count) { ProofRecheck(steps[$0].claim, points: 60) }
    for (step, recheck) in zip(steps, found) {
      #expect(recheck.disagreement != nil, "\(step.testDescription)")
    }
  }

  /// The claims of a note with this verdict.
  static func steps(of note: String, that verdict: StepReport.Verdict) throws -> [Step] {
    let report = try #require(ShippedNotesTests.reports[note])
    let places = report.steps.filter { $0.verdict == verdict }
      .map { Place(line: $0.line, column: $0.column) }
    let bytes = [UInt8](try Data(contentsOf: ShippedNotesTests.folder.appending(path: note)))
    return Self.claims(bytes).filter { places.contains($0.place) }.map {
      Step(
        note: note, line: $0.place.line, column: $0.place.column, label: $0.label,
        claim: $0.claim)
    }
  }

  static func claims(_ bytes: [UInt8]) -> [(place: Place, label: String, claim: Claim)] {
    var context = NoteContext()
    context.read(NoteReader.read(bytes))
    return context.records.compactMap { record in
      guard case .step(let step) = record, let claim = step.content.claim else {
        return nil
      }
      return (step.place, "\(step.label) \(step.number)", claim)
    }
  }
}
