import DerivationNotes
import PropertyTesting
import Testing

/// Claims that are false only where drawing hardly ever or never looks; each group with right ones.
@Suite("Points that drawing does not meet")
struct HiddenPointTests {
  private static let given = #"""
    Let $X \in \mathbb{R}^{n \times d}$, $w, z, v \in \mathbb{R}^d$, $\lambda > 0$,
    $a, b, c, t \in \mathbb{R}$ and $A, M \in \mathbb{R}^{d \times d}$.
    Let $f, L : \mathbb{R}^d \to \mathbb{R}$ be smooth functions.

    ## Section


    """#

  private func verdict(_ prose: String, _ formula: String) -> StepReport.Verdict? {
    report(Self.given + prose + "\n\n$$ " + formula + " $$\n").steps.last?.verdict
  }

  private static let ordered = #"Assume $A \succeq M$ and $M \succ 0$."#
  private static let aboveOne = #"Assume $A \succeq I$ and $M \succeq I$."#
  private static let unit = #"Assume $\|w\|_2=1$."#
  private static let weights = #"Assume $w_j\ge0$ and $\sum_jw_j=1$."#

  @Test(
    "a wrong step is refuted",
    arguments: [
      (ordered, #"A^2\succeq M^2"#), (ordered, #"AM+MA\succeq0"#),
      (aboveOne, #"w^\top AMw\ge\|w\|_2^2"#),
      (unit, #"\|w\|_1\le 2"#), (unit, #"\|w\|_\infty\ge\tfrac12"#),
      (weights, #"\max_jw_j\ge\tfrac12"#), (weights, #"\|w\|_0\le3"#),
      (#"Assume $\|w\|_2\le1$."#, #"\|w\|_1\le 2"#),
      (#"Assume $w^\top w=3$."#, #"d\ge2"#),
      (#""#, #"(a^b)^c=a^{bc}"#),
      (#""#, #"\nabla f(w)=\nabla L(w)\implies f(w)=L(w)"#),
    ].archive())
  func refuted(prose: String, formula: String) {
    #expect(verdict(prose, formula) == .refuted, "\(formula)")
  }

  @Test(
    "a step that fails beside all doubles is undecided",
    arguments: [
      (#""#, #"\lambda^2 w=2w\implies w=0"#), (#""#, #"(\|w\|_2-\sqrt2)w=0\implies w=0"#),
      (#""#, #"(a^2-2)^2b=0\implies bc=0"#), (#"Assume $\lambda^2w=2w$."#, "w=0"),
      (#""#, #"X^\top X+|a^2-2| I\succ0"#),
      (#""#, #"\arg\min_w |a^2-2|\,\|w-z\|_2^2=z"#),
      (#""#, #"|a^2-2|t\ge|a^2-2|b\implies t\ge b"#), (#""#, #"(e^a-2)^2>0"#),
      (#""#, #"\mathrm{sign}((a^2-2)t)^2=\mathrm{sign}(t)^2"#),
      (#""#, #"\lambda+\frac2\lambda>2\sqrt2"#), (#""#, #"\tanh a\ne\tfrac12"#),
      (#""#, #"f(w)=L(w)\implies\nabla f(w)=\nabla L(w)"#),
    ].archive())
  func undecided(prose: String, formula: String) {
    #expect(verdict(prose, formula) == .undecided, "\(formula)")
  }

  @Test(
    "a right step stays accepted",
    arguments: [
      (ordered, #"M^{-1}\succeq A^{-1}"#), (aboveOne, #"\|Aw\|_2\ge\|w\|_2"#),
      (unit, #"\|w\|_1\le\sqrt d"#), (weights, #"\max_jw_j\ge\tfrac1d"#),
      (#"Assume $w^\top w=3$."#, #"\|w\|_1\ge\sqrt3"#),
      (#"Assume $a>0$."#, #"(a^b)^c=a^{bc}"#),
      (#""#, #"\lambda^2 w=2w\implies \lambda^4w=4w"#),
      (#""#, #"(a^2-2)b=0\implies (a^4-4)b=0"#), (#""#, #"(a^2+1)t\ge(a^2+1)b\implies t\ge b"#),
      (#""#, #"e^a>2a-2\log2"#), (#""#, #"\mathrm{sign}((a^2+2)t)^2=\mathrm{sign}(t)^2"#),
      (#""#, #"f(w)=L(w)\implies f(w)^2=L(w)^2"#),
    ].archive())
  func accepted(prose: String, formula: String) {
    let verdict = verdict(prose, formula)
    #expect(verdict == .proved || verdict == .tested, "\(formula): \(String(describing: verdict))")
  }

  @Test(
    "a step that fails only where something comes down to zero beside all doubles is undecided",
    arguments: [
      #"a^4+4\ne4a^2"#, #"\mathrm{sign}(a^4-4a^2+4)=1"#, #"\arg\min_s(a^4-4a^2+4)s^2=0"#,
      #"X^\top X+(a^4-4a^2+4)I\succ0"#, #"(a^4-4a^2+4)w=0\implies w=0"#,
      #"\mathbf 1[a^4+4>4a^2]=1"#, #"\mathrm{sign}(e^a-2a-2+2\log2)=1"#,
      #"(a^2-2)^2+(b^2-3)^2>0"#, #"|a^2-2|+|b^2-3|>0"#, #"(a^3-2)^2+|b-a|>0"#,
      #"a^2+b^2\le3\implies a+b<\sqrt6"#,
      #"\lambda a=2\implies\lambda^2+a^2>4-(\lambda-a)(\lambda^2-2)"#,
    ].archive())
  func touching(formula: String) { #expect(verdict("", formula) == .undecided, "\(formula)") }

  @Test(
    "what stays away from zero, or only tends to it, is no such place",
    arguments: [
      #"a^4+5\ne4a^2"#, #"\mathrm{sign}(a^4-4a^2+5)=1"#, #"1+a^2>a"#, #"\lambda+a^2>0"#,
      #"a^2+b^2\le3\implies a+b<\sqrt7"#, #"\log(1+e^a)>a"#, #"e^\lambda>1+\lambda"#,
      #"0<a<b\implies\frac ab<1"#, #"(a-b)^2>0\quad\text{if }a\ne b"#,
    ].archive())
  func apart(formula: String) {
    let found = verdict("", formula)
    #expect(found == .proved || found == .tested, "\(formula): \(String(describing: found))")
  }

  @Test("the reason names the equation and the place")
  func reason() {
    let step = report(Self.given + #"$$ \lambda^2 w=2w\implies w=0 $$"#).steps.last
    #expect(
      step?.evidence
        == "no point is exact where λ²w − 2w = 0, near λ ≈ 1.41421, and there it seems to fail")
  }

  @Test("what would take long ends soon, with a reason")
  func work() {
    let large = report("Let $w\\in\\mathbb R^{300}$.\n\n$$ \\|w\\|_1\\le\\sqrt{50}\\|w\\|_2 $$\n")
    #expect(large.steps.last?.verdict == .refuted)
    let sum = report(
      "$$ \\sum_{i=1}^{300}\\sum_{j=1}^{300}\\sum_{k=1}^{300}ijk>0 $$\n")
    #expect(sum.steps.last?.evidence.contains("a sum of too many terms") == true)
    let depth = 12
    let nested =
      String(repeating: #"\frac{d}{da}\left("#, count: depth) + #"\frac1{1+e^{-a}}"#
      + String(repeating: #"\right)"#, count: depth)
    let derivative = report("Let $a\\in\\mathbb R$.\n\n$$ \(nested)=0 $$\n")
    #expect(
      derivative.steps.last?.evidence == "derivatives inside each other, more than 6 deep")
  }
}
