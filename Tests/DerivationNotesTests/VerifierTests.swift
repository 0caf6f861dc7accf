import Foundation
import Testing

@testable import DerivationNotes

@Suite struct VerifierTests {
  @Test func aVectorOfLengthOneIsStillAVector() throws {
    let report = verify(
      #"""
      Let $X \in \mathbb{R}^{n \times d}$, $w \in \mathbb{R}^d$ and $\lambda > 0$.

      $$ \lambda \|Xw\|_2^2 = 1 $$
      """#)
    let step = try #require(report.steps.first)
    let point = try #require(step.counterexample)
    for entry in point {
      switch (entry.name, entry.value) {
      case ("X", .matrix), ("w", .vector), (#"\lambda"#, .number), (_, .size): break
      default: Issue.record("\(entry)")
      }
    }
    #expect(step.failure?.contains("w = 0") == true || step.failure?.contains("w = 1") == true)
  }

  @Test(
    "a step stands at the & of its relation, or at the relation",
    arguments: [("&= 2", 3), ("& = 2", 3), ("x &= 2", 5), ("&x = 2", 6)])
  func column(row: String, column: Int) throws {
    let report = verify(
      "Let $x > 0$.\n\n$$\n\\begin{aligned}\nx &= x \\\\\n  \(row)\n\\end{aligned}\n$$\n")
    #expect(report.steps.last?.column == column)
  }

  @Test func fewPointsAreEnoughWhereFewWereAskedFor() throws {
    for samples in 1...5 {
      let options = VerifierOptions(samples: samples)
      let report = verify(
        #"""
        Let $a, b \in \mathbb{R}$.

        $$ \exp(a) + \log(1 + \exp(b)) = \log(1 + \exp(b)) + \exp(a) $$
        """#, options)
      #expect(report.steps.map(\.asExpected) == [true])
    }
  }

  @Test(
    "what a message quotes is short",
    arguments: [
      "$$ " + String(repeating: "`", count: 10_000) + " $$",
      "$$ e" + String(repeating: "\u{301}", count: 10_000) + " = 1 $$",
      "$$ 1 = x_{" + String(repeating: "7", count: 400) + "} $$",
    ])
  func messages(note: String) throws {
    let step = try #require(verify(note).steps.first)
    #expect(step.evidence.utf8.count < 500 && (step.hint ?? "").utf8.count < 500)
  }

  @Test func aShortQuoteStaysWhole() {
    #expect(shorteningQuotes("expected 'a', found 'b'") == "expected 'a', found 'b'")
    let long = String(repeating: "x", count: 200)
    #expect(
      shorteningQuotes("expected a name, found '\(long)' here")
        == "expected a name, found '\(long.prefix(59))…' here")
  }

  @Test func everyFormulaOfASentenceKeepsItsRole() {
    // Thousands of formulas before and behind, and each is still read by its own neighbours.
    let many = String(repeating: "$a$ ", count: 2000)
    let report = verify(
      "Let $X \\in \\mathbb{R}^{n \\times d}$ have rows $x_i$ \(many)and $b > 0$.")
    #expect(report.declarations.map(\.formula).last == "b > 0")
    let words = SentenceWords("Rows $ of $, so $ and $")
    #expect(words.before(0) == "rows" && words.after(0) == "of $, so $ and $")
    #expect(words.owner(of: 0) == 1 && words.owner(of: 1) == nil)
    #expect(words.before(9) == "rows $ of $, so $ and $" && words.after(9).isEmpty)
  }

  private func verify(
    _ note: String, _ options: VerifierOptions = VerifierOptions()
  ) -> NoteReport {
    Verifier(options: options).verify(bytes: Array(note.utf8), path: "a.md")
  }
}
