/// How far ½‖y − Xw‖² + λ₁‖w‖₁ + ½λ₂‖w‖² can be above its minimum: the difference to the dual value
/// at a feasible point that is made of the residual r.
///
/// Two points are tried, and the better bound counts.
/// 1. The elastic net is a lasso with the rows √λ₂·I below X. Its residual, shortened by
///    s = min(1, λ₁/maxⱼ|qⱼ − λ₂wⱼ|), is feasible: ½(1 − s)²(‖r‖² + λ₂‖w‖²) + ∑(λ₁|wⱼ| − s wⱼ(qⱼ − λ₂wⱼ)).
/// 2. For λ₂ > 0 the conjugate of the penalty is finite, and r itself is feasible:
///    ∑(λ₁|wⱼ| + ½λ₂wⱼ² + ½max(|qⱼ| − λ₁, 0)²/λ₂ − wⱼqⱼ).
///
/// Both are sums of terms ≥ 0 (up to rounding): nothing large cancels. Source: E. Ndiaye,
/// O. Fercoq, A. Gramfort and J. Salmon, *Gap safe screening rules for sparsity enforcing penalties*,
/// J. Mach. Learn. Res. 18 (2017), 1–33.
struct ElasticNetGap {
  let gap: Double
  /// The bound and the factor s of the first point alone: the dual optimum is within √(2·bound) of it.
  let firstBound: Double
  let shortening: Double

  /// - Parameters:
  ///   - residual: ‖r‖².
  ///   - pulls: qⱼ = xⱼᵀr, one for each weight.
  init(
    linear: Double, quadratic: Double, residual: Double, weights: [Double], pulls: [Double]
  ) {
    let sums = Self.sums(linear, quadratic, weights, pulls, weights.count)
    let s = sums.largest > linear ? linear / sums.largest : 1
    let square = residual + quadratic * sums.square
    firstBound = max(0, (1 - s) * (1 - s) * square / 2 + sums.length - s * sums.product)
    gap = quadratic > 0 ? max(0, min(firstBound, sums.direct)) : firstBound
    shortening = s
  }

  private struct Sums {
    /// maxⱼ|qⱼ − λ₂wⱼ|, λ₁‖w‖₁, ∑wⱼ(qⱼ − λ₂wⱼ), ‖w‖² and the second bound.
    var (largest, length, product, square, direct) = (0.0, 0.0, 0.0, 0.0, 0.0)
  }

  private static func sums(
    _ linear: Double, _ quadratic: Double, _ weights: UnsafePointer<Double>,
    _ pulls: UnsafePointer<Double>, _ count: Int
  ) -> Sums {
    var sums = Sums()
    for j in 0..<count {
      let (w, q) = (weights[j], pulls[j])
      let slope = q - quadratic * w
      sums.largest = max(sums.largest, slope.magnitude)
      if w != 0 {
        sums.length += linear * w.magnitude
        sums.product += w * slope
        sums.square += w * w
        sums.direct += linear * w.magnitude + quadratic / 2 * w * w - w * q
      }
      let excess = q.magnitude - linear
      if quadratic > 0, excess > 0 { sums.direct += excess / quadratic * excess / 2 }
    }
    return sums
  }
}
