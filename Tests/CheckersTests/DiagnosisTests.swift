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
    #expect(words(loss + 2 * L.lambda * L.w + L.w) == "the term $w$ should not be there")
    #expect(words(loss + 2 * L.w) == #"the term $2w$ should read $\lambda \cdot 2w$"#)
  }

  @Test func aWholeSideWithTheWrongFactor() {
    let half = judged(gradient(of: norm2(L.w).power(2), with: L.w).equals(L.w)).refutation
    #expect(half?.diagnosis == "the right side is half of what it should be")
  }

  @Test func nothingIsSaidWhereNothingHelps() {
    let odd = judged(norm2(L.w).equals(norm1(L.w))).refutation
    #expect(odd != nil)
    #expect(odd?.diagnosis == nil)
  }
}
