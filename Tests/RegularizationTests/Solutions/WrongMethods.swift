@testable import Regularization

/// A method with a mistake planted in it, and the laws that have to see it.
struct WrongMethods: Sendable {
  let name: String
  let killers: [SolutionLaw]
  let methods: Methods

  init(_ name: String, killers: [SolutionLaw], _ plant: (inout Methods) -> Void) {
    var methods = Methods()
    plant(&methods)
    (self.name, self.killers, self.methods) = (name, killers, methods)
  }

  /// A solver that solves something else, or changes what it has found, and keeps its certificate.
  init(
    solver name: String, killers: [SolutionLaw],
    penalty: @escaping @Sendable (ElasticNet) throws(InvalidInput) -> ElasticNet = { $0 },
    change: @escaping @Sendable (Objective, [Double]) -> [Double] = { $1 }
  ) {
    self.init(name, killers: killers) {
      $0.solver = WrongSolver(name: name, penalty: penalty, change: change)
    }
  }
}

struct WrongSolver: Solver {
  let name: String
  let penalty: @Sendable (ElasticNet) throws(InvalidInput) -> ElasticNet
  let change: @Sendable (Objective, [Double]) -> [Double]

  var description: String { name }

  func minimise(
    _ objective: Objective, settings: SolverSettings
  ) throws(SolverError) -> Solution {
    let other = try asInvalid { () throws(InvalidInput) -> Objective in
      guard let net = objective.net else { return objective }
      return try Objective(
        objective.loss, penalty(net), design: objective.design, targets: objective.targets,
        reduction: objective.reduction, hasBias: objective.hasBias)
    }
    let found = try Fitting().minimise(other, settings: settings)
    return Solution(
      coefficients: change(objective, found.coefficients), intercept: found.intercept,
      value: found.value, gap: found.gap, residual: found.residual, iterations: found.iterations)
  }
}

extension Objective {
  /// The penalty as an elastic net.
  var net: ElasticNet? {
    switch penalty {
    case let net as ElasticNet: net
    case let lasso as L1: try? ElasticNet(lambda: lasso.lambda, alpha: 1)
    case let ridge as L2: try? ElasticNet(lambda: ridge.lambda, alpha: 0)
    default: nil
    }
  }
}
