import SymbolicLite

/// Curvature by derivatives: a Hessian that is positive semidefinite everywhere, or a slope at
/// every point that keeps the function above its line.
extension CurvatureRules {
  /// A function on all of ℝᵈ with a Hessian everywhere, ⪰ 0 or ≻ 0 there.
  func byHessian(_ e: Expression, strictOnly: Bool) -> Curved? {
    guard variable.shape.columns == .one, isSmooth(e),
      let derived = e.expandingDerivatives().expression.hessian(with: variable),
      derived.validWhere.isEmpty
    else { return nil }
    for (curvature, isStrict, sign) in [
      (Curvature.strictlyConvex, true, 1), (.convex, false, 1),
      (.strictlyConcave, true, -1), (.concave, false, -1),
    ] where isStrict || !strictOnly {
      let hessian = sign > 0 ? derived.expression : .negate(derived.expression)
      let claim: Relation =
        hessian.shape.isScalar
        ? .compare(hessian, isStrict ? .greater : .greaterOrEqual, 0)
        : .definite(hessian, strict: isStrict, .zeros(hessian.shape))
      if let why = InequalityProver.certificate(claim, assumptions, premises: []) {
        return Curved(
          curvature: curvature,
          certificate: Certificate("\(curvature.name) (Hessian)", derived.expression.text, [why]))
      }
    }
    return nil
  }

  /// Defined on the whole space and twice differentiable there, by form.
  func isSmooth(_ e: Expression) -> Bool {
    if !depends(e) { return true }
    switch e {
    case .symbol: return true
    case .add, .negate, .multiply, .hadamard, .transpose, .trace, .diagonal, .entry, .row, .column:
      return e.children.allSatisfy(isSmooth)
    case .divide(let a, let b):
      return isSmooth(a) && isSmooth(b) && (!depends(b) || has(.positive, b))
    case .power(let a, .number(let exponent)):
      guard let whole = exponent.asInt, whole > 0 else { return false }
      if case .norm(.l2, let inner) = a, whole == 2 { return isSmooth(inner) }
      if case .apply(.magnitude, let inner) = a, whole == 2 { return isSmooth(inner) }
      return isSmooth(a)
    case .power(.e, let a): return isSmooth(a)
    case .apply(.exp, let a), .apply(.tanh, let a): return isSmooth(a)
    case .apply(.log, let a): return a.shape.isScalar && isSmooth(a) && has(.positive, a)
    case .fold(.sum, _, let lower, let upper, let condition, let body):
      return !depends(lower) && !depends(upper) && isFree(condition) && isSmooth(body)
    default: return false
    }
  }

  /// f(s) ≥ f(t) + g(t)(s − t) for all s and t, with g the slope of the branch at t: such an f is
  /// convex, whatever it does at the joins. Tried for functions of one number, and for functions
  /// of an affine number.
  func bySlopes(_ e: Expression) -> Curved? {
    guard e.contains(where: { if case .cases = $0 { true } else { false } }) else { return nil }
    let argument: Expression
    if variable.shape.isScalar {
      argument = .symbol(variable)
    } else {
      guard let found = affineNumbers(in: e).first else { return nil }
      argument = found
    }
    let t = e.canonicalSymbol("t")
    let f = e.replacing(argument, by: .symbol(t))
    guard !depends(f) else { return nil }
    let s = f.canonicalSymbol("s")
    // "Wherever both sides have values" has to mean everywhere.
    guard let g = f.branchSlope(t), f.isTotal(in: t), g.isTotal(in: t) else { return nil }
    let atS = f.substituting([t: .symbol(s)])
    let line = Expression.multiply(g, .add([.symbol(s), .negate(.symbol(t))]))
    let claim = Relation.compare(atS, .greaterOrEqual, .add([f, line]))
    guard let why = directly(claim) else { return nil }
    return Curved(
      curvature: .convex,
      certificate: Certificate("convex (above a line at every point)", e.text, [why]))
  }

  private func directly(_ claim: Relation) -> Certificate? {
    guard case .compare(let a, let comparison, let b) = claim else { return nil }
    return CaseProof(assuming: assumptions, wanted: comparison.signs) {
      (ledger) throws(ProofFailure) in
      try ledger.polynomial(a).minus(ledger.polynomial(b))
    }.prove()
  }

  /// The largest affine numbers inside that depend on the variable.
  private func affineNumbers(in e: Expression) -> [Expression] {
    if depends(e), e.shape.isScalar, isAffine(e) { return [e] }
    return e.children.filter(depends).flatMap(affineNumbers)
  }
}

extension Expression {
  /// A number whose name does not occur here.
  func canonicalSymbol(_ stem: String) -> Symbol {
    let taken = Set(freeSymbols.map(\.name))
    var name = stem + "\u{2032}"
    while taken.contains(name) || contains(where: { $0.binds(name) }) { name += "\u{2032}" }
    return Symbol(name)
  }

  private func binds(_ name: String) -> Bool {
    if case .symbol(let symbol) = self { symbol.name == name } else { false }
  }

  /// Whether it has a value for every value of a number, wherever the parts free of it have.
  func isTotal(in t: Symbol) -> Bool {
    if !freeSymbols.contains(t) { return true }
    switch self {
    case .symbol: return true
    case .add, .negate, .multiply, .extremum: return children.allSatisfy { $0.isTotal(in: t) }
    case .divide(let a, let b): return !b.freeSymbols.contains(t) && a.isTotal(in: t)
    case .power(let a, .number(let exponent)):
      return exponent.isWhole && exponent > .zero && a.isTotal(in: t)
    case .apply(let function, let a):
      return function != .log && function != .sqrt && a.isTotal(in: t)
    case .norm(_, let a): return a.shape.isScalar && a.isTotal(in: t)
    case .cases(_, let otherwise):
      return otherwise != nil && children.allSatisfy { $0.isTotal(in: t) }
    default: return false
    }
  }

  func replacing(_ part: Expression, by other: Expression) -> Expression {
    self == part ? other : mapChildren { $0.replacing(part, by: other) }
  }

  /// A derivative that is right inside the branches of a definition by cases; at the joins it is
  /// some number. `nil` where a rule is missing.
  func branchSlope(_ t: Symbol) -> Expression? {
    switch self {
    case .cases(let branches, let otherwise):
      var result: [Branch] = []
      for branch in branches {
        guard let slope = branch.value.branchSlope(t) else { return nil }
        result.append(Branch(slope, if: branch.condition))
      }
      guard let otherwise else { return .cases(result, otherwise: nil) }
      return otherwise.branchSlope(t).map { .cases(result, otherwise: $0) }
    case .add(let terms):
      let slopes = terms.compactMap { $0.branchSlope(t) }
      return slopes.count == terms.count ? .add(slopes) : nil
    case .negate(let a): return a.branchSlope(t).map { .negate($0) }
    case .multiply(let a, let b) where !a.freeSymbols.contains(t):
      return b.branchSlope(t).map { .multiply(a, $0) }
    case .multiply(let a, let b) where !b.freeSymbols.contains(t):
      return a.branchSlope(t).map { .multiply($0, b) }
    case .divide(let a, let b) where !b.freeSymbols.contains(t):
      return a.branchSlope(t).map { .divide($0, b) }
    case .apply(.magnitude, let a):
      return a.branchSlope(t).map { .multiply(.apply(.sign, a), $0) }
    default:
      if !freeSymbols.contains(t) { return 0 }
      return derivative(with: t)?.expression
    }
  }
}
