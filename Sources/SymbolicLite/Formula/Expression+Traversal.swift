extension Expression {
  /// The same construct with each part replaced as `map` says: the one list of what an expression
  /// is made of and of what it binds where.
  public func mapParts<M: FormulaMap>(_ map: M) throws(M.Failure) -> Expression {
    switch self {
    case .number, .pi, .e, .index, .symbol: self
    case .size(let size): .size(map.size(size))
    case .zeros(let shape): .zeros(map.shape(shape))
    case .ones(let shape): .ones(map.shape(shape))
    case .identity(let size): .identity(map.size(size))
    case .unit(let position, let size): .unit(try map.expression(position), map.size(size))
    case .add(let terms): .add(try map.expressions(terms))
    case .negate(let a): .negate(try map.expression(a))
    case .multiply(let a, let b): .multiply(try map.expression(a), try map.expression(b))
    case .hadamard(let a, let b): .hadamard(try map.expression(a), try map.expression(b))
    case .divide(let a, let b): .divide(try map.expression(a), try map.expression(b))
    case .power(let a, let b): .power(try map.expression(a), try map.expression(b))
    case .matrixPower(let a, let exponent): .matrixPower(try map.expression(a), exponent)
    case .transpose(let a): .transpose(try map.expression(a))
    case .apply(let function, let a): .apply(function, try map.expression(a))
    case .norm(let norm, let a): .norm(try norm.mapParts(map), try map.expression(a))
    case .trace(let a): .trace(try map.expression(a))
    case .determinant(let a): .determinant(try map.expression(a))
    case .diagonal(let a): .diagonal(try map.expression(a))
    case .extremum(let which, let items): .extremum(which, try map.expressions(items))
    case .entry(let a, let i, let j):
      .entry(try map.expression(a), try map.expression(i), try map.expression(j))
    case .row(let a, let i): .row(try map.expression(a), try map.expression(i))
    case .column(let a, let j): .column(try map.expression(a), try map.expression(j))
    case .call(let function, let a): .call(map.function(function), try map.expression(a))
    default: try mapBlocksAndBinders(map)
    }
  }

  private func mapBlocksAndBinders<M: FormulaMap>(_ map: M) throws(M.Failure) -> Expression {
    switch self {
    case .cases(let branches, let otherwise):
      var mapped: [Branch] = []
      for branch in branches {
        mapped.append(
          Branch(try map.expression(branch.value), if: try map.relation(branch.condition)))
      }
      return .cases(mapped, otherwise: try Self.optional(otherwise, map))
    case .block(let rows):
      var mapped: [[Expression]] = []
      for row in rows { mapped.append(try map.expressions(row)) }
      return .block(mapped)
    case .tabulate(let row, let column, let body):
      let (boundRow, inner) = map.binding(row)
      guard let column else { return .tabulate(boundRow, nil, try inner.expression(body)) }
      let (boundColumn, innermost) = inner.binding(column)
      return .tabulate(boundRow, boundColumn, try innermost.expression(body))
    case .fold(let fold, let index, let lower, let upper, let condition, let body):
      let (lower, upper) = (try map.expression(lower), try map.expression(upper))
      let (bound, inner) = map.binding(index)
      var mapped: Relation?
      if let condition { mapped = try inner.relation(condition) }
      return .fold(
        fold, bound, lower: lower, upper: upper, condition: mapped, try inner.expression(body))
    case .minimiser(let problem): return .minimiser(try problem.mapParts(map))
    case .minimum(let problem): return .minimum(try problem.mapParts(map))
    case .expectation(let body, let random):
      let (inner, mapped) = try RandomSymbol.mapParts(random, map)
      return .expectation(try inner.expression(body), over: mapped)
    case .variance(let body, let random):
      let (inner, mapped) = try RandomSymbol.mapParts(random, map)
      return .variance(try inner.expression(body), over: mapped)
    case .unknown(let constant):
      return .unknown(UnknownConstant(constant.name, freeOf: constant.freeOf.map(map.mention)))
    default: return try mapCalculus(map)
    }
  }

  /// In all four, `with` is bound in the body and not in `at`.
  private func mapCalculus<M: FormulaMap>(_ map: M) throws(M.Failure) -> Expression {
    switch self {
    case .gradient(let body, let symbol, let at):
      let (bound, inner) = map.binding(symbol)
      return .gradient(of: try inner.expression(body), with: bound, at: try map.expression(at))
    case .hessian(let body, let symbol, let at):
      let (bound, inner) = map.binding(symbol)
      return .hessian(of: try inner.expression(body), with: bound, at: try map.expression(at))
    case .derivative(let body, let symbol, let at):
      let (bound, inner) = map.binding(symbol)
      return .derivative(of: try inner.expression(body), with: bound, at: try map.expression(at))
    case .oneSidedDerivative(let body, let symbol, let at, let side):
      let (bound, inner) = map.binding(symbol)
      return .oneSidedDerivative(
        of: try inner.expression(body), with: bound, at: try map.expression(at), side)
    default: return self
    }
  }

  static func optional<M: FormulaMap>(
    _ part: Expression?, _ map: M
  ) throws(M.Failure) -> Expression? {
    guard let part else { return nil }
    return try map.expression(part)
  }
}

extension Norm {
  fileprivate func mapParts<M: FormulaMap>(_ map: M) throws(M.Failure) -> Norm {
    guard case .lq(let q) = self else { return self }
    return .lq(try map.expression(q))
  }
}

extension Minimisation {
  /// The variable is bound in the objective and in the constraint.
  func mapParts<M: FormulaMap>(_ map: M) throws(M.Failure) -> Minimisation {
    let (bound, inner) = map.binding(variable)
    var mapped: Relation?
    if let constraint { mapped = try inner.relation(constraint) }
    return Minimisation(try inner.expression(objective), over: bound, subjectTo: mapped)
  }
}

extension RandomSymbol {
  /// The symbols are bound in the body, which is mapped with the first result; the parameters of
  /// their distributions lie outside that scope.
  fileprivate static func mapParts<M: FormulaMap>(
    _ random: [RandomSymbol], _ map: M
  ) throws(M.Failure) -> (M, [RandomSymbol]) {
    var inner = map
    var mapped: [RandomSymbol] = []
    for item in random {
      let bound: Symbol
      (bound, inner) = inner.binding(item.symbol)
      mapped.append(RandomSymbol(bound, try item.distribution.mapParts(map)))
    }
    return (inner, mapped)
  }
}

extension Distribution {
  fileprivate func mapParts<M: FormulaMap>(_ map: M) throws(M.Failure) -> Distribution {
    switch self {
    case .normal(let mean, let covariance):
      .normal(mean: try map.expression(mean), covariance: try map.expression(covariance))
    case .laplace(let location, let scale):
      .laplace(location: try map.expression(location), scale: try map.expression(scale))
    case .bernoulli(let probability): .bernoulli(try map.expression(probability))
    }
  }
}
