import SymbolicLite

extension Examiner {
  /// Comparisons that speak of a minimum; `nil` for all others.
  func optimum(
    _ left: Expression, _ comparison: Comparison, _ right: Expression, _ here: Situation
  ) -> Finding? {
    let (isLeft, isRight) = (left.mentionsOptimum, right.mentionsOptimum)
    guard isLeft || isRight else { return nil }
    if comparison == .equal {
      if case .minimiser(let problem) = left, !isRight {
        return minimiser(problem, is: right, isUnique: true, here)
      }
      if case .minimiser(let problem) = right, !isLeft {
        return minimiser(problem, is: left, isUnique: true, here)
      }
    }
    for (side, other, order) in [(left, right, comparison), (right, left, comparison.mirrored)] {
      if case .minimum(let problem) = side, !other.mentionsOptimum,
        let finding = undercut(problem, order, other, here)
      {
        return finding
      }
      // max f = −min(−f).
      if case .negate(.minimum(let problem)) = side, !other.mentionsOptimum,
        let finding = undercut(problem, order.mirrored, .negate(other), here, isMaximum: true)
      {
        return finding
      }
    }
    return nested(left, comparison, right, here)
  }

  /// `min f comparison value` fails where some f(u) is below a value that the minimum has to reach.
  private func undercut(
    _ problem: Minimisation, _ comparison: Comparison, _ other: Expression, _ here: Situation,
    isMaximum: Bool = false
  ) -> Finding? {
    guard comparison != .less, comparison != .lessOrEqual, comparison != .notEqual,
      let placed = PlacedProblem(problem, here),
      let bound = try? other.evaluate(in: here.intervals).elements.first
    else { return nil }
    let zero = [Double](repeating: 0, count: placed.count)
    let others = DescentSearch(placed, isBrief: isBrief).points(from: zero).map(\.place)
    for u in [zero] + others {
      guard placed.isFeasible(u.enclosed) == true, let value = try? placed.value(u.enclosed)
      else { continue }
      if value.upper < bound.lower || comparison == .greater && value.upper <= bound.lower {
        return .fails(
          Failure(
            left: printed(isMaximum ? -value.middle : value.middle),
            right: printed(isMaximum ? -bound.middle : bound.middle),
            reason: "the objective takes the left value at \(printed(placed.tensor(u)))"))
      }
    }
    return nil
  }

  /// Minima inside formulas have a value where a global search encloses them: over one number.
  private func nested(
    _ left: Expression, _ comparison: Comparison, _ right: Expression, _ here: Situation
  ) -> Finding {
    do throws(Undefined) {
      let one = try OptimumReplacement(here: here, side: "left").replaced(left)
      let two = try OptimumReplacement(here: here, side: "right").replaced(right)
      let a = try one.0.evaluate(in: one.1)
      var environment = one.1
      environment.values.merge(two.1.values) { mine, _ in mine }
      let b = try two.0.evaluate(in: environment)
      return Enclosures.compare(a, comparison, b) { 0 }
    } catch {
      return .leftOut(error.reason)
    }
  }

  /// argmin = {a} claims the only minimiser; larger sets of minimisers are not decided.
  func minimiserSets(_ a: ConcreteSet, _ b: ConcreteSet, _ here: Situation) -> Finding? {
    switch (a, b) {
    case (.minimisers(let problem), .finite(let elements)),
      (.finite(let elements), .minimisers(let problem)):
      guard elements.count == 1, let element = elements.first else {
        return .leftOut("a set of several minimisers")
      }
      return minimiser(problem, equals: element, here)
    case (.minimisers, _), (_, .minimisers): return .leftOut("a set of several minimisers")
    default: return nil
    }
  }

  private func minimiser(
    _ problem: Minimisation, equals element: Tensor<Interval>, _ here: Situation
  ) -> Finding {
    let name = Symbol("\\text{claimed}", problem.variable.shape)
    var there = here
    there.intervals.values[name] = element
    there.doubles.values[name] = element.middles
    return minimiser(problem, is: .symbol(name), isUnique: true, there)
  }
}

extension FormulaPart {
  var mentionsOptimum: Bool {
    contains {
      switch $0 {
      case .minimiser, .minimum: true
      default: false
      }
    }
  }
}

extension Expression {
  fileprivate var bindsNames: Bool {
    switch self {
    case .fold, .expectation, .variance: true
    case .gradient(let body, _, _), .hessian(let body, _, _), .derivative(let body, _, _),
      .oneSidedDerivative(let body, _, _, _):
      body.mentionsOptimum
    default: false
    }
  }
}

/// Puts enclosed values in the place of minima that are free of bound names.
private struct OptimumReplacement {
  let here: Situation
  let side: String

  func replaced(
    _ expression: Expression
  ) throws(Undefined) -> (Expression, Environment<Interval>) {
    var environment = here.intervals
    let result = try replace(expression, &environment)
    return (result, environment)
  }

  private func replace(
    _ expression: Expression, _ environment: inout Environment<Interval>
  ) throws(Undefined) -> Expression {
    switch expression {
    case .minimiser(let problem), .minimum(let problem):
      guard let placed = PlacedProblem(problem, here) else {
        throw .unsupported("a minimum over something without a size")
      }
      let optimum = try BranchAndBound(placed).optimum()
      let isPlace = if case .minimiser = expression { true } else { false }
      let name = Symbol(
        "\\text{optimum \(side) \(environment.values.count)}",
        isPlace ? problem.variable.shape : .scalar)
      environment.values[name] = Tensor(isPlace ? optimum.place : optimum.value)
      return .symbol(name)
    default:
      guard expression.mentionsOptimum else { return expression }
      guard !expression.bindsNames else {
        // The minimum may depend on the bound name: its value here is not its value there.
        throw .unsupported("a minimum inside a sum, a derivative or an expectation")
      }
      var inner = environment
      let result = try expression.mapChildren {
        (child: Expression) throws(Undefined) -> Expression in
        try replace(child, &inner)
      }
      environment = inner
      return result
    }
  }
}
