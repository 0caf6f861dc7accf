import SymbolicLite

/// Slopes from one side, by rules.
///
/// | f                  | f′(z; s) for s = ±1                                      |
/// |:-------------------|:---------------------------------------------------------|
/// | smooth             | s·f′(z)                                                  |
/// | a + b, c·a, a/c    | sums and multiples, c free of z                          |
/// | abs(u), u smooth   | sign(u)·u′(z; s) for u ≠ 0, at u = 0 abs(u′(z; s))       |
/// | max(u, 0)          | u′(z; s) for u > 0, 0 for u < 0, at u = 0 max(u′(z; s), 0) |
/// | max(u, v)          | that of the larger; at a tie the larger slope            |
extension Expression {
  /// The formula with one-sided derivatives worked out where a rule applies.
  var withOneSidedSlopes: Expression {
    guard case .oneSidedDerivative(let f, let z, let at, let side) = self else {
      return mapChildren { $0.withOneSidedSlopes }
    }
    let isRight = side == .right
    guard let slope = f.directionalSlope(with: z, towards: isRight ? 1 : -1) else { return self }
    return (isRight ? slope : .negate(slope)).substituting([z: at])
  }

  /// The derivative along z ↦ z ± 1, from that side. `nil` where no rule applies.
  func directionalSlope(with z: Symbol, towards sign: Int) -> Expression? {
    guard shape.isScalar else { return nil }
    if let smooth = derivative(with: z), smooth.validWhere.isEmpty {
      return sign > 0 ? smooth.expression : .negate(smooth.expression)
    }
    func slope(_ u: Expression) -> Expression? { u.directionalSlope(with: z, towards: sign) }
    func isConstant(_ u: Expression) -> Bool { !u.freeSymbols.contains(z) }
    switch self {
    case .add(let terms):
      let slopes = terms.compactMap(slope)
      return slopes.count == terms.count ? .add(slopes) : nil
    case .negate(let a): return slope(a).map { .negate($0) }
    case .multiply(let c, let a) where isConstant(c) && c.shape.isScalar && a.shape.isScalar,
      .multiply(let a, let c) where isConstant(c) && c.shape.isScalar && a.shape.isScalar:
      return slope(a).map { .multiply(c, $0) }
    case .divide(let a, let c) where isConstant(c): return slope(a).map { .divide($0, c) }
    case .apply(.magnitude, let u), .norm(.l1, let u), .norm(.l2, let u):
      guard u.isSmooth(in: z), let inner = slope(u) else { return nil }
      return .cases(
        [Branch(.multiply(.apply(.sign, u), inner), if: .compare(u, .notEqual, 0))],
        otherwise: .apply(.magnitude, inner))
    case .apply(.positivePart, let u):
      return Expression.larger(u, 0, slope(u), 0, .max)
    case .extremum(let which, let items) where items.count == 2:
      return Expression.larger(items[0], items[1], slope(items[0]), slope(items[1]), which)
    default: return nil
    }
  }

  private static func larger(
    _ a: Expression, _ b: Expression, _ p: Expression?, _ q: Expression?, _ which: Extremum
  ) -> Expression? {
    guard let p, let q else { return nil }
    let wins = which == .max ? Comparison.greater : .less
    return .cases(
      [Branch(p, if: .compare(a, wins, b)), Branch(q, if: .compare(b, wins, a))],
      otherwise: .extremum(which, [p, q]))
  }

  private func isSmooth(in z: Symbol) -> Bool {
    shape.isScalar && derivative(with: z)?.validWhere.isEmpty == true
  }
}

extension Knowledge {
  /// Whether a function of a number is convex for one of these reasons: its second derivative is
  /// ≥ 0, or it is a sum of such, times what is ≥ 0, of abs(u), max(u, 0), max(u, v) for affine u, v.
  ///
  /// - Parameter log: notes what the signs were taken from.
  func isConvex(_ f: Expression, in z: Symbol, _ log: inout RuleLog) -> Bool {
    if let first = f.derivative(with: z), first.validWhere.isEmpty,
      let second = first.expression.derivative(with: z), second.validWhere.isEmpty
    {
      return signs(of: second.expression, &log)?.isSubset(of: .nonnegative) ?? false
    }
    func isConstant(_ u: Expression) -> Bool { !u.freeSymbols.contains(z) }
    switch f {
    case .add(let terms): return terms.allSatisfy { isConvex($0, in: z, &log) }
    case .multiply(let c, let a) where isConstant(c) && c.shape.isScalar,
      .multiply(let a, let c) where isConstant(c) && c.shape.isScalar:
      return signs(of: c, &log)?.isSubset(of: .nonnegative) == true && isConvex(a, in: z, &log)
    case .divide(let a, let c) where isConstant(c):
      return signs(of: c, &log) == .positive && isConvex(a, in: z, &log)
    case .apply(.magnitude, let u), .apply(.positivePart, let u), .norm(.l1, let u),
      .norm(.l2, let u):
      return isAffine(u, in: z)
    case .extremum(.max, let items): return items.allSatisfy { isAffine($0, in: z) }
    default: return false
    }
  }

  private func isAffine(_ u: Expression, in z: Symbol) -> Bool {
    guard let first = u.derivative(with: z), first.validWhere.isEmpty else { return false }
    return !first.expression.freeSymbols.contains(z)
  }

  private func signs(of e: Expression, _ log: inout RuleLog) -> Signs? {
    let algebra = algebra(work: 10_000)
    guard let form = try? Lowering(algebra, values: values).scalar(e) else { return nil }
    var signs = Signs.any
    let rule: RewriteRule? = form.constant == nil ? .signsOfTerms : nil
    _ = algebra.permits(rule) {
      signs = algebra.signs(of: form)
      return signs != .any
    }
    log.formUnion(algebra.rulesUsed)
    return signs
  }
}

extension SetExpression {
  /// The ends of a set of numbers that is a closed interval or a single number, in the case at hand.
  func ends(
    _ lowering: Lowering
  ) throws(GivenUp) -> (lower: Polynomial, upper: Polynomial) {
    switch self {
    case .finite(let elements):
      guard elements.count == 1 else { throw .unsupported("a set of several numbers") }
      let value = try lowering.scalar(elements[0])
      return (value, value)
    case .interval(let a, let b, false, false) where a.shape.isScalar:
      return (try lowering.scalar(a), try lowering.scalar(b))
    case .cases(let branches, let otherwise):
      for branch in branches {
        let truth = try lowering.indicator(branch.condition)
        if truth == .one { return try branch.value.ends(lowering) }
        guard truth.isZero else { throw .unsupported("an open condition") }
      }
      guard let otherwise else { throw .undefined }
      return try otherwise.ends(lowering)
    default: throw .unsupported("a set that is no interval")
    }
  }
}
