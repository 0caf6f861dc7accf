import SymbolicLite

/// Which of −, 0, + a number may be.
struct SignSet: OptionSet, Hashable, Sendable {
  let rawValue: Int
  static let negative = SignSet(rawValue: 1)
  static let zero = SignSet(rawValue: 2)
  static let positive = SignSet(rawValue: 4)
  static let nonnegative: SignSet = [.zero, .positive]
  static let nonpositive: SignSet = [.zero, .negative]
  static let nonzero: SignSet = [.negative, .positive]
  static let any: SignSet = [.negative, .zero, .positive]

  var mirrored: SignSet {
    var result = intersection(.zero)
    if contains(.negative) { result.insert(.positive) }
    if contains(.positive) { result.insert(.negative) }
    return result
  }

  static func product(_ a: SignSet, _ b: SignSet) -> SignSet {
    var result: SignSet = []
    if a.contains(.zero) || b.contains(.zero) { result.insert(.zero) }
    let (sameSign, mixed) = (
      a.contains(.positive) && b.contains(.positive)
        || a.contains(.negative) && b.contains(.negative),
      a.contains(.positive) && b.contains(.negative)
        || a.contains(.negative) && b.contains(.positive)
    )
    if sameSign { result.insert(.positive) }
    if mixed { result.insert(.negative) }
    return result
  }

  static func sum(_ a: SignSet, _ b: SignSet) -> SignSet {
    var result: SignSet = []
    if a.contains(.positive) || b.contains(.positive) { result.insert(.positive) }
    if a.contains(.negative) || b.contains(.negative) { result.insert(.negative) }
    if a.contains(.zero) && b.contains(.zero) || result == .nonzero { result.insert(.zero) }
    // 0 + negative is not positive, and a sum of a positive and a zero is not zero.
    return result
  }
}

/// A polynomial that is ≥ 0, > 0 or = 0 at the points under consideration.
struct Fact: Hashable, Sendable {
  enum Standing: Hashable, Sendable { case nonnegative, positive, zero, nonzero }
  var polynomial: AtomPolynomial
  var standing: Standing
  /// The reason, for the certificate.
  var name: String

  var signs: SignSet {
    switch standing {
    case .nonnegative: .nonnegative
    case .positive: .positive
    case .zero: .zero
    case .nonzero: .nonzero
    }
  }
}

/// SignSet that lie open: of the atoms by their kind, of sums and products by their parts, and of
/// what the facts say word for word.
extension Ledger {
  func sign(of p: AtomPolynomial) -> SignSet {
    var result = SignSet.zero
    for (monomial, coefficient) in p.ordered {
      result = .sum(result, sign(of: monomial, coefficient))
    }
    guard p.count > 1 else { return result }
    result.formIntersection(signFromFacts(p))
    // (z − λ)/(1 + μ) has the sign of z − λ.
    var (common, above) = (AtomMonomial.one, AtomMonomial.one)
    for atom in p.atoms.sorted() {
      let least = p.monomials.map { $0.exponent(of: atom) }.min() ?? 0
      common = common * AtomMonomial(atom, least)
      above = above * AtomMonomial(atom, max(0, least))
    }
    // A fact may have been stated with its fractions or without.
    for factor in common == above ? [common] : [common, above] where factor != .one {
      guard let rest = try? p.timesPlainly(AtomPolynomial(factor.inverse)) else { continue }
      result.formIntersection(.product(sign(of: factor, .one), signFromFacts(rest)))
    }
    return result
  }

  private func sign(of monomial: AtomMonomial, _ coefficient: Rational) -> SignSet {
    var result: SignSet = coefficient > .zero ? .positive : .negative
    for factor in monomial.factors {
      var one = sign(ofAtom: factor.atom)
      if factor.exponent < 0 { one.remove(.zero) }
      if factor.exponent.isMultiple(of: 2) {
        one = one.contains(.zero) ? .nonnegative : .positive
      }
      result = .product(result, one)
    }
    return result.intersection(
      monomial.factors.count > 1 ? signFromFacts(AtomPolynomial(monomial, coefficient)) : .any)
  }

  /// Facts about a positive multiple, a negative one mirrored.
  private func signFromFacts(_ p: AtomPolynomial) -> SignSet {
    var result = SignSet.any
    guard let (lead, coefficient) = p.leading else { return .zero }
    for fact in known where fact.polynomial.count == p.count {
      guard let other = fact.polynomial.coefficient(of: lead),
        let ratio = other.divided(by: coefficient),
        (try? p.scaled(by: ratio)) == fact.polynomial
      else { continue }
      let said = result.intersection(ratio > .zero ? fact.signs : fact.signs.mirrored)
      if said != result, assumptionNames.contains(fact.name) { consulted.insert(fact.name) }
      result = said
    }
    // t ≥ 1 says t > 0.
    guard let only = p.single, only.monomial != .one else { return result }
    for fact in known
    where fact.polynomial.count == 2 && fact.signs.isSubset(of: .nonnegative) {
      guard let constant = fact.polynomial.coefficient(of: .one), constant < .zero,
        let other = fact.polynomial.coefficient(of: lead),
        let ratio = other.divided(by: coefficient)
      else { continue }
      let said = result.intersection(ratio > .zero ? .positive : .negative)
      if said != result, assumptionNames.contains(fact.name) { consulted.insert(fact.name) }
      result = said
    }
    return result
  }

  private func sign(ofAtom atom: Int) -> SignSet {
    innateSign(ofAtom: atom).intersection(signFromFacts(AtomPolynomial(atom: atom)))
  }

  /// The sign that follows from the kind alone.
  func innateSign(ofAtom atom: Int) -> SignSet {
    switch atoms[atom] {
    case .plain(.pi), .plain(.e), .size, .exponential: return .positive
    case .plain(.index): return .positive
    case .plain(.symbol(let symbol)) where symbol.domain == .natural: return .nonnegative
    case .root(let inside):
      return guarded(inside) { sign(of: inside) } == .positive ? .positive : .nonnegative
    case .inverse(let inside): return guarded(inside) { sign(of: inside).intersection(.nonzero) }
    case .power(let base, _):
      let signs = guarded(base) { sign(of: base) }
      return signs == .positive ? .positive : signs.isSubset(of: .nonnegative) ? .nonnegative : .any
    case .function(.magnitude, _), .function(.positivePart, _), .norm: return .nonnegative
    case .word(let word): return isSquare(word) ? signOfSquare(word) : signOfEntry(word)
    case .opaque(.fold(.sum, let index, _, _, _, let body)) where body.shape.isScalar:
      return signOfTerms(body, over: index).isSubset(of: .nonnegative) ? .nonnegative : .any
    case .trace(let word): return isSquare(word) ? .nonnegative : .any
    default: return .any
    }
  }

  /// eᵢᵀv for a vector whose entries all have one sign.
  private func signOfEntry(_ word: Word) -> SignSet {
    for candidate in [word, transposed(word)] {
      guard let first = candidate.first, first.isTransposed, case .unit = letters[first.id] else {
        continue
      }
      let vector = Array(candidate.dropFirst())
      for (known, signs) in entrySigns where known.terms == [vector: .one] { return signs }
    }
    return .any
  }

  /// The sign that the terms of a sum have in common.
  private func signOfTerms(_ body: Expression, over index: Index) -> SignSet {
    let bound = Index("i", id: -2000 - boundIndices.count, through: index.range)
    boundIndices.append(bound)
    defer { boundIndices.removeLast() }
    guard boundIndices.count < 6,
      let terms = try? polynomial(body.substituting(indices: [index: .index(bound)]))
    else { return .any }
    return sign(of: terms)
  }

  private func guarded(_ p: AtomPolynomial, _ work: () -> SignSet) -> SignSet {
    guard underWay.insert(p).inserted else { return .any }
    defer { underWay.remove(p) }
    return work()
  }

  /// Whether the word is vᵀSv with S positive semidefinite: a palindrome around a letter that is,
  /// or around nothing.
  func isSquare(_ word: Word) -> Bool {
    guard transposed(word) == word else { return false }
    return word.count.isMultiple(of: 2) || isSemidefinite(word[word.count / 2])
  }

  /// vᵀPv > 0 for v ≠ 0 known and P positive definite.
  private func signOfSquare(_ word: Word) -> SignSet {
    let half = Array(word[(word.count - word.count / 2)...])
    guard half.count == 1, let vector = half.first else { return .nonnegative }
    let square = [transposed([vector])[0], vector]
    if !word.count.isMultiple(of: 2), !isDefinite(word[word.count / 2]) { return .nonnegative }
    if word.count > 3 || square == word { return .nonnegative }
    let isNonzero = signFromFacts(AtomPolynomial(atom: wordAtom(square))).intersection(.nonnegative)
    return isNonzero == .positive ? .positive : .nonnegative
  }

  func isSemidefinite(_ letter: Letter) -> Bool {
    switch letters[letter.id] {
    case .symbol(let symbol):
      if isDefinite(letter) { return true }
      let isDeclared =
        symbol.domain == .positiveSemidefinite || semidefiniteSymbols.contains(symbol)
      if isDeclared { consulted.insert("\(Expression.symbol(symbol).text) ⪰ 0") }
      return isDeclared
    case .inverse(let inside): return isSemidefinite(inside)
    case .diagonal(let vector): return entriesSign(vector).isSubset(of: .nonnegative)
    default: return false
    }
  }

  func isDefinite(_ letter: Letter) -> Bool {
    switch letters[letter.id] {
    case .symbol(let symbol):
      let isDeclared = symbol.domain == .positiveDefinite || definiteSymbols.contains(symbol)
      if isDeclared { consulted.insert("\(Expression.symbol(symbol).text) ≻ 0") }
      return isDeclared
    // An inverse that exists is definite where its original is semidefinite.
    case .inverse(let inside): return isSemidefinite(inside)
    case .diagonal(let vector): return entriesSign(vector) == .positive
    default: return false
    }
  }

  /// A sum of non-negative multiples of I and of words BᵀSB.
  func isSemidefinite(_ form: MatrixForm) -> Bool {
    form.shape.isSquare
      && form.terms.allSatisfy { word, coefficient in
        isSquare(word) && sign(of: coefficient).isSubset(of: .nonnegative)
      }
  }

  /// The sign that every entry of a vector has.
  func entriesSign(_ vector: MatrixForm) -> SignSet {
    let index = Index("entry", id: -1 - boundIndices.count, through: vector.shape.rows)
    let position = AtomPolynomial(atom: atom(.plain(.index(index))))
    let outer = known
    boundIndices.append(index)
    nesting += 1
    defer {
      boundIndices.removeLast()
      nesting -= 1
      known = outer
    }
    for (other, relation) in universal where other.range == index.range {
      try? assumeNumbers(
        relation.substituting(indices: [other: .index(index)]), isGeneral: false)
    }
    guard let row = try? transposed(unit(position, vector.shape.rows)),
      let entry = try? number(product(row, vector))
    else { return .any }
    let signs = sign(of: entry)
    if signs.isSubset(of: .nonnegative) || signs.isSubset(of: .nonpositive) || nesting > 1 {
      return signs
    }
    for (standing, result) in [
      (Fact.Standing.nonnegative, SignSet.positive), (.positive, .nonnegative),
    ] {
      let opposite = Fact(polynomial: entry.negated, standing: standing, name: "the opposite")
      if contradiction(with: [opposite], effort: 2) != nil { return result }
    }
    return signs
  }
}
