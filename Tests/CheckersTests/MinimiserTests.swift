import PropertyTesting
import SymbolicLite
import Testing

@testable import Checkers

private typealias L = Letters

@Suite struct MinimiserTests {
  private let ridge = norm2(L.x * L.w - L.y).power(2) / 2 + L.lambda / 2 * norm2(L.w).power(2)
  private let u: Expression = .scalar("u")

  private func solution(_ shift: Expression) -> Expression {
    (L.x.transposed * L.x + shift * .identity("d")).inverse * L.x.transposed * L.y
  }

  @Test func theRidgeSolution() {
    let least = argmin(over: L.w, ridge)
    #expect(judged(least.equals(solution(L.lambda)), assuming: L.positive).isTested)
    #expect(judged(least.equals(solution(2 * L.lambda)), assuming: L.positive).isRefuted)
    #expect(judged(least.equals(solution(L.lambda + 1e-4)), assuming: L.positive).isRefuted)
    #expect(judged(least.equals(1.0001 * solution(L.lambda)), assuming: L.positive).isRefuted)
  }

  @Test(.archived("Minimiser.withoutAPenaltyTheMinimiserIsNotUnique"))
  func withoutAPenaltyTheMinimiserIsNotUnique() {
    let plain = argmin(over: L.w, norm2(L.x * L.w - L.y).power(2))
    #expect(judged(plain.equals(.zeros(L.w.shape))).isRefuted)
    let zero = Expression.zeros(.vector("n"))
    let flat = Minimisation(norm2(L.x * L.w).power(2), over: L.w.letter)
    _ = zero
    #expect(judged(.member(.zeros(L.w.shape), .minimisers(flat))).isTested)
    #expect(judged(Expression.minimiser(flat).equals(.zeros(L.w.shape))).isRefuted)
  }

  private var shrinkage: Minimisation {
    Minimisation((u - L.z).power(2) / 2 + L.lambda * abs(u), over: u.letter)
  }

  @Test(.archived("Minimiser.softThreshold"))
  func softThreshold() {
    let soft = sign(L.z) * max(abs(L.z) - L.lambda, 0)
    let least = Expression.minimiser(shrinkage)
    #expect(judged(least.equals(soft), assuming: L.positive).isTested)
    #expect(
      judged(.equalSets(.minimisers(shrinkage), .finite([soft])), assuming: L.positive).isTested)
    let wrong = sign(L.z) * max(abs(L.z) - 1.01 * L.lambda, 0)
    #expect(judged(least.equals(wrong), assuming: L.positive).isRefuted)
    #expect(judged(least.equals(max(L.z - L.lambda, 0)), assuming: L.positive).isRefuted)
  }

  @Test(.archived("Minimiser.hardThreshold"))
  func hardThreshold() {
    let counted = Minimisation(
      (u - L.z).power(2) / 2 + L.lambda * norm(u, .l0), over: u.letter)
    func hard(_ threshold: Expression) -> Expression {
      .cases([Branch(L.z, if: abs(L.z) > threshold)], otherwise: 0)
    }
    let right = hard(sqrt(2 * L.lambda))
    #expect(judged(.member(right, .minimisers(counted)), assuming: L.positive).isTested)
    // At the threshold itself both 0 and z are minimisers.
    #expect(judged(Expression.minimiser(counted).equals(right), assuming: L.positive).isRefuted)
    let off = hard(1.01 * sqrt(2 * L.lambda))
    #expect(judged(.member(off, .minimisers(counted)), assuming: L.positive).isRefuted)
    #expect(judged(.member(hard(L.lambda), .minimisers(counted)), assuming: L.positive).isRefuted)
  }

  @Test func projection() {
    let constraint = abs(u) <= L.lambda
    let nearest = Expression.minimiser(
      Minimisation((u - L.z).power(2), over: u.letter, subjectTo: constraint))
    let clipped = max(min(L.z, L.lambda), -L.lambda)
    #expect(judged(nearest.equals(clipped), assuming: L.positive).isTested)
    #expect(judged(nearest.equals(L.z), assuming: L.positive).isRefuted)
    #expect(judged(nearest.equals(0.999 * clipped), assuming: L.positive).isRefuted)
  }

  @Test func values() {
    let bowl = Expression.minimum(Minimisation((u - L.z).power(2) + L.a, over: u.letter))
    #expect(judged(bowl.equals(L.a)).isTested)
    #expect(judged(bowl.equals(L.a + 1e-4)).isRefuted)
    #expect(judged(bowl.equals(L.a - 1e-4)).isRefuted)
    #expect(judged(bowl >= L.a - 1).isTested)
    #expect(judged(bowl <= L.a - 1).isRefuted)
    let unattained = Expression.minimum(Minimisation(exp(u), over: u.letter))
    #expect(judged(unattained.equals(0)).isTested == false)
    #expect(judged(Expression.minimiser(Minimisation(exp(u), over: u.letter)).equals(0)).isRefuted)
  }

  @Test(.archived("Minimiser.minimaInsideFormulas"))
  func minimaInsideFormulas() {
    let least = Expression.minimiser(shrinkage)
    #expect(judged(abs(least) <= abs(L.z), assuming: L.positive).isTested)
    #expect(judged(abs(least) >= abs(L.z), assuming: L.positive).isRefuted)
    // The derivative of a minimum must not be taken for that of a constant.
    let value = Expression.minimum(Minimisation((u - L.z).power(2) + L.z, over: u.letter))
    #expect(judged(derivative(of: value, with: L.z).equals(0)).isTested == false)
  }
}

@Suite struct FlatMinimumTests {
  private let u: Expression = .scalar("u")

  @Test(.archived("Minimiser.aFlatMinimumIsNotUnique"))
  func aFlatMinimumIsNotUnique() {
    let hinge = Minimisation(max(0, L.z - u), over: u.letter)
    #expect(judged(Expression.minimiser(hinge).equals(L.z)).isRefuted)
    #expect(judged(.member(L.z, .minimisers(hinge))).isTested)
    let distance = Minimisation(abs(u - L.z) + abs(u - L.a), over: u.letter)
    #expect(judged(Expression.minimiser(distance).equals(L.z)).isRefuted)
    #expect(judged(.member(L.z, .minimisers(distance))).isTested)
  }

  @Test func aLocalMinimumIsNotEnough() {
    // (u² − 1)² + u/4 has its lower valley at the left.
    let valleys = Minimisation((u.power(2) - 1).power(2) + u / 4, over: u.letter)
    #expect(judged(.member(1, .minimisers(valleys))).isRefuted)
    let even = Minimisation((u.power(2) - L.a.power(2)).power(2), over: u.letter)
    #expect(judged(.member(L.a, .minimisers(even))).isTested)
    #expect(judged(Expression.minimiser(even).equals(L.a)).isRefuted)
  }

  @Test func anObjectiveWithoutAMinimum() {
    let falling = Minimisation(-u + 0 * L.z, over: u.letter)
    #expect(judged(Expression.minimiser(falling).equals(L.z)).isRefuted)
    let saddle = Minimisation(u.power(3), over: u.letter)
    #expect(judged(Expression.minimiser(saddle).equals(0)).isRefuted)
  }

  @Test func conditionsOnSizesHoldAtTheCounterexample() {
    let (n, d) = (Expression.size("n"), Expression.size("d"))
    let wrong = norm(L.x, .frobenius).equals(0)
    let refutation = judged(wrong, assuming: [n >= 2, d >= n]).refutation
    #expect(refutation?.counterexample.description.hasPrefix("n = d = 2, ") == true)
  }
}
