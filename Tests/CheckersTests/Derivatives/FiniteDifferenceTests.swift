import Checkers
import Foundation
import SymbolicLite
import Testing

/// Differences of values, and the gradient check that has nothing else to go by.
@Suite struct FiniteDifferenceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var f: @Sendable (Double) -> Double
    var x: Double
    var left: Double
    var right: Double
    /// What the bar must not exceed.
    var width: Double
  }

  static let cases: [Case] = [
    Case("eˣ at 1", { exp($0) }, 1, exp(1), width: 1e-6),
    Case("sin 1000x at 0.3", { sin(1000 * $0) }, 0.3, 1000 * cos(300.0), width: 1e-3),
    Case("x² at 1e-8", { $0 * $0 }, 1e-8, 2e-8, width: 1e-14),
    Case("x² at 0", { $0 * $0 }, 0, 0, width: 1e-7),
    Case("1e8 + x at 0.1", { 1e8 + $0 }, 0.1, 1, width: 1e-3),
    Case("|x| at 1e-7", { abs($0) }, 1e-7, 1, width: 1e-7),
    Case("|x| + (x − 1)² at 0", { abs($0) + ($0 - 1) * ($0 - 1) }, 0, -3, -1, width: 1e-6),
    Case("|x − 1| at 1 + 1e-7", { abs($0 - 1) }, 1 + 1e-7, 1, width: 1e-6),
    Case("max(x, 0)² at 0", { max($0, 0) * max($0, 0) }, 0, 0, width: 1e-6),
    Case("1e-9 |x| + x² at 0", { 1e-9 * abs($0) + $0 * $0 }, 0, -1e-9, 1e-9, width: 2e-9),
    Case("Huber 1e-7 from its threshold", huber, 1 + 1e-7, 1, width: 1e-6),
    Case("√(x² + 1e-12) at 1e-6", { pow($0 * $0 + 1e-12, 0.5) }, 1e-6, pow(0.5, 0.5), width: 1e-5),
  ]

  static let huber: @Sendable (Double) -> Double = { x in abs(x) <= 1 ? x * x / 2 : abs(x) - 0.5 }

  @Test("the bar holds the slope, and is not wide", arguments: cases)
  func barIsHonest(item: Case) throws {
    let slopes = try FiniteDifference { item.f($0[0]) }.slopes(at: [item.x], along: [1])
    #expect((slopes.left.value - item.left).magnitude <= slopes.left.error, "\(slopes)")
    #expect((slopes.right.value - item.right).magnitude <= slopes.right.error, "\(slopes)")
    #expect(max(slopes.left.error, slopes.right.error) <= item.width, "\(slopes)")
  }

  @Test("what has no slope says so")
  func noSlope() {
    #expect(throws: Undefined.self) {
      try FiniteDifference { pow($0[0], 0.5) }.slopes(at: [-1], along: [1])
    }
    #expect(throws: Undefined.self) {
      try FiniteDifference { 1 / $0[0] }.slopes(at: [0], along: [1])
    }
  }

  @Test("a claimed gradient of a closure", arguments: [1, 1 + 1e-6, 0.999, 2, -1, 0])
  func factors(factor: Double) {
    let f = { (w: [Double]) in w[0] * w[0] * w[1] + exp(w[1]) }
    let claimed = [12.0, 4 + exp(3.0)].map { factor * $0 }
    let verdict = checkGradient(of: f, claimed: claimed, at: [2, 3])
    #expect(factor == 1 ? verdict.isTested : verdict.isRefuted, "\(verdict)")
  }

  @Test(
    "at a kink every subgradient and nothing else",
    arguments: [(0.0, true), (1, true), (-1, true), (0.3, true), (1.001, false), (-2, false)])
  func kink(slope: Double, isRight: Bool) {
    let verdict = checkGradient(
      of: { w in abs(w[0]) + w[1] * w[1] }, claimed: [slope, 2], at: [0, 1])
    #expect(isRight ? verdict.isTested : verdict.isRefuted, "\(verdict)")
  }

  @Test("two zero groups: each is looked at alone, and not along the axes only")
  func groups() {
    let f = { (w: [Double]) in hypot(w[0], w[1]) + hypot(w[2], w[3]) }
    let zero = [0.0, 0, 0, 0]
    #expect(checkGradient(of: f, claimed: [0.6, 0.8, 0, 0], at: zero).isTested)
    // Along the axes, and along the claim as a whole, the second group makes up for the first.
    #expect(checkGradient(of: f, claimed: [0.8, 0.8, 0, 0], at: zero).isRefuted)
  }

  @Test("a kink that points up has no subgradient")
  func concaveKink() {
    #expect(checkGradient(of: { -abs($0[0]) }, claimed: [0], at: [0]).isUndecided)
  }

  @Test("bad input is told")
  func badInput() {
    #expect(checkGradient(of: { $0[0] }, claimed: [1, 2], at: [0]).isRefuted)
    #expect(checkGradient(of: { $0[0] }, claimed: [.nan], at: [0]).isRefuted)
    #expect(checkGradient(of: { $0[0] }, claimed: [1], at: [.infinity]).isUndecided)
    #expect(checkGradient(of: { _ in 1 }, claimed: [], at: []).isUndecided)
    #expect(checkGradient(of: { 1 / $0[0] }, claimed: [1], at: [0]).isUndecided)
  }
}

extension FiniteDifferenceTests.Case {
  init(
    _ name: String, _ f: @escaping @Sendable (Double) -> Double, _ x: Double, _ left: Double,
    _ right: Double? = nil, width: Double
  ) {
    self.init(
      testDescription: name, f: f, x: x, left: left, right: right ?? left, width: width)
  }
}
