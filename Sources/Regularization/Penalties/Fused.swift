/// Total variation, R(w) = λ ∑ⱼ |wⱼ₊₁ − wⱼ|: neighbours are pulled together until they are equal.
///
/// | what        | statement                                                               |
/// |:------------|:------------------------------------------------------------------------|
/// | shapes      | w ∈ ℝᵈ in an order that means something, λ ∈ ℝ, R(w) ∈ ℝ                |
/// | domain      | every w, λ ≥ 0; convex; a kink wherever two neighbours are equal;       |
/// |             | Lipschitz with λ√(4d − 6) for d ≥ 2                                     |
/// | scaling     | the plain sum over d − 1 differences; constant vectors cost nothing     |
/// | ∂R(w)       | all Dᵀu with (Dw)ⱼ = wⱼ₊₁ − wⱼ: uⱼ = λ·sign (Dw)ⱼ, or any number in     |
/// |             | [−λ, λ] where neighbours are equal                                      |
/// | prox of t·R | the slopes of the taut string within tλ of the running sums of v        |
///
/// Sources: L. I. Rudin, S. Osher and E. Fatemi, *Nonlinear total variation based noise removal
/// algorithms*, Physica D 60 (1992), 259–268; R. Tibshirani, M. Saunders, S. Rosset, J. Zhu and
/// K. Knight, *Sparsity and smoothness via the fused lasso*, J. R. Stat. Soc. B 67 (2005), 91–108.
public struct Fused: Penalty {
  public let lambda: Double
  public var description: String { "Fused(λ: \(lambda))" }

  /// - Throws: ``InvalidInput`` unless λ ≥ 0.
  public init(lambda: Double) throws(InvalidInput) {
    self.lambda = try Checked.nonnegative("λ", lambda)
  }

  public var statement: Statement {
    Statement(
      declarations: [#"\lambda > 0"#],
      formula: #"\lambda \sum_{i=2}^{d} |w_i - w_{i-1}|"#,
      gradient: #"\lambda \sum_{i=2}^{d} \operatorname{sign}(w_i - w_{i-1}) (e_i - e_{i-1})"#)
  }
  public var letters: [String: Quantity] { [#"\lambda"#: .number(lambda)] }
  public var properties: [Property] {
    [
      .convex, .even, .homogeneous(degree: 1),
      .lipschitz { $0 < 2 ? 0 : lambda * Double(4 * $0 - 6).squareRoot() },
    ]
  }

  public func value(at w: [Double]) throws(InvalidInput) -> Double {
    try admit(w)
    return zip(w.dropFirst(), w).reduce(0) {
      $0 + strength(lambda, times: ($1.0 - $1.1).magnitude)
    }
  }

  public func subdifferential(at w: [Double]) throws(InvalidInput) -> SubgradientSet {
    try admit(w)
    return .chain(
      zip(w.dropFirst(), w).map {
        $0 == $1 ? Slopes(-lambda, lambda) : Slopes($0 > $1 ? lambda : -lambda)
      })
  }

  public func prox(of v: [Double], step t: Double) throws(InvalidInput) -> [Double] {
    try admit(v, step: t)
    // A string that may go anywhere is straight.
    let tau = min(t * lambda, .greatestFiniteMagnitude / Double(8 * v.count))
    return TautString(v, tau: tau).slopes
  }

  public static func examples() throws(InvalidInput) -> [Fused] {
    [try Fused(lambda: 0.75), try Fused(lambda: 0)]
  }
}
