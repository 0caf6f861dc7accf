import Checkers
import SymbolicLite
import Testing

/// The same without words: only what is listed as a law holds for all arguments.
@Suite("Laws and single points")
struct PointAssumptionTests {
  private let f = OpaqueFunction("f", of: .scalar)
  private let s = Expression.symbol(Symbol("s"))
  private let t = Expression.symbol(Symbol("t"))

  private func isNonnegative(_ place: Expression) -> Relation {
    .compare(.call(f, place), .greaterOrEqual, .number(.zero))
  }

  @Test("f(t) ≥ 0 says nothing of f(s), unless it is a law")
  func elsewhere() {
    var claim = Claim(isNonnegative(s), assuming: [isNonnegative(t)])
    guard case .undecided = Judge().judge(claim) else {
      Issue.record("an assumption at t was used at s")
      return
    }
    claim.laws = [isNonnegative(t)]
    #expect(Judge().accepts(claim))
    #expect(Judge().accepts(Claim(isNonnegative(t), assuming: [isNonnegative(t)])))
  }
}
