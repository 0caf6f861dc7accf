/// The lasso penalty, R(w) = λ ∑ⱼ |wⱼ|.
///
/// | what        | statement                                                     |
/// |:------------|:--------------------------------------------------------------|
/// | shapes      | w ∈ ℝᵈ, λ ∈ ℝ, R(w) ∈ ℝ; a sum over coordinates               |
/// | domain      | every w, λ ≥ 0; convex; λ√d-Lipschitz; a kink wherever wⱼ = 0 |
/// | scaling     | the plain sum: no factor ½, no 1/n                            |
/// | ∂R(w)ⱼ      | {λ·sign wⱼ} if wⱼ ≠ 0, the interval [−λ, λ] if wⱼ = 0         |
/// | prox of t·R | vⱼ minus its clip to [−tλ, tλ] (soft threshold)               |
/// | conjugate   | 0 on the box of all gⱼ in [−λ, λ], +∞ outside                 |
///
/// Source: R. Tibshirani, *Regression shrinkage and selection via the lasso*, J. R. Stat. Soc. B 58
/// (1996), 267–288.
public struct L1: SeparablePenalty {
  public let lambda: Double
  public var description: String { "L1(λ: \(lambda))" }

  /// - Throws: ``InvalidInput`` unless λ ≥ 0.
  public init(lambda: Double) throws(InvalidInput) {
    self.lambda = try Checked.nonnegative("λ", lambda)
  }

  public var statement: Statement {
    Statement(
      letters: [#"\lambda > 0"#],
      formula: #"\lambda \sum_{i=1}^{d} |w_i|"#,
      gradient: #"\lambda \operatorname{sign}(w)"#,
      subdifferential: #"""
        \begin{cases}
        \{ \lambda \} & \text{if } w_j > 0 \\
        [-\lambda, \lambda] & \text{if } w_j = 0 \\
        \{ -\lambda \} & \text{if } w_j < 0
        \end{cases}
        """#,
      prox: #"\operatorname{sign}(v_j) (|v_j| - t \lambda)_+"#)
  }
  public var letters: [String: Quantity] { [#"\lambda"#: .number(lambda)] }
  public var properties: [Property] {
    [
      .convex, .even, .exchangeable, .homogeneous(degree: 1),
      .lipschitz { lambda * Double($0).squareRoot() }, .sparse { step, _ in step * lambda },
    ]
  }

  public func value(of z: Double, entry _: Int) -> Double { lambda * z.magnitude }

  public func slopes(at z: Double, entry _: Int) -> Slopes {
    z == 0 ? Slopes(-lambda, lambda) : Slopes(lambda * sign(z))
  }

  public func prox(of v: Double, step t: Double, entry _: Int) -> Double {
    softThreshold(v, t * lambda)
  }

  public func conjugate(at g: Double, entry _: Int) -> Double? {
    g.magnitude <= lambda ? 0 : .infinity
  }

  public static func examples() throws(InvalidInput) -> [L1] {
    [try L1(lambda: 1.5), try L1(lambda: 0)]
  }
}
