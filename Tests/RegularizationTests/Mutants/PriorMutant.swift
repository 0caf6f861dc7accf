import Foundation
import Regularization

/// A prior with a mistake planted in it, and the laws that have to see it.
struct PriorMutant: Sendable {
  let name: String
  let prior: any Prior
  let killers: [PriorLaw]

  init(
    _ base: any Prior, _ name: String, killers: [PriorLaw],
    _ plant: (inout AlteredPrior) throws -> Void
  ) rethrows {
    var altered = AlteredPrior(base: base)
    try plant(&altered)
    (self.name, prior, self.killers) = ("\(type(of: base)): \(name)", altered, killers)
  }

  static func all() throws -> [PriorMutant] { try wrongNumbers() + wrongWords() }

  private static func wrongNumbers() throws -> [PriorMutant] {
    let (gauss, laplace) = (try GaussianPrior(tau: 0.5), try LaplacePrior(scale: 2))
    let student = try StudentTPrior(degrees: 4, scale: 2)
    let net = try ElasticNetPrior(linear: 1, quadratic: 2)
    return try [
      PriorMutant(gauss, "normalised by 2πτ², without the root", killers: [.integratesToOne]) {
        $0.newNegativeLog = { 2 * $0 * $0 + log(2 * Double.pi * 0.25) }
      },
      PriorMutant(
        gauss, "z²/τ² without the ½",
        killers: [.integratesToOne, .isPenaltyUpToANumber, .writtenDensityIsDensity]
      ) { $0.newNegativeLog = { 2 * gauss.negativeLogDensity(of: $0) } },
      PriorMutant(
        gauss, "the log with its sign", killers: [.integratesToOne, .isPenaltyUpToANumber]
      ) { $0.newNegativeLog = { -gauss.negativeLogDensity(of: $0) } },
      PriorMutant(
        gauss, "λ = 1/2τ²", killers: [.isPenaltyUpToANumber, .lettersFollow]
      ) { $0.penalty = try L2(lambda: 2) },
      PriorMutant(
        gauss, "the lasso", killers: [.isPenaltyUpToANumber, .penaltyIsTheJudged]
      ) { $0.penalty = try L1(lambda: 4) },
      PriorMutant(laplace, "normalised by b", killers: [.integratesToOne]) {
        $0.newNegativeLog = { $0.magnitude / 2 + log(2) }
      },
      PriorMutant(
        laplace, "one tail", killers: [.integratesToOne, .isPenaltyUpToANumber]
      ) { $0.newNegativeLog = { $0 < 0 ? .infinity : $0 / 2 + log(4) } },
      PriorMutant(
        laplace, "λ = b", killers: [.isPenaltyUpToANumber, .lettersFollow]
      ) { $0.penalty = try L1(lambda: 2) },
      PriorMutant(
        student, "exponent ½ν", killers: [.isPenaltyUpToANumber, .writtenDensityIsDensity]
      ) { $0.newNegativeLog = { 2 * log1p($0 * $0 / 16) + 1 } },
      PriorMutant(
        student, "scale s for s√ν", killers: [.isPenaltyUpToANumber, .lettersFollow]
      ) { $0.penalty = try Cauchy(lambda: 2.5, scale: 2) },
      PriorMutant(
        net, "α the other way round", killers: [.isPenaltyUpToANumber, .lettersFollow]
      ) { $0.penalty = try ElasticNet(lambda: 3, alpha: 2.0 / 3) },
      PriorMutant(net, "the constant of the Gaussian", killers: [.integratesToOne]) {
        $0.newNegativeLog = { $0.magnitude + $0 * $0 + log(Double.pi) / 2 }
      },
    ]
  }

  private static func wrongWords() throws -> [PriorMutant] {
    let (gauss, laplace) = (try GaussianPrior(tau: 0.5), try LaplacePrior(scale: 2))
    let net = try ElasticNetPrior(linear: 1, quadratic: 2)
    return [
      PriorMutant(
        gauss, "density with τ for τ²", killers: [.writtenDensityIsDensity, .penaltyIsTheJudged]
      ) { $0.statement.density = #"e^{-\frac{z^2}{2 \tau}}"# },
      PriorMutant(
        gauss, "λ documented as 1/2τ²", killers: [.lettersFollow, .penaltyIsTheJudged]
      ) { $0.statement.penaltyLetters = [#"\lambda"#: #"\frac{1}{2 \tau^2}"#] },
      PriorMutant(gauss, "nothing said of λ", killers: [.lettersFollow]) {
        $0.statement.penaltyLetters = [:]
      },
      PriorMutant(
        laplace, "density without bars", killers: [.writtenDensityIsDensity, .penaltyIsTheJudged]
      ) { $0.statement.density = #"\frac{1}{2 b} e^{-z / b}"# },
      PriorMutant(
        net, "λ documented as λ₁", killers: [.lettersFollow, .penaltyIsTheJudged]
      ) { $0.statement.penaltyLetters[#"\lambda"#] = #"\lambda_1"# },
    ]
  }
}

/// A prior in which any part may be replaced by another.
struct AlteredPrior: Prior {
  let base: any Prior
  var statement: PriorStatement
  var penalty: any SeparablePenalty
  var newNegativeLog: (@Sendable (Double) -> Double)?

  init(base: any Prior) {
    (self.base, statement, penalty) = (base, base.statement, base.penalty)
  }

  var letters: [String: Quantity] { base.letters }
  var description: String { "mutant of \(base)" }
  func negativeLogDensity(of z: Double) -> Double {
    newNegativeLog?(z) ?? base.negativeLogDensity(of: z)
  }
  static func examples() -> [AlteredPrior] { [] }
}
