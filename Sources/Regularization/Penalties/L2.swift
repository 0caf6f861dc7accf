/// The ridge penalty, R(w) = ½λ ∑ⱼ wⱼ².
///
/// | what        | statement                                                        |
/// |:------------|:-----------------------------------------------------------------|
/// | shapes      | w ∈ ℝᵈ, λ ∈ ℝ, R(w) ∈ ℝ; a sum over coordinates                  |
/// | domain      | every w, λ ≥ 0; λ-strongly convex; smooth, no kinks              |
/// | scaling     | with the factor ½, so that the gradient is λw; no 1/n            |
/// | ∇R(w)       | λw, which is λ-Lipschitz                                         |
/// | prox of t·R | v/(1 + tλ): every weight shrinks by one factor, none becomes 0   |
/// | conjugate   | ½ ∑ gⱼ²/λ                                                        |
///
/// Source: A. E. Hoerl and R. W. Kennard, *Ridge regression: biased estimation for nonorthogonal
/// problems*, Technometrics 12 (1970), 55–67.
public struct L2: SeparablePenalty {
  public let lambda: Double
  public var description: String { "L2(λ: \(lambda))" }

  /// - Throws: ``InvalidInput`` unless λ ≥ 0.
  public init(lambda: Double) throws(InvalidInput) {
    self.lambda = try Checked.nonnegative("λ", lambda)
  }

  public var statement: Statement {
    Statement(
      letters: [#"\lambda > 0"#],
      formula: #"\tfrac{\lambda}{2} \|w\|_2^2"#,
      gradient: #"\lambda w"#,
      subdifferential: #"\{ \lambda w_j \}"#,
      prox: #"\frac{v}{1 + t \lambda}"#)
  }
  public var letters: [String: Quantity] { [#"\lambda"#: .number(lambda)] }
  public var properties: [Property] {
    [
      .stronglyConvex(modulus: lambda), .even, .exchangeable, .homogeneous(degree: 2),
      .smooth(modulus: lambda),
    ]
  }

  public func value(of z: Double, entry _: Int) -> Double { lambda / 2 * z * z }
  public func slopes(at z: Double, entry _: Int) -> Slopes { Slopes(lambda * z) }
  public func prox(of v: Double, step t: Double, entry _: Int) -> Double { v / (1 + t * lambda) }

  public func conjugate(at g: Double, entry _: Int) -> Double? {
    g == 0 ? 0 : lambda == 0 ? .infinity : g / lambda * g / 2
  }

  public static func examples() throws(InvalidInput) -> [L2] {
    [try L2(lambda: 0.75), try L2(lambda: 0)]
  }
}
