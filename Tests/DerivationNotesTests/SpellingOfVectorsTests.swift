import DerivationNotes
import Testing

/// Braces for brackets, bold beside plain letters, numbered steps beside entries.
@Suite("Braces, bold letters and numbered steps")
struct SpellingOfVectorsTests {
  private func verdicts(_ text: String) -> [String] {
    report(text).steps.map { "\($0.verdict)" }
  }

  @Test(
    "braces behind a large operator are brackets",
    arguments: [
      (#"\arg\min_u \left\{ (u - a)^2 + \lambda u^2 \right\} = \frac{a}{1 + \lambda}"#, true),
      (#"\arg\min_u \left\{ (u - a)^2 + \lambda u^2 \right\} = \frac{a}{1 - \lambda}"#, false),
      (#"\sum_{i=1}^3 \{ a + \lambda i \} = 3 a + 6 \lambda"#, true),
      (#"\sum_{i=1}^3 \{ a + \lambda i \} = 3 a + \lambda"#, false),
      (#"\min_u \{ (u - a)^2 \} + u^2 = u^2"#, true),
      (#"\max\{a, \lambda\} \ge a"#, true),
      (#"\partial |a| \subseteq \{-1, 0, 1\}"#, false),
    ])
  func braces(_ formula: String, _ isRight: Bool) {
    let found = verdicts(
      "Let $a, u \\in \\mathbb{R}$ and $\\lambda > 0$.\n\n$$ \(formula) $$")
    #expect(found.count == 1)
    #expect(found.contains { ["proved", "tested"].contains($0) } == isRight, "\(formula) \(found)")
  }

  @Test("bold and plain are two names where both are declared")
  func bold() {
    let text = #"""
      Let $\mathbf{w} \in \mathbb{R}^d$ be the weights and $w \in \mathbb{R}$ one weight.

      $$ \|\mathbf{w}\|_2^2 = \sum_{j=1}^d w_j^2 $$

      $$ |w|^2 = w^2 $$

      $$ \|\mathbf{w}\|_2^2 = w^2 $$

      $$ w^\top \mathbf{w} = \mathbf{w} $$
      """#
    #expect(Array(verdicts(text).prefix(3)) == ["proved", "proved", "refuted"])
    #expect(!["proved", "tested"].contains(verdicts(text).last ?? ""))
  }

  @Test("elsewhere weight carries no meaning")
  func weightless() {
    let text = #"""
      Let $\mathbf{w} \in \mathbb{R}^d$.

      $$ \|w\|_2^2 = \mathbf{w}^\top w $$

      $$ \|w\|_2^2 = 2 \mathbf{w}^\top w $$
      """#
    #expect(verdicts(text) == ["proved", "refuted"])
  }

  @Test("numbers behind a vector with a step 0 are steps")
  func steps() {
    let text = #"""
      Let $\theta, \theta_0 \in \mathbb{R}^d$ and $c > 0$.

      $$ \theta_1 = c \theta_0 $$

      $$ \theta_2 = c \theta_1 = c^2 \theta_0 $$

      $$ \theta_2 = c^3 \theta_0 $$
      """#
    #expect(verdicts(text) == ["proved", "refuted"])
    let loose = #"""
      Let $\theta, \theta_0 \in \mathbb{R}^d$ and $c > 0$.

      $$ \theta_2 + \theta_1 = c $$
      """#
    #expect(verdicts(loose) == ["unreadable"])
    let entries = #"""
      Let $\theta \in \mathbb{R}^2$ and $\theta_0 \in \mathbb{R}$.

      $$ \|\theta\|_2^2 = \theta_1^2 + \theta_2^2 $$
      """#
    #expect(verdicts(entries) == ["proved"])
  }
}
