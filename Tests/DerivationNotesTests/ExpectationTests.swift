import Testing

@testable import DerivationNotes

@Suite struct ExpectationTests {
  typealias Verdict = StepReport.Verdict

  @Test(
    "one step under its head", arguments: Verdict.allCases,
    [
      (.claim, [.proved, .tested, .unchecked]), (.falseClaim, [.refuted]),
      (.unchecked, [.proved, .tested, .refuted, .unchecked]),
    ] as [(StepReport.Kind, Set<Verdict>)])
  func single(verdict: Verdict, rule: (kind: StepReport.Kind, expected: Set<Verdict>)) {
    let marked = markExpectations([step(rule.kind, verdict)])
    #expect(marked.map(\.asExpected) == [rule.expected.contains(verdict)])
  }

  @Test(
    "several steps under one False head",
    arguments: [
      ([.proved, .refuted, .tested], [true, true, true]),
      ([.refuted, .refuted], [true, true]),
      ([.proved, .tested], [false, false]),
      ([.unchecked, .refuted], [true, true]),
      ([.undecided, .refuted, .unreadable], [false, true, false]),
      ([.undecided, .proved], [false, false]),
    ] as [([Verdict], [Bool])])
  func several(verdicts: [Verdict], expected: [Bool]) {
    #expect(markExpectations(verdicts.map { step(.falseClaim, $0) }).map(\.asExpected) == expected)
  }

  @Test func aRefutationExcusesOnlyItsOwnHead() {
    // Both heads have the same label; a claim's refutation excuses nothing either.
    let steps = [
      step(.falseClaim, .refuted, head: 1), step(.falseClaim, .proved, head: 2),
      step(.claim, .refuted, head: 2),
    ]
    #expect(markExpectations(steps).map(\.asExpected) == [true, false, false])
  }

  @Test(
    "the exit code tells the unreadable from the unexpected",
    arguments: [
      ([], 0), ([.proved, .tested, .unchecked], 0), ([.proved, .refuted], 1), ([.undecided], 1),
      ([.unreadable], 2), ([.refuted, .unreadable, .undecided], 2),
    ] as [([Verdict], Int32)])
  func exitCode(verdicts: [Verdict], code: Int32) {
    let steps = markExpectations(verdicts.map { step(.claim, $0) })
    #expect(Summary([NoteReport(path: "a", steps: steps)]).exitCode == code)
  }

  private func step(_ kind: StepReport.Kind, _ verdict: Verdict, head: Int = 0) -> StepReport {
    StepReport(
      label: "a", kind: kind, head: head, line: 1, column: 1, sourceLine: "", formula: "",
      verdict: verdict, evidence: "")
  }
}
