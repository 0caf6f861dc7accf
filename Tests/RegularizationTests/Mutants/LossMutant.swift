import Foundation
import Regularization

/// A loss of the catalogue with a mistake planted in it, and the laws that have to see it.
struct LossMutant: Sendable {
  let name: String
  let loss: any Loss
  /// By their names: of laws of penalties and of laws of losses.
  let killers: [String]

  init(
    _ base: any Loss, _ name: String, killers: [String], _ plant: (inout AlteredLoss) -> Void
  ) {
    var altered = AlteredLoss(base: base)
    plant(&altered)
    (self.name, loss, self.killers) = ("\(type(of: base)): \(name)", altered, killers)
  }

  static func all() throws -> [LossMutant] {
    let (squared, logistic, hinge) = (SquaredLoss(), LogisticLoss(), HingeLoss())
    let huber = try HuberLoss(delta: 0.75)
    let (value, slope) = (LossLaw.formulaIsValue.name, Law.slopeIsSupport.name)
    return [
      LossMutant(squared, "value without ½", killers: [value, slope]) {
        $0.newValue = { z, y in (z - y) * (z - y) }
      },
      LossMutant(squared, "formula without ½", killers: [value]) {
        $0.statement.formula = "(z - y)^2"
      },
      LossMutant(squared, "target − prediction", killers: [slope, Law.tangentsLieBelow.name]) {
        $0.newSlopes = { z, y in Slopes(y - z) }
      },
      LossMutant(squared, "value with a minus", killers: [Law.isNonnegative.name, value]) {
        $0.newValue = { z, y in -(z - y) * (z - y) / 2 }
      },
      LossMutant(
        logistic, "difference of overflows", killers: [Law.isDefinedEverywhere.name]
      ) { $0.newValue = { z, y in log(exp(y * z) + 1) - log(exp(y * z)) } },
      LossMutant(logistic, "slope without y", killers: [slope, LossLaw.writtenSlopeIsSlope.name]) {
        $0.newSlopes = { z, y in Slopes(-1 / (1 + exp(y * z))) }
      },
      LossMutant(logistic, "bend p² for p(1 − p)", killers: [LossLaw.bendIsSlopeOfSlopes.name]) {
        $0.newBend = { z, _ in 1 / (1 + exp(-z)) / (1 + exp(-z)) }
      },
      LossMutant(logistic, "slope ⅕-Lipschitz", killers: [Law.isSmooth.name]) {
        $0.properties = [.convex, .smooth(modulus: 0.2)]
      },
      LossMutant(
        logistic, "conjugate of half of it", killers: [Law.proxMeetsItsConjugate.name]
      ) { $0.newConjugate = { u, y in logistic.conjugate(at: u, target: y) / 2 } },
      LossMutant(
        hinge, "one slope at the margin",
        killers: [slope, LossLaw.writtenSlopesAreSlopes.name]
      ) { $0.newSlopes = { z, y in Slopes(y * z < 1 ? -y : 0) } },
      LossMutant(hinge, "documented set {−y, 0}", killers: [LossLaw.writtenSlopesAreSlopes.name]) {
        $0.statement.subdifferential =
          #"\begin{cases} \{ -y \} & \text{if } y z \le 1 \\ \{ 0 \} & \text{otherwise} \end{cases}"#
      },
      LossMutant(hinge, "½-Lipschitz", killers: [Law.isLipschitz.name]) {
        $0.properties = [.convex, .lipschitz { _ in 0.5 }]
      },
      LossMutant(hinge, "strongly convex", killers: [Law.staysConvexWithoutItsSquare.name]) {
        $0.properties = [.stronglyConvex(modulus: 0.01)]
      },
      LossMutant(huber, "flat outside", killers: [slope, value, Law.chordsLieAbove.name]) {
        $0.newValue = { z, y in min((z - y) * (z - y), 0.5625) / 2 }
      },
      LossMutant(huber, "says nothing of convexity", killers: [Law.saysHowItBends.name]) {
        $0.properties = []
      },
      LossMutant(
        huber, "slope not clipped", killers: [Law.gradientIsSlope.name, Law.isLipschitz.name]
      ) { $0.newSlopes = { z, y in Slopes(z - y) } },
    ]
  }
}

/// A loss in which any part may be replaced by another.
struct AlteredLoss: Loss {
  let base: any Loss
  var statement: LossStatement
  var properties: [Property]
  var newValue: (@Sendable (Double, Double) -> Double)?
  var newSlopes: (@Sendable (Double, Double) -> Slopes)?
  var newBend: (@Sendable (Double, Double) -> Double)?
  var newConjugate: (@Sendable (Double, Double) -> Double)?

  init(base: any Loss) {
    self.base = base
    statement = base.statement
    properties = base.properties
  }

  var letters: [String: Quantity] { base.letters }
  var targets: Targets { base.targets }
  var description: String { "mutant of \(base)" }
  func value(of z: Double, target y: Double) -> Double {
    newValue?(z, y) ?? base.value(of: z, target: y)
  }
  func slopes(at z: Double, target y: Double) -> Slopes {
    newSlopes?(z, y) ?? base.slopes(at: z, target: y)
  }
  func bend(at z: Double, target y: Double) -> Double {
    newBend?(z, y) ?? base.bend(at: z, target: y)
  }
  func conjugate(at u: Double, target y: Double) -> Double {
    newConjugate?(u, y) ?? base.conjugate(at: u, target: y)
  }
  static func examples() -> [AlteredLoss] { [] }
}
