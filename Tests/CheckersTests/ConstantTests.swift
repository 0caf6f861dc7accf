import SymbolicLite
import Testing

@testable import Checkers

private typealias L = Letters

@Suite struct ConstantTests {
  private let square = norm2(L.w).power(2)

  @Test func aConstantMayDependOnTheRest() {
    let symbols = [L.w.letter]
    let shifted = square + norm2(L.y).power(2)
    #expect(judged(.equalUpToConstant(square, shifted, freeOf: symbols)).isTested)
    #expect(judged(.equalUpToConstant(square, 2 * shifted, freeOf: symbols)).isRefuted)
  }

  @Test func aConstantThatSecretlyMovesIsRefuted() {
    let secret = square + 1e-4 * norm1(L.w)
    #expect(judged(.equalUpToConstant(square, secret, freeOf: [L.w.letter])).isRefuted)
  }

  @Test func unknownSummandsAreLookedThrough() {
    let c = Expression.unknown(UnknownConstant("C", freeOf: [L.w.letter]))
    #expect(judged(.equalUpToConstant(square, square + c, freeOf: [L.w.letter])).isTested)
    #expect(judged(.equalUpToConstant(square, square * c, freeOf: [L.w.letter])).isUndecided)
    let density = exp(-square) / c
    #expect(judged(.equalUpToConstant(-log(density), square, freeOf: [L.w.letter])).isTested)
    #expect(judged(square.equals(square + c)).isUndecided)
  }

  @Test func proportionalMeansOneFactor() {
    let symbols = [L.w.letter]
    #expect(judged(.proportional(exp(-square + L.z), exp(-square), freeOf: symbols)).isTested)
    #expect(judged(.proportional(exp(-square), exp(-2 * square), freeOf: symbols)).isRefuted)
    #expect(judged(.proportional(L.lambda * L.w, L.w, freeOf: symbols)).isTested)
    #expect(judged(.proportional(square * L.w, L.w, freeOf: symbols)).isRefuted)
    #expect(judged(.proportional(0 * square, square, freeOf: symbols)).isUndecided)
  }
}
