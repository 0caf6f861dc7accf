import SymbolicLite
import Testing

@testable import Checkers

private typealias L = Letters

@Suite struct EqualityTests {
  private let ridge = norm2(L.x * L.w - L.y).power(2) / 2 + L.lambda / 2 * norm2(L.w).power(2)

  @Test func aTrueGradientIsTestedInSeveralSizes() {
    let claimed = L.x.transposed * (L.x * L.w - L.y) + L.lambda * L.w
    let verdict = judged(
      gradient(of: ridge, with: L.w).equals(claimed), assuming: L.positive)
    guard case .tested(let evidence) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(evidence.points >= 100)
    #expect(evidence.sizes["n"] == 1...9)
    #expect(evidence.sizes["d"] == 1...9)
    #expect(evidence.widest < 1e-9)
  }

  @Test func theSmallestCounterexampleIsShown() {
    let claimed = L.x.transposed * (L.x * L.w - L.y) - L.lambda * L.w
    let verdict = judged(
      gradient(of: ridge, with: L.w).equals(claimed), assuming: L.positive)
    let refutation = verdict.refutation
    #expect(
      refutation?.counterexample.description == #"n = d = 1, X = 0, w = 1, y = 0, \lambda = 1"#)
    #expect(refutation?.left == "1")
    #expect(refutation?.right == "-1")
  }

  @Test(arguments: [1.99999, 2.00001, 1, 4, -2])
  func aWrongFactorIsRefuted(factor: Double) {
    let claimed = Expression(floatLiteral: factor) * L.lambda * L.w
    let square = L.lambda * norm2(L.w).power(2)
    #expect(judged(gradient(of: square, with: L.w).equals(claimed)).isRefuted)
  }

  @Test func twoThirdsIsNotADecimal() {
    #expect(judged((Expression(2) / 3).equals(0.6667)).isRefuted)
    #expect(judged((Expression(2) / 4).equals(0.5)).isTested)
  }

  @Test func aWrongValueAtATieIsRefuted() {
    // |z| for z ≠ λ, but 0 at z = λ.
    let wrong = Expression.cases(
      [Branch(0, if: L.z.equals(L.lambda))], otherwise: abs(L.z))
    #expect(judged(abs(L.z).equals(wrong), assuming: L.positive).isRefuted)
  }

  @Test func aThresholdOnePercentOffIsRefuted() {
    let soft = sign(L.z) * max(abs(L.z) - L.lambda, 0)
    let off = Expression.cases(
      [Branch(0, if: abs(L.z) <= 1.01 * L.lambda)], otherwise: L.z - L.lambda * sign(L.z))
    let right = Expression.cases(
      [Branch(0, if: abs(L.z) <= L.lambda)], otherwise: L.z - L.lambda * sign(L.z))
    #expect(judged(soft.equals(off), assuming: L.positive).isRefuted)
    #expect(judged(soft.equals(right), assuming: L.positive).isTested)
  }

  @Test func aJitterInAnInverseIsRefuted() {
    let d = Dimension("d")
    let exact = (L.x.transposed * L.x + L.lambda * .identity(d)).inverse
    let jittered = (L.x.transposed * L.x + (L.lambda + 1e-6) * .identity(d)).inverse
    #expect(judged(exact.equals(jittered), assuming: L.positive).isRefuted)
    let other = (L.lambda * .identity(d) + L.x.transposed * L.x).inverse
    #expect(judged(exact.equals(other), assuming: L.positive).isTested)
  }

  @Test func nothingAgreesWhereNothingIsDefined() {
    #expect(judged(log(-abs(L.z)).equals(log(-abs(L.z)))).isUndecided)
    #expect(judged((L.z / 0).equals(L.z / 0)).isUndecided)
  }

  @Test func theSameSeedGivesTheSameVerdict() {
    let wrong = gradient(of: ridge, with: L.w).equals(L.x.transposed * (L.x * L.w - L.y))
    let first = judged(wrong).refutation
    let second = judged(wrong).refutation
    #expect(first != nil)
    #expect(first?.counterexample.description == second?.counterexample.description)
  }
}
