extension Expression {
  /// The matrix M of an expression that is Mu for a vector symbol u; `nil` where it is not visibly
  /// linear in u. This is how a Hessian is read off from the Hessian times u.
  package func linearPart(in u: Symbol) -> Expression? {
    func hasU(_ part: Expression) -> Bool { part.freeSymbols.contains(u) }
    guard hasU(self) else {
      return isZero ? .zero(.matrix(shape.rows, u.shape.rows)) : nil
    }
    switch self {
    case .symbol: return .identity(u.shape.rows)
    case .add(let terms):
      let parts = terms.compactMap { $0.linearPart(in: u) }
      return parts.count == terms.count ? .add(parts) : nil
    case .negate(let a): return a.linearPart(in: u).map { .negate($0) }
    case .divide(let a, let b): return hasU(b) ? nil : a.linearPart(in: u).map { .divide($0, b) }
    case .hadamard(let a, let b):
      let (fixed, moving) = hasU(a) ? (b, a) : (a, b)
      guard !hasU(fixed), fixed.shape.columns == .one else { return nil }
      return moving.linearPart(in: u).map { .multiply(.diagonal(fixed), $0) }
    case .multiply(let a, let b):
      if !hasU(a) { return b.linearPart(in: u).map { .multiply(a, $0) } }
      return hasU(b) ? nil : Expression.linearPart(of: a, times: b, in: u)
    case .transpose(let a) where a.shape.isScalar: return a.linearPart(in: u)
    case .trace(let a): return a.shape.isScalar ? a.linearPart(in: u) : nil
    case .entry(let a, let i, .number(.one)) where a.shape.columns == .one && !hasU(i):
      return a.linearPart(in: u).map { .multiply(.transpose(.unit(i, a.shape.rows)), $0) }
    case .fold(.sum, let index, let lower, let upper, let condition, let body):
      return body.linearPart(in: u).map {
        .fold(.sum, index, lower: lower, upper: upper, condition: condition, $0)
      }
    case .cases(let branches, let otherwise):
      var mapped: [Branch] = []
      for branch in branches {
        guard let value = branch.value.linearPart(in: u) else { return nil }
        mapped.append(Branch(value, if: branch.condition))
      }
      guard let otherwise else { return .cases(mapped, otherwise: nil) }
      return otherwise.linearPart(in: u).map { .cases(mapped, otherwise: $0) }
    default: return nil
    }
  }

  /// The case where the left factor moves: a number (b times its row), a row uᵀN (then (uᵀN)b is
  /// bᵀNᵀu), or a product that ends in such a row.
  private static func linearPart(
    of a: Expression, times b: Expression, in u: Symbol
  ) -> Expression? {
    if a.shape.isScalar || b.shape.isScalar {
      return a.linearPart(in: u).map { .multiply(b, $0) }
    }
    if a.shape.rows == .one {
      let column = Expression.transpose(a).simplified()
      return column.linearPart(in: u).map { .multiply(.transpose(b), $0) }
    }
    if case .diagonal(let vector) = a, vector.shape.isVector, b.shape.columns == .one {
      return vector.linearPart(in: u).map { .multiply(.diagonal(b), $0) }
    }
    guard case .multiply(let first, let second) = a else { return nil }
    return Expression.multiply(first, .multiply(second, b)).linearPart(in: u)
  }
}
