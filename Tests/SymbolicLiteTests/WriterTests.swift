import SymbolicLite
import Testing

private let design = Expression.matrix("X", "n", "d")
private let weights = Expression.vector("w", "d")
private let labels = Expression.vector("y", "n")
private let lambda = Expression.scalar("\\lambda")
private let z = Expression.scalar("z")
private let i = Index("i", through: "n")
private let j = Index("j", through: "d")
private let gram = design.transposed * design + lambda * .identity("d")

@Suite("Writing formulas")
struct WriterTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let formula: Expression
    let latex: String
    let text: String
    var testDescription: String { latex }
  }

  static let rows = [
    Row(
      formula: design.transposed * (design * weights - labels) + lambda * weights,
      latex: #"X^\top (Xw - y) + \lambda w"#, text: "Xᵀ(Xw − y) + λw"),
    Row(
      formula: gram.inverse * design.transposed * labels,
      latex: #"(X^\top X + \lambda I)^{-1} X^\top y"#, text: "(XᵀX + λI)⁻¹Xᵀy"),
    Row(
      formula: 0.5 * norm2(design * weights - labels).squared,
      latex: #"\frac{1}{2} \|Xw - y\|_2^2"#, text: "(1/2)‖Xw − y‖₂²"),
    Row(formula: 2 * (3 * z), latex: #"2 \cdot 3z"#, text: "2 · 3z"),
    Row(formula: 2 * (0.5 * z), latex: #"2 \cdot \frac{1}{2} z"#, text: "2(1/2)z"),
    Row(formula: -(z + 1), latex: "-(z + 1)", text: "−(z + 1)"),
    Row(formula: lambda - -z, latex: #"\lambda + z"#, text: "λ + z"),
    Row(formula: lambda - (z - 1), latex: #"\lambda - (z - 1)"#, text: "λ − (z − 1)"),
    Row(formula: (-2) * weights, latex: "-2w", text: "−2w"),
    Row(formula: z * -lambda, latex: #"z (-\lambda)"#, text: "z(−λ)"),
    Row(formula: (-z).power(2), latex: "(-z)^2", text: "(−z)²"),
    Row(formula: z.power(2).power(lambda), latex: #"(z^2)^{\lambda}"#, text: "(z²)^λ"),
    Row(
      formula: dot(weights, weights) * weights, latex: #"w^\top ww"#, text: "wᵀww"),
    Row(
      formula: weights * dot(weights, weights), latex: #"w (w^\top w)"#, text: "w(wᵀw)"),
    Row(
      formula: sum(over: j, abs(weights[j])), latex: #"\terms{j=1}^{d} |w_j|"#,
      text: "∑[j=1..d] |wⱼ|"),
    Row(
      formula: sum(over: j, weights[j]) * z, latex: #"\left( \terms{j=1}^{d} w_j \right) z"#,
      text: "(∑[j=1..d] wⱼ)z"),
    Row(
      formula: (design * weights)[i] * design[i, j], latex: #"(Xw)_i X_{ij}"#, text: "(Xw)ᵢXᵢⱼ"),
    Row(formula: dot(design.row(i), weights), latex: #"x_i^\top w"#, text: "xᵢᵀw"),
    Row(
      formula: max(0, 1 - labels[i] * dot(weights, design.row(i))),
      latex: #"\max(0, 1 - y_i w^\top x_i)"#, text: "max(0, 1 − yᵢwᵀxᵢ)"),
    Row(
      formula: sign(z) * positivePart(abs(z) - lambda),
      latex: #"\operatorname{sign}(z) (|z| - \lambda)_+"#, text: "sign(z)(|z| − λ)₊"),
    Row(formula: abs(abs(z) - 1), latex: #"\lvert |z| - 1 \rvert"#, text: "||z| − 1|"),
    Row(
      formula: .cases([Branch(0, if: abs(z) <= lambda)], otherwise: z),
      latex: #"\begin{cases} 0 & \text{if } |z| \le \lambda \\ z & \text{otherwise} \end{cases}"#,
      text: "{ 0 if |z| ≤ λ; z otherwise }"),
    Row(
      formula: gradient(of: lambda * norm1(weights), with: weights),
      latex: #"\nabla_w (\lambda \|w\|_1)"#, text: "∇_w (λ‖w‖₁)"),
    Row(
      formula: argmin(over: weights, norm2(weights)), latex: #"\arg\min_{w} \|w\|_2"#,
      text: "argmin[w] ‖w‖₂"),
    Row(
      formula: Expression.vector("w_{t}", "d")[j], latex: "(w_{t})_j", text: "(w_t)ⱼ"),
    Row(
      formula: sum(over: j, weights[j].squared), latex: #"\terms{j=1}^{d} w_j^2"#,
      text: "∑[j=1..d] wⱼ²"),
    Row(formula: weights / .size("n"), latex: #"\frac{w}{n}"#, text: "w/n"),
  ]

  @Test("LaTeX in textbook notation, with as few brackets as possible", arguments: rows)
  func latex(row: Row) {
    #expect(row.formula.latex == row.latex)
  }

  @Test("the same on one line of Unicode", arguments: rows)
  func unicode(row: Row) {
    #expect(row.formula.text == row.text)
  }

  @Test("an index that would shadow another gets a letter of its own")
  func nestedIndices() {
    let inner = Index("i", id: 1, through: "n")
    let nested = sum(over: i, sum(over: inner, labels[i] * labels[inner]))
    #expect(nested.latex == #"\terms{i=1}^{n} \terms{j=1}^{n} y_i y_j"#)
  }

  @Test("relations and sets")
  func statements() {
    let ball = SetExpression.builder(
      Symbol("v", .vector("d")), norm2(.vector("v", "d")) <= 1)
    #expect(ball.latex == #"\{v : \|v\|_2 \le 1\}"#)
    #expect((lambda > 0).latex == #"\lambda > 0"#)
    let interval = SetExpression.interval(-lambda, lambda, openLeft: false, openRight: true)
    #expect(Relation.member(z, interval).latex == #"z \in [-\lambda, \lambda)"#)
    #expect(SetExpression.sum(.finite([z]), .image(lambda, interval)).text == "{z} + (λ[−λ, λ))")
    #expect(SetExpression.reals(.matrix("n", "d")).latex == #"\mathbb{R}^{n \times d}"#)
  }
}
