/// min ‖Bt − c‖ over t ≥ 0, by the active set method: columns of B come in one at a time, the one that
/// lowers the length most, and least squares over them is taken as far as no weight falls below 0.
///
/// | what   | statement                                                                     |
/// |:-------|:------------------------------------------------------------------------------|
/// | shapes | B ∈ ℝ^(r×n) as a list of columns, c ∈ ℝʳ, t ∈ ℝⁿ                              |
/// | at end | bᵢ·(Bt − c) ≥ 0 for all i, and 0 where tᵢ > 0, up to rounding                  |
///
/// Source: C. L. Lawson and R. J. Hanson, *Solving least squares problems* (1974), 23.3.
struct NonnegativeLeastSquares {
  private(set) var weights: [Double]
  /// Bt − c.
  private(set) var rest: [Double]
  private let columns: [[Double]]
  private let target: [Double]
  private var used: [Int] = []

  /// Nil where 3(n + r) rounds do not end it.
  init?(columns: [[Double]], target: [Double]) {
    (self.columns, self.target) = (columns, target)
    weights = columns.map { _ in 0 }
    rest = target.map { -$0 }
    let sizes = columns.map { norm2($0) }
    let slack = 1e-13 * max(norm2(target), .leastNormalMagnitude)
    for _ in 0...(3 * (columns.count + target.count)) {
      var best: (index: Int, pull: Double)?
      for (i, column) in columns.enumerated() where weights[i] == 0 && sizes[i] > 0 {
        let pull = -dot(column, rest) / sizes[i]
        if pull > slack, pull > best?.pull ?? 0 { best = (i, pull) }
      }
      guard let next = best?.index, admit(next) else { return }
    }
    return nil
  }

  /// Takes a column in and solves; false where that leads nowhere, which is rounding.
  private mutating func admit(_ index: Int) -> Bool {
    let before = dot(rest, rest)
    used.append(index)
    while !used.isEmpty {
      let goal = leastSquares()
      guard let block = block(on: goal) else {
        for (i, weight) in zip(used, goal) { weights[i] = weight }
        break
      }
      for (i, weight) in zip(used, goal) { weights[i] += block.share * (weight - weights[i]) }
      weights[block.index] = 0
      for i in used where weights[i] < 0 { weights[i] = 0 }
      used.removeAll { weights[$0] == 0 }
    }
    rest = target.map { -$0 }
    for i in used { for k in rest.indices { rest[k] += weights[i] * columns[i][k] } }
    return dot(rest, rest) < before * (1 - 1e-15)
  }

  /// How far weights can go towards the goal, and which is 0 there; nil where the goal is positive.
  private func block(on goal: [Double]) -> (share: Double, index: Int)? {
    var first: (share: Double, index: Int)?
    for (i, weight) in zip(used, goal) where weight <= 0 {
      let share = weights[i] > 0 ? weights[i] / (weights[i] - weight) : 0
      if share < first?.share ?? .infinity { first = (share, i) }
    }
    return first
  }

  private func leastSquares() -> [Double] {
    let storage = used.flatMap { columns[$0] }
    return PivotedQR(Matrix(rows: target.count, columns: used.count, storage: storage))
      .leastSquares(target)
  }
}
