import SymbolicLite

/// The lemmas about norms and inner products; see the table in `InequalityProofLemmas.swift`.
extension Ledger {
  /// A norm that occurs: which one, of what, and the atom that it is.
  private struct Occurring {
    var kind: NormKind?  // nil for the Euclidean one
    var vector: MatrixForm
    var value: AtomPolynomial
  }

  private func occurring(_ involved: Set<Int>) -> [Occurring] {
    var result: [Occurring] = []
    for (vector, atom) in lengths {
      result.append(Occurring(kind: nil, vector: vector, value: AtomPolynomial(atom: atom)))
    }
    for atom in involved.sorted() {
      guard case .norm(let kind, let vector) = atoms[atom] else { continue }
      result.append(Occurring(kind: kind, vector: vector, value: AtomPolynomial(atom: atom)))
    }
    return Array(result.prefix(10))
  }

  func normLemmas(_ involved: Set<Int>) -> [Fact] {
    let norms = occurring(involved)
    var facts: [Fact] = []
    for a in norms {
      if a.kind == nil, let square = try? times(a.value, a.value) {
        facts.append(Fact(polynomial: square, standing: .nonnegative, name: "‖v‖² ≥ 0"))
        facts.append(Fact(polynomial: a.value, standing: .nonnegative, name: "‖v‖ ≥ 0"))
      }
      for b in norms where a.vector == b.vector { facts += comparison(a, b) }
      for b in norms where a.vector.shape == b.vector.shape && a.vector != b.vector {
        facts += innerProduct(a, b)
        for c in norms where c.vector != a.vector && c.vector != b.vector {
          if a.kind == b.kind, b.kind == c.kind { facts += triangle(a, b, c) }
        }
      }
      facts += frobenius(a, norms)
      facts += entries(a, involved)
    }
    return facts
  }

  private func fact(_ p: AtomPolynomial?, _ name: String) -> [Fact] {
    p.map { [Fact(polynomial: $0, standing: .nonnegative, name: name)] } ?? []
  }

  /// Of one vector: the larger norm minus the smaller one.
  private func comparison(_ a: Occurring, _ b: Occurring) -> [Fact] {
    let size = count(a.vector.shape.rows)
    guard a.vector.shape.columns == .one, let root = try? root(size) else { return [] }
    switch (a.kind, b.kind) {
    case (.l1?, nil):
      return fact(try? a.value.minus(b.value), "‖v‖₂ ≤ ‖v‖₁")
        + fact(try? times(root, b.value).minus(a.value), "‖v‖₁ ≤ √d·‖v‖₂")
    case (nil, .infinity?):
      return fact(try? a.value.minus(b.value), "‖v‖∞ ≤ ‖v‖₂")
        + fact(try? times(root, b.value).minus(a.value), "‖v‖₂ ≤ √d·‖v‖∞")
    case (.l1?, .infinity?):
      return fact(try? a.value.minus(b.value), "‖v‖∞ ≤ ‖v‖₁")
        + fact(try? times(size, b.value).minus(a.value), "‖v‖₁ ≤ d·‖v‖∞")
    case (.l0?, nil):
      guard let product = try? times(self.root(a.value), b.value),
        let one = lengthless(b.vector, .l1)
      else { return [] }
      return fact(try? product.minus(one), "‖v‖₁ ≤ √‖v‖₀·‖v‖₂")
    case (.lq(let p)?, .lq(let q)?):
      guard let small = p.constant, let large = q.constant, large > small, small > .zero
      else { return [] }
      return fact(try? a.value.minus(b.value), "‖v‖_q ≤ ‖v‖_p for p ≤ q")
    case (nil, .lq(let q)?), (.lq(let q)?, nil):
      guard let number = q.constant, number > .zero else { return [] }
      let gap = try? a.value.minus(b.value)
      let isLonger = (a.kind == nil) == (number > Rational(2))
      return fact(isLonger ? gap : gap?.negated, "‖v‖_q ≤ ‖v‖_p for p ≤ q")
    case (.lq(let q)?, .infinity?):
      guard let number = q.constant, number > .zero else { return [] }
      return fact(try? a.value.minus(b.value), "‖v‖∞ ≤ ‖v‖_q")
    case (.l1?, .lq(let q)?):
      guard let number = q.constant, number >= .one else { return [] }
      return fact(try? a.value.minus(b.value), "‖v‖_q ≤ ‖v‖₁")
    default: return []
    }
  }

  private func lengthless(_ vector: MatrixForm, _ kind: NormKind) -> AtomPolynomial? {
    AtomPolynomial(atom: atom(.norm(kind, vector)))
  }

  /// Cauchy–Schwarz, and Hölder for ‖·‖₁ against ‖·‖∞.
  private func innerProduct(_ a: Occurring, _ b: Occurring) -> [Fact] {
    let isDual: Bool =
      switch (a.kind, b.kind) {
      case (nil, nil), (.l1?, .infinity?): true
      default: false
      }
    guard isDual, let product = try? trace(self.product(transposed(a.vector), b.vector)),
      let bound = try? times(a.value, b.value)
    else { return [] }
    let name = a.kind == nil ? "Cauchy–Schwarz" : "Hölder"
    return bounded(a, b, product, name) + fact(try? bound.minus(product), name)
      + fact(try? bound.plus(product), name)
  }

  /// uᵀv ≤ c‖u‖ where ‖v‖ ≤ c is known, and ≤ c‖v‖ where ‖u‖ ≤ c is.
  private func bounded(
    _ a: Occurring, _ b: Occurring, _ product: AtomPolynomial, _ name: String
  ) -> [Fact] {
    var facts: [Fact] = []
    for (short, other) in [(a, b), (b, a)] {
      for bound in known where bound.standing == .nonnegative || bound.standing == .positive {
        // c − ‖v‖ up to a positive number.
        guard let (monomial, one) = short.value.single, one == .one,
          let coefficient = bound.polynomial.coefficient(of: monomial), coefficient < .zero,
          let scale = (-coefficient).reciprocal,
          let scaled = try? bound.polynomial.scaled(by: scale),
          let c = try? scaled.plus(short.value), c.atoms.isDisjoint(with: short.value.atoms),
          let largest = try? times(c, other.value)
        else { continue }
        facts += fact(try? largest.minus(product), name) + fact(try? largest.plus(product), name)
      }
    }
    return Array(facts.prefix(8))
  }

  /// ‖a‖ ≤ |α|‖b‖ + |β|‖c‖ where a = αb + βc.
  private func triangle(_ a: Occurring, _ b: Occurring, _ c: Occurring) -> [Fact] {
    if a.kind == .l0 { return [] }
    if case .lq(let q)? = a.kind {
      guard let number = q.constant, number >= .one else { return [] }
    }
    var candidates = [AtomPolynomial.one, AtomPolynomial(-1)]
    if let word = b.vector.terms.keys.first(where: { c.vector.terms[$0] == nil }),
      let whole = a.vector.terms[word], let part = b.vector.terms[word],
      part.single != nil, let inverse = try? self.inverse(part),
      let ratio = try? times(whole, inverse)
    {
      candidates = [ratio]
    }
    for ratio in candidates {
      guard let shifted = try? minus(a.vector, scaled(b.vector, by: ratio)), !shifted.isZero,
        let (factor, rest) = try? splittingFactor(shifted), rest == c.vector,
        let first = try? times(apply(.magnitude, ratio), b.value),
        let second = try? times(apply(.magnitude, factor), c.value)
      else { continue }
      return fact(try? first.plus(second).minus(a.value), "triangle inequality")
    }
    return []
  }

  /// ‖Mv‖ ≤ ‖M‖_F ‖v‖ for a product whose factors' norms occur.
  private func frobenius(_ a: Occurring, _ norms: [Occurring]) -> [Fact] {
    guard a.kind == nil, let (word, coefficient) = a.vector.terms.first,
      a.vector.terms.count == 1, coefficient == .one, word.count > 1
    else { return [] }
    var facts: [Fact] = []
    for cut in 1..<word.count {
      guard let left = length(Array(word[..<cut]), norms),
        let right = length(Array(word[cut...]), norms), let bound = try? times(left, right)
      else { continue }
      facts += fact(try? bound.minus(a.value), "‖Mv‖ ≤ ‖M‖_F·‖v‖")
    }
    return facts
  }

  /// The Euclidean norm of a word or of its transpose, where it occurs.
  private func length(_ word: Word, _ norms: [Occurring]) -> AtomPolynomial? {
    norms.first {
      $0.kind == nil
        && ($0.vector.terms == [word: .one] || $0.vector.terms == [transposed(word): .one])
    }?.value
  }

  /// abs(vⱼ) ≤ ‖v‖ for every norm but the count.
  private func entries(_ a: Occurring, _ involved: Set<Int>) -> [Fact] {
    guard a.vector.shape.columns == .one, a.kind != .l0 else { return [] }
    var facts: [Fact] = []
    for atom in involved.sorted() {
      guard case .word(let word) = atoms[atom],
        let end = [word.first, word.last].compactMap({ $0 }).first(where: {
          if case .unit = letters[$0.id] { true } else { false }
        }), case .unit(let i, let size) = letters[end.id], size == a.vector.shape.rows,
        let row = try? transposed(unit(i, size)),
        let entry = try? number(product(row, a.vector)),
        entry.atoms.contains(atom)
      else { continue }
      facts += fact(try? a.value.minus(entry), "abs(vⱼ) ≤ ‖v‖")
      facts += fact(try? a.value.plus(entry), "abs(vⱼ) ≤ ‖v‖")
    }
    return facts
  }

  // MARK: Inner products

  /// Squares of sums of the vectors that the inner products are made of, and Cauchy–Schwarz for
  /// the squares themselves.
  func wordLemmas(_ involved: Set<Int>) -> [Fact] {
    var vectors: [Word] = []
    var facts: [Fact] = []
    for atom in involved.sorted() {
      guard case .word(let word) = atoms[atom], word.count > 1 else { continue }
      let isPair = word.count == 2
      let cuts = isPair ? [1] : Array(1..<word.count)
      for cut in cuts {
        let (left, right) = (transposed(Array(word[..<cut])), Array(word[cut...]))
        for vector in [left, right] where !vectors.contains(vector) && shape(vector) != nil {
          vectors.append(vector)
        }
        facts += signVector(left, right, atom) + signVector(right, left, atom)
      }
    }
    vectors = Array(vectors.prefix(8))
    for (k, u) in vectors.enumerated() {
      for v in vectors[(k + 1)...] where shape(u) == shape(v) {
        facts += squares(u, v)
      }
    }
    return facts
  }

  private func shape(_ word: Word) -> Shape? {
    guard let first = word.first, let last = word.last else { return nil }
    let shape = Shape(self.shape(first).rows, self.shape(last).columns)
    return shape.columns == .one ? shape : nil
  }

  private func squares(_ u: Word, _ v: Word) -> [Fact] {
    func inner(_ a: Word, _ b: Word) -> AtomPolynomial? {
      try? number(normal(transposed(a) + b, .scalar))
    }
    guard let uu = inner(u, u), let uv = inner(u, v), let vv = inner(v, v),
      let total = try? uu.plus(vv), let double = try? uv.scaled(by: Rational(2)),
      let product = try? times(uu, vv), let square = try? times(uv, uv)
    else { return [] }
    return fact(try? total.plus(double), "‖u + v‖² ≥ 0")
      + fact(try? total.minus(double), "‖u − v‖² ≥ 0")
      + fact(try? product.minus(square), "Cauchy–Schwarz")
      + fact(uu, "uᵀu ≥ 0") + fact(vv, "vᵀv ≥ 0")
  }

  /// abs(sign(b)ᵀa) ≤ ‖a‖₁.
  private func signVector(_ signs: Word, _ other: Word, _ atom: Int) -> [Fact] {
    guard signs.count == 1, case .entrywise(.sign, _) = letters[signs[0].id],
      !signs[0].isTransposed, let shape = shape(other)
    else { return [] }
    let size = AtomPolynomial(
      atom: self.atom(.norm(.l1, MatrixForm(shape: shape, terms: [other: .one]))))
    let value = AtomPolynomial(atom: atom)
    return fact(try? size.minus(value), "abs(sign(b)ᵀa) ≤ ‖a‖₁")
      + fact(try? size.plus(value), "abs(sign(b)ᵀa) ≤ ‖a‖₁")
  }
}
