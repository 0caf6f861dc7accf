import Foundation
import SymbolicLite
import Testing

@Suite("Formulas are read as people write them")
struct ParserTests {
  /// Every line: spellings of one formula, separated by `===`.
  @Test(
    "spellings of one formula have one tree",
    arguments: [
      #"X^\top y === X^T y === X^{T}y === X^{\mathsf T} y === X^{\mathrm{T}} y === X{}^\top y === X^\intercal y === Xᵀ y"#,
      #"\|w\|_2^2 === \lVert w\rVert_2^2 === \left\| w \right\|_2^2 === \Vert w \Vert^2_2 === ||w||_2^2 === \bigl\|w\bigr\|_2^2 === ‖w‖_2²"#,
      #"|x| === \lvert x \rvert === \left|x\right| === \vert x \vert === \big| x \big|"#,
      #"\frac{1}{2} w === \frac12 w === \tfrac12w === \dfrac{1}{2}w === {1 \over 2} w === ½ w"#,
      #"\arg\min_w f === \argmin_w f === \operatorname*{arg\,min}_w f === \operatorname{argmin}_w f === \mathop{\mathrm{argmin}}_w f === \underset{w}{\arg\min} f === \underset{w}{\operatorname{arg\,min}} f === \arg\min\limits_{w} f"#,
      #"\operatorname{sign}(w) === \sign(w) === \sgn(w) === \text{sign}(w) === \mathrm{sgn}(w) === \operatorname{sgn}\left(w\right)"#,
      #"w === \mathbf{w} === \mathbf w === \boldsymbol{w} === \bm{w} === \mathrm{w} === {w} === {\color{red} w} === \color{red}{w} === \textcolor{blue}{w} === \boxed{w}"#,
      #"\hat{\beta}_j === \hat\beta_j === \widehat{\boldsymbol\beta}_j === \hat{\boldsymbol{\beta}}_{j} === \mathbf{\hat\beta}_j"#,
      #"\text{Loss}(w) === \mathrm{Loss}(w) === \operatorname{Loss}(w) === \mathit{Loss}(w)"#,
      #"a \le b === a \leq b === a \leqslant b === a ≤ b === a {\le} b"#,
      #"a := b === a \coloneqq b === a \triangleq b === a \stackrel{\text{def}}{=} b === a \overset{\mathrm{def}}= b === a : = b"#,
      #"a = b === a \equiv b === a \stackrel{!}{=} b === {a} = {b} === \boxed{a = b} === a = b. === a = b\,, === a {}={} b === a = b \quad \text{(chain rule)} === a = b \text{ by symmetry} === a = b \qquad (3)"#,
      #"a \ne b === a \neq b === a \not= b"#,
      #"a \iff b === a \Leftrightarrow b === a \Longleftrightarrow b === a \text{ if and only if } b"#,
      #"a \implies b === a \Rightarrow b === b \impliedby a === b \Leftarrow a"#,
      #"\log x === \ln x === \operatorname{log} x === \log{x}"#,
      #"f'(x) === f^\prime(x) === f^{\prime}(x) === f^{'}(x)"#,
      #"w^* === w^{*} === w^\star === w^\ast"#,
      #"{a + b} c === a + b c"#,
      #"a - (b) === a - \left(b\right) === a - \bigl(b\bigr)"#,
      #"J = \underbrace{a}_{\text{loss}} + \underbrace{b c}_{\text{penalty}} === J = a + b c"#,
      #"\{v : a \le 1\} === \{v \mid a \le 1\} === \{v | a \le 1\} === \left\{ v \;\middle|\; a \le 1 \right\}"#,
      #"p(w \mid X) === p(w | X) === p(w \,|\, X) === p\left(w \middle| X\right)"#,
      #"f = \begin{cases} 1 & \text{if } z > 0 \\ 0 & \text{otherwise} \end{cases} === f = \begin{cases} 1, & z > 0, \\ 0, & \text{else.} \end{cases} === f = \begin{cases} 1 & \text{if $z > 0$} \\ 0 & \mathrm{otherwise} \\ \end{cases} === f = \left\{ \begin{array}{ll} 1 & \text{for } z > 0 \\ 0 & \text{otherwise} \end{array} \right."#,
      #"a = b \quad \text{for } w \ne 0 === a = b \quad (w \ne 0) === a = b\;(w \ne 0) === a = b, \quad w \neq 0 === a = b \text{ if $w \ne 0$} === a = b \qquad (\text{whenever } w \ne 0)"#,
    ])
  func spellings(table: String) {
    let spellings = table.components(separatedBy: " === ")
    let first = outline(display: spellings[0])
    #expect(!first.hasPrefix("error"), "\(spellings[0]): \(first)")
    for spelling in spellings.dropFirst() {
      #expect(outline(display: spelling) == first, "\(spelling)")
    }
  }

  @Test(
    "trees",
    arguments: [
      (#"(X^\top X + \lambda I)^{-1} X^\top y"#, "< ({+< X^⊤ X>+< \\lambda I>})^{-1} X^⊤ y>"),
      ("||x|-|y|| \\le |x - y|", #"|{+|x|-|y|}| \le |{+x-y}|"#),
      ("|a||b|", "< |a| |b|>"), ("2|x| - 1", "{+< 2 |x|>-1}"),
      ("p(y | |x|)", "< p (y ∣ |x|)>"), ("p(|x| | y)", "< p (|x| ∣ y)>"),
      (#"\|\cdot\|_1 + p(\cdot)"#, "{+‖□‖_1+< p (□)>}"),
      (#"a \cdot -b / c"#, "< a · {-b} / c>"), ("a - -b", "{+a+b}"),
      (#"\terms{j=1, j \ne k}^T w_j"#, #"< ∑_[(j = 1), (j \ne k)]^T w_j>"#),
      (#"\sum_i - y_i \log p_i"#, "< ∑_i {-< y_i @log p_i>}>"),
      (#"\mathbb{R}_{\ge 0}"#, #"\mathbb{R}_( \ge 0)"#),
      (#"(z)_+ - 0^+"#, "{+(z)_+-0^+}"), (#"x^{-\top}"#, "x^{-⊤}"), (#"x^{-T}"#, "x^{-⊤}"),
      (#"{A^{-1}}^\top"#, "A^{-1}^⊤"), (#"{w_t}^2"#, "w_t^2"), ("a'^2", "a'^2"),
      (#"(0, 1] \times [0, 1)"#, "< (0, 1] × [0, 1)>"), ("[A; B]", "matrix(A; B)"),
      (#"\sqrt[3]{x} \sqrt\lambda"#, "< root(3,x) root(\\lambda)>"), (".5 x^{10}", "< .5 x^10>"),
      (#"\langle a, b \rangle"#, "⟨a, b⟩"), (#"\mathbf 1 [z > 0]"#, "< \\mathbf{1} [(z > 0)]>"),
      (#"\frac{\partial^2 J}{\partial w_i^2}"#, "frac(< ∂^2 J>,< ∂ w_i^2>)"),
      (#"\begin{bmatrix} a & b \\ c & d \end{bmatrix}"#, "matrix(a & b; c & d)"),
    ])
  func trees(source: String, tree: String) {
    #expect(outline(display: source) == tree)
  }

  @Test(
    "rows, continuations and conditions",
    arguments: [
      (#"\begin{aligned} f &= a \\ &= b \end{aligned}"#, "f = a\n = b"),
      (#"\begin{align*} f &= a \\ &\quad + b \\[2pt] &\quad - c \\ \end{align*}"#, "f = {+a+b-c}"),
      (#"f = a \cdot \\ b"#, "f = < a · b>"), (#"f = ( a \\ + b)"#, "f = ({+a+b})"),
      (#"\begin{gathered} a = b \\ -c = d \end{gathered}"#, "a = b\n{-c} = d"),
      (#"\begin{aligned} a &= b & c &= d \end{aligned}"#, "a = b\nc = d"),
      (#"\begin{eqnarray*} a &=& b \\ &=& c \end{eqnarray*}"#, "a = b\n = c"),
      (#"f := \begin{aligned}[t] a \\ + b \end{aligned}"#, "f := {+a+b}"),
      (
        #"\begin{aligned} a &= b \\ &= c \end{aligned} \quad \text{for } w > 0"#,
        "a = b when w > 0\n = c when w > 0"
      ),
      (#"\begin{aligned} & a = b \\ & \iff c = d \end{aligned}"#, "a = b ⇔ c = d"),
      (#"f'(0^-) = -1, \qquad f'(0^+) = 1"#, "< f' (0^-)> = {-1}\n< f' (0^+)> = 1"),
      (#"a = b \text{ and } c = d"#, "a = b\nc = d"),
      (#"x_j = 0, \quad j = 1, \dots, d"#, "x_j = 0 when j = [1, …, d]"),
      (#"a \ge 0, \quad b + c \ge 0"#, "a \\ge 0\n{+b+c} \\ge 0"),
      (#"a = b \quad \text{for all } j \text{ with } w_j \ne 0"#, "a = b when w_j \\ne 0"),
      (#"X \in \mathbb R^n, \quad \lambda > 0"#, "X \\in \\mathbb{R}^n\n\\lambda > 0"),
      (#"f = \mathbf 1(x > 0)"#, "f = < \\mathbf{1} ((x > 0))>"),
      (#"w \leftarrow a = b"#, "w \\leftarrow a = b"),
      (#"L : \mathbb R^d \to \mathbb R"#, "L : \\mathbb{R}^d \\to \\mathbb{R}"),
    ])
  func rows(source: String, rows: String) {
    #expect(outline(display: source) == rows)
  }

  @Test(
    "inline: every relation is a row",
    arguments: [
      (
        #"a, b \in \mathbb R, \lambda > 0, n, d \in \mathbb N"#,
        "[a, b] \\in \\mathbb{R}\n\\lambda > 0\n[n, d] \\in \\mathbb{N}"
      ),
      (#"i = 1, \dots, n"#, "i = [1, …, n]"), (#"0 \le \alpha \le 1"#, "0 \\le \\alpha \\le 1"),
      (#"y \in \{-1, 1\}^n"#, #"y \in \{{-1}, 1\}^n"#), ("x_i", "x_i"),
      (
        #"\varepsilon \sim \mathcal{N}(0, \sigma^2 I)"#,
        #"\varepsilon \sim < \mathcal{N} (0, < \sigma^2 I>)>"#
      ),
    ])
  func inline(source: String, rows: String) {
    #expect(outline(inline: source) == rows)
  }

  @Test(
    "formulas of ordinary notes are read",
    arguments: [
      #"\nabla_\beta \left( y^T y - 2 \beta^T X^T y \right) = -2 X^T y + 2 (X^T X + \lambda I) \beta"#,
      #"\mathcal{N}(y \mid X w, \sigma^2 I) = (2\pi\sigma^2)^{-n/2} \exp\left( - \frac{1}{\sigma^2} \|r\|_2^2 \right)"#,
      #"\operatorname{prox}_{\lambda |\cdot|}(z) = \operatorname{sgn}(z) \max(|z| - \lambda, 0)"#,
      #"\frac{\partial J}{\partial \theta_j} = \frac1m \terms{i=1}^{m} \left( \theta^T x_i - y_i \right) X_{ij}"#,
      #"\left\| \begin{bmatrix} 1 \\ 1 \end{bmatrix} \right\|_2 = 1.41421"#,
      #"\mathbb{E}\left[ \|(X + E) w - y\|_2^2 \right] = \|Xw - y\|_2^2 + n \sigma^2 \|w\|_2^2"#,
      #"\hat w = \arg\min_{w \in \mathbb{R}^d} \left\{ \frac{1}{2n} \|y - Xw\|_2^2 + \lambda \|w\|_1 \right\}"#,
      #"P(|X| > t \mid Y) \le 1"#, #"\frac{d}{dz} 2^z = 0.693147 \cdot 2^z"#,
      #"0 \in X^\top (X\hat w - y) + \lambda\, \partial \|\hat w\|_1"#,
    ])
  func ordinaryNotes(source: String) {
    let tree = outline(display: source)
    #expect(!tree.hasPrefix("error"), "\(tree)")
  }

  @Test("ranges cover what was read")
  func ranges() throws {
    let source = Array(#"f(x) = \frac{a}{b} + \|w\|_2"#)
    var parser = LaTeXParser(source)
    let rows = try parser.parseDisplay()
    let relation = try #require(rows.first?.statements.first)
    #expect(relation.sides.map { String(source[$0.range]) } == ["f(x)", #"\frac{a}{b} + \|w\|_2"#])
    #expect(relation.operators.map { String(source[$0.range]) } == ["="])
  }
}
