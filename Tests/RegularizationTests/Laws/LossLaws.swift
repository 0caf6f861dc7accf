import Regularization
import SymbolicLite

/// A loss of one target as a function of the prediction, so that the laws of penalties speak of it.
struct LossOfPrediction: Penalty {
  let loss: any Loss
  let target: Double

  var description: String { "\(loss) at y = \(target)" }
  var statement: Statement { .unwritten("has a statement of its own kind") }
  var letters: [String: Quantity] {
    loss.letters.merging(["y": .number(target.magnitude), "1": .number(1)]) { old, _ in old }
  }
  var properties: [Property] { loss.properties }
  var dimension: Int? { 1 }

  func value(at w: [Double]) -> Double { loss.value(of: w[0], target: target) }
  func subdifferential(at w: [Double]) -> SubgradientSet {
    .box([loss.slopes(at: w[0], target: target)])
  }
  func prox(of v: [Double], step _: Double) -> [Double] { v }
  func conjugate(at g: [Double]) -> Double? { loss.conjugate(at: g[0], target: target) }
  static func examples() -> [LossOfPrediction] { [] }

  /// The laws that make sense of it.
  static let laws: [Law] = [
    .isNonnegative, .isDefinedEverywhere, .slopeIsSupport, .gradientIsSlope, .saysHowItBends,
    .chordsLieAbove, .tangentsLieBelow, .staysConvexWithoutItsSquare, .isLipschitz, .isSmooth,
    .proxMeetsItsConjugate,
  ]

  static func all() throws -> [LossOfPrediction] {
    try Catalogue.everyLoss().flatMap { loss in
      loss.exampleTargets.map { LossOfPrediction(loss: loss, target: $0) }
    }
  }
}

extension Loss {
  var exampleTargets: [Double] { targets == .signs ? [-1, 1] : [0, 1.5, -2] }
}

extension Catalogue {
  static func everyLoss() throws -> [any Loss] {
    func examples<L: Loss>(_ type: L.Type) throws -> [any Loss] { try L.examples() }
    return try losses.flatMap { try examples($0) }
  }

  static func everyPrior() throws -> [any Prior] {
    func examples<P: Prior>(_ type: P.Type) throws -> [any Prior] { try P.examples() }
    return try priors.flatMap { try examples($0) }
  }
}

/// Something that holds of every loss at every prediction and target.
struct LossLaw: Sendable {
  let name: String
  /// What is wrong at one point; nil where the law holds.
  let trial: @Sendable (any Loss, ReadLossStatement, Double, Double) throws -> String?

  /// The first point at which the law is broken, on a grid that holds all kinks.
  func problem(of loss: any Loss) throws -> String? {
    let read = try ReadLossStatement(loss.statement, targets: loss.targets)
    for y in loss.exampleTargets {
      let kinks = [y, 1, -1] + [y - 0.75, y + 0.75]
      for z in kinks + (-16...16).map({ Double($0) / 4 }) {
        if let problem = try trial(loss, read, z, y) {
          return "\(loss): \(name): \(problem) at z = \(z), y = \(y)"
        }
      }
    }
    return nil
  }

  static let all: [LossLaw] = [
    formulaIsValue, writtenSlopeIsSlope, writtenSlopesAreSlopes, bendIsSlopeOfSlopes,
  ]

  private static func evaluated(_ formula: Expression, in point: Environment<Double>) -> Double? {
    try? formula.evaluate(in: point).elements.first
  }

  static let formulaIsValue = LossLaw(name: "the formula has the value of ℓ") { loss, read, z, y in
    let point = read.point(loss.letters, prediction: z, target: y)
    let (written, value) = (evaluated(read.formula, in: point), loss.value(of: z, target: y))
    guard let written else { return "the formula has no value" }
    return agree(written, value) ? nil : "\(written) ≠ \(value)"
  }

  static let writtenSlopeIsSlope = LossLaw(
    name: "the documented slope has the values of ∂ℓ/∂z, where it is smooth"
  ) { loss, read, z, y in
    guard let slope = loss.slopes(at: z, target: y).only else { return nil }
    let written = evaluated(read.slope, in: read.point(loss.letters, prediction: z, target: y))
    guard let written else { return "the documented slope has no value" }
    return agree(written, slope) ? nil : "\(written) ≠ \(slope)"
  }

  static let writtenSlopesAreSlopes = LossLaw(
    name: "the documented set reaches from the lowest slope to the highest"
  ) { loss, read, z, y in
    let point = read.point(loss.letters, prediction: z, target: y)
    let slopes = loss.slopes(at: z, target: y)
    let ends = try read.subdifferential.ends(at: point)
    guard let ends else { return "the documented set has no ends" }
    let isSame = agree(ends.lower, slopes.lower) && agree(ends.upper, slopes.upper)
    return isSame ? nil : "\(ends) ≠ \(slopes)"
  }

  static let bendIsSlopeOfSlopes = LossLaw(
    name: "∂²ℓ/∂z² = the differences of the slopes, to the right"
  ) { loss, _, z, y in
    let h = 0x1p-20
    let next = loss.slopes(at: z + h, target: y).lower
    let quotient = (next - loss.slopes(at: z, target: y).upper) / h
    let bend = loss.bend(at: z, target: y)
    return (quotient - bend).magnitude < 1e-5 ? nil : "\(bend), the difference \(quotient)"
  }
}

extension SetExpression {
  /// The ends of an interval of numbers, or of one number.
  func ends(at point: Environment<Double>) throws -> Slopes? {
    switch self {
    case .cases(let branches, let otherwise):
      for branch in branches where try branch.condition.holds(in: point) {
        return try branch.value.ends(at: point)
      }
      return try otherwise?.ends(at: point)
    case .finite(let members) where members.count == 1:
      return try members[0].evaluate(in: point).elements.first.map { Slopes($0) }
    case .interval(let low, let high, false, false):
      let ends = try (low.evaluate(in: point).elements, high.evaluate(in: point).elements)
      guard let lower = ends.0.first, let upper = ends.1.first else { return nil }
      return Slopes(lower, upper)
    default: return nil
    }
  }
}
