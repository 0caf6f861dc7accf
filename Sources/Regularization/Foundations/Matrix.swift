/// A matrix of finite numbers with at least one row and one column, stored column by column.
public struct Matrix: Hashable, Sendable {
  public let rows: Int
  public let columns: Int
  /// Entry (i, j) is at j·rows + i: a column, which is what descent moves along, is one piece.
  var storage: [Double]

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

  /// The matrix with these columns.
  /// - Throws: ``InvalidInput`` as for rows; a place is named as column and row.
  public init(_ name: String = "the matrix", columns: [[Double]]) throws(InvalidInput) {
    guard let first = columns.first, !first.isEmpty else { throw .empty(name: name) }
    for (j, column) in columns.enumerated() {
      let place = "column \(j) of \(name)"
      guard column.count == first.count else {
        throw .count(name: place, found: column.count, expected: first.count, of: "entries")
      }
      try Checked.vector(place, column)
    }
    self.init(rows: first.count, columns: columns.count, storage: columns.flatMap { $0 })
  }

  /// Entries row by row.
  init(rows: Int, columns: Int, _ elements: [Double]) {
    var storage = elements
    if rows > 1, columns > 1 {
      for j in 0..<columns {
        for i in 0..<rows { storage[j * rows + i] = elements[i * columns + j] }
      }
    }
    self.init(rows: rows, columns: columns, storage: storage)
  }

  /// Entries column by column.
  init(rows: Int, columns: Int, storage: [Double]) {
    (self.rows, self.columns, self.storage) = (rows, columns, storage)
  }

  static func zero(rows: Int, columns: Int) -> Matrix {
    Matrix(
      rows: rows, columns: columns, storage: [Double](repeating: 0, count: rows * columns))
  }

  public static func identity(_ count: Int) -> Matrix {
    var result = zero(rows: count, columns: count)
    for i in 0..<count { result[i, i] = 1 }
    return result
  }

  /// The entries row by row.
  public var elements: [Double] { transposed.storage }

  subscript(i: Int, j: Int) -> Double {
    get { storage[j * rows + i] }
    set { storage[j * rows + i] = newValue }
  }

  public func column(_ j: Int) -> [Double] {
    guard (0..<columns).contains(j) else { return [] }
    return Array(storage[(j * rows)..<(j * rows + rows)])
  }

  public func row(_ i: Int) -> [Double] {
    guard (0..<rows).contains(i) else { return [] }
    return (0..<columns).map { self[i, $0] }
  }

  /// The chosen rows, in this order; indices that are none are left out.
  func selecting(rows chosen: [Int]) -> Matrix {
    let kept = chosen.filter { (0..<rows).contains($0) }
    var storage: [Double] = []
    storage.reserveCapacity(kept.count * columns)
    for j in 0..<columns { for i in kept { storage.append(self[i, j]) } }
    return Matrix(rows: kept.count, columns: columns, storage: storage)
  }

  public var transposed: Matrix {
    var result = Matrix.zero(rows: columns, columns: rows)
    for j in 0..<columns { for i in 0..<rows { result[j, i] = self[i, j] } }
    return result
  }
}
