/// Newton's method for a smooth loss with an L2 penalty: logistic regression, where a step is one of
/// reweighted least squares, the squared hinge machine, and any other loss with a second derivative.
///
/// | what       | statement                                                               |
/// |:-----------|:------------------------------------------------------------------------|
/// | objective  | c∑ℓ(xᵢ·w + b, yᵢ) + ½λ‖w‖², b left free; L2, or an elastic net with α = 0 |
/// | step       | (XᵀSX + λI)⁻¹ times the gradient, S = diag(c·ℓ″), halved until J falls   |
/// | iterations | Newton steps, at most 1000                                              |
/// | λ = 0      | of several minimisers one; logistic data that a plane separates, even   |
/// |            | with examples on the plane, have none, see ``ClassOverlap``, and neither |
/// |            | has one class alone with an intercept: an error                          |
///
/// Costs n·min(n, d)² a step.
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
    if model.columns > model.rows, strengths.quadratic > 0 {
      return try minimiseByRows(model, settings)
    }
    let wanted = settings.gap * objective.reference
    var state = model.state([Double](repeating: 0, count: model.columns), 0)
    var best: Solution?
    var idle = 0
    for k in 0...min(max(0, settings.iterations), Self.mostSteps) {
      if strengths.isZero { try refuseSeparated(objective, state) }
      let found = try asInvalid { () throws(InvalidInput) in
        try model.solution(state, iterations: k)
      }
      idle = found.gap < 0.999 * (best?.gap ?? .infinity) ? 0 : idle + 1
      if found.gap < best?.gap ?? .infinity || best == nil { best = found }
      let goesOn = settings.goesOn(k, found.gap)
      let isDone = !goesOn || found.gap <= wanted || idle > Self.patience
      guard !isDone, let next = step(model, state, strengths.quadratic) else {
        if goesOn, strengths.isZero { try refuseTouching(objective, state, found, wanted) }
        return try settings.accept(best ?? found, wanted: wanted, wasStopped: !goesOn)
      }
      state = next
    }
    guard let best else { throw .unsuited(solver: description, needs: "at least 0 iterations") }
    return try settings.accept(best, wanted: wanted)
  }

  /// With more columns than rows: the penalty keeps w among the rows of the centred X, w = Qv with an
  /// orthonormal basis Q of them, and ‖w‖ = ‖v‖. What is left is the same problem with the design XQ.
  private func minimiseByRows(
    _ model: CentredModel, _ settings: SolverSettings
  ) throws(SolverError) -> Solution {
    let (objective, rows) = (model.objective, model.rows)
    let basis = PivotedQR(model.centredRows)
    var design = Matrix.zero(rows: rows, columns: rows)
    for i in 0..<rows {
      let row = basis.basisTransposedTimes(model.centredRow(i))
      for (k, entry) in row.enumerated() { design[i, k] = entry }
    }
    let reduced = try asInvalid { () throws(InvalidInput) in
      try Objective(
        objective.loss, objective.penalty, design: design, targets: objective.targets,
        reduction: objective.reduction, hasBias: objective.hasBias)
    }
    let found = try minimise(reduced, settings: settings)
    let w = basis.timesBasis(found.coefficients)
    let b = found.intercept - dot(w, model.data.means)
    let certificate = try asInvalid { () throws(InvalidInput) in
      try Certificate(objective, at: w, bias: b)
    }
    let whole = Solution(
      coefficients: w, intercept: b, value: certificate.value, gap: certificate.gap,
      residual: certificate.residual, iterations: found.iterations)
    return try settings.accept(whole, wanted: settings.gap * objective.reference)
  }

  private static let mostSteps = 1000
  /// So many steps without a better bound are the end: what is left is rounding.
  private static let patience = 60

  /// Without a penalty, a plane with every example on its right side can only be moved on: the loss
  /// falls to 0 and never gets there.
  private func refuseSeparated(
    _ objective: Objective, _ state: CentredModel.State
  ) throws(SolverError) {
    guard objective.loss is LogisticLoss,
      zip(state.predictions, objective.targets).allSatisfy({ $0 * $1 > 0 })
    else { return }
    throw Self.separated
  }

  private static let separated = SolverError.noMinimum(
    reason: "a plane separates the two classes, and without a penalty the weights grow"
      + " without bound")

  /// The same for a plane with examples on itself: the loss is soon near to its infimum, whose bound it
  /// passes, and yet it is no minimum.
  private func refuseTouching(
    _ objective: Objective, _ state: CentredModel.State, _ found: Solution, _ wanted: Double
  ) throws(SolverError) {
    guard objective.loss is LogisticLoss else { return }
    let slopes = CentredModel(objective).slopes(state.predictions)
    switch ClassOverlap(objective).verdict(slopes) {
    case .overlap: return
    case .separated: throw Self.separated
    case .open: throw .missedGap(wanted: wanted, best: found)
    }
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
    var hessian = hessian(model, model.bends(state.predictions), lambda)
    // Columns of one length: what is added to a singular matrix is then small for all of them.
    let roots = (0..<hessian.columns).map { j in
      hessian[j, j] > 0 ? hessian[j, j].squareRoot() : 1
    }
    for j in roots.indices {
      for k in roots.indices { hessian[k, j] = hessian[k, j] / roots[k] / roots[j] }
    }
    let scaled = zip(gradient, roots).map { $0 / $1 }
    var extra = 0.0
    // Singular: a little on the diagonal leaves the step among what the data see.
    while extra < 1 {
      var shifted = hessian
      for j in roots.indices { shifted[j, j] += extra }
      if let factor = Cholesky(shifted) {
        return zip(factor.solve(scaled), roots).map { $0 / $1 }
      }
      extra = max(1e-12, 100 * extra)
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
