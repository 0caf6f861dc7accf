/// Expectations of polynomials in random entries, by the moments of ``RewriteRule``:
///
/// | law                                         | of                                    |
/// |:--------------------------------------------|:--------------------------------------|
/// | 𝔼[ε₁ε₂] = Σ₁₂, odd moments 0, 𝔼 of four by pairs | Gaussian entries around their mean |
/// | 𝔼[ε] = μ                                    | all                                   |
/// | 𝔼[m₁m₂] = p² + [1 = 2](p − p²), 𝔼[m²] = p   | entries that are 0 or 1               |
/// | 𝔼[ε₁ε₂] = μ² + [1 = 2]·2b²                  | Laplace entries                       |
extension Lowering {
  func expectation(
    _ body: Expression, _ random: [RandomSymbol], _ i: Position, _ j: Position
  ) throws(GivenUp) -> Polynomial {
    try mean(of: entry(body, i, j), random)
  }

  /// Of a number 𝔼[x²] − 𝔼[x]², of a vector the covariances of its entries.
  func variance(
    _ body: Expression, _ random: [RandomSymbol], _ i: Position, _ j: Position
  ) throws(GivenUp) -> Polynomial {
    let isScalar = body.shape.isScalar
    let a = try entry(body, isScalar ? Self.first : i, Self.first)
    let b = isScalar ? a : try entry(body, j, Self.first)
    return try algebra.subtract(
      mean(of: algebra.multiply(a, b), random),
      algebra.multiply(mean(of: a, random), mean(of: b, random)))
  }

  private func mean(
    of a: Polynomial, _ random: [RandomSymbol]
  ) throws(GivenUp) -> Polynomial {
    for item in random {
      let isKnown =
        values[item.symbol] != nil
        || algebra.facts.signs.contains { $0.formula.mentions(item.symbol) }
        || algebra.facts.equations.contains { $0.mentions(item.symbol) }
      if isKnown { throw .unsupported("what is known of a random number") }
    }
    var parts: [Polynomial] = []
    for term in a.terms {
      let (chance, fixed) = try separated(term, random)
      if chance.isEmpty {
        parts.append(Polynomial(sorted: [term]))
        continue
      }
      // The indices of the term become temporary ones, to be summed again at the end.
      let names = term.bounds.map { algebra.freshTemporary($0) }
      let renaming = Renaming.boundPositions { depth, k in
        names.indices.contains(k) ? names[k] : .bound(depth, k)
      }
      let constant = Monomial(term.coefficient, try algebra.rename(fixed, renaming))
      let entries = try algebra.rename(chance.map { AtomPower($0) }, renaming).map(\.atom)
      var result = try moment(of: entries, random)
      var terms: [Monomial] = []
      try algebra.normalise(constant, into: &terms)
      result = try algebra.multiply(algebra.merged(terms), result)
      for (name, range) in zip(names, term.bounds).reversed() {
        result = try algebra.sum(over: name, range, result)
      }
      parts.append(result)
    }
    return try algebra.add(parts)
  }

  /// The random entries of a term, each as often as it occurs, and the rest.
  private func separated(
    _ term: Monomial, _ random: [RandomSymbol]
  ) throws(GivenUp) -> ([Atom], [AtomPower]) {
    var chance: [Atom] = []
    var fixed: [AtomPower] = []
    for factor in term.factors {
      if case .entry(let symbol, _, _) = factor.atom.kind,
        random.contains(where: { $0.symbol == symbol })
      {
        guard let count = factor.exponent.asInt, count > 0, chance.count + count <= 4 else {
          throw .unsupported("a moment of high order")
        }
        chance += Array(repeating: factor.atom, count: count)
      } else {
        let depends = random.contains { Polynomial(factor.atom.kind).mentions($0.symbol) }
        if depends { throw .unsupported("the expectation of a function") }
        fixed.append(factor)
      }
    }
    return (chance, fixed)
  }

  /// 𝔼 of a product of entries.
  private func moment(
    of entries: [Atom], _ random: [RandomSymbol]
  ) throws(GivenUp) -> Polynomial {
    guard let first = entries.first else { return .one }
    let rest = Array(entries.dropFirst())
    let item = try owner(of: first, random)
    guard case .normal(let mean, let covariance) = item.distribution else {
      return try plainMoment(of: entries, item, random)
    }
    algebra.note(.gaussianMoments)
    // Stein: 𝔼[ε₁·r] = μ₁ 𝔼[r] + ∑ Σ₁ₖ 𝔼[r without εₖ].
    let (i, j) = (first.positions[0], first.positions[1])
    var parts = [try algebra.multiply(entry(mean, i, j), moment(of: rest, random))]
    for (k, other) in rest.enumerated() where try owner(of: other, random) == item {
      var left = rest
      left.remove(at: k)
      parts.append(
        try algebra.multiply(
          self.covariance(covariance, of: item.symbol, first, other), moment(of: left, random)))
    }
    return try algebra.add(parts)
  }

  private func owner(
    of atom: Atom, _ random: [RandomSymbol]
  ) throws(GivenUp) -> RandomSymbol {
    guard case .entry(let symbol, _, _) = atom.kind,
      let item = random.first(where: { $0.symbol == symbol }), !symbol.domain.isSymmetric
    else { throw .unsupported("a random number of no known law") }
    return item
  }

  /// Independent entries with one variance, or the covariance matrix of a vector.
  private func covariance(
    _ covariance: Expression, of symbol: Symbol, _ a: Atom, _ b: Atom
  ) throws(GivenUp) -> Polynomial {
    let (p, q) = (a.positions, b.positions)
    if covariance.shape.isScalar {
      return try algebra.multiply(scalar(covariance), same(symbol, p, q))
    }
    guard symbol.shape.columns == .one else { throw .unsupported("a covariance of a matrix") }
    let one = try entry(covariance, p[0], q[0])
    guard try one == entry(covariance, q[0], p[0]) else {
      throw .unsupported("a covariance that is not symmetric")
    }
    return one
  }

  private func same(
    _ symbol: Symbol, _ p: [Position], _ q: [Position]
  ) throws(GivenUp) -> Polynomial {
    try algebra.multiply(
      delta(p[0], q[0], symbol.shape.rows), delta(p[1], q[1], symbol.shape.columns))
  }

  /// Up to two entries of one symbol.
  private func plainMoment(
    of entries: [Atom], _ item: RandomSymbol, _ random: [RandomSymbol]
  ) throws(GivenUp) -> Polynomial {
    var own: [Atom] = []
    var others: [Atom] = []
    for atom in entries {
      if try owner(of: atom, random) == item { own.append(atom) } else { others.append(atom) }
    }
    let (mean, variance): (Polynomial, Polynomial)
    switch item.distribution {
    case .bernoulli(let p):
      guard p.shape.isScalar else { throw .unsupported("several probabilities") }
      algebra.note(.indicatorMoments)
      mean = try scalar(p)
      variance = try algebra.subtract(mean, algebra.multiply(mean, mean))
    case .laplace(let location, let scale):
      guard location.shape.isScalar, scale.shape.isScalar else {
        throw .unsupported("several scales")
      }
      algebra.note(.laplaceMoments)
      mean = try scalar(location)
      variance = try algebra.scale(algebra.raise(scalar(scale), to: Rational(2)), by: Rational(2))
    case .normal: throw .unsupported("a Gaussian")
    }
    let rest = try moment(of: others, random)
    switch own.count {
    case 1: return try algebra.multiply(mean, rest)
    case 2:
      let extra = try algebra.multiply(
        variance, same(item.symbol, own[0].positions, own[1].positions))
      return try algebra.multiply(
        algebra.add([algebra.multiply(mean, mean), extra]), rest)
    default: throw .unsupported("a moment of high order")
    }
  }
}
