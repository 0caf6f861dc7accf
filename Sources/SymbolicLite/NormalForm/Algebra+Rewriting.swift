/// Rewriting within one term: products that have a simpler value. The rules are `atZero`,
/// `reciprocal`, `logistic`, `inverse` and `declaredEquation` of ``RewriteRule``.
///
/// For a sum the rule is read as a rule for its leading product: b·(1/(a + b)) = 1 − a·(1/(a + b)).
extension Algebra {
  /// The terms that replace this one, or nil where no rule applies.
  func rewritten(_ term: Monomial) throws(GivenUp) -> [Monomial]? {
    for (k, factor) in term.factors.enumerated() {
      switch factor.atom.kind {
      case .zero(let u):
        if let new = try atZero(term, k, u) {
          note(.atZero)
          return new
        }
      case .sum(let q) where factor.exponent <= Rational(-1):
        if let new = try logistic(term, k, q) {
          note(.logistic)
          return new
        }
        if let new = try reciprocal(term, k, q) {
          note(.reciprocal)
          return new
        }
      case .inverse(let size, let matrix, let i, let j, let isSymmetric):
        guard factor.exponent == .one else { continue }
        let match = InverseMatch(
          size: size, matrix: matrix, row: i, column: j, isSymmetric: isSymmetric, place: k)
        if let new = try cancelInverse(term, match) { return new }
      default: break
      }
    }
    for equation in facts.equations {
      if let new = try apply(equation, to: term) { return new }
    }
    return nil
  }

  // MARK: Zeros and reciprocals

  private func atZero(_ term: Monomial, _ k: Int, _ u: Polynomial) throws(GivenUp) -> [Monomial]? {
    let flag = term.factors[k]
    let hasSign = term.factors.contains {
      if case .sign(u) = $0.atom.kind { true } else { false }
    }
    if hasSign { return [] }
    guard let lead = try leading(u, in: term) else {
      return try replacingSum(u, beside: k, term, identity: nil)
    }
    if u.terms.count == 1 {
      // u is an atom: what contains it is zero, and nothing may be divided by it.
      return divides(lead.term, term, among: [k]) == nil ? nil : []
    }
    guard let rest = divides(lead.term, term, among: [k]) else {
      return try replacingSum(u, beside: k, term, identity: nil)
    }
    var base = term
    base.factors = rest + [flag]
    return try minus(u, except: lead.position, over: lead.term.coefficient, base)
  }

  private func reciprocal(_ term: Monomial, _ k: Int, _ q: Polynomial) throws(GivenUp)
    -> [Monomial]?
  {
    if q.terms.contains(where: { $0.exponential != nil }) { return nil }
    let flag = term.factors[k]
    guard let lead = try leading(q, in: term),
      let rest = divides(lead.term, term, among: [k])
    else {
      return try replacingSum(
        q, beside: k, term,
        identity: AtomPower(flag.atom, checked(flag.exponent.adding(.one))))
    }
    var base = term
    base.factors = rest + [flag]
    var result = try minus(q, except: lead.position, over: lead.term.coefficient, base)
    var whole = term
    whole.factors =
      rest + [AtomPower(flag.atom, try checked(flag.exponent.adding(.one)))]
    whole.coefficient = try checked(whole.coefficient.divided(by: lead.term.coefficient))
    result.append(whole)
    return result
  }

  /// The same where the leading product is a sum of its own: ∑ⱼ aⱼ stands for u minus the rest of
  /// u = ∑ⱼ aⱼ + b. Beside [u = 0] that is −b, beside 1/u it is 1 − b/u.
  private func replacingSum(
    _ u: Polynomial, beside k: Int, _ term: Monomial, identity: AtomPower?
  ) throws(GivenUp) -> [Monomial]? {
    let candidates = u.terms.indices.filter { !u.terms[$0].bounds.isEmpty }
    guard let lead = candidates.max(by: { u.terms[$0].factors.count < u.terms[$1].factors.count })
    else { return nil }
    let offset = term.bounds.count
    let empty = Monomial(.one, [], over: term.bounds)
    let whole = try unwrapped(u.terms[lead], into: empty)
    var pattern = Monomial(whole.coefficient, whole.factors, over: u.terms[lead].bounds)
    // What is ±1 is its own reciprocal: it need not stand in the term.
    let units = pattern.factors.filter { $0.atom.isPlusMinusOne && !$0.mentions(from: offset) }
    pattern.factors.removeAll(where: units.contains)
    var matcher = Matcher(term, without: k)
    matcher.firstOwn = offset
    guard let found = matcher.run(pattern, isolated: nil),
      let scalars = pattern.inverseScalars(self)
    else { return nil }
    let rest = found.left + scalars + units
    var base = term
    base.factors = rest + [term.factors[k]]
    var result = try minus(u, except: lead, over: pattern.coefficient, base)
    if let identity {
      var one = term
      one.factors = rest + [identity]
      one.coefficient = try checked(one.coefficient.divided(by: pattern.coefficient))
      result.append(one)
    }
    return try result.map { (item) throws(GivenUp) in try dropping(found.bounds, from: item) }
  }

  /// −(u without its leading term)/(its coefficient), times `base`.
  private func minus(
    _ u: Polynomial, except lead: Int, over coefficient: Rational, _ base: Monomial
  ) throws(GivenUp) -> [Monomial] {
    var result: [Monomial] = []
    var scaled = base
    scaled.coefficient = try checked((-base.coefficient).divided(by: coefficient))
    for (k, part) in u.terms.enumerated() where k != lead {
      result.append(try unwrapped(part, into: scaled))
    }
    return result
  }

  /// The term of a sum that is replaced: the one with the most factors, none of them summed inside.
  private func leading(
    _ u: Polynomial, in term: Monomial
  ) throws(GivenUp) -> (term: Monomial, position: Int)? {
    var best: (position: Int, degree: Rational)?
    for (k, part) in u.terms.enumerated() {
      guard part.bounds.isEmpty, !part.factors.isEmpty else { continue }
      guard part.factors.allSatisfy({ $0.exponent > .zero && $0.exponent.isWhole }) else {
        return nil
      }
      let degree = part.factors.reduce(0) { $0 + ($1.exponent.asInt ?? 0) }
      if best.map({ Rational(degree) > $0.degree }) ?? true { best = (k, Rational(degree)) }
    }
    guard let best else { return nil }
    let empty = Monomial(.one, [], over: term.bounds)
    return (try unwrapped(u.terms[best.position], into: empty), best.position)
  }

  /// The factors that are left when those of `part` are taken out; nil where they are not all there.
  private func divides(_ part: Monomial, _ whole: Monomial, among excluded: Set<Int>)
    -> [AtomPower]?
  {
    var left = whole.factors
    for k in excluded.sorted(by: >) { left.remove(at: k) }
    for factor in part.factors {
      guard let k = left.firstIndex(where: { $0.atom == factor.atom }),
        left[k].exponent >= factor.exponent,
        let rest = left[k].exponent.subtracting(factor.exponent)
      else { return nil }
      if rest == .zero { left.remove(at: k) } else { left[k].exponent = rest }
    }
    return left
  }

  /// For q = a + b·exp u: exponents of exp u are brought between 0 and 1.
  private func logistic(_ term: Monomial, _ k: Int, _ q: Polynomial) throws(GivenUp) -> [Monomial]?
  {
    guard q.terms.count == 2, let own = term.exponential, case .exp(let v) = own.atom.kind,
      let plain = q.terms.first(where: { $0.factors.isEmpty && $0.bounds.isEmpty }),
      let moving = q.terms.first(where: { $0.exponential != nil }), moving.factors.count == 1,
      moving.bounds.isEmpty, let inner = moving.exponential, case .exp(let inside) = inner.atom.kind
    else { return nil }
    // u as it reads from within an atom of this term: as it does from within exp v.
    let u = try map(inside, .outOfOneLevel)
    guard let first = u.terms.first,
      let match = v.terms.first(where: { $0.hasSameMonomial(as: first) }),
      let times = match.coefficient.divided(by: first.coefficient)
    else { return nil }
    let flag = term.factors[k]
    var base = term
    base.factors.remove(at: k)
    func exp(_ shift: Int) throws(GivenUp) -> AtomPower {
      AtomPower(.exp(try scale(u, by: Rational(shift))))
    }
    let (a, b) = (plain.coefficient, moving.coefficient)
    if times >= .one {
      // E/q = (1 − a/q)/b
      var one = base
      one.factors += [try exp(-1), AtomPower(flag.atom, try checked(flag.exponent.adding(.one)))]
      one.coefficient = try checked(base.coefficient.divided(by: b))
      var two = base
      two.factors += [try exp(-1), flag]
      two.coefficient = try checked((-one.coefficient).multiplied(by: a))
      return [one, two]
    }
    if times < .zero {
      // 1/q = (1 − bE/q)/a
      var one = base
      one.factors.append(AtomPower(flag.atom, try checked(flag.exponent.adding(.one))))
      one.coefficient = try checked(base.coefficient.divided(by: a))
      var two = base
      two.factors += [try exp(1), flag]
      two.coefficient = try checked((-one.coefficient).multiplied(by: b))
      return [one, two]
    }
    return nil
  }
}

extension Atom {
  fileprivate var isPlusMinusOne: Bool {
    guard case .entry(let symbol, _, _) = kind, case .finite(let values) = symbol.domain else {
      return false
    }
    return values.allSatisfy { $0.magnitude == .one }
  }
}

extension AtomPower {
  fileprivate func mentions(from first: Int) -> Bool {
    atom.positions.contains {
      if case .bound(0, let k) = $0.innermost { k >= first } else { false }
    }
  }
}
