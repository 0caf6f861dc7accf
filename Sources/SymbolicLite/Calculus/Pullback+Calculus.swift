/// Open functions, and derivatives inside the formula that is differentiated.
extension Pullback {
  func pullCalculus(_ part: Expression, _ g: Expression) throws(NoRule) -> Expression? {
    switch part {
    case .call(let function, let a):
      let variable = variable(of: function, at: a)
      let call = Expression.call(function, .symbol(variable))
      return try pull(
        a,
        .multiply(
          g,
          function.argument.isScalar
            ? .derivative(of: call, with: variable, at: a)
            : .gradient(of: call, with: variable, at: a)))
    case .gradient(.call(let function, .symbol(let argument)), let variable, let at)
    where argument == variable && variable.shape.columns == .one:
      // d ∇L(a) = ∇²L(a) da, and the Hessian is symmetric.
      let call = Expression.call(function, .symbol(variable))
      return try pull(at, .multiply(.hessian(of: call, with: variable, at: at), g))
    case .derivative(let body, let variable, let at) where body.isOpen(in: variable):
      let here = Expression.derivative(of: body, with: variable, at: .symbol(variable))
      return try pull(at, .multiply(g, .derivative(of: here, with: variable, at: at)))
    default:
      guard let expanded = part.workedOut else { throw NoRule() }
      for condition in expanded.validWhere { require(condition) }
      return try pull(expanded.expression, g)
    }
  }

  /// The symbol that the derivative of an open function binds: the argument itself where it is one.
  private func variable(of function: OpaqueFunction, at a: Expression) -> Symbol {
    if case .symbol(let symbol) = a { return symbol }
    return Symbol("u", function.argument)
  }
}

extension Expression {
  /// f(z), f′(z), f″(z), … of an open function, at the bare symbol.
  fileprivate func isOpen(in variable: Symbol) -> Bool {
    switch self {
    case .call(_, .symbol(variable)): true
    case .derivative(let body, variable, .symbol(variable)): body.isOpen(in: variable)
    default: false
    }
  }
}
