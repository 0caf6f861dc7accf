import SymbolicLite
import Testing

@testable import Checkers

private typealias L = Letters

@Suite struct DiagnosisTests {
  private let ridge = norm2(L.x * L.w - L.y).power(2) + L.lambda * norm2(L.w).power(2)

  private func words(_ claimed: Expression) -> String? {
    judged(gradient(of: ridge, with: L.w).equals(claimed)).refutation?.diagnosis
  }

  @Test func aTermWithTheWrongFactor() {
    let loss = 2 * (L.x.transposed * (L.x * L.w - L.y))
    #expect(words(loss + L.lambda * L.w) == #"the term $\lambda w$ should read $2 \lambda w$"#)
    #expect(words(loss - 2 * L.lambda * L.w)?.hasPrefix("the sign of the term") == true)
    #expect(words(loss + 2 * L.lambda * L.w + L.w) == "the term $w$ is one too many")
    #expect(
      words(loss + 2 * L.w)
        == #"$\lambda$ is missing: the term $2w$ should read $2 \lambda w$"#)
  }

  @Test func aWholeSideWithTheWrongFactor() {
    let half = judged(gradient(of: norm2(L.w).power(2), with: L.w).equals(L.w)).refutation
    #expect(half?.diagnosis == "the term $w$ should read $2w$")
    let sum = L.w + L.lambda * L.u
    let twice = judged((2 * sum).equals(sum)).refutation
    #expect(twice?.diagnosis == "the right side is half of what it should be")
  }

  @Test func aLetterThatShouldBeAnother() {
    func solution(_ shift: Expression) -> Expression {
      (L.x.transposed * L.x + shift * .identity("d")).inverse * L.x.transposed * L.y
    }
    let mean = norm2(L.x * L.w - L.y).power(2) / .size("n") + L.lambda * norm2(L.w).power(2)
    let least = argmin(over: L.w, mean).equals(solution(L.lambda))
    #expect(
      judged(least, assuming: L.positive).refutation?.diagnosis?.split(separator: ";").first.map(
        String.init)
        == #"$\lambda$ should read $n \lambda$ on the right side"#)
  }

  @Test func aFactorUpToAConstant() {
    let square = norm2(L.w).power(2)
    let claim = Relation.equalUpToConstant(
      square / 2 + L.lambda, square, freeOf: [L.w.letter])
    #expect(
      judged(claim).refutation?.diagnosis?.split(separator: ";").first.map(String.init)
        == #"the term $\|w\|_2^2$ should read $\frac{1}{2} \|w\|_2^2$"#)
  }

  @Test func nothingIsSaidWhereNothingHelps() {
    let odd = judged(norm2(L.w).equals(norm1(L.w))).refutation
    #expect(odd != nil)
    #expect(odd?.diagnosis == nil)
  }
}
