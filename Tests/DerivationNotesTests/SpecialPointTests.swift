import DerivationNotes
import PropertyTesting
import Testing

/// Claims that agree wherever they can be looked at, because little can be looked at.
@Suite("Points that are too special")
struct SpecialPointTests {
  static let given = #"""
    Let $X \in \mathbb{R}^{n \times d}$, $A, B \in \mathbb{R}^{d \times d}$,
    $w, z, v \in \mathbb{R}^d$, $\lambda, \mu > 0$, $a, b, t, s \in \mathbb{R}$ and
    $f : \mathbb{R} \to \mathbb{R}$.

    ## Section


    """#

  @Test(
    "a wrong step is not accepted",
    arguments: [
      (#""#, #"\max_{\|w\|_2\le1}w^\top z=\|z\|_1"#),
      (#""#, #"\max_{\|w\|_1\le1}w^\top z=\|z\|_2"#),
      (#""#, #"\max_{\|u\|_2\le1}\|Xu\|_2=\|X\|_F"#),
      (
        #""#,
        #"\min_w \left(\tfrac12\|w-z\|_2^2+\lambda\|w\|_1\right)=\min_w \left(\tfrac12\|w-z\|_2^2+\lambda\|w\|_2\right)"#
      ),
      (#""#, #"\max_a(as-\lambda a^2)=\frac{s^2}{\lambda}"#),
      (#""#, #"\min_a(\lambda a^2-as)=-s^2/\lambda"#),
      (#""#, #"a^2+b^2=1\implies ab=0"#),
      (#"Let $p \in \mathbb{R}^2$."#, #"\|p\|_2=1\implies\|p\|_1=1"#),
      (#"Let $Q \in \mathbb{R}^{2 \times 2}$. Assume $Q^\top Q=I$."#, #"Q_{11}Q_{12}=0"#),
      (#""#, #"a^2=2b^2\implies at=0"#),
      (#""#, #"a^2+b^2=t^2\implies abt=0"#),
      (#"Assume $|f(t)|\le1$."#, #"f'(t)\ge0"#),
      (#"Assume $f(t)>0$ and $f'(t)>0$."#, #"f'(t)=f(t)"#),
      (#"Assume $f(t)>0$ and $f'(t)>0$."#, #"f''(t)\ge0"#),
      (#"Assume $f(t)\ge0$."#, #"f''(t)\ge0"#),
      (
        #"Let $\varepsilon \sim \mathcal{N}(0, 1)$. Assume $\varepsilon > 0$."#,
        #"\mathbb{E}[\varepsilon]=0"#
      ),
      (#""#, #"e^{A} e^{-A} = I"#), (#""#, #"\exp(A)_{12}=e^{A_{12}}"#),
      (#""#, #"\|w\|_1 = \sum_j w_j \quad\text{if any } w_k > 0"#),
      // A condition speaks of the entry that the statement speaks of, not of all of them.
      (#""#, #"w_jw_k \ge 0 \quad\text{if } w_j \ge 0"#),
      (#""#, #"w_j \le \sum_k w_k \quad\text{if } w_j \ge 0"#),
      (#""#, #"A B \succeq 0"#),
      (#"Let $C, D \succ 0$ with $C, D \in \mathbb{R}^{d \times d}$."#, #"C D \succeq 0"#),
    ].archive())
  func wrongSteps(prose: String, formula: String) {
    let text = Self.given + prose + "\n\n$$ " + formula + " $$\n"
    let verdict = report(text).steps.last?.verdict
    #expect(verdict != nil && verdict != .proved && verdict != .tested, "\(formula)")
  }

  @Test(
    "formulas inside formulas end",
    arguments: [
      (8, #"\max(a-1, b+"#, ")", #"\ge a-1"#), (14, #"\max(a-1, b+"#, ")", #"\ge a-1"#),
      (8, "|1-", "|", #"\ge 0"#),
    ].archive(atLeast: 2))
  func nested(depth: Int, open: String, close: String, end: String) {
    let formula =
      String(repeating: open, count: depth) + "t" + String(repeating: close, count: depth)
    let steps = report(Self.given + "$$ \(formula) \(end) $$\n").steps
    #expect(steps.last?.verdict == .proved || steps.last?.verdict == .tested)
  }

  @Test("large matrices end with a reason")
  func large() {
    let note = report(
      "Let $A \\in \\mathbb{R}^{40 \\times 40}$.\n\n$$ \\mathrm{tr}(A^{-1} A) = 40 $$\n")
    #expect(note.steps.last?.verdict == .undecided)
    #expect(note.steps.last?.evidence.contains("an inverse of 40 rows") == true)
  }
}
