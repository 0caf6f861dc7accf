import DerivationNotes
import PropertyTesting
import Testing

/// Sentences of lecture notes: what they assume is used, what they only speak of is not.
@Suite("Sentences that assume, and sentences that do not")
struct AssumptionSentenceTests {
  private func verdict(_ prose: String, _ formula: String) -> StepReport.Verdict? {
    report(
      AssumptionProseTests.given + prose + "\n\n$$ " + formula + " $$\n", samples: 12
    ).steps.last?.verdict
  }

  @Test("the conclusion follows from the sentence", arguments: honest.archive(oneIn: 3))
  func assumed(formula: String, sentences: [String]) {
    for sentence in sentences.archive(atLeast: 1) {
      let verdict = verdict(sentence, formula)
      #expect(verdict == .proved || verdict == .tested, "\(sentence)")
    }
  }

  @Test(
    "the conclusion would follow if the sentence were misread",
    arguments: deceptive.archive(oneIn: 3))
  func notAssumed(formula: String, sentences: [String]) {
    for sentence in sentences.archive(atLeast: 1) {
      let verdict = verdict(sentence, formula)
      #expect(verdict != nil && verdict != .proved && verdict != .tested, "\(sentence)")
    }
  }
}
