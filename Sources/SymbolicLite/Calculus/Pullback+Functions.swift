/// Elementary functions, norms, maxima and definitions by cases.
extension Pullback {
  /// d f(a) = f′(a) ⊙ da.
  func pullElementary(
    _ function: Elementary, _ a: Expression, _ g: Expression
  ) throws(NoRule) -> Expression? {
    let value = Expression.apply(function, a)
    let ones = a.shape.isScalar ? Expression.number(.one) : .ones(a.shape)
    switch function {
    case .magnitude:
      requireEntries(of: a, .notEqual)
      return try pull(a, .hadamard(.apply(.sign, a), g))
    case .sign:
      requireEntries(of: a, .notEqual)
      return nil
    case .exp: return try pull(a, .hadamard(value, g))
    case .log:
      requireEntries(of: a, .greater)
      return try pull(a, try quotient(g, by: a))
    case .sqrt:
      requireEntries(of: a, .greater)
      return try pull(a, try quotient(g, by: .multiply(2, value)))
    case .tanh:
      let squared =
        a.shape.isScalar ? Expression.power(value, 2) : Expression.hadamard(value, value)
      return try pull(a, .hadamard(.add([ones, .negate(squared)]), g))
    case .positivePart:
      requireEntries(of: a, .notEqual)
      guard a.shape.isScalar else {
        let half = Expression.divide(.add([ones, .apply(.sign, a)]), 2)
        return try pull(a, .hadamard(half, g))
      }
      guard let share = try pull(a, g) else { return nil }
      return .cases([Branch(share, if: .compare(a, .greater, 0))], otherwise: zero)
    }
  }

  var zero: Expression { .zero(symbol.shape) }

  /// Entry by entry; for a vector by the inverse of a diagonal matrix.
  private func quotient(_ g: Expression, by a: Expression) throws(NoRule) -> Expression {
    if a.shape.isScalar { return .divide(g, a) }
    guard a.shape.columns == .one else { throw NoRule() }
    return .multiply(.matrixPower(.diagonal(a), -1), g)
  }

  func pullNorm(
    _ norm: Norm, _ a: Expression, _ g: Expression
  ) throws(NoRule) -> Expression? {
    if a.shape.isScalar, norm != .l0 { return try pullElementary(.magnitude, a, g) }
    switch norm {
    case .l0:
      requireEntries(of: a, .notEqual)
      return nil
    case .l1:
      requireEntries(of: a, .notEqual)
      return try pull(a, .multiply(g, .apply(.sign, a)))
    case .l2 where a.shape.columns != .one && a.shape.rows != .one, .infinity: throw NoRule()
    case .l2, .frobenius:
      require(.compare(a, .notEqual, .zeros(a.shape)))
      return try pull(a, .multiply(g, .divide(a, .norm(norm, a))))
    case .lq(let q):
      return try pull(.power(sumOfPowers(a, q), .divide(1, q)), g)
    }
  }

  /// ∑ⱼ |aⱼ|^q.
  func sumOfPowers(_ a: Expression, _ q: Expression) throws(NoRule) -> Expression {
    guard a.shape.columns == .one else { throw NoRule() }
    let id = max(a.largestIndexID, q.largestIndexID) + 1
    let index = Index("j", id: id, through: a.shape.rows)
    let term = Expression.power(.apply(.magnitude, .entry(a, .index(index), 1)), q)
    return .fold(
      .sum, index, lower: 1, upper: .size(index.range), condition: nil, term)
  }

  /// The gradient of the largest item, where it is larger than all others.
  func pullExtremum(
    _ which: Extremum, _ items: [Expression], _ g: Expression
  ) throws(NoRule) -> Expression? {
    var shares: [(item: Expression, share: Expression)] = []
    for item in items { shares.append((item, try pull(item, g) ?? zero)) }
    // A constant item is the most readable "otherwise".
    shares.sort { !$0.share.isZero && $1.share.isZero }
    for (position, first) in shares.enumerated() {
      for second in shares[(position + 1)...] where depends(first.item) || depends(second.item) {
        require(.compare(first.item, .notEqual, second.item))
      }
    }
    guard let last = shares.last else { return nil }
    let branches = shares.enumerated().dropLast().map { position, candidate in
      let others = shares.enumerated().filter { $0.offset != position }.map(\.element.item)
      let beats = others.map {
        Relation.compare(candidate.item, which == .max ? .greater : .less, $0)
      }
      return Branch(candidate.share, if: beats.count == 1 ? beats[0] : .all(beats))
    }
    return .cases(branches, otherwise: last.share)
  }

  /// The gradient of the branch, away from the thresholds of those conditions that the symbol moves.
  func pullCases(
    _ branches: [Branch], _ otherwise: Expression?, _ g: Expression
  ) throws(NoRule) -> Expression? {
    var mapped: [Branch] = []
    var inner = self
    for branch in branches {
      try requireInterior(of: branch.condition)
      inner = Pullback(to: symbol)
      let share = try inner.pull(branch.value, g)?.simplified() ?? zero
      try keep(inner.conditions.items, where: branch.condition)
      mapped.append(Branch(share, if: branch.condition))
    }
    guard let otherwise else { return .cases(mapped, otherwise: nil) }
    return .cases(mapped, otherwise: try pull(otherwise, g) ?? zero)
  }

  /// What a branch needs is needed only where it is taken.
  private func keep(_ needed: [Relation], where condition: Relation) throws(NoRule) {
    for item in needed { require(.implies(condition, item)) }
  }

  private func requireInterior(of condition: Relation) throws(NoRule) {
    guard condition.freeSymbols.contains(symbol) else { return }
    switch condition {
    case .compare(let a, _, let b) where a.shape.isScalar:
      require(.compare(a, .notEqual, b))
    case .compare(let a, let comparison, let b):
      // Entry by entry for the orders; a set of measure zero for = and ≠, whose interior is a ≠ b.
      guard comparison == .equal || comparison == .notEqual else {
        return requireEntries(of: .add([a, .negate(b)]), .notEqual)
      }
      require(.compare(a, .notEqual, b))
    case .all(let parts), .any(let parts):
      for part in parts { try requireInterior(of: part) }
    default: throw NoRule()
    }
  }
}
