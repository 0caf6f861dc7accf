/// The weighted lasso penalty, R(w) = ∑ⱼ cⱼ|wⱼ|: a strength for each weight.
///
/// | what        | statement                                                        |
/// |:------------|:-----------------------------------------------------------------|
/// | shapes      | w, c ∈ ℝᵈ, R(w) ∈ ℝ; a sum over coordinates                      |
/// | domain      | every w, cⱼ ≥ 0; convex; ‖c‖₂-Lipschitz; a kink wherever wⱼ = 0  |
/// | scaling     | the plain sum: no factor ½, no 1/n; cⱼ = 0 leaves wⱼ free        |
/// | ∂R(w)ⱼ      | {cⱼ·sign wⱼ} if wⱼ ≠ 0, the interval [−cⱼ, cⱼ] if wⱼ = 0         |
/// | prox of t·R | soft threshold of vⱼ at tcⱼ                                      |
/// | conjugate   | 0 where all gⱼ are in [−cⱼ, cⱼ], +∞ elsewhere                    |
///
/// Source: H. Zou, *The adaptive lasso and its oracle properties*, J. Am. Stat. Assoc. 101 (2006),
/// 1418–1429.
public struct WeightedL1: SeparablePenalty {
  public let weights: [Double]
  public var dimension: Int? { weights.count }
  public var description: String { "WeightedL1(c: \(weights))" }

  /// - Throws: ``InvalidInput`` unless there are weights, all of them ≥ 0.
  public init(weights: [Double]) throws(InvalidInput) {
    self.weights = try Checked.nonnegative("c", weights)
  }

  public var statement: Statement {
    Statement(
      letters: [#"c \in \mathbb{R}^d"#, #"c_j \ge 0"#],
      formula: #"\sum_{i=1}^{d} c_i |w_i|"#,
      gradient: #"c_j \operatorname{sign}(w_j)"#,
      subdifferential: #"""
        \begin{cases}
        \{ c_j \operatorname{sign}(w_j) \} & \text{if } w_j \ne 0 \\
        [-c_j, c_j] & \text{if } w_j = 0
        \end{cases}
        """#,
      prox: #"\operatorname{sign}(v_j) (|v_j| - t c_j)_+"#)
  }
  public var letters: [String: Quantity] { ["c": .vector(weights)] }
  public var properties: [Property] {
    [
      .convex, .even, .homogeneous(degree: 1), .lipschitz { _ in norm2(weights) },
      .sparse { step, j in step * weight(j) },
    ]
  }

  private func weight(_ j: Int) -> Double { weights.indices.contains(j) ? weights[j] : .nan }

  public func value(of z: Double, entry j: Int) -> Double { weight(j) * z.magnitude }

  public func slopes(at z: Double, entry j: Int) -> Slopes {
    z == 0 ? Slopes(-weight(j), weight(j)) : Slopes(weight(j) * sign(z))
  }

  public func prox(of v: Double, step t: Double, entry j: Int) -> Double {
    softThreshold(v, t * weight(j))
  }

  public func conjugate(at g: Double, entry j: Int) -> Double? {
    g.magnitude <= weight(j) ? 0 : .infinity
  }

  public static func examples() throws(InvalidInput) -> [WeightedL1] {
    [try WeightedL1(weights: [1, 0, 2.5])]
  }
}
