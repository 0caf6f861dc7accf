/// A = ∑ᵢ κᵢqᵢqᵢᵀ for a symmetric A: eigenvalues, largest first, and orthonormal eigenvectors.
///
/// Rotations in the plane of two coordinates make one entry beside the diagonal 0 after the other,
/// until all of them are below rounding.
///
/// | what     | statement                                                               |
/// |:---------|:------------------------------------------------------------------------|
/// | shapes   | A ∈ ℝ^(d×d), of which the upper triangle is read; κ ∈ ℝᵈ, qᵢ ∈ ℝᵈ        |
/// | rounding | ‖Aqᵢ − κᵢqᵢ‖ and |qᵢᵀqⱼ − δᵢⱼ| are small multiples of d·ε‖A‖ and d·ε     |
///
/// Source: C. G. J. Jacobi, *Über ein leichtes Verfahren, die in der Theorie der Säcularstörungen
/// vorkommenden Gleichungen numerisch aufzulösen*, J. reine angew. Math. 30 (1846), 51–94.
public struct SymmetricEigen: Sendable {
  public private(set) var values: [Double] = []
  public private(set) var vectors: [[Double]] = []

  /// - Throws: ``InvalidInput`` where A is not square.
  public init(_ a: Matrix, name: String = "A") throws(InvalidInput) {
    guard a.rows == a.columns else {
      throw .count(name: name, found: a.rows, expected: a.columns, of: "rows")
    }
    let (count, unit) = (a.rows, a.unit)
    var work = a.scaled(by: 1 / unit)
    for j in 0..<count { for i in 0..<j { work[j, i] = work[i, j] } }
    var basis = Matrix.identity(count)
    Self.diagonalise(&work, &basis)
    let found = (0..<count).map { (value: unit * work[$0, $0], vector: basis.column($0)) }
    for (value, vector) in found.sorted(by: { $0.value > $1.value }) {
      values.append(value)
      vectors.append(vector)
    }
  }

  private static func diagonalise(_ a: inout Matrix, _ basis: inout Matrix) {
    let size = norm2(a.storage)
    // Converges quadratically; ten sweeps are plenty, sixty bound the work on any input.
    for _ in 0..<60 {
      var isDone = true
      for q in 0..<a.columns {
        for p in 0..<q where a[p, q].magnitude > 0x1p-55 * size {
          isDone = false
          rotate(&a, &basis, p, q)
        }
      }
      if isDone { return }
    }
  }

  private static func rotate(_ a: inout Matrix, _ basis: inout Matrix, _ p: Int, _ q: Int) {
    let count = a.rows
    let zeta = (a[q, q] - a[p, p]) / (2 * a[p, q])
    let tangent = (zeta < 0 ? -1 : 1) / (zeta.magnitude + (1 + zeta * zeta).squareRoot())
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    let sine = tangent * cosine
    let (first, last) = (a[p, p] - tangent * a[p, q], a[q, q] + tangent * a[p, q])
    a.withMutableEntries {
      Kernels.rotate($0 + p * count, $0 + q * count, cosine: cosine, sine: sine, count)
    }
    for k in 0..<count { (a[p, k], a[q, k]) = (a[k, p], a[k, q]) }
    (a[p, p], a[q, q], a[p, q], a[q, p]) = (first, last, 0, 0)
    basis.withMutableEntries {
      Kernels.rotate($0 + p * count, $0 + q * count, cosine: cosine, sine: sine, count)
    }
  }
}
