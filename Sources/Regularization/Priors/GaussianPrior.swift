import Foundation

/// Independent Gaussian weights with mean 0 and variance τ²: its MAP penalty is ridge, λ = 1/τ².
///
/// | what    | statement                                             |
/// |:--------|:------------------------------------------------------|
/// | shapes  | w ∈ ℝᵈ, τ ∈ ℝ                                         |
/// | domain  | every w, τ > 0                                        |
/// | scaling | −log p(w) = ½‖w‖²/τ² + ½d·log(2πτ²)                   |
/// | penalty | ``L2`` with λ = 1/τ²; with noise of variance σ² the   |
/// |         | squared loss with ½ asks for λ = σ²/τ²                |
///
/// Source: A. E. Hoerl and R. W. Kennard, Technometrics 12 (1970), 55–67, section 6.
public struct GaussianPrior: Prior {
  public let tau: Double
  public let penalty: any SeparablePenalty
  public var description: String { "GaussianPrior(τ: \(tau))" }

  /// - Throws: ``InvalidInput`` unless τ > 0, and where 1/τ² is not a finite number.
  public init(tau: Double) throws(InvalidInput) {
    self.tau = try Checked.positive("τ", tau)
    penalty = try L2(lambda: 1 / tau / tau)
  }

  public var statement: PriorStatement {
    PriorStatement(
      letters: [#"\tau > 0"#],
      density: #"\frac{1}{\sqrt{2 \pi \tau^2}} e^{-\frac{z^2}{2 \tau^2}}"#,
      penaltyLetters: [#"\lambda"#: #"\frac{1}{\tau^2}"#])
  }
  public var letters: [String: Quantity] { [#"\tau"#: .number(tau)] }

  public func negativeLogDensity(of z: Double) -> Double {
    let ratio = z / tau
    return ratio / 2 * ratio + log(tau) + log(2 * Double.pi) / 2
  }

  public static func examples() throws(InvalidInput) -> [GaussianPrior] {
    [try GaussianPrior(tau: 0.5), try GaussianPrior(tau: 3)]
  }
}
