/// Whether ∑log(1 + exp(−yᵢ(xᵢ·w + b))) has a minimum: unless some plane has every example on its right
/// side or on itself, and not all of them on itself ("quasi-complete separation"), along which the loss
/// falls for ever.
///
/// With aᵢ = yᵢ(xᵢ, 1), by Stiemke's lemma, there is either such a plane v, aᵢ·v ≥ 0 and not all 0, or there
/// are p > 0 with ∑pᵢaᵢ = 0. At a minimum the slopes of the loss are such p: near to it their projection is
/// positive, and shows that there is one. Where that is not so, the shortest ∑pᵢaᵢ with all pᵢ ≥ 1 decides:
/// it is 0, or a plane that separates.
///
/// Sources: A. Albert and J. A. Anderson, *On the existence of maximum likelihood estimates in logistic
/// regression models*, Biometrika 71 (1984), 1–10; C. L. Lawson and R. J. Hanson, *Solving least squares
/// problems* (1974), 23.3.
struct ClassOverlap {
  enum Verdict: Hashable { case overlap, separated, open }

  private let signs: [Double]
  /// Of the columns of X and the ones, each of length 1: planes are the same for all bases of their span.
  private let basis: PivotedQR

  init(_ objective: Objective) {
    let count = objective.targets.count
    let model = CentredModel(objective)
    var storage: [Double] = []
    storage.reserveCapacity(model.rows * (model.columns + 1))
    for j in 0..<model.columns {
      let column = model.data.column(j)
      let length = norm2(column)
      storage += length > 0 ? column.map { $0 / length } : column
    }
    if objective.hasBias { storage += repeatElement(1 / Double(count).squareRoot(), count: count) }
    basis = PivotedQR(
      Matrix(rows: model.rows, columns: storage.count / model.rows, storage: storage))
    signs = objective.targets
  }

  /// - Parameter slopes: those of the loss at a point near the minimum.
  func verdict(_ slopes: [Double]) -> Verdict {
    // Independent rows: some plane has every one of them at the distance that one likes.
    if basis.rank >= signs.count { return .separated }
    return isPositiveApart(slopes) ? .overlap : shortestSum()
  }

  /// Whether pᵢ = −yᵢ·slopeᵢ stay positive where what ∑pᵢaᵢ needs to be 0 is taken off.
  private func isPositiveApart(_ slopes: [Double]) -> Bool {
    let along = basis.basisTransposedTimes(slopes).enumerated().map { $0 < basis.rank ? $1 : 0 }
    let rest = zip(slopes, basis.timesBasis(along)).map { $0 - $1 }
    let size = slopes.reduce(0) { max($0, $1.magnitude) }
    return zip(signs, zip(slopes, rest)).allSatisfy { sign, pair in
      let (p, kept) = (-sign * pair.0, -sign * pair.1)
      // What is below this may be rounding.
      return p > 1e-10 * size && kept > p / 2
    }
  }

  /// min ‖∑(1 + tᵢ)aᵢ‖ over t ≥ 0, each aᵢ of length 1.
  private func shortestSum() -> Verdict {
    let examples = examples()
    guard let first = examples.first else { return .overlap }
    var start = [Double](repeating: 0, count: first.count)
    for a in examples { for k in a.indices { start[k] += a[k] } }
    guard let found = NonnegativeLeastSquares(columns: examples, target: start.map { -$0 })
    else { return .open }
    // The rest is Bt − c = ∑(1 + tᵢ)aᵢ.
    let size = Double(examples.count) + found.weights.reduce(0, +)
    if norm2(found.rest) <= 1e-10 * size { return .overlap }
    let distances = examples.map { dot($0, found.rest) }
    // The method stops where the length falls by rounding only, half of the digits of a slope.
    let slack = 1e-7 * norm2(found.rest)
    return distances.allSatisfy { $0 >= -slack } ? .separated : .open
  }

  /// The aᵢ in the basis, without those that are 0 and on every plane.
  private func examples() -> [[Double]] {
    let unit = [Double](repeating: 0, count: basis.rank)
    let columns = unit.indices.map { k in
      var one = unit
      one[k] = 1
      return basis.timesBasis(one)
    }
    return signs.indices.compactMap { i in
      let a = columns.map { signs[i] * $0[i] }
      let length = norm2(a)
      return length > 1e-12 ? a.map { $0 / length } : nil
    }
  }
}
