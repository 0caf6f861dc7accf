import Checkers
import Foundation
import PropertyTesting
import SymbolicLite
import Testing

@testable import DerivationNotes

/// Every right step of the course is changed in every way of a named list; none of the changed
/// statements may be proved or tested, unless it is true after all.
///
/// A sample with each kind of change is judged; `LAB_FULL=1` in the environment judges all.
@Suite("A step that is changed is no longer accepted")
struct MutationTests {
  struct Site: Sendable {
    var note: String
    var step: NoteContext.PendingStep
    var original: Claim
    var mutant: Mutant

    var claim: Claim { Claim(mutant.relation, assuming: original.assumptions) }
    var key: String { "\(stepKey): \(mutant.name)" }
    var stepKey: String { "\(note.prefix(2)) \(step.label) \(step.number)" }
  }

  /// The mutants of all claims of the shipped notes.
  static let sites: [Site] = ShippedNotesTests.notes.flatMap { note -> [Site] in
    let file = ShippedNotesTests.folder.appending(path: note)
    var context = NoteContext()
    context.read(NoteReader.read((try? Data(contentsOf: file)).map { [UInt8]($0) } ?? []))
    return context.records.flatMap { record -> [Site] in
      guard case .step(let step) = record, step.kind == .claim,
        let claim = step.content.claim
      else { return [] }
      return Mutator(claim.relation, assuming: claim.assumptions).mutants().map {
        Site(note: note, step: step, original: claim, mutant: $0)
      }
    }
  }

  static let takesAll = Thoroughness.ofThisRun.isFull

  @Test("there are enough of them, and each kind of change fits somewhere")
  func enough() {
    #expect(Self.sites.count >= 2000, "only \(Self.sites.count) mutants")
    let kinds = Set(Self.sites.map(\.mutant.mutation))
    for mutation in Mutation.allCases {
      #expect(kinds.contains(mutation), "\(mutation.rawValue) fits nowhere")
    }
    #expect(Set(Self.sites.map(\.key)).count == Self.sites.count, "two mutants of one name")
  }

  private enum Outcome: Sendable { case isTrue, isRejected, isAccepted }

  /// A mutant that the criterion finds true need not be rejected; all others have to be, by the very
  /// judge that judges the notes.
  private static func outcome(of site: Site) -> Outcome {
    let judge = Judge(seed: VerifierOptions().seed)
    if judge.refutesAtOnce(site.claim) { return .isRejected }
    let isOverlooked = TrueMutants.overlooked.contains(site.key)
    if !isOverlooked, IndependentCriterion.isTrue(site.claim) { return .isTrue }
    return judge.accepts(site.claim) ? .isAccepted : .isRejected
  }

  @Test("no mutant of a shipped note is accepted")
  func mutantsAreRejected() {
    let chosen = Self.takesAll ? Self.sites : Self.sample()
    let outcomes = onDeepStacks(chosen.count) { Self.outcome(of: chosen[$0]) }
    var truths: [String: Int] = [:]
    for (site, outcome) in zip(chosen, outcomes) {
      switch outcome {
      case .isRejected: break
      case .isTrue: truths[site.stepKey, default: 0] += 1
      case .isAccepted: Self.report(site)
      }
    }
    Self.compareWithReview(truths)
    let share = "\(chosen.count) of \(Self.sites.count) mutants"
    print("\(share) judged, \(truths.values.reduce(0, +)) of them true after all")
  }

  private static func report(_ site: Site) {
    Issue.record(
      "accepted: \(site.key): \(site.mutant.relation.text)",
      sourceLocation: SourceLocation(
        fileID: "Derivations/\(site.note)",
        filePath: ShippedNotesTests.folder.appending(path: site.note).path,
        line: site.step.place.line, column: site.step.place.column))
  }

  /// Those that are true are exactly those that were reviewed; a sample has no others.
  private static func compareWithReview(_ truths: [String: Int]) {
    let reviewed = Dictionary(
      TrueMutants.reviewed.map { ($0.step, $0.count) }, uniquingKeysWith: +)
    for (step, count) in truths.sorted(by: { $0.key < $1.key }) {
      let known = reviewed[step] ?? 0
      #expect(takesAll ? count == known : count <= known, "\(step): \(count) true, \(known) known")
    }
    guard takesAll else { return }
    for step in reviewed.keys.sorted() {
      #expect(truths[step] != nil, "\(step): none is true any more")
    }
  }

  /// A few of each kind of change, spread over the notes, the same ones each time.
  private static func sample() -> [Site] {
    var random = SplitMix64(state: 2026)
    return Mutation.allCases.flatMap { mutation in
      sites.filter { $0.mutant.mutation == mutation }.shuffled(using: &random).prefix(perKind)
    }
  }

  private static let perKind = 2
}
