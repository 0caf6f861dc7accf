import SymbolicLite

/// A minimisation at a point, as a function of its variable alone.
struct PlacedProblem: Sendable {
  let problem: Minimisation
  let intervals: Environment<Interval>
  let doubles: Environment<Double>
  let rows: Int
  let columns: Int

  init?(_ problem: Minimisation, intervals: Environment<Interval>, doubles: Environment<Double>) {
    let shape = problem.variable.shape
    guard let rows = try? intervals.count(shape.rows),
      let columns = try? intervals.count(shape.columns), rows >= 1, columns >= 1
    else { return nil }
    (self.problem, self.intervals, self.doubles) = (problem, intervals, doubles)
    (self.rows, self.columns) = (rows, columns)
  }

  init?(_ problem: Minimisation, _ here: Situation) {
    self.init(problem, intervals: here.intervals, doubles: here.doubles)
  }

  var count: Int { rows * columns }

  func tensor<N>(_ entries: [N]) -> Tensor<N> {
    Tensor(rows: rows, columns: columns, entries)
  }

  /// The objective, enclosed.
  func value(_ u: [Interval]) throws(Undefined) -> Interval {
    var environment = intervals
    environment.values[problem.variable] = tensor(u)
    guard let value = try problem.objective.evaluate(in: environment).elements.first else {
      throw .unsupported("an objective without a value")
    }
    return value
  }

  /// The objective in doubles, for guidance, the other values being in place; `nil` where it has no
  /// value or the constraint fails.
  func guess(_ u: [Double], in environment: inout Environment<Double>) -> Double? {
    guard permits(u, in: &environment) else { return nil }
    environment.values[problem.variable] = tensor(u)
    let value = try? problem.objective.evaluate(in: environment).elements.first
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Whether the constraint holds in doubles, the other values being in place.
  func permits(_ u: [Double], in environment: inout Environment<Double>) -> Bool {
    guard let constraint = problem.constraint else { return true }
    environment.values[problem.variable] = tensor(u)
    return (try? constraint.holds(in: environment)) == true
  }

  /// Whether the constraint holds; `nil` where enclosures cannot tell.
  func isFeasible(_ u: [Interval]) -> Bool? {
    guard let constraint = problem.constraint else { return true }
    var environment = intervals
    environment.values[problem.variable] = tensor(u)
    return truth(of: constraint, in: environment)
  }

  /// The one-sided slope at u along v, enclosed.
  func slope(_ u: [Interval], along v: [Interval]) throws(Undefined) -> Interval {
    try problem.objective.directionalDerivative(
      with: problem.variable, at: tensor(u), along: tensor(v), in: intervals
    ).slope
  }
}

extension Array where Element == Double {
  var enclosed: [Interval] { map { Interval($0) } }
}
