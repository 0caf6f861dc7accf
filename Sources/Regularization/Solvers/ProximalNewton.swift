/// Logistic regression and other smooth losses with L1 or the elastic net: the loss is replaced by its
/// quadratic at the point, the lasso that arises is solved by coordinate descent, and J is searched
/// along the way to its minimum.
///
/// | what       | statement                                                               |
/// |:-----------|:------------------------------------------------------------------------|
/// | objective  | c∑ℓ(xᵢ·w + b, yᵢ) + λ₁‖w‖₁ + ½λ₂‖w‖², b left free                        |
/// | model      | ½∑sᵢ(ξᵢ − xᵢ·w − b)² + R(w), sᵢ = c·ℓ″, ξᵢ = zᵢ − c·ℓ′/sᵢ                |
/// | iterations | quadratics                                                              |
/// | λ₁ = 0     | is left to ``Newton``                                                   |
///
/// Curvatures sᵢ below 10⁻⁶ of the largest possible are raised to that, so that no ξᵢ is out of
/// proportion; the search along the way keeps J falling all the same.
///
/// Source: J. D. Lee, Y. Sun and M. A. Saunders, *Proximal Newton-type methods for minimizing composite
/// functions*, SIAM J. Optim. 24 (2014), 1420–1443.
public struct ProximalNewton: Solver {
  public var description: String { "ProximalNewton" }

  public init() {}

  public func minimise(
    _ objective: Objective, settings: SolverSettings
  ) throws(SolverError) -> Solution {
    guard let strengths = ElasticNetStrengths(objective.penalty),
      let modulus = objective.loss.smoothness
    else { throw .unsuited(solver: description, needs: "a smooth loss with L1 or elastic net") }
    if strengths.linear == 0 { return try Newton().minimise(objective, settings: settings) }
    try objective.refuseOneClass()
    let model = CentredModel(objective)
    let wanted = settings.gap * objective.reference
    var state = model.state([Double](repeating: 0, count: model.columns), 0)
    for k in 0...max(0, settings.iterations) {
      let found = try asInvalid { () throws(InvalidInput) in
        try model.solution(state, iterations: k)
      }
      let goesOn = settings.goesOn(k, found.gap)
      guard goesOn, found.gap > wanted, k < settings.iterations,
        let next = step(
          model, state, strengths, least: 1e-6 * objective.scale * modulus,
          gap: max(0.05 * min(wanted, found.gap), 1e-3 * found.gap))
      else { return try settings.accept(found, wanted: wanted, wasStopped: !goesOn) }
      state = next
    }
    throw .unsuited(solver: description, needs: "at least 0 iterations")
  }

  private func step(
    _ model: CentredModel, _ state: CentredModel.State, _ strengths: ElasticNetStrengths,
    least: Double, gap: Double
  ) -> CentredModel.State? {
    let bends = model.bends(state.predictions).map { max($0, least) }
    let slopes = model.slopes(state.predictions)
    let wishes = zip(state.predictions, zip(slopes, bends)).map { $0 - $1.0 / $1.1 }
    let total = bends.reduce(0, +)
    func mean(_ x: [Double]) -> Double { model.objective.hasBias ? dot(bends, x) / total : 0 }
    let roots = bends.map { $0.squareRoot() }
    let middle = mean(wishes)
    var storage: [Double] = []
    storage.reserveCapacity(model.rows * model.columns)
    for j in 0..<model.columns {
      let column = model.data.column(j)
      let centre = mean(column)
      for (entry, root) in zip(column, roots) { storage.append(root * (entry - centre)) }
    }
    let weighted = CentredData(
      design: Matrix(rows: model.rows, columns: model.columns, storage: storage),
      targets: zip(wishes, roots).map { $1 * ($0 - middle) }, hasBias: false, isScaled: false)
    var descent = WorkingSetDescent(weighted, start: state.weights)
    let goal = descent.solve(
      linear: strengths.linear, quadratic: strengths.quadratic, gap: gap, sweeps: 10_000
    ).weights
    let image = model.data.image(goal)
    let offset = mean(zip(wishes, image).map { $0 - $1 })
    return search(model, from: state, to: goal, offset, slopes, strengths)
  }

  /// The point on the way to the goal at which J has fallen enough; nil where there is none.
  private func search(
    _ model: CentredModel, from state: CentredModel.State, to goal: [Double], _ offset: Double,
    _ slopes: [Double], _ strengths: ElasticNetStrengths
  ) -> CentredModel.State? {
    func price(_ w: [Double]) -> Double {
      w.reduce(0) { $0 + strengths.linear * $1.magnitude + strengths.quadratic / 2 * $1 * $1 }
    }
    let gradient = model.gradient(slopes)
    let move = zip(goal, state.weights).map { $0 - $1 }
    let shift = offset - state.offset
    let start = model.loss(state.predictions) + price(state.weights)
    let slope =
      dot(gradient.weights, move) + gradient.offset * shift + price(goal) - price(state.weights)
    guard slope < 0 else { return nil }
    var length = 1.0
    while length > 0x1p-40 {
      // At full length the goal itself: what is exactly 0 there stays so.
      let weights =
        length == 1 ? goal : zip(state.weights, move).map { $0 + length * $1 }
      let next = model.state(weights, state.offset + length * shift)
      let value = model.loss(next.predictions) + price(weights)
      if value <= start + 1e-4 * length * slope + 1e-15 * start.magnitude { return next }
      length /= 2
    }
    return nil
  }
}
