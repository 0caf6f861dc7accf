/// exp, log, sign and what is written with them, by the rules of ``RewriteRule/signRows`` and
/// ``RewriteRule/functionRows``.
extension Algebra {
  package func exponential(_ u: Polynomial) throws(GivenUp) -> Polynomial {
    var rest: [Monomial] = []
    var result = Polynomial.one
    for term in u.terms {
      if term.bounds.isEmpty, term.factors.count == 1, let factor = term.factors.first,
        factor.exponent == .one, case .log(let inside) = factor.atom.kind
      {
        let base = try unwrapped(inside)
        note(.expOfLog)
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
    let product: RewriteRule? = parts.isPlain ? nil : .logOfProduct
    var sum: [Polynomial] = []
    var kept = Monomial(parts.number < .zero ? Rational(-1) : .one)
    for (base, sign) in [
      (parts.number.magnitude.numerator, 1), (parts.number.denominator, -1),
    ] {
      for (prime, count) in try primes(base) {
        let log = Polynomial(.log(Polynomial(Rational(prime))))
        if count > 1 || parts.number.magnitude != Rational(prime) { note(.logOfNumber) }
        sum.append(try scale(log, by: Rational(sign * count)))
      }
    }
    for factor in parts.factors {
      if case .exp(let inside) = factor.atom.kind {
        note(.logOfExp)
        sum.append(try scale(try unwrapped(inside), by: factor.exponent))
      } else if permits(product, { isPositive(factor) }) {
        sum.append(try scale(try logarithm(of: factor.atom), by: factor.exponent))
      } else {
        kept.factors.append(factor)
      }
    }
    let rest = try multiply(Polynomial(sorted: [kept]), parts.rest)
    if rest != .one { sum.append(Polynomial(.log(rest))) }
    return try add(sum)
  }

  /// A root has a logarithm only where what it is the root of is positive.
  private func isPositive(_ factor: AtomPower) -> Bool {
    !factor.exponent.isWhole || signs(of: factor.atom) == .positive
  }

  private func logarithm(of atom: Atom) throws(GivenUp) -> Polynomial {
    if case .sum(let inside) = atom.kind { return try logarithm(try unwrapped(inside)) }
    if case .prime(let p) = atom.kind { return Polynomial(.log(Polynomial(Rational(p)))) }
    if case .power(let base, let exponent) = atom.kind,
      permits(.logOfPower, { signs(of: base).isSubset(of: .nonnegative) })
    {
      return try multiply(unwrapped(exponent), logarithm(unwrapped(base)))
    }
    if case .fold(.product, let range, let inside) = atom.kind {
      let index = freshTemporary(range)
      let body = try map(inside, .unwrapping(after: 0, holes: [index]))
      if permits(.logOfFold, { signs(of: body) == .positive }) {
        return try sum(over: index, range, logarithm(body))
      }
    }
    return Polynomial(.log(Polynomial(atom.kind)))
  }

  /// sign u.
  package func signum(_ u: Polynomial) throws(GivenUp) -> Polynomial {
    if let number = u.constant {
      return Polynomial(Rational(number == .zero ? 0 : number < .zero ? -1 : 1))
    }
    if let known = knownSign(signs(of: u), { signs(of: u) }) { return known }
    let parts = try content(of: u)
    if !parts.isPlain { note(.signOfProduct) }
    var result = Polynomial(parts.number < .zero ? Rational(-1) : .one)
    for factor in parts.factors { result = try multiply(result, signum(of: factor)) }
    if parts.rest == .one { return result }
    return try multiply(result, irreducibleSign(parts.rest))
  }

  /// ±1 or 0, where that is known.
  private func knownSign(_ own: Signs, _ again: () -> Signs) -> Polynomial? {
    guard [.zero, .positive, .negative].contains(own), permits(.knownSign, { again() == own })
    else { return nil }
    return own == .zero ? .zero : Polynomial(Rational(own == .positive ? 1 : -1))
  }

  private func signum(of factor: AtomPower) throws(GivenUp) -> Polynomial {
    let own = signs(of: factor)
    if let known = knownSign(own, { signs(of: factor) }) { return known }
    if own == .nonnegative, permits(.signOfNonnegative, { signs(of: factor) == own }) {
      return try subtract(.one, zeroIndicator(Polynomial(factor.atom.kind)))
    }
    if case .sign = factor.atom.kind { return Polynomial(sorted: [Monomial(.one, [factor])]) }
    if case .sum(let inside) = factor.atom.kind { return try signum(unwrapped(inside)) }
    return try irreducibleSign(Polynomial(factor.atom.kind))
  }

  private func irreducibleSign(_ u: Polynomial) throws(GivenUp) -> Polynomial {
    let own = signs(of: u)
    if let known = knownSign(own, { signs(of: u) }) { return known }
    if own == .nonnegative || own == .nonpositive,
      permits(.signOfNonnegative, { signs(of: u) == own })
    {
      let isZero = try zeroIndicator(u)
      return try own == .nonnegative ? subtract(.one, isZero) : subtract(isZero, .one)
    }
    if u.leadsNegative {
      note(.signOfProduct)
      return try scale(Polynomial(.sign(scale(u, by: Rational(-1)))), by: Rational(-1))
    }
    return Polynomial(.sign(u))
  }

  /// 1 where u = 0, else 0.
  package func zeroIndicator(_ u: Polynomial) throws(GivenUp) -> Polynomial {
    if let number = u.constant { return number == .zero ? .one : .zero }
    let own = signs(of: u)
    if own == .zero, permits(.knownCondition, { signs(of: u) == .zero }) { return .one }
    if isNonzero(own, { signs(of: u) }) { return .zero }
    let parts = try content(of: u)
    if !parts.isPlain { note(.zeroOfProduct) }
    // A product is zero where a factor is.
    var none = Polynomial.one
    for factor in parts.factors {
      if isNonzero(signs(of: factor), { signs(of: factor) }) { continue }
      none = try multiply(none, subtract(.one, zeroIndicator(of: factor)))
    }
    if parts.rest != .one, !isNonzero(signs(of: parts.rest), { signs(of: parts.rest) }) {
      let rest =
        parts.rest.leadsNegative
        ? try scale(parts.rest, by: Rational(-1)) : parts.rest
      none = try multiply(none, subtract(.one, Polynomial(.zero(rest))))
    }
    return try subtract(.one, none)
  }

  private func isNonzero(_ own: Signs, _ again: () -> Signs) -> Bool {
    !own.contains(.zero) && permits(.knownNonzero) { !again().contains(.zero) }
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
    note(.magnitude)
    return try multiply(u, signum(u))
  }

  package func positivePart(_ u: Polynomial) throws(GivenUp) -> Polynomial {
    note(.positivePart)
    return try scale(add([u, magnitude(u)]), by: checked(Rational(1, over: 2)))
  }

  package func hyperbolicTangent(_ u: Polynomial) throws(GivenUp) -> Polynomial {
    note(.hyperbolicTangent)
    let below = try add([exponential(scale(u, by: Rational(2))), .one])
    return try subtract(.one, scale(raise(below, to: Rational(-1)), by: Rational(2)))
  }
}
