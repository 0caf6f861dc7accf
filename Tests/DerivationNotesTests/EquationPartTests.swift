import DerivationNotes
import PropertyTesting
import Testing

/// Equations that say something of their parts, each beside one that says too much.
@Suite("Equations taken apart")
struct EquationPartTests {
  private func verdict(_ formula: String) -> String? {
    verdicts(
      """
      Let $a, b, c, t \\in \\mathbb{R}$, $w, v \\in \\mathbb{R}^d$, $\\lambda, \\mu > 0$, $p \\ge 0$.

      $$ \(formula) $$
      """
    ).last
  }

  @Test(
    "what follows is proved",
    arguments: [
      #"a^3 = b^3 \iff a = b"#, #"a^2 = 2a \iff a = 0 \text{ or } a = 2"#,
      #"(a-1)(b-2) = 0 \iff a = 1 \text{ or } b = 2"#, #"a^3 = a \iff a \in \{-1, 0, 1\}"#,
      #"a^2 - 3a + 2 = 0 \iff a = 1 \text{ or } a = 2"#,
      #"a^2 = b^2 \iff a = b \text{ or } a = -b"#, #"a^2 = 4 \iff a = 2 \text{ or } a = -2"#,
      #"ab = ac \iff a = 0 \text{ or } b = c"#, #"ab \ne 0 \iff a \ne 0 \text{ and } b \ne 0"#,
      #"\lambda^2 = \mu^2 \iff \lambda = \mu"#, #"p^2 = 4 \iff p = 2"#,
      #"a^2 = b^4 \iff a = b^2 \text{ or } a = -b^2"#, #"e^a = e^b \iff a = b"#,
    ].archive())
  func right(formula: String) { #expect(verdict(formula) == "proved", "\(formula)") }

  @Test(
    "what does not follow is refuted",
    arguments: [
      #"a^2 = b^2 \iff a = b"#, #"a^4 = b^4 \iff a = b"#, #"a^2 = 2a \iff a = 2"#,
      #"(a-1)(b-2) = 0 \iff a = 1"#, #"(a-1)(b-2) = 0 \iff a = 1 \text{ and } b = 2"#,
      #"a^3 = a \iff a \in \{0, 1\}"#, #"a^2 - 3a + 2 = 0 \iff a = 1"#, #"a^2 = 4 \iff a = 2"#,
      #"ab = ac \iff b = c"#, #"ab \ne 0 \iff a \ne 0 \text{ or } b \ne 0"#,
      #"p^2 = p \iff p = 1"#, #"a^2 = b^4 \iff a = b^2"#, #"e^{2a} = e^b \iff a = b"#,
      #"a^3 = -b^3 \iff a = b"#,
    ].archive())
  func wrong(formula: String) { #expect(verdict(formula) == "refuted", "\(formula)") }

  @Test("what has a value for one place only is not proved for all")
  func onePlace() {
    #expect(verdict(#"(ww^\top)^{-1} ww^\top = I"#) == "undecided")
    #expect(verdict(#"(ww^\top + \lambda I)^{-1} (ww^\top + \lambda I) = I"#) == "proved")
  }

  @Test("a set that holds at one place and fails at all others")
  func onePoint() {
    #expect(verdict(#"0 \in \partial |t| \iff t = 0"#) == "tested")
    #expect(verdict(#"0 \in \partial |t| \iff t = 1"#) == "refuted")
  }
}
