/// Roots of sums that are products or squares.
///
/// | law                     | holds where                   |
/// |:------------------------|:------------------------------|
/// | (ab)ᵖ = aᵖ bᵖ           | a ≥ 0 and b ≥ 0               |
/// | (q²)ᵖ = abs(q)²ᵖ        | everywhere                    |
/// | ∑ᵢⱼ aᵢbⱼ = ∑ᵢ aᵢ ∑ⱼ bⱼ  | everywhere                    |
extension Algebra {
  /// The power of content whose rest factors; nil where it does not.
  func raiseFactored(_ parts: Content, to power: Rational) throws(GivenUp) -> Polynomial? {
    guard !power.isWhole, parts.rest != .one, parts.number > .zero,
      let factors = try nonnegativeFactors(of: parts.rest)
    else { return nil }
    var front: [Monomial] = []
    try normalise(Monomial(parts.number, parts.factors), into: &front)
    let outer = try merged(front)
    guard signs(of: outer).isSubset(of: .nonnegative) else { return nil }
    var result = try raise(outer, to: power)
    for factor in factors { result = try multiply(result, raise(factor, to: power)) }
    return result
  }

  /// Factors of a sum that are all ≥ 0, at least one of them simpler than the sum. A square q² is
  /// handed back as abs(q)².
  private func nonnegativeFactors(of a: Polynomial) throws(GivenUp) -> [Polynomial]? {
    guard let first = a.terms.first else { return nil }
    if let root = try squareRoot(of: a) {
      let size = try magnitude(root)
      guard size.terms.count == 1, size.terms[0].bounds.isEmpty else { return nil }
      return [Polynomial(sorted: [size.terms[0].squaredFactors])]
    }
    guard !first.bounds.isEmpty else { return nil }
    // What is summed has to be the same in all terms.
    let tensor = first.summedPart
    guard a.terms.allSatisfy({ $0.summedPart == tensor }) else { return nil }
    let scalars = try merged(a.terms.map(\.scalarPart))
    var factors = try components(of: tensor)
    if scalars != .one { factors.append(scalars) }
    guard factors.count > 1, factors.allSatisfy({ signs(of: $0).isSubset(of: .nonnegative) })
    else {
      guard factors.count > 1, let last = factors.last, scalars != .one,
        factors.dropLast().allSatisfy({ signs(of: $0).isSubset(of: .nonnegative) }),
        let square = try squareRoot(of: last)
      else { return nil }
      let size = try magnitude(square)
      factors[factors.count - 1] = try multiply(size, size)
      guard signs(of: factors[factors.count - 1]).isSubset(of: .nonnegative) else {
        return try withRoot(of: size, factors.dropLast())
      }
      return factors
    }
    return factors
  }

  private func withRoot(
    of size: Polynomial, _ others: ArraySlice<Polynomial>
  ) throws(GivenUp) -> [Polynomial]? {
    guard size.terms.count == 1 else { return nil }
    return others + [Polynomial(sorted: [size.terms[0].squaredFactors])]
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

  /// The square, with powers kept as they are: no rule is applied.
  fileprivate var squaredFactors: Monomial {
    var result = self
    result.factors = factors.map {
      AtomPower($0.atom, $0.exponent.multiplied(by: Rational(2)) ?? $0.exponent)
    }
    return result
  }
}
