/// G is to be no larger than X: with more columns than rows the working set is bounded.
///
/// At a minimiser of the lasso with least support no more columns than rows are in use, and columns of
/// weight 0 make room for others. With λ₂ > 0 any number may be in use; ``WideNet`` then needs no G.
extension WorkingSetDescent {
  /// The most columns in the set.
  var capacity: Int {
    guard data.columns > data.rows else { return data.columns }
    let root = (Double(data.rows) * Double(data.columns)).squareRoot()
    return min(data.columns, max(Self.smallSet, Int(root)))
  }

  /// A Gram matrix of so many columns is small whatever X is.
  private static let smallSet = 256

  var room: Int { max(0, capacity - inner.count) }

  /// Whether even the columns in use leave no room to speak of.
  var isFull: Bool {
    capacity < data.columns && inner.support.count > capacity - capacity / 10
  }

  /// Lets the columns of weight 0 go where the set is nearly full.
  mutating func makeRoom() {
    guard capacity < data.columns, room < capacity / 10 else { return }
    for (k, j) in inner.columns.enumerated() where inner.weights[k] == 0 {
      (isListed[j], weights[j]) = (false, 0)
    }
    inner.keep(inner.support)
  }

  /// All columns at once, by the dual; from then on there is no working set.
  mutating func solveWide(
    gap wanted: Double, steps limit: Int, after sweeps: Int, _ watch: (Int, Double) -> Bool
  ) -> Point {
    let (linear, quadratic) = (inner.linear, inner.quadratic)
    var wide = WideNet(
      data, linear: linear, quadratic: quadratic,
      start: data.residual(weights, columns: 0..<data.columns))
    var steps = 0
    var goesOn = true
    while goesOn, wide.gap > wanted, steps < min(limit, Self.mostSteps) {
      let done = wide.descend(toGap: wanted, steps: 1)
      steps += done
      goesOn = watch(sweeps + steps, wide.gap) && done > 0
    }
    return take(wide, sweeps: sweeps + steps, wanted: wanted)
  }

  private static let mostSteps = 500

  private mutating func take(_ wide: WideNet, sweeps: Int, wanted: Double) -> Point {
    weights = wide.weights
    let all = 0..<data.columns
    let r = data.residual(weights, columns: all)
    residualSquare = Kernels.dot(r, r, data.rows)
    data.correlate(r, columns: all, into: &correlations)
    isWide = true
    inner.keep([])
    return Point(
      weights: weights, gap: wide.gap,
      residual: Self.violation(
        inner.linear, inner.quadratic, weights, correlations),
      loss: residualSquare / 2, sweeps: sweeps, isReached: wide.gap <= wanted)
  }
}
