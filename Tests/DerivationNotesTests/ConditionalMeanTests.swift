import DerivationNotes
import Testing

/// Means of a symbol whose law mentions another random one.
@Suite("Conditional means")
struct ConditionalMeanTests {
  private func verdict(_ formula: String) -> String? {
    verdicts(
      #"""
      Let $w \in \mathbb{R}$, $\tau, \sigma > 0$, $w \sim \mathcal{N}(0, \tau^2)$,
      $y \in \mathbb{R}$ and $y \sim \mathcal{N}(w, \sigma^2)$.

      $$ \#(formula) $$

      """#
    ).last
  }

  @Test(
    "what is held has to be said",
    arguments: [
      #"\mathbb{E}[y] = w"#, #"\operatorname{Var}(y) = \sigma^2"#, #"\mathbb{E}[y] = 0"#,
      #"\mathbb{E}[w \mid y] = 0"#, #"\mathbb{E}[yw \mid y] = 0"#,
    ])
  func unclear(formula: String) { #expect(verdict(formula) == "unreadable") }

  @Test(
    "given what is held, and averaged over it",
    arguments: [
      #"\mathbb{E}[y \mid w] = w"#, #"\operatorname{Var}(y \mid w) = \sigma^2"#,
      #"\mathbb{E}[yw \mid w] = w^2"#, #"\mathbb{E}[yw] = \tau^2"#, #"\mathbb{E}[w] = 0"#,
      #"\mathbb{E}[\mathbb{E}[y \mid w]] = 0"#,
      #"\mathbb{E}[\mathbb{E}[y^2 \mid w]] = \tau^2 + \sigma^2"#,
    ])
  func clear(formula: String) { #expect(verdict(formula) == "proved") }

  @Test(
    "the one is not the other",
    arguments: [
      #"\mathbb{E}[yw \mid w] = \tau^2"#, #"\mathbb{E}[yw] = w^2"#, #"\mathbb{E}[y \mid w] = 0"#,
      #"\mathbb{E}[y^2 \mid w] = \tau^2 + \sigma^2"#,
    ])
  func mixedUp(formula: String) { #expect(verdict(formula) == "refuted") }
}
