/// Expectations of polynomials in random entries: linearity, and for each term the moment of its
/// entries as in `Lowering+Moments.swift`.
///
/// Symbols of one expectation are independent of each other, as they are declared: where the law of
/// one mentions another, there is no normal form, and the reader takes one expectation after the
/// other instead (``Expression/expectation(of:chained:)``).
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
    guard !random.areChained else {
      throw .unsupported("random numbers that depend on each other")
    }
    for item in random {
      // |ε| = ε for a positive ε, but no normal number is positive for certain.
      guard item.hasPlausibleDomain else {
        throw .unsupported("a random number whose values do not fit its law")
      }
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
      let entries = try algebra.rename(chance, renaming)
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

  /// The random entries of a term with their powers, and the rest.
  private func separated(
    _ term: Monomial, _ random: [RandomSymbol]
  ) throws(GivenUp) -> (chance: [AtomPower], fixed: [AtomPower]) {
    var chance: [AtomPower] = []
    var fixed: [AtomPower] = []
    var degree = 0
    for factor in term.factors {
      if case .entry(let symbol, _, _) = factor.atom.kind,
        random.contains(where: { $0.symbol == symbol })
      {
        guard let count = factor.exponent.asInt, count > 0, count <= Self.highestMoment else {
          throw .unsupported("a moment of high order")
        }
        degree += count
        chance.append(factor)
      } else {
        let depends = random.contains { Polynomial(factor.atom.kind).mentions($0.symbol) }
        if depends { throw .unsupported("the expectation of a function") }
        fixed.append(factor)
      }
    }
    guard degree <= Self.highestMoment, chance.count <= Self.mostEntries else {
      throw .unsupported("a moment of high order")
    }
    return (chance, fixed)
  }
}
