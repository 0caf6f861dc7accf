/// The minimax concave penalty, R(w) = ∑ⱼ r(wⱼ): it starts like the lasso and lets go of large
/// weights. r(z) = λ|z| − z²/(2γ) for |z| ≤ γλ, and ½γλ² beyond.
///
/// | what        | statement                                                              |
/// |:------------|:-----------------------------------------------------------------------|
/// | shapes      | w ∈ ℝᵈ, λ, γ ∈ ℝ, R(w) ∈ ℝ; a sum over coordinates                     |
/// | domain      | every w, λ > 0, γ > 0; not convex, R + ‖·‖²/(2γ) is; λ√d-Lipschitz;    |
/// |             | a kink wherever wⱼ = 0                                                 |
/// | scaling     | slope λ at 0, slope 0 from |wⱼ| = γλ on; γ → ∞ is the lasso            |
/// | ∂R(w)ⱼ      | {sign wⱼ·max(λ − |wⱼ|/γ, 0)} if wⱼ ≠ 0, [−λ, λ] if wⱼ = 0              |
/// | prox of t·R | t < γ: soft threshold at tλ, divided by 1 − t/γ, up to |vⱼ| = γλ, and  |
/// |             | vⱼ beyond; t ≥ γ: vⱼ if |vⱼ| > λ√(tγ), else 0                          |
///
/// Source: C.-H. Zhang, *Nearly unbiased variable selection under minimax concave penalty*, Ann.
/// Stat. 38 (2010), 894–942.
public struct MCP: SeparablePenalty {
  public let lambda: Double
  public let gamma: Double
  public var description: String { "MCP(λ: \(lambda), γ: \(gamma))" }

  /// - Throws: ``InvalidInput`` unless λ > 0 and γ > 0.
  public init(lambda: Double, gamma: Double) throws(InvalidInput) {
    self.lambda = try Checked.positive("λ", lambda)
    self.gamma = try Checked.positive("γ", gamma)
  }

  public var statement: Statement {
    Statement(
      letters: [#"\lambda, \gamma > 0"#, #"t < \gamma"#],
      formula: #"""
        \sum_{i=1}^{d} \begin{cases}
        \lambda |w_i| - \frac{w_i^2}{2 \gamma} & \text{if } |w_i| \le \gamma \lambda \\
        \tfrac12 \gamma \lambda^2 & \text{otherwise}
        \end{cases}
        """#,
      gradient: #"\operatorname{sign}(w_j) \left( \lambda - \frac{|w_j|}{\gamma} \right)_+"#,
      subdifferential: #"""
        \begin{cases}
        \{ \operatorname{sign}(w_j) (\lambda - |w_j| / \gamma)_+ \} & \text{if } w_j \ne 0 \\
        [-\lambda, \lambda] & \text{if } w_j = 0
        \end{cases}
        """#,
      prox: #"""
        \begin{cases}
        \frac{\operatorname{sign}(v_j) (|v_j| - t \lambda)_+}{1 - t / \gamma}
        & \text{if } |v_j| \le \gamma \lambda \\
        v_j & \text{otherwise}
        \end{cases}
        """#)
  }
  public var letters: [String: Quantity] {
    [#"\lambda"#: .number(lambda), #"\gamma"#: .number(gamma)]
  }
  public var properties: [Property] {
    [
      .nonconvex(between: [0], and: [2 * gamma * lambda]), .even, .exchangeable,
      .lipschitz { lambda * Double($0).squareRoot() },
      .sparse { t, _ in lambda * min(t, (t * gamma).squareRoot()) },
    ]
  }

  public func value(of z: Double, entry _: Int) -> Double {
    let size = z.magnitude
    return size <= gamma * lambda
      ? size * (lambda - size / (2 * gamma)) : gamma * lambda / 2 * lambda
  }

  public func slopes(at z: Double, entry _: Int) -> Slopes {
    z == 0 ? Slopes(-lambda, lambda) : Slopes(sign(z) * max(lambda - z.magnitude / gamma, 0))
  }

  public func prox(of v: Double, step t: Double, entry _: Int) -> Double {
    guard t < gamma else { return v.magnitude > lambda * (t * gamma).squareRoot() ? v : 0 }
    return v.magnitude <= gamma * lambda ? softThreshold(v, t * lambda) / (1 - t / gamma) : v
  }

  public static func examples() throws(InvalidInput) -> [MCP] {
    [try MCP(lambda: 1, gamma: 3), try MCP(lambda: 0.75, gamma: 0.5)]
  }
}
