import SymbolicLite
import Testing

@testable import Checkers

private typealias L = Letters

@Suite struct SetTests {
  private func slopes(at zero: SetExpression) -> Relation {
    .equalSets(
      .subdifferential(of: abs(L.z), with: L.z.letter, at: L.z),
      .cases(
        [
          SetBranch(.finite([1]), if: L.z > 0), SetBranch(zero, if: L.z.equals(0)),
        ], otherwise: .finite([-1])))
  }

  private func closed(_ a: Expression, _ b: Expression) -> SetExpression {
    .interval(a, b, openLeft: false, openRight: false)
  }

  @Test func theSubdifferentialOfMagnitude() {
    #expect(judged(slopes(at: closed(-1, 1))).isTested)
    #expect(judged(slopes(at: closed(-1.01, 1.01))).isRefuted)
    #expect(judged(slopes(at: closed(-0.99, 1))).isRefuted)
    #expect(judged(slopes(at: closed(-0.5, 0.5))).isRefuted)
    #expect(judged(slopes(at: .finite([-1, 1]))).isRefuted)
    #expect(judged(slopes(at: .finite([0]))).isRefuted)
    #expect(judged(slopes(at: .interval(-1, 1, openLeft: true, openRight: true))).isRefuted)
    #expect(judged(slopes(at: .reals(.scalar))).isRefuted)
  }

  @Test func ballsAreTheSubdifferentialsOfNormsAtZero() {
    let v = Expression.vector("v", "d")
    func ball(_ norm: Norm, _ radius: Expression) -> SetExpression {
      .builder(v.letter, .compare(.norm(norm, v), .lessOrEqual, radius))
    }
    let zero = Expression.zeros(L.w.shape)
    let group = SetExpression.subdifferential(of: norm2(L.w), with: L.w.letter, at: zero)
    #expect(judged(.equalSets(group, ball(.l2, 1))).isUndecided == false)
    #expect(judged(.equalSets(group, ball(.l2, 1.01))).isRefuted)
    #expect(judged(.equalSets(group, ball(.infinity, 1))).isRefuted)
    let lasso = SetExpression.subdifferential(
      of: L.lambda * norm1(L.w), with: L.w.letter, at: zero)
    #expect(judged(.equalSets(lasso, ball(.infinity, L.lambda)), assuming: L.positive).isTested)
    #expect(judged(.equalSets(lasso, ball(.l1, L.lambda)), assuming: L.positive).isRefuted)
  }

  @Test func membership() {
    let slopes = SetExpression.subdifferential(of: norm1(L.w), with: L.w.letter, at: L.w)
    #expect(judged(.member(sign(L.w), slopes)).isTested)
    #expect(judged(.member(1.01 * sign(L.w), slopes)).isRefuted)
    #expect(judged(.member(2 * sign(L.w), .image(2, slopes))).isTested)
    #expect(judged(.notMember(2 * .ones(L.w.shape), slopes)).isTested)
    #expect(judged(.notMember(sign(L.z), closed(-1, 1))).isRefuted)
    #expect(judged(.member(tanh(L.z), closed(-1, 1))).isTested)
    #expect(judged(.member(tanh(L.z), closed(0, 1))).isRefuted)
  }

  @Test func aSubdifferentialNeedsAConvexFunction() {
    let concave = SetExpression.subdifferential(of: -abs(L.z), with: L.z.letter, at: L.z)
    #expect(judged(.member(-sign(L.z), concave)).isUndecided)
  }

  @Test func inclusion() {
    #expect(judged(.subset(closed(0, 1), closed(-1, 1))).isTested)
    #expect(judged(.subset(closed(0, 1.001), closed(-1, 1))).isRefuted)
    #expect(judged(.subset(.finite([0, 1]), closed(0, 1))).isTested)
    #expect(judged(.subset(closed(0, 1), .finite([0, 1]))).isRefuted)
    #expect(judged(.subset(closed(1, 1), .finite([0, 1]))).isTested)
    #expect(judged(.subset(closed(2, 2), .finite([0, 1]))).isRefuted)
    #expect(judged(.equalSets(.finite([1, 2]), .finite([2, 1]))).isTested)
    #expect(judged(.equalSets(.finite([1, 2]), .finite([2, 3]))).isRefuted)
  }
}

@Suite struct BorderTests {
  private func interval(_ openLeft: Bool, _ openRight: Bool) -> SetExpression {
    .interval(0, 1, openLeft: openLeft, openRight: openRight)
  }

  @Test func aMissingEndIsSeen() {
    #expect(judged(.equalSets(interval(true, false), interval(false, true))).isRefuted)
    #expect(judged(.equalSets(interval(true, true), interval(false, false))).isRefuted)
    #expect(judged(.equalSets(interval(true, false), interval(true, false))).isTested)
    #expect(judged(.member(0, interval(true, false))).isRefuted)
    #expect(judged(.member(1, interval(true, false))).isTested)
    #expect(judged(.notMember(0, interval(true, false))).isTested)
  }

  @Test func theRangeOfAShrinkageFactor() {
    let factor = L.a.power(2) / (L.a.power(2) + L.lambda)
    #expect(judged(.member(factor, interval(false, true)), assuming: L.positive).isTested)
    #expect(judged(.member(factor, interval(true, true)), assuming: L.positive).isRefuted)
    let isNotZero = L.a.differs(from: 0)
    #expect(
      judged(.member(factor, interval(true, true)), assuming: L.positive + [isNotZero]).isTested)
  }

  @Test func aSubdifferentialGivenEntryByEntry() {
    let (v, j) = (Expression.vector("v", "d"), Index("j", through: "d"))
    func condition(_ half: Expression) -> Relation {
      .forAll(
        j,
        .all([
          .implies(L.w[j].differs(from: 0), v[j].equals(sign(L.w[j]))),
          .implies(L.w[j].equals(0), abs(v[j]) <= half),
        ]))
    }
    let slopes = SetExpression.subdifferential(of: norm1(L.w), with: L.w.letter, at: L.w)
    #expect(judged(.equalSets(slopes, .builder(v.letter, condition(1)))).isTested)
    #expect(judged(.equalSets(slopes, .builder(v.letter, condition(0.99)))).isRefuted)
    #expect(judged(.equalSets(slopes, .builder(v.letter, condition(2)))).isRefuted)
  }

  @Test func differentAtACrossing() {
    #expect(judged((2 * L.z + 3).differs(from: 0)).isRefuted)
    #expect(judged((L.z.power(2) + 3).differs(from: 0)).isTested)
  }
}
