/// λ(UVᵀ + Z) with ‖Z‖ ≤ 1 in the spectral norm, UᵀZ = 0 and ZV = 0: the subgradients of λ times the sum
/// of singular values at a matrix with left and right singular vectors U and V for σ > 0.
public struct SpectralSet: Hashable, Sendable {
  public let lambda: Double
  public let rows: Int
  public let columns: Int
  /// The columns of U and V.
  public let left: [[Double]]
  public let right: [[Double]]

  init(lambda: Double, at w: Matrix) {
    (self.lambda, rows, columns) = (lambda, w.rows, w.columns)
    let parts = SingularValues(w)
    let bound = 4 * SingularValues.negligible(w, largest: parts.values.first ?? 0)
    let rank = parts.values.prefix { $0 > bound }.count
    (left, right) = (Array(parts.left.prefix(rank)), Array(parts.right.prefix(rank)))
  }

  /// UVᵀ, row by row.
  private var core: [Double] {
    var result = [Double](repeating: 0, count: rows * columns)
    for (u, v) in zip(left, right) {
      for i in 0..<rows { for j in 0..<columns { result[i * columns + j] += u[i] * v[j] } }
    }
    return result
  }

  /// (I − UUᵀ)G(I − VVᵀ).
  private func apart(_ g: [Double]) -> Matrix {
    var rest = Matrix(rows: rows, columns: columns, g)
    for u in left {
      let share = rest.transposedTimes(u)
      for i in 0..<rows { for j in 0..<columns { rest[i, j] -= u[i] * share[j] } }
    }
    for v in right {
      let share = rest.times(v)
      for i in 0..<rows { for j in 0..<columns { rest[i, j] -= share[i] * v[j] } }
    }
    return rest
  }

  var onlyElement: [Double]? {
    lambda == 0 || left.count == min(rows, columns) ? core.map { lambda * $0 } : nil
  }

  func support(along u: [Double]) -> Double {
    guard u.count == rows * columns else { return .nan }
    return lambda * (dot(core, u) + SingularValues(apart(u)).values.reduce(0, +))
  }

  func farthest(along u: [Double]) -> [Double]? {
    guard u.count == rows * columns else { return nil }
    var result = core
    let rest = SingularValues(apart(u))
    for (value, (a, b)) in zip(rest.values, zip(rest.left, rest.right))
    where value > 1e-12 * norm2(u) {
      for i in 0..<rows { for j in 0..<columns { result[i * columns + j] += a[i] * b[j] } }
    }
    return result.map { lambda * $0 }
  }

  /// How far G − λUVᵀ is from its part apart from U and V, and that part from the spectral ball.
  func excess(of g: [Double]) -> Double {
    guard g.count == rows * columns else { return .infinity }
    let rest = zip(g, core).map { $0 - lambda * $1 }
    let apart = apart(rest)
    let along = norm2(zip(rest, apart.elements).map { $0 - $1 })
    return max(along, (SingularValues(apart).values.first ?? 0) - lambda, 0)
  }
}
