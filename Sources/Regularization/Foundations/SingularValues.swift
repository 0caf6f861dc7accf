/// A = ∑ᵢ σᵢ uᵢvᵢᵀ with orthonormal uᵢ and vᵢ and σᵢ ≥ 0, largest first, one for each row or column,
/// whichever are fewer.
///
/// One-sided Jacobi: columns are turned against each other, in pairs, until all are orthogonal; their
/// lengths are the σᵢ, each found to a few units in its own last places. Source: M. R. Hestenes,
/// *Inversion of matrices by biorthogonalization and related results*, J. SIAM 6 (1958), 51–90.
struct SingularValues {
  private(set) var values: [Double] = []
  /// uᵢ and vᵢ in the order of the values. Where σᵢ = 0, uᵢ is 0.
  private(set) var left: [[Double]] = []
  private(set) var right: [[Double]] = []

  init(_ a: Matrix) {
    let isTall = a.rows >= a.columns
    let tall = isTall ? a : a.transposed
    // Scaled to entries up to 1, so that no product overflows.
    let largest = a.elements.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0 else {
      setZero(a)
      return
    }
    var images = (0..<tall.columns).map { j in tall.column(j).map { $0 / largest } }
    var bases = (0..<tall.columns).map { Matrix.identity(tall.columns).column($0) }
    Self.orthogonalise(&images, &bases)
    let found = zip(images, bases).map { (value: norm2($0), image: $0, base: $1) }
    for (value, image, base) in found.sorted(by: { $0.value > $1.value }) {
      let unit = value > 0 ? image.map { $0 / value } : image
      values.append(value * largest)
      left.append(isTall ? unit : base)
      right.append(isTall ? base : unit)
    }
  }

  private mutating func setZero(_ a: Matrix) {
    for i in 0..<min(a.rows, a.columns) {
      values.append(0)
      left.append((0..<a.rows).map { $0 == i ? 1 : 0 })
      right.append((0..<a.columns).map { $0 == i ? 1 : 0 })
    }
  }

  private static func orthogonalise(_ images: inout [[Double]], _ bases: inout [[Double]]) {
    // Converges quadratically; ten sweeps are plenty, sixty bound the work on any input.
    for _ in 0..<60 {
      var isDone = true
      for p in images.indices {
        for q in images.indices where q > p {
          let (a, b) = (dot(images[p], images[p]), dot(images[q], images[q]))
          let c = dot(images[p], images[q])
          guard c.magnitude > 1e-16 * (a * b).squareRoot(), c != 0 else { continue }
          isDone = false
          let zeta = (b - a) / (2 * c)
          let tangent = (zeta < 0 ? -1 : 1) / (zeta.magnitude + (1 + zeta * zeta).squareRoot())
          turn(&images, p, q, tangent)
          turn(&bases, p, q, tangent)
        }
      }
      if isDone { return }
    }
  }

  private static func turn(_ columns: inout [[Double]], _ p: Int, _ q: Int, _ tangent: Double) {
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    let (x, y) = (columns[p], columns[q])
    columns[p] = zip(x, y).map { cosine * ($0 - tangent * $1) }
    columns[q] = zip(x, y).map { cosine * (tangent * $0 + $1) }
  }

  /// What counts as 0 beside the largest σ: rounding alone leaves that much.
  static func negligible(_ a: Matrix, largest: Double) -> Double {
    Double(max(a.rows, a.columns)) * .ulpOfOne * largest
  }
}
