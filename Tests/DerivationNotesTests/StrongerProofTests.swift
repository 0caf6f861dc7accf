import DerivationNotes
import PropertyTesting
import Testing

/// Steps that points alone had to carry before.
@Suite("Kinks, powers and thresholds are proved")
struct StrongerProofTests {
  static let given = #"""
    Let $x, v, z, w \in \mathbb{R}$, $\lambda, \delta, c, q > 0$, $a \in \mathbb{R}^d$,
    $y \in \mathbb{R}^n$, $X \in \mathbb{R}^{n \times d}$ and $b \in \{-1, 1\}^n$. Define

    $$ H(x) := \begin{cases} \tfrac12 x^2 & \text{if } |x| \le \delta \\ \delta |x| - \tfrac12 \delta^2 & \text{otherwise} \end{cases} $$


    """#

  static let huber =
    #"\begin{cases} \frac{v}{1+\lambda} & \text{if } |v| \le \delta(1+\lambda) \\ v - \lambda\delta\operatorname{sign}(v) & \text{otherwise} \end{cases}"#
  static let lasso = #"\arg\min_a \tfrac12 \|Xa - y\|_2^2 + \lambda \|a\|_1"#

  static let right = [
    #"\operatorname{prox}_{\lambda H}(v) = "# + huber,
    #"\arg\min_x \tfrac12 (x - v)^2 + \lambda H(x) = "# + huber,
    #"\partial |z| \subseteq [-1, 1]"#,
    #"\partial |z| \subseteq (-2, 2]"#,
    #"\partial (\lambda |z|) \subseteq [-\lambda, \lambda]"#,
    #"\partial \max(0, z) \subseteq [0, 1]"#,
    #"|z w|^q = |z|^q |w|^q"#,
    #"(\lambda^2 z^2)^q = \lambda^{2q} |z|^{2q}"#,
    #"\sqrt{|z|}^q = |z|^{q/2}"#,
    #"\|a\|_2^q = \left(\sum_{j=1}^d a_j^2\right)^{q/2}"#,
    #"\sum_{j=1}^d |c a_j|^q = c^q \sum_{j=1}^d |a_j|^q"#,
    #"-\log \prod_{i=1}^n \frac{1}{1 + e^{-b_i (Xa)_i}} = \sum_{i=1}^n \log(1 + e^{-b_i (Xa)_i})"#,
    lasso + #" = 0 \quad \text{if } \lambda > \|X^\top y\|_\infty"#,
  ]

  static let wrong = [
    // The threshold without λ, and the shrinkage without it.
    #"\operatorname{prox}_{\lambda H}(v) = "#
      + huber.replacing(#"\delta(1+\lambda)"#, with: #"\delta"#),
    #"\operatorname{prox}_{\lambda H}(v) = "#
      + huber.replacing(#"\lambda\delta"#, with: #"\delta"#),
    #"\partial |z| \subseteq (-1, 1]"#,
    #"\partial |z| \subseteq [0, 1]"#,
    #"\partial (\lambda |z|) \subseteq [-1, 1]"#,
    #"|z + w|^q = |z|^q + |w|^q"#,
    #"|z w|^q = |z|^q |w|"#,
    #"(z^2)^q = |z|^q"#,
    #"\sum_{j=1}^d |c a_j|^q = c \sum_{j=1}^d |a_j|^q"#,
    #"-\log \prod_{i=1}^n \frac{1}{1 + e^{-b_i (Xa)_i}} = \sum_{i=1}^n \log(1 + e^{b_i (Xa)_i})"#,
    lasso + #" = 0 \quad \text{if } 2 \lambda > \|X^\top y\|_\infty"#,
    lasso + #" = 0 \quad \text{if } \lambda > \|y\|_\infty"#,
  ]

  @Test("right steps are proved", arguments: right.archive())
  func proved(formula: String) {
    #expect(verdicts(Self.given + "$$ \(formula) $$\n").last == "proved")
  }

  @Test("wrong steps are refuted", arguments: wrong.archive())
  func refuted(formula: String) {
    #expect(verdicts(Self.given + "$$ \(formula) $$\n").last == "refuted")
  }
}
