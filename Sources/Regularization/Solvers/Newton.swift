/// Newton's method for a smooth loss with an L2 penalty: logistic regression, where a step is one of
/// reweighted least squares, the squared hinge machine, and any other loss with a second derivative.
///
/// | what       | statement                                                               |
/// |:-----------|:------------------------------------------------------------------------|
/// | objective  | c∑ℓ(xᵢ·w + b, yᵢ) + ½λ‖w‖², b left free; L2, or an elastic net with α = 0 |
/// | step       | (XᵀSX + λI)⁻¹ times the gradient, S = diag(c·ℓ″), halved until J falls   |
/// | iterations | Newton steps                                                            |
/// | λ = 0      | of several minimisers one; logistic data that a plane separates have    |
/// |            | none, and neither has one class alone with an intercept: an error       |
///
/// Costs nd² a step: for up to some thousand columns.
///
/// Source: T. Hastie, R. Tibshirani and J. Friedman, *The elements of statistical learning*, 2nd ed.
/// (2009), 4.4.1; for the squared hinge O. Chapelle, *Training a support vector machine in the
/// primal*, Neural Comput. 19 (2007), 1155–1178.
public struct Newton: Solver {
  public var description: String { "Newton" }

  public init() {}

  public func minimise(
    _ objective: Objective, settings: SolverSettings
  ) throws(SolverError) -> Solution {
    guard let strengths = ElasticNetStrengths(objective.penalty), strengths.linear == 0,
      objective.loss.smoothness != nil
    else { throw .unsuited(solver: description, needs: "a smooth loss with L2") }
    try objective.refuseOneClass()
    let model = CentredModel(objective)
    let wanted = settings.gap * objective.reference
    var state = model.state([Double](repeating: 0, count: model.columns), 0)
    for k in 0...max(0, settings.iterations) {
      if strengths.isZero { try refuseSeparated(objective, state) }
      let found = try asInvalid { () throws(InvalidInput) in
        try model.solution(state, iterations: k)
      }
      let goesOn = settings.goesOn(k, found.gap)
      let next = goesOn && found.gap > wanted ? step(model, state, strengths.quadratic) : nil
      guard let next, k < settings.iterations else {
        return try settings.accept(found, wanted: wanted, wasStopped: !goesOn)
      }
      state = next
    }
    throw .unsuited(solver: description, needs: "at least 0 iterations")
  }

  /// Without a penalty, a plane with every example on its right side can only be moved on: the loss
  /// falls to 0 and never gets there.
  private func refuseSeparated(
    _ objective: Objective, _ state: CentredModel.State
  ) throws(SolverError) {
    guard objective.loss is LogisticLoss,
      zip(state.predictions, objective.targets).allSatisfy({ $0 * $1 > 0 })
    else { return }
    throw .noMinimum(
      reason: "a plane separates the two classes, and without a penalty the weights grow"
        + " without bound")
  }

  /// The next state; nil where no step along Newton's direction lowers J any more.
  private func step(
    _ model: CentredModel, _ state: CentredModel.State, _ lambda: Double
  ) -> CentredModel.State? {
    let loss = model.gradient(model.slopes(state.predictions))
    let gradient = zip(loss.weights, state.weights).map { $0 + lambda * $1 } + [loss.offset]
    guard let direction = direction(model, state, lambda, gradient) else { return nil }
    let slope = -dot(direction, gradient)
    guard slope < 0 else { return nil }
    let start = model.loss(state.predictions) + lambda / 2 * dot(state.weights, state.weights)
    var length = 1.0
    while length > 0x1p-40 {
      let next = model.state(
        zip(state.weights, direction).map { $0 - length * $1 },
        state.offset - length * (direction.last ?? 0))
      let value = model.loss(next.predictions) + lambda / 2 * dot(next.weights, next.weights)
      // The last steps change J by less than rounding shows; they are what makes the gap small.
      if value <= start + 1e-4 * length * slope + 1e-15 * start.magnitude { return next }
      length /= 2
    }
    return nil
  }

  /// H⁻¹g with the intercept as the last entry.
  private func direction(
    _ model: CentredModel, _ state: CentredModel.State, _ lambda: Double, _ gradient: [Double]
  ) -> [Double]? {
    let hessian = hessian(model, model.bends(state.predictions), lambda)
    if let factor = Cholesky(hessian) { return factor.solve(gradient) }
    // Singular: a little on the diagonal leaves the step among what the data see.
    var extra = 1e-12 * max(hessian.largest, .leastNormalMagnitude)
    for _ in 0..<8 {
      var shifted = hessian
      for j in 0..<shifted.columns { shifted[j, j] += extra }
      if let factor = Cholesky(shifted) { return factor.solve(gradient) }
      extra *= 100
    }
    return nil
  }

  private func hessian(_ model: CentredModel, _ bends: [Double], _ lambda: Double) -> Matrix {
    let (count, hasBias) = (model.columns, model.objective.hasBias)
    var result = Matrix.zero(rows: count + 1, columns: count + 1)
    for j in 0..<count {
      let weighted = zip(model.data.column(j), bends).map { $0 * $1 }
      var products = [Double](repeating: 0, count: count)
      model.data.design.withEntries { entries in
        for k in 0...j {
          products[k] = Kernels.dot(
            entries + k * model.rows, less: model.data.means[k], weighted, model.rows)
        }
      }
      for k in 0...j { (result[j, k], result[k, j]) = (products[k], products[k]) }
      result[j, j] += lambda
      let total = hasBias ? weighted.reduce(0, +) : 0
      (result[j, count], result[count, j]) = (total, total)
    }
    result[count, count] = hasBias ? bends.reduce(0, +) : 1
    return result
  }
}
