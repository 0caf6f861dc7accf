import Checkers
import Foundation
import SymbolicLite
import Testing

/// Claimed gradients of closures on variables, and of formulas.
@Suite struct GradientCheckTests {
  static let x: [[Double]] = [[1, 2], [-0.5, 1], [3, 0.25]]
  static let y = [1.0, -1, 1]

  /// A loop as a student writes it.
  static func logistic(_ w: [Variable]) -> Variable {
    var total: Variable = 0
    for (row, label) in zip(x, y) {
      total += log(1 + exp(-label * (row[0] * w[0] + row[1] * w[1])))
    }
    return total / 3
  }

  static func gradient(_ w: [Double]) -> [Double] {
    var result = [0.0, 0]
    for (row, label) in zip(x, y) {
      let margin = label * (row[0] * w[0] + row[1] * w[1])
      let weight = -label / (1 + exp(margin)) / 3
      for j in 0..<2 { result[j] += weight * row[j] }
    }
    return result
  }

  @Test(
    "a closure: relative errors down to 1e-12 are found",
    arguments: [0, 1e-12, -1e-10, 1e-3, 1, -2])
  func relativeErrors(error: Double) {
    let w = [0.3, -0.7]
    var claimed = Self.gradient(w)
    claimed[1] *= 1 + error
    let verdict = checkGradient(of: Self.logistic, claimed: claimed, at: w)
    #expect(error == 0 ? verdict.isTested : verdict.isRefuted, "\(verdict)")
    if let refutation = verdict.refutation {
      #expect(refutation.counterexample.description.contains("j = 2"))
    }
  }

  @Test("the same closure in doubles is differenced")
  func doubles() {
    let verdict = checkGradient(
      of: { (w: [Double]) in (w[0] - 1) * (w[0] - 1) * w[1] }, claimed: [4, 1], at: [2, 2])
    #expect(verdict.isTested)
  }

  @Test(
    "kinks, thresholds and branches: every subgradient and nothing else",
    arguments: [(-1.0, true), (0, true), (0.9, true), (1, true), (1.001, false), (-1.5, false)])
  func kink(slope: Double, isRight: Bool) {
    let smooth = checkGradient(
      of: { w in abs(w[0]) + w[1] * w[1] }, claimed: [slope, 2], at: [0, 1])
    #expect(isRight ? smooth.isTested : smooth.isRefuted, "\(smooth)")
    // A branch of the closure is no operation: values have to tell.
    let branching = checkGradient(
      of: { w in (w[0] > 0 ? w[0] : -w[0]) + w[1] * w[1] }, claimed: [slope, 2], at: [0, 1])
    #expect(isRight ? branching.isTested : branching.isRefuted, "\(branching)")
  }

  @Test("beside a kink the sign decides", arguments: [1e-3, -1e-7, 1e-300])
  func besideKink(x: Double) {
    let sign = x < 0 ? -1.0 : 1
    let f: ([Variable]) -> Variable = { w in abs(w[0]) }
    #expect(checkGradient(of: f, claimed: [sign], at: [x]).isTested)
    #expect(checkGradient(of: f, claimed: [-sign], at: [x]).isRefuted)
    #expect(checkGradient(of: f, claimed: [0.5 * sign], at: [x]).isRefuted)
  }

  @Test("zero groups")
  func groups() {
    let f: ([Variable]) -> Variable = { w in
      norm2([w[0], w[1]]) + 2 * norm2([w[2], w[3]]) + w[0]
    }
    let zero = [0.0, 0, 0, 0]
    #expect(checkGradient(of: f, claimed: [1.6, 0.8, 0, 0], at: zero).isTested)
    #expect(checkGradient(of: f, claimed: [1.6, 0.8, -1.2, 1.6], at: zero).isTested)
    #expect(checkGradient(of: f, claimed: [1.601, 0.8, 0, 0], at: zero).isRefuted)
    #expect(checkGradient(of: f, claimed: [1, 0, 1.7, 1.7], at: zero).isRefuted)
    #expect(checkGradient(of: f, claimed: [0.2, 0.8, 0, 0], at: zero).isRefuted)
  }

  @Test("a formula")
  func formula() {
    let w: SymbolicLite.Expression = .vector("w", "d")
    let formula = norm1(w) + 0.5 * .power(norm2(w), 2)
    let environment = Environment<Double>(sizes: ["d": 3])
    let symbol = Symbol("w", .vector("d"))
    func verdict(_ claimed: [Double]) -> Verdict {
      checkGradient(of: formula, with: symbol, claimed: claimed, at: [1, 0, -2], in: environment)
    }
    #expect(verdict([2, 0.5, -3]).isTested)
    #expect(verdict([2, 1.5, -3]).isRefuted)
    #expect(verdict([2, 0.5, -1]).isRefuted)
    #expect(verdict([2, 0.5]).isRefuted)
  }

  @Test(
    "kinks that share coordinates: the nearest subgradient is looked for",
    arguments: [
      ([0.0, 0, 0, 0], true), ([1, -2, 2, -1], true), ([0.5, 0.25, -0.9, 0.15], true),
      ([1, 0, 0, -1], true), ([1.001, -1.001, 0, 0], false), ([0.5, 0.5, -0.9, 0], false),
      ([0.6, 0.6, -0.6, -0.6], false), ([1, -2, 1.99, -0.98], false),
    ])
  func fused(claimed: [Double], isRight: Bool) {
    let f: ([Variable]) -> Variable = { w in
      abs(w[0] - w[1]) + abs(w[1] - w[2]) + abs(w[2] - w[3])
    }
    let verdict = checkGradient(of: f, claimed: claimed, at: [2, 2, 2, 2])
    #expect(isRight ? verdict.isTested : verdict.isRefuted, "\(verdict)")
  }

  @Test("a closure that looks past the recording is not trusted")
  func hiddenBranch() {
    // `value` is no part of the recording, so the kink is none either.
    let function = RecordedFunction { w in w[0].value > 0 ? w[0] : -w[0] }
    #expect(checkGradient(of: function, claimed: [1], at: [2]).isTested)
    #expect(checkGradient(of: function, claimed: [1], at: [-2]).isRefuted)
    #expect(checkGradient(of: function, claimed: [-1], at: [-2]).isTested)
    #expect(checkGradient(of: function, claimed: [-1], at: [0]).isUndecided)
  }

  @Test("what cannot be seen is not called right")
  func invisible() {
    let flat = { (w: [Double]) in 1e8 + 1e-9 * w[0] }
    #expect(checkGradient(of: flat, claimed: [1e-9], at: [1]).isUndecided)
    #expect(checkGradient(of: flat, claimed: [5e-9], at: [1]).isUndecided)
    let huge: ([Variable]) -> Variable = { w in 1e300 * w[0] }
    let terms = [Term("loss", RecordedFunction(huge), weight: 1e300)]
    #expect(checkGradient(of: terms, claimed: [1], at: [1]).isUndecided)
    // A number that is divided by zero on the way is no number, even where it would not count.
    let infinite: ([Variable]) -> Variable = { w in max(w[0], -1 / (w[0] - w[0])) }
    #expect(checkGradient(of: infinite, claimed: [1], at: [1]).isUndecided)
  }

  @Test("a sum's mistakes are named at a fixed weight, too")
  func fixedWeight() {
    let terms = [
      Term("loss", RecordedFunction { w in 0.5 * w[0] * w[0] + w[1] }, samples: 50),
      Term("penalty", RecordedFunction { w in abs(w[0]) + abs(w[1]) }, weight: 1e-3),
    ]
    func words(_ claimed: [Double]) -> String? {
      checkGradient(of: terms, claimed: claimed, at: [2, -1]).refutation?.diagnosis
    }
    #expect(checkGradient(of: terms, claimed: [2.001, 0.999], at: [2, -1]).isTested)
    #expect(words([2.002, 0.998]) == "the penalty is 2 times what it should be")
    #expect(words([1.999, 1.001]) == "the sign of the penalty is wrong")
    #expect(words([3, 0]) == "the penalty lacks its weight 0.001")
    #expect(words([2, 1]) == "the penalty is missing")
    #expect(words([2.001, 1.2])?.hasPrefix("only entry 2 is wrong") == true)
    #expect(words([0.999, 2.001]) == "entries 1 and 2 are swapped")
  }

  @Test("a seam of two cases is smooth where their slopes agree, and only there")
  func seams() throws {
    let w: SymbolicLite.Expression = .vector("w", "d")
    let symbol = Symbol("w", .vector("d"))
    func verdict(_ outer: SymbolicLite.Expression, _ claimed: Double) -> Verdict {
      let huber = SymbolicLite.Expression.cases(
        [Branch(w[1].squared / 2, if: abs(w[1]) <= 1)], otherwise: outer)
      return checkGradient(
        of: huber, with: symbol, claimed: [claimed], at: [1],
        in: Environment<Double>(sizes: ["d": 1]))
    }
    #expect(verdict(abs(w[1]) - 0.5, 1).isTested)
    #expect(verdict(abs(w[1]) - 0.5, 0.99).isRefuted)
    #expect(verdict(2 * abs(w[1]) - 1.5, 1.5).isTested)
    #expect(verdict(2 * abs(w[1]) - 1.5, 2.01).isRefuted)
    #expect(verdict(abs(w[1]), 1).isUndecided)
  }
}
