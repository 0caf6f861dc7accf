/// The elastic net with squared loss where more columns are in use than a Gram matrix has room for, by
/// Newton's method on its dual, whose unknowns are one for each row:
///
///     minimise ½‖u‖² − yᵀu + ∑max(|xⱼᵀu| − λ₁, 0)²/(2λ₂),  wⱼ = S(xⱼᵀu, λ₁)/λ₂,
///
/// with second derivative I + X_F X_Fᵀ/λ₂ over the columns F with |xⱼᵀu| > λ₁. Every u is feasible, and the
/// penalty and its conjugate meet at w: the gap is ½‖y − Xw − u‖², half the square of the gradient.
///
/// Source: R. T. Rockafellar, *Convex analysis* (1970), theorem 31.2; X. Li, D. Sun and K.-C. Toh, *A
/// highly efficient semismooth Newton augmented Lagrangian method for solving Lasso problems*, SIAM J.
/// Optim. 28 (2018), 433–458.
struct WideNet {
  private var data: CentredData
  private var linear: Double
  private var quadratic: Double
  private(set) var weights: [Double]
  /// y − Xw − u.
  private var miss: [Double]
  private var dual: [Double]
  private var value: Double

  var gap: Double { Kernels.dot(miss, miss, data.rows) / 2 }

  /// - Parameters:
  ///   - quadratic: λ₂ > 0.
  ///   - start: the u to begin with.
  init(_ data: CentredData, linear: Double, quadratic: Double, start: [Double]) {
    (self.data, self.linear, self.quadratic) = (data, linear, quadratic)
    (weights, miss, dual, value) = ([], [], [], 0)
    self = at(start)
  }

  private init(_ other: WideNet, _ dual: [Double], _ weights: [Double]) {
    (data, linear, quadratic) = (other.data, other.linear, other.quadratic)
    (self.dual, self.weights) = (dual, weights)
    let rest = data.residual(weights, columns: 0..<data.columns)
    miss = zip(rest, dual).map { $0 - $1 }
    value = 0
    for (u, y) in zip(dual, data.targets) { value += u * (u / 2 - y) }
    for w in weights { value += quadratic / 2 * w * w }
  }

  private func at(_ dual: [Double]) -> WideNet {
    var pulls = [Double](repeating: 0, count: data.columns)
    data.correlate(dual, columns: 0..<data.columns, into: &pulls)
    for j in pulls.indices {
      let above = max(0, pulls[j].magnitude - linear)
      pulls[j] = above == 0 ? 0 : (pulls[j] < 0 ? -above : above) / quadratic
    }
    return WideNet(self, dual, pulls)
  }

  /// Newton steps until the gap is small enough or nothing is gained any more; how many they were.
  mutating func descend(toGap wanted: Double, steps limit: Int) -> Int {
    for k in 0..<max(0, limit) {
      guard gap > wanted, let direction = Cholesky(curvature)?.solve(miss) else { return k }
      let slope = -dot(direction, miss)
      var length = 1.0
      var next = at(zip(dual, direction).map { $0 + $1 })
      while next.value > value + 1e-4 * length * slope + 1e-15 * value.magnitude, length > 0x1p-40 {
        length /= 2
        next = at(zip(dual, direction).map { $0 + length * $1 })
      }
      guard length > 0x1p-40, next.value < value || next.gap < gap else { return k }
      self = next
    }
    return limit
  }

  /// I + X_F X_Fᵀ/λ₂.
  private var curvature: Matrix {
    let rows = data.rows
    var result = Matrix.identity(rows)
    for (j, weight) in weights.enumerated() where weight != 0 {
      let column = data.column(j)
      result.withMutableEntries { entries in
        // The upper triangle is what is read.
        for i in 0..<rows where column[i] != 0 {
          Kernels.add(column[i] / quadratic, column, to: entries + i * rows, i + 1)
        }
      }
    }
    return result
  }
}
