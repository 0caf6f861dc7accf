import Checkers
import Foundation
import SymbolicLite
import Testing

/// Prox, subdifferential, convexity, Taylor remainder and Hessian: each meets planted mistakes.
@Suite struct FunctionCheckTests {
  static let lasso: @Sendable ([Variable]) -> Variable = { w in abs(w[0]) + abs(w[1]) }
  static let length: @Sendable ([Variable]) -> Variable = { w in norm2(w) }
  static let smooth: @Sendable ([Variable]) -> Variable = { w in
    softplus(w[0] - 2 * w[1]) + 0.5 * w[1] * w[1]
  }

  // MARK: Subdifferential

  @Test(
    "a box: right, 1 % too wide, too narrow, shifted",
    arguments: [(1.0, 0.0, true), (1.01, 0, false), (0.99, 0, false), (1, 0.01, false)])
  func box(radius: Double, shift: Double, isRight: Bool) {
    let verdict = checkSubdifferential(
      of: RecordedFunction(Self.lasso),
      claimed: [-radius + shift...radius + shift, 1...1], at: [0, 3])
    #expect(isRight ? verdict.isTested : verdict.isRefuted, "\(verdict)")
  }

  @Test("a ball is no box, though both have the same shadow on each axis")
  func ball() {
    let source = RecordedFunction(Self.length)
    let ball = checkSubdifferential(
      of: source, support: { v in hypot(v[0], v[1]) }, at: [0, 0])
    #expect(ball.isTested, "\(ball)")
    let box = checkSubdifferential(of: source, claimed: [-1...1, -1...1], at: [0, 0])
    #expect(box.refutation?.diagnosis?.contains("too large") == true, "\(box)")
    let point = checkSubdifferential(of: source, claimed: [0...0, 0...0], at: [0, 0])
    #expect(point.refutation?.diagnosis?.contains("too small") == true)
    #expect(checkSubdifferential(of: source, claimed: [0...0], at: [0, 0]).isRefuted)
  }

  @Test("from values alone, too")
  func boxFromValues() {
    let values = FiniteDifference { $0[0].magnitude + $0[1] }
    #expect(checkSubdifferential(of: values, claimed: [-1...1, 1...1], at: [0, 2]).isTested)
    #expect(checkSubdifferential(of: values, claimed: [-1.01...1, 1...1], at: [0, 2]).isRefuted)
  }

  // MARK: Prox

  @Test(
    "soft threshold, and four that are not",
    arguments: [
      ([1.5, 0], true), ([1.5, 0.1], false), ([2, 0], false), ([0, 0], false),
      ([1.5 + 1e-6, 0], false),
    ])
  func softThreshold(claimed: [Double], isRight: Bool) {
    let verdict = checkProx(
      of: RecordedFunction(Self.lasso), claimed: claimed, of: [2, -0.3], step: 0.5)
    #expect(isRight ? verdict.isTested : verdict.isRefuted, "\(verdict)")
  }

  @Test("a prox of a group, rounded or shrunk to zero")
  func groupProx() {
    let f = RecordedFunction(Self.length)
    let factor = 1 - 0.3 / 5.0
    #expect(checkProx(of: f, claimed: [3 * factor, 4 * factor], of: [3, 4], step: 0.3).isTested)
    #expect(checkProx(of: f, claimed: [0, 0], of: [0.3, 0.4], step: 0.51).isTested)
    #expect(checkProx(of: f, claimed: [1e-18, 0], of: [0.3, 0.4], step: 0.51).isTested)
    #expect(checkProx(of: f, claimed: [0, 0], of: [0.3, 0.4], step: 0.49).isRefuted)
    // λ where λt belongs.
    #expect(checkProx(of: f, claimed: [3 * 0.8, 4 * 0.8], of: [3, 4], step: 0.3).isRefuted)
    #expect(checkProx(of: f, claimed: [0, 0], of: [0.3, 0.4], step: 0).isUndecided)
  }

  @Test("without convexity a stationary point is not enough")
  func nonConvexProx() {
    // A double well: u = 0 is stationary for v = 0, and the wells lie lower.
    let well = RecordedFunction { w in (w[0] * w[0] - 1).raised(to: 2) }
    let verdict = checkProx(of: well, claimed: [0], of: [0], step: 10, isConvex: false)
    #expect(verdict.isRefuted, "\(verdict)")
  }

  // MARK: Convexity

  @Test("convex functions pass, at kinks and far out")
  func convex() {
    for f in [Self.lasso, Self.length, Self.smooth] {
      let verdict = checkConvexity(
        of: RecordedFunction(f), around: [[0, 0], [1, -2], [1e-7, 3], [1e6, 1]])
      #expect(verdict.isTested, "\(verdict)")
    }
  }

  @Test("what bends down somewhere is found")
  func notConvex() {
    let logSum = RecordedFunction { w in log(1 + abs(w[0])) + w[1] * w[1] }
    let verdict = checkConvexity(of: logSum, around: [[1, 1]])
    #expect(verdict.refutation?.diagnosis?.contains("above the chord") == true)
    let sine = RecordedFunction { w in tanh(w[0]) }
    #expect(checkConvexity(of: sine, around: [[0.5]]).isRefuted)
    #expect(checkConvexity(of: RecordedFunction { w in -abs(w[0]) }, around: [[0]]).isRefuted)
    #expect(checkConvexity(of: RecordedFunction { w in log(w[0]) }, around: [[]]).isUndecided)
  }

  // MARK: Taylor remainder

  @Test("the rate tells right from wrong", arguments: [0, 1e-4, -0.01, 1])
  func taylor(error: Double) {
    let w = [0.4, -0.3]
    let s = 1 / (1 + 1 / exp(w[0] - 2 * w[1]))
    let claimed = [s * (1 + error), -2 * s + w[1]]
    let verdict = checkTaylorRemainder(
      of: RecordedFunction(Self.smooth), claimed: claimed, at: w)
    #expect(error == 0 ? verdict.isTested : verdict.isRefuted, "\(verdict)")
  }

  @Test("beside a kink the rate still tells, on it nothing does")
  func taylorAtKinks() {
    let f = RecordedFunction { w in abs(w[0]) + w[0] * w[0] }
    #expect(checkTaylorRemainder(of: f, claimed: [1 + 2e-5], at: [1e-5]).isTested)
    #expect(checkTaylorRemainder(of: f, claimed: [-1 + 2e-5], at: [1e-5]).isRefuted)
    #expect(checkTaylorRemainder(of: f, claimed: [0.5], at: [0]).isUndecided)
    #expect(checkTaylorRemainder(of: { 1 / $0[0] }, claimed: [1], at: [0]).isUndecided)
  }

  // MARK: Hessian

  @Test("a Hessian, and one with an entry that is off", arguments: [0, 1e-9, -0.5])
  func hessian(error: Double) {
    let w = [0.4, -0.3]
    let s = 1 / (1 + 1 / exp(w[0] - 2 * w[1]))
    let c = s * (1 - s)
    let claimed = [[c, -2 * c * (1 + error)], [-2 * c, 4 * c + 1]]
    let verdict = checkHessian(of: RecordedFunction(Self.smooth), claimed: claimed, at: w)
    #expect(error == 0 ? verdict.isTested : verdict.isRefuted, "\(verdict)")
    if error != 0 {
      #expect(verdict.refutation?.diagnosis == "a Hessian is symmetric; this is not")
    }
  }

  @Test("no Hessian at a kink, and none of the wrong shape")
  func noHessian() {
    let f = RecordedFunction(Self.lasso)
    #expect(checkHessian(of: f, claimed: [[0, 0], [0, 0]], at: [0, 1]).isUndecided)
    #expect(checkHessian(of: f, claimed: [[0, 0], [0, 0]], at: [1e-7, 1]).isTested)
    #expect(checkHessian(of: f, claimed: [[0, 0]], at: [1, 1]).isRefuted)
  }
}
