import SymbolicLite

/// The value of a minimum: nowhere less, and reached.
extension OptimalityProof {
  func certificate(minimum value: Expression) -> Certificate? {
    guard value.shape.isScalar, constraints.isEmpty else { return nil }
    if let a = stationaryPoint(of: objective)?.place,
      let (curvature, why) = convexity(), curvature.isStrict,
      let gradient = smoothGradient(of: objective),
      let vanishes = vanishing(gradient.substituting([variable: a])),
      let reached = vanishing(.add([objective(at: a), .negate(value)]))
    {
      return rules.resting(
        Certificate(
          "gradient zero, strictly convex", "minimum at \(a.text)", [vanishes, reached, why]))
    }
    let gap = Expression.add([objective, .negate(value)])
    guard let reached = reaches(value), let below = signs(.nonnegative, gap, []) else { return nil }
    return rules.resting(
      Certificate("nowhere smaller, and reached", "J(u) ≥ m", [below, reached]))
  }

  /// A point with what it is divided by: where that is zero, there is no such point.
  private struct Candidate {
    var place: Expression
    var divisor: Expression = 1
  }

  /// H⁻¹b where the gradient is Hu − b.
  private func stationaryPoint(of e: Expression) -> Candidate? {
    guard variable.shape.columns == .one, let gradient = smoothGradient(of: e),
      let hessian = e.hessian(with: variable), hessian.validWhere.isEmpty,
      !rules.depends(hessian.expression)
    else { return nil }
    let zero: Expression = variable.shape.isScalar ? 0 : .zeros(variable.shape)
    let b = Expression.negate(gradient.substituting([variable: zero])).simplified()
    return variable.shape.isScalar
      ? Candidate(place: .divide(b, hessian.expression), divisor: hessian.expression)
      : Candidate(place: .multiply(.matrixPower(hessian.expression, -1), b))
  }

  /// In every case one of the candidates has the value: kinks, and where the slope of a smooth
  /// piece vanishes.
  private func reaches(_ value: Expression) -> Certificate? {
    guard variable.shape.isScalar else { return nil }
    let candidates = pieces(of: objective).compactMap(stationaryPoint) + kinks(of: objective)
    let gaps = (candidates.prefix(12) + [Candidate(place: 0)]).map {
      (gap: Expression.add([objective(at: $0.place), .negate(value)]), divisor: $0.divisor)
    }
    return CaseProof(assuming: assumptions, wanted: .zero, effort: 0) {
      (ledger) throws(ProofFailure) in
      var open: ProofFailure?
      for (gap, divisor) in gaps {
        do throws(ProofFailure) {
          guard try ledger.polynomial(gap).isZero else { continue }
          let divisor = try ledger.polynomial(divisor)
          let signs = ledger.sign(of: divisor)
          if !signs.contains(.zero) { return .zero }
          if signs != .zero { throw .needsSign(divisor, zeroApart: true) }
        } catch {
          if case .needsSign = error { open = open ?? error }
        }
      }
      throw open ?? .unsupported
    }.prove()
  }

  /// The smooth functions that the objective consists of: |a| is a or −a, (a)₊ is a or 0.
  private func pieces(of e: Expression) -> [Expression] {
    var open = [e]
    for _ in 0..<3 {
      open = open.flatMap { piece -> [Expression] in
        guard let kink = piece.firstKink(in: variable) else { return [piece] }
        switch kink {
        case .apply(.magnitude, let a), .norm(_, let a):
          return [piece.replacing(kink, by: a), piece.replacing(kink, by: .negate(a))]
        case .apply(.positivePart, let a):
          return [piece.replacing(kink, by: a), piece.replacing(kink, by: 0)]
        default: return []
        }
      }
      if open.count > 8 { return Array(open.prefix(8)) }
    }
    return open
  }

  private func kinks(of e: Expression) -> [Candidate] {
    var found: [Candidate] = []
    var open = [e]
    while let next = open.popLast() {
      if case .apply(_, let a) = next, rules.isAffine(a), rules.depends(a),
        let slope = a.derivative(with: variable)?.expression, !slope.isZeroForm
      {
        let start = a.substituting([variable: 0])
        let place = Expression.divide(.negate(start), slope).simplified()
        found.append(Candidate(place: place, divisor: slope))
      }
      open += next.children.filter(rules.depends)
    }
    return found
  }
}

extension Expression {
  /// The innermost |·| or (·)₊ that depends on the symbol.
  fileprivate func firstKink(in symbol: Symbol) -> Expression? {
    for child in children where child.freeSymbols.contains(symbol) {
      if let found = child.firstKink(in: symbol) { return found }
    }
    guard shape.isScalar, freeSymbols.contains(symbol) else { return nil }
    switch self {
    case .apply(.magnitude, _), .apply(.positivePart, _): return self
    case .norm(let kind, let a) where a.shape.isScalar && kind != .l0: return self
    default: return nil
    }
  }
}
