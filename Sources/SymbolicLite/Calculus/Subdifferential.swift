extension Expression {
  /// The subdifferential of a *convex* number with respect to a scalar or vector symbol, at the
  /// symbol: sums of smooth terms, |a|, (a)₊, max(a, b), ‖a‖₁, ‖a‖₂, their sums over an index and
  /// products with factors free of the symbol, for affine a. `nil` where no rule applies.
  ///
  /// A factor in front is taken to be ≥ 0, as it has to be for the term to be convex; a minus sign or
  /// a negative number in front of a kink has no rule. The sum rule needs no condition, since all
  /// terms are finite everywhere. The branches of the result are complete.
  public func subdifferential(with symbol: Symbol) -> SetExpression? {
    guard shape.isScalar, symbol.shape.columns == .one else { return nil }
    return Subgradients(symbol: symbol).set(expandingDerivatives().expression.simplified())
  }
}

/// The rules of convex subdifferential calculus, for one symbol.
private struct Subgradients {
  let symbol: Symbol

  func set(_ f: Expression) -> SetExpression? {
    if let smooth = f.gradient(with: symbol), smooth.validWhere.isEmpty {
      return .finite([smooth.expression])
    }
    switch f {
    case .add(let terms): return sum(terms)
    case .multiply(let factor, let rest)
    where factor.shape.isScalar && isNonnegativeConstant(factor):
      return set(rest)?.scaled(by: factor)
    case .multiply(let rest, let factor)
    where factor.shape.isScalar && rest.shape.isScalar && isNonnegativeConstant(factor):
      return set(rest)?.scaled(by: factor)
    case .divide(let rest, let factor) where isNonnegativeConstant(factor):
      return set(rest)?.scaled(by: .divide(1, factor))
    case .apply(.magnitude, let a): return chain(a) { .magnitude(of: $0) }
    case .apply(.positivePart, let a): return chain(a) { .positivePart(of: $0) }
    case .extremum(.max, let items) where items.count == 2: return larger(items[0], items[1])
    case .norm(.l1, let a) where a.shape.columns == .one: return chain(a) { .magnitude(of: $0) }
    case .norm(.l2, let a) where a.shape.columns == .one: return chain(a) { .length(of: $0) }
    case .fold(.sum, let index, 1, let upper, nil, let body) where upper == .size(index.range):
      return separable(body, over: index)
    default: return nil
    }
  }

  /// The whole smooth part is one gradient; each kinked term brings its set.
  private func sum(_ terms: [Expression]) -> SetExpression? {
    var smooth: [Expression] = []
    var kinked: [SetExpression] = []
    for term in terms {
      guard let part = set(term) else { return nil }
      if case .finite(let elements) = part { smooth += elements } else { kinked.append(part) }
    }
    guard let first = kinked.first else { return .finite([Expression.add(smooth).simplified()]) }
    let total = kinked.dropFirst().reduce(first) { .sum($0, $1) }
    return smooth.isEmpty ? total : total.shifted(by: Expression.add(smooth).simplified())
  }

  /// ∂(h ∘ a)(w) = Jᵀ ∂h(a(w)) for affine a with Jacobian J; h is finite everywhere.
  private func chain(
    _ a: Expression, _ outer: (Expression) -> SetExpression
  ) -> SetExpression? {
    guard let jacobian = transposedJacobian(a) else { return nil }
    return outer(a).mapped(by: jacobian)
  }

  private func transposedJacobian(_ a: Expression) -> Expression? {
    let direction = a.freshSymbol(a.shape)
    let adjoint: Expression = a.shape.isScalar ? 1 : .symbol(direction)
    guard let along = a.pulledBack(adjoint, to: symbol), along.validWhere.isEmpty,
      !along.expression.freeSymbols.contains(symbol)
    else { return nil }
    return a.shape.isScalar
      ? along.expression : along.expression.linearPart(in: direction)?.simplified()
  }

  /// max(a, b) of smooth convex a and b: at a tie, everything between the two gradients.
  private func larger(_ a: Expression, _ b: Expression) -> SetExpression? {
    guard let first = set(a), let second = set(b), case .finite(let one) = first,
      case .finite(let two) = second, let p = one.first, let q = two.first
    else { return nil }
    return .cases(
      [
        SetBranch(first, if: .compare(a, .greater, b)),
        SetBranch(second, if: .compare(a, .less, b)),
      ], otherwise: .segment(p, q))
  }

  /// ∑ⱼ |aⱼ| = ‖a‖₁ and ∑ⱼ (aⱼ)₊, with what is free of the index in front.
  private func separable(_ body: Expression, over index: Index) -> SetExpression? {
    switch body {
    case .apply(let function, let term):
      guard let a = term.stacked(over: index) else { return nil }
      switch function {
      case .magnitude: return chain(a) { .magnitude(of: $0) }
      case .positivePart: return chain(a) { .positivePart(of: $0) }
      default: return nil
      }
    case .extremum(.max, let items) where items.count == 2:
      // max(a, b) = b + (a − b)₊, where b is the constant.
      let (a, b) = isConstant(items[0]) ? (items[1], items[0]) : (items[0], items[1])
      guard isConstant(b) else { return nil }
      let difference = Expression.add([a, .negate(b)]).simplified()
      return separable(.apply(.positivePart, difference), over: index)
    default: return nil
    }
  }

  private func isConstant(_ part: Expression) -> Bool { !part.freeSymbols.contains(symbol) }

  private func isNonnegativeConstant(_ factor: Expression) -> Bool {
    isConstant(factor) && !factor.splittingSign().isNegative
  }
}
