/// exp, log, sign and what is written with them.
///
/// | law                               | holds where                                 |
/// |:----------------------------------|:--------------------------------------------|
/// | exp u · exp v = exp(u + v)        | everywhere                                  |
/// | exp(p·log a + u) = aᵖ exp u       | log a is defined                            |
/// | log(aᵖ·b) = p·log a + log b       | a > 0 is known, log(aᵖ·b) is defined        |
/// | abs(u) = u·sign u                 | everywhere                                  |
/// | sign(ab) = sign a · sign b        | everywhere                                  |
/// | sign(u)² = 1 − [u = 0]            | everywhere                                  |
/// | u·[u = 0] = 0                     | everywhere                                  |
/// | max(u, 0) = (u + u·sign u)/2      | everywhere                                  |
/// | tanh u = 1 − 2/(exp 2u + 1)       | everywhere                                  |
extension Algebra {
  package func exponential(_ u: Polynomial) throws(GivenUp) -> Polynomial {
    var rest: [Monomial] = []
    var result = Polynomial.one
    for term in u.terms {
      if term.bounds.isEmpty, term.factors.count == 1, let factor = term.factors.first,
        factor.exponent == .one, case .log(let inside) = factor.atom.kind
      {
        let base = try unwrapped(inside)
        result = try multiply(result, raise(base, to: term.coefficient))
      } else {
        rest.append(term)
      }
    }
    let remaining = Polynomial(sorted: rest)
    return remaining.isZero ? result : try multiply(result, Polynomial(.exp(remaining)))
  }

  /// A formula from inside an atom that stands in no term with indices.
  func unwrapped(_ inside: Polynomial) throws(GivenUp) -> Polynomial {
    try map(inside, .unwrapping(after: 0))
  }

  package func logarithm(_ u: Polynomial) throws(GivenUp) -> Polynomial {
    let parts = try content(of: u)
    guard parts.number != .zero else { throw .undefined }
    var sum: [Polynomial] = []
    var kept = Monomial(parts.number < .zero ? Rational(-1) : .one)
    for (base, sign) in [
      (parts.number.magnitude.numerator, 1), (parts.number.denominator, -1),
    ] {
      for (prime, count) in try primes(base) {
        let log = Polynomial(.log(Polynomial(Rational(prime))))
        sum.append(try scale(log, by: Rational(sign * count)))
      }
    }
    for factor in parts.factors {
      if case .exp(let inside) = factor.atom.kind {
        sum.append(try scale(try unwrapped(inside), by: factor.exponent))
      } else if !factor.exponent.isWhole || signs(of: factor.atom) == .positive {
        sum.append(try scale(try logarithm(of: factor.atom), by: factor.exponent))
      } else {
        kept.factors.append(factor)
      }
    }
    let rest = try multiply(Polynomial(sorted: [kept]), parts.rest)
    if rest != .one { sum.append(Polynomial(.log(rest))) }
    return try add(sum)
  }

  private func logarithm(of atom: Atom) throws(GivenUp) -> Polynomial {
    if case .sum(let inside) = atom.kind { return try logarithm(try unwrapped(inside)) }
    if case .prime(let p) = atom.kind { return Polynomial(.log(Polynomial(Rational(p)))) }
    if case .power(let base, let exponent) = atom.kind,
      signs(of: base).isSubset(of: .nonnegative)
    {
      return try multiply(unwrapped(exponent), logarithm(unwrapped(base)))
    }
    return Polynomial(.log(Polynomial(atom.kind)))
  }

  /// sign u.
  package func signum(_ u: Polynomial) throws(GivenUp) -> Polynomial {
    let signs = signs(of: u)
    if signs == .zero { return .zero }
    if signs == .positive { return .one }
    if signs == .negative { return Polynomial(Rational(-1)) }
    let parts = try content(of: u)
    var result = Polynomial(parts.number < .zero ? Rational(-1) : .one)
    for factor in parts.factors { result = try multiply(result, signum(of: factor)) }
    if parts.rest == .one { return result }
    return try multiply(result, irreducibleSign(parts.rest))
  }

  private func signum(of factor: AtomPower) throws(GivenUp) -> Polynomial {
    let own = signs(of: factor)
    if own == .positive { return .one }
    if own == .negative { return Polynomial(Rational(-1)) }
    if own.isSubset(of: .nonnegative) {
      return try subtract(.one, zeroIndicator(Polynomial(factor.atom.kind)))
    }
    if case .sign = factor.atom.kind { return Polynomial(sorted: [Monomial(.one, [factor])]) }
    if case .sum(let inside) = factor.atom.kind { return try signum(unwrapped(inside)) }
    return try irreducibleSign(Polynomial(factor.atom.kind))
  }

  private func irreducibleSign(_ u: Polynomial) throws(GivenUp) -> Polynomial {
    let own = signs(of: u)
    if own == .positive { return .one }
    if own == .negative { return Polynomial(Rational(-1)) }
    if own == .zero { return .zero }
    if own == .nonnegative { return try subtract(.one, zeroIndicator(u)) }
    if own == .nonpositive { return try subtract(zeroIndicator(u), .one) }
    if u.leadsNegative {
      return try scale(Polynomial(.sign(scale(u, by: Rational(-1)))), by: Rational(-1))
    }
    return Polynomial(.sign(u))
  }

  /// 1 where u = 0, else 0.
  package func zeroIndicator(_ u: Polynomial) throws(GivenUp) -> Polynomial {
    let signs = signs(of: u)
    if signs == .zero { return .one }
    if !signs.contains(.zero) { return .zero }
    let parts = try content(of: u)
    // A product is zero where a factor is.
    var none = Polynomial.one
    for factor in parts.factors {
      guard self.signs(of: factor).contains(.zero) else { continue }
      none = try multiply(none, subtract(.one, zeroIndicator(of: factor)))
    }
    if parts.rest != .one, self.signs(of: parts.rest).contains(.zero) {
      let rest =
        parts.rest.leadsNegative
        ? try scale(parts.rest, by: Rational(-1)) : parts.rest
      none = try multiply(none, subtract(.one, Polynomial(.zero(rest))))
    }
    return try subtract(.one, none)
  }

  private func zeroIndicator(of factor: AtomPower) throws(GivenUp) -> Polynomial {
    switch factor.atom.kind {
    case .sum(let inside): return try zeroIndicator(unwrapped(inside))
    case .sign(let inside): return Polynomial(.zero(inside))
    case .zero: return try subtract(.one, Polynomial(factor.atom.kind))
    default: return Polynomial(.zero(Polynomial(factor.atom.kind)))
    }
  }

  package func magnitude(_ u: Polynomial) throws(GivenUp) -> Polynomial {
    try multiply(u, signum(u))
  }

  package func positivePart(_ u: Polynomial) throws(GivenUp) -> Polynomial {
    try scale(add([u, magnitude(u)]), by: checked(Rational(1, over: 2)))
  }

  package func hyperbolicTangent(_ u: Polynomial) throws(GivenUp) -> Polynomial {
    let below = try add([exponential(scale(u, by: Rational(2))), .one])
    return try subtract(.one, scale(raise(below, to: Rational(-1)), by: Rational(2)))
  }

  /// aˢ for a formula s.
  package func raise(_ a: Polynomial, to power: Polynomial) throws(GivenUp) -> Polynomial {
    if let number = power.constant { return try raise(a, to: number) }
    // A power of zero is defined for positive exponents only.
    if a.isZero { return .zero }
    if a == .one { return .one }
    if signs(of: a) == .positive {
      return try exponential(multiply(power, logarithm(a)))
    }
    // aˢ⁺² = aˢ·a²: for whole exponents, and for others the base is not negative.
    guard let whole = power.terms.first(where: { $0.factors.isEmpty && $0.bounds.isEmpty }),
      whole.coefficient.isWhole
    else { return Polynomial(.power(a, power)) }
    let rest = try subtract(power, Polynomial(whole.coefficient))
    return try multiply(Polynomial(.power(a, rest)), raise(a, to: whole.coefficient))
  }
}
