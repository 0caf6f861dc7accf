/// Definitions by cases. At a point, only the branch that is taken has to be defined: a branch is
/// lowered only once its condition is decided, or where it has a value everywhere.
extension Lowering {
  func cases(
    _ branches: [Branch], _ otherwise: Expression?, _ i: Position, _ j: Position
  ) throws(GivenUp) -> Polynomial {
    var weight = Polynomial.one
    var result: [Polynomial] = []
    for branch in branches {
      let truth = try indicator(branch.condition)
      if truth.isZero { continue }
      let value = try value(of: branch.value, i, j, isCertain: truth == .one && result.isEmpty)
      if truth != .one || !result.isEmpty, !algebra.isTotal(value) {
        throw .unsupported("a branch that may be undefined where it is not taken")
      }
      result.append(try algebra.multiply(algebra.multiply(weight, truth), value))
      if truth == .one { return try algebra.add(result) }
      weight = try algebra.multiply(weight, algebra.subtract(.one, truth))
    }
    guard let otherwise else {
      if result.isEmpty { throw .undefined }
      throw .unsupported("a definition by cases without a last case")
    }
    let value = try value(of: otherwise, i, j, isCertain: result.isEmpty)
    guard result.isEmpty || algebra.isTotal(value) else {
      throw .unsupported("a branch that may be undefined where it is not taken")
    }
    result.append(try algebra.multiply(weight, value))
    return try algebra.add(result)
  }

  /// A branch that may not be taken says nothing where it has no value.
  private func value(
    of value: Expression, _ i: Position, _ j: Position, isCertain: Bool
  ) throws(GivenUp) -> Polynomial {
    do throws(GivenUp) {
      return try entry(value, i, j)
    } catch {
      guard case .undefined = error, !isCertain else { throw error }
      throw .unsupported("a branch that has no value")
    }
  }

  /// 1 where a condition holds, else 0. Outside of sums it has to be decided first.
  package func indicator(_ condition: Relation) throws(GivenUp) -> Polynomial {
    switch condition {
    case .compare(let a, let comparison, let b): return try indicator(a, comparison, b)
    case .all(let parts):
      var result = Polynomial.one
      for part in parts {
        result = try algebra.multiply(result, later(part, isFirst: result == .one))
        if result.isZero { return result }
      }
      return result
    case .any(let parts):
      var none = Polynomial.one
      for part in parts {
        let truth = try later(part, isFirst: none == .one)
        none = try algebra.multiply(none, algebra.subtract(.one, truth))
        if none.isZero { return .one }
      }
      return try algebra.subtract(.one, none)
    default: throw .unsupported("a condition that is no comparison")
    }
  }

  /// A condition behind others that may already have settled the matter.
  private func later(_ part: Relation, isFirst: Bool) throws(GivenUp) -> Polynomial {
    do throws(GivenUp) {
      return try indicator(part)
    } catch {
      guard case .undefined = error, !isFirst else { throw error }
      throw .unsupported("a condition that has no value")
    }
  }

  private func indicator(
    _ a: Expression, _ comparison: Comparison, _ b: Expression
  ) throws(GivenUp) -> Polynomial {
    let u: Polynomial
    var comparison = comparison
    if a.shape.isScalar {
      u = try algebra.subtract(scalar(a), scalar(b))
    } else if comparison == .equal || comparison == .notEqual {
      // Vectors are equal where the sum of squares of the difference is zero.
      u = try sum(overEntriesOf: .add([a, .negate(b)])) { (x) throws(GivenUp) in
        try algebra.multiply(x, x)
      }
      if comparison == .notEqual { comparison = .greater }
    } else {
      throw .unsupported("an order of vectors as a condition")
    }
    let allowed = Signs(comparison)
    let possible = algebra.signs(of: u)
    let (isTrue, isFalse) = (possible.isSubset(of: allowed), possible.isDisjoint(with: allowed))
    if isTrue || isFalse {
      let rule: RewriteRule? = u.constant == nil ? .knownCondition : nil
      _ = algebra.permits(rule) { algebra.signs(of: u) == possible }
      return isTrue ? .one : .zero
    }
    guard u.reach & ~(1 << 31) == 0 || u.reach & 1 == 0 else {
      return try encoded(u, comparison)
    }
    throw .needsSign(u)
  }

  private func encoded(_ u: Polynomial, _ comparison: Comparison) throws(GivenUp) -> Polynomial {
    algebra.note(.orderBySigns)
    let zero = try algebra.zeroIndicator(u)
    let sign = try algebra.signum(u)
    let half = try algebra.checked(Rational(1, over: 2))
    func combined(_ zeroFactor: Int, _ signFactor: Int) throws(GivenUp) -> Polynomial {
      try algebra.scale(
        algebra.add([
          .one, algebra.scale(zero, by: Rational(zeroFactor)),
          algebra.scale(sign, by: Rational(signFactor)),
        ]), by: half)
    }
    switch comparison {
    case .equal: return zero
    case .notEqual: return try algebra.subtract(.one, zero)
    case .greater: return try combined(-1, 1)
    case .greaterOrEqual: return try combined(1, 1)
    case .less: return try combined(-1, -1)
    case .lessOrEqual: return try combined(1, -1)
    }
  }
}
