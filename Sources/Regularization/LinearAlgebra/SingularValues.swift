/// A = ∑ᵢ σᵢ uᵢvᵢᵀ with orthonormal uᵢ and vᵢ and σᵢ ≥ 0, largest first, one for each row or column,
/// whichever are fewer.
///
/// One-sided Jacobi: columns are turned against each other, in pairs, until all are orthogonal; their
/// lengths are the σᵢ, each found to a few units in its own last places. Where there are many more
/// rows than columns, the triangle of a pivoted QR factorisation takes the place of A.
///
/// | what     | statement                                                                |
/// |:---------|:-------------------------------------------------------------------------|
/// | shapes   | A ∈ ℝ^(n×d), m = min(n, d): σ ∈ ℝᵐ, uᵢ ∈ ℝⁿ, vᵢ ∈ ℝᵈ                      |
/// | σᵢ = 0   | the shorter one of uᵢ and vᵢ is a unit vector still; the longer one is 0 |
/// | rounding | ‖A − ∑σᵢuᵢvᵢᵀ‖ is a small multiple of max(n, d)·ε‖A‖, ε = 2⁻⁵²            |
///
/// Source: M. R. Hestenes, *Inversion of matrices by biorthogonalization and related results*,
/// J. SIAM 6 (1958), 51–90; with QR before it: Z. Drmač and K. Veselić, *New fast and accurate Jacobi
/// SVD algorithm*, SIAM J. Matrix Anal. Appl. 29 (2008), 1322–1342.
public struct SingularValues: Sendable {
  public private(set) var values: [Double] = []
  /// uᵢ and vᵢ in the order of the values.
  public private(set) var left: [[Double]] = []
  public private(set) var right: [[Double]] = []

  public init(_ a: Matrix) {
    let isTall = a.rows >= a.columns
    let tall = isTall ? a : a.transposed
    let unit = a.unit
    guard a.largest > 0 else {
      setZero(a)
      return
    }
    let qr = tall.rows > 2 * tall.columns ? PivotedQR(tall) : nil
    let core = qr?.triangle ?? tall
    var images = core.scaled(by: 1 / unit)
    var bases = Matrix.identity(tall.columns)
    Self.orthogonalise(&images, &bases)
    let found = (0..<tall.columns).map { j in
      (value: norm2(images.column(j)), image: images.column(j), base: bases.column(j))
    }
    for (value, image, base) in found.sorted(by: { $0.value > $1.value }) {
      let unitImage = value > 0 ? image.map { $0 / value } : image
      let long = qr?.timesBasis(unitImage) ?? unitImage
      let short = qr.map { Self.undo($0.order, base) } ?? base
      values.append(value * unit)
      left.append(isTall ? long : short)
      right.append(isTall ? short : long)
    }
  }

  /// P·v.
  private static func undo(_ order: [Int], _ v: [Double]) -> [Double] {
    var result = v
    for (k, j) in order.enumerated() { result[j] = v[k] }
    return result
  }

  private mutating func setZero(_ a: Matrix) {
    for i in 0..<min(a.rows, a.columns) {
      values.append(0)
      left.append((0..<a.rows).map { $0 == i ? 1 : 0 })
      right.append((0..<a.columns).map { $0 == i ? 1 : 0 })
    }
  }

  private static func orthogonalise(_ images: inout Matrix, _ bases: inout Matrix) {
    let (rows, columns) = (images.rows, images.columns)
    images.withMutableEntries { images in
      bases.withMutableEntries { bases in
        // Converges quadratically; ten sweeps are plenty, sixty bound the work on any input.
        for _ in 0..<60 {
          var isDone = true
          for p in 0..<columns {
            for q in p + 1..<max(p + 1, columns) {
              let (x, y) = (images + p * rows, images + q * rows)
              guard let (c, s) = rotation(x, y, rows) else { continue }
              isDone = false
              Kernels.rotate(x, y, cosine: c, sine: s, rows)
              Kernels.rotate(
                bases + p * columns, bases + q * columns, cosine: c, sine: s, columns)
            }
          }
          if isDone { return }
        }
      }
    }
  }

  /// Cosine and sine of the turn that makes x and y orthogonal; nil where they are.
  private static func rotation(
    _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ count: Int
  ) -> (Double, Double)? {
    let (a, b) = (Kernels.dot(x, x, count), Kernels.dot(y, y, count))
    let c = Kernels.dot(x, y, count)
    // c itself is only known up to some √count roundings.
    let rounding = 0x1p-53 * Double(count).squareRoot()
    guard c.magnitude > rounding * (a * b).squareRoot(), c != 0 else { return nil }
    let zeta = (b - a) / (2 * c)
    let tangent = (zeta < 0 ? -1 : 1) / (zeta.magnitude + (1 + zeta * zeta).squareRoot())
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    return (cosine, cosine * tangent)
  }

  /// What counts as 0 beside the largest σ: rounding alone leaves that much.
  static func negligible(_ a: Matrix, largest: Double) -> Double {
    Double(max(a.rows, a.columns)) * .ulpOfOne * largest
  }
}
