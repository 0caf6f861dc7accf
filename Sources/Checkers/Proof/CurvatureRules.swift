import SymbolicLite

/// The rules of composition.
///
/// | function               | of                | is                                        |
/// |:-----------------------|:------------------|:------------------------------------------|
/// | c·f                    | c ≥ 0, f convex   | convex; strictly where f is and c > 0     |
/// | f + g, ∑ⱼ fⱼ, max      | convex parts      | convex                                    |
/// | ‖·‖, abs               | affine            | convex                                    |
/// | (·)₊, e^·              | convex            | convex                                    |
/// | f^q, q ≥ 1             | f convex, f ≥ 0   | convex                                    |
/// | a^2k, abs(a)^q, q ≥ 1  | a affine          | convex                                    |
/// | log                    | concave           | concave                                   |
/// | log ∑ cₖe^·, cₖ ≥ 0    | convex            | convex                                    |
/// | √                      | concave           | concave                                   |
/// | √∑aₖ²                  | affine aₖ         | convex                                    |
/// | L declared convex      | affine            | convex                                    |
extension CurvatureRules {
  func byComposition(_ e: Expression) -> Curved? {
    switch e {
    case .add(let terms): return sum(terms, e)
    case .negate(let a):
      return certify(a).map { made($0.curvature.mirrored, "negative", e, [$0]) }
    case .multiply(let a, let b): return product(a, b, e)
    case .divide(let a, let b):
      return depends(b) ? nil : scaled(a, by: b, e)
    case .power(let a, let exponent): return power(a, exponent, e)
    case .norm(let kind, let a):
      guard isAffine(a), isNorm(kind) else { return nil }
      return made(.convex, "norm of an affine map", e)
    case .apply(let function, let a): return elementary(function, a, e)
    case .extremum(let which, let items):
      return all(items) { which == .max ? $0.isConvex : $0.isConcave }.map {
        made(which == .max ? .convex : .concave, which == .max ? "maximum" : "minimum", e, $0)
      }
    case .fold(let fold, _, let lower, let upper, let condition, let body):
      guard !depends(lower), !depends(upper), isFree(condition) else { return nil }
      return folded(fold, body, e)
    case .call(let function, let a):
      return function.isConvex && isAffine(a) ? made(.convex, "declared convex", e) : nil
    case .entry(let a, let i, let j): return entry(a, i, j, e)
    case .transpose(let a), .trace(let a):
      return a.shape.isScalar ? certify(a) : nil
    default: return nil
    }
  }

  private func all(_ items: [Expression], _ fits: (Curvature) -> Bool) -> [Curved]? {
    var result: [Curved] = []
    for item in items {
      guard let part = certify(item), fits(part.curvature) else { return nil }
      result.append(part)
    }
    return result
  }

  private func sum(_ terms: [Expression], _ e: Expression) -> Curved? {
    var (curvature, parts): (Curvature, [Curved]) = (.constant, [])
    for term in terms {
      guard let part = certify(term), let next = Curvature.sum(curvature, part.curvature) else {
        return nil
      }
      curvature = next
      parts.append(part)
    }
    return made(curvature, "sum", e, parts)
  }

  private func product(_ a: Expression, _ b: Expression, _ e: Expression) -> Curved? {
    if a.shape.isScalar, b.shape.isScalar {
      if !depends(a) { return scaled(b, by: a, e) }
      if !depends(b) { return scaled(a, by: b, e) }
    }
    // 1ᵀv and cᵀv with c ≥ 0 are sums of entries.
    guard case .transpose(let weights) = a, weights.shape.columns == .one, !depends(weights),
      b.shape == weights.shape, !b.shape.isScalar
    else { return nil }
    let index = Index("i", id: -300 - e.nodeCount, through: b.shape.rows)
    let (weight, entry) = (
      Expression.entry(weights, .index(index), 1), Expression.entry(b, .index(index), 1)
    )
    guard let part = scaled(entry, by: weight, .multiply(weight, entry)) else { return nil }
    return made(weaker(part.curvature), "sum of entries", e, [part])
  }

  /// What is left of strictness where it only concerns some directions.
  private func weaker(_ curvature: Curvature) -> Curvature {
    switch curvature {
    case .strictlyConvex: .convex
    case .strictlyConcave: .concave
    default: curvature
    }
  }

  private func scaled(_ f: Expression, by factor: Expression, _ e: Expression) -> Curved? {
    guard let part = certify(f) else { return nil }
    if part.curvature.isAffine { return made(.affine, "multiple", e, [part]) }
    if has(.positive, factor) { return made(part.curvature, "positive multiple", e, [part]) }
    if has(.nonnegative, factor) {
      return made(weaker(part.curvature), "non-negative multiple", e, [part])
    }
    if has(.negative, factor) {
      return made(part.curvature.mirrored, "negative multiple", e, [part])
    }
    if has(.nonpositive, factor) {
      return made(weaker(part.curvature.mirrored), "non-positive multiple", e, [part])
    }
    return nil
  }

  private func isNorm(_ kind: Norm) -> Bool {
    switch kind {
    case .l1, .l2, .infinity, .frobenius: true
    case .l0: false
    case .lq(let q): !depends(q) && has(.nonnegative, .add([q, -1]))
    }
  }

  private func power(_ a: Expression, _ exponent: Expression, _ e: Expression) -> Curved? {
    guard !depends(exponent) else { return nil }
    if isAffine(a), case .number(let number) = exponent, let whole = number.asInt, whole > 0,
      whole.isMultiple(of: 2)
    {
      return made(.convex, "even power of an affine function", e)
    }
    guard let part = certify(a), part.curvature.isConvex, has(.nonnegative, a),
      has(.nonnegative, .add([exponent, -1]))
    else { return nil }
    if isInjectiveLength(a), has(.positive, .add([exponent, -1])), isEuclidean(a) {
      return made(.strictlyConvex, "power of a Euclidean length", e, [part])
    }
    return made(.convex, "power ≥ 1 of a convex function ≥ 0", e, [part])
  }

  /// ‖c·x + b‖₂ or abs(c·x + b) for the variable x itself and c ≠ 0.
  private func isInjectiveLength(_ a: Expression) -> Bool {
    switch a {
    case .norm(_, let inner): return isInjective(inner)
    case .apply(.magnitude, let inner): return inner.shape.isScalar && isInjective(inner)
    default: return false
    }
  }

  private func isEuclidean(_ a: Expression) -> Bool {
    switch a {
    case .norm(.l2, _), .norm(.frobenius, _), .apply(.magnitude, _): true
    default: false
    }
  }

  private func isInjective(_ a: Expression) -> Bool {
    switch a {
    case .symbol(let symbol): return symbol == variable
    case .negate(let inner), .transpose(let inner): return isInjective(inner)
    case .add(let terms):
      let moving = terms.filter(depends)
      return moving.count == 1 && isInjective(moving[0])
    case .multiply(let c, let inner) where c.shape.isScalar && !depends(c):
      return isInjective(inner) && has(.nonzero, c)
    case .divide(let inner, let c): return !depends(c) && isInjective(inner)
    default: return false
    }
  }

  private func elementary(_ function: Elementary, _ a: Expression, _ e: Expression) -> Curved? {
    guard a.shape.isScalar else { return nil }
    switch function {
    case .magnitude:
      if isAffine(a) { return made(.convex, "absolute value of an affine function", e) }
      return has(.nonnegative, a) ? certify(a) : nil
    case .positivePart:
      guard let part = certify(a), part.curvature.isConvex else { return nil }
      return made(.convex, "positive part of a convex function", e, [part])
    case .exp:
      guard let part = certify(a), part.curvature.isConvex else { return nil }
      return made(.convex, "exponential of a convex function", e, [part])
    case .log:
      if let found = logarithmOfExponentials(a, e) { return found }
      guard let part = certify(a), part.curvature.isConcave else { return nil }
      return made(.concave, "logarithm of a concave function", e, [part])
    case .sqrt:
      if isSumOfSquares(a) { return made(.convex, "Euclidean length of an affine map", e) }
      guard let part = certify(a), part.curvature.isConcave else { return nil }
      return made(.concave, "root of a concave function", e, [part])
    case .sign, .tanh: return nil
    }
  }

  private func logarithmOfExponentials(_ a: Expression, _ e: Expression) -> Curved? {
    var parts: [Curved] = []
    return exponents(a, into: &parts)
      ? made(.convex, "logarithm of a sum of exponentials", e, parts) : nil
  }

  /// Whether a is a sum of terms c·e^f with c ≥ 0 and f convex; a number c ≥ 0 is such a term.
  private func exponents(_ a: Expression, into parts: inout [Curved]) -> Bool {
    if !depends(a) { return has(.nonnegative, a) }
    switch a {
    case .add(let terms):
      for term in terms where !exponents(term, into: &parts) { return false }
      return true
    case .apply(.exp, let inner):
      guard let part = certify(inner), part.curvature.isConvex else { return false }
      parts.append(part)
      return true
    case .power(.e, let inner):
      return exponents(.apply(.exp, inner), into: &parts)
    case .multiply(let c, let f) where !depends(c) && c.shape.isScalar && f.shape.isScalar:
      return has(.nonnegative, c) && exponents(f, into: &parts)
    case .fold(.sum, _, let lower, let upper, let condition, let body):
      return !depends(lower) && !depends(upper) && isFree(condition)
        && exponents(body, into: &parts)
    default: return false
    }
  }

  /// A sum of squares of affine functions with weights ≥ 0, and of numbers ≥ 0.
  private func isSumOfSquares(_ a: Expression) -> Bool {
    if !depends(a) { return has(.nonnegative, a) }
    switch a {
    case .add(let terms): return terms.allSatisfy(isSumOfSquares)
    case .power(.norm(.l2, let inner), 2), .power(.norm(.frobenius, let inner), 2),
      .power(.apply(.magnitude, let inner), 2):
      return isAffine(inner)
    case .power(let inner, 2): return isAffine(inner)
    case .multiply(.transpose(let u), let v) where u == v && u.shape.columns == .one:
      return isAffine(u)
    case .multiply(let c, let f) where c.shape.isScalar && f.shape.isScalar && !depends(c):
      return has(.nonnegative, c) && isSumOfSquares(f)
    case .divide(let f, let c) where !depends(c): return has(.positive, c) && isSumOfSquares(f)
    case .fold(.sum, _, let lower, let upper, let condition, let body):
      return !depends(lower) && !depends(upper) && isFree(condition) && isSumOfSquares(body)
    default: return false
    }
  }

  private func folded(_ fold: Fold, _ body: Expression, _ e: Expression) -> Curved? {
    guard let part = certify(body) else { return nil }
    switch fold {
    case .sum: return made(weaker(part.curvature), "sum over an index", e, [part])
    case .max where part.curvature.isConvex:
      return made(.convex, "maximum over an index", e, [part])
    case .min where part.curvature.isConcave:
      return made(.concave, "minimum over an index", e, [part])
    default: return nil
    }
  }

  /// An entry of a vector that is built entry by entry.
  private func entry(_ a: Expression, _ i: Expression, _ j: Expression, _ e: Expression) -> Curved?
  {
    guard a.shape.columns == .one, !depends(i) else { return nil }
    func at(_ part: Expression) -> Expression {
      part.shape.isScalar ? part : .entry(part, i, j)
    }
    switch a {
    case .apply(let function, let inner): return certify(.apply(function, at(inner)))
    case .add(let terms): return certify(.add(terms.map(at)))
    case .negate(let inner): return certify(.negate(at(inner)))
    case .divide(let inner, let c): return certify(.divide(at(inner), c))
    case .hadamard(let u, let v): return certify(.multiply(at(u), at(v)))
    case .multiply(let u, let v) where u.shape.isScalar || v.shape.isScalar:
      return certify(.multiply(at(u), at(v)))
    case .tabulate(let index, nil, let body):
      return certify(body.substituting(indices: [index: i]))
    default: return nil
    }
  }
}
