import SymbolicLite
import Testing

@testable import Checkers

private typealias L = Letters

@Suite struct ExpectationProofTests {
  private let noise = Symbol("E", .matrix("n", "d"))
  private let epsilon = Symbol("\\varepsilon", .vector("n"))
  private let variance = Expression.power(.scalar("\\sigma"), 2)
  private let n: Expression = .size("n")

  private var entries: [RandomSymbol] {
    [
      RandomSymbol(
        noise, .normal(mean: .zeros(noise.shape), covariance: variance))
    ]
  }

  private var errors: [RandomSymbol] {
    let covariance = variance * .identity("n")
    return [
      RandomSymbol(epsilon, .normal(mean: .zeros(epsilon.shape), covariance: covariance))
    ]
  }

  private func proves(_ a: Expression, _ b: Expression) -> Bool {
    InequalityProver.prove(Claim(a.equals(b))) != nil

  }

  @Test func inputNoise() {
    let e = Expression.symbol(noise)
    let loss = Expression.expectation(
      norm2((L.x + e) * L.w - L.y).power(2), over: entries)
    let plain = norm2(L.x * L.w - L.y).power(2)
    #expect(proves(loss, plain + n * variance * norm2(L.w).power(2)))
    #expect(!proves(loss, plain + variance * norm2(L.w).power(2)))
    #expect(!proves(loss, plain + .size("d") * variance * norm2(L.w).power(2)))
    let gram = Expression.expectation(e.transposed * e, over: entries)
    #expect(proves(gram, n * variance * .identity("d")))
    #expect(!proves(gram, .size("d") * variance * .identity("d")))
    let square = Expression.expectation(norm(e, .frobenius).power(2), over: entries)
    #expect(proves(square, n * .size("d") * variance))
    #expect(!proves(square, n * variance))
  }

  @Test func estimators() {
    let gram = L.x.transposed * L.x
    let inverse = (gram + L.lambda * .identity("d")).inverse
    let estimate = inverse * L.x.transposed * (L.x * L.w + .symbol(epsilon))
    let mean = Expression.expectation(estimate, over: errors)
    #expect(proves(mean, inverse * gram * L.w))
    #expect(!proves(mean, L.w))
    let spread = Expression.variance(estimate, over: errors)
    #expect(proves(spread, variance * inverse * gram * inverse))
    #expect(!proves(spread, variance * inverse))
    let length = Expression.expectation(norm2(.symbol(epsilon)).power(2), over: errors)
    #expect(proves(length, n * variance))
  }

  @Test func productsOfNumbersWithChanceAreLeftAlone() {
    let e = Expression.symbol(epsilon)
    let product = dot(e, L.y) * e
    #expect(Expression.expectation(product, over: errors).expandingExpectations() == nil)
    let fourth = norm2(e).power(4)
    #expect(Expression.expectation(fourth, over: errors).expandingExpectations() == nil)
    let traced = Expression.trace(L.y * e.transposed) * norm2(e).power(2)
    #expect(Expression.expectation(traced, over: errors).expandingExpectations() == nil)
  }

  @Test func midpointsShowWhatIsNotConvex() {
    let u: Expression = .scalar("u")
    var point = Environment<Interval>()
    point.values[u.letter] = Tensor(rows: 1, columns: 1, [.zero])
    #expect(convexityCounterexample(of: sqrt(abs(u)), in: u.letter, at: point) != nil)
    #expect(convexityCounterexample(of: -abs(u), in: u.letter, at: point) != nil)
    #expect(convexityCounterexample(of: abs(u), in: u.letter, at: point) == nil)
    #expect(convexityCounterexample(of: u * u, in: u.letter, at: point) == nil)
  }
}
