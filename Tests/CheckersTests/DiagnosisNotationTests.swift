import SymbolicLite
import Testing

@testable import Checkers

private typealias L = Letters

/// A normal form is written back as people write it.
@Suite struct DiagnosisNotationTests {
  fileprivate static let a: Expression = .matrix("A", "d", "d")
  private static let v: Expression = .vector("v", "d")
  private static let n: Expression = .size("n")

  /// Formulas, and how their normal forms read.
  private static let notations: [(Expression, String)] = [
    (L.x * L.w, #"Xw"#),
    (L.x.transposed * (L.x * L.w), #"X^\top Xw"#),
    (L.lambda * L.w * 2, #"2 \lambda w"#),
    (L.w / n, #"\frac{1}{n} w"#),
    (dot(L.w, L.w), #"\|w\|_2^2"#),
    (norm2(L.x * L.w).power(2), #"\|Xw\|_2^2"#),
    (dot(L.y, L.x * L.w), #"y^\top Xw"#),
    (norm1(L.w), #"\|w\|_1"#),
    (norm2(L.w), #"\|w\|_2"#),
    (L.w / norm2(L.w), #"\frac{1}{\|w\|_2} w"#),
    (a.transposed * v, #"A^\top v"#),
    (a * a.transposed, #"AA^\top"#),
    (trace(a), #"\operatorname{tr}(A)"#),
    (trace(a * a), #"\operatorname{tr}(AA)"#),
    (hadamard(v, L.w), #"v \odot w"#),
    (sign(L.w), #"\operatorname{sign}(w)"#),
    (v * L.w.transposed, #"vw^\top"#),
    ((a + .identity("d")).inverse * v, #"(A + I)^{-1} v"#),
    (diag(v) * a, #"\operatorname{diag}(v)A"#),
  ]

  @Test("Matrix notation", arguments: 0..<notations.count)
  func matrixNotation(number: Int) {
    let (formula, latex) = Self.notations[number]
    let written = Account.matrixNotation(of: formula, assuming: [])
    #expect(written?.latex == latex)
    // Whatever it reads like, it has to be the same.
    if let written { #expect(!judged(formula.equals(written)).isRefuted) }
  }

  @Test func whatHasNoNotation() {
    let cube = hadamard(hadamard(a * v, a * v), a * v)
    #expect(Account.matrixNotation(of: cube, assuming: []) == nil)
  }

  private var a: Expression { Self.a }
  private var v: Expression { Self.v }
}
