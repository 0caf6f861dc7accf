import PropertyTesting
import Regularization
import Synchronization
import Testing

/// A law that sees no mistake is worth nothing: which law sees which.
@Suite struct MutantLawsTests {
  static let quick =
    Law.values + Law.slopes + Law.curvatures + Law.symmetries + Law.proxes
    + Law.written
  static let laws = quick + Law.checked + Law.judged

  @Test func everyMistakeIsSeenByTheLawsThatShouldSeeIt() async throws {
    var killed: Set<String> = []
    var rows: [String] = []
    // Of those that the same laws should see one is enough for the desk.
    for mutant in try Mutant.all().archive(eachKind: { $0.killers.map(\.name) }) {
      let cases = try LawCase.samples(for: mutant.penalty, count: 40)
      var row = ""
      for law in Self.laws {
        // Judge and checkers take their time, and look at those mutants only that are their own.
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
    print(Self.table(Self.laws.map(\.name), rows))
    for law in Self.laws where !killed.contains(law.name) {
      Issue.record("no mistake is seen by: \(law.name)")
    }
  }

  /// x: seen, .: not seen, -: does not apply, blank: not tried.
  private static func table(_ names: [String], _ rows: [String]) -> String {
    let legend = names.enumerated().map { k, name in
      String(repeating: "|", count: k) + "/ " + name
    }
    return (legend + rows).joined(separator: "\n")
  }

  @Test func everyMistakeInALossIsSeenByTheLawsThatShouldSeeIt() async throws {
    let names = LossOfPrediction.laws.map(\.name) + LossLaw.all.map(\.name)
    var killed: Set<String> = []
    var rows: [String] = []
    for mutant in try LossMutant.all() {
      var seen: Set<String> = []
      for target in mutant.loss.exampleTargets {
        let entry = LossOfPrediction(loss: mutant.loss, target: target)
        let cases = try LawCase.samples(for: entry, count: 40)
        for law in LossOfPrediction.laws {
          if case .broken = law.outcome(for: entry, in: cases) { seen.insert(law.name) }
        }
      }
      for law in LossLaw.all where try law.problem(of: mutant.loss) != nil {
        seen.insert(law.name)
      }
      for name in mutant.killers where !seen.contains(name) {
        Issue.record("\(mutant.name) survives: \(name)")
      }
      killed.formUnion(seen)
      rows.append(names.map { seen.contains($0) ? "x" : "." }.joined() + "  \(mutant.name)")
    }
    print(Self.table(names, rows))
    for name in names where !killed.contains(name) {
      Issue.record("no mistake is seen by: \(name)")
    }
  }

  @Test func everyMistakeInAPriorIsSeenByTheLawsThatShouldSeeIt() throws {
    var killed: Set<String> = []
    var rows: [String] = []
    for mutant in try PriorMutant.all().archive(eachKind: { $0.killers.map(\.name) }) {
      let seen = try PriorLaw.all.filter { try $0.problem(mutant.prior) != nil }.map(\.name)
      for law in mutant.killers where !seen.contains(law.name) {
        Issue.record("\(mutant.name) survives: \(law.name)")
      }
      killed.formUnion(seen)
      let row = PriorLaw.all.map { seen.contains($0.name) ? "x" : "." }
      rows.append(row.joined() + "  \(mutant.name)")
    }
    print(Self.table(PriorLaw.all.map(\.name), rows))
    for law in PriorLaw.all where !killed.contains(law.name) {
      Issue.record("no mistake is seen by: \(law.name)")
    }
  }

  @Test func mutantsHaveNames() throws {
    let names =
      try Mutant.all().map(\.name) + LossMutant.all().map(\.name) + PriorMutant.all().map(\.name)
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
      message.contains(
        "slope 1.5, largest g·u 1.515, which is 1.0 % too much; w = [0.0], u = [1.0]"), "\(message)"
    )
  }
}
