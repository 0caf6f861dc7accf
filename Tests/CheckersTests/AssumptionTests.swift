import SymbolicLite
import Testing

@testable import Checkers

private typealias L = Letters

@Suite struct AssumptionTests {
  private let gram = L.x.transposed * L.x

  @Test func contradictoryAssumptionsDecideNothing() {
    #expect(judged(L.z.equals(L.z), assuming: [L.z > 1, L.z < 0]).isUndecided)
    #expect(judged(L.z.equals(L.z + 1), assuming: [L.z > 1, L.z < 0]).isUndecided)
    #expect(judged(L.z.equals(L.z), assuming: [(L.z.power(2)).equals(-1)]).isUndecided)
  }

  @Test func aPremiseThatNeverHoldsDecidesNothing() {
    #expect(judged(.implies(abs(L.z) < 0, L.z.equals(1))).isUndecided)
    #expect(judged(.implies(L.z > 0, abs(L.z).equals(L.z))).isTested)
    #expect(judged(.implies(L.z >= -1, abs(L.z).equals(L.z))).isRefuted)
  }

  @Test func orthonormalColumnsAreDrawn() {
    let d = Dimension("d")
    let orthonormal = gram.equals(.identity(d))
    let ridge = (gram + L.lambda * .identity(d)).inverse * L.x.transposed * L.y
    let claim = ridge.equals(L.x.transposed * L.y / (1 + L.lambda))
    #expect(judged(claim, assuming: L.positive + [orthonormal]).isTested)
    #expect(judged(claim, assuming: L.positive).isRefuted)
    let wrong = ridge.equals(L.x.transposed * L.y / (1 + 1.0001 * L.lambda))
    #expect(judged(wrong, assuming: L.positive + [orthonormal]).isRefuted)
  }

  @Test func equationsAreInserted() {
    let r = Expression.vector("r", "n")
    let residual = r.equals(L.y - L.x * L.w)
    let claim = norm2(r).power(2).equals(norm2(L.x * L.w - L.y).power(2))
    #expect(judged(claim, assuming: [residual]).isTested)
    #expect(judged(claim).isRefuted)
  }

  @Test func normalEquationsAreMet() {
    let normal = (gram * L.w).equals(L.x.transposed * L.y)
    let claim = (L.x.transposed * (L.x * L.w - L.y)).equals(.zeros(L.w.shape))
    #expect(judged(claim, assuming: [normal]).isTested)
    let wrong = (L.x * L.w).equals(L.y)
    #expect(judged(wrong, assuming: [normal]).isRefuted)
  }

  @Test func boundsAreRespected() {
    let claim = sqrt(L.a.power(2)).equals(L.a)
    #expect(judged(claim, assuming: [L.a >= 0]).isTested)
    #expect(judged(claim).isRefuted)
    let inside = Relation.member(L.a, .interval(0, 1, openLeft: true, openRight: true))
    #expect(judged(L.a.power(2) < L.a, assuming: [inside]).isTested)
    let closed = Relation.member(L.a, .interval(0, 1, openLeft: false, openRight: false))
    #expect(judged(L.a.power(2) < L.a, assuming: [closed]).isRefuted)
  }

  @Test func conditionsBetweenSymbolsAreMet() {
    let outside = abs(L.z) > L.lambda
    let claim = positivePart(abs(L.z) - L.lambda).equals(abs(L.z) - L.lambda)
    #expect(judged(claim, assuming: L.positive + [outside]).isTested)
    #expect(judged(claim, assuming: L.positive).isRefuted)
  }

  @Test func conditionsOnSizesAreRespected() {
    let (n, d) = (Expression.size("n"), Expression.size("d"))
    #expect(judged(n / d >= 1, assuming: [n >= d]).isTested)
    #expect(judged(n / d >= 1).isRefuted)
  }

  @Test func openFunctionsAreTriedOut() {
    let loss = OpaqueFunction("L", of: .vector("d"))
    let call = Expression.call(loss, L.w)
    let sum = gradient(of: call + L.lambda / 2 * norm2(L.w).power(2), with: L.w)
    let right = sum.equals(gradient(of: call, with: L.w) + L.lambda * L.w)
    let wrong = sum.equals(gradient(of: call, with: L.w) + 2 * L.lambda * L.w)
    #expect(judged(right).isTested)
    #expect(judged(wrong).isRefuted)
    #expect(judged(call >= 0).isRefuted)
  }

  @Test func aLawOfAnOpenFunctionIsKept() {
    let f = OpaqueFunction("f", of: .vector("d"))
    let invariant = Expression.call(f, L.a * L.w).equals(.call(f, L.w))
    let orthogonal = dot(L.w, gradient(of: .call(f, L.w), with: L.w)).equals(0)
    let isNotZero = L.w.differs(from: .zeros(L.w.shape))
    #expect(judged(orthogonal, assuming: [L.a > 0, isNotZero, invariant]).isTested)
    #expect(judged(orthogonal, assuming: [L.a > 0, isNotZero]).isRefuted)
  }

  @Test func equivalenceNeedsBothDirections() {
    let big = abs(L.z) > 1
    #expect(judged(.equivalent(big, L.z.power(2) > 1)).isTested)
    #expect(judged(.equivalent(big, L.z > 1)).isRefuted)
    #expect(judged(.equivalent(L.z > 1, big)).isRefuted)
    #expect(judged(.equivalent(abs(L.z) < 0, L.z.power(2) < 0)).isUndecided)
  }

  @Test func aSharedIndexIsTheSameOnBothSides() {
    let j = Index("j", through: "d")
    // For one j alone wⱼ = 0 does not make w vanish; "for all j" inside would.
    let vanishes = norm1(L.w).equals(0)
    #expect(
      judged(.implies(L.w[j].equals(0), .all([vanishes, (L.w[j] * 2).equals(0)]))).isRefuted)
    #expect(judged(.implies(L.w[j].equals(0), (L.w[j] * 2).equals(0))).isTested)
  }
}
