import SymbolicLite
import Testing

@Suite struct RationalTests {
  private func fraction(_ a: Int128, _ b: Int128 = 1) throws -> Rational {
    try #require(Rational(a, over: b))
  }

  @Test("field laws and the order's, exactly", arguments: 0..<8)
  func arithmeticIsThatOfAField(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    for _ in 0..<100 {
      let (a, b, c) = (random.rational(), random.rational(), random.rational(below: 1000))
      let sum = try #require(a.adding(b))
      #expect(b.adding(a) == sum)
      #expect(sum.subtracting(b) == a)
      let product = try #require(a.multiplied(by: b))
      #expect(b.multiplied(by: a) == product)
      let distributed = a.multiplied(by: c)?.adding(try #require(b.multiplied(by: c)))
      #expect(sum.multiplied(by: c) == distributed)
      if b != .zero { #expect(product.divided(by: b) == a) }
      for value in [sum, product] {
        #expect(Rational(value.numerator, over: value.denominator) == value, "not in lowest terms")
        #expect(value.denominator > 0)
      }
      #expect((a < b) == (try #require(a.subtracting(b)).numerator < 0))
      #expect(!(a < a) && ((a < b) != (b <= a)))
    }
  }

  @Test func whatLeaves128BitsIsNil() throws {
    let most = try fraction(.max)
    let least = try fraction(1, .max)
    #expect(most.adding(.one) == nil)
    #expect((-most).subtracting(.one) == nil)
    #expect(most.multiplied(by: Rational(2)) == nil)
    #expect(least.multiplied(by: try fraction(1, 2)) == nil)
    #expect(least.adding(try fraction(1, 2)) == nil)
    #expect(Rational(2).raised(to: 127) == nil)
    #expect(Rational(-2).raised(to: 127) == nil)
    #expect(Rational(Int128.min, over: 1) == nil)
    #expect(Rational(1, over: 0) == nil)
    #expect(Rational(exactly: 0x1p127) == nil)
    #expect(Rational(exactly: 0x1p-127) == nil)
    #expect(Rational(exactly: .nan) == nil && Rational(exactly: .infinity) == nil)
  }

  @Test func whatFitsIsExact() throws {
    let most = try fraction(.max)
    #expect(most.multiplied(by: try fraction(1, .max)) == .one)
    #expect(most.subtracting(most) == .zero)
    #expect(most.divided(by: most) == .one)
    #expect(Rational(2).raised(to: 126) == (try fraction(1 << 126)))
    #expect(Rational(2).raised(to: -126) == (try fraction(1, 1 << 126)))
    #expect(Rational(-1).raised(to: .min) == .one)
    #expect((try fraction(-2, 3)).raised(to: -3) == (try fraction(-27, 8)))
    #expect(Rational.zero.raised(to: 0) == nil && Rational.zero.raised(to: -1) == nil)
    #expect(Rational.one.divided(by: .zero) == nil)
    #expect(Rational(exactly: 0.75) == (try fraction(3, 4)))
    #expect(Rational(exactly: -0x1.8p100) == (try fraction(-3 << 99)))
    #expect(Rational(exactly: 0x1p-120) == (try fraction(1, 1 << 120)))
    #expect(Rational(exactly: 0x1p126) == (try fraction(1 << 126)))
    #expect(Rational(exactly: 0) == .zero)
  }

  @Test("huge fractions that differ by almost nothing are told apart")
  func theOrderDoesNotOverflow() throws {
    let (a, b) = (try fraction(.max - 1, .max), try fraction(.max - 2, .max - 1))
    #expect(b < a && !(a < b))
    #expect(-a < -b)
    #expect(try fraction(.max, 2) > fraction(-(.max), 3))
  }

  @Test func decimalsAreReadExactly() throws {
    #expect(Rational(decimal: "0.500001") == (try fraction(500_001, 1_000_000)))
    #expect(Rational(decimal: ".5") == (try fraction(1, 2)))
    #expect(Rational(decimal: "12") == Rational(12))
    #expect(Rational(decimal: "-3.25") == (try fraction(-13, 4)))
    #expect(Rational(decimal: "0.0") == .zero)
    #expect(Rational(decimal: "1." + String(repeating: "0", count: 60)) == .one)
    #expect(Rational(decimal: String(repeating: "0", count: 60) + "7") == Rational(7))
    #expect(Rational(decimal: "\(Int128.max)") == (try fraction(.max)))
  }

  @Test(
    "what is no decimal, or does not fit, is nil",
    arguments: [
      "", ".", "-", "-.", "1.", "1.2.3", "1e5", "+1", " 1", "1,5", "٣", "--1", "0x10", "½",
      "170141183460469231731687303715884105728", "0.0000000000000000000000000000000000000001",
      "1..2", "..5",
    ])
  func notADecimal(text: String) {
    #expect(Rational(decimal: text) == nil)
  }

  @Test func readingsOut() throws {
    #expect("\(try fraction(6, 8)) \(try fraction(5, -1)) \(Rational.zero)" == "3/4 -5 0")
    #expect(Rational(-7).asInt == -7)
    #expect(try fraction(1, 2).asInt == nil && fraction(1 << 100).asInt == nil)
    #expect(try fraction(1, 3).doubleValue == 1.0 / 3)
    #expect(try fraction(3, 1 << 120).doubleValue == 0x3p-120)
    #expect(try fraction(-3, 4).magnitude == fraction(3, 4))
  }

  @Test("the root of a square is found, that of its neighbours is not", arguments: 0..<4)
  func squareRootsAreExactOrNil(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    for _ in 0..<50 {
      let root = random.rational(below: 1 << 60).magnitude
      let square = try #require(root.multiplied(by: root))
      #expect(square.exactSquareRoot == root, "\(root)")
      let beside = try fraction(square.numerator + 1, square.denominator)
      #expect(
        root == .zero || beside.exactSquareRoot == nil || beside.denominator != square.denominator)
    }
    #expect(Rational(-4).exactSquareRoot == nil)
    #expect(Rational(2).exactSquareRoot == nil)
    #expect(try fraction(.max).exactSquareRoot == nil)
  }
}
