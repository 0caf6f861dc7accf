/// All products of the columns of X with total degree from 1 to a bound: of x₁ and x₂ with degree 2
/// x₁, x₂, x₁², x₁x₂, x₂². The constant is left to the intercept.
public struct PolynomialFeatures: Hashable, Sendable {
  public let degree: Int
  /// For every feature the columns that it multiplies, in rising order, with repetition.
  public let factors: [[Int]]

  /// As many columns are enough for any lesson; more is a slip.
  static let mostFeatures = 10_000

  /// - Throws: ``InvalidInput`` unless the degree and the number of columns are at least 1 and there
  ///   are at most 10,000 features.
  public init(columns: Int, degree: Int) throws(InvalidInput) {
    self.degree = try Checked.count("the degree", degree)
    let columns = try Checked.count("the number of columns", columns)
    var (all, last): ([[Int]], [[Int]]) = ([], [[]])
    for _ in 0..<degree {
      // Every product of one degree less, times a column that is not before its last.
      guard all.count + last.count * columns <= Self.mostFeatures * columns else { break }
      last = last.flatMap { product in
        ((product.last ?? 0)..<columns).map { product + [$0] }
      }
      all += last
    }
    guard all.count <= Self.mostFeatures, all.last?.count == degree else {
      throw .number(
        name: "the degree", value: Double(degree),
        bound: "so small that there are at most \(Self.mostFeatures) features")
    }
    factors = all
  }

  /// - Throws: ``InvalidInput`` where X has fewer columns than the features use, and where a product
  ///   overflows.
  public func features(of design: Matrix) throws(InvalidInput) -> Matrix {
    let needed = (factors.last?.last ?? 0) + 1
    guard design.columns == needed else {
      throw .count(name: "X", found: design.columns, expected: needed, of: "columns")
    }
    var storage: [Double] = []
    for product in factors {
      var column = [Double](repeating: 1, count: design.rows)
      for j in product { for i in column.indices { column[i] *= design[i, j] } }
      storage += column
    }
    try Checked.vector("the features", storage)
    return Matrix(rows: design.rows, columns: factors.count, storage: storage)
  }

  /// Names such as `x^2` and `x·z`, of the names of the columns.
  public func names(of columns: [String]) -> [String] {
    factors.map { product in
      var parts: [String] = []
      for j in Set(product).sorted() where columns.indices.contains(j) {
        let power = product.filter { $0 == j }.count
        parts.append(power == 1 ? columns[j] : "\(columns[j])^\(power)")
      }
      return parts.joined(separator: "·")
    }
  }
}
