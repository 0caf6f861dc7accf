import DerivationNotes
import Testing

@testable import lab

@Suite struct VerifyCommandTests {
  private let right = NoteReport(path: "right.md", steps: [step(.proved)], labels: ["ridge"])
  private let wrong = NoteReport(path: "wrong.md", steps: [step(.refuted)], labels: ["lasso"])
  private let broken = NoteReport(path: "broken.md", steps: [step(.unreadable)], labels: ["x"])

  @Test func theWorstDecidesTheExitCode() {
    #expect(outcome([right]).exitCode == 0)
    #expect(outcome([right, wrong]).exitCode == 1)
    #expect(outcome([broken, wrong, right]).exitCode == 2)
  }

  @Test func aMissingNoteIsToldAndTheOthersAreReported() {
    let missing = UsageError("expected a note or a folder, found nothing at 'x'", hint: "look")
    let outcome = outcome([right], errors: [missing])
    #expect(outcome.exitCode == 2)
    #expect(
      outcome.errors == """
        lab: error: expected a note or a folder, found nothing at 'x'
          = hint: look

        """)
    #expect(outcome.output.hasPrefix("right.md\n  proved"))
  }

  @Test func withoutNotesTextIsEmptyAndJSONStaysJSON() {
    #expect(outcome([]).output.isEmpty)
    #expect(outcome([], format: .json).output.hasPrefix(#"{"version":1,"seed":1,"notes":[],"#))
  }

  @Test func aLabelThatNoNoteHasIsAnError() {
    let unknown = outcome([right, wrong], only: "laso")
    #expect(unknown.exitCode == 2)
    #expect(
      unknown.errors == """
        lab: error: expected a label of these notes after --only, found 'laso'
          = hint: did you mean 'lasso'?

        """)
    // Part of a label is not the label; upper and lower case do not matter.
    #expect(outcome([right], only: "rid").exitCode == 2)
    #expect(outcome([right], only: "RIDGE").exitCode == 0)
  }

  private func outcome(
    _ reports: [NoteReport], errors: [UsageError] = [], format: Options.Format? = nil,
    only: String? = nil
  ) -> Outcome {
    var options = Options()
    options.format = format
    options.verifier.only = only
    return VerifyCommand(options: options, terminal: .none)
      .outcome(reports.map { .success($0) }, errors: errors)
  }
}

private func step(_ verdict: StepReport.Verdict) -> StepReport {
  let step = StepReport(
    label: "ridge", line: 1, column: 1, sourceLine: "a = b", formula: "a = b", verdict: verdict,
    evidence: "because")
  return markExpectations([step])[0]
}
