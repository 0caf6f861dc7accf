import Checkers
import Foundation
import PropertyTesting
import SymbolicLite
import Testing

/// The bar of a difference of values against slopes that are known, on random smooth functions.
@Suite struct ErrorBarTests {
  static let functions = Thoroughness.cases(20_000, quick: 500)
  /// The bar is measured, not proved: it may be too short once in ten thousand functions.
  static let tolerated = functions / 10_000

  private struct Count {
    var slopes = 0
    /// One slope of each function that has one outside its bar.
    var missed: [String] = []
    var wide = 0
    var hidden = 0
    var undefined = 0
  }

  /// Everything but a function whose values, as far out as differences go, do not move by what
  /// rounding may do to them: of its slopes they say nothing.
  @Test func everySlopeLiesWithinItsBar() throws {
    var random = SplitMix64(state: 2026)
    var count = Count()
    for _ in 0..<Self.functions { look(&random, &count) }
    #expect(
      count.missed.count <= Self.tolerated, "\(count.missed.count): \(count.missed.prefix(3))")
    #expect(count.slopes > 2 * Self.functions, "\(count)")
    #expect(100 * (count.hidden + count.undefined) < 20 * count.slopes, "\(count)")
    // A bar that holds everything would be honest, and worth nothing.
    #expect(10 * count.wide < count.slopes, "\(count.wide) of \(count.slopes)")
  }

  private func look(_ random: inout SplitMix64, _ count: inout Count) {
    let d = 1 + Int(random.next() % 3)
    let f = SmoothFunction.random(&random, depth: 1 + Int(random.next() % 5), variables: d)
    let w = (0..<d).map { _ in SmoothFunction.number(&random) }
    var missed: [String] = []
    defer { count.missed += missed.prefix(1) }
    let values = FiniteDifference { f.sample(at: $0.map { .init(value: $0) }).value }
    for j in 0...d {
      var v = w.indices.map { $0 == j ? 1.0 : 0 }
      if j == d { v = w.map { _ in Double(Int(random.next() >> 56) - 128) / 64 } }
      let truth = f.sample(at: zip(w, v).map { .init(value: $0, slope: $1) })
      guard truth.value.isFinite, truth.slope.isFinite, truth.slope != 0 else { continue }
      let reach = w.reduce(0.01) { max($0, $1.magnitude) } / 16
      if truth.slope.magnitude * reach < 16 * truth.rounding {
        count.hidden += 1
        continue
      }
      guard let seen = try? values.slopes(at: w, along: v) else {
        count.undefined += 1
        continue
      }
      count.slopes += 1
      // What rounding does to the known slope itself.
      let slack = 1e-14 * truth.slope.magnitude
      for side in [seen.left, seen.right] where !side.widened(by: slack).contains(truth.slope) {
        missed.append("\(side) for \(truth.slope) at \(w), f = \(f)")
      }
      if seen.right.error > 1e-3 * truth.slope.magnitude { count.wide += 1 }
    }
  }

  /// The output of a network is about 1 and its error r small: ½r² is wrong by r·2⁻⁵³, not by its
  /// own last place, and does not show it at points that are close together.
  @Test(arguments: [1e-2, 1e-3, 1e-4, 1e-5])
  func squaredErrorsOfSaturatedOutputs(residual: Double) {
    var measured = 0
    for k in 0..<50 {
      let x = 2 + 0.1 * Double(k)
      let target = tanh(x) - residual
      let f = { (w: [Double]) in
        let r = tanh(w[0]) + 1e-3 * w[1] - target
        return r * r / 2
      }
      let bell = exp(-2 * x)
      let slope = (tanh(x) - target) * 4 * bell / (1 + bell) / (1 + bell)
      // Of the smallest errors the values may only say that they are rounded.
      guard let seen = try? FiniteDifference(of: f).slopes(at: [x, 0], along: [1, 0]) else {
        continue
      }
      measured += 1
      #expect(seen.left.contains(slope) && seen.right.contains(slope), "\(seen), \(slope) at \(x)")
    }
    #expect(measured > (residual < 1e-3 ? 10 : 40))
  }

  /// A jump of the curvature beside the point, at distances of every size: far too near to be seen, and
  /// far enough to be seen.
  @Test func thresholdsBesideThePoint() throws {
    var random = SplitMix64(state: 5)
    var missed: [String] = []
    for _ in 0..<Self.functions {
      let tau = pow(10, Double.random(in: -11 ... -2, using: &random))
      let c = pow(10, Double.random(in: -2...2, using: &random))
      let (s, b) = (Double.random(in: -2...2, using: &random), SmoothFunction.number(&random))
      let (x, side) = (Double.random(in: 0.5...2, using: &random), random.next() % 2 == 0)
      let threshold = random.next() % 2 == 0 ? x + tau : x - tau
      func beyond(_ x: Double) -> Double { max(side ? x - threshold : threshold - x, 0) }
      let f = { (w: [Double]) in
        c * beyond(w[0]) * beyond(w[0]) / 2 + s * w[0] + sin(w[0]) + b
      }
      let slope = c * beyond(x) * (side ? 1 : -1) + s + cos(x)
      let seen = try FiniteDifference(of: f).slopes(at: [x], along: [1])
      let isWithin = [seen.left, seen.right].allSatisfy { $0.widened(by: 1e-15).contains(slope) }
      if !isWithin { missed.append("\(seen) for \(slope), at \(tau) from a jump of \(c)") }
    }
    #expect(missed.count <= Self.tolerated, "\(missed.count): \(missed.prefix(3))")
  }

  /// Values of a function without curvature show ten digits, those of another five.
  @Test(arguments: [1e-10, -1e-10, 1e-6, 0.01])
  func aSmallMistakeIsSeen(error: Double) {
    for k in 1...20 {
      let x = 0.37 * Double(k)
      let straight = checkGradient(
        of: { (w: [Double]) in 3 * w[0] - 2 * w[1] }, claimed: [3 * (1 + error), -2], at: [x, 1])
      #expect(straight.isRefuted, "\(straight)")
      let bent = checkGradient(
        of: { (w: [Double]) in exp(w[0] / 8) + w[1] * w[1] },
        claimed: [exp(x / 8) / 8 * (1 + 1e5 * error), 2], at: [x, 1])
      #expect(bent.isRefuted, "\(bent)")
    }
  }

  @Test func noMistakeIsSeenWhereThereIsNone() {
    for k in 1...20 {
      let x = 0.37 * Double(k)
      let straight = checkGradient(
        of: { (w: [Double]) in 3 * w[0] - 2 * w[1] }, claimed: [3, -2], at: [x, 1])
      #expect(straight.isTested, "\(straight)")
      let bent = checkGradient(
        of: { (w: [Double]) in exp(w[0] / 8) + w[1] * w[1] }, claimed: [exp(x / 8) / 8, 2],
        at: [x, 1])
      #expect(bent.isTested, "\(bent)")
    }
  }
}

extension Measured {
  fileprivate func widened(by slack: Double) -> Measured { Measured(value, error: error + slack) }
}
