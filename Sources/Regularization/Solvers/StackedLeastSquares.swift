/// c·½‖Xw + b − y‖² + λ‖Γw‖² as least squares with more rows: √c·X above √(2λ)·Γ, with targets √c·y above
/// 0, by pivoted QR. It is for ``Tikhonov``, and for ``L2`` with Γ = I.
///
/// The gap of a quadratic is half the square of what of the residual lies along the columns; that
/// projection is a feasible dual point, up to the rounding of Q.
public struct StackedLeastSquares: Solver {
  public var description: String { "StackedLeastSquares" }

  public init() {}

  public func minimise(
    _ objective: Objective, settings: SolverSettings
  ) throws(SolverError) -> Solution {
    guard objective.loss is SquaredLoss, let rows = penaltyRows(objective) else {
      throw .unsuited(
        solver: description, needs: "the squared loss with a Tikhonov or an L2 penalty")
    }
    let data = CentredData(
      design: objective.design, targets: objective.targets, hasBias: objective.hasBias)
    let root = objective.scale.squareRoot()
    var storage: [Double] = []
    for j in 0..<data.columns {
      storage += data.column(j).map { root * $0 }
      storage += rows.column(j).map { $0 / data.unit }
    }
    let count = data.rows + rows.rows
    let stacked = Matrix(rows: count, columns: data.columns, storage: storage)
    let zeros = [Double](repeating: 0, count: rows.rows)
    let qr = PivotedQR(stacked)
    let w = qr.leastSquares(data.targets.map { root * $0 } + zeros)
    let found = try asInvalid { () throws(InvalidInput) in
      try solution(w, data: data, objective: objective, qr: qr, stacked: stacked)
    }
    return try settings.accept(found, wanted: settings.gap * objective.reference)
  }

  /// √(2λ)·Γ; nil for other penalties.
  private func penaltyRows(_ objective: Objective) -> Matrix? {
    switch objective.penalty {
    case let penalty as Tikhonov:
      return penalty.gamma.scaled(by: (2 * penalty.lambda).squareRoot())
    case let penalty as L2:
      return Matrix.identity(objective.design.columns).scaled(by: penalty.lambda.squareRoot())
    default: return nil
    }
  }

  private func solution(
    _ w: [Double], data: CentredData, objective: Objective, qr: PivotedQR, stacked: Matrix
  ) throws(InvalidInput) -> Solution {
    let root = objective.scale.squareRoot()
    let targets = data.targets.map { root * $0 }
    let residual = stacked.times(w).enumerated().map { k, image in
      image - (k < targets.count ? targets[k] : 0)
    }
    let along = qr.basisTransposedTimes(residual).prefix(qr.rank)
    let coefficients = w.map { $0 * (data.targetUnit / data.unit) }
    let intercept = data.targetUnit * data.intercept(w)
    let certificate = try Certificate(objective, at: coefficients, bias: intercept)
    let square = data.targetUnit * data.targetUnit
    return Solution(
      coefficients: coefficients, intercept: intercept, value: certificate.value,
      gap: square * along.reduce(0) { $0 + $1 * $1 } / 2, residual: certificate.residual,
      iterations: 1)
  }
}
