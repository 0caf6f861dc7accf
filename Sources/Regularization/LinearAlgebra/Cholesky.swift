/// A = LLᵀ for a symmetric positive definite A, with L lower triangular.
///
/// | what     | statement                                                                  |
/// |:---------|:---------------------------------------------------------------------------|
/// | shapes   | A ∈ ℝ^(d×d), of which the upper triangle is read; L ∈ ℝ^(d×d)              |
/// | rounding | ‖A − LLᵀ‖ is at most about d·ε‖A‖, ε = 2⁻⁵², whatever the condition        |
///
/// Source: A.-L. Cholesky's method as published by Commandant Benoît, Bulletin géodésique 2 (1924),
/// 67–77; rounding: N. J. Higham, *Accuracy and stability of numerical algorithms* (2002), 10.1.
public struct Cholesky: Sendable {
  public let count: Int
  /// Lᵀ, column by column: row i of L is one piece.
  private var rows: [Double]

  /// Nil where a pivot is not above `count`·ε times the diagonal entry that it came from: A is not
  /// positive definite, or is too near to a singular matrix for the factors to mean anything.
  public init?(_ a: Matrix) {
    guard a.rows == a.columns else { return nil }
    self.init(a.storage, count: a.rows, stride: a.rows)
  }

  /// The same for a matrix of which column j starts at j·stride; its memory becomes that of L.
  init?(_ entries: consuming [Double], count: Int, stride: Int) {
    self.count = count
    if stride == count {
      rows = entries
    } else {
      rows = []
      for j in 0..<count { rows += entries[(j * stride)..<(j * stride + count)] }
    }
    let isDefinite = Self.factor(&rows, count)
    guard isDefinite else { return nil }
  }

  /// Row i of L is found from the rows above it: Lᵢⱼ = (Aᵢⱼ − Lᵢ·Lⱼ)/Lⱼⱼ; four rows at a time as far
  /// as the rows above the four go.
  private static func factor(_ l: UnsafeMutablePointer<Double>, _ count: Int) -> Bool {
    var first = 0
    while first < count {
      let block = min(4, count - first)
      let head = l + first * count
      if block == 4 {
        for j in 0..<first {
          let other = l + j * count
          let dots = Kernels.fourDots(other, head, stride: count, j)
          for k in 0..<4 { head[k * count + j] = (head[k * count + j] - dots[k]) / other[j] }
        }
      }
      for i in first..<(first + block) {
        guard finish(l, count, row: i, from: block == 4 ? first : 0) else { return false }
      }
      first += block
    }
    return true
  }

  /// The entries of a row from the given column on, and its pivot.
  private static func finish(
    _ l: UnsafeMutablePointer<Double>, _ count: Int, row i: Int, from start: Int
  ) -> Bool {
    let row = l + i * count
    for j in start..<i {
      let other = l + j * count
      row[j] = (row[j] - Kernels.dot(row, other, j)) / other[j]
    }
    let pivot = row[i] - Kernels.dot(row, row, i)
    guard pivot > Double(count) * .ulpOfOne * row[i].magnitude, pivot.isFinite else {
      return false
    }
    row[i] = pivot.squareRoot()
    return true
  }

  /// L.
  public var triangle: Matrix {
    var result = Matrix.zero(rows: count, columns: count)
    for i in 0..<count { for j in 0...i { result[i, j] = rows[i * count + j] } }
    return result
  }

  /// A⁻¹b.
  public func solve(_ b: [Double]) -> [Double] {
    var x = Array((b + [Double](repeating: 0, count: count)).prefix(count))
    Self.solve(rows, &x, count)
    return x
  }

  private static func solve(
    _ l: UnsafePointer<Double>, _ x: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    for i in 0..<count {
      let row = l + i * count
      x[i] = (x[i] - Kernels.dot(row, x, i)) / row[i]
    }
    for i in (0..<count).reversed() {
      let row = l + i * count
      x[i] /= row[i]
      Kernels.add(-x[i], row, to: x, i)
    }
  }
}
