import PropertyTesting
import SymbolicLite
import Testing

@testable import Checkers

private typealias L = Letters

@Suite struct MinimiserProofTests {
  private let u: Expression = .scalar("u")
  private let t: Expression = .scalar("t")
  private let mu: Expression = .scalar("\\mu")
  private let c: Expression = .scalar("c")
  private let zvec: Expression = .vector("z", "d")

  private func proves(_ relation: Relation, _ assumptions: [Relation] = L.positive) -> Bool {
    MinimiserProver.prove(Claim(relation, assuming: assumptions)) != nil
  }

  private func soft(_ x: Expression, _ threshold: Expression) -> Expression {
    sign(x) * max(abs(x) - threshold, 0)
  }

  private let loss = norm2(L.x * L.w - L.y).power(2) / 2
  private var gram: Expression { L.x.transposed * L.x }

  private func solution(_ shift: Expression) -> Expression {
    (gram + shift * .identity("d")).inverse * L.x.transposed * L.y
  }

  @Test(.archived("MinimiserProof.ridge"))
  func ridge() {
    let least = argmin(over: L.w, loss + L.lambda / 2 * norm2(L.w).power(2))
    #expect(proves(least.equals(solution(L.lambda))))
    #expect(!proves(least.equals(solution(L.lambda)), []))
    #expect(!proves(least.equals(solution(2 * L.lambda))))
    #expect(!proves(least.equals(solution(-L.lambda))))
    let mean = argmin(over: L.w, loss / .size("n") + L.lambda / 2 * norm2(L.w).power(2))
    #expect(proves(mean.equals(solution(.size("n") * L.lambda))))
    #expect(!proves(mean.equals(solution(L.lambda))))
  }

  @Test func leastSquares() {
    let plain = Minimisation(loss, over: L.w.letter)
    let point = gram.inverse * L.x.transposed * L.y
    // Where the inverse exists the columns are independent; without a word of it nothing is unique.
    #expect(proves(.member(point, .minimisers(plain)), []))
    let definite = Relation.definite(gram, strict: true, .zeros(.matrix("d", "d")))
    #expect(proves(.member(point, .minimisers(plain)), [definite]))
    let flat = Minimisation(norm2(L.x * L.w).power(2), over: L.w.letter)
    let zero = Expression.zeros(L.w.shape)
    #expect(proves(.member(zero, .minimisers(flat)), []))
    #expect(!proves(Expression.minimiser(flat).equals(zero), []))
    #expect(!proves(.member(.ones(L.w.shape), .minimisers(flat)), []))
  }

  private var shrinkage: Minimisation {
    Minimisation((u - L.z).power(2) / 2 + L.lambda * abs(u), over: u.letter)
  }

  @Test(.archived("MinimiserProof.softThreshold"))
  func softThreshold() {
    let least = Expression.minimiser(shrinkage)
    #expect(proves(least.equals(soft(L.z, L.lambda))))
    #expect(proves(.equalSets(.minimisers(shrinkage), .finite([soft(L.z, L.lambda)]))))
    #expect(!proves(least.equals(soft(L.z, L.lambda)), []))
    #expect(!proves(least.equals(soft(L.z, L.lambda / 2))))
    #expect(!proves(least.equals(sign(L.z) * max(abs(L.z - L.lambda), 0))))
    #expect(!proves(least.equals(max(L.z - L.lambda, 0))))
    let shifted = argmin(over: u, (u - L.z).power(2) / 2 + L.lambda * abs(u - L.a))
    #expect(proves(shifted.equals(L.a + soft(L.z - L.a, L.lambda))))
    #expect(!proves(shifted.equals(L.a + soft(L.z, L.lambda))))
    let net = argmin(
      over: u, (u - L.z).power(2) / 2 + L.lambda * abs(u) + mu / 2 * u.power(2))
    #expect(proves(net.equals(soft(L.z, L.lambda) / (1 + mu)), L.positive + [mu > 0]))
    #expect(!proves(net.equals(soft(L.z, L.lambda) / (1 + 2 * mu)), L.positive + [mu > 0]))
    let oneSided = argmin(over: u, (u - L.z).power(2) / 2 + L.lambda * positivePart(u))
    let pieces = Expression.cases(
      [Branch(L.z - L.lambda, if: L.z > L.lambda), Branch(0, if: L.z >= 0)], otherwise: L.z)
    #expect(proves(oneSided.equals(pieces)))
    #expect(!proves(oneSided.equals(soft(L.z, L.lambda))))
  }

  @Test(.archived("MinimiserProof.groups"))
  func groups() {
    let group = argmin(over: L.u, norm2(L.u - zvec).power(2) / 2 + L.lambda * norm2(L.u))
    let notZero = zvec.differs(from: .zeros(zvec.shape))
    #expect(proves(group.equals(max(1 - L.lambda / norm2(zvec), 0) * zvec), L.positive + [notZero]))
    #expect(
      !proves(group.equals(max(1 - 2 * L.lambda / norm2(zvec), 0) * zvec), L.positive + [notZero]))
    #expect(!proves(group.equals((1 - L.lambda / norm2(zvec)) * zvec), L.positive + [notZero]))
  }

  @Test(.archived("MinimiserProof.lassoWithOrthonormalColumns"))
  func lassoWithOrthonormalColumns() {
    let problem = Minimisation(loss + L.lambda * norm1(L.w), over: L.w.letter)
    let orthonormal = gram.equals(.identity("d"))
    let z = L.x.transposed * L.y
    let ones = Expression.ones(L.w.shape)
    let right = hadamard(sign(z), positivePart(abs(z) - L.lambda * ones))
    let least = Expression.minimiser(problem)
    #expect(proves(least.equals(right), L.positive + [orthonormal]))
    #expect(!proves(least.equals(right)))
    let wrong = hadamard(sign(z), positivePart(abs(z) - L.lambda / 2 * ones))
    #expect(!proves(least.equals(wrong), L.positive + [orthonormal]))
    let zero = Relation.member(.zeros(L.w.shape), .minimisers(problem))
    #expect(proves(zero, [L.lambda >= norm(z, .infinity)]))
    #expect(!proves(zero))
    #expect(!proves(zero, [L.lambda >= norm(z, .infinity) / 2]))
  }

  @Test func hardThreshold() {
    let counted = Minimisation((u - L.z).power(2) / 2 + L.lambda * norm(u, .l0), over: u.letter)
    func hard(_ threshold: Expression) -> Expression {
      .cases([Branch(L.z, if: abs(L.z) > threshold)], otherwise: 0)
    }
    #expect(proves(.member(hard(sqrt(2 * L.lambda)), .minimisers(counted))))
    #expect(!proves(Expression.minimiser(counted).equals(hard(sqrt(2 * L.lambda)))))
    #expect(!proves(.member(hard(L.lambda), .minimisers(counted))))
    let above = L.positive + [abs(L.z) > sqrt(2 * L.lambda)]
    #expect(proves(Expression.minimiser(counted).equals(L.z), above))
  }

  @Test func projection() {
    let nearest = argmin(over: u, (u - L.z).power(2), subjectTo: abs(u) <= L.lambda)
    #expect(proves(nearest.equals(max(min(L.z, L.lambda), -L.lambda))))
    #expect(!proves(nearest.equals(L.z)))
    let ball = argmin(
      over: L.u, norm2(L.u - L.w).power(2) / 2, subjectTo: norm2(L.u) <= c)
    let notZero = L.w.differs(from: .zeros(L.w.shape))
    #expect(!proves(ball.equals(c / norm2(L.w) * L.w), [c > 0, notZero]))
  }

  @Test(.archived("MinimiserProof.values"))
  func values() {
    func least(_ e: Expression) -> Expression { .minimum(Minimisation(e, over: u.letter)) }
    #expect(proves(least((u - L.z).power(2) + L.a).equals(L.a)))
    #expect(!proves(least((u - L.z).power(2) + L.a).equals(L.a - 1)))
    #expect(!proves(least(exp(u)).equals(0)))
    let envelope = Expression.cases(
      [Branch(L.z.squared / 2, if: abs(L.z) <= L.lambda)],
      otherwise: L.lambda * abs(L.z) - L.lambda.squared / 2)
    #expect(proves(Expression.minimum(shrinkage).equals(envelope)))
    #expect(!proves(Expression.minimum(shrinkage).equals(envelope / 2)))
    let ridge = Expression.minimum(
      Minimisation((L.a * u - t).power(2) / 2 + L.lambda * u.power(2) / 2, over: u.letter))
    #expect(proves(ridge.equals(L.lambda * t.squared / (2 * (L.a.squared + L.lambda)))))
    #expect(!proves(ridge.equals(L.lambda * t.squared / (L.a.squared + L.lambda))))
  }

  @Test func whatHasNoMinimum() {
    #expect(!proves(argmin(over: u, exp(u)).equals(0)))
    #expect(!proves(argmin(over: u, -u.power(2)).equals(0)))
    #expect(!proves(argmin(over: u, log(u)).equals(-1)))
    #expect(!proves(argmin(over: u, u.power(3)).equals(0)))
  }
}
