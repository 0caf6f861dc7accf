/// The Tikhonov penalty, R(w) = λ‖Γw‖₂²: what is small is not w itself but Γw.
///
/// | what        | statement                                                               |
/// |:------------|:------------------------------------------------------------------------|
/// | shapes      | w ∈ ℝᵈ, Γ ∈ ℝ^(m×d) of full column rank, λ ∈ ℝ, R(w) ∈ ℝ               |
/// | domain      | every w, λ ≥ 0; smooth; 2λσ²-strongly convex with the smallest singular |
/// |             | value σ of Γ                                                            |
/// | scaling     | without ½: Γ = I is λ‖w‖², twice ``L2``                                 |
/// | ∇R(w)       | 2λΓᵀΓw, which is 2λσ²-Lipschitz with the largest σ                      |
/// | prox of t·R | (I + 2tλΓᵀΓ)⁻¹v                                                         |
/// | conjugate   | ¼gᵀ(λΓᵀΓ)⁻¹g                                                            |
///
/// Source: A. N. Tikhonov, *Solution of incorrectly formulated problems and the regularization
/// method*, Sov. Math. Dokl. 4 (1963), 1035–1038.
public struct Tikhonov: Penalty {
  public let lambda: Double
  public let gamma: Matrix
  private let form: QuadraticForm
  public var dimension: Int? { gamma.columns }
  public var description: String { "Tikhonov(λ: \(lambda), Γ: \(gamma.rows) × \(gamma.columns))" }

  /// - Throws: ``InvalidInput`` unless λ ≥ 0 and Γ has full column rank.
  public init(lambda: Double, gamma: Matrix) throws(InvalidInput) {
    self.lambda = try Checked.nonnegative("λ", lambda)
    self.gamma = gamma
    let parts = SingularValues(gamma)
    let smallest = gamma.rows < gamma.columns ? 0 : parts.values.last ?? 0
    let bound = SingularValues.negligible(gamma, largest: parts.values.first ?? 0)
    guard smallest > bound else { throw .singular(name: "Γ", smallest: smallest, bound: bound) }
    form = QuadraticForm(
      lambda: lambda, eigenvalues: parts.values.map { $0 * $0 }, basis: parts.right)
  }

  public var statement: Statement {
    Statement(
      declarations: [#"\lambda > 0"#, #"\Gamma \in \mathbb{R}^{m \times d}"#],
      formula: #"\lambda \|\Gamma w\|_2^2"#,
      gradient: #"2 \lambda \Gamma^\top \Gamma w"#,
      subdifferential: #"\{ 2 \lambda \Gamma^\top \Gamma w \}"#,
      prox: #"(I + 2 t \lambda \Gamma^\top \Gamma)^{-1} v"#)
  }
  public var letters: [String: Quantity] {
    [#"\lambda"#: .number(lambda), #"\Gamma"#: .matrix(gamma)]
  }
  public var properties: [Property] {
    [
      .stronglyConvex(modulus: 2 * lambda * form.smallest), .even, .homogeneous(degree: 2),
      .smooth(modulus: 2 * lambda * form.largest),
    ]
  }

  public func value(at w: [Double]) throws(InvalidInput) -> Double {
    try admit(w)
    let image = gamma.times(w)
    return image.reduce(0) { $0 + strength(lambda, times: $1 * $1) }
  }

  public func subdifferential(at w: [Double]) throws(InvalidInput) -> SubgradientSet {
    try admit(w)
    return .only(gamma.transposedTimes(gamma.times(w)).map { strength(lambda, times: 2 * $0) })
  }

  public func prox(of v: [Double], step t: Double) throws(InvalidInput) -> [Double] {
    try admit(v, step: t)
    return form.prox(of: v, step: t)
  }

  public func conjugate(at g: [Double]) throws(InvalidInput) -> Double? {
    try admit(g, as: "g")
    return form.conjugate(at: g)
  }

  public static func examples() throws(InvalidInput) -> [Tikhonov] {
    let gamma = try Matrix("Γ", rows: [[1, -1, 0], [0, 1, -1], [0, 0, 1], [0.5, 0.5, 0.5]])
    return [try Tikhonov(lambda: 0.75, gamma: gamma)]
  }
}
