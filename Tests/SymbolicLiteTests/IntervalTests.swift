import SymbolicLite
import Testing

@Suite struct IntervalTests {
  @Test("x ∘ y lies in A ∘ B for x ∈ A, y ∈ B", arguments: 0..<8)
  func operationsEnclose(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    for _ in 0..<150 {
      let (a, b) = (random.interval(bits: 20), random.interval(bits: 20))
      let x = try #require(Rational(exactly: random.member(of: a)))
      let y = try #require(Rational(exactly: random.member(of: b)))
      #expect((a + b).encloses(try #require(x.adding(y))), "\(a) + \(b)")
      #expect((a - b).encloses(try #require(x.subtracting(y))), "\(a) - \(b)")
      #expect((a * b).encloses(try #require(x.multiplied(by: y))), "\(a) · \(b)")
      #expect((-a).encloses(-x), "-\(a)")
      #expect(try a.magnitude().encloses(x.magnitude))
      #expect(try Interval.larger(a, b).encloses(max(x, y)))
      #expect(try Interval.smaller(a, b).encloses(min(x, y)))
      guard !b.contains(0) else { continue }
      let quotient = try #require(x.divided(by: y))
      #expect(try a.divided(by: b).encloses(quotient), "\(a) / \(b)")
    }
  }

  @Test("the ends of A · B and A / B are those of the corners", arguments: 0..<4)
  func endsAreAttained(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    func corners(_ a: Interval, _ b: Interval, _ f: (Interval, Interval) -> Interval) -> Interval {
      let values = [a.lower, a.upper].flatMap { x in
        [b.lower, b.upper].map { f(Interval(x), Interval($0)) }
      }
      return values.dropFirst().reduce(values[0], Interval.hull)
    }
    for _ in 0..<200 {
      let (a, b) = (random.interval(), random.interval())
      #expect(a * b == corners(a, b, *), "\(a) · \(b)")
      guard !b.contains(0) else { continue }
      let quotient = try a.divided(by: b)
      #expect(quotient == corners(a, b) { (try? $0.divided(by: $1)) ?? .everything })
    }
  }

  @Test("powers enclose, keep the sign and are exact for small numbers", arguments: 0..<4)
  func wholePowersEnclose(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    for _ in 0..<150 {
      let a = random.interval(bits: 16)
      let n = Int.random(in: 1...4, using: &random)
      let x = try #require(Rational(exactly: random.member(of: a)))
      let power = try a.raised(to: n)
      let exact = try #require(x.raised(to: n))
      #expect(power.encloses(exact), "\(a) to the power \(n)")
      #expect(n % 2 == 1 || power.lower >= 0, "\(a) to the power \(n)")
      guard !a.contains(0), n < 3 else { continue }
      let inverse = try a.raised(to: -n)
      #expect(inverse.encloses(try #require(x.raised(to: -n))), "\(a) to the power \(-n)")
    }
    #expect(try Interval(3).raised(to: 5) == Interval(243))
    #expect(try Interval(-3).raised(to: 5) == Interval(-243))
    #expect(try Interval(2).raised(to: -3) == Interval(0.125))
    #expect(try Interval(lower: -2, upper: 1).raised(to: 2) == Interval(lower: 0, upper: 4))
    #expect(try Interval(lower: -2, upper: 1).raised(to: 3) == Interval(lower: -8, upper: 1))
    #expect(try Interval(-1).raised(to: Int.min) == Interval(1))
    #expect(try Interval(7).raised(to: 0) == Interval(1))
  }

  @Test func arithmeticOnSmallNumbersStaysAPoint() throws {
    #expect(Interval(3) * Interval(0.5) == Interval(1.5))
    #expect(Interval(0.1) - Interval(0.1) == .zero)
    #expect(try Interval(3).divided(by: Interval(4)) == Interval(0.75))
    #expect(try Interval(2.25).squareRoot() == Interval(1.5))
    #expect(try Interval.length([Interval(3), Interval(-4)]) == Interval(5))
    #expect((Interval(0.1) + Interval(0.2)).isPoint == false)
  }

  @Test("an exact fraction becomes a point or the two doubles beside it", arguments: 0..<4)
  func fractionsAreEnclosed(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    for _ in 0..<200 {
      let value = random.rational()
      #expect(Interval(value).isTightest(around: value), "\(value)")
      let long = random.rational(below: 1 << 62)
      #expect(Interval(long).encloses(long), "\(long)")
      #expect(Interval(long).relativeWidth <= 4 * Double.ulpOfOne, "\(long)")
    }
    let dyadic = try #require(Rational(3, over: 1 << 120))
    #expect(Interval(dyadic) == Interval(0x3p-120))
    let whole = try #require(Rational(1 << 53 + 1, over: 1))
    #expect(Interval(whole) == Interval(lower: 0x1p53, upper: 0x1p53 + 2))
    let greatest = try #require(Rational(.max, over: 1))
    #expect(Interval(greatest) == Interval(lower: 0x1p127.nextDown, upper: 0x1p127))
  }

  @Test func theOrderIsDecidedOnlyByDisjointIntervalsOrOnePoint() throws {
    let (a, b) = (Interval(lower: 1, upper: 2), Interval(lower: 2, upper: 3))
    #expect(try Interval.order(Interval(1), b) == .less)
    #expect(try Interval.order(b, Interval(1.5)) == .greater)
    #expect(try Interval.order(Interval(2), Interval(2)) == .equal)
    #expect(try Interval.order(Interval(0), Interval(-0.0)) == .equal)
    #expect(isUnresolved { try Interval.order(a, b) })
    #expect(isUnresolved { try Interval.order(a, a) })
    #expect(isUnresolved { try Interval.order(a, Interval(2)) })
    #expect(isUnresolved { try Interval.order(Interval(2), a) })
  }

  @Test func theSignIsDecidedOrUnresolved() throws {
    #expect(try Interval(lower: 0x1p-1074, upper: 1).sign() == Interval(1))
    #expect(try Interval(lower: -1, upper: -0x1p-1074).sign() == Interval(-1))
    #expect(try Interval(-0.0).sign() == Interval(0))
    #expect(isUnresolved { try Interval(lower: 0, upper: 0x1p-1074).sign() })
  }

  @Test func divisionByZeroIsUndefinedAndByWhatMayBeZeroUnresolved() {
    #expect(isUndefined { try Interval(1).divided(by: .zero) })
    #expect(isUndefined { try Interval.zero.divided(by: .zero) })
    #expect(isUnresolved { try Interval(1).divided(by: Interval(lower: 0, upper: 1)) })
    #expect(isUnresolved { try Interval(1).divided(by: Interval(lower: -1, upper: 1)) })
    #expect(isUndefined { try Interval.zero.raised(to: 0) })
    #expect(isUndefined { try Interval.zero.raised(to: -1) })
    #expect(isUnresolved { try Interval(lower: -1, upper: 1).raised(to: 0) })
    #expect(isUnresolved { try Interval(lower: -1, upper: 1).raised(to: -2) })
  }

  @Test func endsStayOrderedAtTheExtremes() throws {
    let most = Double.greatestFiniteMagnitude
    #expect(Interval(most) + Interval(most) == Interval(lower: most, upper: .infinity))
    #expect(Interval(most) * Interval(-2) == Interval(lower: -.infinity, upper: -most))
    #expect(Interval.everything * .zero == .zero)
    #expect(Interval.everything - .everything == .everything)
    #expect(Interval(.infinity) == Interval(lower: most, upper: .infinity))
    #expect(Interval(.nan) == .everything)
    let beyond = Interval(lower: 1, upper: .infinity)
    #expect(try beyond.divided(by: beyond) == Interval(lower: 0, upper: .infinity))
    #expect(try Interval(0x1p-600).raised(to: -2) == Interval(lower: most, upper: .infinity))
    #expect(try Interval(-0x1p-600).raised(to: -3) == Interval(lower: -.infinity, upper: -most))
    #expect(try Interval(0x1p-600).raised(to: 2).lower == 0)
  }

  @Test func extentsAreThoseOfTheEnds() {
    let a = Interval(lower: -1, upper: 3)
    #expect((a.width, a.midpoint, a.isPoint) == (4, 1, false))
    #expect(a.relativeWidth == 4.0 / 3)
    #expect(a.contains(3) && !a.contains(3.0.nextUp) && !a.contains(.nan))
    #expect(a.intersection(Interval(lower: 2, upper: 9)) == Interval(lower: 2, upper: 3))
    #expect(a.intersection(Interval(lower: 3.5, upper: 9)) == nil)
    #expect(a.intersects(Interval(3)) && !a.intersects(Interval(3.0.nextUp)))
    #expect(Interval.everything.midpoint == 0 && Interval.everything.relativeWidth == .infinity)
    #expect(Interval.hull(Interval(1), Interval(-2)) == Interval(lower: -2, upper: 1))
    #expect("\(a) \(Interval(0.5))" == "[-1.0, 3.0] 0.5")
  }
}

func isUndefined<T>(_ body: () throws -> T) -> Bool {
  do {
    _ = try body()
    return false
  } catch {
    if case Undefined.undefined = error { return true }
    return false
  }
}

func isUnresolved<T>(_ body: () throws -> T) -> Bool {
  do {
    _ = try body()
    return false
  } catch {
    if case Undefined.unresolved = error { return true }
    return false
  }
}

func isUnsupported<T>(_ body: () throws -> T) -> Bool {
  do {
    _ = try body()
    return false
  } catch {
    if case Undefined.unsupported = error { return true }
    return false
  }
}
