import PropertyTesting

@testable import Regularization

/// Steps towards sparse points, and steps that stop early.
extension SolutionLaw {
  /// False. Without a slope of the loss a plain step of length ηλ > |w| > 0 goes to the other side, and
  /// truncated and proximal ones go to 0. On data: with λ above all slopes at 0 by ‖w₀‖/(20.5η), proximal
  /// steps have reached 0 after 22 steps, since ‖w‖ falls by η(λ − λmax) in each; subgradient steps from
  /// normal numbers never meet it.
  static let subgradientStepsReachZero = SolutionLaw(
    "subgradient steps reach exact zero", .fits(rows: 1...4, columns: 1...3)
  ) { methods, one in
    let loss = LinearLoss(
      try Objective(SquaredLoss(), L1(lambda: 0), design: one.design, targets: one.targets))
    let curvature = max(SingularValues(one.design).values.first ?? 0, 1)
    var random = NormalNumbers(seed: UInt64(one.turn))
    let start = (0..<one.design.columns).map { _ in random.next() }
    let rate = 1 / (curvature * curvature)
    let lambda = one.largestCorrelation + norm2(start) / (20.5 * rate)
    let case1 = TrainingCase(loss: loss, start: start, rate: rate, lambda: lambda)
    let rules = (
      try methods.subgradient(rate, lambda), try methods.truncated(rate, lambda),
      try methods.proximal(rate, lambda)
    )
    if try case1.points(25, by: rules.0).contains(where: { $0.contains(0) }) {
      return "a subgradient step has reached 0"
    }
    for rule in [rules.1, rules.2] {
      let end = try case1.points(25, by: rule).last ?? []
      if end.contains(where: { $0 != 0 }) { return "\(rule) is at \(end) after 25 steps" }
    }
    var (plain, truncated, proximal) = (start, start, start)
    let still = start.map { _ in 0.0 }
    let long = 1.5 * (start.map(\.magnitude).max() ?? 0) / rate
    var alone = (
      try methods.subgradient(rate, long), try methods.truncated(rate, long),
      try methods.proximal(rate, long)
    )
    try alone.0.step(&plain, gradient: still, weightCount: start.count)
    try alone.1.step(&truncated, gradient: still, weightCount: start.count)
    try alone.2.step(&proximal, gradient: still, weightCount: start.count)
    let crosses = zip(start, plain).allSatisfy { $0 * $1 < 0 }
    return crosses && truncated == still && proximal == still
      ? nil : "from \(start) to \(plain), \(truncated) and \(proximal)"
  }

  /// t steps of gradient descent from 0 shrink least squares along a direction of curvature h by
  /// 1 − (1 − ηh)ᵗ, as ridge does by h/(h + λ) with λ = h(1 − ηh)ᵗ/(1 − (1 − ηh)ᵗ). Both are in (0, 1) and
  /// grow with h; λ is another one for each h.
  static let earlyStopping = SolutionLaw(
    "early stopping resembles L2", .fits(rows: 1...5, columns: 1...3), discards: 0.15
  ) { methods, one in
    let parts = SingularValues(one.design)
    let largest = parts.values.first ?? 0
    try assume(largest > 0.1, "a design of zeros")
    let share = 0.1 + 0.8 * Double(one.turn % 100) / 100
    let (rate, steps) = (share / largest / largest, 1 + one.turn % 12)
    let loss = LinearLoss(
      try Objective(SquaredLoss(), L1(lambda: 0), design: one.design, targets: one.targets))
    let way = TrainingCase(
      loss: loss, start: one.design.row(0).map { _ in 0 }, rate: rate, lambda: 0)
    let end = try way.points(steps, by: methods.descent(rate, .none)).last ?? []
    var last: (stopped: Double, ridge: Double)?
    for (k, s) in parts.values.enumerated() where s > 1e-3 * largest {
      let (h, plain) = (s * s, dot(parts.left[k], one.targets) / s)
      var left = 1.0
      for _ in 0..<steps { left *= 1 - rate * h }
      let slack = 1e-10 * (1 + norm2(one.targets) / s)
      let found = dot(parts.right[k], end)
      if (found - (1 - left) * plain).magnitude > slack {
        return "h = \(h): \(found) after \(steps) steps, not \((1 - left) * plain)"
      }
      let ridge = try one.fit(methods, lambda: h * left / (1 - left), alpha: 0)
      let same = dot(parts.right[k], ridge.weights)
      let allowed = slack + (2 * ridge.slack / (h + ridge.lambda)).squareRoot()
      if (same - found).magnitude > allowed { return "h = \(h): \(found), ridge \(same)" }
      let factors = (stopped: 1 - left, ridge: h / (h + one.lambda))
      guard factors.stopped > 0, factors.stopped < 1, factors.ridge > 0, factors.ridge < 1,
        factors.stopped <= (last?.stopped ?? 1) * (1 + 1e-12),
        factors.ridge <= (last?.ridge ?? 1) * (1 + 1e-12)
      else { return "h = \(h): factors \(factors), before \(String(describing: last))" }
      last = factors
    }
    return nil
  }

  /// Proximal gradient steps with η = 1/s₁² never raise the objective, and solvers that share no step
  /// come to one minimiser: values differ by their gaps, predictions by what these allow.
  static let istaDescends = SolutionLaw(
    "ISTA descends", .fits(), data: [try RealData.fitCase(.diabetes())]
  ) { methods, one in
    let objective = try Objective(
      SquaredLoss(), L1(lambda: one.lambda), design: one.design, targets: one.targets)
    let largest = SingularValues(one.design).values.first ?? 0
    try assume(largest > 1e-3, "a design of zeros")
    let rate = (1 - 1e-12) / largest / largest
    let way = TrainingCase(
      loss: LinearLoss(objective), start: one.design.row(0).map { _ in 1 }, rate: rate,
      lambda: one.lambda)
    var last = try objective.value(at: way.start)
    for point in try way.points(15, by: methods.proximal(rate, one.lambda)) {
      let value = try objective.value(at: point)
      if value > last * (1 + 1e-13) { return "a step from \(last) up to \(value)" }
      last = value
    }
    let fits = try [methods.solver, methods.ista, methods.fista].map {
      let found = try certified($0, objective, gap: 1e-5, iterations: 3000)
      return Fit(
        design: one.design, targets: one.targets, lambda: one.lambda, alpha: 1, solution: found,
        reference: objective.reference)
    }
    for a in fits {
      for b in fits {
        let (first, second) = (a.solution.value, b.solution.value)
        if first > second + a.slack { return "\(first) and \(second), gap \(a.slack)" }
        let apart = distance(a.predictions, b.predictions)
        if apart > a.predictionSlack + b.predictionSlack {
          return "predictions are \(apart) apart, gaps \(a.slack) and \(b.slack)"
        }
      }
    }
    return nil
  }
}
