import PropertyTesting
import SymbolicLite
import Testing

@testable import Checkers

private typealias L = Letters

/// Assumptions that plain drawing would hardly ever meet.
@Suite struct SampledSpacesTests {
  private let eta: Expression = .scalar("\\eta")
  private let gram = L.x.transposed * L.x
  private let j = Index("j", through: "d")

  @Test func unitVectors() {
    let unit = norm2(L.w).equals(1)
    #expect(judged(norm1(L.w) >= 1, assuming: [unit]).isTested)
    #expect(judged(norm1(L.w) <= 1, assuming: [unit]).isRefuted)
    #expect(judged(norm2(L.w).power(2).equals(1), assuming: [unit]).isTested)
    #expect(judged(norm2(2 * L.w).equals(1), assuming: [unit]).isRefuted)
  }

  @Test(.archived("SampledSpaces.fullColumnRank"))
  func fullColumnRank() {
    let rank = Relation.definite(gram, strict: true, .zeros(.matrix("d", "d")))
    let least = argmin(over: L.w, norm2(L.x * L.w - L.y).power(2))
    let ols = gram.inverse * L.x.transposed * L.y
    #expect(judged(least.equals(ols), assuming: [rank]).isTested)
    #expect(judged(least.equals(0.9999 * ols), assuming: [rank]).isRefuted)
    #expect(judged(gram.equals(gram.transposed), assuming: [rank]).isTested)
  }

  @Test func productsBelowOne() {
    let step = [eta > 0, L.lambda > 0, eta * L.lambda < 1]
    #expect(judged(abs(1 - eta * L.lambda) < 1, assuming: step).isTested)
    #expect(judged(1 - eta * L.lambda > 0, assuming: [eta > 0, L.lambda > 0]).isRefuted)
    #expect(judged(1 - eta * L.lambda > 0.01, assuming: step).isRefuted)
  }

  @Test func kernels() {
    let k: Expression = .matrix("K", "d", "d", in: .positiveSemidefinite)
    #expect(judged(dot(L.w, k * L.w) >= 0).isTested)
    #expect(
      judged(dot(L.w, k * L.w) > 0, assuming: [L.w.differs(from: .zeros(L.w.shape))]).isRefuted)
    #expect(judged(gradient(of: dot(L.w, k * L.w), with: L.w).equals(2 * (k * L.w))).isTested)
    let m: Expression = .matrix("M", "d", "d")
    #expect(judged(gradient(of: dot(L.w, m * L.w), with: L.w).equals(2 * (m * L.w))).isRefuted)
    let p: Expression = .matrix("A", "d", "d", in: .positiveDefinite)
    #expect(judged(dot(L.w, p.inverse * L.w) >= 0).isTested)
    #expect(judged(dot(L.w, k.inverse * L.w) >= norm2(L.w)).isRefuted)
  }

  @Test func countersAndLabels() {
    let t: Expression = .scalar("t", in: .natural)
    let decay = (1 - eta * L.lambda)
    let nonZero = decay.differs(from: 0)
    #expect(
      judged((decay.power(t + 1)).equals(decay * decay.power(t)), assuming: [nonZero]).isTested)
    #expect(
      judged(decay.power(t + 1).equals(decay + decay.power(t)), assuming: [nonZero]).isRefuted)
    let labels: Expression = .vector("y", "n", in: .finite([Rational(-1), Rational(1)]))
    #expect(judged(norm2(labels).power(2).equals(.size("n"))).isTested)
    #expect(judged(norm1(labels).equals(norm2(labels))).isRefuted)
    let label: Expression = .scalar("y", in: .finite([Rational(-1), Rational(1)]))
    #expect(judged(label.power(2).equals(1)).isTested)
    #expect(judged(label.equals(1)).isRefuted)
  }

  @Test func noiseOnTheInput() {
    let sigma: Expression = .scalar("\\sigma")
    let noise: Expression = .matrix("E", "n", "d")
    let random = RandomSymbol(
      noise.letter, .normal(mean: .zeros(noise.shape), covariance: sigma.power(2)))
    let left = Expression.expectation(
      norm2((L.x + noise) * L.w - L.y).power(2), over: [random])
    let n = Expression.size("n")
    let loss = norm2(L.x * L.w - L.y).power(2)
    let right = loss + n * sigma.power(2) * norm2(L.w).power(2)
    #expect(judged(left.equals(right), assuming: [sigma > 0]).isTested)
    let wrong = loss + sigma.power(2) * norm2(L.w).power(2)
    #expect(judged(left.equals(wrong), assuming: [sigma > 0]).isRefuted)
  }

  @Test func entryByEntry() {
    #expect(judged(norm1(L.w).equals(sum(over: j, L.w[j])), assuming: [L.w[j] >= 0]).isTested)
    #expect(judged(norm1(L.w).equals(sum(over: j, L.w[j])), assuming: [L.w[j] >= -1]).isRefuted)
    #expect(
      judged(norm(L.w, .infinity) <= 1, assuming: [abs(L.w[j]) <= 1]).isTested)
    #expect(judged(norm(L.w, .infinity) < 1, assuming: [abs(L.w[j]) <= 1]).isRefuted)
  }

  @Test func aBallAndACorrelation() {
    let inBall = norm2(L.w) <= L.lambda
    #expect(judged(dot(L.u, L.w) <= L.lambda * norm2(L.u), assuming: [inBall]).isTested)
    #expect(judged(dot(L.u, L.w) <= 0.9 * L.lambda * norm2(L.u), assuming: [inBall]).isRefuted)
    let orthogonal = dot(L.u, L.w).equals(0)
    let pythagoras = norm2(L.u + L.w).power(2).equals(norm2(L.u).power(2) + norm2(L.w).power(2))
    #expect(judged(pythagoras, assuming: [orthogonal]).isTested)
    #expect(judged(pythagoras).isRefuted)
  }

  @Test(.archived("SampledSpaces.aSolutionThatIsAssumed"))
  func aSolutionThatIsAssumed() {
    let u: Expression = .scalar("u")
    let least = Expression.minimiser(
      Minimisation((u - L.z).power(2) / 2 + L.lambda * abs(u), over: u.letter))
    let assumed = L.a.equals(least)
    #expect(judged(abs(L.a) <= abs(L.z), assuming: L.positive + [assumed]).isTested)
    #expect(judged(L.a.equals(L.z), assuming: L.positive + [assumed]).isRefuted)
  }
}
