/// Roots of sums that are products or squares: `rootOfSquaredSum`, `rootOfSums` and
/// `rootOfProduct` of ``RewriteRule``.
extension Algebra {
  /// The power of content whose rest factors; nil where it does not.
  func raiseFactored(_ parts: Content, to power: Rational) throws(GivenUp) -> Polynomial? {
    guard !power.isWhole, parts.rest != .one, parts.number > .zero,
      let factors = try nonnegativeFactors(of: parts.rest)
    else { return nil }
    var front: [Monomial] = []
    try normalise(Monomial(parts.number, parts.factors), into: &front)
    let outer = try merged(front)
    let product: RewriteRule? = outer == .one ? nil : .rootOfProduct
    guard permits(product, { signs(of: outer).isSubset(of: .nonnegative) }) else { return nil }
    var result = try raise(outer, to: power)
    for factor in factors {
      let exponent = try checked(power.multiplied(by: Rational(factor.times)))
      // A power of a magnitude is simpler only where it is a whole one.
      if factor.times > 1, !exponent.isWhole { return nil }
      result = try multiply(result, raise(factor.base, to: exponent))
    }
    return result
  }

  /// Factors bᵏ of a sum with all b ≥ 0, at least one of them simpler than the sum: of a square q²
  /// it is abs(q) twice.
  private func nonnegativeFactors(
    of a: Polynomial
  ) throws(GivenUp) -> [(base: Polynomial, times: Int)]? {
    guard let first = a.terms.first else { return nil }
    if let root = try squareRoot(of: a) {
      note(.rootOfSquaredSum)
      return [(try magnitude(root), 2)]
    }
    guard !first.bounds.isEmpty else { return nil }
    // What is summed has to be the same in all terms.
    let tensor = first.summedPart
    guard a.terms.allSatisfy({ $0.summedPart == tensor }) else { return nil }
    let scalars = try merged(a.terms.map(\.scalarPart))
    let sums = try components(of: tensor)
    guard sums.count > 1 || scalars != .one,
      permits(.rootOfSums, { sums.allSatisfy { signs(of: $0).isSubset(of: .nonnegative) } })
    else { return nil }
    var factors = sums.map { (base: $0, times: 1) }
    if scalars == .one { return factors }
    if permits(.rootOfProduct, { signs(of: scalars).isSubset(of: .nonnegative) }) {
      factors.append((scalars, 1))
    } else if let root = try squareRoot(of: scalars) {
      note(.rootOfSquaredSum)
      factors.append((try magnitude(root), 2))
    } else {
      return nil
    }
    return factors
  }

  /// Sums over indices that have nothing to do with each other, one by one.
  private func components(of term: Monomial) throws(GivenUp) -> [Polynomial] {
    var groups = term.bounds.indices.map { Set([$0]) }
    for factor in term.factors {
      let own = Set(term.bounds.indices.filter { factor.atom.mentions(bound: $0) })
      let (touched, rest) = (
        groups.filter { !$0.isDisjoint(with: own) }, groups.filter { $0.isDisjoint(with: own) }
      )
      groups = rest + (touched.isEmpty ? [] : [touched.reduce(Set()) { $0.union($1) }])
    }
    guard groups.count > 1 else { return [Polynomial(sorted: [term])] }
    var result: [Polynomial] = []
    for group in groups {
      let kept = group.sorted()
      let factors = term.factors.filter { factor in
        kept.contains { factor.atom.mentions(bound: $0) }
      }
      let renamed = try rename(factors, .bounds { kept.firstIndex(of: $0) ?? 0 })
      var terms: [Monomial] = []
      try normalise(Monomial(.one, renamed, over: kept.map { term.bounds[$0] }), into: &terms)
      result.append(try merged(terms))
    }
    return result
  }

  /// q with q² = a, found from the squares among the terms and checked by squaring.
  func squareRoot(of a: Polynomial) throws(GivenUp) -> Polynomial? {
    guard a.terms.count > 1, a.terms.count <= 10 else { return nil }
    var roots: [Monomial] = []
    for term in a.terms {
      guard term.bounds.isEmpty, let number = term.coefficient.exactSquareRoot else { continue }
      var root = Monomial(number)
      var isSquare = true
      for factor in term.factors {
        if case .exp(let inside) = factor.atom.kind {
          let half = try scale(inside, by: checked(Rational(1, over: 2)))
          root.factors.append(AtomPower(.exp(half)))
          continue
        }
        let half = try checked(factor.exponent.divided(by: Rational(2)))
        if !half.isWhole, !signs(of: factor.atom).isSubset(of: .nonnegative) { isSquare = false }
        root.factors.append(AtomPower(factor.atom, half))
      }
      if isSquare { roots.append(root) }
    }
    guard roots.count > 1, roots.count <= 4 else { return nil }
    for subset in 3..<(1 << roots.count) where subset.nonzeroBitCount > 1 {
      let chosen = roots.indices.filter { subset & (1 << $0) != 0 }.map { roots[$0] }
      for flips in 0..<(1 << (chosen.count - 1)) {
        var terms: [Monomial] = []
        for (k, root) in chosen.enumerated() {
          var signed = root
          if k > 0, flips & (1 << (k - 1)) != 0 { signed.coefficient = -root.coefficient }
          try normalise(signed, into: &terms)
        }
        let candidate = try merged(terms)
        if try multiply(candidate, candidate) == a { return candidate }
      }
    }
    return nil
  }
}

extension Monomial {
  /// The factors that depend on summation indices, with the sum.
  fileprivate var summedPart: Monomial {
    Monomial(.one, factors.filter(\.dependsOnOwnIndices), over: bounds)
  }

  fileprivate var scalarPart: Monomial {
    Monomial(coefficient, factors.filter { !$0.dependsOnOwnIndices })
  }
}
