import Regularization
import Synchronization
import Testing

/// A law that sees no mistake is worth nothing: which law sees which.
@Suite struct MutantLawsTests {
  static let quick =
    Law.values + Law.slopes + Law.curvatures + Law.symmetries + Law.proxes
    + Law.written
  static let laws = quick + Law.judged

  @Test func everyMistakeIsSeenByTheLawsThatShouldSeeIt() async throws {
    var killed: Set<String> = []
    var rows: [String] = []
    for mutant in try Mutant.all() {
      let cases = await LawCase.samples(for: mutant.penalty, count: 40)
      var row = ""
      for law in Self.laws {
        // The judge takes its time, and looks at those mutants only that are its own.
        let isOwn = mutant.killers.contains { $0.name == law.name }
        guard isOwn || Self.quick.contains(where: { $0.name == law.name }) else {
          row += " "
          continue
        }
        switch law.outcome(for: mutant.penalty, in: cases) {
        case .broken:
          row += "x"
          killed.insert(law.name)
        case .holds, .undecided:
          row += "."
          if isOwn { Issue.record("\(mutant.name) survives: \(law.name)") }
        case .notApplicable:
          row += "-"
          if isOwn { Issue.record("\(law.name) does not apply to \(mutant.name)") }
        }
      }
      rows.append("\(row)  \(mutant.name)")
    }
    print(Self.table(rows))
    for law in Self.laws where !killed.contains(law.name) {
      Issue.record("no mistake is seen by: \(law.name)")
    }
  }

  /// x: seen, .: not seen, -: does not apply, blank: not tried.
  private static func table(_ rows: [String]) -> String {
    let legend = laws.enumerated().map { k, law in
      String(repeating: "|", count: k) + "/ " + law.name
    }
    return (legend + rows).joined(separator: "\n")
  }

  @Test func mutantsHaveNames() throws {
    let names = try Mutant.all().map(\.name)
    #expect(Set(names).count == names.count)
  }

  /// What a planted mistake looks like to the one who made it.
  @Test func aMistakeIsShownAtItsSmallestCase() async throws {
    let mutants = try Mutant.all()
    let mutant = try #require(mutants.first { $0.name == "L1: set 1 % too wide" })
    let text = Mutex("")
    let catcher = IssueHandlingTrait.compactMapIssues { issue in
      text.withLock { $0 += issue.comments.map(\.rawValue).joined(separator: "\n") }
      return nil
    }
    let test = try #require(Test.current)
    try await catcher.provideScope(for: test, testCase: Test.Case.current) {
      await Law.slopeIsSupport.hold(for: mutant.penalty)
    }
    let message = text.withLock { $0 }
    #expect(message.contains("mutant of L1(λ: 1.5): R′(w; u) = max { g·u : g ∈ ∂R(w) }"))
    #expect(
      message.contains("slope 1.5, largest g·u 1.515 at w = [0.0] along u = [1.0]"), "\(message)")
  }
}
