/// AP = QR by Householder reflections: Q has orthonormal columns, R is upper triangular with
/// |R₁₁| ≥ |R₂₂| ≥ …, and P puts at each step the column first that is longest apart from the ones
/// before it.
///
/// | what     | statement                                                                   |
/// |:---------|:----------------------------------------------------------------------------|
/// | shapes   | A ∈ ℝ^(n×d), m = min(n, d): Q ∈ ℝ^(n×m), R ∈ ℝ^(m×d)                        |
/// | rank     | how many |Rₖₖ| are above max(n, d)·ε·|R₁₁|, ε = 2⁻⁵²                        |
/// | rounding | ‖AP − QR‖ and ‖QᵀQ − I‖ are small multiples of √(nd)·ε‖A‖ and √(nd)·ε        |
///
/// Source: P. Businger and G. H. Golub, *Linear least squares solutions by Householder
/// transformations*, Numer. Math. 7 (1965), 269–276.
public struct PivotedQR: Sendable {
  public let rows: Int
  public let columns: Int
  /// Column k of AP is column order[k] of A.
  public private(set) var order: [Int]
  public private(set) var rank = 0
  /// R above the diagonal; on and below it the reflections, vₖ in column k from row k on.
  private var packed: Matrix
  private var diagonal: [Double] = []
  /// 2/vₖᵀvₖ, or 0 where there is nothing to reflect.
  private var factors: [Double] = []
  private let unit: Double

  public init(_ a: consuming Matrix) {
    (rows, columns) = (a.rows, a.columns)
    order = Array(0..<a.columns)
    unit = a.unit
    packed = a.scaled(by: 1 / unit)
    for k in 0..<steps {
      bringForward(longest(from: k), to: k)
      reflect(k)
    }
    let bound = Double(max(rows, columns)) * .ulpOfOne * (diagonal.first ?? 0).magnitude
    rank = diagonal.prefix { $0.magnitude > bound }.count
  }

  /// The least |Rₖₖ| that counts for the rank; 0 where none does.
  var leastPivot: Double { rank > 0 ? unit * diagonal[rank - 1].magnitude : 0 }

  private var steps: Int { min(rows, columns) }

  /// The column that is longest from row k on. Lengths are summed afresh: updating them is quicker
  /// and wrong where columns nearly depend on each other.
  private func longest(from k: Int) -> Int {
    packed.withEntries { entries in
      var best = (column: k, square: -1.0)
      for j in k..<columns {
        let tail = entries + (j * rows + k)
        let square = Kernels.dot(tail, tail, rows - k)
        if square > best.square { best = (j, square) }
      }
      return best.column
    }
  }

  private mutating func bringForward(_ j: Int, to k: Int) {
    guard j != k else { return }
    order.swapAt(j, k)
    for i in 0..<rows { packed.storage.swapAt(j * rows + i, k * rows + i) }
  }

  /// Replaces column k by v = x ± ‖x‖e₁, the sign chosen against cancellation, and reflects the
  /// columns after it.
  private mutating func reflect(_ k: Int) {
    let (rows, columns, count) = (rows, columns, rows - k)
    let (entry, factor) = packed.withMutableEntries { entries in
      let v = entries + (k * rows + k)
      let length = Kernels.dot(v, v, count).squareRoot()
      let head = v[0]
      guard length > 0, count > 1 else { return (head, 0.0) }
      let image = head > 0 ? -length : length
      v[0] = head - image
      let factor = 1 / (length * (length + head.magnitude))
      for j in k + 1..<max(k + 1, columns) {
        let x = entries + (j * rows + k)
        Kernels.add(-factor * Kernels.dot(v, x, count), v, to: x, count)
      }
      return (image, factor)
    }
    diagonal.append(entry)
    factors.append(factor)
  }

  /// R.
  public var triangle: Matrix {
    var result = Matrix.zero(rows: steps, columns: columns)
    for j in 0..<columns {
      for i in 0..<min(j, steps) { result[i, j] = unit * packed[i, j] }
      if j < steps { result[j, j] = unit * diagonal[j] }
    }
    return result
  }

  /// Q.
  public var basis: Matrix {
    var storage: [Double] = []
    for k in 0..<steps {
      storage += timesBasis((0..<steps).map { $0 == k ? 1 : 0 })
    }
    return Matrix(rows: rows, columns: steps, storage: storage)
  }

  /// Qᵀy.
  public func basisTransposedTimes(_ y: [Double]) -> [Double] {
    var z = Array((y + [Double](repeating: 0, count: rows)).prefix(rows))
    for k in 0..<steps { apply(k, to: &z) }
    return Array(z.prefix(steps))
  }

  /// Qc.
  public func timesBasis(_ c: [Double]) -> [Double] {
    var z = Array((c.prefix(steps) + [Double](repeating: 0, count: rows)).prefix(rows))
    for k in (0..<steps).reversed() { apply(k, to: &z) }
    return z
  }

  private func apply(_ k: Int, to z: inout [Double]) {
    let (rows, factor) = (rows, factors[k])
    guard factor > 0 else { return }
    packed.withEntries { entries in
      let v = entries + (k * rows + k)
      let count = rows - k
      func reflect(_ tail: UnsafeMutablePointer<Double>) {
        Kernels.add(-factor * Kernels.dot(v, tail + k, count), v, to: tail + k, count)
      }
      reflect(&z)
    }
  }

  /// A minimiser of ‖Ax − y‖₂ with at most `rank` entries that are not 0: the only one where the
  /// columns are independent.
  public func leastSquares(_ y: [Double]) -> [Double] {
    var z = Array(basisTransposedTimes(y).prefix(rank)).map { $0 / unit }
    for k in (0..<rank).reversed() {
      z[k] /= diagonal[k]
      for i in 0..<k { z[i] -= packed[i, k] * z[k] }
    }
    var x = [Double](repeating: 0, count: columns)
    for (k, value) in z.enumerated() { x[order[k]] = value }
    return x
  }

  /// (AᵀA)⁻¹b = P R⁻¹R⁻ᵀPᵀb for independent columns, without forming AᵀA.
  func solveNormal(_ b: [Double]) -> [Double] {
    var z = order.prefix(rank).map { b[$0] / unit }
    for k in z.indices {
      for i in 0..<k { z[k] -= packed[i, k] * z[i] }
      z[k] /= diagonal[k]
    }
    for k in z.indices.reversed() {
      z[k] /= diagonal[k]
      for i in 0..<k { z[i] -= packed[i, k] * z[k] }
    }
    var x = [Double](repeating: 0, count: columns)
    for (k, value) in z.enumerated() { x[order[k]] = value / unit }
    return x
  }
}
