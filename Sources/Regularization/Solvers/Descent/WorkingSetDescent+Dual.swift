/// A dual point for the lasso where rounding spoils the residual for one: r misses |xⱼᵀr| ≤ λ₁ by what a
/// last place of w is worth, which for long columns and a small λ₁ is much of λ₁, so that shortening it
/// costs more than the bound that is wanted.
///
/// On V, the columns in use and those that r violates, let eⱼ = xⱼᵀr − tⱼ with tⱼ = ±λ₁, and z the shortest
/// vector with X_Vᵀz = e. Then u = s(r − z), with s ≤ 1 for what other columns still need, is feasible,
///
///     gap = ½‖(1 − s)r + sz‖² + ∑(λ₁|wⱼ| − wⱼxⱼᵀu),
///
/// and ½‖z‖² = ½eᵀ(X_VᵀX_V)⁻¹e is as small as e is for the lengths of the columns. It is what a Newton
/// step on V would gain.
extension WorkingSetDescent {
  /// The bound with that point among the dual ones. As long as it is above the wanted one, the minimum
  /// on the face of the signs at hand is taken, by the columns themselves: G has lost half of the digits
  /// where they nearly depend on each other. The weights are then those of the least bound.
  mutating func refine(linear: Double, gap: Double, wanted: Double) -> Double {
    var best = (weights: weights, gap: min(gap, bestBound(linear)))
    for _ in 0..<Self.mostRefinements where best.gap > wanted {
      let step = inner.stepOnFace(of: data, isExact: true)
      if step == .none { break }
      let next = bestBound(linear)
      if next < best.gap { best = (weights, next) } else if step == .whole { break }
    }
    inner.place(best.weights)
    _ = certify(Array(0..<data.columns), linear, 0)
    return best.gap
  }

  /// The least of all bounds for the weights of the working set.
  private mutating func bestBound(_ linear: Double) -> Double {
    let certificate = certify(Array(0..<data.columns), linear, 0)
    return min(certificate.gap, boundByProjection(linear: linear) ?? .infinity)
  }

  private static let mostRefinements = 20

  /// The bound of that point, for weights and correlations of all columns as they are now; nil where V
  /// is empty or large. Of columns that depend on each other as many as do not make z, and s takes care
  /// of what is left at the others.
  func boundByProjection(linear: Double) -> Double? {
    let chosen = (0..<data.columns).filter {
      weights[$0] != 0 || correlations[$0].magnitude > linear
    }
    guard !chosen.isEmpty, chosen.count <= Self.mostPolished else { return nil }
    let columns = chosen.map { data.column($0) }
    let lengths = columns.map { norm2($0) }
    guard lengths.allSatisfy({ $0 > 0 }) else { return nil }
    let storage = zip(columns, lengths).flatMap { column, length in column.map { $0 / length } }
    let qr = PivotedQR(Matrix(rows: data.rows, columns: chosen.count, storage: storage))
    let excess = zip(chosen, lengths).map { j, length in
      let side = weights[j] == 0 ? correlations[j] : weights[j]
      return (correlations[j] - (side > 0 ? linear : -linear)) / length
    }
    var z = [Double](repeating: 0, count: data.rows)
    for (step, (column, length)) in zip(qr.solveNormal(excess), zip(columns, lengths)) {
      for i in z.indices { z[i] += step / length * column[i] }
    }
    guard z.allSatisfy(\.isFinite) else { return nil }
    return bound(z, linear: linear)
  }

  private func bound(_ z: [Double], linear: Double) -> Double {
    var pulls = weights
    data.correlate(z, columns: 0..<data.columns, into: &pulls)
    for j in pulls.indices { pulls[j] = correlations[j] - pulls[j] }
    let largest = pulls.reduce(0) { max($0, $1.magnitude) }
    let s = largest > linear ? linear / largest : 1
    let r = data.residual(weights, columns: inner.columns)
    var gap = zip(r, z).reduce(0) {
      let apart = (1 - s) * $1.0 + s * $1.1
      return $0 + apart * apart / 2
    }
    for (w, pull) in zip(weights, pulls) where w != 0 { gap += linear * w.magnitude - s * w * pull }
    return max(0, gap)
  }
}
