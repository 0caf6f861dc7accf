import Foundation

/// Independent weights with density ∝ exp(−λ₁|z| − ½λ₂z²), between Laplace and Gauss: its MAP penalty is
/// the elastic net.
///
/// | what    | statement                                                                  |
/// |:--------|:---------------------------------------------------------------------------|
/// | shapes  | w ∈ ℝᵈ, λ₁, λ₂ ∈ ℝ                                                         |
/// | domain  | every w, λ₁ > 0, λ₂ > 0                                                    |
/// | scaling | −log p(z) = λ₁|z| + ½λ₂z² + log Z, where with x = λ₁/√(2λ₂)                |
/// |         | Z = √(2π/λ₂)·exp(x²)·erfc(x)                                               |
/// | penalty | ``ElasticNet`` with λ = λ₁ + λ₂ and α = λ₁/(λ₁ + λ₂)                       |
///
/// Source: H. Zou and T. Hastie, J. R. Stat. Soc. B 67 (2005), 301–320, section 2.
public struct ElasticNetPrior: Prior {
  public let linear: Double
  public let quadratic: Double
  public let penalty: any SeparablePenalty
  public var description: String { "ElasticNetPrior(λ₁: \(linear), λ₂: \(quadratic))" }

  /// - Throws: ``InvalidInput`` unless λ₁ > 0 and λ₂ > 0.
  public init(linear: Double, quadratic: Double) throws(InvalidInput) {
    self.linear = try Checked.positive("λ₁", linear)
    self.quadratic = try Checked.positive("λ₂", quadratic)
    penalty = try ElasticNet(lambda: linear + quadratic, alpha: linear / (linear + quadratic))
  }

  public var statement: PriorStatement {
    PriorStatement(
      declarations: [#"\lambda_1, \lambda_2 > 0"#],
      density: #"e^{-\lambda_1 |z| - \frac{\lambda_2}{2} z^2}"#,
      penaltyLetters: [
        #"\lambda"#: #"\lambda_1 + \lambda_2"#,
        #"\alpha"#: #"\frac{\lambda_1}{\lambda_1 + \lambda_2}"#,
      ])
  }
  public var letters: [String: Quantity] {
    [#"\lambda_{1}"#: .number(linear), #"\lambda_{2}"#: .number(quadratic)]
  }

  public func negativeLogDensity(of z: Double) -> Double {
    let x = linear / (2 * quadratic).squareRoot()
    // From where erfc underflows on, exp(x²)·erfc(x) is (1 − r + 3r² − 15r³ + 105r⁴ − …)/(x√π) with
    // r = 1/(2x²); five terms leave less than 10⁻¹¹.
    let r = 1 / (2 * x * x)
    let series = 1 - r * (1 - 3 * r * (1 - 5 * r * (1 - 7 * r)))
    let logX = log(linear) - log(2 * quadratic) / 2
    let tail = x < 20 ? x * x + log(erfc(x)) : log(series) - logX - log(Double.pi) / 2
    return linear * z.magnitude + quadratic / 2 * z * z + log(2 * Double.pi / quadratic) / 2
      + tail
  }

  public static func examples() throws(InvalidInput) -> [ElasticNetPrior] {
    [
      try ElasticNetPrior(linear: 1, quadratic: 2),
      try ElasticNetPrior(linear: 100, quadratic: 0.5),
    ]
  }
}
