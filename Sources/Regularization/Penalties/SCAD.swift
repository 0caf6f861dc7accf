/// The smoothly clipped absolute deviation, R(w) = ∑ⱼ r(wⱼ): the lasso up to λ, a bend, and constant
/// from aλ on. r(z) is λ|z| for |z| ≤ λ, (2aλ|z| − z² − λ²)/(2(a − 1)) up to aλ, ½(a + 1)λ² beyond.
///
/// | what        | statement                                                               |
/// |:------------|:------------------------------------------------------------------------|
/// | shapes      | w ∈ ℝᵈ, λ, a ∈ ℝ, R(w) ∈ ℝ; a sum over coordinates                      |
/// | domain      | every w, λ > 0, a > 2; not convex; λ√d-Lipschitz; a kink where wⱼ = 0   |
/// | scaling     | slope λ at 0; the usual a is 3.7                                        |
/// | ∂R(w)ⱼ      | {sign wⱼ·min(λ, max(aλ − |wⱼ|, 0)/(a − 1))} if wⱼ ≠ 0, [−λ, λ] at 0     |
/// | prox of t·R | t < a − 1: soft threshold at tλ up to |vⱼ| = (1 + t)λ, then             |
/// |             | ((a − 1)vⱼ − taλ·sign vⱼ)/(a − 1 − t) up to aλ, then vⱼ; for larger t   |
/// |             | the cheapest of 0, the soft threshold and vⱼ                            |
///
/// Source: J. Fan and R. Li, *Variable selection via nonconcave penalized likelihood and its oracle
/// properties*, J. Am. Stat. Assoc. 96 (2001), 1348–1360.
public struct SCAD: SeparablePenalty {
  public let lambda: Double
  public let a: Double
  public var description: String { "SCAD(λ: \(lambda), a: \(a))" }

  /// - Throws: ``InvalidInput`` unless λ > 0 and a > 2.
  public init(lambda: Double, a: Double = 3.7) throws(InvalidInput) {
    self.lambda = try Checked.positive("λ", lambda)
    self.a = try Checked.above(2, "a", a)
  }

  public var statement: Statement {
    Statement(
      declarations: [#"\lambda > 0"#, #"a > 2"#, #"t < a - 1"#],
      formula: #"""
        \sum_{i=1}^{d} \begin{cases}
        \lambda |w_i| & \text{if } |w_i| \le \lambda \\
        \frac{2 a \lambda |w_i| - w_i^2 - \lambda^2}{2 (a - 1)}
        & \text{if } \lambda < |w_i| \le a \lambda \\
        \tfrac12 (a + 1) \lambda^2 & \text{otherwise}
        \end{cases}
        """#,
      gradient: #"""
        \operatorname{sign}(w_j) \min\left( \lambda, \frac{(a \lambda - |w_j|)_+}{a - 1} \right)
        """#,
      subdifferential: #"""
        \begin{cases}
        \{ \operatorname{sign}(w_j) \min(\lambda, \frac{(a \lambda - |w_j|)_+}{a - 1}) \}
        & \text{if } w_j \ne 0 \\
        [-\lambda, \lambda] & \text{if } w_j = 0
        \end{cases}
        """#,
      prox: #"""
        \begin{cases}
        \operatorname{sign}(v_j) (|v_j| - t \lambda)_+ & \text{if } |v_j| \le (1 + t) \lambda \\
        \frac{(a - 1) v_j - t a \lambda \operatorname{sign}(v_j)}{a - 1 - t}
        & \text{if } (1 + t) \lambda < |v_j| \le a \lambda \\
        v_j & \text{otherwise}
        \end{cases}
        """#)
  }
  public var letters: [String: Quantity] {
    [#"\lambda"#: .number(lambda), "a": .number(a)]
  }
  public var properties: [Property] {
    [
      .nonconvex(between: [0], and: [2 * a * lambda]), .even, .exchangeable,
      .lipschitz { lambda * Double($0).squareRoot() },
      .sparse { t, _ in lambda * min(t, (t * (a + 1)).squareRoot()) },
    ]
  }

  public func value(of z: Double, entry _: Int) -> Double {
    let size = z.magnitude
    if size <= lambda { return lambda * size }
    if size > a * lambda { return (a + 1) / 2 * lambda * lambda }
    // λ²(r − (r − 1)²/2(a − 1)) with r = |z|/λ: no square of |z| that overflows.
    let r = size / lambda
    return lambda * (r - (r - 1) / (a - 1) * ((r - 1) / 2)) * lambda
  }

  public func slopes(at z: Double, entry _: Int) -> Slopes {
    if z == 0 { return Slopes(-lambda, lambda) }
    return Slopes(sign(z) * min(lambda, max(a * lambda - z.magnitude, 0) / (a - 1)))
  }

  public func prox(of v: Double, step t: Double, entry j: Int) -> Double {
    let size = v.magnitude
    if t < a - 1 {
      if size <= (1 + t) * lambda { return softThreshold(v, t * lambda) }
      return size > a * lambda
        ? v : (v - t * lambda * (a / (a - 1)) * sign(v)) / (1 - t / (a - 1))
    }
    let soft = softThreshold(v, t * lambda)
    let places = [0] + (soft.magnitude <= lambda ? [soft] : []) + (size > a * lambda ? [v] : [])
    return cheapest(places, to: v, step: t) { value(of: $0, entry: j) }
  }

  public static func examples() throws(InvalidInput) -> [SCAD] {
    [try SCAD(lambda: 0.75), try SCAD(lambda: 1, a: 2.25)]
  }
}
