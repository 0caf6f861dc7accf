import PropertyTesting
import SymbolicLite
import Testing

@testable import Checkers

private typealias L = Letters

/// Statements as they stand in textbooks, and the slips that are made with them.
@Suite struct TextbookTests {
  private let mu: Expression = .scalar("\\mu")
  private let b: Expression = .scalar("b")
  private let q: Expression = .scalar("q")
  private let v: Expression = .vector("v", "d")
  private let zvec: Expression = .vector("z", "d")
  private let j = Index("j", through: "d")

  private func soft(_ x: Expression, _ t: Expression) -> Expression {
    sign(x) * max(abs(x) - t, 0)
  }

  @Test(.archived("Textbook.proximalMapsOfVectors"))
  func proximalMapsOfVectors() {
    let objective = norm2(L.u - zvec).power(2) / 2 + L.lambda * norm2(L.u)
    let group = Expression.minimiser(Minimisation(objective, over: L.u.letter))
    let isNotZero = zvec.differs(from: .zeros(zvec.shape))
    let shrunk = max(1 - L.lambda / norm2(zvec), 0) * zvec
    #expect(judged(group.equals(shrunk), assuming: L.positive + [isNotZero]).isTested)
    let wrong = (1 - L.lambda / norm2(zvec)) * zvec
    #expect(judged(group.equals(wrong), assuming: L.positive + [isNotZero]).isRefuted)
    let slightly = max(1 - 1.01 * L.lambda / norm2(zvec), 0) * zvec
    #expect(judged(group.equals(slightly), assuming: L.positive + [isNotZero]).isRefuted)
  }

  @Test(.archived("Textbook.theFirstCoefficientEntersAtLambdaMax"))
  func theFirstCoefficientEntersAtLambdaMax() {
    let objective = norm2(L.x * L.w - L.y).power(2) / 2 + L.lambda * norm1(L.w)
    let problem = Minimisation(objective, over: L.w.letter)
    let zero = Expression.zeros(L.w.shape)
    let threshold = norm(L.x.transposed * L.y, .infinity)
    let isZero = Relation.member(zero, .minimisers(problem))
    #expect(judged(isZero, assuming: L.positive + [L.lambda >= threshold]).isTested)
    #expect(judged(isZero, assuming: L.positive + [L.lambda >= 0.99 * threshold]).isRefuted)
    #expect(judged(isZero, assuming: L.positive).isRefuted)
  }

  @Test(.archived("Textbook.lassoWithOrthonormalColumns"))
  func lassoWithOrthonormalColumns() {
    let objective = norm2(L.x * L.w - L.y).power(2) / 2 + L.lambda * norm1(L.w)
    let least = argmin(over: L.w, objective)
    let orthonormal = (L.x.transposed * L.x).equals(.identity("d"))
    let z = L.x.transposed * L.y
    let right = hadamard(sign(z), positivePart(abs(z) - L.lambda * .ones(L.w.shape)))
    #expect(judged(least.equals(right), assuming: L.positive + [orthonormal]).isTested)
    #expect(judged(least.equals(right), assuming: L.positive).isRefuted)
    let wrong = hadamard(sign(z), positivePart(abs(z) - L.lambda / 2 * .ones(L.w.shape)))
    #expect(judged(least.equals(wrong), assuming: L.positive + [orthonormal]).isRefuted)
  }

  @Test func zeroIsASubgradientExactlyAtAMinimiser() {
    let u: Expression = .scalar("u")
    let objective = (u - L.z).power(2) / 2 + L.lambda * abs(u)
    let slopes = SetExpression.subdifferential(of: objective, with: u.letter, at: 0)
    let small = abs(L.z) <= L.lambda
    #expect(judged(.equivalent(.member(0, slopes), small), assuming: L.positive).isTested)
    let strict = abs(L.z) < L.lambda
    #expect(judged(.equivalent(.member(0, slopes), strict), assuming: L.positive).isRefuted)
  }

  @Test func partialDerivatives() {
    let bridge = sum(over: j, abs(L.w[j]).power(3))
    let isNotZero = L.w[j].differs(from: 0)
    let partial = gradient(of: bridge, with: L.w)[j]
    #expect(
      judged(partial.equals(3 * abs(L.w[j]).power(2) * sign(L.w[j])), assuming: [isNotZero])
        .isTested)
    #expect(
      judged(partial.equals(3 * abs(L.w[j]).power(2)), assuming: [isNotZero]).isRefuted)
  }

  @Test func derivativesAtAKinkAreExcluded() {
    let verdict = judged(
      gradient(of: L.lambda * norm1(L.w), with: L.w).equals(L.lambda * sign(L.w)),
      assuming: L.positive)
    guard case .tested(let evidence) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(!evidence.excluded.isEmpty)
  }

  @Test func publishedMistakes() {
    #expect(judged(derivative(of: tanh(L.z), with: L.z).equals(1 - tanh(L.z))).isRefuted)
    #expect(judged(derivative(of: tanh(L.z), with: L.z).equals(1 - tanh(L.z).power(2))).isTested)
    let grown = abs(L.z + L.lambda * sign(L.z)) <= abs(L.z)
    #expect(judged(grown, assuming: L.positive).isRefuted)
    let misplaced = sign(L.z) * positivePart(L.z - L.lambda)
    #expect(judged(soft(L.z, L.lambda).equals(misplaced), assuming: L.positive).isRefuted)
  }

  @Test func majorisation() {
    let bound = L.z.power(2) / (2 * abs(b)) + abs(b) / 2
    let isNotZero = b.differs(from: 0)
    #expect(judged(abs(L.z) <= bound, assuming: [isNotZero]).isTested)
    #expect(judged(abs(L.z) < bound, assuming: [isNotZero]).isRefuted)
    #expect(judged(abs(L.z) <= 0.9999 * bound, assuming: [isNotZero]).isRefuted)
  }

  @Test func convexityNeedsAWeightBetweenZeroAndOne() {
    let inside = Relation.member(q, .interval(0, 1, openLeft: false, openRight: false))
    func claim(_ f: (Expression) -> Expression) -> Relation {
      f(q * L.w + (1 - q) * L.u) <= q * f(L.w) + (1 - q) * f(L.u)
    }
    #expect(judged(claim(norm2), assuming: [inside]).isTested)
    #expect(judged(claim(norm2)).isRefuted)
    #expect(judged(claim { norm($0, .l0) }, assuming: [inside]).isRefuted)
  }

  @Test func theWoodburyForms() {
    let dual = L.x * L.x.transposed + L.lambda * .identity("n")
    let primal = L.x.transposed * L.x + L.lambda * .identity("d")
    let right = (primal.inverse * L.x.transposed).equals(L.x.transposed * dual.inverse)
    #expect(judged(right, assuming: L.positive).isTested)
    let wrong = (primal.inverse * L.x.transposed).equals(
      L.x.transposed * (dual + 1e-7 * .identity("n")).inverse)
    #expect(judged(wrong, assuming: L.positive).isRefuted)
  }

  @Test func aMistakeInOneCoordinateOnly() {
    let third = Expression.cases(
      [Branch(0.999 * L.w[j], if: Expression.index(j).equals(3))], otherwise: L.w[j])
    #expect(judged(L.w[j].equals(third)).isRefuted)
  }

  @Test func aMistakeForManyColumnsOnly() {
    let (n, d) = (Expression.size("n"), Expression.size("d"))
    let wrong = Expression.cases([Branch(L.z + 1, if: d > n)], otherwise: L.z)
    #expect(judged((L.z + 0 * norm(L.x, .frobenius)).equals(wrong)).isRefuted)
  }

  @Test func aMistakeAtASmallThresholdOnly() {
    // Wrong only where 0 < z < 0.02, and where z > 50.
    let near = Expression.cases([Branch(0, if: abs(L.z) < 0.02)], otherwise: L.z)
    #expect(judged(L.z.equals(near)).isRefuted)
    let far = Expression.cases([Branch(50, if: L.z > 50)], otherwise: L.z)
    #expect(judged(L.z.equals(far)).isRefuted)
  }
}
