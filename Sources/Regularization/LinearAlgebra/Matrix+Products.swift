extension Matrix {
  /// Hands out the entries, column by column.
  @inline(__always)
  func withEntries<T>(_ body: (UnsafePointer<Double>) -> T) -> T {
    // An array given for a pointer needs no optional base address.
    func call(_ entries: UnsafePointer<Double>) -> T { body(entries) }
    return call(storage)
  }

  @inline(__always)
  mutating func withMutableEntries<T>(_ body: (UnsafeMutablePointer<Double>) -> T) -> T {
    func call(_ entries: UnsafeMutablePointer<Double>) -> T { body(entries) }
    return call(&storage)
  }

  /// A·x; what x has less than A has columns counts as 0.
  func times(_ x: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: rows)
    withEntries { entries in
      for (j, factor) in x.prefix(columns).enumerated() where factor != 0 {
        Kernels.add(factor, entries + j * rows, to: &result, rows)
      }
    }
    return result
  }

  /// Aᵀ·y.
  func transposedTimes(_ y: [Double]) -> [Double] {
    let y = y.count == rows ? y : Array((y + [Double](repeating: 0, count: rows)).prefix(rows))
    return withEntries { entries in
      (0..<columns).map { Kernels.dot(entries + $0 * rows, y, rows) }
    }
  }

  /// A·B, of as many rows of B as A has columns.
  func times(_ other: Matrix) -> Matrix {
    var storage: [Double] = []
    storage.reserveCapacity(rows * other.columns)
    for k in 0..<other.columns { storage += times(other.column(k)) }
    return Matrix(rows: rows, columns: other.columns, storage: storage)
  }

  /// AᵀA.
  var gram: Matrix {
    var result = Matrix.zero(rows: columns, columns: columns)
    withEntries { entries in
      for j in 0..<columns {
        for k in 0...j {
          let product = Kernels.dot(entries + j * rows, entries + k * rows, rows)
          (result[j, k], result[k, j]) = (product, product)
        }
      }
    }
    return result
  }

  /// The largest entry in absolute value.
  var largest: Double { storage.reduce(0) { max($0, $1.magnitude) } }

  /// A power of two near the largest entry (1 where all are 0): dividing by it costs no rounding,
  /// and afterwards no sum of squares overflows.
  var unit: Double {
    let size = largest
    return size > 0 ? Double(sign: .plus, exponent: max(size.exponent, -1021), significand: 1) : 1
  }

  /// s·A.
  func scaled(by factor: Double) -> Matrix {
    factor == 1 ? self : Matrix(rows: rows, columns: columns, storage: storage.map { factor * $0 })
  }
}
