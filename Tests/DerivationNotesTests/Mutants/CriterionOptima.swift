import SymbolicLite

/// A claimed minimiser, tried against other places near and far.
struct CriterionMinimiser {
  private let problem: Minimisation
  private let point: Environment<Double>

  init(_ problem: Minimisation, at point: Environment<Double>) {
    (self.problem, self.point) = (problem, point)
  }

  /// Whether the place is the only minimiser: no other is lower, and none that is clearly elsewhere
  /// is as low. `nil` where a value is missing, rounding hides the difference, or the objective is
  /// constrained.
  func isAt(_ place: Expression) -> Bool? {
    guard problem.constraint == nil, let start = try? place.evaluate(in: point),
      let lowest = value(start)
    else { return nil }
    var random = SplitMix64(state: 7)
    let size = start.elements.reduce(1) { max($0, $1.magnitude) }
    for turn in 0..<60 {
      let reach = [1e-4, 1e-2, 0.1, 1, 10][turn % 5] * size
      var direction = start.elements.map { _ in Double.random(in: -1...1, using: &random) }
      // Along single coordinates too, where kinks are.
      if turn % 3 == 0 {
        let kept = turn / 3 % direction.count
        direction = direction.indices.map { $0 == kept ? (turn % 2 == 0 ? 1 : -1) : 0 }
      }
      let other = Tensor<Double>(
        rows: start.rows, columns: start.columns,
        zip(start.elements, direction).map { $0 + reach * $1 })
      guard let there = value(other) else { return nil }
      let noise = 1e-9 * max(lowest.magnitude, there.magnitude, 1e-3)
      if there < lowest - noise { return false }
      if reach >= 0.1 * size, there <= lowest + noise { return nil }
    }
    return true
  }

  private func value(_ place: Tensor<Double>) -> Double? {
    var here = point
    here.values[problem.variable] = place
    let value = try? problem.objective.evaluate(in: here).elements.first
    return value.flatMap { $0.isFinite ? $0 : nil }
  }
}

/// The one-sided slopes of a convex function of one number, by difference quotients.
struct CriterionSlopes {
  private let left: Double
  private let right: Double
  private let point: Environment<Double>

  init?(
    _ f: Expression, _ z: Symbol, _ at: Expression, at point: Environment<Double>
  ) {
    guard z.shape.isScalar, let place = try? at.evaluate(in: point).elements.first else {
      return nil
    }
    func value(_ x: Double) -> Double? {
      var here = point
      here.values[z] = Tensor(x)
      return (try? f.evaluate(in: here))?.elements.first
    }
    let step = 1e-7
    guard let here = value(place), let before = value(place - step), let after = value(place + step)
    else { return nil }
    (left, right) = ((here - before) / step, (after - here) / step)
    self.point = point
  }

  /// Whether a slope lies between the two.
  func admit(_ slope: Expression) -> Bool? {
    guard let value = (try? slope.evaluate(in: point))?.elements.first else { return nil }
    return value >= left - 1e-6 && value <= right + 1e-6
  }

  /// Whether a set is all that lies between the two.
  func fill(_ set: SetExpression) -> Bool? {
    guard let ends = Self.ends(of: set, at: point) else { return nil }
    return (ends[0] - left).magnitude <= 1e-6 && (ends[1] - right).magnitude <= 1e-6
      && ends[2] == 0
  }

  /// The ends of an interval or of a single number, and whether anything between is missing.
  static func ends(of set: SetExpression, at point: Environment<Double>) -> [Double]? {
    func value(_ e: Expression) -> Double? { (try? e.evaluate(in: point))?.elements.first }
    switch set {
    case .finite(let elements):
      let values = elements.compactMap(value)
      guard let low = values.min(), let high = values.max() else { return nil }
      return [low, high, low == high ? 0 : 1]
    case .interval(let a, let b, let openLeft, let openRight):
      guard let low = value(a), let high = value(b) else { return nil }
      return [low, high, openLeft || openRight ? 1 : 0]
    case .cases(let branches, let otherwise):
      for branch in branches {
        guard let holds = try? branch.condition.holds(in: point) else { return nil }
        if holds { return ends(of: branch.value, at: point) }
      }
      return otherwise.flatMap { ends(of: $0, at: point) }
    default: return nil
    }
  }
}

/// Whether all pivots of Gauss' elimination are positive. The border is not told.
func hasPositivePivots(_ entries: [Double], strict: Bool) -> Bool? {
  let count = (1...max(1, entries.count)).first { $0 * $0 >= entries.count } ?? 0
  guard count * count == entries.count else { return nil }
  var rows = (0..<count).map { Array(entries[$0 * count..<($0 + 1) * count]) }
  let size = entries.reduce(1e-9) { max($0, $1.magnitude) }
  for k in 0..<count {
    for i in 0..<k where (rows[i][k] - rows[k][i]).magnitude > 1e-9 * size { return false }
  }
  for k in 0..<count {
    if rows[k][k] < -1e-9 * size { return false }
    if rows[k][k] < 1e-12 * size { return strict ? false : nil }
    for i in k + 1..<max(count, k + 1) {
      let factor = rows[i][k] / rows[k][k]
      for j in k..<count { rows[i][j] -= factor * rows[k][j] }
    }
  }
  return true
}
