import PropertyTesting

@testable import Regularization

/// Data of a linear model and falling strengths of its penalty, for laws about minimisers.
struct FitCase: Sendable {
  let design: Matrix
  let targets: [Double]
  /// A point to look at, and the truth where the case is a simulation.
  var weights: [Double] = []
  /// In rising order, each at least a tenth above the one before.
  var lambdas: [Double] = []
  /// Chooses columns and random numbers.
  var turn = 0

  var lambda: Double { lambdas.first ?? 1 }
  var column: Int { turn % design.columns }
  var correlations: [Double] { design.transposedTimes(targets) }
  var largestCorrelation: Double { correlations.reduce(0) { max($0, $1.magnitude) } }

  func replacing(column j: Int, factor: Double) -> FitCase {
    var scaled = design
    for i in 0..<design.rows { scaled[i, j] *= factor }
    return FitCase(
      design: scaled, targets: targets, weights: weights, lambdas: lambdas, turn: turn)
  }

  func replacing(targets: [Double]) -> FitCase {
    FitCase(design: design, targets: targets, weights: weights, lambdas: lambdas, turn: turn)
  }
}

/// λ(α‖w‖₁ + ½(1 − α)‖w‖²) minimised together with the loss, and what is known of the point.
struct Fit {
  let design: Matrix
  let targets: [Double]
  let lambda: Double
  let alpha: Double
  let solution: Solution
  let reference: Double

  var weights: [Double] { solution.coefficients }
  /// J(w) can be above the minimum by so much, rounding included.
  var slack: Double { solution.gap + 1e-13 * max(reference, solution.value) }
  /// Predictions can differ from those of the minimiser by so much: the loss is 1-strongly convex in
  /// them.
  var predictionSlack: Double { (2 * slack).squareRoot() }

  var predictions: [Double] {
    design.times(weights).map { $0 + solution.intercept }
  }
  var residual: [Double] { zip(targets, predictions).map { $0 - $1 } }
  var loss: Double { dot(residual, residual) / 2 }
  var size: Double { Self.size(weights, alpha: alpha) }

  /// Ω(w) = α‖w‖₁ + ½(1 − α)‖w‖².
  static func size(_ w: [Double], alpha: Double) -> Double {
    w.reduce(0) { $0 + alpha * $1.magnitude + (1 - alpha) / 2 * $1 * $1 }
  }
}

extension FitCase {
  /// The minimiser; the law does not speak about the case where it is not certified.
  func fit(
    _ methods: Methods, lambda: Double, alpha: Double, hasBias: Bool = false, gap: Double = 1e-10
  ) throws -> Fit {
    let penalty = try ElasticNet(lambda: lambda, alpha: alpha)
    let objective = try Objective(
      SquaredLoss(), penalty, design: design, targets: targets, hasBias: hasBias)
    return Fit(
      design: design, targets: targets, lambda: lambda, alpha: alpha,
      solution: try certified(methods.solver, objective, gap: gap),
      reference: objective.reference)
  }

  func loss(at w: [Double]) -> Double {
    let r = zip(targets, design.times(w)).map { $0 - $1 }
    return dot(r, r) / 2
  }
}

extension Gen where Value == FitCase {
  /// Small designs of a kind, with entries that tie and depend on each other on purpose.
  static func fits(
    _ kind: Design = .general, rows: ClosedRange<Int> = 1...6, columns: ClosedRange<Int> = 1...4,
    lambdas count: Int = 1
  ) -> Gen {
    let entry = Gen<Double>.real(in: -4...4)
    return Gen { source in
      let data = try source.draw(
        .linearData(kind, rows: rows, columns: columns, of: entry, targets: entry, weights: entry))
      var lambdas = [try source.draw(strength.named("λ"))]
      for _ in 1..<count {
        let factor = try source.draw(.oneOf(.element(of: [2, 10]), .real(in: 1.1...5)))
        lambdas.append(factor * (lambdas.last ?? 1))
      }
      return FitCase(
        design: try Matrix("X", rows: data.design), targets: data.targets, weights: data.weights,
        lambdas: lambdas, turn: try source.draw(.int(in: 0...9999).named("turn")))
    }
  }

  private static var strength: Gen<Double> {
    .oneOf(.element(of: [1, 0.1, 5]), .real(in: 0.1...10))
  }

  /// Designs and targets of normal numbers: nothing ties, and columns are in general position.
  static func continuous(
    rows: ClosedRange<Int> = 1...6, columns: ClosedRange<Int> = 1...6
  ) -> Gen {
    Gen { source in
      let n = try source.draw(.int(in: rows).named("n"))
      let d = try source.draw(.int(in: columns).named("d"))
      let seed = try source.draw(.int(in: 0...99_999).named("seed"))
      let model = try SparseModel(
        rows: n, columns: d, nonZeros: (d + 1) / 2, noise: 1, seed: UInt64(seed))
      let share = try source.draw(.real(in: 0.02...0.95).named("λ/λmax"))
      let plain = FitCase(design: model.design, targets: model.targets, weights: model.weights)
      return FitCase(
        design: model.design, targets: model.targets, weights: model.weights,
        lambdas: [share * plain.largestCorrelation], turn: seed)
    }
  }
}

/// The three data sets, standardised and centred, with strengths that span the lasso's path.
enum RealData {
  static func cases(_ shares: [Double] = [0.003, 0.1, 0.6]) throws -> [FitCase] {
    try [.diabetes(), .prostate().data, .breastCancer()].map { try fitCase($0, shares) }
  }

  static func fitCase(_ set: DataSet, _ shares: [Double] = [0.1]) throws -> FitCase {
    let mean = Standardisation.mean(set.targets)
    let plain = FitCase(
      design: try standardised(set).design, targets: set.targets.map { $0 - mean })
    let top = plain.largestCorrelation
    return FitCase(
      design: plain.design, targets: plain.targets,
      weights: (0..<plain.design.columns).map { $0 % 3 == 0 ? 1 : 0.5 },
      lambdas: shares.map { $0 * top }, turn: 2)
  }
}
