import SymbolicLite

extension CurvatureRules {
  /// Whether a formula has a value for every value of the variable, wherever the parts that are
  /// free of it have one.
  func isFinite(_ e: Expression) -> Bool {
    if !depends(e) { return true }
    switch e {
    case .symbol: return true
    case .add, .negate, .multiply, .hadamard, .transpose, .trace, .diagonal, .extremum, .block,
      .row, .column, .entry, .call:
      return e.children.allSatisfy(isFinite)
    case .divide(let a, let b):
      return isFinite(a) && (!depends(b) || isFinite(b) && has(.nonzero, b))
    case .norm(.lq(let q), let a): return !depends(q) && isFinite(a)
    case .norm(_, let a): return isFinite(a)
    case .power(let a, let exponent):
      if depends(exponent) { return a == .e && isFinite(exponent) }
      if case .number(let number) = exponent, number.isWhole, number > .zero { return isFinite(a) }
      return isFinite(a) && has(.nonnegative, a) && has(.positive, exponent)
    case .apply(.log, let a):
      return a.shape.isScalar && isFinite(a) && has(.positive, a)
    case .apply(.sqrt, let a):
      return a.shape.isScalar && isFinite(a) && has(.nonnegative, a)
    case .apply(_, let a): return isFinite(a)
    case .tabulate(_, _, let body): return isFinite(body)
    case .fold(.sum, _, let lower, let upper, let condition, let body):
      return !depends(lower) && !depends(upper) && isFree(condition) && isFinite(body)
    case .cases(_, let otherwise): return otherwise != nil && e.children.allSatisfy(isFinite)
    default: return false
    }
  }
}
