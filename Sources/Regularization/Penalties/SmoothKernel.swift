/// The smooth-kernel penalty, R(w) = λwᵀKw: K says which weights should be alike.
///
/// | what        | statement                                                             |
/// |:------------|:----------------------------------------------------------------------|
/// | shapes      | w ∈ ℝᵈ, K ∈ ℝ^(d×d) symmetric, λ ∈ ℝ, R(w) ∈ ℝ                        |
/// | domain      | every w, λ ≥ 0, K positive semidefinite (it may be singular); convex, |
/// |             | smooth                                                                |
/// | scaling     | without ½: K = I is λ‖w‖², twice ``L2``                               |
/// | ∇R(w)       | 2λKw, which is 2λκ-Lipschitz with the largest eigenvalue κ of K       |
/// | prox of t·R | (I + 2tλK)⁻¹v                                                         |
///
/// Source: G. Wahba, *Spline Models for Observational Data*, SIAM 1990, chapter 1.
public struct SmoothKernel: Penalty {
  public let lambda: Double
  public let kernel: Matrix
  private let form: QuadraticForm
  public var dimension: Int? { kernel.columns }
  public var description: String { "SmoothKernel(λ: \(lambda), d: \(kernel.columns))" }

  /// - Throws: ``InvalidInput`` unless λ ≥ 0 and K is square, symmetric and positive semidefinite.
  public init(lambda: Double, kernel: Matrix) throws(InvalidInput) {
    self.lambda = try Checked.nonnegative("λ", lambda)
    self.kernel = kernel
    guard kernel.rows == kernel.columns else {
      throw .count(name: "K", found: kernel.rows, expected: kernel.columns, of: "rows")
    }
    for i in 0..<kernel.rows {
      for j in 0..<i where kernel[i, j] != kernel[j, i] {
        throw .asymmetric(name: "K", row: i, column: j, kernel[i, j], kernel[j, i])
      }
    }
    // K + sI has no negative eigenvalue, so that its singular values are its eigenvalues.
    let shift = norm2(kernel.elements)
    var shifted = kernel
    for i in 0..<kernel.rows { shifted[i, i] += shift }
    let parts = SingularValues(shifted)
    let eigenvalues = parts.values.map { $0 - shift }
    let bound = -4 * SingularValues.negligible(kernel, largest: shift)
    guard let smallest = eigenvalues.min(), smallest >= bound else {
      throw .indefinite(name: "K", eigenvalue: eigenvalues.min() ?? .nan, bound: bound)
    }
    form = QuadraticForm(
      lambda: lambda, eigenvalues: eigenvalues.map { max($0, 0) }, basis: parts.right)
  }

  public var statement: Statement {
    Statement(
      declarations: [#"\lambda > 0"#, #"K \in \mathbb{R}^{d \times d}"#, #"K \succeq 0"#],
      formula: #"\lambda w^\top K w"#,
      gradient: #"2 \lambda K w"#,
      subdifferential: #"\{ 2 \lambda K w \}"#,
      prox: #"(I + 2 t \lambda K)^{-1} v"#)
  }
  public var letters: [String: Quantity] {
    [#"\lambda"#: .number(lambda), "K": .matrix(kernel)]
  }
  public var properties: [Property] {
    [
      .convex, .even, .homogeneous(degree: 2), .smooth(modulus: 2 * lambda * form.largest),
    ]
  }

  public func value(at w: [Double]) throws(InvalidInput) -> Double {
    try admit(w)
    return form.value(at: w)
  }

  public func subdifferential(at w: [Double]) throws(InvalidInput) -> SubgradientSet {
    try admit(w)
    return .only(kernel.times(w).map { strength(lambda, times: 2 * $0) })
  }

  public func prox(of v: [Double], step t: Double) throws(InvalidInput) -> [Double] {
    try admit(v, step: t)
    return form.prox(of: v, step: t)
  }

  public static func examples() throws(InvalidInput) -> [SmoothKernel] {
    // Squared differences of neighbours: constant vectors cost nothing.
    let kernel = try Matrix(
      "K", rows: [[1, -1, 0, 0], [-1, 2, -1, 0], [0, -1, 2, -1], [0, 0, -1, 1]])
    return [try SmoothKernel(lambda: 0.5, kernel: kernel)]
  }
}
