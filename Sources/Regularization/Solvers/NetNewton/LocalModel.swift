/// pᵀ(Xh + a) + ½(Xh + a)ᵀS(Xh + a) over the chosen columns, with the shift a of the intercept at its best,
/// a = −(∑pᵢ + ∑sᵢ(Xh)ᵢ)/∑sᵢ: slopes Xᵀp − (∑pᵢ)m and G = (X − 1mᵀ)ᵀS(X − 1mᵀ), m the means of the columns weighted
/// by S.
struct LocalModel {
  let gram: [Double]
  /// Means of the chosen columns, weighted by S.
  private let centres: [Double]
  private let total: Double
  /// ∑pᵢ; 0 without an intercept.
  private let force: Double
  private let chosen: [Int]

  /// - Parameters:
  ///   - slopes: p.
  ///   - bends: the diagonal of S.
  ///   - damping: added to the diagonal of G, as a share of it.
  init(
    _ net: ScaledNet, _ chosen: [Int], slopes: [Double], bends: [Double], damping: Double
  ) {
    let (rows, m) = (net.rows, chosen.count)
    let total = net.hasBias ? bends.reduce(0, +) : 0
    var gram = [Double](repeating: 0, count: m * m)
    var centres = [Double](repeating: 0, count: m)
    for (k, j) in chosen.enumerated() {
      let unit = net.model.data.column(j).map { $0 / net.lengths[j] }
      centres[k] = total > 0 ? dot(bends, unit) / total : 0
      let centre = centres[k]
      let weighted = zip(unit, bends).map { ($0 - centre) * $1 }
      net.model.data.design.withEntries { entries in
        for (l, other) in chosen[...k].enumerated() {
          let mean = net.model.data.means[other]
          let product = Kernels.dot(entries + other * rows, less: mean, weighted, rows)
          gram[k * m + l] = product / net.lengths[other]
          gram[l * m + k] = gram[k * m + l]
        }
      }
      gram[k * m + k] = max(0, gram[k * m + k]) * (1 + damping)
    }
    (self.gram, self.centres, self.total, self.chosen) = (gram, centres, total, chosen)
    force = total > 0 ? slopes.reduce(0, +) : 0
  }

  /// The slopes at h = 0, from those of all columns.
  func slopes(_ gradient: [Double]) -> [Double] {
    zip(chosen, centres).map { gradient[$0] - force * $1 }
  }

  /// a.
  func shift(_ move: [Double]) -> Double {
    total > 0 ? -force / total - dot(centres, move) : 0
  }
}
