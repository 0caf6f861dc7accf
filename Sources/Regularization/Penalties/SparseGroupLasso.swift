/// The sparse group lasso, R(w) = λ (α‖w‖₁ + (1 − α) ∑ₖ ρₖ‖w₍ₖ₎‖₂): few groups, and few weights in them.
///
/// | what        | statement                                                               |
/// |:------------|:------------------------------------------------------------------------|
/// | shapes      | w ∈ ℝᵈ in m groups that hold every weight once, ρ ∈ ℝᵐ, R(w) ∈ ℝ        |
/// | domain      | every w, λ ≥ 0, α in [0, 1], ρₖ ≥ 0; convex; kinks at wⱼ = 0, w₍ₖ₎ = 0  |
/// | scaling     | α = 1 is the lasso, α = 0 the group lasso; ρₖ = √(size) unless given    |
/// | ∂R(w)₍ₖ₎    | the sum of both sets; at w₍ₖ₎ = 0 a box of half-width λα, rounded off   |
/// |             | with the radius λ(1 − α)ρₖ                                              |
/// | prox of t·R | soft threshold at tλα, then each group shortened by tλ(1 − α)ρₖ         |
/// | conjugate   | 0 where the soft threshold of g at λα is no longer than λ(1 − α)ρₖ in   |
/// |             | each group, +∞ elsewhere                                                |
///
/// Source: N. Simon, J. Friedman, T. Hastie and R. Tibshirani, *A sparse-group lasso*, J. Comput.
/// Graph. Stat. 22 (2013), 231–245.
public struct SparseGroupLasso: Penalty {
  public let lambda: Double
  public let alpha: Double
  public let groups: Groups
  public let weights: [Double]
  public var dimension: Int? { groups.count }
  public var description: String {
    "SparseGroupLasso(λ: \(lambda), α: \(alpha), groups: \(groups.members))"
  }

  /// - Throws: ``InvalidInput`` unless λ ≥ 0, α is in [0, 1], and all ρₖ ≥ 0.
  public init(
    lambda: Double, alpha: Double, groups: Groups, weights: [Double]? = nil
  ) throws(InvalidInput) {
    self.lambda = try Checked.nonnegative("λ", lambda)
    self.alpha = try Checked.fraction("α", alpha)
    self.groups = groups
    self.weights = try groups.weights(weights)
  }

  public var statement: Statement {
    Statement(
      declarations: [
        #"\lambda > 0"#, #"0 \le \alpha \le 1"#, #"\rho \in \mathbb{R}^m"#, #"k = 1, \dots, m"#,
        #"\rho_k > 0"#, #"G \in \{0, 1\}^{m \times d}"#,
        #"\sum_{k=1}^{m} G_{kj} = 1"#,
      ],
      formula: #"""
        \lambda \left( \alpha \|w\|_1
        + (1 - \alpha) \sum_{k=1}^{m} \rho_k \|(G^\top e_k) \odot w\|_2 \right)
        """#,
      gradient: #"""
        \lambda \left( \alpha \operatorname{sign}(w_j) + (1 - \alpha)
        \sum_{k=1}^{m} \frac{\rho_k G_{kj} w_j}{\sqrt{\sum_{i=1}^{d} G_{ki} w_i^2}} \right)
        """#)
  }
  public var letters: [String: Quantity] {
    [
      #"\lambda"#: .number(lambda), #"\alpha"#: .number(alpha), #"\rho"#: .vector(weights),
      "G": .matrix(groups.membership),
    ]
  }
  public var properties: [Property] {
    [
      .convex, .even, .homogeneous(degree: 1),
      .lipschitz { each * Double($0).squareRoot() + lambda * (1 - alpha) * norm2(weights) },
    ]
  }

  /// λα, the strength on each weight.
  private var each: Double { lambda * alpha }
  /// λ(1 − α)ρₖ, the strengths on the groups.
  private var strengths: [Double] { weights.map { lambda * (1 - alpha) * $0 } }

  public func value(at w: [Double]) throws(InvalidInput) -> Double {
    try admit(w)
    let lasso = w.reduce(0) { $0 + each * $1.magnitude }
    return zip(groups.members, strengths).reduce(lasso) {
      $0 + strength($1.1, times: norm2(groups.part($1.0, of: w)))
    }
  }

  public func subdifferential(at w: [Double]) throws(InvalidInput) -> SubgradientSet {
    try admit(w)
    return .blocks(
      zip(groups.members, strengths).map { group, strength in
        let part = groups.part(group, of: w)
        let length = norm2(part)
        let box = part.map { z in
          z == 0
            ? Slopes(-each, each) : Slopes(each * sign(z) + strength * (z / length))
        }
        return .init(group, length > 0 ? .box(box) : .inflated(.box(box), radius: strength))
      })
  }

  public func prox(of v: [Double], step t: Double) throws(InvalidInput) -> [Double] {
    try admit(v, step: t)
    var p = v.map { softThreshold($0, t * each) }
    for (group, strength) in zip(groups.members, strengths) {
      let part = shrinkLength(of: groups.part(group, of: p), by: t * strength)
      SubgradientSet.place(part, at: group, in: &p)
    }
    return p
  }

  public func conjugate(at g: [Double]) throws(InvalidInput) -> Double? {
    try admit(g, as: "g")
    let rest = g.map { softThreshold($0, each) }
    return zip(groups.members, strengths).allSatisfy {
      norm2(groups.part($0, of: rest)) <= $1
    } ? 0 : .infinity
  }

  public static func examples() throws(InvalidInput) -> [SparseGroupLasso] {
    let groups = try Groups([[0, 3], [1], [2, 4]], count: 5)
    return [try SparseGroupLasso(lambda: 1.5, alpha: 0.25, groups: groups)]
  }
}
