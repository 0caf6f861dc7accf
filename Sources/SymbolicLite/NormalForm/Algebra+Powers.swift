/// Powers, roots and reciprocals. Each rule holds where the left side is defined: a reciprocal of
/// what is not zero, a root of what is not negative.
extension Algebra {
  /// What stands in front of a sum: number · common factors · the rest. The rest is never zero.
  struct Content {
    var number: Rational
    var factors: [AtomPower]
    var rest: Polynomial

    /// Whether it is one factor, or the rest alone: no product.
    var isPlain: Bool {
      number == .one
        && (factors.isEmpty || factors.count == 1 && factors[0].exponent == .one && rest == .one)
    }
  }

  func content(of a: Polynomial) throws(GivenUp) -> Content {
    guard let first = a.terms.first else { return Content(number: .zero, factors: [], rest: .one) }
    if a.terms.count == 1, first.bounds.isEmpty {
      return Content(number: first.coefficient, factors: first.factors, rest: .one)
    }
    var common: [AtomPower] = []
    for factor in first.factors where !factor.dependsOnOwnIndices {
      if case .exp = factor.atom.kind { continue }
      var least = factor.exponent
      var isShared = true
      for term in a.terms.dropFirst() {
        guard let other = term.factors.first(where: { $0.atom == factor.atom }),
          (other.exponent > .zero) == (least > .zero)
        else {
          isShared = false
          break
        }
        least = least > .zero ? Swift.min(least, other.exponent) : Swift.max(least, other.exponent)
      }
      if isShared { common.append(AtomPower(factor.atom, least)) }
    }
    // Reciprocals in some terms only are taken out too: a + b/c = (ac + b)/c.
    for term in a.terms {
      for factor in term.factors
      where factor.exponent < .zero && !factor.dependsOnOwnIndices {
        let own = common.firstIndex { $0.atom == factor.atom }
        if let own {
          if factor.exponent < common[own].exponent { common[own].exponent = factor.exponent }
        } else {
          common.append(factor)
        }
      }
    }
    var number = first.coefficient.magnitude
    for term in a.terms.dropFirst() {
      number = greatestCommonDivisor(number, term.coefficient.magnitude) ?? .one
    }
    let inverse = Monomial(
      try checked(number.reciprocal), common.map { AtomPower($0.atom, -$0.exponent) })
    var rest = a
    if !common.isEmpty {
      rest = try multiply(a, Polynomial(sorted: [inverse]))
    } else {
      rest = try scale(a, by: inverse.coefficient)
    }
    rest = try withoutCommonExponential(rest, &common)
    return Content(number: number, factors: common, rest: rest)
  }

  private func greatestCommonDivisor(_ a: Rational, _ b: Rational) -> Rational? {
    let top = Rational.divisor(a.numerator, b.numerator)
    let common = Rational.divisor(a.denominator, b.denominator)
    let (below, overflow) = (a.denominator / common).multipliedReportingOverflow(by: b.denominator)
    return overflow ? nil : Rational(top, over: below)
  }

  /// 1 + exp(−z) and exp z + 1 are one sum up to a factor exp z: the least of such forms is kept.
  private func withoutCommonExponential(
    _ a: Polynomial, _ common: inout [AtomPower]
  ) throws(GivenUp) -> Polynomial {
    var exponents: [Polynomial] = []
    for term in a.terms where exponents.count < 5 {
      let own = term.exponential
      if let own, own.dependsOnOwnIndices { return a }
      let inside = own.flatMap { if case .exp(let u) = $0.atom.kind { u } else { nil } } ?? .zero
      if !exponents.contains(inside) { exponents.append(inside) }
    }
    guard exponents.contains(where: { !$0.isZero }) else { return a }
    var best: (form: Polynomial, exponent: Polynomial)?
    for exponent in exponents {
      let turned = try scale(exponent, by: Rational(-1))
      let form = exponent.isZero ? a : try multiply(a, exponential(turned))
      if let known = best,
        (known.form.shape, known.form.code) <= (form.shape, form.code)
      {
        continue
      }
      best = (form, exponent)
    }
    guard let best else { return a }
    note(.commonExponential)
    if !best.exponent.isZero { common += (try exponential(best.exponent)).terms[0].factors }
    return best.form
  }

  /// aᵖ for a number p.
  package func raise(_ a: Polynomial, to power: Rational) throws(GivenUp) -> Polynomial {
    if power == .one { return a }
    // 0⁰ is undefined, so that a⁰ = 1 wherever it counts.
    if power == .zero { return .one }
    if a.isZero {
      if power > .zero { return .zero }
      throw .undefined
    }
    if let whole = power.asInt, whole > 0 {
      guard whole <= 12 else { throw .tooLarge }
      var result = a
      for _ in 1..<whole { result = try multiply(result, a) }
      return result
    }
    return try raiseContent(try content(of: a), to: power)
  }

  private func raiseContent(_ parts: Content, to power: Rational) throws(GivenUp) -> Polynomial {
    if let product = try raiseFactored(parts, to: power) { return product }
    var factors: [AtomPower] = []
    var number = parts.number
    var rest = parts.rest
    var coefficient = Rational.one
    if power.isWhole {
      // Of a sum and its negative one is chosen.
      if rest.leadsNegative {
        (number, rest) = (-number, try scale(rest, by: Rational(-1)))
      }
      coefficient = try checked(number.raised(to: power.asInt ?? 0))
      for factor in parts.factors {
        factors.append(AtomPower(factor.atom, try checked(factor.exponent.multiplied(by: power))))
      }
    } else {
      var kept = Monomial(.one)
      if number < .zero {
        kept.coefficient = Rational(-1)
        number = -number
      }
      factors += try root(of: number, power)
      let product: RewriteRule? = parts.isPlain ? nil : .rootOfProduct
      for factor in parts.factors { try split(factor, power, product, &factors, &kept) }
      rest = try multiply(Polynomial(sorted: [kept]), rest)
    }
    if rest != .one {
      if let single = rest.singleAtom {
        factors.append(AtomPower(single, power))
      } else if power.isWhole || rest != .one {
        factors.append(AtomPower(.sum(rest), power))
      }
    }
    var terms: [Monomial] = []
    try normalise(Monomial(coefficient, factors), into: &terms)
    return try merged(terms)
  }

  /// The root of one factor: (bᵉ)ᵖ = bᵉᵖ for b ≥ 0, (b^{2k})ᵖ = abs(b)^{2kp}; else it stays inside.
  private func split(
    _ factor: AtomPower, _ power: Rational, _ product: RewriteRule?, _ factors: inout [AtomPower],
    _ kept: inout Monomial
  ) throws(GivenUp) {
    let exponent = try checked(factor.exponent.multiplied(by: power))
    let isRoot = !factor.exponent.isWhole
    if permits(product, { isRoot || signs(of: factor.atom).isSubset(of: .nonnegative) }) {
      factors.append(AtomPower(factor.atom, exponent))
    } else if factor.exponent.numerator % 2 == 0, let whole = exponent.asInt {
      factors.append(AtomPower(factor.atom, exponent))
      note(.rootOfSquare)
      if whole % 2 != 0 {
        factors +=
          try signum(Polynomial(factor.atom.kind)).terms.first.map {
            (term) throws(GivenUp) in
            guard term.coefficient == .one, term.bounds.isEmpty else {
              throw .unsupported("the sign of a factor below a root")
            }
            return term.factors
          } ?? []
      }
    } else {
      kept.factors.append(factor)
    }
  }

  /// Roots of numbers through their prime factors: √8 = 2·√2.
  private func root(of number: Rational, _ power: Rational) throws(GivenUp) -> [AtomPower] {
    var factors: [AtomPower] = []
    for (base, sign) in [(number.numerator, 1), (number.denominator, -1)] {
      for (prime, count) in try primes(base) {
        factors.append(
          AtomPower(
            .prime(prime), try checked(power.multiplied(by: Rational(count * sign)))))
      }
    }
    return factors
  }

  func primes(_ number: Int128) throws(GivenUp) -> [(prime: Int, count: Int)] {
    guard var rest = Int(exactly: number), rest > 0 else { throw .overflow }
    var result: [(Int, Int)] = []
    var divisor = 2
    while divisor * divisor <= rest, divisor < 1000 {
      var count = 0
      while rest % divisor == 0 { (rest, count) = (rest / divisor, count + 1) }
      if count > 0 { result.append((divisor, count)) }
      divisor += 1
    }
    if rest > 1 { result.append((rest, 1)) }
    return result
  }
}

extension AtomPower {
  var dependsOnOwnIndices: Bool { atom.reach & 2 != 0 }
}

extension Monomial {
  var exponential: AtomPower? {
    factors.first { if case .exp = $0.atom.kind { true } else { false } }
  }
}

extension Polynomial {
  /// Whether the first coefficient is negative; the order of terms does not depend on signs.
  var leadsNegative: Bool {
    let lead = terms.max { ($0.shape, $0.code) < ($1.shape, $1.code) }
    return (lead?.coefficient ?? .one) < .zero
  }

  /// The atom that it is.
  var singleAtom: Atom? {
    guard terms.count == 1, let term = terms.first, term.coefficient == .one,
      term.bounds.isEmpty, term.factors.count == 1, let factor = term.factors.first,
      factor.exponent == .one
    else { return nil }
    return factor.atom
  }
}
