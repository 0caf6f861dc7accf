import SymbolicLite
import Testing

/// A value between two neighbouring doubles, computed with 400 bits and more (mpmath 1.3).
struct Reference: CustomTestStringConvertible {
  enum Function { case exp, log, tanh, pow }

  let function: Function
  let x: Double
  let y: Double
  /// The greatest double below the exact value.
  let below: Double

  init(_ function: Function, _ x: Double, _ below: Double) {
    self.init(function, x, 1, below)
  }

  init(_ function: Function, _ x: Double, _ y: Double, _ below: Double) {
    (self.function, self.x, self.y, self.below) = (function, x, y, below)
  }

  var testDescription: String { "\(function) at \(x), \(y)" }

  func enclosure(of x: Interval) throws(Undefined) -> Interval {
    switch function {
    case .exp: try x.exponential()
    case .log: try x.logarithm()
    case .tanh: try x.hyperbolicTangent()
    case .pow: try x.raised(to: Interval(y))
    }
  }

  static let all = [
    Reference(.exp, 0x1p+0, 0x1.5bf0a8b145769p+1),
    Reference(.exp, -0x1p+0, 0x1.78b56362cef37p-2),
    Reference(.exp, 0x1.999999999999ap-4, 0x1.1aec7b35a00d3p+0),
    Reference(.exp, -0x1.3333333333333p-2, 0x1.7b4c869c37c04p-1),
    Reference(.exp, 0x1.b7cdfd9d7bdbbp-34, 0x1.000000006df37p+0),
    Reference(.exp, -0x1.70ef54646d497p-57, 0x1.fffffffffffffp-1),
    Reference(.exp, 0x1.5e4p+9, 0x1.8625c7d4f56c2p+1010),
    Reference(.exp, -0x1.5e2p+9, 0x1.af5fe9a485c8ep-1011),
    Reference(.exp, -0x1.74p+9, 0x1p-1074),
    Reference(.exp, 0x1.4cp+4, 0x1.e9c1c635f0789p+29),
    Reference(.exp, -0x1.0a66666666666p+5, 0x1.f165bb9b59d94p-49),
    Reference(.exp, 0x1.62e42fefa39efp-1, 0x1.fffffffffffffp+0),
    Reference(.log, 0x1p+1, 0x1.62e42fefa39efp-1),
    Reference(.log, 0x1p-1, -0x1.62e42fefa39fp-1),
    Reference(.log, 0x1.999999999999ap-4, -0x1.26bb1bbb55516p+1),
    Reference(.log, 0x1.000001ad7f29bp+0, 0x1.ad7f2847b6492p-24),
    Reference(.log, 0x1.ffffffff2419p-1, -0x1.b7ce00005e729p-34),
    Reference(.log, 0x1.7e43c8800759cp+996, 0x1.5963447f87fb5p+9),
    Reference(.log, 0x1p-1074, -0x1.74385446d71c4p+9),
    Reference(.log, 0x1.8p+1, 0x1.193ea7aad030ap+0),
    Reference(.log, 0x1.4p+3, 0x1.26bb1bbb55515p+1),
    Reference(.log, 0x1.e240c9fbe76c9p+16, 0x1.77281cad8a843p+3),
    Reference(.log, 0x1.5bf0a8b145769p+1, 0x1.fffffffffffffp-1),
    Reference(.log, 0x1.4f8b588e368f1p-17, -0x1.7069e2aa2aa5bp+3),
    Reference(.tanh, 0x1p+0, 0x1.85efab514f394p-1),
    Reference(.tanh, -0x1p+0, -0x1.85efab514f395p-1),
    Reference(.tanh, 0x1.999999999999ap-4, 0x1.983d7795f413ap-4),
    Reference(.tanh, 0x1.5798ee2308c3ap-27, 0x1.5798ee2308c39p-27),
    Reference(.tanh, -0x1p-1, -0x1.d9353d7568af4p-2),
    Reference(.tanh, 0x1.a666666666666p+1, 0x1.fe9bdf44f7c03p-1),
    Reference(.tanh, -0x1.3p+4, -0x1p+0),
    Reference(.tanh, 0x1.58p+4, 0x1.fffffffffffffp-1),
    Reference(.tanh, 0x1.c28f5c28f5c29p-3, 0x1.bb6dd248d8d56p-3),
    Reference(.tanh, -0x1.ccccccccccccdp-1, -0x1.6ebe982d6605dp-1),
    Reference(.tanh, 0x1.ac9a7b3b7302fp-995, 0x1.ac9a7b3b7302ep-995),
    Reference(.tanh, 0x1.193ea7859580bp-1, 0x1.ffffffc827f8p-2),
    Reference(.pow, 0x1p+1, 0x1.3333333333333p-2, 0x1.3b2c47bff8328p+0),
    Reference(.pow, 0x1.3333333333333p-2, 0x1.599999999999ap+1, 0x1.3d6858f50590ep-5),
    Reference(.pow, 0x1.4p+3, -0x1.a666666666666p+1, 0x1.06c4363887512p-11),
    Reference(.pow, 0x1.ffffde7210be9p-1, 0x1.81cd6c8b43958p+13, 0x1.f9b7c63437ed2p-1),
    Reference(.pow, 0x1.8p+0, 0x1.5555555555555p-2, 0x1.250bfe1b082f4p+0),
    Reference(.pow, 0x1.87e92154ef7acp-665, 0x1.4cccccccccccdp+0, 0x1.3ae3591f5b467p-864),
    Reference(.pow, 0x1.cp+2, -0x1.999999999999ap-4, 0x1.a576b3ddd09b3p-1),
    Reference(.pow, 0x1.edd2f1a9fbe77p+6, 0x1.3p+2, 0x1.0068ac883c37dp+33),
    Reference(.pow, 0x1.8p+1, 0x1.12e0be826d695p-30, 0x1.00000004b7efdp+0),
    Reference(.pow, 0x1p+1, 0x1.5p+2, 0x1.306fe0a31b715p+5),
  ]
}

@Suite struct IntervalFunctionTests {
  @Test("functions enclose the exact value, by at most 18 units on either side")
  func functionsEnclose() throws {
    for reference in Reference.all {
      let value = try reference.enclosure(of: Interval(reference.x))
      let (below, above) = (reference.below, reference.below.nextUp)
      #expect(value.lower <= below && above <= value.upper, "\(reference): \(value)")
      #expect(value.lower >= below - 18 * below.ulp, "\(reference): \(value)")
      #expect(value.upper <= above + 18 * above.ulp, "\(reference): \(value)")
    }
  }

  @Test("an interval's image encloses the value inside and starts and ends with its ends")
  func functionsAreMonotone() throws {
    for reference in Reference.all {
      let x = reference.x
      let around = Interval(lower: x - x.magnitude / 8, upper: x + x.magnitude / 8)
      let image = try reference.enclosure(of: around)
      let (first, last) = (
        try reference.enclosure(of: Interval(around.lower)),
        try reference.enclosure(of: Interval(around.upper))
      )
      let exact = Interval(lower: reference.below, upper: reference.below.nextUp)
      #expect(image.contains(exact), "\(reference)")
      #expect(Interval.hull(first, last).contains(image), "\(reference)")
    }
  }

  @Test func knownValuesAreExact() throws {
    #expect(try Interval.zero.exponential() == .one)
    #expect(try Interval.one.logarithm() == .zero)
    #expect(try Interval.zero.hyperbolicTangent() == .zero)
    #expect(try Interval(4).raised(to: Interval(1.5)) == Interval(8))
    #expect(try Interval(4).raised(to: Interval(-0.5)) == Interval(0.5))
    #expect(try Interval.one.raised(to: Interval(lower: 0.1, upper: 0.2)) == .one)
    #expect(try Interval.zero.raised(to: Interval(0.3)) == .zero)
    #expect(try Interval(-2).raised(to: Interval(3)) == Interval(-8))
  }

  @Test func rangesAreNotLeft() throws {
    let tiny = Interval(lower: 0, upper: 1e-300)
    #expect(try Interval(-800).exponential().lower == 0)
    #expect(try Interval(-800).exponential().upper > 0)
    #expect(try Interval(800).exponential().lower == .greatestFiniteMagnitude)
    #expect(try Interval(800).exponential().upper == .infinity)
    #expect(try tiny.exponential().lower == 1)
    #expect(try (-tiny).exponential().upper == 1)
    #expect(try Interval.everything.exponential() == Interval(lower: 0, upper: .infinity))
    #expect(try Interval.everything.hyperbolicTangent() == Interval(lower: -1, upper: 1))
    #expect(try Interval(40).hyperbolicTangent().upper == 1)
    #expect(try tiny.raised(to: Interval(0.3)).lower == 0)
    #expect(try Interval(1.0.nextUp).logarithm().lower >= 0)
    #expect(try Interval(1.0.nextDown).logarithm().upper <= 0)
  }

  @Test func valuesOutsideTheDomainAreUndefinedOrUnresolved() {
    let straddling = Interval(lower: -1e-17, upper: 1)
    #expect(isUndefined { try Interval.zero.logarithm() })
    #expect(isUndefined { try Interval(lower: -1, upper: 0).logarithm() })
    #expect(isUnresolved { try Interval(lower: 0, upper: 1).logarithm() })
    #expect(isUndefined { try Interval(-1e-300).squareRoot() })
    #expect(isUnresolved { try straddling.squareRoot() })
    #expect(isUndefined { try Interval(-1).raised(to: Interval(0.5)) })
    #expect(isUndefined { try Interval(-1).raised(to: Interval(Rational.third)) })
    #expect(isUnresolved { try Interval(-1).raised(to: Interval(lower: 1.9, upper: 2.1)) })
    #expect(isUnresolved { try straddling.raised(to: Interval(0.3)) })
    #expect(isUndefined { try Interval.zero.raised(to: Interval(-0.5)) })
    #expect(isUndefined { try Interval.zero.raised(to: Interval(-0.3)) })
    #expect(isUndefined { try Interval.zero.raised(to: Interval(0)) })
    #expect(isUnresolved { try Interval.zero.raised(to: Interval(lower: -0.5, upper: 0.5)) })
    #expect(isUnresolved { try Interval(lower: 0, upper: 1).raised(to: Interval(-0.3)) })
  }

  @Test("√(x₁² + … + xₙ²) neither overflows nor underflows, and encloses", arguments: 0..<4)
  func lengthEncloses(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    for scale in [1, 0x1p900, 0x1p-900] {
      for _ in 0..<30 {
        let entries = (0..<3).map { _ in random.dyadic(bits: 20) }
        let length = try Interval.length(entries.map { Interval($0 * scale) })
        // Scaled back by a power of two, which is exact, and compared with the exact square.
        let (low, high) = (
          try #require(Rational(exactly: length.lower / scale)),
          try #require(Rational(exactly: length.upper / scale))
        )
        var square = Rational.zero
        for entry in entries {
          let x = try #require(Rational(exactly: entry))
          let next = try #require(x.multiplied(by: x))
          square = try #require(square.adding(next))
        }
        #expect(try #require(low.multiplied(by: low)) <= square, "\(entries)")
        #expect(square <= (try #require(high.multiplied(by: high))), "\(entries)")
        #expect(length.relativeWidth <= 8 * Double.ulpOfOne, "\(entries)")
      }
    }
    #expect(try Interval.length([.zero, Interval(-0.1), .zero]) == Interval(0.1))
    #expect(try Interval.length([]) == .zero)
    #expect(try Interval.length([Interval(0x3p1000), Interval(0x4p1000)]) == Interval(0x5p1000))
  }

  @Test func piAndEulersNumberAreEnclosedByNeighbours() throws {
    // 35 digits after the point, cut off: the exact numbers lie above, by less than 10⁻³⁵.
    let digits: [(Interval, String, String)] = [
      (.pi, "3.14159265358979323846264338327950288", "3.14159265358979323846264338327950289"),
      (.e, "2.71828182845904523536028747135266249", "2.71828182845904523536028747135266250"),
    ]
    for (constant, below, above) in digits {
      #expect(constant.encloses(try #require(Rational(decimal: below))))
      #expect(constant.encloses(try #require(Rational(decimal: above))))
      #expect(constant.upper == constant.lower.nextUp)
    }
  }
}

extension Rational {
  static let third = Rational(1, over: 3) ?? .zero
}
