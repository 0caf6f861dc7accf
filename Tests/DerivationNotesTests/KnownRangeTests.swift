import DerivationNotes
import Testing

/// Minima over a letter of which something narrower than all reals is known.
@Suite("Over which set a minimum is taken")
struct KnownRangeTests {
  static let letters =
    #"Let $t > 0$, $b \in \mathbb{R}$, $p \in (0, 1)$, $w, z \in \mathbb{R}^d$. "#

  private func verdict(_ formula: String, given more: String) -> String? {
    verdicts(Self.letters + more + "\n\n$$ \(formula) $$\n").last
  }

  @Test(
    "what is known of the letter keeps the point out",
    arguments: [
      (#"\min_t |t - b| = 0"#, ""), (#"\arg\min_t (t - b)^2 = b"#, ""),
      (#"\arg\min_p (p - 2)^2 = 2"#, ""), (#"\min_{t \le 5} t^2 = 0"#, ""),
      (#"\arg\min_s s^2 = 0"#, #"Let $s \in \{-1, 1\}$."#),
      (#"\min_s (s - b)^2 = 0"#, #"Let $s \in \{-1, 1\}$."#),
      (#"\arg\min_k (k - \tfrac12)^2 = \tfrac12"#, #"Let $k \in \mathbb{N}$."#),
      (#"\arg\min_w \|w - z\|_2^2 = z"#, #"Assume $w \ge 0$."#),
      (#"\arg\min_w \|w - z\|_2^2 = z"#, #"Assume $\|w\|_2 = 1$."#),
      (#"\arg\min_w \|w - z\|_2^2 = z"#, #"Let $c > 0$. Assume $\|w\|_2 \le c$."#),
      (
        #"\arg\min_A \|A - B\|_F^2 = B"#,
        #"Let $A, B \in \mathbb{R}^{d \times d}$. Assume $A \succ 0$."#
      ),
    ])
  func outside(formula: String, more: String) throws {
    let found = try #require(verdict(formula, given: more))
    #expect(found != "proved" && found != "tested", "\(formula)")
  }

  @Test(
    "right minima stay",
    arguments: [
      (#"\arg\min_t (t - 2)^2 = 2"#, ""), (#"\arg\min_{t \in \mathbb{R}} (t - b)^2 = b"#, ""),
      (#"\arg\min_p (p - \tfrac12)^2 = \tfrac12"#, ""),
      (#"\arg\min_t \left(t + \tfrac1t\right) = 1"#, ""),
      (#"\arg\min_w \|w - z\|_2^2 = z"#, ""),
      (#"\arg\min_w \|w - z\|_2^2 = (z)_+"#, #"Assume $w \ge 0$."#),
      (#"\arg\min_{w \in \mathbb{R}^d} \|w - z\|_2^2 = z"#, #"Assume $\|w\|_2 = 1$."#),
      (
        #"\arg\min_w \|w - z\|_2^2 = z"#,
        #"Let $X \in \mathbb{R}^{n \times d}$, $y \in \mathbb{R}^n$. Assume $X^\top X w = X^\top y$."#
      ),
    ])
  func inside(formula: String, more: String) throws {
    let found = try #require(verdict(formula, given: more))
    #expect(found == "proved" || found == "tested", "\(formula): \(found)")
  }
}
