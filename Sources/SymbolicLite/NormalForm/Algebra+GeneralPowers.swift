/// Powers whose exponent is a formula.
extension Algebra {
  /// aˢ for a formula s.
  package func raise(_ a: Polynomial, to power: Polynomial) throws(GivenUp) -> Polynomial {
    if let number = power.constant { return try raise(a, to: number) }
    // A power of zero is defined for positive exponents only.
    if a.isZero { return .zero }
    if a == .one { return .one }
    if permits(.generalPower, { signs(of: a) == .positive }) {
      return try exponential(multiply(power, logarithm(a)))
    }
    if let product = try powerOfProduct(a, power) { return product }
    // aˢ⁺² = aˢ·a²: for whole exponents, and for others the base is not negative.
    guard let whole = power.terms.first(where: { $0.factors.isEmpty && $0.bounds.isEmpty }),
      whole.coefficient.isWhole
    else { return Polynomial(.power(a, power)) }
    note(.powerShift)
    let rest = try subtract(power, Polynomial(whole.coefficient))
    return try multiply(Polynomial(.power(a, rest)), raise(a, to: whole.coefficient))
  }

  /// (a₁ ⋯ aₖ)ˢ = a₁ˢ ⋯ aₖˢ for aᵢ ≥ 0, where abs(u) = u·sign u is one such factor, and
  /// (u²)ˢ = abs(u)²ˢ. Where one of them is zero, both sides are 0 for s > 0 and undefined
  /// otherwise. `nil` for no such product.
  private func powerOfProduct(
    _ a: Polynomial, _ power: Polynomial
  ) throws(GivenUp) -> Polynomial? {
    let parts = try content(of: a)
    guard parts.number > .zero else { return nil }
    // Bases ≥ 0 with the exponents that stand inside, and what has to be ≥ 0 by itself.
    var bases: [(base: Polynomial, exponent: Rational)] = []
    var single: [Polynomial] = []
    var left = parts.factors
    while let factor = left.popLast() {
      let pair = left.firstIndex { $0.isPair(with: factor) }
      let other = pair.map { left.remove(at: $0) }
      let main = other.map { factor.isSign(of: $0.atom) ? $0 : factor } ?? factor
      var atom = Polynomial(main.atom.kind)
      if case .sum(let inside) = main.atom.kind { atom = try unwrapped(inside) }
      if other != nil || main.exponent.isEven {
        atom = try magnitude(atom)
      } else if main.exponent.isWhole {
        // A root has a value only where its base is ≥ 0 anyway.
        single.append(atom)
      }
      bases.append((atom, main.exponent))
    }
    if parts.rest != .one { single.append(parts.rest) }
    let extra = [Polynomial(parts.number), parts.rest].filter { $0 != .one }
    guard bases.count + extra.count > 1 || bases.contains(where: { $0.exponent != .one }),
      bases.allSatisfy({ $0.exponent > .zero }),
      permits(
        .powerOfProduct, { single.allSatisfy { signs(of: $0).isSubset(of: .nonnegative) } })
    else { return nil }
    var result = Polynomial.one
    for factor in extra { result = try multiply(result, raise(factor, to: power)) }
    for (base, exponent) in bases {
      result = try multiply(result, raise(base, to: scale(power, by: exponent)))
    }
    return result
  }
}

extension AtomPower {
  /// Whether one is u and the other sign u, both to odd powers.
  fileprivate func isPair(with other: AtomPower) -> Bool {
    guard exponent.isOdd, other.exponent.isOdd else { return false }
    return isSign(of: other.atom) || other.isSign(of: atom)
  }

  fileprivate func isSign(of other: Atom) -> Bool {
    if case .sign(let inside) = atom.kind { inside.singleAtom == other } else { false }
  }
}

extension Rational {
  fileprivate var isOdd: Bool { isWhole && numerator % 2 != 0 }
  fileprivate var isEven: Bool { isWhole && numerator % 2 == 0 }
}
