import PropertyTesting
import SymbolicLite
import Testing

@testable import Checkers

private typealias L = Letters

@Suite struct OpenFunctionTests {
  @Test(arguments: [Shape.scalar, .vector("d"), .matrix("n", "d")])
  func shapes(argument: Shape) {
    let f = OpaqueFunction("f", of: argument)
    let w = Expression.symbol(Symbol("w", argument))
    let twice = gradient(of: 2 * .call(f, w), with: w)
    let once = gradient(of: .call(f, w), with: w)
    #expect(judged(twice.equals(2 * once)).isTested)
    #expect(judged(twice.equals(once)).isRefuted)
  }

  @Test func aConvexFunctionLiesAboveItsTangents() {
    func tangent(_ isConvex: Bool) -> Relation {
      let f = OpaqueFunction("f", of: .vector("d"), isConvex: isConvex)
      let slope = gradient(of: .call(f, L.w), with: L.w)
      return .call(f, L.u) >= .call(f, L.w) + dot(slope, L.u - L.w)
    }
    #expect(judged(tangent(true)).isTested)
    #expect(judged(tangent(false)).isRefuted)
  }

  @Test func theCounterexampleNamesTheFunction() {
    let f = OpaqueFunction("f", of: .scalar)
    let refutation = judged(Expression.call(f, L.z) >= 0).refutation
    #expect(
      refutation?.counterexample.description == #"z = -1, f = w \mapsto w"#)
  }

  @Test(.archived("OpenFunction.aStationaryPointIsAboutThePoint"))
  func aStationaryPointIsAboutThePoint() {
    let f = OpaqueFunction("f", of: .vector("d"), isConvex: true)
    let stationary = gradient(of: .call(f, L.w), with: L.w).equals(.zeros(L.w.shape))
    #expect(judged(.call(f, L.u) >= .call(f, L.w), assuming: [stationary]).isTested)
    #expect(judged(.call(f, L.u) > .call(f, L.w), assuming: [stationary]).isRefuted)
    #expect(judged(Expression.call(f, L.w).equals(0), assuming: [stationary]).isRefuted)
  }

  @Test func largeSizesWhereTheyAreAskedFor() {
    #expect(judged(norm1(L.w) >= norm2(L.w), assuming: [.size("d") >= 6]).isTested)
    #expect(judged(norm1(L.w) >= norm2(L.w), assuming: [.size("d") >= 60]).isUndecided)
  }
}
