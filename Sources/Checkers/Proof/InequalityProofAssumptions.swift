import SymbolicLite

/// What the assumptions of a claim say in terms of atoms. One that no rule reads is left out: a
/// proof from fewer assumptions is a proof all the same.
extension Ledger {
  /// Reads all assumptions; later ones may settle signs that earlier ones need, hence two rounds.
  func assume(_ relations: [Relation], _ premises: [Relation], _ decisions: [Fact]) {
    let general = relations.flatMap(Ledger.conjuncts)
    let special = premises.flatMap(Ledger.conjuncts)
    for part in general + special where part.freeIndices.isEmpty { assumeForm(part) }
    let symbols = Set((relations + premises).flatMap { $0.freeSymbols })
    for symbol in symbols.sorted(by: { $0.name < $1.name }) { assumeDomain(symbol) }
    for fact in decisions { learn(fact) }
    var left = general.map { ($0, true) } + special.map { ($0, false) }
    for _ in 0..<3 where !left.isEmpty {
      pending = nil
      left = left.filter { part, isGeneral in
        do throws(ProofFailure) {
          try assumeNumbers(part, isGeneral: isGeneral)
          return false
        } catch {
          if pending == nil, case .needsSign(let p, let zeroApart) = error {
            pending = (p, zeroApart)
          }
          return true
        }
      }
      if left.isEmpty { pending = nil }
    }
  }

  func assumeDomain(_ symbol: Symbol) {
    guard symbol.shape.isScalar else { return }
    let value = AtomPolynomial(atom: atom(.plain(.symbol(symbol))))
    switch symbol.domain {
    case .natural: learn(Fact(polynomial: value, standing: .nonnegative, name: "a whole number"))
    case .finite(let numbers):
      guard let least = numbers.min(), let most = numbers.max(),
        let above = try? value.minus(AtomPolynomial(least)),
        let below = try? AtomPolynomial(most).minus(value)
      else { return }
      learn(Fact(polynomial: above, standing: .nonnegative, name: "a label"))
      learn(Fact(polynomial: below, standing: .nonnegative, name: "a label"))
    default: break
    }
  }

  static func conjuncts(_ relation: Relation) -> [Relation] {
    switch relation {
    case .all(let parts): parts.flatMap(conjuncts)
    case .forAll(_, let inner): conjuncts(inner)
    case .member(let e, .interval(let a, let b, let openLeft, let openRight)):
      [
        .compare(a, openLeft ? .less : .lessOrEqual, e),
        .compare(e, openRight ? .less : .lessOrEqual, b),
      ]
    case .member(let e, .builder(let symbol, let condition)):
      conjuncts(condition.substituting([symbol: e]))
    default: [relation]
    }
  }

  /// Symmetry, definiteness and products with a known value.
  private func assumeForm(_ relation: Relation) {
    switch relation {
    case .definite(.symbol(let symbol), let strict, let zero) where zero.isZeroForm:
      symmetricSymbols.insert(symbol)
      if strict { definiteSymbols.insert(symbol) } else { semidefiniteSymbols.insert(symbol) }
    case .compare(.symbol(let symbol), .equal, .transpose(.symbol(let other))),
      .compare(.transpose(.symbol(let symbol)), .equal, .symbol(let other)):
      if symbol == other { symmetricSymbols.insert(symbol) }
    case .compare(let a, .equal, let b) where !a.shape.isScalar:
      guard let left = try? lowered(a), let right = try? lowered(b),
        let gap = try? minus(left, right)
      else { return }
      // x = P⁻¹b also says Px = b.
      let multiplied = inverted(leading: gap).prefix(2).compactMap { try? product($0, gap) }
      for form in [gap] + multiplied { learnZero(form, name: relation.text) }
    default: break
    }
  }

  /// A form that is zero: its leading word is replaced by the rest.
  private func learnZero(_ form: MatrixForm, name: String) {
    guard let (word, coefficient) = leading(form), !word.isEmpty,
      let number = coefficient.constant, let reciprocal = number.reciprocal
    else { return }
    var rest = form
    rest.terms[word] = nil
    guard let value = try? scaled(rest, by: AtomPolynomial(-reciprocal)) else { return }
    wordRules.append((word, value, name))
  }

  func assumeNumbers(
    _ relation: Relation, isGeneral: Bool
  ) throws(ProofFailure) {
    guard case .compare(let a, let comparison, let b) = relation else { return }
    guard a.shape.isScalar else { return try assumeEntries(a, comparison, b) }
    let gap = try polynomial(a).minus(polynomial(b))
    let name = relation.text
    assumptionNames.insert(name)
    switch comparison {
    case .equal: learn(Fact(polynomial: gap, standing: .zero, name: name))
    case .notEqual: learn(Fact(polynomial: gap, standing: .nonzero, name: name))
    case .greater: learn(Fact(polynomial: gap, standing: .positive, name: name))
    case .greaterOrEqual: learn(Fact(polynomial: gap, standing: .nonnegative, name: name))
    case .less: learn(Fact(polynomial: gap.negated, standing: .positive, name: name))
    case .lessOrEqual: learn(Fact(polynomial: gap.negated, standing: .nonnegative, name: name))
    }
    guard isGeneral else { return }
    if relation.freeIndices.count == 1, let index = relation.freeIndices.first {
      universal.append((index, relation))
    }
    noteEntries(gap, comparison, relation.freeIndices)
  }

  /// A free index stands for all its values: sᵢ > 0 says it of every entry of s.
  private func noteEntries(_ gap: AtomPolynomial, _ comparison: Comparison, _ indices: Set<Index>) {
    guard indices.count == 1, let index = indices.first, let (monomial, coefficient) = gap.single,
      monomial.factors.count == 1, monomial.factors[0].exponent == 1,
      case .word(let word) = atoms[monomial.factors[0].atom]
    else { return }
    for candidate in [word, transposed(word)] {
      guard let first = candidate.first, case .unit(let position, let size) = letters[first.id],
        first.isTransposed, position == AtomPolynomial(atom: atom(.plain(.index(index))))
      else { continue }
      let rest = Array(candidate.dropFirst())
      guard !rest.contains(where: { mentions(letter: $0, index) }) else { continue }
      let signs = coefficient > .zero ? comparison.signs : comparison.signs.mirrored
      entrySigns.append((MatrixForm(shape: .vector(size), terms: [rest: .one]), signs))
    }
  }

  private func assumeEntries(
    _ a: Expression, _ comparison: Comparison, _ b: Expression
  ) throws(ProofFailure) {
    guard a.shape.columns == .one else { return }
    let gap = try minus(lowered(a), lowered(b))
    if comparison == .notEqual {
      let square = try trace(product(transposed(gap), gap))
      learn(Fact(polynomial: square, standing: .positive, name: "\(a.text) ≠ \(b.text)"))
    } else if let (_, coefficient) = leading(gap), gap.terms.count == 1,
      let number = coefficient.constant, number != .zero, comparison != .equal
    {
      let vector = MatrixForm(shape: gap.shape, terms: gap.terms.mapValues { _ in .one })
      let signs = number > .zero ? comparison.signs : comparison.signs.mirrored
      entrySigns.append((vector, signs))
    }
  }

  /// Adds a fact; an equation also becomes a replacement where it gives an atom a value.
  func learn(_ fact: Fact) {
    guard let reduced = try? reduced(fact.polynomial), !reduced.isZero || fact.standing != .zero
    else { return }
    known.append(Fact(polynomial: reduced, standing: fact.standing, name: fact.name))
    if fact.standing == .zero { adopt(reduced, name: fact.name) }
  }

  private func adopt(_ equation: AtomPolynomial, name: String) {
    for atom in equation.atoms.sorted(by: >) {
      let places = equation.monomials.filter { $0.exponent(of: atom) != 0 }
      guard places.count == 1, places[0] == AtomMonomial(atom), values[atom] == nil,
        let coefficient = equation.coefficient(of: places[0]),
        let reciprocal = coefficient.reciprocal,
        let rest = try? equation.minus(AtomPolynomial(places[0], coefficient)),
        let value = try? rest.scaled(by: -reciprocal),
        !value.atoms.contains(where: { self.isInside(atom, of: $0) })
      else { continue }
      if case .size = atoms[atom] { continue }
      values[atom] = value
      if assumptionNames.contains(name) { valueNames[atom] = name }
      // √p = q also gives p = q², and vᵀv = 0 makes v vanish.
      if case .root(let inside) = atoms[atom], let square = try? times(value, value),
        let gap = try? inside.minus(square)
      {
        learn(Fact(polynomial: gap, standing: .zero, name: "√p = q gives p = q²"))
      }
      if case .word(let word) = atoms[atom], value.isZero, word.count == 2,
        transposed(word) == word
      {
        let rows = shape(word[1])
        wordRules.append(([word[1]], MatrixForm(shape: rows), name))
      }
      return
    }
  }

  /// Whether an atom is, or is built from, another.
  private func isInside(_ atom: Int, of other: Int) -> Bool {
    if atom == other { return true }
    return polynomials(inside: other).contains { p in
      p.atoms.contains { isInside(atom, of: $0) }
    }
  }

  /// The polynomials that an atom is a function of.
  func polynomials(inside atom: Int) -> [AtomPolynomial] {
    switch atoms[atom] {
    case .root(let p), .inverse(let p), .exponential(let p), .function(_, let p): [p]
    case .power(let p, let q): [p, q]
    default: []
    }
  }
}

extension Expression {
  /// Zero by its spelling.
  var isZeroForm: Bool {
    switch self {
    case .zeros, .number(.zero): true
    default: false
    }
  }
}
