import SymbolicLite
import Testing

/// Every number system must answer alike at the places where formulas are undefined or exact.
@Suite struct NumberSystemTests {
  private func exact<N: Number>(_ system: N.Type, _ equal: (N, N) -> Bool) throws {
    func number(_ value: Int) -> N { N(Rational(value)) }
    let half = N(Rational(1, over: 2) ?? .zero)
    let (zero, one, two) = (number(0), number(1), number(2))
    #expect(equal(try one.divided(by: two), half))
    #expect(equal(try number(-3).raised(to: 3), number(-27)))
    #expect(equal(try number(-3).raised(to: 2), number(9)))
    #expect(equal(try two.raised(to: -1), half))
    #expect(equal(try number(-3).raised(to: two), number(9)))
    #expect(equal(try number(9).raised(to: half), number(3)))
    #expect(equal(try zero.raised(to: half), zero))
    #expect(equal(try number(-3).magnitude(), number(3)))
    #expect(equal(try number(-3).sign(), number(-1)))
    #expect(equal(try zero.sign(), zero))
    #expect(equal(try zero.exponential(), one))
    #expect(equal(try one.logarithm(), zero))
    #expect(equal(try zero.hyperbolicTangent(), zero))
    #expect(equal(try number(16).squareRoot(), number(4)))
    #expect(equal(try N.larger(one, two), two))
    #expect(equal(try N.smaller(one, two), one))
    #expect(equal(try N.length([number(3), zero, number(-4)]), number(5)))
    #expect(equal(try N.length([]), zero))
    #expect(try N.order(one, two) == .less)
    #expect(try N.order(two, one) == .greater)
    #expect(try N.order(two, two) == .equal)
  }

  private func undefined<N: Number>(_ system: N.Type) {
    func number(_ value: Int) -> N { N(Rational(value)) }
    let half = N(Rational(1, over: 2) ?? .zero)
    let (zero, one, minus) = (number(0), number(1), number(-1))
    #expect(isUndefined { try one.divided(by: zero) })
    #expect(isUndefined { try zero.divided(by: zero) })
    #expect(isUndefined { try zero.raised(to: 0) })
    #expect(isUndefined { try zero.raised(to: -1) })
    #expect(isUndefined { try zero.raised(to: zero) })
    #expect(isUndefined { try zero.raised(to: -half) })
    #expect(isUndefined { try minus.raised(to: half) })
    #expect(isUndefined { try zero.logarithm() })
    #expect(isUndefined { try minus.logarithm() })
    #expect(isUndefined { try minus.squareRoot() })
  }

  @Test func doublesAreExactWhereTheyCanBe() throws {
    try exact(Double.self) { $0 == $1 }
    undefined(Double.self)
  }

  @Test func intervalsAreExactWhereTheyCanBe() throws {
    try exact(Interval.self) { $0 == $1 && $0.isPoint }
    undefined(Interval.self)
  }

  @Test func exactNumbersAreExact() throws {
    // Two numbers without a value are not equal.
    try exact(ExactNumber.self) { one, other in
      guard let a = try? one.value(), let b = try? other.value() else { return false }
      return a == b
    }
    undefined(ExactNumber.self)
  }

  @Test func doublesNeverPassOnAnOverflow() throws {
    let most = Double.greatestFiniteMagnitude
    #expect(isUnresolved { try most.raised(to: 2) })
    #expect(isUnresolved { try most.divided(by: 0.5) })
    #expect(isUnresolved { try 1000.0.exponential() })
    #expect(isUnresolved { try (most * 2).settled() })
    #expect(isUnresolved { try Double.order(most * 2, 0) })
    #expect(isUnresolved { try Double.larger(.nan, 0) })
    #expect(isUnresolved { try Double.length([most, most]) })
    #expect(try Double.length([0x3p1000, 0x4p1000]) == 0x5p1000)
    #expect(try Double.length([0x3p-1000, -0x4p-1000]) == 0x5p-1000)
    #expect(try (-1.0).raised(to: Int.max) == -1)
  }

  @Test func anExactNumberRemembersWhyItHasNoValue() throws {
    let big = ExactNumber(try #require(Rational(.max, over: 1)))
    let lost = big + big - big
    #expect(throws: Undefined.unresolved("overflow of 128 bits")) { try lost.value() }
    #expect(throws: Undefined.unresolved("overflow of 128 bits")) { try lost.divided(by: big) }
    #expect(throws: Undefined.unresolved("overflow of 128 bits")) {
      try ExactNumber.order(ExactNumber(.zero), lost * ExactNumber(.zero))
    }
    #expect(throws: Undefined.unsupported("π is not rational")) { try (-ExactNumber.pi).value() }
    #expect(isUnsupported { try ExactNumber(Rational(2)).squareRoot() })
    #expect(isUnsupported { try ExactNumber(Rational(1)).exponential() })
    #expect(isUnsupported { try ExactNumber(Rational(2)).logarithm() })
    #expect(isUnsupported { try ExactNumber(Rational(2)).raised(to: ExactNumber(.third)) })
  }

  @Test func theGeneratorRepeatsItsPublishedNumbers() {
    var random = SplitMix64(state: 1_234_567)
    let drawn = (0..<5).map { _ in random.next() }
    #expect(
      drawn == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }
}
