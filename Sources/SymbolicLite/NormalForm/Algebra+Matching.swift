/// An inverse in a term, and the matrix that would cancel it.
struct InverseMatch {
  var size: Dimension
  var matrix: Polynomial
  var row: Position
  var column: Position
  var isSymmetric: Bool
  /// Where the inverse stands among the factors.
  var place: Int
}

extension Algebra {
  /// ∑ₖ A_{xk} A⁻¹_{ky} = δ_{xy}: for the leading product of A, minus its other terms.
  func cancelInverse(_ term: Monomial, _ match: InverseMatch) throws(GivenUp) -> [Monomial]? {
    // A matrix that depends on indices of the term is left alone.
    guard match.matrix.reachFromOutside & ~(1 << 31) == 0,
      let lead = match.matrix.leadingTensor
    else { return nil }
    let pattern = match.matrix.terms[lead]
    // (side that is summed over, the other side, which hole of A meets the inverse)
    var sides = [(match.row, match.column, 1), (match.column, match.row, 0)]
    if match.isSymmetric { sides += [(match.row, match.column, 0), (match.column, match.row, 1)] }
    for (summed, other, hole) in sides {
      guard case .bound(0, let k) = summed, other != summed, term.bounds[k] == match.size else {
        continue
      }
      var matcher = Matcher(term, without: match.place)
      guard matcher.start(hole: hole, at: summed) else { continue }
      guard let found = matcher.run(pattern, isolated: k), let far = found.holes[1 - hole],
        far != summed
      else { continue }
      guard let scalars = pattern.inverseScalars(self) else { continue }
      note(.inverse)
      var base = Monomial(
        try checked(term.coefficient.divided(by: pattern.coefficient)), found.left + scalars,
        over: term.bounds)
      var identity = base
      identity.factors.append(AtomPower(Atom.kronecker(far, other)))
      var result = [try dropping(found.bounds.union([k]), from: identity)]
      base.factors.append(term.factors[match.place])
      base.coefficient = -base.coefficient
      let holes = hole == 1 ? [far, summed] : [summed, far]
      for (number, part) in match.matrix.terms.enumerated() where number != lead {
        result.append(
          try dropping(found.bounds, from: unwrapped(part, into: base, holes: holes)))
      }
      return result
    }
    return nil
  }

  /// Replaces the pattern of a declared equation.
  func apply(_ equation: Facts.Equation, to term: Monomial) throws(GivenUp) -> [Monomial]? {
    var matcher = Matcher(term, without: nil)
    matcher.universal = equation.universal
    guard let found = matcher.run(equation.pattern, isolated: nil),
      let scalars = equation.pattern.inverseScalars(self)
    else { return nil }
    if !equation.name.isEmpty { note(.declaredEquation, .equation(equation.name)) }
    let base = Monomial(
      try checked(term.coefficient.divided(by: equation.pattern.coefficient)),
      found.left + scalars, over: term.bounds)
    var result: [Monomial] = []
    for part in equation.replacement.terms {
      // The part's own indices come behind those of the term; then its free indices get theirs.
      let whole = try product(base, part)
      let own = Set(whole.factors.indices.dropFirst(base.factors.count))
      var factors: [AtomPower] = []
      for (k, factor) in whole.factors.enumerated() {
        factors +=
          own.contains(k)
          ? try rename([factor], .free { found.free[$0] }) : [factor]
      }
      result.append(
        try dropping(
          found.bounds, from: Monomial(whole.coefficient, factors, over: whole.bounds)))
    }
    return result
  }

  /// The term without summation indices that were replaced together with what depended on them.
  func dropping(_ gone: Set<Int>, from term: Monomial) throws(GivenUp) -> Monomial {
    if gone.isEmpty { return term }
    var result = term
    result.factors = try rename(
      term.factors, .bounds { k in k - gone.count(where: { $0 < k }) })
    result.bounds = term.bounds.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
    return result
  }
}

extension Monomial {
  /// The factors with positions, which have to be met one by one.
  var tensorFactors: [AtomPower] {
    factors.filter { !$0.atom.positions.isEmpty || $0.atom.isNested }
  }

  /// One over the factors without positions; nil where one of them may be zero.
  func inverseScalars(_ algebra: Algebra) -> [AtomPower]? {
    var result: [AtomPower] = []
    for factor in factors where factor.atom.positions.isEmpty {
      if factor.atom.isNested { continue }
      guard factor.exponent < .zero || !algebra.signs(of: factor.atom).contains(.zero) else {
        return nil
      }
      result.append(AtomPower(factor.atom, -factor.exponent))
    }
    return result
  }
}

extension Atom {
  /// Whether its value depends on indices through a formula inside.
  var isNested: Bool { positions.isEmpty && reach & 2 != 0 }
}

extension Polynomial {
  /// The term of a matrix that is looked for in products with its inverse, never a multiple of the
  /// identity: the one with the fewest tensors, A for A + xxᵀ, if no other term brings them back;
  /// otherwise the one with the most, so that what replaces it is simpler.
  var leadingTensor: Int? {
    var candidates: [(place: Int, count: Int, symbols: Set<UInt64>)] = []
    for (k, term) in terms.enumerated() {
      let tensors = term.tensorFactors
      if tensors.contains(where: { if case .delta = $0.atom.kind { true } else { false } }) {
        continue
      }
      guard tensors.allSatisfy({ $0.exponent == .one && !$0.atom.isNested }) else { return nil }
      guard !tensors.isEmpty else { continue }
      candidates.append((k, tensors.count, Set(tensors.map(\.atom.head))))
    }
    let fresh = candidates.filter { own in
      !candidates.contains { $0.place != own.place && own.symbols.isSubset(of: $0.symbols) }
    }
    if let best = fresh.min(by: { $0.count < $1.count }) { return best.place }
    return candidates.max { $0.count < $1.count }?.place
  }
}

extension Atom {
  /// What it is an entry of.
  fileprivate var head: UInt64 {
    switch kind {
    case .entry(let symbol, _, _): Code.text(symbol.name)
    case .inverse(_, let matrix, _, _, _): matrix.code
    default: code
    }
  }
}
