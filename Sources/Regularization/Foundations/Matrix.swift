/// A matrix of finite numbers, row by row, with at least one row and one column.
public struct Matrix: Hashable, Sendable {
  public let rows: Int
  public let columns: Int
  public private(set) var elements: [Double]

  /// - Throws: ``InvalidInput`` where there are no rows or columns, where rows differ in length, and
  ///   where an entry is NaN or infinite.
  public init(_ name: String = "the matrix", rows: [[Double]]) throws(InvalidInput) {
    guard let first = rows.first, !first.isEmpty else { throw .empty(name: name) }
    for (i, row) in rows.enumerated() {
      guard row.count == first.count else {
        throw .count(
          name: "\(name)[\(i)]", found: row.count, expected: first.count, of: "entries")
      }
      try Checked.vector("\(name)[\(i)]", row)
    }
    self.init(rows: rows.count, columns: first.count, rows.flatMap { $0 })
  }

  init(rows: Int, columns: Int, _ elements: [Double]) {
    (self.rows, self.columns, self.elements) = (rows, columns, elements)
  }

  public static func identity(_ count: Int) -> Matrix {
    var result = Matrix(rows: count, columns: count, [Double](repeating: 0, count: count * count))
    for i in 0..<count { result[i, i] = 1 }
    return result
  }

  subscript(i: Int, j: Int) -> Double {
    get { elements[i * columns + j] }
    set { elements[i * columns + j] = newValue }
  }

  /// A·x.
  func times(_ x: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: rows)
    for i in 0..<rows {
      var sum = 0.0
      for (j, entry) in x.prefix(columns).enumerated() { sum += self[i, j] * entry }
      result[i] = sum
    }
    return result
  }

  /// Aᵀ·y.
  func transposedTimes(_ y: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: columns)
    for (i, entry) in y.prefix(rows).enumerated() where entry != 0 {
      for j in 0..<columns { result[j] += self[i, j] * entry }
    }
    return result
  }

  var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows, elements)
    for i in 0..<rows { for j in 0..<columns { result[j, i] = self[i, j] } }
    return result
  }

  func column(_ j: Int) -> [Double] { (0..<rows).map { self[$0, j] } }

  /// AᵀA.
  var gram: Matrix {
    var result = Matrix(
      rows: columns, columns: columns, [Double](repeating: 0, count: columns * columns))
    for j in 0..<columns {
      for k in 0...j {
        var sum = 0.0
        for i in 0..<rows { sum += self[i, j] * self[i, k] }
        (result[j, k], result[k, j]) = (sum, sum)
      }
    }
    return result
  }
}
