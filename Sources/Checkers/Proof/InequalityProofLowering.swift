import SymbolicLite

/// From formulas to sums of words. Every step is an equation that holds where both sides have a
/// value, so that forms may have a value at more points than the formula.
extension Ledger {
  func polynomial(_ e: Expression) throws(ProofFailure) -> AtomPolynomial {
    guard e.shape.isScalar else { throw .unsupported }
    return try number(lowered(e))
  }

  func lowered(_ e: Expression) throws(ProofFailure) -> MatrixForm {
    switch e {
    case .number(let value): return form(AtomPolynomial(value))
    case .pi, .e: return form(AtomPolynomial(atom: atom(.plain(e))))
    case .index: return form(AtomPolynomial(atom: atom(.plain(e))))
    case .size(let size): return form(count(size))
    case .symbol(let symbol): return try lowered(symbol)
    case .zeros(let shape): return MatrixForm(shape: shape)
    case .ones(let shape):
      if shape.isScalar { return form(.one) }
      return form(letter(.ones(shape), shape, symmetric: shape.isSquare))
    case .identity(let size): return MatrixForm(shape: .matrix(size, size), terms: [[]: .one])
    case .unit(let i, let size): return unit(try polynomial(i), size)
    case .add(let terms):
      var result = MatrixForm(shape: e.shape)
      for term in terms { result = try sum(result, lowered(term)) }
      return result
    case .negate(let a): return try scaled(lowered(a), by: AtomPolynomial(-1))
    case .multiply(let a, let b): return try product(lowered(a), lowered(b))
    case .divide(let a, let b): return try scaled(lowered(a), by: reciprocal(b))
    case .transpose(let a): return try transposed(lowered(a))
    case .matrixPower(let a, let exponent): return try matrixPower(lowered(a), exponent)
    case .hadamard(let a, let b): return try hadamard(lowered(a), lowered(b))
    case .diagonal(let a): return try diagonal(a)
    case .trace(let a): return form(try trace(lowered(a)))
    case .entry(let a, let i, let j):
      let row = try product(transposed(unit(polynomial(i), a.shape.rows)), lowered(a))
      return a.shape.columns == .one
        ? row : try product(row, unit(polynomial(j), a.shape.columns))
    case .row(let a, let i):
      return try product(transposed(lowered(a)), unit(polynomial(i), a.shape.rows))
    case .column(let a, let j):
      return try product(lowered(a), unit(polynomial(j), a.shape.columns))
    default: return try loweredFunction(e)
    }
  }

  private func lowered(_ symbol: Symbol) throws(ProofFailure) -> MatrixForm {
    if symbol.shape.isScalar {
      return form(try reduced(AtomPolynomial(atom: atom(.plain(.symbol(symbol))))))
    }
    let isSymmetric = symbol.domain.isSymmetric || symmetricSymbols.contains(symbol)
    return form(letter(.symbol(symbol), symbol.shape, symmetric: isSymmetric))
  }

  private func loweredFunction(_ e: Expression) throws(ProofFailure) -> MatrixForm {
    switch e {
    case .power(let a, let exponent): return form(try power(polynomial(a), polynomial(exponent)))
    case .apply(let function, let a):
      let inner = try lowered(a)
      if a.shape.isScalar { return form(try apply(function, number(inner))) }
      return form(letter(.entrywise(function, inner), a.shape, symmetric: false))
    case .norm(let kind, let a): return form(try norm(kind, lowered(a)))
    case .extremum(let which, let items): return form(try extremum(which, items))
    case .cases(let branches, let otherwise): return try cases(branches, otherwise)
    case .fold(.sum, let index, let lower, let upper, nil, let body) where body.shape.isScalar:
      return form(try sum(over: index, lower, upper, body, whole: e))
    case .call(let function, let a):
      return form(AtomPolynomial(atom: atom(.call(function, try lowered(a)))))
    case .gradient, .hessian, .derivative:
      let expanded = e.expandingDerivatives()
      // What its rules ask for must be seen to hold; the claim alone does not say it.
      guard expanded.validWhere.allSatisfy(isKnown) else { throw .unsupported }
      if expanded.expression == e { return opaque(e) }
      return try lowered(expanded.expression)
    case .expectation, .variance:
      guard let expanded = e.expandingExpectations() else { throw .unsupported }
      return try lowered(expanded)
    case .determinant, .unknown, .fold, .block, .tabulate: return opaque(e)
    default: throw .unsupported
    }
  }

  /// An expression by its spelling, bound names aside.
  private func opaque(_ e: Expression) -> MatrixForm {
    let canonical = e.canonicalised()
    if e.shape.isScalar { return form(AtomPolynomial(atom: atom(.opaque(canonical)))) }
    var isSymmetric = false
    if case .hessian = e { isSymmetric = true }
    return form(letter(.opaque(canonical), e.shape, symmetric: isSymmetric))
  }

  private func matrixPower(_ a: MatrixForm, _ exponent: Int) throws(ProofFailure) -> MatrixForm {
    guard exponent.magnitude <= 6 else { throw .unsupported }
    var result = MatrixForm(shape: a.shape, terms: [[]: .one])
    if a.shape.isScalar { result = form(.one) }
    let base = exponent < 0 ? try inverse(a) : a
    for _ in 0..<exponent.magnitude { result = try product(result, base) }
    return result
  }

  /// A⁻¹, which is taken to exist: the leading coefficient is brought to 1 first.
  func inverse(_ a: MatrixForm) throws(ProofFailure) -> MatrixForm {
    if a.shape.isScalar { return form(try inverse(number(a))) }
    guard let (lead, coefficient) = leading(a) else { throw .unsupported }
    guard coefficient.single != nil else { throw .unsupported }
    let factor = try inverse(coefficient)
    if lead.isEmpty { return MatrixForm(shape: a.shape, terms: [[]: factor]) }
    let monic = try scaled(a, by: factor)
    if case .inverse(let inside) = letters[lead[0].id], monic.terms.count == 1, lead.count == 1 {
      return try scaled(lead[0].isTransposed ? transposed(inside) : inside, by: factor)
    }
    let isSymmetric = try transposed(monic) == monic
    let result = letter(.inverse(monic), a.shape, symmetric: isSymmetric)
    return try scaled(form(result), by: factor)
  }

  private func hadamard(_ a: MatrixForm, _ b: MatrixForm) throws(ProofFailure) -> MatrixForm {
    if a.shape.isScalar { return form(try times(number(a), number(b))) }
    var result = MatrixForm(shape: a.shape)
    for (left, p) in a.ordered {
      for (right, q) in b.ordered {
        let factor = try times(p, q)
        if isOnes(left) || isOnes(right) {
          try add(factor, isOnes(left) ? right : left, to: &result)
          continue
        }
        let (x, y) = Ledger.precedes(left, right) ? (left, right) : (right, left)
        let pair = LetterKind.hadamard(
          MatrixForm(shape: a.shape, terms: [x: .one]),
          MatrixForm(shape: a.shape, terms: [y: .one]))
        try add(factor, [letter(pair, a.shape, symmetric: false)], to: &result)
      }
    }
    return result
  }

  func isOnes(_ word: Word) -> Bool {
    guard word.count == 1, let letter = word.first, case .ones = letters[letter.id] else {
      return false
    }
    return true
  }

  private func diagonal(_ a: Expression) throws(ProofFailure) -> MatrixForm {
    let inner = try lowered(a)
    guard a.shape.columns == .one, !a.shape.isScalar else {
      if a.shape.isScalar { return inner }
      return opaque(.diagonal(a))
    }
    let shape = Shape.matrix(a.shape.rows, a.shape.rows)
    // A sum stays together: of p ⊙ (1 − p) no single term has a sign.
    if inner.terms.count > 1 {
      return form(letter(.diagonal(inner), shape, symmetric: true))
    }
    var result = MatrixForm(shape: shape)
    for (word, coefficient) in inner.ordered {
      if isOnes(word) {
        try add(coefficient, [], to: &result)
      } else {
        let vector = MatrixForm(shape: a.shape, terms: [word: .one])
        try add(coefficient, [letter(.diagonal(vector), shape, symmetric: true)], to: &result)
      }
    }
    return result
  }

  /// tr abᵀ = bᵀa; other words up to rotation and transposition.
  func trace(_ a: MatrixForm) throws(ProofFailure) -> AtomPolynomial {
    if a.shape.isScalar { return try number(a) }
    var result = AtomPolynomial.zero
    for (word, coefficient) in a.ordered {
      result = try result.plus(times(coefficient, trace(word, a.shape)))
    }
    return result
  }

  private func trace(_ word: Word, _ shape: Shape) throws(ProofFailure) -> AtomPolynomial {
    if word.isEmpty { return count(shape.rows) }
    if let cut = word.indices.first(where: { self.shape(word[$0]).rows == .one }) {
      return try number(normal(Array(word[cut...]) + Array(word[..<cut]), .scalar))
    }
    var best = word
    for start in word.indices {
      let turned = Array(word[start...]) + Array(word[..<start])
      if try rewritten(turned) != nil {
        let size = self.shape(word[start]).rows
        return try trace(normal(turned, .matrix(size, size)))
      }
      for candidate in [turned, transposed(turned)] where Ledger.precedes(candidate, best) {
        best = candidate
      }
    }
    return AtomPolynomial(atom: atom(.trace(best)))
  }
}
