import Checkers
import Foundation
import SymbolicLite
import Testing

@testable import DerivationNotes

/// Every right step of the course is changed in every way of a named list; none of the changed
/// statements may be proved or tested, unless it is true after all.
///
/// Without optimisation a sample is judged; `LAB_MUTANTS=all` judges all of them.
@Suite("A step that is changed is no longer accepted")
struct MutationTests {
  struct Site: Sendable, CustomTestStringConvertible {
    var note: String
    var line: Int
    var column: Int
    var name: String
    var claim: Claim
    var original: Relation

    var testDescription: String { "\(note):\(line): \(name): \(claim.relation.text)" }
  }

  @Test("no mutant of a shipped note is accepted")
  func mutantsAreRefuted() throws {
    let sites = try Self.sites()
    #expect(sites.count >= 2000, "only \(sites.count) mutants")
    let chosen = Self.takesAll ? sites : Self.sample(of: sites, count: 60)
    let verdicts = onDeepStacks(chosen.count) { Judge(samples: 60).judge(chosen[$0].claim) }
    var truths = 0
    for (site, verdict) in zip(chosen, verdicts) {
      switch verdict {
      case .refuted, .undecided: continue
      case .proved, .tested: break
      }
      if IndependentCriterion.isTrue(site.claim, instead: site.original) {
        truths += 1
        continue
      }
      Issue.record(
        "accepted: \(site.name): \(site.claim.relation.text)",
        sourceLocation: SourceLocation(
          fileID: "Derivations/\(site.note)",
          filePath: ShippedNotesTests.folder.appending(path: site.note).path, line: site.line,
          column: site.column))
    }
    #expect(Double(truths) <= 0.1 * Double(chosen.count), "\(truths) mutants are said to be true")
  }

  static let takesAll = ProcessInfo.processInfo.environment["LAB_MUTANTS"] == "all"

  /// The mutants of all claims that are right as they stand.
  static func sites() throws -> [Site] {
    var sites: [Site] = []
    for note in ShippedNotesTests.notes {
      let file = ShippedNotesTests.folder.appending(path: note)
      let bytes = [UInt8](try Data(contentsOf: file))
      var context = NoteContext()
      context.read(NoteReader.read(bytes))
      for case .step(let step) in context.records {
        guard step.kind == .claim, case .claim(let claim) = step.content else { continue }
        let mutator = Mutator(claim.relation, assuming: claim.assumptions)
        for mutant in mutator.mutants(of: claim.relation) {
          sites.append(
            Site(
              note: note, line: step.place.line, column: step.place.column, name: mutant.name,
              claim: Claim(mutant.relation, assuming: claim.assumptions),
              original: claim.relation))
        }
      }
    }
    return sites
  }

  /// Evenly spread over all notes and mutations.
  private static func sample(of sites: [Site], count: Int) -> [Site] {
    let stride = max(1, sites.count / count)
    return sites.enumerated().filter { $0.offset % stride == stride / 2 }.map(\.element)
  }
}
