import Foundation

/// Independent Laplace weights with scale b: its MAP penalty is the lasso, λ = 1/b.
///
/// | what    | statement                                           |
/// |:--------|:----------------------------------------------------|
/// | shapes  | w ∈ ℝᵈ, b ∈ ℝ                                       |
/// | domain  | every w, b > 0                                      |
/// | scaling | −log p(w) = ‖w‖₁/b + d·log(2b); the variance is 2b² |
/// | penalty | ``L1`` with λ = 1/b; with noise of variance σ² the  |
/// |         | squared loss with ½ asks for λ = σ²/b               |
///
/// The most probable weights may be 0 exactly; a draw from the prior almost surely never is.
///
/// Source: R. Tibshirani, J. R. Stat. Soc. B 58 (1996), 267–288, section 5.
public struct LaplacePrior: Prior {
  public let scale: Double
  public let penalty: any SeparablePenalty
  public var description: String { "LaplacePrior(b: \(scale))" }

  /// - Throws: ``InvalidInput`` unless b > 0, and where 1/b is not a finite number.
  public init(scale: Double) throws(InvalidInput) {
    self.scale = try Checked.positive("b", scale)
    penalty = try L1(lambda: 1 / scale)
  }

  public var statement: PriorStatement {
    PriorStatement(
      letters: ["b > 0"], density: #"\frac{1}{2 b} e^{-|z| / b}"#,
      penaltyLetters: [#"\lambda"#: #"\frac{1}{b}"#])
  }
  public var letters: [String: Quantity] { ["b": .number(scale)] }

  public func negativeLogDensity(of z: Double) -> Double { z.magnitude / scale + log(2 * scale) }

  public static func examples() throws(InvalidInput) -> [LaplacePrior] {
    [try LaplacePrior(scale: 0.5), try LaplacePrior(scale: 2)]
  }
}
