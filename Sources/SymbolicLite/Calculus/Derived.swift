/// A derivative found by rules, and where the rules hold.
public struct Derived: Hashable, Sendable {
  public var expression: Expression
  /// What has to hold at a point for the expression to be the derivative there. Sufficient, not
  /// always necessary: |u|′ = sign u asks for u ≠ 0, the thresholds of a definition by cases are
  /// left out even where the pieces meet smoothly.
  public var validWhere: [Relation]

  public init(_ expression: Expression, validWhere: [Relation] = []) {
    self.expression = expression
    self.validWhere = validWhere
  }
}

extension Expression {
  /// The gradient of a number with respect to a symbol, in the symbol's shape, in matrix notation
  /// where it has one: ½‖Xw − y‖² gives Xᵀ(Xw − y). `nil` where no rule applies.
  ///
  /// For a symmetric matrix symbol this is the gradient of the same formula on all matrices.
  public func gradient(with symbol: Symbol) -> Derived? {
    guard shape.isScalar else { return nil }
    return pulledBack(1, to: symbol)
  }

  /// The derivative of a number or a vector with respect to a scalar symbol.
  public func derivative(with symbol: Symbol) -> Derived? {
    guard symbol.shape.isScalar else { return nil }
    if shape.isScalar { return pulledBack(1, to: symbol) }
    guard shape.isVector else { return nil }
    let direction = freshSymbol(shape)
    guard let along = pulledBack(.symbol(direction), to: symbol),
      let row = along.expression.linearPart(in: direction)
    else { return nil }
    return Derived(Expression.transpose(row).simplified(), validWhere: along.validWhere)
  }

  /// The Hessian of a number with respect to a scalar or a vector.
  public func hessian(with symbol: Symbol) -> Derived? {
    guard symbol.shape.columns == .one, let gradient = gradient(with: symbol) else { return nil }
    if symbol.shape.isScalar {
      guard let second = gradient.expression.derivative(with: symbol) else { return nil }
      return Derived(second.expression, validWhere: gradient.validWhere + second.validWhere)
    }
    // Hᵀu is the gradient pulled back along u, and H is symmetric.
    let direction = gradient.expression.freshSymbol(symbol.shape)
    guard let along = gradient.expression.pulledBack(.symbol(direction), to: symbol),
      let matrix = along.expression.linearPart(in: direction)
    else { return nil }
    return Derived(
      matrix.simplified(), validWhere: gradient.validWhere + along.validWhere)
  }

  /// ∂/∂wⱼ of a number: entry `position` of the gradient with respect to a vector.
  public func partial(with symbol: Symbol, _ position: Expression) -> Derived? {
    guard symbol.shape.columns == .one, var result = gradient(with: symbol) else { return nil }
    result.expression = .entry(result.expression, position, 1)
    return result
  }

  /// A symbol whose name does not occur here.
  func freshSymbol(_ shape: Shape) -> Symbol {
    let taken = symbolNames
    var name = "u"
    while taken.contains(name) { name += "'" }
    return Symbol(name, shape)
  }

  /// Jᵀu for the Jacobian J with respect to the symbol, along u in the shape of this expression.
  ///
  /// Derivatives inside are worked out first, so that what the rules copy is free of them.
  func pulledBack(_ adjoint: Expression, to symbol: Symbol) -> Derived? {
    let pullback = Pullback(to: symbol)
    let expanded = expandingDerivatives()
    let share: Expression?
    do { share = try pullback.pull(expanded.expression, adjoint) } catch { return nil }
    var conditions = expanded.validWhere
    for condition in pullback.conditions.items where !conditions.contains(condition) {
      conditions.append(condition)
    }
    return Derived(share?.simplified() ?? .zero(symbol.shape), validWhere: conditions)
  }
}
