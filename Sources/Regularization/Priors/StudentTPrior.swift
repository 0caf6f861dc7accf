import Foundation

/// Independent Student-t weights with ν degrees of freedom and scale s: heavy tails let large weights
/// be. Its MAP penalty is not convex.
///
/// | what    | statement                                                               |
/// |:--------|:------------------------------------------------------------------------|
/// | shapes  | w ∈ ℝᵈ, ν, s ∈ ℝ                                                        |
/// | domain  | every w, ν > 0, s > 0                                                   |
/// | scaling | −log p(z) = ½(ν + 1)·log(1 + z²/(νs²)) + log(s√(νπ)·Γ(½ν)/Γ(½(ν + 1)))  |
/// | penalty | ``Cauchy`` with λ = ½(ν + 1) and scale s√ν                              |
///
/// The statement leaves the factor with Γ out, for which the notes have no letter.
///
/// Source: M. E. Tipping, *Sparse Bayesian learning and the relevance vector machine*, J. Mach. Learn.
/// Res. 1 (2001), 211–244, section 5.
public struct StudentTPrior: Prior {
  public let degrees: Double
  public let scale: Double
  public let penalty: any SeparablePenalty
  public var description: String { "StudentTPrior(ν: \(degrees), s: \(scale))" }

  /// - Throws: ``InvalidInput`` unless ν > 0 and s > 0.
  public init(degrees: Double, scale: Double) throws(InvalidInput) {
    self.degrees = try Checked.positive("ν", degrees)
    self.scale = try Checked.positive("s", scale)
    penalty = try Cauchy(lambda: (degrees + 1) / 2, scale: scale * degrees.squareRoot())
  }

  public var statement: PriorStatement {
    PriorStatement(
      declarations: [#"\nu, s > 0"#],
      density: #"\left( 1 + \frac{z^2}{\nu s^2} \right)^{-\frac{\nu + 1}{2}}"#,
      penaltyLetters: [#"\lambda"#: #"\frac{\nu + 1}{2}"#, "s": #"s \sqrt{\nu}"#])
  }
  public var letters: [String: Quantity] {
    [#"\nu"#: .number(degrees), "s": .number(scale)]
  }

  public func negativeLogDensity(of z: Double) -> Double {
    let constant = log(scale) + log(2 * Double.pi) / 2 - logRatio
    return penalty.value(of: z, entry: 0) + constant
  }

  /// log(Γ(x + ½)/(Γ(x)√x)) at x = ½ν. Both logarithms are large where x is: from 20 on their
  /// asymptotic difference −1/8x + 1/192x³ − 1/640x⁵ + … leaves less than 10⁻¹².
  private var logRatio: Double {
    let x = degrees / 2
    guard x >= 20 else { return lgamma(x + 0.5) - lgamma(x) - log(x) / 2 }
    let r = 1 / x
    return -r / 8 * (1 - r * r / 24 * (1 - 0.3 * r * r))
  }

  public static func examples() throws(InvalidInput) -> [StudentTPrior] {
    [try StudentTPrior(degrees: 1, scale: 0.75), try StudentTPrior(degrees: 4, scale: 2)]
  }
}
