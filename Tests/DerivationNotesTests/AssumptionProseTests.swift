import DerivationNotes
import PropertyTesting
import Testing

/// What prose says around an assumption counts: it is read in full, or what rests on it is not judged.
@Suite("Assumptions in prose")
struct AssumptionProseTests {
  static let given = #"""
    Let $X \in \mathbb{R}^{n \times d}$, $y \in \mathbb{R}^n$, $w, u, v \in \mathbb{R}^d$,
    $\lambda > 0$, $a, b, t \in \mathbb{R}$ and $L : \mathbb{R}^d \to \mathbb{R}$.

    ## Section


    """#

  private func verdict(_ prose: String, _ formula: String) -> StepReport.Verdict? {
    report(Self.given + prose + "\n\n$$ " + formula + " $$\n").steps.last?.verdict
  }

  @Test(
    "what a sentence does not assume is not used",
    arguments: [
      (#"Assume $w_j = 0$ for $j \ne 1$."#, #"\|w\|_1 = 0"#),
      (#"Assume $w_j>0$ for $j\ge2$."#, #"\|w\|_1=\mathbf 1^\top w"#),
      (#"Assume $w_j>0$ for most $j$."#, #"\|w\|_1=\mathbf 1^\top w"#),
      (#"Assume $X^\top X=I$ for $\lambda>1$."#, #"\|Xw\|_2=\|w\|_2"#),
      (#"Assume $w_j \ne 0$ for some $j$."#, #"\|w\|_0 = d"#),
      (#"Assume some $w_j\ne0$."#, #"\|w\|_0=d"#),
      (#"Assume $a>0$ or $b>0$."#, #"a>0"#),
      (#"Assume $w=0$ or $y=0$."#, #"\|w\|_2=0"#),
      (#"Assume either $a>0$ or $b>0$."#, #"a>0"#),
      (#"Assume $w=0$ whenever $\lambda>1$."#, #"w=0"#),
      (#"Assume that if $t>0$ then $w=0$."#, #"t>0"#),
      (#"Unlike those who assume $X^\top X=I$, we allow any $X$."#, #"\|Xw\|_2=\|w\|_2"#),
      (#"Textbooks often assume $X^\top X=I$."#, #"\|Xw\|_2=\|w\|_2"#),
      (#"It is dangerous to assume $w=0$."#, #"w=0"#),
      (#"Would you assume $w=0$?"#, #"w=0"#),
      (#"Assume $w=0$ is avoided."#, #"w=0"#),
      (#"Assume the opposite of $w=0$."#, #"w=0"#),
      (#"If $w=0$ is ruled out, we may divide."#, #"w=0"#),
      (#"Let $w=0$ be excluded."#, #"w=0"#),
      (#"Let us see whether $w=0$."#, #"w=0"#),
      (#"Let $w=0$ be one candidate."#, #"w=0"#),
      (#"If only $w=0$ were true!"#, #"w=0"#),
      (#"Let $t>0$; the case $t=1$ is treated elsewhere."#, #"t=1"#),
      (#"Let $u$ be any vector, for instance $w=0$."#, #"w=0"#),
      (#"Let $Q \in \mathbb{R}^{n \times d}$ have orthogonal columns."#, #"Q^\top Q=I"#),
      (#"Let $A\in\mathbb{R}^{d\times d}$ may fail to be symmetric."#, #"A=A^\top"#),
      (#"Let $A\in\mathbb{R}^{d\times d}$ have symmetric part $B$."#, #"A=A^\top"#),
      (
        #"Let $f : \mathbb{R}^d \to \mathbb{R}$ be smooth, let $g : \mathbb{R}^d \to \mathbb{R}$ be convex."#,
        #"f(v) \ge f(u)+\nabla f(u)^\top(v-u)"#
      ),
      (
        #"Let $f : \mathbb{R}^d \to \mathbb{R}$. Assume $f(t w)=f(w)$ for this particular $w$ only."#,
        #"v^\top\nabla f(v)=0"#
      ),
    ].archive())
  func notAssumed(prose: String, formula: String) {
    let verdict = verdict(prose, formula)
    #expect(verdict != nil && verdict != .proved && verdict != .tested, "\(prose)")
  }

  @Test(
    "what a sentence assumes is used",
    arguments: [
      (#"Assume $w_j \ne 0$ for all $j$."#, #"\|w\|_0 = d"#),
      (#"Assume $w_j > 0$ for $j = 1, \dots, d$."#, #"\|w\|_1=\mathbf 1^\top w"#),
      (#"If $X^\top X=I$, then"#, #"\|Xw\|_2=\|w\|_2"#),
      (#"Here we assume $X^\top X = I$."#, #"\|Xw\|_2=\|w\|_2"#),
      (
        #"From now on, assume that $X$ has orthonormal columns, $X^\top X = I$."#,
        #"\|Xw\|_2=\|w\|_2"#
      ),
      (#"Suppose $a>0$ and $b>0$."#, #"ab>0"#),
      (#"Throughout this section we suppose that $a > b$."#, #"a - b > 0"#),
      (
        #"Let $f : \mathbb{R}^d \to \mathbb{R}$ and $g : \mathbb{R}^d \to \mathbb{R}$ be convex."#,
        #"f(v) \ge f(u)+\nabla f(u)^\top(v-u)"#
      ),
      (
        #"Let $f : \mathbb{R}^d \to \mathbb{R}$. Assume $f(\alpha w) = f(w)$ for all $\alpha > 0$."#,
        #"w^\top \nabla f(w) = 0"#
      ),
      (#"If $a > 0$, either sign of $b$ will do."#, #"a > 0"#),
      (#"Assume $a > 0$ (the other case is the same)."#, #"a>0"#),
      (#"Let $a = b$."#, #"a^2=b^2"#),
      (#"Let $A\in\mathbb{R}^{d\times d}$ be symmetric."#, #"A=A^\top"#),
      (#"Let $Q \in \mathbb{R}^{d \times d}$ be orthogonal."#, #"Q^\top Q=I"#),
      (#"Suppose now that $a \ge b$ holds."#, #"a-b\ge 0"#),
      (#"Assume, for simplicity, that $a \ge b$."#, #"a-b\ge 0"#),
      (#"For simplicity we assume $a \ge b$."#, #"a-b\ge 0"#),
    ].archive())
  func assumed(prose: String, formula: String) {
    let verdict = verdict(prose, formula)
    #expect(verdict == .proved || verdict == .tested, "\(prose)")
  }

  @Test(
    "a bound that introduces a symbol, or leads to a display, is weighed as well",
    arguments: [
      ("Assume $a > 0$ or $b > 0$.", "a > 0"),
      ("Suppose $z > 0$ fails.", "|z| = z"),
      ("Let $a, b \\in \\mathbb{R}$.\n\nFor $a > 0$ or $b > 0$ we have", "a > 0"),
      ("Let $a \\in \\mathbb{R}$.\n\nWhen $a > 0$ is ruled out,", "a > 0"),
      ("Let $w \\in \\mathbb{R}^d$.\n\nFor some $w_j \\ne 0$,", "\\|w\\|_0 = d"),
      ("Let $w \\in \\mathbb{R}^d$.\n\nWhere at least one $w_j \\ne 0$,", "\\|w\\|_0 = d"),
      ("Let $a > 0$ or $b > 0$.", "a > 0"),
      ("Let either $a > 0$ or $b > 0$.", "a > 0"),
      ("Let $\\lambda > 0$ whenever $t > 1$.", "\\lambda > 0"),
      ("Let $w \\in \\mathbb{R}^d$.\n\nFor $w_j = 0$ for $j \\ne 1$,", "\\|w\\|_1 = 0"),
    ].archive())
  func boundsNotStated(prose: String, formula: String) {
    let verdict = report("# Note\n\n\(prose)\n\n$$ \(formula) $$\n").steps.last?.verdict
    #expect(verdict != nil && verdict != .proved && verdict != .tested, "\(prose)")
  }

  @Test(
    "such words elsewhere in the sentence take nothing back",
    arguments: [
      ("For all $a > 0$:", "|a| = a"),
      ("Let $a \\in \\mathbb{R}$.\n\nFor all $a > 0$:", "|a| = a"),
      ("Let $\\lambda > 0$ (no smaller bound is needed).", "\\lambda > 0"),
      ("Let $\\lambda > 0$, which need not be small.", "\\lambda > 0"),
      ("Let $\\lambda > 0$ be some constant.", "\\lambda>0"),
      ("Without loss of generality assume $a \\ge b$ with $a, b \\in \\mathbb{R}$.", "a-b\\ge 0"),
      ("Here $\\eta, \\lambda > 0$.", "\\eta\\lambda > 0"),
      ("Let $a \\in \\mathbb{R}$.\n\nFor $a > 0$ we have", "|a| = a"),
      ("Let $z, \\lambda \\in \\mathbb{R}$ with $\\lambda > 0$. If $z > \\lambda$, then", "z > 0"),
      ("Let $0 \\le \\alpha \\le 1$. No other bound is used.", "\\alpha^2 \\le 1"),
      (
        "Let $X \\in \\mathbb{R}^{n \\times d}$, not necessarily of full rank, and $\\lambda > 0$.",
        "X^\\top X + \\lambda I \\succ 0"
      ),
    ].archive())
  func boundsStated(prose: String, formula: String) {
    let verdict = report("# Note\n\n\(prose)\n\n$$ \(formula) $$\n").steps.last?.verdict
    #expect(verdict == .proved || verdict == .tested, "\(prose)")
  }

  @Test("an assumption that was not understood names the word, and its claims stay undecided")
  func message() {
    let note = report("Let $a, b \\in \\mathbb{R}$. Assume $a > 0$ or $b > 0$.\n\n$$ a > 0 $$\n")
    #expect(note.steps.map(\.verdict) == [.unreadable, .unreadable, .undecided])
    #expect(
      note.steps.first?.evidence
        == "expected an assumption that its formulas say in full, found “or” beside them")
    #expect(note.steps.last?.evidence == "the assumption in line 1 was not understood")
  }
}
