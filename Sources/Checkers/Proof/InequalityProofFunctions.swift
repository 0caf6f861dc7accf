import SymbolicLite

/// Functions of numbers: taken apart where the signs are known, asked for where they are not.
extension Ledger {
  func apply(_ function: Elementary, _ p: AtomPolynomial) throws(ProofFailure) -> AtomPolynomial {
    switch function {
    case .magnitude:
      let signs = sign(of: p)
      if signs.isSubset(of: .nonnegative) { return p }
      if signs.isSubset(of: .nonpositive) { return p.negated }
      return try undecided(.magnitude, p, zeroApart: false)
    case .positivePart:
      let signs = sign(of: p)
      if signs.isSubset(of: .nonnegative) { return p }
      if signs.isSubset(of: .nonpositive) { return .zero }
      return try undecided(.positivePart, p, zeroApart: false)
    case .sign:
      switch sign(of: p) {
      case .positive: return .one
      case .negative: return AtomPolynomial(-1)
      case .zero: return .zero
      default: return try undecided(.sign, p, zeroApart: true)
      }
    case .sqrt: return try root(p)
    case .exp: return try exponential(p)
    case .log: return try logarithm(p)
    case .tanh: return p.isZero ? .zero : AtomPolynomial(atom: atom(.function(.tanh, p)))
    }
  }

  /// Inside a sum the sign may change from term to term, and the function stays as an atom.
  private func undecided(
    _ function: Elementary, _ p: AtomPolynomial, zeroApart: Bool
  ) throws(ProofFailure) -> AtomPolynomial {
    guard boundIndices.contains(where: { mentions(p, $0) }) else {
      throw .needsSign(p, zeroApart: zeroApart)
    }
    return AtomPolynomial(atom: atom(.function(function, p)))
  }

  /// √p with known positive factors outside: √(4aλ²) = 2λ√a for λ ≥ 0.
  func root(_ p: AtomPolynomial) throws(ProofFailure) -> AtomPolynomial {
    if let number = p.constant {
      if let exact = number.exactSquareRoot { return AtomPolynomial(exact) }
      return AtomPolynomial(atom: atom(.root(p)))
    }
    guard let (_, coefficient) = p.leading else { return .zero }
    guard coefficient > .zero || p.count > 1 else { throw .unsupported }
    // Common factors whose root is known come out.
    var outside = AtomPolynomial.one
    var inside = p
    for atom in p.atoms.sorted() {
      let least = p.monomials.map { $0.exponent(of: atom) }.min() ?? 0
      let even = least >= 0 ? least / 2 : (least - 1) / 2
      let part = AtomPolynomial(atom: atom)
      let isPositive = sign(of: part) == .positive
      if isPositive, p.count == 1, coefficient.exactSquareRoot != nil,
        atoms[atom].isRootable
      {
        inside = try inside.timesPlainly(AtomPolynomial(atom: atom, -least))
        outside = try outside.timesPlainly(
          AtomPolynomial(atom: self.atom(.root(part)), least))
      } else if even != 0 {
        inside = try inside.timesPlainly(AtomPolynomial(atom: atom, -2 * even))
        outside = try outside.timesPlainly(self.power(apply(.magnitude, part), even))
      }
    }
    if let number = inside.constant, let exact = number.exactSquareRoot {
      return try reduced(outside.scaled(by: exact))
    }
    // A square number in front comes out too.
    if let first = inside.leading?.coefficient, let exact = first.magnitude.exactSquareRoot,
      let reciprocal = first.magnitude.reciprocal
    {
      inside = try inside.scaled(by: reciprocal)
      outside = try outside.scaled(by: exact)
    }
    return try times(outside, AtomPolynomial(atom: atom(.root(inside))))
  }

  /// e^p as a product over the terms of p, so that e^{a + b} = e^a·e^b.
  func exponential(_ p: AtomPolynomial) throws(ProofFailure) -> AtomPolynomial {
    var result = AtomPolynomial.one
    for (monomial, coefficient) in p.ordered {
      guard let times = Int(exactly: coefficient.numerator), times.magnitude <= 12,
        let unit = Rational(1, over: coefficient.denominator)
      else { throw .unsupported }
      let part =
        monomial == .one && unit == .one
        ? AtomPolynomial(atom: atom(.plain(.e)))
        : AtomPolynomial(atom: atom(.exponential(AtomPolynomial(monomial, unit))))
      result = try result.timesPlainly(times < 0 ? inverse(part) : part)
      for _ in 1..<max(1, Int(times.magnitude)) {
        result = try result.timesPlainly(times < 0 ? inverse(part) : part)
      }
    }
    return result
  }

  private func logarithm(_ p: AtomPolynomial) throws(ProofFailure) -> AtomPolynomial {
    if p == .one { return .zero }
    if let (monomial, coefficient) = p.single, monomial.factors.count == 1, coefficient == .one,
      case .exponential(let inside) = atoms[monomial.factors[0].atom]
    {
      return try inside.scaled(by: Rational(monomial.factors[0].exponent))
    }
    return AtomPolynomial(atom: atom(.function(.log, p)))
  }

  func power(_ base: AtomPolynomial, _ exponent: AtomPolynomial) throws(ProofFailure)
    -> AtomPolynomial
  {
    if let number = exponent.constant {
      if let whole = number.asInt {
        // 0⁰ has no value, and nothing may be concluded of 0 to the power −1.
        return try power(base, whole)
      }
      if number.denominator == 2, let twice = Int(exactly: number.numerator) {
        return try power(root(base), twice)
      }
    }
    if base == AtomPolynomial(atom: atom(.plain(.e))) { return try exponential(exponent) }
    return AtomPolynomial(atom: atom(.power(base, exponent)))
  }

  func norm(_ kind: Norm, _ v: MatrixForm) throws(ProofFailure) -> AtomPolynomial {
    if v.shape.isScalar {
      let p = try number(v)
      guard case .l0 = kind else { return try apply(.magnitude, p) }
      let signs = sign(of: p)
      if signs == .zero { return .zero }
      if !signs.contains(.zero) { return .one }
      return try undecided(.sign, p, zeroApart: true)
    }
    if v.isZero { return .zero }
    let isVector = v.shape.columns == .one
    let (factor, unit) = try splittingFactor(v)
    switch kind {
    case .l2 where isVector, .frobenius:
      return try times(apply(.magnitude, factor), length(unit))
    case .l1: return try times(apply(.magnitude, factor), named(.l1, unit))
    case .infinity where isVector:
      return try times(apply(.magnitude, factor), named(.infinity, unit))
    case .l0:
      // A factor changes no count unless it is zero.
      let signs = sign(of: factor)
      if signs == .zero { return .zero }
      if signs.contains(.zero) { throw .needsSign(factor, zeroApart: true) }
      return named(.l0, unit)
    case .lq(let q) where isVector:
      let exponent = try polynomial(q)
      if exponent == .one { return try norm(.l1, v) }
      if exponent == AtomPolynomial(2) { return try norm(.l2, v) }
      return try times(apply(.magnitude, factor), named(.lq(exponent), unit))
    default: throw .unsupported
    }
  }

  private func named(_ kind: NormKind, _ v: MatrixForm) -> AtomPolynomial {
    AtomPolynomial(atom: atom(.norm(kind, v)))
  }

  /// ‖v‖₂ = √(vᵀv); the vector is remembered for the inequalities of Cauchy–Schwarz and Minkowski.
  private func length(_ v: MatrixForm) throws(ProofFailure) -> AtomPolynomial {
    let square = try trace(product(transposed(v), v))
    let value = try root(square)
    if let (monomial, coefficient) = value.single, coefficient == .one,
      let factor = monomial.factors.first, monomial.factors.count == 1, factor.exponent == 1,
      !lengths.contains(where: { $0.atom == factor.atom && $0.vector == v })
    {
      lengths.append((v, factor.atom))
    }
    return value
  }

  /// The form as a number times a form whose leading coefficient is free of common factors.
  func splittingFactor(_ v: MatrixForm) throws(ProofFailure) -> (AtomPolynomial, MatrixForm) {
    guard let (word, coefficient) = leading(v) else { return (.one, v) }
    if v.terms.count == 1 {
      return (coefficient, MatrixForm(shape: v.shape, terms: [word: .one]))
    }
    guard let (monomial, number) = coefficient.single, monomial == .one,
      let reciprocal = number.reciprocal
    else { return (.one, v) }
    let factor = AtomPolynomial(monomial, number)
    let inverse = AtomPolynomial(monomial.inverse, reciprocal)
    var rest = MatrixForm(shape: v.shape)
    for (word, p) in v.ordered { rest.terms[word] = try reduced(p.timesPlainly(inverse)) }
    return (factor, rest)
  }
}

extension AtomKind {
  /// Whether a root of the atom by itself is a fair atom.
  var isRootable: Bool {
    switch self {
    case .plain, .size, .exponential, .inverse: true
    default: false
    }
  }
}
