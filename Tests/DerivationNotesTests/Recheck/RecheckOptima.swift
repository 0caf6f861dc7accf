import SymbolicLite

/// Looks for something better than what is said to be best.
struct RecheckOptima {
  private let statement: RecheckStatement

  init(_ statement: RecheckStatement) { self.statement = statement }

  /// Whether `value` is the minimiser, or the minimum, that `optimum` stands for; `nil` where it
  /// stands for neither.
  func holds(_ value: Expression, is optimum: Expression) -> Bool? {
    switch optimum {
    case .minimiser(let problem):
      return statement.value(value).flatMap { isMinimiser($0, of: problem, isOnlyOne: true) }
    case .minimum(let problem):
      guard let least = statement.value(value)?.elements.first else { return nil }
      return isMinimum(least, of: problem)
    default: return nil
    }
  }

  func isMinimiser(
    _ point: Tensor<Double>, of problem: Minimisation, isOnlyOne: Bool
  ) -> Bool? {
    guard isAdmitted(point, by: problem) else { return false }
    guard let least = objective(problem, at: point) else { return nil }
    let rounding = 1e-11 * max(1, least.magnitude)
    for other in others(than: point) where isAdmitted(other, by: problem) {
      guard let value = objective(problem, at: other) else { continue }
      if value < least - rounding { return false }
      if isOnlyOne, value <= least, distance(point, other) > 0.05 { return false }
    }
    return true
  }

  /// No value is smaller, and a search comes near it.
  private func isMinimum(_ least: Double, of problem: Minimisation) -> Bool? {
    guard problem.constraint == nil,
      let rows = try? statement.point.environment.count(problem.variable.shape.rows),
      let columns = try? statement.point.environment.count(problem.variable.shape.columns)
    else { return nil }
    let count = rows * columns
    var best = Tensor(rows: rows, columns: columns, [Double](repeating: 0, count: count))
    guard var value = objective(problem, at: best) else { return nil }
    var width = 1.0
    var random = SplitMix64(state: 7)
    while width > 1e-5 {
      var isBetter = false
      for direction in RecheckDirections.all(count, &random) {
        var other = best
        for k in 0..<count { other.elements[k] += width * direction[k] }
        guard let next = objective(problem, at: other), next < value - 1e-12 else { continue }
        (best, value, isBetter) = (other, next, true)
      }
      if !isBetter { width /= 2 }
    }
    let scale = max(1, least.magnitude)
    if value < least - 1e-9 * scale || value > least + 0.01 * scale { return false }
    return value <= least + 1e-4 * scale ? true : nil
  }

  private func objective(_ problem: Minimisation, at point: Tensor<Double>) -> Double? {
    statement.binding(problem.variable, to: point).value(problem.objective)?.elements.first
  }

  private func isAdmitted(_ point: Tensor<Double>, by problem: Minimisation) -> Bool {
    guard let constraint = problem.constraint else { return true }
    return statement.binding(problem.variable, to: point).holds(constraint) == true
  }

  private func others(than point: Tensor<Double>) -> [Tensor<Double>] {
    var random = SplitMix64(state: 11)
    let count = point.elements.count
    var result: [Tensor<Double>] = []
    for direction in RecheckDirections.all(count, &random) {
      for width in [1e-3, 0.1, 2] {
        var other = point
        for k in 0..<count { other.elements[k] += width * direction[k] }
        result.append(other)
      }
    }
    result.append(
      Tensor(rows: point.rows, columns: point.columns, point.elements.map { _ in 0 }))
    return result
  }

  private func distance(_ a: Tensor<Double>, _ b: Tensor<Double>) -> Double {
    zip(a.elements, b.elements).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
  }
}

/// Ways to go from a point: along the axes, and some others.
enum RecheckDirections {
  static func all(_ count: Int, _ random: inout SplitMix64) -> [[Double]] {
    var result: [[Double]] = []
    for k in 0..<count {
      for sign in [1.0, -1] { result.append((0..<count).map { $0 == k ? sign : 0 }) }
    }
    guard count > 1 else { return result }
    for _ in 0..<(6 * count) {
      result.append((0..<count).map { _ in Double.random(in: -1...1, using: &random) })
    }
    return result
  }
}
