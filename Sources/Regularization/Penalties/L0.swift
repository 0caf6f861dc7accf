/// The number of weights that are not 0, R(w) = λ‖w‖₀.
///
/// | what        | statement                                                          |
/// |:------------|:-------------------------------------------------------------------|
/// | shapes      | w ∈ ℝᵈ, λ ∈ ℝ, R(w) ∈ ℝ; a sum over coordinates                    |
/// | domain      | every w, λ ≥ 0; not convex, and it jumps wherever wⱼ leaves 0      |
/// | scaling     | counts: R(s·w) = R(w) for s ≠ 0                                    |
/// | ∂R(w)ⱼ      | {0} if wⱼ ≠ 0, all of ℝ if wⱼ = 0 (regular subgradients)           |
/// | prox of t·R | vⱼ if |vⱼ| > √(2tλ), else 0 (hard threshold; both are minimisers   |
/// |             | at the threshold itself, and 0 is taken)                           |
///
/// Source: D. L. Donoho and I. M. Johnstone, *Ideal spatial adaptation by wavelet shrinkage*,
/// Biometrika 81 (1994), 425–455.
public struct L0: SeparablePenalty {
  public let lambda: Double
  public var description: String { "L0(λ: \(lambda))" }

  /// - Throws: ``InvalidInput`` unless λ ≥ 0.
  public init(lambda: Double) throws(InvalidInput) {
    self.lambda = try Checked.nonnegative("λ", lambda)
  }

  public var statement: Statement {
    Statement(
      letters: [#"\lambda > 0"#],
      formula: #"\lambda \|w\|_0"#,
      gradient: "0",
      subdifferential: #"""
        \begin{cases}
        \{ 0 \} & \text{if } w_j \ne 0 \\
        \mathbb{R} & \text{if } w_j = 0
        \end{cases}
        """#,
      prox: #"""
        \begin{cases}
        v_j & \text{if } |v_j| > \sqrt{2 t \lambda} \\
        0 & \text{otherwise}
        \end{cases}
        """#)
  }
  public var letters: [String: Quantity] { [#"\lambda"#: .number(lambda)] }
  public var properties: [Property] {
    [
      lambda > 0 ? .nonconvex(between: [0], and: [1]) : .convex, .even, .exchangeable,
      .homogeneous(degree: 0), .sparse { step, _ in threshold(step: step) },
    ]
  }

  private func threshold(step t: Double) -> Double { (2 * t * lambda).squareRoot() }

  public func value(of z: Double, entry _: Int) -> Double { z == 0 ? 0 : lambda }

  public func slopes(at z: Double, entry _: Int) -> Slopes {
    z == 0 && lambda > 0 ? .all : Slopes(0)
  }

  public func prox(of v: Double, step t: Double, entry _: Int) -> Double {
    v.magnitude > threshold(step: t) ? v : 0
  }

  public static func examples() throws(InvalidInput) -> [L0] { [try L0(lambda: 0.5)] }
}
