import SymbolicLite

/// Inequalities between sums, term by term: where aᵢ ≤ bᵢ for every i, ∑aᵢ ≤ ∑bᵢ, and strictly where
/// every term is, since a range is never empty.
///
/// Products, squares of lengths and quadratic forms are sums too: uᵀv = ∑uᵢvᵢ, ‖v‖² = ∑vᵢ²,
/// ‖v‖₁ = ∑|vᵢ|, n = ∑1. What is no sum over the index is looked at by itself.
extension InequalityProver {
  /// That a number is ≥ 0 or > 0.
  static func termByTerm(
    _ gap: Expression, _ wanted: SignSet, _ assumptions: [Relation], _ premises: [Relation]
  ) -> Certificate? {
    guard wanted == .nonnegative || wanted == .positive else { return nil }
    let derived = gap.expandingDerivatives()
    let ranges = derived.expression.summedRanges
    guard !ranges.isEmpty, !derived.expression.mentionsMinimum else { return nil }
    for condition in derived.validWhere
    where certificate(condition, assumptions, premises: premises) == nil { return nil }
    let setting = SumSetting(assumptions: assumptions, premises: premises)
    let terms = derived.expression.distributed
    guard terms.count <= SumSetting.mostTerms else { return nil }
    for range in ranges {
      if let found = setting.prove(terms, over: range, wanted) { return found }
    }
    return nil
  }
}

private struct SumSetting {
  let assumptions: [Relation]
  let premises: [Relation]
  /// More terms than a textbook's line has.
  static let mostTerms = 24

  func prove(_ terms: [Expression], over range: Dimension, _ wanted: SignSet) -> Certificate? {
    let index = Index("i", id: -600, through: range)
    var (inside, outside): ([Expression], [Expression]) = ([], [])
    var (plainInside, plainOutside): ([Expression], [Expression]) = ([], [])
    for term in terms {
      let part = term.summand(of: index)
      if let part { inside.append(part) } else { outside.append(term) }
      if let part, term.summedRanges.contains(range) {
        plainInside.append(part)
      } else {
        plainOutside.append(term)
      }
    }
    // Everything that is a sum over the index, or only what is written as one.
    if let found = close(inside, outside, range, wanted) { return found }
    return plainInside.count == inside.count
      ? nil : close(plainInside, plainOutside, range, wanted)
  }

  private func close(
    _ inside: [Expression], _ outside: [Expression], _ range: Dimension, _ wanted: SignSet
  ) -> Certificate? {
    guard !inside.isEmpty else { return nil }
    if outside.isEmpty {
      return signs(wanted, .add(inside)).map { Certificate("term by term", "", [$0]) }
    }
    guard let rest = signs(wanted, .add(outside)), let each = signs(.nonnegative, .add(inside))
    else { return nil }
    return Certificate("term by term", "", [each, rest])
  }

  private func signs(_ wanted: SignSet, _ e: Expression) -> Certificate? {
    CaseProof(assuming: assumptions, premises: premises, wanted: wanted, cases: 40) {
      (ledger) throws(ProofFailure) in
      let p = try ledger.polynomial(e)
      return wanted == .nonnegative ? try ledger.withoutFactors(p) : p
    }.prove()
  }
}

extension Ledger {
  /// The polynomial without denominators and without common factors, all of which are ≥ 0: where
  /// the rest is ≥ 0, so is the whole.
  fileprivate func withoutFactors(_ p: AtomPolynomial) throws(ProofFailure) -> AtomPolynomial {
    let cleared = try clearingDenominators(p)
    var common = AtomMonomial.one
    for atom in cleared.atoms.sorted() {
      let least = cleared.monomials.map { $0.exponent(of: atom) }.min() ?? 0
      common = common * AtomMonomial(atom, least)
    }
    let factor = AtomPolynomial(common)
    guard common != .one, sign(of: factor).isSubset(of: .nonnegative) else { return cleared }
    return try cleared.timesPlainly(AtomPolynomial(common.inverse))
  }
}

extension Expression {
  /// What the sums that are written out run through.
  fileprivate var summedRanges: [Dimension] {
    var found: [Dimension] = []
    var open = [self]
    while let next = open.popLast() {
      if case .fold(.sum, let index, 1, let upper, nil, _) = next, upper == .size(index.range),
        !found.contains(index.range)
      {
        found.append(index.range)
      }
      open += next.children
    }
    return found
  }

  /// The terms of the number, products multiplied out where a sum stands in them.
  fileprivate var distributed: [Expression] {
    switch self {
    case .add(let terms): return terms.flatMap(\.distributed)
    case .negate(let a): return a.distributed.map { .negate($0) }
    case .divide(let a, let b): return a.distributed.map { .divide($0, b) }
    case .transpose(let a): return a.distributed.map { .transpose($0) }
    case .multiply(let a, let b):
      let (left, right) = (a.distributed, b.distributed)
      guard left.count * right.count <= SumSetting.mostTerms else { return [self] }
      return left.flatMap { u in right.map { .multiply(u, $0) } }
    default: return [self]
    }
  }

  /// g with self = ∑ g over the whole range of the index.
  fileprivate func summand(of index: Index) -> Expression? {
    let range = index.range
    func entry(_ a: Expression) -> Expression { .entry(a, .index(index), 1) }
    switch self {
    case .fold(.sum, let other, 1, let upper, nil, let body)
    where upper == .size(other.range) && other.range == range:
      return body.substituting(indices: [other: .index(index)])
    case .add(let terms):
      let parts = terms.compactMap { $0.summand(of: index) }
      return parts.count == terms.count ? .add(parts) : nil
    case .negate(let a): return a.summand(of: index).map { .negate($0) }
    case .transpose(let a): return a.summand(of: index).map { .transpose($0) }
    case .divide(let a, let b): return a.summand(of: index).map { .divide($0, b) }
    case .multiply(let a, let b):
      if let part = a.summand(of: index) { return .multiply(part, b) }
      if let part = b.summand(of: index) { return .multiply(a, part) }
      guard a.shape.columns == range, b.shape.rows == range, range != .one else { return nil }
      let left = a.shape.rows == .one ? entry(.transpose(a)) : .column(a, .index(index))
      let right =
        b.shape.columns == .one ? entry(b) : Expression.transpose(.row(b, .index(index)))
      return .multiply(left, right)
    case .power(.norm(let kind, let v), 2) where v.shape == .vector(range):
      guard kind == .l2 || kind == .frobenius else { return nil }
      return .power(entry(v), 2)
    case .norm(.l1, let v) where v.shape == .vector(range): return .apply(.magnitude, entry(v))
    case .size(let size): return size == range ? 1 : nil
    default: return nil
    }
  }
}
