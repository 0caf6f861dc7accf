import SymbolicLite

extension Examiner {
  /// A ⪰ B or A ≻ B: refuted by a direction v with vᵀ(A − B)v < 0 (≤ 0), confirmed by elimination
  /// in enclosures, which for exact numbers also settles the semidefinite border.
  func definite(
    _ left: Expression, strict: Bool, _ right: Expression, _ here: Situation
  ) -> Finding {
    do throws(Undefined) {
      let a = try left.evaluate(in: here.intervals)
      let b = try right.evaluate(in: here.intervals)
      guard a.rows == a.columns, a.rows == b.rows, a.columns == b.columns else {
        return .leftOut("the two sides are not square matrices of one size")
      }
      let gap = Tensor<Interval>(
        rows: a.rows, columns: a.columns, zip(a.elements, b.elements).map { $0 - $1 })
      for row in 0..<gap.rows {
        for column in 0..<row where !gap[row, column].intersects(gap[column, row]) {
          // A ⪰ 0 says first of all that A is symmetric.
          return .fails(
            Failure(
              left: "\(printed(gap[row, column])) at (\(row + 1), \(column + 1))",
              right: "\(printed(gap[column, row])) at (\(column + 1), \(row + 1))",
              reason: "the matrix is not symmetric"))
        }
      }
      if let direction = badDirection(gap, strict: strict) {
        let value = quadratic(gap, direction)
        return .fails(
          Failure(
            left: "v^\\top (A - B) v = \(printed(value.middle)) at v = "
              + printed(Tensor<Double>(rows: gap.rows, columns: 1, direction)),
            right: strict ? "> 0" : "\\ge 0"))
      }
      return pivotsArePositive(gap, strict: strict)
        ? .agrees(width: 0) : .leftOut("too close to the border of definiteness to tell")
    } catch {
      return .leftOut(error.reason)
    }
  }

  /// The first direction, plain ones before those of the smallest eigenvalues, along which the form
  /// is surely negative. The latter are made only as far as one has to look.
  private func badDirection(_ gap: Tensor<Interval>, strict: Bool) -> [Double]? {
    let count = gap.rows
    let form = MiddleForm(gap.middles)
    func isBad(_ direction: [Double]) -> Bool {
      guard !form.isSurelyPositive(along: direction) else { return false }
      let value = quadratic(gap, direction)
      return value.upper < 0 || strict && value.upper <= 0
    }
    let plain = Directions.plain(count)
    if let found = plain.first(where: isBad) { return found }
    guard form.size.isFinite, form.size > 0 else { return nil }
    for start in plain.prefix(2 * count + 2) {
      if let found = form.smallest(from: start).first(where: isBad) { return found }
    }
    return nil
  }

  private func quadratic(_ gap: Tensor<Interval>, _ direction: [Double]) -> Interval {
    var total = Interval.zero
    for row in direction.indices {
      for column in direction.indices {
        total =
          total
          + gap[row, column] * (Interval(direction[row]) * Interval(direction[column]))
      }
    }
    return total
  }

  /// Symmetric elimination. A pivot that is exactly zero is harmless where its row is, and then the
  /// matrix is only semidefinite.
  private func pivotsArePositive(_ gap: Tensor<Interval>, strict: Bool) -> Bool {
    var matrix = gap
    var left = Array(0..<gap.rows)
    while let pivot = left.max(by: { matrix[$0, $0].lower < matrix[$1, $1].lower }) {
      left.removeAll { $0 == pivot }
      let value = matrix[pivot, pivot]
      guard value.lower > 0 else {
        let rest = left + [pivot]
        return !strict
          && rest.allSatisfy { row in rest.allSatisfy { matrix[row, $0] == .zero } }
      }
      for row in left {
        guard let factor = try? matrix[row, pivot].divided(by: value) else { return false }
        for column in left {
          matrix[row, column] = matrix[row, column] - factor * matrix[pivot, column]
        }
      }
    }
    return true
  }
}
