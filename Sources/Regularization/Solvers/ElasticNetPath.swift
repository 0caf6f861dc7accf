import Foundation

/// The minimisers of c·½‖Xw + b − y‖² + λ(α‖w‖₁ + ½(1 − α)‖w‖²) along falling λ, each found from the one
/// before, each with its own certificate.
///
/// λmax = c·maxⱼ|x̃ⱼᵀỹ|/α, with centred columns and targets where there is an intercept, is the
/// smallest λ at which w = 0.
public struct ElasticNetPath: Sendable {
  public struct Point: Hashable, Sendable {
    public let lambda: Double
    public let solution: Solution
  }

  public let alpha: Double
  public let lambdaMax: Double
  public private(set) var points: [Point] = []

  /// - Parameters:
  ///   - lambdas: the strengths, in any order; nil for 100 of them from λmax to λmax/1000, with
  ///     equal ratios.
  ///   - settings: of each point; the share of the gap is one of J at w = 0.
  /// - Throws: ``SolverError`` where α is not in (0, 1], a λ is not finite and > 0, y has not as many
  ///   entries as X rows, or a point misses its gap.
  public init(
    design: Matrix, targets: [Double], alpha: Double = 1, lambdas: [Double]? = nil,
    reduction: Objective.Reduction = .sum, hasBias: Bool = true,
    settings: SolverSettings = SolverSettings(gap: 1e-8)
  ) throws(SolverError) {
    guard alpha > 0, alpha <= 1 else {
      throw .invalid(.number(name: "α", value: alpha, bound: "in (0, 1] for a path"))
    }
    let objective = try asInvalid { () throws(InvalidInput) in
      try Objective(
        SquaredLoss(), L1(lambda: 0), design: design, targets: targets, reduction: reduction,
        hasBias: hasBias)
    }
    var descent = ScaledDescent(objective)
    self.alpha = alpha
    lambdaMax = descent.largestStrength / alpha
    let lambdas = lambdas ?? Self.grid(from: lambdaMax, ratio: 1e-3, count: 100)
    for lambda in lambdas.sorted(by: >) {
      guard lambda > 0 || lambdaMax == 0, lambda.isFinite else {
        throw .invalid(.number(name: "λ", value: lambda, bound: "finite and > 0 for a path"))
      }
      let net = try asInvalid { () throws(InvalidInput) in
        try ElasticNet(lambda: lambda, alpha: alpha)
      }
      guard let strengths = ElasticNetStrengths(net) else { continue }
      let solution = try descent.solve(strengths, settings: settings, isPolished: false)
      points.append(Point(lambda: lambda, solution: solution))
    }
  }

  /// `count` numbers from λmax to ratio·λmax with equal ratios.
  public static func grid(from lambdaMax: Double, ratio: Double, count: Int) -> [Double] {
    guard count > 1 else { return [lambdaMax] }
    return (0..<count).map { k in
      k == 0 ? lambdaMax : lambdaMax * pow(ratio, Double(k) / Double(count - 1))
    }
  }
}
