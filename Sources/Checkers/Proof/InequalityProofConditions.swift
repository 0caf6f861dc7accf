import SymbolicLite

/// Definitions by cases, larger and smaller of numbers: the branch that holds in the case under way.
extension Ledger {
  func extremum(_ which: Extremum, _ items: [Expression]) throws(ProofFailure) -> AtomPolynomial {
    guard let first = items.first else { throw .unsupported }
    var result = try polynomial(first)
    for item in items.dropFirst() {
      let other = try polynomial(item)
      // max(a, b) = b + (a − b)₊, min(a, b) = b − (b − a)₊.
      let gap = try which == .max ? result.minus(other) : other.minus(result)
      let excess = try apply(.positivePart, gap)
      result = try which == .max ? other.plus(excess) : other.minus(excess)
    }
    return result
  }

  func cases(_ branches: [Branch], _ otherwise: Expression?) throws(ProofFailure) -> MatrixForm {
    for branch in branches where try holds(branch.condition) { return try lowered(branch.value) }
    guard let otherwise else { throw .unsupported }
    return try lowered(otherwise)
  }

  /// Whether a condition holds in the case under way; asks for a case distinction where that is
  /// not decided.
  func holds(_ condition: Relation) throws(ProofFailure) -> Bool {
    switch condition {
    case .compare(let a, let comparison, let b) where a.shape.isScalar && b.shape.isScalar:
      let gap = try polynomial(a).minus(polynomial(b))
      return try holds(gap, comparison)
    case .compare(let a, .equal, let b): return try isSame(a, b)
    case .compare(let a, .notEqual, let b): return try !isSame(a, b)
    case .all(let parts):
      for part in parts where try !holds(part) { return false }
      return true
    case .any(let parts):
      for part in parts where try holds(part) { return true }
      return false
    default: throw .unsupported
    }
  }

  private func holds(_ gap: AtomPolynomial, _ comparison: Comparison) throws(ProofFailure) -> Bool {
    let (signs, wanted) = (sign(of: gap), comparison.signs)
    if signs.isSubset(of: wanted) { return true }
    if signs.isDisjoint(with: wanted) { return false }
    if boundIndices.contains(where: { mentions(gap, $0) }) { throw .unsupported }
    throw .needsSign(gap, zeroApart: true)
  }

  /// Two vectors are equal where the square of their distance is zero.
  private func isSame(_ a: Expression, _ b: Expression) throws(ProofFailure) -> Bool {
    let gap = try minus(lowered(a), lowered(b))
    return try holds(trace(product(transposed(gap), gap)), .equal)
  }

  /// Whether a condition is decided and met; a doubt is a no.
  func isKnown(_ condition: Relation) -> Bool {
    switch condition {
    case .all(let parts): parts.allSatisfy(isKnown)
    case .any(let parts): parts.contains(where: isKnown)
    case .forAll(let index, let inner):
      // A name of its own: what is known of a free index says nothing of all.
      isKnown(
        inner.substituting(indices: [
          index: .index(Index("all", id: -1 - boundIndices.count, through: index.range))
        ]))
    case .implies(_, let conclusion): isKnown(conclusion)
    default: (try? holds(condition)) ?? false
    }
  }
}

extension Comparison {
  /// The signs of a − b with which a and b meet the comparison.
  var signs: SignSet {
    switch self {
    case .equal: .zero
    case .notEqual: .nonzero
    case .less: .negative
    case .lessOrEqual: .nonpositive
    case .greater: .positive
    case .greaterOrEqual: .nonnegative
    }
  }
}
