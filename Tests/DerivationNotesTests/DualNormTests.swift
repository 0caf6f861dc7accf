import DerivationNotes
import Testing

/// max over ‖u‖ ≤ r of uᵀw is r times the dual norm of w.
@Suite("Dual norms")
struct DualNormTests {
  private func found(_ formula: String) -> String? {
    verdicts(
      """
      Let $w \\in \\mathbb{R}^d$, $X \\in \\mathbb{R}^{n \\times d}$, $y \\in \\mathbb{R}^n$,
      $a \\in \\mathbb{R}$ and $\\lambda > 0$.

      $$ \(formula) $$
      """
    ).first
  }

  @Test(
    "linear functions over balls",
    arguments: [
      #"\max_{\|u\|_\infty \le 1} u^\top w = \|w\|_1"#,
      #"\|w\|_2 = \max_{\|u\|_2 \le 1} u^\top w"#,
      #"\|w\|_\infty = \max_{\|u\|_1 \le 1} w^\top u"#,
      #"\max_{\|u\|_\infty \le \lambda} u^\top w = \lambda \|w\|_1"#,
      #"\min_{\|u\|_2 \le 3} u^\top X^\top y = -3 \|X^\top y\|_2"#,
      #"\max_{\|u\|_1 \le \lambda} 2 u^\top w \ge 0"#,
    ])
  func proved(_ formula: String) { #expect(found(formula) == "proved") }

  @Test(
    "another norm, another radius, a sign",
    arguments: [
      #"\max_{\|u\|_\infty \le 1} u^\top w = \|w\|_\infty"#,
      #"\max_{\|u\|_1 \le 1} u^\top w = \|w\|_1"#,
      #"\max_{\|u\|_2 \le 2} u^\top w = \|w\|_2"#,
      #"\min_{\|u\|_2 \le 1} u^\top w = \|w\|_2"#,
      #"\max_{\|u\|_\infty \le \lambda} u^\top w = \|w\|_1"#,
    ])
  func refuted(_ formula: String) { #expect(found(formula) == "refuted") }

  @Test("an empty ball has no maximum, and no other function is linear")
  func notProved() {
    #expect(found(#"\max_{\|u\|_\infty \le a} u^\top w = a \|w\|_1"#) != "proved")
    #expect(found(#"\max_{\|u\|_2 \le 1} (u^\top w)^2 = \|w\|_2"#) != "proved")
    #expect(found(#"\max_{\|u\|_2 \le 1} (u^\top w + 1) = \|w\|_2"#) != "proved")
    #expect(found(#"\max_{\|u\|_2 < 1} u^\top w = \|w\|_2"#) != "proved")
  }
}
