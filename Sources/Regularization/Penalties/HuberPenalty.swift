/// Huber's function as a penalty, R(w) = λ ∑ⱼ h(wⱼ): ridge near 0, lasso far away, no kink anywhere.
/// h(z) = ½z² for |z| ≤ δ, and δ|z| − ½δ² beyond.
///
/// | what        | statement                                                            |
/// |:------------|:---------------------------------------------------------------------|
/// | shapes      | w ∈ ℝᵈ, λ, δ ∈ ℝ, R(w) ∈ ℝ; a sum over coordinates                   |
/// | domain      | every w, λ ≥ 0, δ > 0; convex; smooth, λδ√d-Lipschitz; at |wⱼ| = δ   |
/// |             | only the second derivative jumps                                     |
/// | scaling     | ½z² near 0, so that h′(z) = z there; no 1/n                          |
/// | ∇R(w)ⱼ      | λ times the clip of wⱼ to [−δ, δ]                                    |
/// | prox of t·R | vⱼ/(1 + tλ) if |vⱼ| ≤ δ(1 + tλ), else vⱼ − tλδ·sign vⱼ               |
/// | conjugate   | ½ ∑ gⱼ²/λ where all gⱼ are in [−λδ, λδ], +∞ elsewhere                |
///
/// Source: P. J. Huber, *Robust estimation of a location parameter*, Ann. Math. Stat. 35 (1964),
/// 73–101.
public struct HuberPenalty: SeparablePenalty {
  public let lambda: Double
  public let delta: Double
  public var description: String { "HuberPenalty(λ: \(lambda), δ: \(delta))" }

  /// - Throws: ``InvalidInput`` unless λ ≥ 0 and δ > 0.
  public init(lambda: Double, delta: Double) throws(InvalidInput) {
    self.lambda = try Checked.nonnegative("λ", lambda)
    self.delta = try Checked.positive("δ", delta)
  }

  public var statement: Statement {
    Statement(
      declarations: [#"\lambda, \delta > 0"#],
      formula: #"""
        \lambda \sum_{i=1}^{d} \begin{cases}
        \tfrac12 w_i^2 & \text{if } |w_i| \le \delta \\
        \delta |w_i| - \tfrac12 \delta^2 & \text{otherwise}
        \end{cases}
        """#,
      gradient: #"\lambda \max(-\delta, \min(\delta, w_j))"#,
      subdifferential: #"\{ \lambda \max(-\delta, \min(\delta, w_j)) \}"#,
      prox: #"""
        \begin{cases}
        \frac{v_j}{1 + t \lambda} & \text{if } |v_j| \le \delta (1 + t \lambda) \\
        v_j - t \lambda \delta \operatorname{sign}(v_j) & \text{otherwise}
        \end{cases}
        """#)
  }
  public var letters: [String: Quantity] {
    [#"\lambda"#: .number(lambda), #"\delta"#: .number(delta)]
  }
  public var properties: [Property] {
    [
      .convex, .even, .exchangeable, .smooth(modulus: lambda),
      .lipschitz { lambda * delta * Double($0).squareRoot() },
    ]
  }

  public func value(of z: Double, entry _: Int) -> Double {
    let size = z.magnitude
    return strength(lambda, times: size <= delta ? z * z / 2 : delta * (size - delta / 2))
  }

  public func slopes(at z: Double, entry _: Int) -> Slopes {
    Slopes(lambda * max(-delta, min(delta, z)))
  }

  public func prox(of v: Double, step t: Double, entry _: Int) -> Double {
    v.magnitude <= delta * (1 + t * lambda)
      ? v / (1 + t * lambda) : v - t * lambda * delta * sign(v)
  }

  public func conjugate(at g: Double, entry _: Int) -> Double? {
    g == 0 ? 0 : g.magnitude <= lambda * delta ? g / lambda * g / 2 : .infinity
  }

  public static func examples() throws(InvalidInput) -> [HuberPenalty] {
    [try HuberPenalty(lambda: 1.5, delta: 0.75)]
  }
}
