import PropertyTesting

@testable import Regularization

/// Ridge along singular directions, its degrees of freedom, its variance.
extension SolutionLaw {
  static let ridgeShrinkageFactors = SolutionLaw(
    "ridge shrinkage factors", .fits(), data: try RealData.cases([1e-3])
  ) { methods, one in
    let parts = SingularValues(one.design)
    let largest = parts.values.first ?? 0
    try assume(largest > 0.01, "a design of zeros")
    let fit = try one.fit(methods, lambda: one.lambda, alpha: 0)
    var total = 0.0
    for (k, s) in parts.values.enumerated() where s > 1e-5 * largest {
      let factor = s * s / (s * s + one.lambda)
      total += factor
      guard factor > 0, factor < 1 else { return "the factor of s = \(s) is \(factor)" }
      // vᵀŵ for least squares is uᵀy/s.
      let plain = dot(parts.left[k], one.targets) / s
      let found = dot(parts.right[k], fit.weights)
      let slack = 1e-9 * (norm2(one.targets) / s + 1) + (2 * fit.slack / one.lambda).squareRoot()
      if (found - factor * plain).magnitude > slack {
        return "s = \(s): \(found) where least squares has \(plain) and the factor is \(factor)"
      }
    }
    let freedom = try methods.degreesOfFreedom(one.design, one.targets, one.lambda)
    let trace = try traceOfFit(one)
    return (freedom - trace).magnitude > 1e-8 * (1 + total)
      ? "degrees of freedom \(freedom), trace \(trace)" : nil
  }

  /// tr(X(XᵀX + λI)⁻¹Xᵀ) = tr((XᵀX + λI)⁻¹XᵀX), column by column.
  private static func traceOfFit(_ one: FitCase) throws -> Double {
    let gram = one.design.gram
    var shifted = gram
    for j in 0..<shifted.columns { shifted[j, j] += one.lambda }
    guard let factor = Cholesky(shifted) else { return .nan }
    return (0..<gram.columns).reduce(0) { $0 + factor.solve(gram.column($1))[$1] }
  }

  /// ŵⱼ is a linear function of y that is not 0 where xⱼ ≠ 0: normal y miss its zeros.
  static let ridgeIsNeverSparse = SolutionLaw(
    "ridge is never sparse", .fits(), discards: 0.3, data: try RealData.cases([0.01, 10])
  ) { methods, one in
    let columns = (0..<one.design.columns).map { one.design.column($0) }
    try assume(columns.allSatisfy { norm2($0) > 1e-3 }, "a column of zeros")
    var random = NormalNumbers(seed: UInt64(one.turn))
    let noisy = one.replacing(targets: one.targets.map { $0 + random.next() })
    for lambda in one.lambdas {
      let fit = try noisy.fit(methods, lambda: lambda, alpha: 0)
      if fit.solution.nonZeros < columns.count { return "λ = \(lambda): ŵ = \(fit.weights)" }
    }
    return nil
  }

  /// y = Xw* + ε, ε of variance 1: an estimate Ay has the variance AAᵀ and the bias (AX − I)w*. A is
  /// what the solver makes of unit vectors. With 0 < λ < 2/‖w*‖² the mean squared error is below that
  /// of least squares (C. M. Theobald, J. R. Stat. Soc. B 36 (1974), 103–106).
  static let ridgeReducesVariance = SolutionLaw(
    "ridge reduces variance", .fits(rows: 3...6, columns: 1...3), discards: 0.4
  ) { methods, one in
    let values = SingularValues(one.design).values
    try assume((values.last ?? 0) > 0.1, "columns that nearly depend on each other")
    let truth = dot(one.weights, one.weights)
    let plain = try Estimator(one, methods, lambda: 0)
    for lambda in [one.lambda, truth > 0.01 ? 1 / truth : 1] {
      let ridge = try Estimator(one, methods, lambda: lambda)
      let (a, b) = (plain.variance, ridge.variance)
      let difference = Matrix(
        rows: a.rows, columns: a.columns, storage: zip(a.storage, b.storage).map { $0 - $1 })
      let least = try SymmetricEigen(difference).values.min() ?? 0
      if least <= 1e-12 * a.largest { return "λ = \(lambda): an eigenvalue of \(least)" }
      let isMild = lambda * truth < 2 * (1 - 1e-6)
      if isMild, ridge.error(one) >= plain.error(one) {
        return
          "λ = \(lambda): mean squared error \(ridge.error(one)), not below \(plain.error(one))"
      }
    }
    return nil
  }

  /// XᵀX has the eigenvalue 0; with λI it has none below λ, and there is one minimiser, Xᵀa.
  static let moreColumnsThanRows = SolutionLaw(
    "more columns than rows", .fits(rows: 1...3, columns: 4...6)
  ) { methods, one in
    let gram = one.design.gram
    let plain = try SymmetricEigen(gram).values
    let (largest, least) = (plain.max() ?? 0, plain.min() ?? 0)
    if least.magnitude > 1e-12 * (largest + 1) { return "XᵀX has no eigenvalue 0: \(plain)" }
    var (shifted, kernel) = (gram, one.design.transposed.gram)
    for j in 0..<shifted.columns { shifted[j, j] += one.lambda }
    for i in 0..<kernel.columns { kernel[i, i] += one.lambda }
    let values = try SymmetricEigen(shifted).values
    let condition = (values.max() ?? .nan) / (values.min() ?? .nan)
    let bound = (largest + one.lambda) / one.lambda
    guard condition <= bound * (1 + 1e-9) else { return "κ = \(condition) is above \(bound)" }
    let fit = try one.fit(methods, lambda: one.lambda, alpha: 0)
    guard let factor = Cholesky(kernel) else { return "XXᵀ + λI is singular" }
    let dual = one.design.transposedTimes(factor.solve(one.targets))
    let slack = (2 * fit.slack / one.lambda).squareRoot() + 1e-9 * (1 + norm2(dual))
    return distance(fit.weights, dual) > slack ? "\(fit.weights), but \(dual) by rows" : nil
  }
}

/// The matrix A of ŵ = Ay, column by column.
private struct Estimator {
  let matrix: Matrix

  init(_ one: FitCase, _ methods: Methods, lambda: Double) throws {
    let rows = one.targets.indices
    matrix = try Matrix(
      columns: rows.map { i in
        let unit = one.replacing(targets: rows.map { $0 == i ? 1 : 0 })
        return try unit.fit(methods, lambda: lambda, alpha: 0).weights
      })
  }

  /// AAᵀ.
  var variance: Matrix { matrix.transposed.gram }

  /// The trace of AAᵀ plus the square of the bias.
  func error(_ one: FitCase) -> Double {
    let bias = zip(matrix.times(one.design.times(one.weights)), one.weights).map { $0 - $1 }
    return matrix.storage.reduce(0) { $0 + $1 * $1 } + dot(bias, bias)
  }
}
