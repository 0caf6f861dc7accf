extension SetExpression {
  /// The same set with each part replaced as `map` says. A builder binds its symbol in the
  /// condition, a subdifferential in the function but not in the point.
  public func mapParts<M: FormulaMap>(_ map: M) throws(M.Failure) -> SetExpression {
    switch self {
    case .finite(let elements): return .finite(try map.expressions(elements))
    case .interval(let a, let b, let openLeft, let openRight):
      return .interval(
        try map.expression(a), try map.expression(b), openLeft: openLeft, openRight: openRight)
    case .builder(let symbol, let condition):
      let (bound, inner) = map.binding(symbol)
      return .builder(bound, try inner.relation(condition))
    case .reals(let shape): return .reals(map.shape(shape))
    case .subdifferential(let body, let symbol, let at):
      let (bound, inner) = map.binding(symbol)
      return .subdifferential(
        of: try inner.expression(body), with: bound, at: try map.expression(at))
    case .minimisers(let problem): return .minimisers(try problem.mapParts(map))
    case .sum(let a, let b): return .sum(try map.set(a), try map.set(b))
    case .image(let factor, let set): return .image(try map.expression(factor), try map.set(set))
    case .cases(let branches, let otherwise):
      var mapped: [SetBranch] = []
      for branch in branches {
        mapped.append(SetBranch(try map.set(branch.value), if: try map.relation(branch.condition)))
      }
      var rest: SetExpression?
      if let otherwise { rest = try map.set(otherwise) }
      return .cases(mapped, otherwise: rest)
    }
  }
}
