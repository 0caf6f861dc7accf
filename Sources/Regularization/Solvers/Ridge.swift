/// Ridge regression from one factorisation, see ``RidgeFactors``: no iterations.
///
/// The objective is c·½‖Xw + b − y‖² + ½λ‖w‖² with c = 1 or 1/n; λ = 0 is least squares, and where the
/// columns depend on each other its shortest minimiser.
public struct Ridge: Solver {
  public var description: String { "Ridge" }

  public init() {}

  public func minimise(
    _ objective: Objective, settings: SolverSettings
  ) throws(SolverError) -> Solution {
    guard objective.loss is SquaredLoss, let strengths = ElasticNetStrengths(objective.penalty),
      strengths.linear == 0
    else { throw .unsuited(solver: description, needs: "the squared loss with L2") }
    let c = objective.scale
    let plain = try asInvalid { () throws(InvalidInput) in
      try RidgeFactors(
        design: objective.design, targets: objective.targets, hasBias: objective.hasBias
      ).solution(at: strengths.quadratic / c)
    }
    let found = Solution(
      coefficients: plain.coefficients, intercept: plain.intercept, value: c * plain.value,
      gap: c * plain.gap, residual: c * plain.residual, iterations: plain.iterations)
    return try settings.accept(found, wanted: settings.gap * objective.reference)
  }
}
