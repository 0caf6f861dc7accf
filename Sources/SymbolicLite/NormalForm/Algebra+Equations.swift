/// Equations solved for something.
extension Algebra {
  /// u = 0 as a value for a symbol that is a number: where it stands alone in one term.
  package func solved(_ u: Polynomial) throws(GivenUp) -> (Symbol, Polynomial)? {
    for (k, term) in u.terms.enumerated() {
      guard term.bounds.isEmpty, term.factors.count == 1, term.factors[0].exponent == .one,
        case .entry(let symbol, _, _) = term.factors[0].atom.kind, symbol.shape.isScalar
      else { continue }
      var others = u.terms
      others.remove(at: k)
      let rest = Polynomial(sorted: others)
      guard !rest.mentions(symbol) else { continue }
      let factor = try checked((-term.coefficient).reciprocal)
      return (symbol, try scale(rest, by: factor))
    }
    return nil
  }

  /// u = 0 as a rule for its leading product, where that makes terms simpler.
  package func equation(
    _ u: Polynomial, universal: [Index], name: String
  ) throws(GivenUp) -> Facts.Equation? {
    var best: (place: Int, count: Int)?
    for (k, term) in u.terms.enumerated() {
      let tensors = term.tensorFactors
      guard !tensors.isEmpty,
        tensors.allSatisfy({ factor in
          guard case .entry(let symbol, _, _) = factor.atom.kind else { return false }
          return !symbol.shape.isScalar && factor.exponent > .zero && factor.exponent.isWhole
        })
      else { continue }
      let count = tensors.reduce(0) { $0 + ($1.exponent.asInt ?? 1) }
      if count > (best?.count ?? 0) { best = (k, count) }
    }
    guard let best else { return nil }
    let pattern = u.terms[best.place]
    var others = u.terms
    others.remove(at: best.place)
    let rest = try scale(Polynomial(sorted: others), by: Rational(-1))
    let own = Polynomial.single(pattern)
    let used = universal.filter(own.mentions)
    guard universal.allSatisfy({ used.contains($0) || !rest.mentions($0) }) else { return nil }
    let symbols = Set(
      pattern.tensorFactors.compactMap { factor -> Symbol? in
        if case .entry(let symbol, _, _) = factor.atom.kind { symbol } else { nil }
      })
    for term in rest.terms {
      let count = term.tensorFactors.count
      let repeats = symbols.contains { Polynomial.single(term).mentions($0) }
      guard !repeats || count < best.count else { return nil }
    }
    return Facts.Equation(name: name, pattern: pattern, replacement: rest, universal: used)
  }

  /// The formula without the positive numbers and factors in front of it.
  package func primitive(_ u: Polynomial) throws(GivenUp) -> Polynomial {
    if u.isZero { return .zero }
    let parts = try content(of: u)
    let kept = parts.factors.filter { signs(of: $0) != .positive }
    let sign = Rational(parts.number < .zero ? -1 : 1)
    var terms: [Monomial] = []
    try normalise(Monomial(sign, kept), into: &terms)
    return try multiply(merged(terms), parts.rest)
  }
}

extension Polynomial {
  package static func single(_ term: Monomial) -> Polynomial { Polynomial(sorted: [term]) }

  package func mentions(_ symbol: Symbol) -> Bool {
    atoms.contains { atom in
      if case .entry(symbol, _, _) = atom.kind { return true }
      return atom.insides.contains { $0.mentions(symbol) }
    }
  }

  package func mentions(_ index: Index) -> Bool {
    guard reach & (1 << 31) != 0 else { return false }
    return atoms.contains { atom in
      atom.positions.contains { $0.innermost == .free(index) }
        || atom.insides.contains { $0.mentions(index) }
    }
  }

  /// For ∑ aᵢ², or one square: aᵢ = 0 for all i, as a rule.
  package var vanishingEntry: Facts.Equation? {
    guard terms.count == 1, let term = terms.first, term.factors.count == 1,
      let factor = term.factors.first, factor.exponent == Rational(2),
      case .entry(let symbol, let i, let j) = factor.atom.kind
    else { return nil }
    var universal: [Index] = []
    func general(_ position: Position) -> Position {
      guard case .bound(0, let k) = position else { return position }
      let index = Index("any", id: -10 - k, through: term.bounds[k])
      universal.append(index)
      return .free(index)
    }
    let atom = Atom(.entry(symbol, general(i), general(j)))
    return Facts.Equation(
      name: "\(symbol.name) = 0", pattern: Monomial(.one, [AtomPower(atom)]), replacement: .zero,
      universal: universal)
  }
}
