/// The nuclear norm of a matrix, R(W) = λ ∑ᵢ σᵢ(W): the lasso of singular values, which lowers the
/// rank. The weights are the entries of W, row by row.
///
/// | what        | statement                                                              |
/// |:------------|:-----------------------------------------------------------------------|
/// | shapes      | W ∈ ℝ^(p×q), given as pq weights, λ ∈ ℝ, R(W) ∈ ℝ                      |
/// | domain      | every W, λ ≥ 0; convex; λ√min(p, q)-Lipschitz; a kink where the rank   |
/// |             | is not full                                                            |
/// | scaling     | the plain sum: no factor ½                                             |
/// | ∂R(W)       | λ(UVᵀ + Z) with ‖Z‖ ≤ 1, UᵀZ = 0, ZV = 0 for W = U diag(σ) Vᵀ, σ > 0   |
/// | prox of t·R | U diag(max(σᵢ − tλ, 0)) Vᵀ: soft threshold of the singular values      |
/// | conjugate   | 0 where no singular value of G is above λ, +∞ elsewhere                |
///
/// Singular values below a few units in the last place of the largest count as 0. The notes have no
/// letters for singular values, so that nothing of it is stated in LaTeX.
///
/// Source: J.-F. Cai, E. J. Candès and Z. Shen, *A singular value thresholding algorithm for matrix
/// completion*, SIAM J. Optim. 20 (2010), 1956–1982.
public struct NuclearNorm: Penalty {
  public let lambda: Double
  public let rows: Int
  public let columns: Int
  public var dimension: Int? { rows * columns }
  public var description: String { "NuclearNorm(λ: \(lambda), \(rows) × \(columns))" }

  /// - Throws: ``InvalidInput`` unless λ ≥ 0 and there are rows and columns.
  public init(lambda: Double, rows: Int, columns: Int) throws(InvalidInput) {
    self.lambda = try Checked.nonnegative("λ", lambda)
    self.rows = try Checked.count("rows", rows)
    self.columns = try Checked.count("columns", columns)
  }

  public var statement: Statement {
    .unwritten("has singular values, for which the notes have no letters")
  }
  public var letters: [String: Quantity] { [#"\lambda"#: .number(lambda)] }
  public var properties: [Property] {
    let rank = Double(min(rows, columns))
    return [
      .convex, .even, .homogeneous(degree: 1), .lipschitz { _ in lambda * rank.squareRoot() },
    ]
  }

  private func matrix(_ w: [Double]) -> Matrix { Matrix(rows: rows, columns: columns, w) }

  public func value(at w: [Double]) throws(InvalidInput) -> Double {
    try admit(w)
    return SingularValues(matrix(w)).values.reduce(0) { $0 + strength(lambda, times: $1) }
  }

  public func subdifferential(at w: [Double]) throws(InvalidInput) -> SubgradientSet {
    try admit(w)
    return .spectral(SpectralSet(lambda: lambda, at: matrix(w)))
  }

  public func prox(of v: [Double], step t: Double) throws(InvalidInput) -> [Double] {
    try admit(v, step: t)
    // On the scale of the largest entry, so that no singular value overflows.
    let unit = max(1, v.reduce(0) { max($0, $1.magnitude) })
    let parts = SingularValues(matrix(v.map { $0 / unit }))
    var p = v.map { _ in 0.0 }
    for (sigma, (a, b)) in zip(parts.values, zip(parts.left, parts.right)) {
      let size = max(sigma - t * lambda / unit, 0)
      guard size > 0 else { continue }
      for i in 0..<rows { for j in 0..<columns { p[i * columns + j] += size * a[i] * b[j] } }
    }
    return p.map { $0 * unit }
  }

  public func conjugate(at g: [Double]) throws(InvalidInput) -> Double? {
    try admit(g, as: "g")
    return (SingularValues(matrix(g)).values.first ?? 0) <= lambda ? 0 : .infinity
  }

  public static func examples() throws(InvalidInput) -> [NuclearNorm] {
    [
      try NuclearNorm(lambda: 0.75, rows: 2, columns: 3),
      try NuclearNorm(lambda: 1.25, rows: 3, columns: 2),
    ]
  }
}
