/// A loss and an elastic net whose strength is open: what paths and cross-validation draw a λ for.
///
/// J(w, b) = c∑ℓ(xᵢ·w + b, yᵢ) + λ(α‖w‖₁ + ½(1 − α)‖w‖²), c = 1 or 1/n.
public struct ElasticNetFamily: Sendable {
  public let loss: any Loss
  public let alpha: Double
  public let reduction: Objective.Reduction
  public let hasBias: Bool

  /// - Throws: ``InvalidInput`` unless α is in [0, 1].
  public init(
    loss: any Loss = SquaredLoss(), alpha: Double = 1, reduction: Objective.Reduction = .sum,
    hasBias: Bool = true
  ) throws(InvalidInput) {
    self.alpha = try Checked.fraction("α", alpha)
    (self.loss, self.reduction, self.hasBias) = (loss, reduction, hasBias)
  }

  /// The solver that finds minimisers of these objectives.
  public var solver: any Solver {
    switch (loss is SquaredLoss, alpha > 0) {
    case (true, true): CoordinateDescent()
    case (true, false): Ridge()
    case (false, true): ProximalNewton()
    case (false, false): Newton()
    }
  }

  public func objective(
    lambda: Double, design: Matrix, targets: [Double]
  ) throws(InvalidInput) -> Objective {
    try Objective(
      loss, ElasticNet(lambda: lambda, alpha: alpha), design: design, targets: targets,
      reduction: reduction, hasBias: hasBias)
  }

  /// The smallest λ at which w = 0: the slope of the loss at w = 0, with the best intercept, in the
  /// norm ‖·‖∞, over α. With α below 10⁻³ there is none worth the name; α = 10⁻³ is taken.
  public func lambdaMax(design: Matrix, targets: [Double]) throws(InvalidInput) -> Double {
    let objective = try objective(lambda: 0, design: design, targets: targets)
    let model = CentredModel(objective)
    let constant = hasBias ? objective.bestConstant : 0
    let predictions = targets.map { _ in constant }
    let slopes = model.gradient(model.slopes(predictions)).weights
    return slopes.reduce(0) { max($0, $1.magnitude) } / max(alpha, 1e-3)
  }

  /// The minimisers at these λ, in the order given.
  /// - Throws: ``SolverError`` at the first that misses its gap, see ``Solver``.
  public func solutions(
    design: Matrix, targets: [Double], lambdas: [Double],
    settings: SolverSettings = SolverSettings(gap: 1e-8)
  ) throws(SolverError) -> [Solution] {
    // Along a path each point starts from the one before; a single one is worth polishing.
    if loss is SquaredLoss, alpha > 0, lambdas.count > 1, lambdas.allSatisfy({ $0 > 0 }) {
      let path = try ElasticNetPath(
        design: design, targets: targets, alpha: alpha, lambdas: lambdas, reduction: reduction,
        hasBias: hasBias, settings: settings)
      var found: [Double: Solution] = [:]
      for point in path.points { found[point.lambda] = point.solution }
      return lambdas.compactMap { found[$0] }
    }
    var solutions: [Solution] = []
    for lambda in lambdas {
      let objective = try asInvalid { () throws(InvalidInput) in
        try self.objective(lambda: lambda, design: design, targets: targets)
      }
      let found =
        alpha > 0 && !(loss is SquaredLoss)
        ? try ProximalNewton().minimise(objective, settings: settings, from: solutions.last)
        : try solver.minimise(objective, settings: settings)
      solutions.append(found)
    }
    return solutions
  }
}

extension Objective {
  /// A b that minimises ∑ℓ(b, yᵢ), by halving an interval; for one class alone its end, 50.
  var bestConstant: Double {
    if loss is SquaredLoss { return Standardisation.mean(targets) }
    let size = targets.reduce(50) { max($0, $1.magnitude) }
    var (low, high) = (-size, size)
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      let slope = targets.reduce(0) {
        let slopes = loss.slopes(at: middle, target: $1)
        return $0 + (slopes.lower + slopes.upper) / 2
      }
      (low, high) = slope > 0 ? (low, middle) : (middle, high)
    }
    return low + (high - low) / 2
  }
}
