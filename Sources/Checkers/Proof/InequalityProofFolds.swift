import SymbolicLite

/// Sums over an index as products of vectors: ∑ⱼ wⱼ² = wᵀw, ∑ⱼ |wⱼ| = ‖w‖₁, ∑ᵢ 1 = n.
extension Ledger {
  func sum(
    over index: Index, _ lower: Expression, _ upper: Expression, _ body: Expression,
    whole: Expression
  ) throws(ProofFailure) -> AtomPolynomial {
    let opaque = AtomPolynomial(atom: atom(.opaque(whole.canonicalised())))
    guard lower == 1, upper == .size(index.range) else { return opaque }
    let bound = Index("i", id: -1000 - boundIndices.count, through: index.range)
    let position = AtomPolynomial(atom: atom(.plain(.index(bound))))
    boundIndices.append(bound)
    defer { boundIndices.removeLast() }
    let terms: AtomPolynomial
    do throws(ProofFailure) {
      terms = try polynomial(body.substituting(indices: [index: .index(bound)]))
    } catch {
      if case .needsSign(let p, _) = error, !mentions(p, bound) { throw error }
      return opaque
    }
    var result = AtomPolynomial.zero
    for (monomial, coefficient) in terms.ordered {
      guard let value = try summed(monomial, over: bound, position) else { return opaque }
      result = try result.plus(value.scaled(by: coefficient))
    }
    return result
  }

  private func summed(
    _ monomial: AtomMonomial, over index: Index, _ position: AtomPolynomial
  ) throws(ProofFailure) -> AtomPolynomial? {
    var outside = AtomPolynomial.one
    var vectors: [MatrixForm] = []
    for factor in monomial.factors {
      guard mentions(atom: factor.atom, index) else {
        outside = try outside.timesPlainly(AtomPolynomial(atom: factor.atom, factor.exponent))
        continue
      }
      guard (1...2).contains(factor.exponent),
        let found = try entries(factor.atom, index, position)
      else { return nil }
      for _ in 0..<factor.exponent { vectors += found }
    }
    let ones = form(letter(.ones(.vector(index.range)), .vector(index.range), symmetric: false))
    switch vectors.count {
    case 0: return try times(outside, count(index.range))
    case 1:
      if let size = try absoluteSum(vectors[0]) { return try times(outside, size) }
      return try times(outside, number(product(transposed(ones), vectors[0])))
    case 2: return try times(outside, number(product(transposed(vectors[0]), vectors[1])))
    default: return nil
    }
  }

  /// 1ᵀ|v| = ‖v‖₁.
  private func absoluteSum(_ vector: MatrixForm) throws(ProofFailure) -> AtomPolynomial? {
    guard let (word, coefficient) = leading(vector), vector.terms.count == 1, word.count == 1,
      case .entrywise(.magnitude, let inside) = letters[word[0].id]
    else { return nil }
    return try times(
      coefficient, norm(Norm.l1, inside))
  }

  /// Vectors whose entries at the index multiply to the atom; two for eᵢᵀMeᵢ with a rank-one M.
  private func entries(
    _ atom: Int, _ index: Index, _ position: AtomPolynomial
  ) throws(ProofFailure) -> [MatrixForm]? {
    let size = Dimension.self
    _ = size
    switch atoms[atom] {
    case .word(let word): return try entries(of: word, index, position)
    case .function(let function, let p):
      guard let vector = try stacked(p, index, position) else { return nil }
      return [form(letter(.entrywise(function, vector), vector.shape, symmetric: false))]
    default: return nil
    }
  }

  private func entries(
    of word: Word, _ index: Index, _ position: AtomPolynomial
  ) throws(ProofFailure) -> [MatrixForm]? {
    let mine = word.filter { mentions(letter: $0, index) }
    guard mine.count == 1, case .unit(position, _) = letters[mine[0].id] else { return nil }
    let column = word.last == mine[0] ? transposed(word) : word
    guard column.first?.id == mine[0].id, column.count > 1 else { return nil }
    let rest = Array(column.dropFirst())
    return [try normal(rest, .vector(index.range))]
  }

  /// The vector whose entry at the index is p, for p linear in entries at the index.
  private func stacked(
    _ p: AtomPolynomial, _ index: Index, _ position: AtomPolynomial
  ) throws(ProofFailure) -> MatrixForm? {
    var result = MatrixForm(shape: .vector(index.range))
    let ones = letter(.ones(.vector(index.range)), .vector(index.range), symmetric: false)
    for (monomial, coefficient) in p.ordered {
      let mine = monomial.factors.filter { mentions(atom: $0.atom, index) }
      let others = mine.reduce(monomial) { $0.without($1.atom) }
      let factor = AtomPolynomial(others, coefficient)
      if mine.isEmpty {
        try add(factor, [ones], to: &result)
        continue
      }
      guard mine.count == 1, mine[0].exponent == 1,
        let found = try entries(mine[0].atom, index, position), found.count == 1
      else { return nil }
      result = try sum(result, scaled(found[0], by: factor))
    }
    return result
  }

  // MARK: What an index occurs in

  func mentions(_ p: AtomPolynomial, _ index: Index) -> Bool {
    p.atoms.contains { mentions(atom: $0, index) }
  }

  func mentions(atom: Int, _ index: Index) -> Bool {
    switch atoms[atom] {
    case .plain(let e), .opaque(let e): e.freeIndices.contains(index)
    case .size: false
    case .root(let p), .inverse(let p), .exponential(let p), .function(_, let p):
      mentions(p, index)
    case .power(let p, let q): mentions(p, index) || mentions(q, index)
    case .word(let word), .trace(let word): word.contains { mentions(letter: $0, index) }
    case .norm(.lq(let q), let form): mentions(q, index) || mentions(form, index)
    case .norm(_, let form), .call(_, let form): mentions(form, index)
    }
  }

  func mentions(_ form: MatrixForm, _ index: Index) -> Bool {
    form.terms.contains { word, coefficient in
      mentions(coefficient, index) || word.contains { mentions(letter: $0, index) }
    }
  }

  func mentions(letter: Letter, _ index: Index) -> Bool {
    switch letters[letter.id] {
    case .symbol, .ones: false
    case .inverse(let form), .diagonal(let form), .entrywise(_, let form): mentions(form, index)
    case .unit(let p, _): mentions(p, index)
    case .hadamard(let a, let b): mentions(a, index) || mentions(b, index)
    case .opaque(let e): e.freeIndices.contains(index)
    }
  }
}
