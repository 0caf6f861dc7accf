/// The max-norm constraint ‖w‖₂ ≤ c as a penalty: R(w) = 0 in the ball and +∞ outside of it.
///
/// | what        | statement                                                              |
/// |:------------|:-----------------------------------------------------------------------|
/// | shapes      | w ∈ ℝᵈ, c ∈ ℝ, R(w) is 0 or +∞                                         |
/// | domain      | finite for ‖w‖₂ ≤ c, c > 0; convex                                     |
/// | scaling     | a constraint has none: any multiple of R is R                          |
/// | ∂R(w)       | {0} inside, the ray {s·w : s ≥ 0} on the sphere, empty outside         |
/// | prox of t·R | the projection v·min(1, c/‖v‖), whatever t is                          |
/// | conjugate   | c‖g‖₂                                                                  |
///
/// The sphere is taken a few units in the last place thick, so that a projected vector lies on it.
///
/// Source: N. Srebro, J. D. M. Rennie and T. S. Jaakkola, *Maximum-margin matrix factorization*,
/// Adv. Neural Inf. Process. Syst. 17 (2004), 1329–1336.
public struct MaxNorm: Penalty {
  public let radius: Double
  public var description: String { "MaxNorm(c: \(radius))" }

  /// - Throws: ``InvalidInput`` unless c > 0.
  public init(radius: Double) throws(InvalidInput) {
    self.radius = try Checked.positive("c", radius)
  }

  public var statement: Statement {
    Statement(
      letters: ["c > 0"],
      formula: #"\begin{cases} 0 & \text{if } \|w\|_2 \le c \end{cases}"#,
      gradient: "0",
      prox: #"v \frac{c}{\max(c, \|v\|_2)}"#)
  }
  public var letters: [String: Quantity] { ["c": .number(radius)] }
  public var properties: [Property] { [.convex, .even, .exchangeable] }

  private var thickness: Double { 8 * radius.ulp }

  public func value(at w: [Double]) throws(InvalidInput) -> Double {
    try admit(w)
    return norm2(w) <= radius + thickness ? 0 : .infinity
  }

  public func subdifferential(at w: [Double]) throws(InvalidInput) -> SubgradientSet {
    try admit(w)
    let gap = norm2(w) - radius
    if gap > thickness { return .empty }
    return gap < -thickness ? .only(w.map { _ in 0 }) : .ray(w)
  }

  public func prox(of v: [Double], step t: Double) throws(InvalidInput) -> [Double] {
    try admit(v, step: t)
    let length = norm2(v)
    return length <= radius ? v : v.map { $0 / length * radius }
  }

  public func conjugate(at g: [Double]) throws(InvalidInput) -> Double? {
    try admit(g, as: "g")
    return radius * norm2(g)
  }

  public static func examples() throws(InvalidInput) -> [MaxNorm] { [try MaxNorm(radius: 1.5)] }
}
