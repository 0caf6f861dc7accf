import PropertyTesting

@testable import Regularization

/// What the L2 part does to the lasso.
extension SolutionLaw {
  /// On orthonormal columns the corrected elastic net is S(Xᵀy, λ₁), the lasso.
  static let naiveAndCorrected = SolutionLaw(
    "naive and corrected", .fits(.orthonormal, rows: 2...6, columns: 1...4)
  ) { methods, one in
    let alpha = Double(one.turn % 10) / 10
    let net = try ElasticNet(lambda: one.lambda, alpha: alpha)
    let fit = try one.fit(methods, lambda: one.lambda, alpha: alpha)
    let corrected = methods.corrected(net, fit.weights)
    let lasso = one.correlations.map { softThreshold($0, net.linear) }
    let slack = (2 * fit.slack * (1 + net.quadratic)).squareRoot() + 1e-12 * norm2(one.targets)
    return distance(corrected, lasso) > slack
      ? "corrected \(corrected), soft threshold \(lasso), α = \(alpha)" : nil
  }

  /// For columns of length 1 and coefficients of one sign: |ŵᵢ − ŵⱼ| ≤ ‖y‖√(2(1 − ρ))/λ₂ with ρ = xᵢᵀxⱼ
  /// (H. Zou and T. Hastie, 2005, theorem 1).
  static let groupingEffect = SolutionLaw(
    "grouping effect", .fits(.correlated, rows: 2...6, columns: 2...4), discards: 0.15,
    data: try RealData.cases([0.01, 0.1]).map { $0.withUnitColumns }
  ) { methods, one in
    try assume((0..<one.design.columns).allSatisfy { norm2(one.design.column($0)) > 1e-3 }, "zeros")
    let unit = one.withUnitColumns
    for alpha in [0.5, 0.1, 0] {
      let fit = try unit.fit(methods, lambda: one.lambda, alpha: alpha)
      let quadratic = (1 - alpha) * one.lambda
      let slack = 2 * (2 * fit.slack / quadratic).squareRoot() + 1e-9 * norm2(one.targets)
      for i in 0..<unit.design.columns {
        for j in 0..<i where fit.weights[i] * fit.weights[j] > 0 {
          let apart = distance(unit.design.column(i), unit.design.column(j))
          // ‖xᵢ − xⱼ‖ = √(2(1 − ρ)).
          let bound = norm2(one.targets) * apart / quadratic
          let found = (fit.weights[i] - fit.weights[j]).magnitude
          if found > bound + slack { return "columns \(j), \(i): \(found) is above \(bound)" }
        }
      }
    }
    return nil
  }
}

extension FitCase {
  /// The same with columns of length 1; one of zeros stays as it is.
  fileprivate var withUnitColumns: FitCase {
    var result = self
    for j in 0..<design.columns {
      let length = norm2(result.design.column(j))
      if length > 0 { result = result.replacing(column: j, factor: 1 / length) }
    }
    return result
  }
}
