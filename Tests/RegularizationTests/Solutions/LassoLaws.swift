import PropertyTesting

@testable import Regularization

/// What minimisers with an L1 penalty look like.
extension SolutionLaw {
  /// With g the slopes of the loss: |gⱼ| ≤ λ, and gⱼ = −λ·sign ŵⱼ where ŵⱼ ≠ 0. A gap of ε leaves |gⱼ| up
  /// to ‖xⱼ‖√(2Mε) more, for a loss of curvature up to M, and less by about ε/|wⱼ|.
  static let lassoOptimality = SolutionLaw(
    "lasso optimality", .fits(), data: try RealData.cases([0.01, 0.3])
  ) { methods, one in
    let labels = one.targets.map { $0 > 0 ? 1.0 : -1 }
    for (loss, targets) in [
      (SquaredLoss(), one.targets), (LogisticLoss(), labels),
    ] as [(any Loss, [Double])] {
      let gap = loss is SquaredLoss ? 1e-10 : 1e-8
      let objective = try Objective(
        loss, L1(lambda: one.lambda), design: one.design, targets: targets)
      let solution = try certified(methods.solver, objective, gap: gap)
      guard let g = try objective.lossGradient(at: solution.coefficients)?.weights else { continue }
      let slack = solution.gap + 1e-13 * max(objective.reference, solution.value)
      for (j, w) in solution.coefficients.enumerated() {
        let length = norm2(one.design.column(j))
        let allowed = length * (2 * slack).squareRoot() + 1e-12 * one.lambda
        let pull = w == 0 ? g[j].magnitude : -g[j] * sign(w)
        if pull > one.lambda + allowed { return "\(loss): a slope of \(pull), entry \(j)" }
        if w != 0, pull < one.lambda - allowed - 2 * slack / w.magnitude {
          return "\(loss): w = \(w) with a slope of \(pull), entry \(j)"
        }
      }
    }
    return nil
  }

  /// From max |xⱼᵀy| on all is 0. Just below it is the one column at which the maximum is taken, as far
  /// as no other column can reach λ by then: |cₖ| + |xₖᵀxⱼ|(λmax − λ)/‖xⱼ‖² < λ.
  static let lambdaMax = SolutionLaw(
    "lambda max", .fits(), discards: 0.35, data: try RealData.cases()
  ) { methods, one in
    let top = one.largestCorrelation
    try assume(top > 0.01, "targets at right angles to all columns")
    for factor in [1 + 1e-12, 1.5] {
      let fit = try one.fit(methods, lambda: factor * top, alpha: 1)
      if fit.solution.nonZeros > 0 { return "λ = \(factor)·λmax: \(fit.weights)" }
    }
    let sizes = one.correlations.map(\.magnitude)
    let j = sizes.firstIndex(of: top) ?? 0
    let own = dot(one.design.column(j), one.design.column(j))
    // The largest share δ of λmax by which λ may be lower.
    var share = 0.5
    for (k, size) in sizes.enumerated() where k != j {
      let coupling = dot(one.design.column(k), one.design.column(j)).magnitude / own
      share = min(share, (top - size) / top / (1 + coupling) / 2)
    }
    try assume(share > 1e-3, "the largest correlation is taken twice, or nearly")
    let fit = try one.fit(methods, lambda: (1 - share) * top, alpha: 1)
    let used = fit.weights.indices.filter { fit.weights[$0] != 0 }
    return used == [j] ? nil : "below λmax column \(j) should enter, but \(used) has"
  }

  /// In general position there are at most min(n, d) non-zeros; the support is the true one where the
  /// signal is high and columns outside of it are not too much like it (M. J. Wainwright, IEEE Trans.
  /// Inf. Theory 55 (2009), 2183–2202).
  static let lassoIsSparse = SolutionLaw(
    "lasso is sparse", .continuous(rows: 1...12, columns: 1...8),
    data: try RealData.cases([0.05, 0.5])
  ) { methods, one in
    let most = min(one.design.rows, one.design.columns)
    let fit = try one.fit(methods, lambda: one.lambda, alpha: 1)
    if fit.solution.nonZeros > most { return "\(fit.solution.nonZeros) non-zeros, not \(most)" }
    let high = try one.fit(methods, lambda: 0.9 * one.largestCorrelation, alpha: 1)
    if one.design.columns >= 8, high.solution.nonZeros == one.design.columns {
      return "no zero among \(high.weights)"
    }
    return nil
  }

  /// y = Xw with w ∈ {1, ½, 0}, without noise: the lasso has the support of w where
  /// γ = 1 − maxⱼ ‖X_S⁺xⱼ‖₁ > 0 over the other columns and λ‖(X_SᵀX_S)⁻¹‖∞ < min |wⱼ|, each with its sign.
  ///
  /// Of random designs γ > 0 holds of a part only: the law leaves out up to two thirds of them.
  static let lassoFindsTheSupport = SolutionLaw(
    "lasso is sparse: the true support", .continuous(rows: 8...24, columns: 2...8),
    discards: 0.67
  ) { methods, one in
    let support = one.weights.indices.filter { one.weights[$0] != 0 }
    try assume(!support.isEmpty && support.count <= one.design.rows, "no support to find")
    let part = try Matrix(columns: support.map { one.design.column($0) })
    guard let factor = Cholesky(part.gram) else { return "columns that depend on each other" }
    let units = support.indices.map { k in support.indices.map { $0 == k ? 1.0 : 0 } }
    let spread = units.map { factor.solve($0).reduce(0) { $0 + $1.magnitude } }.max() ?? 0
    let others = one.weights.indices.filter { one.weights[$0] == 0 }
    let likeness = others.map { j in
      factor.solve(part.transposedTimes(one.design.column(j))).reduce(0) { $0 + $1.magnitude }
    }
    try assume((likeness.max() ?? 0) < 0.99, "columns outside that are like those inside")
    let clean = one.replacing(targets: one.design.times(one.weights))
    let fit = try clean.fit(methods, lambda: 0.4 / spread, alpha: 1)
    let isRight = zip(fit.weights, one.weights).allSatisfy { sign($0) == sign($1) }
    return isRight ? nil : "the signs of \(one.weights) are not those of \(fit.weights)"
  }

  /// False: the case is a path on which a column leaves, and the trial holds minimisers on both
  /// sides to it. Knots say where to look; solutions say what is there.
  static let onceInAlwaysIn = SolutionLaw(
    "once in, always in", leaving, data: [try RealData.fitCase(.diabetes())]
  ) { methods, one in
    let path = try LassoKnots(design: one.design, targets: one.targets, hasBias: false).knots
    var seen = 0
    for (k, knot) in path.enumerated().dropLast() {
      guard case .leaves(let j) = knot.event, k > 0 else { continue }
      let before = (path[k - 1].lambda + knot.lambda) / 2
      let after = (knot.lambda + path[k + 1].lambda) / 2
      let weights = try [before, after].map {
        try one.fit(methods, lambda: $0, alpha: 1).weights[j]
      }
      if weights[0] == 0 || weights[1] != 0 { return "column \(j) has not left: \(weights)" }
      seen += 1
    }
    return seen > 0 ? nil : "no column leaves"
  }

  /// x₃ stands for x₁ and x₂ as long as they are out, with a true coefficient of the other sign.
  private static let leaving = Gen<FitCase> { source in
    let design = try Matrix(rows: [[3, 0, 2], [0, 3, 2], [0, 0, 1]])
    let first = try source.draw(.real(in: 1...1.5).named("w₁"))
    let second = try source.draw(.real(in: 1.6...2).named("w₂"))
    let third = try source.draw(.real(in: -0.2...(-0.05)).named("w₃"))
    let weights = [first, second, third]
    return FitCase(design: design, targets: design.times(weights), weights: weights)
  }
}
