import Synchronization

@testable import Regularization

extension WrongMethods {
  static var all: [WrongMethods] { solvers + otherParts + steps }

  private static let solvers: [WrongMethods] = [
    WrongMethods(
      solver: "the penalty is left out",
      killers: [.ridgeGoesToZero, .lambdaMax, .ridgeReducesVariance, .moreColumnsThanRows],
      penalty: { (net) throws(InvalidInput) in try ElasticNet(lambda: 0, alpha: net.alpha) }),
    WrongMethods(
      solver: "1/λ in place of λ", killers: [.shrinkageIsMonotone, .biCriterion],
      penalty: { (net) throws(InvalidInput) in
        try ElasticNet(lambda: net.lambda > 0 ? 1 / net.lambda : 0, alpha: net.alpha)
      }),
    WrongMethods(
      solver: "λ without the factor ½",
      killers: [.lassoOptimality, .ridgeShrinkageFactors, .naiveAndCorrected, .earlyStopping],
      penalty: { (net) throws(InvalidInput) in
        try ElasticNet(lambda: 2 * net.lambda, alpha: net.alpha)
      }),
    WrongMethods(
      solver: "half of λ", killers: [.lambdaMax, .biCriterion, .ridgeShrinkageFactors],
      penalty: { (net) throws(InvalidInput) in
        try ElasticNet(lambda: net.lambda / 2, alpha: net.alpha)
      }),
    WrongMethods(
      solver: "α the wrong way round",
      killers: [.lassoIsSparse, .lassoFindsTheSupport, .ridgeIsNeverSparse, .corners],
      penalty: { (net) throws(InvalidInput) in
        try ElasticNet(lambda: net.lambda, alpha: 1 - net.alpha)
      }),
    WrongMethods(
      solver: "no exact zeros", killers: [.lassoIsSparse, .onceInAlwaysIn, .corners],
      change: { $1.map { $0 == 0 ? 1e-9 : $0 } }),
    WrongMethods(
      solver: "zeros below 0.05", killers: [.ridgeIsNeverSparse],
      change: { $1.map { $0.magnitude < 0.05 ? 0 : $0 } }),
    WrongMethods(
      solver: "least squares over 1 + λ",
      killers: [.everyCoefficientShrinks, .budgetAndPenalty, .biCriterion],
      penalty: { (net) throws(InvalidInput) in try ElasticNet(lambda: 0, alpha: net.alpha) },
      change: { objective, w in
        w.map { $0 / (1 + (objective.net?.lambda ?? 0)) }
      }),
    WrongMethods(
      solver: "columns standardised in silence", killers: [.scalingMatters, .lassoOptimality],
      change: { objective, w in rescaled(objective) ?? w }),
    WrongMethods(
      solver: "weight only on the first of a group", killers: [.groupingEffect, .istaDescends],
      change: { objective, w in
        guard w.count > 1, w[0] * w[1] > 0 else { return w }
        return [w[0] + w[1] - 1e-3 * w[1], 1e-3 * w[1]] + w.dropFirst(2)
      }),
    WrongMethods(
      solver: "ridge on unpenalised polynomials", killers: [.polynomialOverfitting],
      penalty: { (net) throws(InvalidInput) in
        try ElasticNet(lambda: net.lambda == 0 ? 1 : 0, alpha: net.alpha)
      }),
  ]

  /// The minimiser for columns of length 1, in the units of the data.
  private static func rescaled(_ objective: Objective) -> [Double]? {
    let design = objective.design
    let lengths = (0..<design.columns).map { max(norm2(design.column($0)), 1e-300) }
    let columns = (0..<design.columns).map { j in design.column(j).map { $0 / lengths[j] } }
    guard let unit = try? Matrix(columns: columns),
      let other = try? Objective(
        objective.loss, objective.penalty, design: unit, targets: objective.targets,
        hasBias: objective.hasBias),
      let found = try? Fitting().minimise(other)
    else { return nil }
    return zip(found.coefficients, lengths).map { $0 / $1 }
  }

  private static let otherParts: [WrongMethods] = [
    WrongMethods("the naive net taken for the corrected", killers: [.naiveAndCorrected]) {
      $0.corrected = { $1 }
    },
    WrongMethods("corrected by 1 + λ", killers: [.naiveAndCorrected]) {
      $0.corrected = { net, w in w.map { (1 + net.lambda) * $0 } }
    },
    WrongMethods("degrees of freedom from s/(s + λ)", killers: [.ridgeShrinkageFactors]) {
      $0.degreesOfFreedom = { design, _, lambda in
        SingularValues(design).values.reduce(0) { $0 + ($1 > 0 ? $1 / ($1 + lambda) : 0) }
      }
    },
    WrongMethods("another λ each time", killers: [.choosingLambda]) {
      let calls = Mutex(UInt64(0))
      $0.validate = { family, set, lambdas, _ in
        let seed = calls.withLock { count in
          count += 1
          return count
        }
        return try Methods().validate(family, set, lambdas, seed)
      }
    },
    WrongMethods("λ chosen by the training error", killers: [.choosingLambda]) {
      $0.validate = { family, set, lambdas, _ in
        let points = try family.solutions(
          design: standardised(set).design, targets: set.targets, lambdas: lambdas
        ).enumerated().map {
          CrossValidation.Point(lambda: lambdas[$0], mean: $1.value, standardError: 0)
        }
        return Validation(
          points: points, best: points.count - 1, oneStandardError: points.count - 1)
      }
    },
    WrongMethods("ISTA for twice the penalty", killers: [.istaDescends]) {
      $0.ista = WrongSolver(
        name: "ISTA",
        penalty: { (net) throws(InvalidInput) in
          try ElasticNet(lambda: 2 * net.lambda, alpha: net.alpha)
        }, change: { $1 })
    },
    WrongMethods("biases are penalised", killers: [.twoLayerBackPropagation]) {
      $0.networkGradient = { network, theta, penalty in
        let loss = try network.gradient(at: theta)
        return try penalty.gradient(at: theta).map { zip(loss, $0).map { $0 + $1 } }
      }
    },
    WrongMethods("no penalty on the second layer", killers: [.twoLayerBackPropagation]) {
      $0.networkGradient = { network, theta, penalty in
        let first = network.hidden * network.inputs.columns
        let loss = try network.gradient(at: theta)
        let whole = try network.gradient(at: theta, plus: penalty)
        return whole.map { Array($0[..<first] + loss[first...]) }
      }
    },
    WrongMethods("the slope of the output is left out", killers: [.twoLayerBackPropagation]) {
      $0.networkGradient = { network, theta, penalty in
        let plain = try TwoLayerNetwork(
          inputs: network.inputs, targets: network.targets, hidden: network.hidden,
          activations: (network.activations.hidden, .identity), reduction: network.reduction)
        return try plain.gradient(at: theta, plus: penalty)
      }
    },
  ]

  private static let steps: [WrongMethods] = [
    WrongMethods("decay by λ in place of ηλ", killers: [.weightDecayIsL2UnderSGD]) {
      $0.descent = { rate, decay in
        guard decay.place == .decoupled else {
          return try GradientDescent(rate: rate, decay: decay)
        }
        let other = try WeightDecay(.decoupled, lambda: decay.lambda / rate)
        return try GradientDescent(rate: rate, decay: other)
      }
    },
    WrongMethods("no decay at all", killers: [.weightDecayIsL2UnderSGD]) {
      $0.descent = { rate, _ in try GradientDescent(rate: rate) }
    },
    WrongMethods("steps half as long", killers: [.earlyStopping]) {
      $0.descent = { rate, decay in try GradientDescent(rate: rate / 2, decay: decay) }
    },
    WrongMethods("momentum with L2 for both", killers: [.weightDecayIsL2UnderMomentum]) {
      $0.heavyBall = { rate, decay in
        let coupled = try WeightDecay(.inGradient, lambda: decay.lambda)
        return try HeavyBall(rate: rate, momentum: 0.5, decay: coupled)
      }
    },
    WrongMethods("no momentum", killers: [.weightDecayIsL2UnderMomentum]) {
      $0.heavyBall = { try HeavyBall(rate: $0, momentum: 0, decay: $1) }
    },
    WrongMethods("Adam with L2 for both", killers: [.weightDecayIsL2UnderAdam]) {
      $0.adam = { rate, decay in
        try Adam(rate: rate, decay: WeightDecay(.inGradient, lambda: decay.lambda))
      }
    },
    WrongMethods("AdamW without the rate", killers: [.weightDecayIsL2UnderAdam]) {
      $0.adam = { rate, decay in
        let lambda = decay.place == .decoupled ? decay.lambda / rate : decay.lambda
        return try Adam(rate: rate, decay: WeightDecay(decay.place, lambda: lambda))
      }
    },
    WrongMethods("subgradient steps that threshold", killers: [.subgradientStepsReachZero]) {
      $0.subgradient = { try TruncatedGradient(rate: $0, lambda: $1) }
    },
    WrongMethods("truncation that does not truncate", killers: [.subgradientStepsReachZero]) {
      $0.truncated = { try SubgradientL1(rate: $0, lambda: $1) }
    },
    WrongMethods("a prox of length 1 in place of η", killers: [.istaDescends]) {
      $0.proximal = { try ForwardBackward(rate: $0, penalty: L1(lambda: $1 / $0)) }
    },
    WrongMethods("steps without a prox", killers: [.subgradientStepsReachZero, .istaDescends]) {
      $0.proximal = { rate, _ in try GradientDescent(rate: rate) }
    },
    WrongMethods("proximal steps three times too long", killers: [.istaDescends]) {
      $0.proximal = { try ForwardBackward(rate: 3 * $0, penalty: L1(lambda: $1)) }
    },
  ]
}
