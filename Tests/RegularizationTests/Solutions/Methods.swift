import Regularization

/// What the laws about solutions are about, as the package has it. A mistake is planted by replacing
/// a part.
struct Methods: Sendable {
  typealias Rule = @Sendable (_ rate: Double, WeightDecay) throws -> any Optimiser
  typealias LinearRule = @Sendable (_ rate: Double, _ lambda: Double) throws -> any Optimiser

  var solver: any Solver = Fitting()
  var ista: any Solver = ProximalGradient.ista
  var fista: any Solver = ProximalGradient.fista
  var corrected: @Sendable (ElasticNet, [Double]) -> [Double] = { $0.corrected(naive: $1) }
  var degreesOfFreedom: @Sendable (Matrix, [Double], Double) throws -> Double = {
    try RidgeFactors(design: $0, targets: $1, hasBias: false).degreesOfFreedom(at: $2)
  }
  var validate: @Sendable (ElasticNetFamily, DataSet, [Double], UInt64) throws -> Validation = {
    let found = try CrossValidation($0, $1, lambdas: $2, folds: 5, seed: $3)
    return Validation(
      points: found.points, best: found.best, oneStandardError: found.oneStandardError)
  }

  var descent: Rule = { try GradientDescent(rate: $0, decay: $1) }
  var heavyBall: Rule = { try HeavyBall(rate: $0, momentum: 0.5, decay: $1) }
  var adam: Rule = { try Adam(rate: $0, decay: $1) }
  var subgradient: LinearRule = { try SubgradientL1(rate: $0, lambda: $1) }
  var truncated: LinearRule = { try TruncatedGradient(rate: $0, lambda: $1) }
  var proximal: LinearRule = { try ForwardBackward(rate: $0, penalty: L1(lambda: $1)) }

  var networkGradient: @Sendable (TwoLayerNetwork, [Double], any Penalty) throws -> [Double]? = {
    try $0.gradient(at: $1, plus: $2)
  }
}

/// The solver of the package for elastic nets of any kind: coordinate descent, ridge where there is no
/// L1, and for other losses Newton's method.
struct Fitting: Solver {
  var description: String { "Fitting" }

  func minimise(
    _ objective: Objective, settings: SolverSettings
  ) throws(SolverError) -> Solution {
    let solver: any Solver = objective.loss is SquaredLoss ? CoordinateDescent() : ProximalNewton()
    return try solver.minimise(objective, settings: settings)
  }
}

/// What validation says of a falling grid of λ.
struct Validation {
  let points: [CrossValidation.Point]
  let best: Int
  let oneStandardError: Int
}
