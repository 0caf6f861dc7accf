/// λwᵀAw for a symmetric A = ∑ᵢ κᵢqᵢqᵢᵀ with κᵢ ≥ 0: what Tikhonov and kernel penalties have in
/// common. In the basis qᵢ everything acts on each coordinate by itself.
struct QuadraticForm: Sendable {
  let lambda: Double
  let eigenvalues: [Double]
  let basis: [[Double]]

  var smallest: Double { eigenvalues.min() ?? 0 }
  var largest: Double { eigenvalues.max() ?? 0 }

  /// f(κ)-multiples of the coordinates: ∑ᵢ f(κᵢ)(qᵢᵀw) qᵢ.
  private func acting(on w: [Double], _ f: (Double) -> Double) -> [Double] {
    var result = w.map { _ in 0.0 }
    for (kappa, q) in zip(eigenvalues, basis) {
      let share = f(kappa) * dot(q, w)
      for (j, entry) in q.enumerated() where j < result.count { result[j] += share * entry }
    }
    return result
  }

  func value(at w: [Double]) -> Double {
    zip(eigenvalues, basis).reduce(0) {
      let coordinate = dot($1.1, w)
      return $0 + strength(lambda, times: strength($1.0, times: coordinate * coordinate))
    }
  }

  func gradient(at w: [Double]) -> [Double] { acting(on: w) { 2 * lambda * $0 } }

  /// (I + 2tλA)⁻¹v.
  func prox(of v: [Double], step t: Double) -> [Double] {
    // On the scale of the largest entry, so that no sum overflows.
    let unit = max(1, v.reduce(0) { max($0, $1.magnitude) })
    return acting(on: v.map { $0 / unit }) {
      1 / (1 + strength(2 * t * lambda, times: $0))
    }.map { $0 * unit }
  }

  /// ¼gᵀ(λA)⁻¹g where A is invertible.
  func conjugate(at g: [Double]) -> Double? {
    guard lambda > 0, smallest > 0 else { return nil }
    return zip(eigenvalues, basis).reduce(0) {
      let coordinate = dot($1.1, g)
      return $0 + coordinate / $1.0 * coordinate / (4 * lambda)
    }
  }
}
