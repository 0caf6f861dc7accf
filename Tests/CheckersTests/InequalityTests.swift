import SymbolicLite
import Testing

@testable import Checkers

private typealias L = Letters

@Suite struct InequalityTests {
  @Test func theNormSandwichIsTested() {
    let d = Expression.size("d")
    #expect(judged(norm2(L.w) <= norm1(L.w)).isTested)
    #expect(judged(norm1(L.w) <= sqrt(d) * norm2(L.w)).isTested)
    #expect(judged(norm1(L.w) <= norm2(L.w)).isRefuted)
    #expect(judged(norm1(L.w) <= sqrt(d) * 0.999 * norm2(L.w)).isRefuted)
  }

  @Test func aStrictInequalityFailsWhereItIsATie() {
    #expect(judged(norm2(L.w) < norm1(L.w)).isRefuted)
    #expect(judged(abs(L.z) >= 0).isTested)
    let atZero = judged(abs(L.z) > 0).refutation
    #expect(atZero?.counterexample.description == "z = 0")
    #expect(judged(exp(L.z) > 1 + L.z).isRefuted)
  }

  @Test func aTieIsFoundBetweenTwoNumbers() {
    // Fails only where |z| = λ.
    #expect(judged((abs(L.z) - L.lambda).power(2) > 0, assuming: L.positive).isRefuted)
  }

  @Test func aNarrowFailureIsFound() {
    // z² − z + 0.2499 < 0 only within 0.01 of z = ½; z² − 1.3z + 0.4224 < 0 near 0.65.
    #expect(judged(L.z.power(2) - L.z + 0.2499 >= 0).isRefuted)
    #expect(judged(L.z.power(2) - 1.3 * L.z + 0.4224 >= 0).isRefuted)
    #expect(judged(L.z.power(2) - 1.3 * L.z + 0.4226 >= 0).isTested)
  }

  @Test func differentMeansDifferentSomewhere() {
    #expect(judged((L.w + .ones(L.w.shape)).differs(from: L.w)).isTested)
    #expect(judged(L.w.differs(from: L.u)).isRefuted)
  }

  @Test func definitenessIsDecidedByDirections() {
    let d = Dimension("d")
    let gram = L.x.transposed * L.x
    let zero = Expression.zeros(.matrix(d, d))
    #expect(judged(.definite(gram, strict: false, zero)).isTested)
    #expect(judged(.definite(gram, strict: true, zero)).isRefuted)
    let ridge = gram + L.lambda * .identity(d)
    #expect(judged(.definite(ridge, strict: true, zero), assuming: L.positive).isTested)
    #expect(
      judged(.definite(gram, strict: false, L.lambda * .identity(d)), assuming: L.positive)
        .isRefuted)
  }
}
