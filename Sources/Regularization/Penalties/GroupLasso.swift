/// The group lasso, R(w) = λ ∑ₖ ρₖ‖w₍ₖ₎‖₂ over groups of weights: a group enters or leaves as a whole.
///
/// | what        | statement                                                             |
/// |:------------|:----------------------------------------------------------------------|
/// | shapes      | w ∈ ℝᵈ in m groups that hold every weight once, ρ ∈ ℝᵐ, R(w) ∈ ℝ      |
/// | domain      | every w, λ ≥ 0, ρₖ ≥ 0; convex; λ‖ρ‖₂-Lipschitz; a kink at w₍ₖ₎ = 0   |
/// | scaling     | ρₖ is √(size of group k) unless given; no factor ½, no 1/n            |
/// | ∂R(w)₍ₖ₎    | {λρₖ w₍ₖ₎/‖w₍ₖ₎‖} if w₍ₖ₎ ≠ 0, the ball of radius λρₖ if w₍ₖ₎ = 0      |
/// | prox of t·R | v₍ₖ₎ shortened by tλρₖ, or 0 where it is no longer than that          |
/// | conjugate   | 0 where ‖g₍ₖ₎‖ ≤ λρₖ in all groups, +∞ elsewhere                      |
///
/// In the statement Gₖⱼ is 1 where weight j is in group k, and 0 elsewhere.
///
/// Source: M. Yuan and Y. Lin, *Model selection and estimation in regression with grouped
/// variables*, J. R. Stat. Soc. B 68 (2006), 49–67.
public struct GroupLasso: Penalty {
  public let lambda: Double
  public let groups: Groups
  public let weights: [Double]
  public var dimension: Int? { groups.count }
  public var description: String { "GroupLasso(λ: \(lambda), groups: \(groups.members))" }

  /// - Throws: ``InvalidInput`` unless λ ≥ 0 and there is one weight ρₖ ≥ 0 for each group.
  public init(lambda: Double, groups: Groups, weights: [Double]? = nil) throws(InvalidInput) {
    self.lambda = try Checked.nonnegative("λ", lambda)
    self.groups = groups
    self.weights = try groups.weights(weights)
  }

  public var statement: Statement {
    Statement(
      declarations: [
        #"\lambda > 0"#, #"\rho \in \mathbb{R}^m"#, #"k = 1, \dots, m"#, #"\rho_k > 0"#,
        #"G \in \{0, 1\}^{m \times d}"#,
        #"\sum_{k=1}^{m} G_{kj} = 1"#,
      ],
      formula: #"\lambda \sum_{k=1}^{m} \rho_k \|(G^\top e_k) \odot w\|_2"#,
      gradient: #"""
        \lambda \sum_{k=1}^{m} \frac{\rho_k G_{kj} w_j}{\sqrt{\sum_{i=1}^{d} G_{ki} w_i^2}}
        """#,
      prox: #"""
        v_j \sum_{k=1}^{m} G_{kj} \left( 1 - \frac{t \lambda \rho_k}
        {\max(t \lambda \rho_k, \sqrt{\sum_{i=1}^{d} G_{ki} v_i^2})} \right)
        """#)
  }
  public var letters: [String: Quantity] {
    [
      #"\lambda"#: .number(lambda), #"\rho"#: .vector(weights), "G": .matrix(groups.membership),
    ]
  }
  public var properties: [Property] {
    [.convex, .even, .homogeneous(degree: 1), .lipschitz { _ in lambda * norm2(weights) }]
  }

  public func value(at w: [Double]) throws(InvalidInput) -> Double {
    try admit(w)
    return zip(groups.members, weights).reduce(0) {
      $0 + strength(lambda, times: strength($1.1, times: norm2(groups.part($1.0, of: w))))
    }
  }

  public func subdifferential(at w: [Double]) throws(InvalidInput) -> SubgradientSet {
    try admit(w)
    return .blocks(
      zip(groups.members, weights).map { group, weight in
        let part = groups.part(group, of: w)
        let length = norm2(part)
        guard length > 0 else {
          return .init(group, .ball(count: group.count, radius: lambda * weight))
        }
        return .init(group, .only(part.map { lambda * weight * ($0 / length) }))
      })
  }

  public func prox(of v: [Double], step t: Double) throws(InvalidInput) -> [Double] {
    try admit(v, step: t)
    var p = v
    for (group, weight) in zip(groups.members, weights) {
      let part = shrinkLength(of: groups.part(group, of: v), by: t * lambda * weight)
      SubgradientSet.place(part, at: group, in: &p)
    }
    return p
  }

  public func conjugate(at g: [Double]) throws(InvalidInput) -> Double? {
    try admit(g, as: "g")
    return zip(groups.members, weights).allSatisfy {
      norm2(groups.part($0, of: g)) <= lambda * $1
    } ? 0 : .infinity
  }

  public static func examples() throws(InvalidInput) -> [GroupLasso] {
    let groups = try Groups([[0, 3], [1], [2, 4]], count: 5)
    return [
      try GroupLasso(lambda: 0.75, groups: groups),
      try GroupLasso(lambda: 2, groups: try Groups([[0, 1, 2]], count: 3), weights: [0.5]),
    ]
  }
}
