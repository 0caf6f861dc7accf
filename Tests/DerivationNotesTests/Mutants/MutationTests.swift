import Checkers
import Foundation
import SymbolicLite
import Testing

@testable import DerivationNotes

/// Every right step of the course is changed in every way of a named list; none of the changed
/// statements may be proved or tested, unless it is true after all.
@Suite("A step that is changed is no longer accepted")
struct MutationTests {
  struct Site: Sendable {
    var note: String
    var step: NoteContext.PendingStep
    var original: Claim
    var mutant: Mutant

    var claim: Claim { Claim(mutant.relation, assuming: original.assumptions) }
    var key: String { "\(note.prefix(2)) \(step.label) \(step.number): \(mutant.name)" }
  }

  /// The mutants of all claims of the shipped notes.
  static let sites: [Site] = ShippedNotesTests.notes.flatMap { note -> [Site] in
    let file = ShippedNotesTests.folder.appending(path: note)
    var context = NoteContext()
    context.read(NoteReader.read((try? Data(contentsOf: file)).map { [UInt8]($0) } ?? []))
    return context.records.flatMap { record -> [Site] in
      guard case .step(let step) = record, step.kind == .claim,
        case .claim(let claim) = step.content
      else { return [] }
      return Mutator(claim.relation, assuming: claim.assumptions).mutants().map {
        Site(note: note, step: step, original: claim, mutant: $0)
      }
    }
  }
}
