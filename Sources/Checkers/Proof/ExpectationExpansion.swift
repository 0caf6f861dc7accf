import SymbolicLite

/// Expectations and variances of polynomials of degree 2 in independent Gaussian symbols, written
/// without them.
///
/// | rule                  | statement, for a centred ε with covariance S or E with entries of variance s |
/// |:----------------------|:-----------------------------------------------------------------------|
/// | linearity             | 𝔼[a + Bc] = a + B·𝔼c for B without chance                              |
/// | quadratic forms       | 𝔼[εᵀBε] = tr BS, 𝔼[ε·b·εᵀ] = bS                                        |
/// | matrices of noise     | 𝔼[EBEᵀ] = s·tr(B)·I, 𝔼[EᵀBE] = s·tr(B)·I, 𝔼[EBE] = s·Bᵀ               |
/// | independence          | mixed second moments of different symbols are 0                        |
/// | variance              | Var a = 𝔼[(a − 𝔼a)(a − 𝔼a)ᵀ]                                           |
extension Expression {
  /// `nil` where a body is no such polynomial. What has no expectation inside stays as it is.
  func expandingExpectations() -> Expression? {
    switch self {
    case .expectation(let body, let random):
      guard let inner = body.expandingExpectations() else { return nil }
      return Moments(random)?.expectation(inner)
    case .variance(let body, let random):
      guard let inner = body.expandingExpectations(), inner.shape.columns == .one,
        let moments = Moments(random), let mean = moments.expectation(inner)
      else { return nil }
      let centred = Expression.add([inner, .negate(mean)])
      return moments.expectation(.multiply(centred, .transpose(centred)))
    default:
      var isComplete = true
      let result: Expression = mapChildren { child in
        guard let expanded = child.expandingExpectations() else {
          isComplete = false
          return child
        }
        return expanded
      }
      return isComplete ? result : nil
    }
  }
}

private struct Moments {
  /// The spread of a symbol around its mean: a covariance matrix, or a variance for each entry.
  struct Spread {
    var mean: Expression
    var covariance: Expression
  }
  let spreads: [Symbol: Spread]

  init?(_ random: [RandomSymbol]) {
    var spreads: [Symbol: Spread] = [:]
    for item in random {
      guard case .normal(let mean, let covariance) = item.distribution else { return nil }
      // A parameter that is itself random would not be independent.
      let parameters = mean.freeSymbols.union(covariance.freeSymbols)
      guard parameters.isDisjoint(with: random.map(\.symbol)) else { return nil }
      spreads[item.symbol] = Spread(mean: mean, covariance: covariance)
    }
    self.spreads = spreads
  }

  func depends(_ e: Expression) -> Bool { !e.freeSymbols.isDisjoint(with: spreads.keys) }

  func expectation(_ e: Expression) -> Expression? {
    if !depends(e) { return e }
    switch e {
    case .add(let terms):
      let parts = terms.compactMap(expectation)
      return parts.count == terms.count ? .add(parts) : nil
    case .negate(let a): return expectation(a).map { .negate($0) }
    case .trace(let a): return expectation(a).map { .trace($0) }
    case .divide(let a, let b) where !depends(b): return expectation(a).map { .divide($0, b) }
    case .multiply(let a, let b) where !depends(a):
      return expectation(b).map { .multiply(a, $0) }
    case .multiply(let a, let b) where !depends(b):
      return expectation(a).map { .multiply($0, b) }
    case .power(.norm(.frobenius, let v), 2):
      return expectation(.trace(.multiply(.transpose(v), v)))
    default: return moments(e)
    }
  }

  private func moments(_ e: Expression) -> Expression? {
    guard let words = products(e) else { return nil }
    var terms: [Expression] = []
    for word in words {
      guard let term = moment(word) else { return nil }
      terms.append(term)
    }
    return terms.isEmpty ? .zero(shaped: e.shape) : .add(terms)
  }

  /// The expression as a sum of products of constants and centred symbols, possibly transposed.
  private func products(_ e: Expression) -> [[Expression]]? {
    if !depends(e) { return [[e]] }
    switch e {
    case .symbol(let symbol):
      guard let spread = spreads[symbol] else { return nil }
      return spread.mean.isZeroForm ? [[e]] : [[e], [spread.mean]]
    case .add(let terms):
      let parts = terms.compactMap(products)
      return parts.count == terms.count ? parts.flatMap { $0 } : nil
    case .negate(let a): return products(a)?.map { [-1] + $0 }
    case .divide(let a, let b): return depends(b) ? nil : products(a)?.map { [.divide(1, b)] + $0 }
    case .transpose(let a): return products(a)?.map { $0.reversed().map(turned) }
    case .multiply(let a, let b):
      guard let left = products(a), let right = products(b), left.count * right.count <= 100
      else { return nil }
      return left.flatMap { first in right.map { first + $0 } }
    case .power(let a, 2):
      guard case .norm(let kind, let v) = a else { return products(.multiply(a, a)) }
      guard kind == .l2 || kind == .frobenius, v.shape.columns == .one else { return nil }
      return products(.multiply(.transpose(v), v))
    default: return nil
    }
  }

  private func turned(_ e: Expression) -> Expression {
    if e.shape.isScalar { return e }
    if case .transpose(let a) = e { return a }
    return .transpose(e)
  }

  private func product(_ factors: [Expression], _ shape: Shape) -> Expression {
    guard let first = factors.first else {
      return shape.isScalar ? 1 : .identity(shape.rows)
    }
    return factors.dropFirst().reduce(first) { .multiply($0, $1) }
  }

  private func moment(_ word: [Expression]) -> Expression? {
    // (εᵀb)ε is no product of three matrices: numbers inside a word must not depend on chance.
    let matrices = word.filter { !$0.shape.isScalar }
    for (a, b) in zip(matrices, matrices.dropFirst()) where a.shape.columns != b.shape.rows {
      return nil
    }
    let places = word.indices.filter { depends(word[$0]) }
    switch places.count {
    case 0: return product(word, .scalar)
    case 1: return .zero(shaped: shape(word))
    case 2: return second(word, places[0], places[1])
    default: return nil
    }
  }

  private func shape(_ word: [Expression]) -> Shape { product(word, .scalar).shape }

  private func second(_ word: [Expression], _ i: Int, _ j: Int) -> Expression? {
    let (first, isFirstTurned) = letter(word[i])
    let (other, isOtherTurned) = letter(word[j])
    guard let first, let other else { return nil }
    guard first == other else { return .zero(shaped: shape(word)) }
    guard let spread = spreads[first] else { return nil }
    let size = word[i].shape.columns
    let middle = product(Array(word[(i + 1)..<j]), .matrix(size, size))
    guard let inner = moment(first, isFirstTurned, middle, isOtherTurned, spread.covariance) else {
      return nil
    }
    return product(Array(word[..<i]) + [inner] + Array(word[(j + 1)...]), .scalar)
  }

  private func letter(_ e: Expression) -> (Symbol?, Bool) {
    switch e {
    case .symbol(let symbol): (symbol, false)
    case .transpose(.symbol(let symbol)): (symbol, true)
    default: (nil, false)
    }
  }

  /// 𝔼[X·B·Y] for X and Y the centred symbol or its transpose.
  private func moment(
    _ symbol: Symbol, _ isFirstTurned: Bool, _ b: Expression, _ isOtherTurned: Bool,
    _ covariance: Expression
  ) -> Expression? {
    let shape = symbol.shape
    if shape.isScalar {
      return covariance.shape.isScalar && b.shape.isScalar ? .multiply(covariance, b) : nil
    }
    if covariance.shape.isScalar {
      let trace: Expression = b.shape.isScalar ? b : .trace(b)
      switch (isFirstTurned, isOtherTurned) {
      case (false, true):
        return .multiply(
          .multiply(covariance, scale(trace, b, shape.columns)), .identity(shape.rows))
      case (true, false):
        let total = Expression.multiply(covariance, scale(trace, b, shape.rows))
        return shape.columns == .one ? total : .multiply(total, .identity(shape.columns))
      default: return b.shape.isScalar ? nil : .multiply(covariance, .transpose(b))
      }
    }
    guard shape.columns == .one, covariance.shape == .matrix(shape.rows, shape.rows) else {
      return nil
    }
    switch (isFirstTurned, isOtherTurned) {
    case (false, true): return b.shape.isScalar ? .multiply(b, covariance) : nil
    case (true, false):
      return b.shape.isScalar
        ? .multiply(b, .trace(covariance)) : .trace(.multiply(b, covariance))
    case (false, false): return .multiply(covariance, .transpose(b))
    case (true, true): return .multiply(.transpose(b), covariance)
    }
  }

  /// tr(b·I) for a number b between two matrices, else tr b itself.
  private func scale(_ trace: Expression, _ b: Expression, _ inner: Dimension) -> Expression {
    b.shape.isScalar && inner != .one ? .multiply(b, .size(inner)) : trace
  }
}

extension Expression {
  fileprivate static func zero(shaped shape: Shape) -> Expression {
    shape.isScalar ? 0 : .zeros(shape)
  }
}
