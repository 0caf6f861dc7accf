import Foundation

/// The log-sum penalty, R(w) = λ ∑ⱼ log(1 + |wⱼ|/ε): between the lasso and counting.
///
/// | what        | statement                                                            |
/// |:------------|:---------------------------------------------------------------------|
/// | shapes      | w ∈ ℝᵈ, λ, ε ∈ ℝ, R(w) ∈ ℝ; a sum over coordinates                   |
/// | domain      | every w, λ > 0, ε > 0; not convex; (λ/ε)√d-Lipschitz; kinks at wⱼ = 0 |
/// | scaling     | slope λ/ε at 0; the natural logarithm                                |
/// | ∂R(w)ⱼ      | {λ·sign wⱼ/(ε + |wⱼ|)} if wⱼ ≠ 0, [−λ/ε, λ/ε] if wⱼ = 0              |
/// | prox of t·R | 0 or the larger root u of (u − |vⱼ|)(ε + u) + tλ = 0, whichever      |
/// |             | costs less, with the sign of vⱼ                                      |
///
/// Source: E. J. Candès, M. B. Wakin and S. P. Boyd, *Enhancing sparsity by reweighted ℓ₁
/// minimization*, J. Fourier Anal. Appl. 14 (2008), 877–905.
public struct LogSum: SeparablePenalty {
  public let lambda: Double
  public let epsilon: Double
  public var description: String { "LogSum(λ: \(lambda), ε: \(epsilon))" }

  /// - Throws: ``InvalidInput`` unless λ > 0 and ε > 0.
  public init(lambda: Double, epsilon: Double) throws(InvalidInput) {
    self.lambda = try Checked.positive("λ", lambda)
    self.epsilon = try Checked.positive("ε", epsilon)
  }

  public var statement: Statement {
    Statement(
      declarations: [#"\lambda, \varepsilon > 0"#],
      formula: #"\lambda \sum_{i=1}^{d} \log\left( 1 + \frac{|w_i|}{\varepsilon} \right)"#,
      gradient: #"\frac{\lambda \operatorname{sign}(w_j)}{\varepsilon + |w_j|}"#,
      subdifferential: #"""
        \begin{cases}
        \left\{ \frac{\lambda \operatorname{sign}(w_j)}{\varepsilon + |w_j|} \right\}
        & \text{if } w_j \ne 0 \\
        \left[ -\frac{\lambda}{\varepsilon}, \frac{\lambda}{\varepsilon} \right]
        & \text{if } w_j = 0
        \end{cases}
        """#)
  }
  public var letters: [String: Quantity] {
    [#"\lambda"#: .number(lambda), #"\varepsilon"#: .number(epsilon)]
  }
  public var properties: [Property] {
    [
      .nonconvex(between: [0], and: [epsilon]), .even, .exchangeable,
      .lipschitz { lambda / epsilon * Double($0).squareRoot() },
    ]
  }

  public func value(of z: Double, entry _: Int) -> Double {
    let ratio = z.magnitude / epsilon
    return lambda * (ratio.isFinite ? log1p(ratio) : log(z.magnitude) - log(epsilon))
  }

  public func slopes(at z: Double, entry _: Int) -> Slopes {
    let slope = lambda / (epsilon + z.magnitude)
    return z == 0 ? Slopes(-slope, slope) : Slopes(slope * sign(z))
  }

  public func prox(of v: Double, step t: Double, entry j: Int) -> Double {
    let size = v.magnitude
    // u = |v| − gap, where the gap solves gap·(ε + |v| − gap) = tλ: the smaller root, without
    // the cancellation of |v| − ε + √….
    let half = (epsilon + size) / 2
    let inner = 1 - t * lambda / half / half
    guard inner >= 0 else { return 0 }
    let gap = t * lambda / half / (1 + inner.squareRoot())
    return cheapest([0, max(size - gap, 0)], to: size, step: t) { value(of: $0, entry: j) }
      * sign(v)
  }

  public static func examples() throws(InvalidInput) -> [LogSum] {
    [try LogSum(lambda: 1, epsilon: 2), try LogSum(lambda: 1.5, epsilon: 0.25)]
  }
}
