import SymbolicLite
import Testing

@Suite struct DirectedRoundingTests {
  typealias Pair = (below: Double, above: Double)
  private let most = Double.greatestFiniteMagnitude
  private let least = Double.leastNonzeroMagnitude

  private func sum(_ a: Double, _ b: Double) -> Pair {
    (DirectedRounding.sumBelow(a, b), DirectedRounding.sumAbove(a, b))
  }

  private func product(_ a: Double, _ b: Double) -> Pair {
    (DirectedRounding.productBelow(a, b), DirectedRounding.productAbove(a, b))
  }

  private func quotient(_ a: Double, _ b: Double) -> Pair {
    (DirectedRounding.quotientBelow(a, b), DirectedRounding.quotientAbove(a, b))
  }

  @Test("+, ×, ÷ give the two doubles next to the exact result, or the result", arguments: 0..<8)
  func basicOperationsAreTightest(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    for _ in 0..<200 {
      let (a, b) = (random.dyadic(), random.dyadic())
      let (x, y) = (try #require(Rational(exactly: a)), try #require(Rational(exactly: b)))
      let (s, p) = (sum(a, b), product(a, b))
      let exactSum = try #require(x.adding(y))
      let exactProduct = try #require(x.multiplied(by: y))
      #expect(Interval(lower: s.below, upper: s.above).isTightest(around: exactSum), "\(a) + \(b)")
      #expect(
        Interval(lower: p.below, upper: p.above).isTightest(around: exactProduct), "\(a) · \(b)")
      guard b != 0 else { continue }
      let q = quotient(a, b)
      let exactQuotient = try #require(x.divided(by: y))
      #expect(
        Interval(lower: q.below, upper: q.above).isTightest(around: exactQuotient), "\(a) / \(b)")
    }
  }

  @Test("√: lower² ≤ x ≤ upper², neighbours, and a point for squares", arguments: 0..<8)
  func squareRootIsTightest(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    for _ in 0..<200 {
      let a = abs(random.dyadic())
      let below = DirectedRounding.squareRootBelow(a)
      let above = DirectedRounding.squareRootAbove(a)
      let x = try #require(Rational(exactly: a))
      let (low, high) = (
        try #require(Rational(exactly: below)), try #require(Rational(exactly: above))
      )
      let (lowSquare, highSquare) = (
        try #require(low.multiplied(by: low)), try #require(high.multiplied(by: high))
      )
      #expect(lowSquare <= x && x <= highSquare, "√\(a)")
      #expect(lowSquare == x ? below == above : above == below.nextUp, "√\(a)")
    }
  }

  @Test("the same bounds hold, scaled, among huge numbers and among subnormal ones")
  func scalingKeepsTheBounds() {
    var random = SplitMix64(state: 5)
    for _ in 0..<500 {
      let (a, b) = (random.dyadic(), random.dyadic())
      let (huge, tiny) = (0x1p1000, 0x1p-520)
      #expect(sum(a * huge, b * huge) == (sum(a, b).below * huge, sum(a, b).above * huge))
      // The product is scaled by 2⁻¹⁰⁴⁰; lifted back it must still enclose, by at most two steps.
      let (normal, low) = (product(a, b), product(a * tiny, b * tiny))
      let lifted = Interval(lower: low.below / tiny / tiny, upper: low.above / tiny / tiny)
      #expect(lifted.contains(Interval(lower: normal.below, upper: normal.above)), "\(a) · \(b)")
      #expect(lifted.width <= 2 * (least / tiny / tiny), "\(a) · \(b)")
      #expect((a > 0) != (b > 0) || low.below >= 0, "the sign of \(a) · \(b) is lost")
      guard b != 0 else { continue }
      let (plain, small) = (quotient(a, b), quotient(a * 0x1p-1040, b))
      let raised = Interval(lower: small.below / tiny / tiny, upper: small.above / tiny / tiny)
      let low1040 = a * 0x1p-1040 / tiny / tiny
      guard low1040 == a else { continue }  // the dividend itself was rounded
      #expect(raised.contains(Interval(lower: plain.below, upper: plain.above)), "\(a) / \(b)")
    }
  }

  @Test func overflowBoundsOnTheNearSide() {
    #expect(sum(most, most) == (most, .infinity))
    #expect(sum(-most, -most) == (-.infinity, -most))
    #expect(sum(most, least) == (most, .infinity))
    #expect(sum(most, -least) == (most.nextDown, most))
    #expect(sum(-most, most) == (0, 0))
    // The exact sum is 1½ units below the greatest double, and an intermediate sum overflows.
    #expect(sum(-0x1.8p971, most).below == most.nextDown.nextDown)
    #expect(sum(-0x1.8p971, most).above >= most.nextDown)
    #expect(product(most, 2) == (most, .infinity))
    #expect(product(-most, 2) == (-.infinity, -most))
    #expect(quotient(most, 0.5) == (most, .infinity))
    #expect(quotient(1, least) == (most, .infinity))
  }

  @Test func underflowBoundsOnBothSidesAndKeepsTheSign() {
    #expect(product(least, least) == (0, least))
    #expect(product(-least, least) == (-least, 0))
    #expect(product(least, 0.5) == (0, least))
    #expect(quotient(least, 2) == (0, least))
    #expect(quotient(-least, 2) == (-least, 0))
    #expect(quotient(least, most) == (0, least))
    #expect(sum(least, -least) == (0, 0))
    #expect(sum(least, least) == (2 * least, 2 * least))
  }

  @Test func infiniteEndsBehaveAsLimits() {
    #expect(product(0, .infinity) == (0, 0))
    #expect(product(-2, .infinity) == (-.infinity, -.infinity))
    #expect(quotient(3, .infinity) == (0, 0))
    #expect(quotient(.infinity, .infinity) == (0, 0))
    #expect(quotient(.infinity, -2) == (-.infinity, -.infinity))
    #expect(sum(.infinity, -3) == (.infinity, .infinity))
    #expect(DirectedRounding.squareRootAbove(.infinity) == .infinity)
  }

  @Test func rootsOfSubnormalNumbersAreTightest() {
    #expect(DirectedRounding.squareRootBelow(least) == 0x1p-537)
    #expect(DirectedRounding.squareRootAbove(least) == 0x1p-537)
    let (below, above) = (
      DirectedRounding.squareRootBelow(3 * least), DirectedRounding.squareRootAbove(3 * least)
    )
    #expect(above == below.nextUp)
    #expect(below * 0x1p537 == DirectedRounding.squareRootBelow(3))
  }
}
