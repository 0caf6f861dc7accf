import DerivationNotes
import PropertyTesting
import Testing

/// What stands on one side of an arrow is one statement, and what may be read in two ways is not read.
@Suite("Statements beside an arrow")
struct ArrowReadingTests {
  private func found(_ formula: String) -> [String] {
    verdicts(
      """
      Let $w, v \\in \\mathbb{R}^d$, $a, b, c, t \\in \\mathbb{R}$ and $\\lambda > 0$.

      $$ \(formula) $$
      """, samples: 24)
  }

  @Test(
    "\"and\", ∧ and commas join what follows an arrow, or stands before it",
    arguments: [
      #"a^2 + b^2 = 0 \iff a = 0 \text{ and } b = 0"#,
      #"a = 0 \text{ and } b = 0 \iff a^2 + b^2 = 0"#,
      #"a^2 + b^2 = 0 \implies a = 0, \quad b = 0"#,
      #"a b \ne 0 \iff a \ne 0 \land b \ne 0"#,
      #"\max(a, b) \le t \iff a \le t \quad\text{and}\quad b \le t"#,
      #"|a| \le \lambda \iff a \le \lambda, \ -a \le \lambda"#,
      #"a > 0, b > 0 \implies a b > 0"#,
      #"a \ge b \text{ and } b \ge c \text{ and } c \ge a \implies a = c"#,
      #"a + b = 0 \impliedby a = 0 \text{ and } b = 0"#,
      #"\begin{aligned} a = 0 \text{ and } b = 0 \\ \iff a^2 + b^2 = 0 \end{aligned}"#,
    ].archive())
  func conjunctions(_ formula: String) { #expect(found(formula) == ["proved"]) }

  @Test(
    "a conjunction is refuted as a whole",
    arguments: [
      #"a b > 0 \implies a > 0, \ b > 0"#,
      #"a b = 0 \iff a = 0 \text{ and } b = 0"#,
      #"\max(a, b) \le t \iff a \le t \text{ and } b < t"#,
      #"a > 0 \text{ and } b > 0 \iff a + b > 0"#,
      #"a > 0 \text{ and } b > 0 \impliedby a b > 0"#,
    ].archive())
  func wrongConjunctions(_ formula: String) { #expect(found(formula) == ["refuted"]) }

  @Test(
    "\"or\" and ∨ beside an arrow state an alternative",
    arguments: [
      (#"a b = 0 \iff a = 0 \text{ or } b = 0"#, "proved"),
      (#"a b = 0 \iff a = 0 \lor b = 0"#, "proved"),
      (#"a + b \ge 0 \implies a \ge 0 \text{ or } b \ge 0"#, "proved"),
      (#"a = 0 \text{ or } b = 0 \text{ or } c = 0 \implies a b c = 0"#, "proved"),
      (#"a^2 + b^2 = 0 \iff a = 0 \text{ or } b = 0"#, "refuted"),
      (#"a > 0 \text{ or } b > 0 \implies a + b > 0"#, "refuted"),
      (#"\max(a, b) \le t \iff a \le t \vee b \le t"#, "refuted"),
      // False at a = √2 alone, where no sampled point is.
      (#"a^3 = 2 a \implies a = 0 \text{ or } a = 1"#, "undecided"),
      (#"a^2 b = 2 b \implies a = 0 \text{ or } b = 0"#, "undecided"),
    ].archive())
  func alternatives(_ formula: String, _ verdict: String) { #expect(found(formula) == [verdict]) }

  @Test(
    "what may be joined in two ways is unreadable",
    arguments: [
      #"a b > 0 \implies a = |a|, \quad b > 0"#,
      #"a = 0 \text{ or } b = 0"#,
      #"a = 0, \quad b = 0 \implies a b = 0"#,
      #"a = 0 \text{ or } b = 0 \text{ and } c = 0 \implies a b c = 0"#,
      #"a = 0 \implies a b = 0 \text{ and } c = 0 \implies b c = 0"#,
      #"a = 0 \text{ or } b = 0 \text{ for } c > 0, a = 1"#,
      #"\begin{aligned} a^2 + b^2 = 0 &\implies a = 0 \\ \text{and } b &= 0 \end{aligned}"#,
    ])
  func ambiguities(_ formula: String) { #expect(found(formula) == ["unreadable"]) }

  @Test("statements that are set apart, and conditions, are none of these")
  func apart() {
    #expect(
      found(#"a = 0 \implies a b = 0, \quad c = 0 \implies b c = 0"#) == ["proved", "proved"])
    #expect(found(#"a = b \implies a c = b c \quad\text{for } c > 0"#) == ["proved"])
    #expect(found(#"|w_j| = 0 \iff w_j = 0, \quad j = 1, \dots, d"#) == ["proved"])
    #expect(
      found(#"a b = b a, \qquad a + b = a \text{ and } c = c"#) == ["proved", "refuted", "proved"])
  }

  @Test("\"Assume that P ⇒ Q\" assumes neither P nor Q")
  func assumedImplication() {
    let text = """
      Let $a, b, c \\in \\mathbb{R}$. Assume $a = b \\implies b = c$.

      $$ a = c $$

      $$ a = b \\implies a = c $$
      """
    let found = verdicts(text)
    #expect(found.first == "refuted")
    #expect(["proved", "tested"].contains(found.last))
  }

  @Test("the conditions of a set all hold")
  func setsWithConditions() {
    let ball = #"\{u : \|u\|_1 \le \lambda, u \ge 0\}"#
    #expect(found(#"w \in \#(ball) \implies \sum_j w_j \le \lambda"#) == ["tested"])
    #expect(found(#"w \in \#(ball) \iff \sum_j w_j \le \lambda"#) == ["refuted"])
    #expect(found(#"w \in \#(ball) \iff \|w\|_1 \le \lambda"#) == ["refuted"])
    #expect(found(#"\operatorname{proj}_{\#(ball)}(0) = 0"#) == ["proved"])
    #expect(found(#"w \in \{u : \|u\|_1 \le \lambda, u\}"#) == ["unreadable"])
  }
}
