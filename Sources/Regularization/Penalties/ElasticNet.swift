/// The elastic net, R(w) = λ (α ∑ⱼ |wⱼ| + ½(1 − α) ∑ⱼ wⱼ²): the lasso at α = 1, ridge at α = 0.
///
/// | what        | statement                                                            |
/// |:------------|:---------------------------------------------------------------------|
/// | shapes      | w ∈ ℝᵈ, λ, α ∈ ℝ, R(w) ∈ ℝ; a sum over coordinates                   |
/// | domain      | every w, λ ≥ 0, α in [0, 1]; λ(1 − α)-strongly convex; kinks at wⱼ = 0 |
/// | scaling     | ½ on the square only; no 1/n. λ₁ = λα, λ₂ = λ(1 − α)                 |
/// | ∂R(w)ⱼ      | {λ₁·sign wⱼ + λ₂wⱼ} if wⱼ ≠ 0, the interval [−λ₁, λ₁] if wⱼ = 0      |
/// | prox of t·R | soft threshold at tλ₁, divided by 1 + tλ₂                            |
/// | conjugate   | ½ ∑ max(|gⱼ| − λ₁, 0)²/λ₂                                            |
///
/// What minimises ½‖Xw − y‖² + R(w) is the *naive* elastic net: it shrinks twice. The *corrected*
/// one takes the second shrinkage back by the factor 1 + λ₂.
///
/// Source: H. Zou and T. Hastie, *Regularization and variable selection via the elastic net*,
/// J. R. Stat. Soc. B 67 (2005), 301–320.
public struct ElasticNet: SeparablePenalty {
  public let lambda: Double
  public let alpha: Double
  public var description: String { "ElasticNet(λ: \(lambda), α: \(alpha))" }

  /// - Throws: ``InvalidInput`` unless λ ≥ 0 and α is in [0, 1].
  public init(lambda: Double, alpha: Double) throws(InvalidInput) {
    self.lambda = try Checked.nonnegative("λ", lambda)
    self.alpha = try Checked.fraction("α", alpha)
  }

  public var statement: Statement {
    Statement(
      letters: [#"\lambda > 0"#, #"0 \le \alpha \le 1"#],
      formula:
        #"\lambda \left( \alpha \|w\|_1 + \frac{1 - \alpha}{2} \|w\|_2^2 \right)"#,
      gradient: #"\lambda (\alpha \operatorname{sign}(w) + (1 - \alpha) w)"#,
      subdifferential: #"""
        \begin{cases}
        \{ \lambda (\alpha \operatorname{sign}(w_j) + (1 - \alpha) w_j) \}
        & \text{if } w_j \ne 0 \\
        [-\lambda \alpha, \lambda \alpha] & \text{if } w_j = 0
        \end{cases}
        """#,
      prox: #"""
        \frac{\operatorname{sign}(v_j) (|v_j| - t \lambda \alpha)_+}{1 + t \lambda (1 - \alpha)}
        """#)
  }
  public var letters: [String: Quantity] {
    [#"\lambda"#: .number(lambda), #"\alpha"#: .number(alpha)]
  }
  public var properties: [Property] {
    [
      .stronglyConvex(modulus: quadratic), .even, .exchangeable,
      .sparse { step, _ in step * linear },
    ]
  }

  /// λ₁ = λα.
  public var linear: Double { lambda * alpha }
  /// λ₂ = λ(1 − α).
  public var quadratic: Double { lambda * (1 - alpha) }

  public func value(of z: Double, entry _: Int) -> Double {
    linear * z.magnitude + quadratic / 2 * z * z
  }

  public func slopes(at z: Double, entry _: Int) -> Slopes {
    z == 0 ? Slopes(-linear, linear) : Slopes(linear * sign(z) + quadratic * z)
  }

  public func prox(of v: Double, step t: Double, entry _: Int) -> Double {
    softThreshold(v, t * linear) / (1 + t * quadratic)
  }

  public func conjugate(at g: Double, entry _: Int) -> Double? {
    let rest = max(0, g.magnitude - linear)
    return rest == 0 ? 0 : quadratic == 0 ? .infinity : rest / quadratic * rest / 2
  }

  /// The corrected solution, (1 + λ₂) times the naive one, for the squared loss with factor ½ and
  /// columns of length 1.
  public func corrected(naive w: [Double]) -> [Double] { w.map { (1 + quadratic) * $0 } }

  public static func examples() throws(InvalidInput) -> [ElasticNet] {
    [try ElasticNet(lambda: 2, alpha: 0.25), try ElasticNet(lambda: 1.5, alpha: 1)]
  }
}
