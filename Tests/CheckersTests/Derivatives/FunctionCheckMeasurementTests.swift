import Checkers
import Foundation
import SymbolicLite
import Testing

/// Many random right and wrong claims for each checker: how often each is rejected and accepted.
/// The doc comments of the checkers quote what 2,000 draws gave.
@Suite struct FunctionCheckMeasurementTests {
  #if DEBUG
    static let draws = 40
  #else
    static let draws = 2000
  #endif

  private struct Counts {
    var tested = 0
    var refuted = 0
    var undecided = 0

    mutating func add(_ verdict: Verdict) {
      switch verdict {
      case .refuted: refuted += 1
      case .undecided: undecided += 1
      default: tested += 1
      }
    }
  }

  /// A few entries of very different sizes, some of them zero or equal.
  private func vector(_ random: inout SplitMix64) -> [Double] {
    let first = Double.random(in: -3...3, using: &random)
    return [
      first, random.next() % 4 == 0 ? 0 : Double.random(in: -1...1, using: &random),
      random.next() % 4 == 0 ? first : 1e-3 * Double.random(in: -1...1, using: &random),
    ]
  }

  private let lasso = RecordedFunction { w in abs(w[0]) + abs(w[1]) + abs(w[2]) }
  private let group = RecordedFunction { w in norm2(w) }

  private func softThreshold(_ v: [Double], _ t: Double) -> [Double] {
    v.map { $0 - min(max($0, -t), t) }
  }

  private func groupThreshold(_ v: [Double], _ t: Double) -> [Double] {
    let length = v.reduce(0) { hypot($0, $1) }
    return v.map { length > t ? $0 * (1 - t / length) : 0 }
  }

  @Test func proximalPoints() {
    var (right, wrong) = (Counts(), Counts())
    var random = SplitMix64(state: 11)
    for _ in 0..<Self.draws {
      let (v, t) = (vector(&random), Double.random(in: 0.01...2, using: &random))
      right.add(checkProx(of: lasso, claimed: softThreshold(v, t), of: v, step: t))
      right.add(checkProx(of: group, claimed: groupThreshold(v, t), of: v, step: t))
      // 1 % off, as long as anything is left to be off.
      let (a, b) = (softThreshold(v, 1.01 * t), groupThreshold(v, 0.99 * t))
      if a != softThreshold(v, t) {
        wrong.add(checkProx(of: lasso, claimed: a, of: v, step: t))
      }
      if b != groupThreshold(v, t) {
        wrong.add(checkProx(of: group, claimed: b, of: v, step: t))
      }
    }
    #expect(right.refuted == 0 && right.undecided == 0, "\(right)")
    #expect(wrong.tested == 0 && wrong.undecided == 0 && wrong.refuted > 20, "\(wrong)")
  }

  @Test func subdifferentials() {
    var (right, wrong) = (Counts(), Counts())
    var random = SplitMix64(state: 12)
    for _ in 0..<Self.draws {
      let w = vector(&random)
      func box(_ width: Double) -> [ClosedRange<Double>] {
        w.map { $0 == 0 ? -width...width : $0 > 0 ? 1...1 : -1 ... -1 }
      }
      right.add(checkSubdifferential(of: lasso, claimed: box(1), at: w))
      guard w.contains(0) else { continue }
      wrong.add(checkSubdifferential(of: lasso, claimed: box(1.01), at: w))
      wrong.add(checkSubdifferential(of: lasso, claimed: box(0.99), at: w))
    }
    #expect(right.refuted == 0 && right.undecided == 0, "\(right)")
    #expect(wrong.tested == 0 && wrong.undecided == 0 && wrong.refuted > 10, "\(wrong)")
  }

  @Test func convexity() {
    var (right, wrong) = (Counts(), Counts())
    var random = SplitMix64(state: 13)
    let convex = [
      lasso, group, RecordedFunction { w in softplus(w[0] - w[1]) + w[2] * w[2] },
      RecordedFunction { w in positivePart(1 - w[0] * 2).raised(to: 2) + max(w[1], w[2]) },
    ]
    let other = [
      RecordedFunction { w in log(1 + abs(w[0])) }, RecordedFunction { w in sqrt(norm2(w)) },
      RecordedFunction { w in min(abs(w[0]), 1) }, RecordedFunction { w in w[0] * w[1] },
    ]
    for number in 0..<Self.draws / 4 {
      let points = [vector(&random), vector(&random)]
      right.add(checkConvexity(of: convex[number % 4], around: points))
      wrong.add(checkConvexity(of: other[number % 4], around: points))
    }
    #expect(right.refuted == 0 && right.undecided == 0, "\(right)")
    #expect(wrong.tested == 0 && wrong.undecided == 0, "\(wrong)")
  }

  @Test func taylorRemainders() {
    var (right, wrong) = (Counts(), Counts())
    var random = SplitMix64(state: 14)
    let f = RecordedFunction { w in
      softplus(w[0] * 2 - w[1]) + 0.5 * positivePart(1 - w[2] - w[0]).raised(to: 2)
        + exp(w[1]) / (1 + w[2] * w[2])
    }
    for _ in 0..<Self.draws {
      let w = (0..<3).map { _ in Double.random(in: -2...2, using: &random) }
      guard let gradient = try? f.compiled(at: w).gradient(at: w) else { continue }
      right.add(checkTaylorRemainder(of: f, claimed: gradient, at: w))
      var claimed = gradient
      claimed[Int(random.next() % 3)] *= 1.01
      wrong.add(checkTaylorRemainder(of: f, claimed: claimed, at: w))
    }
    #expect(right.refuted == 0 && right.undecided == 0, "\(right)")
    // A hundredth of an entry that is itself next to nothing may stay below the rounding.
    #expect(Double(wrong.refuted) >= 0.99 * Double(Self.draws), "\(wrong)")
  }
}
