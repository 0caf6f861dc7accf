/// λ₁ and λ₂ of a penalty that is λ₁‖w‖₁ + ½λ₂‖w‖².
struct ElasticNetStrengths: Hashable, Sendable {
  let linear: Double
  let quadratic: Double

  var isZero: Bool { linear == 0 && quadratic == 0 }

  /// Nil for any other penalty.
  init?(_ penalty: any Penalty) {
    switch penalty {
    case let lasso as L1: (linear, quadratic) = (lasso.lambda, 0)
    case let ridge as L2: (linear, quadratic) = (0, ridge.lambda)
    case let net as ElasticNet: (linear, quadratic) = (net.linear, net.quadratic)
    default: return nil
    }
  }
}

extension Objective {
  /// J at w = 0, what gaps are measured by: for the squared loss with the best intercept, else with
  /// none.
  var reference: Double {
    var start = 0.0
    if hasBias, loss is SquaredLoss { start = Standardisation.mean(targets) }
    return targets.reduce(0) { $0 + scale * loss.value(of: start, target: $1) }
  }
}
