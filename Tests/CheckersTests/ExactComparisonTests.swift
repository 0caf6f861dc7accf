import Checkers
import SymbolicLite
import Testing

/// What enclosures cannot tell apart, fractions can.
@Suite struct ExactComparisonTests {
  private func decimal(_ text: String) throws -> Expression {
    .number(try #require(Rational(decimal: text)))
  }

  @Test("0.1 · 3 is 0.3, and not the double that prints as 0.30000000000000004")
  func lastDigit() throws {
    let product = Expression.multiply(try decimal("0.1"), try decimal("3"))
    let right = Judge().judge(Claim(.compare(product, .equal, try decimal("0.3"))))
    switch right {
    case .proved, .tested: break
    case .refuted, .undecided: Issue.record("0.3 came out as \(right)")
    }
    let wrong = Judge().judge(
      Claim(.compare(product, .equal, try decimal("0.30000000000000004"))))
    guard case .refuted(let refutation) = wrong else {
      Issue.record("0.30000000000000004 came out as \(wrong)")
      return
    }
    #expect(refutation.difference == #"-\frac{1}{25000000000000000}"#)
  }

  @Test("an inverse that differs by 10⁻³⁰ is another one")
  func tinyJitter() throws {
    let a = Symbol("a")
    let jitter = try decimal("0.000000000000000000000000000001")
    let one = Expression.divide(.number(.one), .add([.symbol(a), .number(.one)]))
    let other = Expression.divide(.number(.one), .add([.symbol(a), .number(.one), jitter]))
    let verdict = Judge().judge(
      Claim(
        .compare(one, .equal, other), assuming: [.compare(.symbol(a), .greater, .number(.zero))]))
    guard case .refuted = verdict else {
      Issue.record("the jitter passed: \(verdict)")
      return
    }
  }
}
