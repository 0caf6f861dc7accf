import PropertyTesting
import SymbolicLite
import Testing

@testable import Checkers

/// Mistakes of a kind, as they stand in notes, and the words that name them.
struct Mistake: Sendable, CustomTestStringConvertible {
  var family: String
  /// Declarations, assumptions and definitions, one formula each.
  var given: [String]
  var claim: String
  /// What the diagnosis has to say; empty for nothing.
  var words: String

  init(_ family: String, _ given: [String], _ claim: String, _ words: String) {
    (self.family, self.given, self.claim, self.words) = (family, given, claim, words)
  }

  var testDescription: String { "\(family): \(claim)" }

  func refutation() throws -> Refutation? {
    var scope = Scope()
    for source in given {
      var parser = LaTeXParser(Array(source))
      for row in try parser.parseInline() {
        for statement in row.statements {
          if statement.operators.first?.kind == .define {
            let head = try #require(scope.definitionHead(statement.sides[0]))
            _ = try scope.define(head, as: statement.sides[1])
          } else if try scope.declare(statement) == nil {
            try scope.assume(statement)
          }
        }
      }
    }
    var parser = LaTeXParser(Array(claim))
    let statement = try #require(try parser.parseDisplay().first?.statements.first)
    var elaborator = Elaborator(scope)
    let relation = try elaborator.statement(statement)
    return Judge(samples: 40).judge(Claim(relation, assuming: scope.assumptions)).refutation
  }
}

private let data = [
  #"X \in \mathbb{R}^{n \times d}"#, #"y \in \mathbb{R}^n"#, #"w \in \mathbb{R}^d"#,
  #"\lambda > 0"#,
]
private let step = [
  #"w \in \mathbb{R}^d"#, #"L : \mathbb{R}^d \to \mathbb{R}"#, #"\lambda, \eta > 0"#,
]
private let bias = data + [#"b \in \mathbb{R}"#]
private let number = [#"z, w \in \mathbb{R}"#, #"\lambda > 0"#]
private let square = [#"A \in \mathbb{R}^{d \times d}"#, #"w \in \mathbb{R}^d"#]

let mistakes: [Mistake] = [
  Mistake(
    "factor 2 in the loss", data,
    #"\nabla_w (\|Xw - y\|_2^2 + \lambda \|w\|_2^2) = X^\top (Xw - y) + 2 \lambda w"#,
    #"the term $X^\top (Xw - y)$ should read $2X^\top (Xw - y)$"#),
  Mistake(
    "factor 2 in the penalty", data,
    #"\nabla_w (\tfrac12 \|Xw - y\|_2^2 + \lambda \|w\|_2^2) = X^\top (Xw - y) + \lambda w"#,
    #"the term $\lambda w$ should read $2 \lambda w$"#),
  Mistake(
    "factor 2 alone", data, #"\nabla_w \lambda \|w\|_2^2 = \lambda w"#,
    #"the term $\lambda w$ should read $2 \lambda w$"#),
  Mistake(
    "sign of the penalty",
    data + [#"J(w) := \tfrac12 \|Xw - y\|_2^2 + \tfrac{\lambda}{2} \|w\|_2^2"#],
    #"\nabla J(w) = X^\top (Xw - y) - \lambda w"#,
    #"the sign of the term $\lambda w$ is wrong"#),
  Mistake(
    "sign inside a product", data,
    #"X^\top (Xw - y) + \lambda w = (X^\top X - \lambda I) w - X^\top y"#,
    #"the sign of the term $\lambda w$ is wrong"#),
  Mistake(
    "sign of the decay", step,
    #"w - \eta (\nabla L(w) + \lambda w) = (1 + \eta \lambda) w - \eta \nabla L(w)"#,
    #"the sign of the term $\eta \lambda"#),
  Mistake(
    "λ dropped", data,
    #"\nabla_w (\tfrac12 \|Xw - y\|_2^2 + \tfrac{\lambda}{2} \|w\|_2^2) = X^\top (Xw - y) + w"#,
    #"$\lambda$ is missing: the term $w$ should read $\lambda w$"#),
  Mistake(
    "λ/n for λ", data,
    #"\nabla_w (\tfrac1{2n} \|Xw - y\|_2^2 + \tfrac{\lambda}{2} \|w\|_2^2) = \tfrac1n X^\top (Xw - y) + \tfrac{\lambda}{n} w"#,
    #"$n$ should not divide: the term $\frac{\lambda}{n} w$ should read $\lambda w$"#),
  Mistake(
    "bias penalised", bias,
    #"\frac{\partial}{\partial b} (\tfrac12 \|Xw + b \mathbf{1} - y\|_2^2 + \tfrac{\lambda}{2} \|w\|_2^2) = \mathbf{1}^\top (Xw + b \mathbf{1} - y) + \lambda b"#,
    #"the bias is penalised: the term $\lambda b$ is one too many"#),
  Mistake(
    "transpose", square, #"\nabla_w \tfrac12 \|Aw\|_2^2 = A A w"#, "rows and columns are swapped"),
  Mistake(
    "transpose of one of two", square, #"\nabla_w (w^\top A w) = 2 A w"#,
    #"the term $2Aw$ should read $Aw$; the term $A^\top w$ is missing"#),
  Mistake(
    "one wrong coordinate", [#"w \in \mathbb{R}^3"#],
    #"\nabla_w \tfrac12 \|w\|_2^2 = \begin{pmatrix} w_1 \\ w_2 \\ 2 w_3 + 1 \end{pmatrix}"#,
    "coordinate 3 only"),
  Mistake(
    "two coordinates swapped", [#"w \in \mathbb{R}^3"#],
    #"\nabla_w \tfrac12 \|w\|_2^2 = \begin{pmatrix} w_2 \\ w_1 \\ w_3 \end{pmatrix}"#,
    "coordinates 1 and 2 are swapped"),
  Mistake(
    "missing 1/n", data,
    #"\nabla_w (\tfrac1{2n} \|Xw - y\|_2^2 + \tfrac{\lambda}{2} \|w\|_2^2) = X^\top (Xw - y) + \lambda w"#,
    #"$1/n$ is missing in front of the term $X^\top (Xw - y)$"#),
  Mistake(
    "wrong near zero", number, #"(|z| - \lambda)_+ = |z| - \lambda"#,
    #"wrong only near zero, for $|z| < \lambda$"#),
  Mistake(
    "sign wrong near zero", number,
    #"\min(|z|, \lambda) = \begin{cases} -|z| & \text{if } |z| < \lambda \\ \lambda & \text{otherwise} \end{cases}"#,
    #"where $|z| < \lambda$, the sign of the term $|z|$ is wrong"#),
  Mistake(
    "wrong for negative numbers", number, #"|z| = z"#, "wrong only for negative $z$"),
  Mistake(
    "wrong value at the kink", number,
    #"\partial |z| = \begin{cases} \{1\} & \text{if } z > 0 \\ \{-1\} & \text{if } z < 0 \\ \{0\} & \text{if } z = 0 \end{cases}"#,
    "wrong only at the kink $z = 0$"),
  Mistake(
    "missing cross term", data,
    #"\|Xw - y\|_2^2 = \|Xw\|_2^2 + \|y\|_2^2"#,
    #"the cross term $-2y^\top Xw$ is missing"#),
  Mistake(
    "missing term", data,
    #"\nabla_w (\tfrac12 \|Xw - y\|_2^2 + \tfrac{\lambda}{2} \|w\|_2^2) = X^\top X w - X^\top y"#,
    #"the term $\lambda w$ is missing"#),
  Mistake(
    "threshold on the wrong side", number,
    #"\arg\min_w (\tfrac12 (w - z)^2 + \lambda |w|) = \begin{cases} z - \lambda \operatorname{sign}(z) & \text{if } |z| < \lambda \\ 0 & \text{otherwise} \end{cases}"#,
    "on the wrong side"),
  Mistake(
    "another threshold", number,
    #"\arg\min_w ((w - z)^2 + \lambda |w|) = \operatorname{sign}(z) (|z| - \lambda)_+"#,
    #"$\lambda$ should read $\frac{\lambda}{2}$ on the right side"#),
  Mistake(
    "update with half the decay", step,
    #"w - \eta \nabla_w (L(w) + \lambda \|w\|_2^2) = w - \eta (\nabla L(w) + \lambda w)"#,
    #"the term $-\eta \lambda w$ should read $-2 \eta \lambda w$"#),
  Mistake(
    "half the decay", step,
    #"w - \eta \nabla_w (L(w) + \lambda \|w\|_2^2) = (1 - \eta \lambda) w - \eta \nabla L(w)"#,
    #"should read $"#),
  Mistake(
    "exponent", [#"z \in \mathbb{R}"#],
    #"\frac{d}{dz} \log(1 + e^{-z}) = \frac{-1}{1 + e^{-z}}"#,
    #"the sign of the exponent $-z$ is wrong"#),
  Mistake(
    "wrong on one side", number,
    #"\operatorname{sign}(z) \max(|z| - \lambda, 0) = \operatorname{sign}(z) \max(z - \lambda, 0)"#,
    #"wrong only for $z < -\lambda$"#),
  Mistake("nonsense", number, #"\frac{d}{dw} \lambda w^2 = \lambda w^2"#, ""),
  Mistake("nonsense", number, #"\frac{d}{dw} \lambda w^2 = e^w"#, ""),
  Mistake("nonsense", data, #"\|w\|_2 = \mathbf{1}^\top w + 3"#, ""),
  Mistake("nonsense", data, #"\nabla_w \|Xw - y\|_2^2 = \tanh(w)"#, ""),
]

@Suite struct DiagnosisTableTests {
  @Test("A mistake is refuted and named", arguments: mistakes.archive())
  func aMistakeIsNamed(mistake: Mistake) throws {
    let refutation = try #require(try mistake.refutation(), "not refuted")
    let words = refutation.diagnosis ?? ""
    if mistake.words.isEmpty {
      #expect(words == "")
    } else {
      #expect(words.contains(mistake.words), "said: \(words)")
    }
  }
}
