import SymbolicLite

/// Looks for numbers λₖ ≥ 0 with ∑ λₖ pₖ = 0 in which polynomials that are strictly positive have
/// the total weight 1. Since every pₖ is ≥ 0 at every point of the case, such numbers show that
/// the case has no points.
///
/// The search is a simplex method in exact fractions with Bland's rule, so that it ends; what it
/// finds is added up again before it is believed.
struct Contradiction {
  struct Column {
    var polynomial: AtomPolynomial
    var isStrict: Bool
    var name: String
  }

  /// The columns that cancel, with their weights.
  static func find(among all: [Column]) -> [(weight: Rational, column: Column)]? {
    let columns = pruned(all)
    guard columns.contains(where: \.isStrict) else { return nil }
    guard var tableau = Tableau(columns), let weights = tableau.solution() else { return nil }
    let used = zip(weights, columns).filter { $0.0 != .zero }.map { (weight: $0.0, column: $0.1) }
    return confirms(used) ? used : nil
  }

  /// The sum is zero, no weight is negative, and one strict column takes part.
  private static func confirms(_ used: [(weight: Rational, column: Column)]) -> Bool {
    guard used.allSatisfy({ $0.weight > .zero }), used.contains(where: \.column.isStrict) else {
      return false
    }
    var total = AtomPolynomial.zero
    for (weight, column) in used {
      guard let part = try? column.polynomial.scaled(by: weight),
        let sum = try? total.plus(part)
      else { return false }
      total = sum
    }
    return total.isZero
  }

  /// A column with a monomial that all others lack, or have with the same sign, has weight 0.
  private static func pruned(_ all: [Column]) -> [Column] {
    var columns = all
    while true {
      var (positive, negative) = (Set<AtomMonomial>(), Set<AtomMonomial>())
      for column in columns {
        for (monomial, coefficient) in column.polynomial.ordered {
          if coefficient > .zero { positive.insert(monomial) } else { negative.insert(monomial) }
        }
      }
      let oneSided = positive.symmetricDifference(negative)
      let kept = columns.filter { column in
        !column.polynomial.monomials.contains(where: oneSided.contains)
      }
      if kept.count == columns.count { return kept }
      columns = kept
    }
  }
}

/// Phase one of the simplex method: rows are monomials, and one more says that the strict columns
/// weigh 1 in total.
private struct Tableau {
  private var rows: [[Rational]]
  private var basis: [Int]
  private let count: Int

  init?(_ columns: [Contradiction.Column]) {
    var position: [AtomMonomial: Int] = [:]
    for column in columns {
      for monomial in column.polynomial.ordered.map(\.key) where position[monomial] == nil {
        position[monomial] = position.count
      }
    }
    let height = position.count + 1
    guard height <= 260, columns.count <= 500 else { return nil }
    count = columns.count
    rows = Array(repeating: Array(repeating: .zero, count: count + 1), count: height)
    for (k, column) in columns.enumerated() {
      for (monomial, coefficient) in column.polynomial.ordered {
        guard let row = position[monomial] else { return nil }
        rows[row][k] = coefficient
      }
      if column.isStrict { rows[height - 1][k] = .one }
    }
    rows[height - 1][count] = .one
    // Artificial variables have numbers from `count` up and no columns of their own.
    basis = (0..<height).map { columns.count + $0 }
  }

  mutating func solution() -> [Rational]? {
    // The cost of a column is the sum over the rows that an artificial variable still holds.
    for _ in 0..<400 {
      guard let entering = entering() else { break }
      guard let leaving = leaving(entering), pivot(leaving, entering) else { return nil }
    }
    var result = Array(repeating: Rational.zero, count: count)
    for (row, variable) in basis.enumerated() {
      if variable < count {
        result[variable] = rows[row][count]
      } else if rows[row][count] != .zero {
        return nil
      }
    }
    return result
  }

  private func entering() -> Int? {
    let open = basis.indices.filter { basis[$0] >= count }
    var isBasic = Array(repeating: false, count: count)
    for variable in basis where variable < count { isBasic[variable] = true }
    for column in 0..<count where !isBasic[column] {
      var cost = Rational.zero
      for row in open where rows[row][column].numerator != 0 {
        guard let sum = cost.adding(rows[row][column]) else { return nil }
        cost = sum
      }
      if cost > .zero { return column }
    }
    return nil
  }

  private func leaving(_ column: Int) -> Int? {
    var best: (row: Int, ratio: Rational)?
    for row in rows.indices where rows[row][column] > .zero {
      guard let ratio = rows[row][count].divided(by: rows[row][column]) else { return nil }
      if let known = best {
        if ratio > known.ratio || ratio == known.ratio && basis[row] > basis[known.row] { continue }
      }
      best = (row, ratio)
    }
    return best?.row
  }

  private mutating func pivot(_ row: Int, _ column: Int) -> Bool {
    guard let scale = rows[row][column].reciprocal else { return false }
    let places = rows[row].indices.filter { rows[row][$0] != .zero }
    for k in places {
      guard let value = rows[row][k].multiplied(by: scale) else { return false }
      rows[row][k] = value
    }
    for other in rows.indices where other != row && rows[other][column] != .zero {
      let factor = rows[other][column]
      for k in places {
        guard let product = rows[row][k].multiplied(by: factor),
          let value = rows[other][k].subtracting(product)
        else { return false }
        rows[other][k] = value
      }
    }
    basis[row] = column
    return true
  }
}
