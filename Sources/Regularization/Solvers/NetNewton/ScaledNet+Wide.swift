/// With λ₂ > 0 more weights may be in use than a Gram matrix no larger than X has room for. The quadratic
/// is then solved over all columns by ``WideNet``, as least squares with weighted rows.
extension ScaledNet {
  func needsWide(_ weights: [Double]) -> Bool {
    let most = NetNewtonSearch.mostColumns(rows, columns)
    guard columns > rows, columns > most, strengths.quadratic > 0 else { return false }
    return weights.reduce(0) { $1 == 0 ? $0 : $0 + 1 } > most / 2
  }

  /// The minimum of ½∑sᵢ(ξᵢ − xᵢ·w − a)² + R(w), ξᵢ = zᵢ − pᵢ/sᵢ, and the shift of the offset that goes with it.
  /// Bends below 10⁻⁶ of the largest possible are raised to that, so that no ξᵢ is out of proportion;
  /// the search along the way keeps J falling all the same.
  func wideGoal(
    from state: State, _ slopes: [Double], _ bends: [Double], gap: Double
  ) -> (weights: [Double], shift: Double) {
    let least = 1e-6 * model.objective.scale * (model.objective.loss.smoothness ?? 1)
    let bends = bends.map { max($0, least) }
    let wishes = zip(state.predictions, zip(slopes, bends)).map { $0 - $1.0 / $1.1 }
    let total = bends.reduce(0, +)
    func mean(_ x: [Double]) -> Double { hasBias ? dot(bends, x) / total : 0 }
    let roots = bends.map { $0.squareRoot() }
    let middle = mean(wishes)
    var storage: [Double] = []
    storage.reserveCapacity(rows * columns)
    for j in 0..<columns {
      let column = model.data.column(j)
      let centre = mean(column)
      for (entry, root) in zip(column, roots) { storage.append(root * (entry - centre)) }
    }
    let weighted = CentredData(
      design: Matrix(rows: rows, columns: columns, storage: storage),
      targets: zip(wishes, roots).map { $1 * ($0 - middle) }, hasBias: false, isScaled: false)
    let w = zip(state.weights, lengths).map { $0 / $1 }
    var wide = WideNet(
      weighted, linear: strengths.linear, quadratic: strengths.quadratic,
      start: weighted.residual(w, columns: 0..<columns))
    _ = wide.descend(toGap: gap, steps: 50)
    let rest = zip(wishes, model.data.image(wide.weights)).map { $0 - $1 }
    return (zip(wide.weights, lengths).map { $0 * $1 }, mean(rest) - state.offset)
  }
}
