import PropertyTesting

@testable import Regularization

/// What a stronger penalty does to a minimiser.
extension SolutionLaw {
  /// ‖ŵ(λ)‖ ≤ ‖Xᵀy‖/λ, since λŵ = Xᵀ(y − Xŵ) and λ‖ŵ‖² + ‖Xŵ‖² = ŵᵀXᵀy.
  static let ridgeGoesToZero = SolutionLaw(
    "ridge goes to zero", .fits(lambdas: 3), data: try RealData.cases([0.01, 1, 1e3])
  ) { methods, one in
    for lambda in one.lambdas + [1e6 * one.lambda] {
      let fit = try one.fit(methods, lambda: lambda, alpha: 0)
      let bound = norm2(one.correlations) / lambda
      // The objective is λ-strongly convex.
      let allowed = bound * (1 + 1e-12) + (2 * fit.slack / lambda).squareRoot() + 1e-300
      let length = norm2(fit.weights)
      if length > allowed { return "λ = \(lambda): ‖ŵ‖ = \(length) is above ‖Xᵀy‖/λ = \(bound)" }
    }
    return nil
  }

  /// With gaps g₁ and g₂ at λ₁ < λ₂ adding up J₁(w₁) ≤ J₁(w₂) + g₁ and J₂(w₂) ≤ J₂(w₁) + g₂ gives
  /// (λ₂ − λ₁)(Ω(w₂) − Ω(w₁)) ≤ g₁ + g₂: no other slack is needed.
  static let shrinkageIsMonotone = SolutionLaw(
    "shrinkage is monotone", .fits(lambdas: 3), data: try RealData.cases()
  ) { methods, one in
    for alpha in [0, 0.5, 1] {
      for hasBias in [false, true] {
        let fits = try one.lambdas.map {
          try one.fit(methods, lambda: $0, alpha: alpha, hasBias: hasBias)
        }
        for (a, b) in zip(fits, fits.dropFirst()) {
          let slack = (a.slack + b.slack) / (b.lambda - a.lambda)
          if b.size > a.size * (1 + 1e-13) + slack {
            return "α = \(alpha): Ω rises from \(a.size) to \(b.size) with λ"
          }
          if a.loss > b.loss + a.lambda * slack + a.slack {
            return "α = \(alpha): the loss falls from \(a.loss) to \(b.loss) with λ"
          }
        }
      }
    }
    return nil
  }

  /// False: the case is one with a coefficient that grows with λ, and the trial looks for it.
  static let everyCoefficientShrinks = SolutionLaw(
    "every coefficient shrinks", growing,
    data: [try RealData.fitCase(.diabetes(), [1e-4, 0.1])]
  ) { methods, one in
    for alpha in [0.0, 1] {
      let fits = try one.lambdas.map { try one.fit(methods, lambda: $0, alpha: alpha) }
      let pairs = zip(fits, fits.dropFirst())
      let grows = pairs.contains { a, b in
        zip(a.weights, b.weights).contains { $1.magnitude > $0.magnitude + 1e-6 }
      }
      if !grows { return "α = \(alpha): here every coefficient shrinks" }
    }
    return nil
  }

  /// x₃ lies between x₁ and x₂: what they lose it wins. With G = XᵀX and all signs positive the lasso
  /// is w* − λG⁻¹(1, 1, 1), of which the third entry of G⁻¹(1, 1, 1) is negative.
  private static let growing = Gen<FitCase> { source in
    let design = try Matrix(rows: [[3, 0, 2], [0, 3, 2], [0, 0, 1]])
    let first = try source.draw(.real(in: 1...3).named("w₁"))
    let second = try source.draw(.real(in: 1...3).named("w₂"))
    let third = try source.draw(.real(in: 0.5...1).named("w₃"))
    let weights = [first, second, third]
    return FitCase(
      design: design, targets: design.times(weights), weights: weights, lambdas: [1e-3, 0.05])
  }

  /// Least squares projects y on the columns, whatever their units. For a penalised minimiser the
  /// unit of a column that is in use counts: with cxⱼ in place of xⱼ, c = 2,
  ///
  /// - the lasso's residual r′ has |xⱼᵀr′| ≤ λ/c where |xⱼᵀr| = λ, so that predictions move by at least
  ///   λ(1 − 1/c)/‖xⱼ‖;
  /// - those of ridge move by λ(c² − 1)ŵⱼ(K + λI)⁻¹xⱼ/(1 + (c² − 1)xⱼᵀ(K + λI)⁻¹xⱼ), K = XXᵀ.
  static let scalingMatters = SolutionLaw(
    "scaling matters", .fits(), data: try RealData.cases([0.1])
  ) { methods, one in
    let (j, factor) = (one.column, 2.0)
    let scaled = one.replacing(column: j, factor: factor)
    let length = norm2(one.design.column(j))
    func move(_ lambda: Double, _ alpha: Double) throws -> (by: Double, slack: Double, from: Fit) {
      let a = try one.fit(methods, lambda: lambda, alpha: alpha)
      let b = try scaled.fit(methods, lambda: lambda, alpha: alpha)
      let slack = a.predictionSlack + b.predictionSlack + 1e-9 * norm2(one.targets) + 1e-300
      return (distance(a.predictions, b.predictions), slack, a)
    }
    let plain = try move(0, 0)
    if plain.by > plain.slack { return "least squares predictions move by \(plain.by)" }
    let lasso = try move(one.lambda, 1)
    if lasso.from.weights[j].magnitude > 1e-6,
      lasso.by < one.lambda * (1 - 1 / factor) / length - 2 * lasso.slack
    {
      return "lasso predictions move by \(lasso.by) only"
    }
    let ridge = try move(one.lambda, 0)
    let weight = ridge.from.weights[j].magnitude
    let total = norm2(one.design.storage)
    let least =
      one.lambda * (factor * factor - 1) * weight * length
      / (total * total + one.lambda) / (1 + (factor * factor - 1) * length * length / one.lambda)
    return ridge.by < least - 2 * ridge.slack ? "ridge predictions move by \(ridge.by) only" : nil
  }
}
