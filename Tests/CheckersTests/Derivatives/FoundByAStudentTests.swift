import Checkers
import Foundation
import SymbolicLite
import Testing

/// Claims that a checker once let pass, or refused, for a wrong reason.
@Suite struct FoundByAStudentTests {
  private static let lasso: @Sendable ([Variable]) -> Variable = { w in abs(w[0]) + abs(w[1]) }

  @Test("an unbounded set is too large")
  func unboundedSet() {
    let source = RecordedFunction(Self.lasso)
    let all = checkSubdifferential(of: source, support: { _ in .infinity }, at: [0, 3])
    #expect(all.refutation?.diagnosis?.contains("too large") == true, "\(all)")
    let line = checkSubdifferential(
      of: source, claimed: [-.infinity ... .infinity, 1...1], at: [0, 3])
    #expect(line.refutation?.diagnosis?.contains("too large") == true, "\(line)")
    #expect(checkSubdifferential(of: source, support: { _ in -.infinity }, at: [0, 3]).isRefuted)
    #expect(checkSubdifferential(of: source, support: { _ in .nan }, at: [0, 3]).isRefuted)
  }

  @Test func aSumOfNoTermsIsNothing() {
    #expect(checkGradient(of: [], claimed: [0], at: [1]).isUndecided)
  }

  /// A slope of 1e-9 on top of 1e8 leaves no trace; neither the right nor the wrong one is shown.
  @Test(arguments: [1e-9, 5e-9])
  func aRemainderThatCannotBeSeen(claimed: Double) {
    let verdict = checkTaylorRemainder(
      of: { (w: [Double]) in 1e8 + 1e-9 * w[0] }, claimed: [claimed], at: [1])
    #expect(verdict.isUndecided, "\(verdict)")
    let flat = checkTaylorRemainder(of: { (_: [Double]) in 1e8 }, claimed: [0], at: [1])
    #expect(flat.isTested)
  }

  @Test(
    "where values jump there is no gradient, not even 0",
    arguments: [(0.5, 0.0), (0.5, 1e6), (0, 0), (0, 1)])
  func jump(place: Double, offset: Double) {
    let step = { (w: [Double]) in offset + (w[0] > place ? 1.0 : 0) }
    for slope in [0.0, 1] {
      let verdict = checkGradient(of: step, claimed: [slope], at: [place])
      #expect(verdict.isUndecided, "\(verdict)")
      #expect(checkTaylorRemainder(of: step, claimed: [slope], at: [place]).isUndecided)
    }
    #expect(checkGradient(of: step, claimed: [0], at: [place + 0.25]).isTested)
  }

  @Test("a single value that sticks out", arguments: [0.0, 1, 2])
  func spike(slope: Double) {
    let f = { (w: [Double]) in w[0] == 0.5 ? 7 : w[0] }
    #expect(checkGradient(of: f, claimed: [slope], at: [0.5]).isUndecided)
  }

  @Test("a function in single precision is not refuted", arguments: [0.6, 0.7])
  func singlePrecision(slope: Double) {
    let square = { (w: [Double]) in Double(Float(w[0] * w[0])) }
    let verdict = checkGradient(of: square, claimed: [slope], at: [0.3])
    #expect(verdict.isUndecided, "\(verdict)")
  }

  /// What only looks like a jump or a step: kinks, flat powers, thresholds, steep slopes.
  @Test func nearMisses() {
    func isTested(_ claimed: Double, at w: Double, _ f: @escaping ([Double]) -> Double) -> Bool {
      checkGradient(of: f, claimed: [claimed], at: [w]).isTested
    }
    #expect(isTested(0.5, at: 0) { $0[0].magnitude })
    #expect(isTested(0, at: 0) { 1 + pow($0[0], 3) })
    #expect(isTested(0, at: 0) { 1 + pow($0[0], 5) })
    #expect(isTested(0, at: 0) { max($0[0].magnitude - 0.01, 0) })
    #expect(isTested(0, at: -0.5) { max($0[0], 0) })
    #expect(isTested(1e6, at: 0.5) { 1e6 * $0[0] })
    #expect(isTested(1e9, at: 0) { tanh(1e9 * $0[0]) })
    #expect(!isTested(2, at: 0) { $0[0].magnitude })
    #expect(!isTested(0.1, at: 0) { 1 + pow($0[0], 3) })
  }

  /// √(w₁² + w₂²) is a length, written otherwise: its slope at 0 is not 0, though nothing under the
  /// root moves to first order.
  @Test func rootsOfSquares() {
    let source = RecordedFunction { w in sqrt(w[0] * w[0] + w[1] * w[1]) }
    let ball = { (v: [Double]) in hypot(v[0], v[1]) }
    #expect(!checkSubdifferential(of: source, support: ball, at: [0, 0]).isRefuted)
    #expect(!checkSubdifferential(of: source, support: { _ in 0 }, at: [0, 0]).isTested)
    #expect(!checkGradient(of: source, claimed: [3, 0], at: [0, 0]).isTested)
    #expect(!checkProx(of: source, claimed: [0, 0], of: [0.3, 0.4], step: 1).isRefuted)
    let fourth = RecordedFunction { w in (w[0] * w[0]).raised(to: 0.25) }
    #expect(!checkSubdifferential(of: fourth, support: { _ in 0 }, at: [0]).isTested)
  }

  @Test("an infinite slope has no finite bar", arguments: [0.0, 5, 1e3])
  func infiniteSlope(claimed: Double) {
    let root = { (w: [Double]) in pow(w[0].magnitude, 0.5) }
    #expect(checkGradient(of: root, claimed: [claimed], at: [0]).isUndecided)
    let odd = { (w: [Double]) in w[0] < 0 ? -pow(-w[0], 0.3) : pow(w[0], 0.3) }
    #expect(checkGradient(of: odd, claimed: [claimed], at: [0]).isUndecided)
    let values = FiniteDifference(of: root)
    let all = checkSubdifferential(of: values, support: { $0[0] == 0 ? 0 : .infinity }, at: [0])
    #expect(all.isUndecided, "\(all)")
  }

  @Test("a projection is not refuted for the edge it lies on")
  func projection() {
    let indicator = RecordedFunction { w in
      w[0].value > 1 ? Variable(Double.infinity) : 0 * w[0]
    }
    #expect(!checkProx(of: indicator, claimed: [1], of: [3], step: 1).isRefuted)
    #expect(checkProx(of: indicator, claimed: [0.5], of: [3], step: 1).isRefuted)
  }

  /// A formula with one case, and no value elsewhere.
  @Test func theEdgeOfADomain() throws {
    let w: SymbolicLite.Expression = .vector("w", "d")
    let formula = SymbolicLite.Expression.cases([Branch(0, if: norm2(w) <= 2)], otherwise: nil)
    let indicator = try CompiledFunction(
      formula, with: Symbol("w", .vector("d")), in: Environment<Double>(sizes: ["d": 1]))
    let ray = { (v: [Double]) in v[0] > 0 ? Double.infinity : 0 }
    #expect(checkSubdifferential(of: indicator, support: ray, at: [2]).isUndecided)
    #expect(checkSubdifferential(of: indicator, support: { _ in 0 }, at: [2]).isUndecided)
    #expect(checkSubdifferential(of: indicator, support: { _ in 0 }, at: [1]).isTested)
  }

  @Test("a threshold is found from zero, too")
  func capped() {
    let capped = RecordedFunction { w in min(w[0] * w[0], 1) }
    #expect(checkConvexity(of: capped, around: [[0]]).isRefuted)
    #expect(checkConvexity(of: capped, around: [[1e-7]]).isRefuted)
  }
}
