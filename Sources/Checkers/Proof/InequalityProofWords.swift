import SymbolicLite

/// Arithmetic of polynomials and of matrix forms under the rules of their atoms and letters.
///
/// | rule               | statement                                              |
/// |:-------------------|:-------------------------------------------------------|
/// | roots              | √p·√p = p                                              |
/// | inverses           | p·(1/p) = 1, A·A⁻¹ = A⁻¹A = I, also inside longer words |
/// | unit vectors       | eᵢᵀeᵢ = 1, eᵢᵀ1 = 1, eᵢᵀ(a ⊙ b) = aᵢbᵢ, eᵢᵀdiag(v) = vᵢeᵢᵀ |
/// | ones               | 1ᵀ1 = n, diag(v)·1 = v                                 |
/// | signs              | sign(v)ᵀv = ‖v‖₁                                       |
/// | assumptions        | XᵀX = I, ‖w‖₂ = 1 as replacements from left to right   |
extension Ledger {
  func times(_ a: AtomPolynomial, _ b: AtomPolynomial) throws(ProofFailure) -> AtomPolynomial {
    try reduced(a.timesPlainly(b))
  }

  func power(_ a: AtomPolynomial, _ exponent: Int) throws(ProofFailure) -> AtomPolynomial {
    guard exponent.magnitude <= 12 else { throw .unsupported }
    var result = AtomPolynomial.one
    for _ in 0..<exponent.magnitude { result = try times(result, a) }
    return exponent < 0 ? try inverse(result) : result
  }

  /// Applies the rules of the atoms until none fits. Each application shortens a monomial or
  /// replaces it by smaller ones; the bound only guards against a mistake in that argument.
  func reduced(_ p: AtomPolynomial) throws(ProofFailure) -> AtomPolynomial {
    var done = AtomPolynomial.zero
    var open = p
    for _ in 0..<200 {
      var next = AtomPolynomial.zero
      for (monomial, coefficient) in open.ordered {
        if let value = try replacement(monomial) {
          next = try next.plus(value.scaled(by: coefficient))
        } else {
          try done.add(coefficient, monomial)
        }
      }
      if next.isZero { return done }
      open = next
    }
    throw .unsupported
  }

  private func replacement(_ monomial: AtomMonomial) throws(ProofFailure) -> AtomPolynomial? {
    for factor in monomial.factors {
      let rest = AtomPolynomial(monomial.without(factor.atom))
      if let value = values[factor.atom] {
        if let name = valueNames[factor.atom] { consulted.insert(name) }
        guard factor.exponent.magnitude <= 12 else { throw .unsupported }
        var product = rest
        let part = factor.exponent > 0 ? value : try inverse(value)
        for _ in 0..<factor.exponent.magnitude { product = try product.timesPlainly(part) }
        return product
      }
      switch atoms[factor.atom] {
      case .root(let inside) where factor.exponent >= 2:
        let left = AtomPolynomial(atom: factor.atom, factor.exponent - 2)
        return try rest.timesPlainly(left).timesPlainly(inside)
      case .root(let inside) where factor.exponent <= -2:
        let left = AtomPolynomial(atom: factor.atom, factor.exponent + 2)
        return try rest.timesPlainly(left).timesPlainly(inverse(inside))
      case .root(let inside) where factor.exponent < 0:
        // p/√p = √p.
        guard let (square, coefficient) = inside.single, coefficient == .one,
          square.factors.allSatisfy({
            $0.exponent > 0 && monomial.exponent(of: $0.atom) >= $0.exponent
          })
        else { continue }
        return AtomPolynomial(monomial * square.inverse * AtomMonomial(factor.atom, 2))
      case .inverse(let inside) where factor.exponent > 0:
        if let parts = try partialFraction(monomial, factor.atom, inside) { return parts }
        guard let (lead, coefficient) = inside.leading, coefficient == .one,
          lead.factors.allSatisfy({
            $0.exponent > 0 && monomial.exponent(of: $0.atom) >= $0.exponent
          })
        else { continue }
        // m·lead·(1/p) = m·(1 − (p − lead)·(1/p)).
        let reduced = AtomPolynomial(monomial * lead.inverse)
        let without = AtomPolynomial(monomial * lead.inverse * AtomMonomial(factor.atom, -1))
        let others = try inside.minus(AtomPolynomial(lead))
        return try without.minus(others.timesPlainly(reduced))
      default: continue
      }
    }
    return nil
  }

  /// 1/(x(x + r)) = (1/x − 1/(x + r))/r for a number r: a product of fractions has one form only.
  private func partialFraction(
    _ monomial: AtomMonomial, _ fraction: Int, _ inside: AtomPolynomial
  ) throws(ProofFailure) -> AtomPolynomial? {
    guard inside.count == 2, let r = inside.coefficient(of: .one), let reciprocal = r.reciprocal,
      let (lead, one) = inside.leading, one == .one, lead.factors.count == 1,
      lead.factors[0].exponent == 1, monomial.exponent(of: lead.factors[0].atom) < 0
    else { return nil }
    let first = AtomPolynomial(monomial * AtomMonomial(fraction, -1))
    let second = AtomPolynomial(monomial * lead)
    return try first.minus(second).scaled(by: reciprocal)
  }

  /// 1 over a formula, factor by factor: 1/(ab²) keeps a and b apart.
  func reciprocal(_ e: Expression) throws(ProofFailure) -> AtomPolynomial {
    switch e {
    case .multiply(let a, let b) where a.shape.isScalar && b.shape.isScalar:
      return try times(reciprocal(a), reciprocal(b))
    case .divide(let a, let b): return try times(polynomial(b), reciprocal(a))
    case .negate(let a): return try reciprocal(a).negated
    case .power(let a, .number(let exponent)):
      guard let whole = exponent.asInt, (1...6).contains(whole) else { break }
      return try power(reciprocal(a), whole)
    default: break
    }
    return try inverse(polynomial(e))
  }

  /// 1/p, which is taken to be defined.
  func inverse(_ p: AtomPolynomial) throws(ProofFailure) -> AtomPolynomial {
    guard let (_, coefficient) = p.leading, let reciprocal = coefficient.reciprocal else {
      throw .unsupported
    }
    if let (monomial, _) = p.single {
      return try reduced(inverse(monomial).scaled(by: reciprocal))
    }
    // 1/(1 − 1/q) is q/(q − 1), so that no fraction hides below another.
    if let inner = try innerDenominator(of: p) {
      return try times(inner, inverse(times(p, inner)))
    }
    var common = AtomMonomial.one
    for atom in p.atoms.sorted() {
      let least = p.monomials.map { $0.exponent(of: atom) }.min() ?? 0
      common = common * AtomMonomial(atom, least)
    }
    let monic = try p.scaled(by: reciprocal).timesPlainly(AtomPolynomial(common.inverse))
    let kind = AtomKind.inverse(monic)
    return try reduced(
      inverse(common).timesPlainly(AtomPolynomial(atom: atom(kind))).scaled(by: reciprocal))
  }

  /// What a sum has to be multiplied by so that one of its fractions goes away.
  private func innerDenominator(of p: AtomPolynomial) throws(ProofFailure) -> AtomPolynomial? {
    for atom in p.atoms.sorted() {
      guard case .inverse(let inside) = atoms[atom] else { continue }
      let most = p.monomials.map { $0.exponent(of: atom) }.max() ?? 0
      if most > 0 { return try power(inside, most) }
    }
    return nil
  }

  private func inverse(_ monomial: AtomMonomial) throws(ProofFailure) -> AtomPolynomial {
    var result = AtomPolynomial.one
    for factor in monomial.factors {
      guard case .inverse(let inside) = atoms[factor.atom], factor.exponent > 0 else {
        result = try result.timesPlainly(AtomPolynomial(atom: factor.atom, -factor.exponent))
        continue
      }
      for _ in 0..<factor.exponent { result = try result.timesPlainly(inside) }
    }
    return result
  }

  // MARK: Matrix forms

  func sum(_ a: MatrixForm, _ b: MatrixForm) throws(ProofFailure) -> MatrixForm {
    var result = a
    for (word, coefficient) in b.ordered { try add(coefficient, word, to: &result) }
    return result
  }

  func add(
    _ coefficient: AtomPolynomial, _ word: Word, to form: inout MatrixForm
  ) throws(ProofFailure) {
    let sum = try (form.terms[word] ?? .zero).plus(coefficient)
    form.terms[word] = sum.isZero ? nil : sum
    if form.terms.count > 200 { throw .unsupported }
  }

  func scaled(_ form: MatrixForm, by factor: AtomPolynomial) throws(ProofFailure) -> MatrixForm {
    var result = MatrixForm(shape: form.shape)
    for (word, coefficient) in form.ordered {
      try add(times(coefficient, factor), word, to: &result)
    }
    return result
  }

  func minus(_ a: MatrixForm, _ b: MatrixForm) throws(ProofFailure) -> MatrixForm {
    try sum(a, scaled(b, by: AtomPolynomial(-1)))
  }

  func transposed(_ form: MatrixForm) throws(ProofFailure) -> MatrixForm {
    var result = MatrixForm(shape: form.shape.transposed)
    for (word, coefficient) in form.ordered {
      try add(coefficient, transposed(word), to: &result)
    }
    return result
  }

  func product(_ a: MatrixForm, _ b: MatrixForm) throws(ProofFailure) -> MatrixForm {
    if a.shape.isScalar { return try scaled(b, by: number(a)) }
    if b.shape.isScalar { return try scaled(a, by: number(b)) }
    guard a.terms.count * b.terms.count <= 400 else { throw .unsupported }
    var result = MatrixForm(shape: Shape(a.shape.rows, b.shape.columns))
    for (left, p) in a.ordered {
      for (right, q) in b.ordered {
        let value = try normal(left + right, result.shape)
        let factor = try times(p, q)
        for (word, r) in value.ordered { try add(times(r, factor), word, to: &result) }
      }
    }
    return result
  }

  /// The number that a 1 × 1 form is.
  func number(_ form: MatrixForm) throws(ProofFailure) -> AtomPolynomial {
    guard form.shape.isScalar else { throw .unsupported }
    if form.terms.isEmpty { return .zero }
    guard form.terms.count == 1, let value = form.terms[[]] else { throw .unsupported }
    return value
  }

  func form(_ number: AtomPolynomial) -> MatrixForm {
    MatrixForm(shape: .scalar, terms: number.isZero ? [:] : [[]: number])
  }

  func form(_ letter: Letter) -> MatrixForm {
    MatrixForm(shape: shape(letter), terms: [[letter]: .one])
  }

  /// The form of a word: rules applied, numbers inside it taken out.
  func normal(_ word: Word, _ shape: Shape) throws(ProofFailure) -> MatrixForm {
    var result = MatrixForm(shape: shape)
    var open: [(AtomPolynomial, Word)] = [(.one, word)]
    for _ in 0..<500 {
      guard let (coefficient, next) = open.popLast() else { return result }
      if let parts = try rewritten(next) {
        for (factor, part) in parts { open.append((try times(coefficient, factor), part)) }
        continue
      }
      let (number, rest) = try splittingNumbers(next)
      try add(times(coefficient, number), rest, to: &result)
    }
    throw .unsupported
  }
}
