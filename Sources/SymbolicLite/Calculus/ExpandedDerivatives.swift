extension Expression {
  /// The formula with every gradient, Hessian and derivative inside worked out by rules and taken at
  /// its point, and where the rules hold. What no rule covers, an open function's derivatives among
  /// it, stays as it is.
  public func expandingDerivatives() -> Derived {
    let conditions = Collected<Relation>()
    let expression = expandingDerivatives(conditions).simplifiedIfChanged(from: self)
    // A condition from within a sum holds for all values of the index.
    let outside = freeIndices
    let closed = conditions.items.map { condition in
      condition.freeIndices.subtracting(outside).reduce(condition) { .forAll($1, $0) }
    }
    return Derived(expression, validWhere: closed)
  }

  private func expandingDerivatives(_ conditions: Collected<Relation>) -> Expression {
    if let result = workedOut {
      conditions.items += result.validWhere
      return result.expression
    }
    return mapChildren { $0.expandingDerivatives(conditions) }
  }

  private func simplifiedIfChanged(from old: Expression) -> Expression {
    self == old ? self : simplified()
  }

  private static let mostDerivedNodes = 2000

  /// A derivative of a formula, worked out and taken at its point; `nil` for anything else.
  var workedOut: Derived? {
    let (derived, variable, at): (Derived?, Symbol, Expression)
    switch self {
    case .gradient(let body, let with, let point):
      (derived, variable, at) = (body.gradient(with: with), with, point)
    case .hessian(let body, let with, let point):
      (derived, variable, at) = (body.hessian(with: with), with, point)
    case .derivative(let body, let with, let point):
      (derived, variable, at) = (body.derivative(with: with), with, point)
    default: return nil
    }
    guard let derived else { return nil }
    // Each derivative of a derivative is several times as long as the last: nine times, where
    // nothing cancels. What is refused here is not expanded further out either.
    guard derived.expression.nodeCount <= Self.mostDerivedNodes else { return nil }
    // A derivative of an open function is its own expansion.
    if derived.expression.substituting([variable: at]) == self { return nil }
    let point = at.expandingDerivatives()
    let here = [variable: point.expression]
    return Derived(
      derived.expression.substituting(here),
      validWhere: derived.validWhere.map { $0.substituting(here) } + point.validWhere)
  }
}
