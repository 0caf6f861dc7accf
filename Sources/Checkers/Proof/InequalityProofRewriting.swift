import SymbolicLite

/// The rules for letters that stand side by side in a matrix product.
extension Ledger {
  /// What replaces the word, as a sum; `nil` where no rule fits.
  func rewritten(_ word: Word) throws(ProofFailure) -> [(AtomPolynomial, Word)]? {
    for rule in wordRules {
      for (pattern, value) in [
        (rule.word, rule.value), (transposed(rule.word), try transposed(rule.value)),
      ] {
        if let start = position(of: pattern, in: word) {
          if let name = rule.name { consulted.insert(name) }
          return around(word, start..<(start + pattern.count), value)
        }
      }
    }
    for position in word.indices {
      if let result = try rewritten(word, at: position) { return result }
    }
    return nil
  }

  private func position(of pattern: Word, in word: Word) -> Int? {
    guard !pattern.isEmpty, pattern.count <= word.count else { return nil }
    return (0...(word.count - pattern.count)).first {
      Array(word[$0..<($0 + pattern.count)]) == pattern
    }
  }

  private func around(_ word: Word, _ range: Range<Int>, _ value: MatrixForm)
    -> [(AtomPolynomial, Word)]
  {
    let (before, after) = (Array(word[..<range.lowerBound]), Array(word[range.upperBound...]))
    if value.terms.isEmpty { return [(.zero, before + after)] }
    return value.terms.map { ($0.value, before + $0.key + after) }
  }

  private func rewritten(_ word: Word, at position: Int) throws(ProofFailure)
    -> [(AtomPolynomial, Word)]?
  {
    if case .inverse(let inside) = letters[word[position].id] {
      return try cancelled(word, at: position, inside)
    }
    guard position + 1 < word.count else { return nil }
    let (a, b) = (word[position], word[position + 1])
    let pair = position..<(position + 2)
    switch (letters[a.id], letters[b.id]) {
    case (.unit(let i, _), _) where a.isTransposed:
      return try entry(i, before: b).map { around(word, pair, $0) }
    case (_, .unit(let i, _)) where !b.isTransposed:
      let flipped = transposed([a]).first ?? a
      guard let row = try entry(i, before: flipped) else { return nil }
      return around(word, pair, try transposed(row))
    case (.ones(let shape), .ones) where a.isTransposed && !b.isTransposed && shape.columns == .one:
      return around(word, pair, form(count(shape.rows)))
    case (.diagonal(let v), .ones(let shape)) where shape.columns == .one && !b.isTransposed:
      return around(word, pair, v)
    case (.ones(let shape), .diagonal(let v)) where shape.columns == .one && a.isTransposed:
      return around(word, pair, try transposed(v))
    case (.entrywise(.sign, let v), _) where a.isTransposed && v.shape.columns == .one:
      guard v.terms == [[b]: .one], !b.isTransposed else { return nil }
      return around(word, pair, form(AtomPolynomial(atom: atom(.norm(.l1, v)))))
    case (_, .entrywise(.sign, let v)) where !b.isTransposed && v.shape.columns == .one:
      guard v.terms == [[Letter(id: a.id, isTransposed: false)]: .one], a.isTransposed
      else { return nil }
      return around(word, pair, form(AtomPolynomial(atom: atom(.norm(.l1, v)))))
    default: return nil
    }
  }

  /// eᵢᵀ·letter, where it is known; a number for a column, a multiple of eᵢᵀ for a diagonal.
  private func entry(_ i: AtomPolynomial, before letter: Letter) throws(ProofFailure) -> MatrixForm?
  {
    guard !letter.isTransposed || symmetricLetters.contains(letter.id) else { return nil }
    switch letters[letter.id] {
    case .unit(let j, let size):
      if i == j { return form(.one) }
      if let a = i.constant, let b = j.constant, a != b { return form(.zero) }
      _ = size
      return nil
    case .ones(let shape) where shape.columns == .one: return form(.one)
    case .diagonal(let v):
      let value = try number(product(transposed(unit(i, v.shape.rows)), v))
      return try scaled(transposed(unit(i, v.shape.rows)), by: value)
    case .entrywise(let function, let v) where v.shape.columns == .one:
      let value = try number(product(transposed(unit(i, v.shape.rows)), v))
      return form(try apply(function, value))
    case .hadamard(let a, let b) where a.shape.columns == .one:
      let row = try transposed(unit(i, a.shape.rows))
      return form(try times(number(product(row, a)), number(product(row, b))))
    case .opaque(.tabulate(let index, nil, let body)):
      guard let position = indexExpression(i) else { return nil }
      return form(try polynomial(body.substituting(indices: [index: position])))
    default: return nil
    }
  }

  func unit(_ i: AtomPolynomial, _ size: Dimension) -> MatrixForm {
    form(letter(.unit(i, size), .vector(size), symmetric: false))
  }

  private func indexExpression(_ i: AtomPolynomial) -> Expression? {
    if let number = i.constant { return .number(number) }
    guard let (monomial, coefficient) = i.single, coefficient == .one,
      let factor = monomial.factors.first, monomial.factors.count == 1, factor.exponent == 1,
      case .plain(let expression) = atoms[factor.atom]
    else { return nil }
    return expression
  }

  /// W·P⁻¹ = I − (P − W)·P⁻¹ for the leading word W of P; likewise on the other side.
  private func cancelled(_ word: Word, at position: Int, _ inside: MatrixForm)
    throws(ProofFailure) -> [(AtomPolynomial, Word)]?
  {
    let letter = word[position]
    let form = letter.isTransposed ? try transposed(inside) : inside
    guard let (lead, coefficient) = leading(form), coefficient == .one, !lead.isEmpty else {
      return nil
    }
    let start = position - lead.count
    if start >= 0, Array(word[start..<position]) == lead {
      var value = MatrixForm(shape: form.shape, terms: [[]: .one])
      for (other, factor) in form.ordered where other != lead {
        try add(factor.negated, other + [letter], to: &value)
      }
      return around(word, start..<(position + 1), value)
    }
    let end = position + 1 + lead.count
    if end <= word.count, Array(word[(position + 1)..<end]) == lead {
      var value = MatrixForm(shape: form.shape, terms: [[]: .one])
      for (other, factor) in form.ordered where other != lead {
        try add(factor.negated, [letter] + other, to: &value)
      }
      return around(word, position..<end, value)
    }
    return try pushedThrough(word, at: position, form)
  }

  /// (cI + UV)⁻¹U = U(cI + VU)⁻¹ for a number c that is not zero: then both inverses exist or neither
  /// does. The inverse moves to the right, so that this comes to an end.
  private func pushedThrough(
    _ word: Word, at position: Int, _ form: MatrixForm
  ) throws(ProofFailure) -> [(AtomPolynomial, Word)]? {
    guard pushesThrough, form.terms.count == 2, let c = form.terms[[]],
      !sign(of: c).contains(.zero),
      let (lead, one) = leading(form), one == .one, lead.count > 1, position + 1 < word.count
    else { return nil }
    // As much of the word behind as stands at the front of UV.
    let behind = word[(position + 1)...]
    let cut = zip(lead, behind).prefix { $0 == $1 }.count
    guard cut > 0, cut < lead.count else { return nil }
    let (u, v) = (Array(lead[..<cut]), Array(lead[cut...]))
    guard let size = u.last.map({ shape($0).columns }), size != .one else { return nil }
    var swapped = MatrixForm(shape: .matrix(size, size), terms: [[]: c])
    try add(.one, v + u, to: &swapped)
    let right = try inverse(swapped)
    return right.ordered.map { inner, factor in
      (factor, Array(word[..<position]) + u + inner + Array(behind.dropFirst(cut)))
    }
  }

  /// The longest word of a form; ties go by the letters.
  func leading(_ form: MatrixForm) -> (word: Word, coefficient: AtomPolynomial)? {
    form.terms.max { Ledger.precedes($0.key, $1.key) }.map { ($0.key, $0.value) }
  }

  static func precedes(_ a: Word, _ b: Word) -> Bool {
    if a.count != b.count { return a.count < b.count }
    for (f, g) in zip(a, b) where f != g {
      return f.id != g.id ? f.id < g.id : !f.isTransposed
    }
    return false
  }

  /// Takes out the numbers: w(wᵀw) is (wᵀw)·w. The rest keeps the ends of the word.
  func splittingNumbers(_ word: Word) throws(ProofFailure) -> (AtomPolynomial, Word) {
    var cuts: [Int] = []
    for position in word.indices where shape(word[position]).rows == .one {
      cuts.append(position)
    }
    if let last = word.last, shape(last).columns == .one { cuts.append(word.count) }
    guard let first = cuts.first, let last = cuts.last, cuts.count > 1 else { return (.one, word) }
    var number = AtomPolynomial.one
    for (from, to) in zip(cuts, cuts.dropFirst()) {
      number = try times(number, AtomPolynomial(atom: wordAtom(Array(word[from..<to]))))
    }
    return (number, Array(word[..<first]) + Array(word[last...]))
  }

  func wordAtom(_ word: Word) -> Int {
    let other = transposed(word)
    return atom(.word(Ledger.precedes(other, word) ? other : word))
  }

  /// A size as a polynomial in its names.
  func count(_ size: Dimension) -> AtomPolynomial {
    var terms = AtomPolynomial(size.constant)
    for (name, times) in size.terms.sorted(by: { $0.key < $1.key }) {
      let part = AtomPolynomial(AtomMonomial(atom(.size(name))), Rational(times))
      terms = (try? terms.plus(part)) ?? terms
    }
    return terms
  }
}
