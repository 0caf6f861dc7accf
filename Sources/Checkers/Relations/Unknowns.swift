import SymbolicLite

/// Takes constants that nothing is known of out of comparisons "up to" a constant.
///
/// An unknown that is free of the same symbols adds nothing that such a comparison could see: as a
/// summand, or as a factor inside a logarithm (it is positive). Where an unknown is anything else it
/// stays, and evaluation says so.
struct UnknownRemoval {
  let symbols: Set<Symbol>

  init(freeOf symbols: [Symbol]) { self.symbols = Set(symbols) }

  /// The expression without unknown summands.
  func summed(_ expression: Expression) -> Expression {
    guard mentionsUnknown(expression) else { return expression }
    switch expression {
    case .unknown(let unknown) where isFree(unknown): return .number(.zero)
    case .add(let parts): return .add(parts.map(summed))
    case .negate(let inner): return .negate(summed(inner))
    case .multiply(let factor, let rest) where isConstant(factor):
      return .multiply(factor, summed(rest))
    case .multiply(let rest, let factor) where isConstant(factor):
      return .multiply(summed(rest), factor)
    case .divide(let rest, let factor) where isConstant(factor):
      return .divide(summed(rest), factor)
    case .apply(.log, let inner) where inner.shape.isScalar: return .apply(.log, multiplied(inner))
    default: return expression
    }
  }

  /// The expression without unknown factors.
  func multiplied(_ expression: Expression) -> Expression {
    guard mentionsUnknown(expression) else { return expression }
    switch expression {
    case .unknown(let unknown) where isFree(unknown): return .number(.one)
    case .negate(let inner): return .negate(multiplied(inner))
    case .multiply(let a, let b): return .multiply(multiplied(a), multiplied(b))
    case .divide(let a, let b): return .divide(multiplied(a), multiplied(b))
    case .power(let base, let exponent) where isConstant(exponent):
      return .power(multiplied(base), exponent)
    case .apply(.exp, let inner) where inner.shape.isScalar: return .apply(.exp, summed(inner))
    default: return expression
    }
  }

  private func isFree(_ unknown: UnknownConstant) -> Bool {
    symbols.isSubset(of: Set(unknown.freeOf))
  }

  /// Whether the expression has a value that does not depend on the symbols.
  private func isConstant(_ expression: Expression) -> Bool {
    expression.freeSymbols.isDisjoint(with: symbols) && !mentionsUnknown(expression)
  }

  private func mentionsUnknown(_ expression: Expression) -> Bool {
    expression.contains { if case .unknown = $0 { true } else { false } }
  }
}
