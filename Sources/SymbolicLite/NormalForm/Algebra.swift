/// Arithmetic of normal forms under what is known of the symbols, within a limit of work.
package final class Algebra {
  package var facts: Facts { didSet { knownSigns = [:] } }
  /// Counted in factors touched; nothing depends on time.
  var workLeft: Int
  /// What the questions for signs may still cost, which throw nothing: after that no sign is known.
  var signWorkLeft = 100_000
  var signDepth = 0
  /// The signs of formulas under these facts, how deep inside others they were found, and from what.
  var knownSigns: [Polynomial: (signs: Signs, depth: Int, premises: Set<Premise>)] = [:]
  private var lastTemporary = 0
  private var ranges: [Dimension] = []
  /// The rules beyond ordinary algebra that were used.
  package var rulesUsed = RuleLog()
  /// What of the assumptions was used since somebody began to watch; nil where nobody does.
  var watched: Set<Premise>?

  package init(facts: Facts = Facts(), work: Int = 60_000) {
    self.facts = facts
    workLeft = work
  }

  func spend(_ amount: Int) throws(GivenUp) {
    workLeft -= amount
    if workLeft < 0 { throw .tooLarge }
  }

  /// A new index, and what it runs through.
  func freshTemporary(_ range: Dimension) -> Position {
    lastTemporary += 1
    ranges.append(range)
    return .temporary(lastTemporary)
  }

  /// What a position runs through, where it is known.
  func range(of position: Position, in bounds: [Dimension] = []) -> Dimension? {
    switch position {
    case .temporary(let k): ranges.indices.contains(k - 1) ? ranges[k - 1] : nil
    case .free(let index): index.range
    case .bound(0, let k): bounds.indices.contains(k) ? bounds[k] : nil
    default: nil
    }
  }

  // MARK: Sums and products

  package func add(_ parts: [Polynomial]) throws(GivenUp) -> Polynomial {
    let nonzero = parts.filter { !$0.isZero }
    if nonzero.count <= 1 { return nonzero.first ?? .zero }
    return try merged(nonzero.flatMap(\.terms))
  }

  package func subtract(_ a: Polynomial, _ b: Polynomial) throws(GivenUp) -> Polynomial {
    try add([a, scale(b, by: Rational(-1))])
  }

  package func scale(_ a: Polynomial, by factor: Rational) throws(GivenUp) -> Polynomial {
    if factor == .one { return a }
    if factor == .zero { return .zero }
    var terms = a.terms
    for k in terms.indices {
      terms[k].coefficient = try checked(terms[k].coefficient.multiplied(by: factor))
    }
    return Polynomial(sorted: terms)
  }

  package func multiply(_ a: Polynomial, _ b: Polynomial) throws(GivenUp) -> Polynomial {
    if let number = a.constant { return try scale(b, by: number) }
    if let number = b.constant { return try scale(a, by: number) }
    var terms: [Monomial] = []
    for left in a.terms {
      for right in b.terms { try normalise(try product(left, right), into: &terms) }
    }
    return try merged(terms)
  }

  /// The product of two terms with their indices kept apart; not yet in normal form.
  func product(_ a: Monomial, _ b: Monomial) throws(GivenUp) -> Monomial {
    var factors = a.factors
    let shifted =
      try b.bounds.isEmpty || a.bounds.isEmpty
      ? b.factors : rename(b.factors, .bounds { $0 + a.bounds.count })
    factors += shifted
    return Monomial(
      try checked(a.coefficient.multiplied(by: b.coefficient)), factors,
      over: a.bounds + b.bounds)
  }

  /// ∑ over a temporary index that runs through the whole of `range`.
  func sum(over index: Position, _ range: Dimension, _ body: Polynomial) throws(GivenUp)
    -> Polynomial
  {
    var terms: [Monomial] = []
    for term in body.terms {
      let target = term.bounds.count
      let factors = try rename(term.factors, .temporary(index) { .bound($0, target) })
      try normalise(
        Monomial(term.coefficient, factors, over: term.bounds + [range]), into: &terms)
    }
    return try merged(terms)
  }

  /// The formula with a temporary index replaced.
  package func substitute(
    _ index: Position, by position: Position, in body: Polynomial
  ) throws(GivenUp) -> Polynomial {
    try map(body, .temporary(index) { _ in position })
  }

  /// Sorts and adds up terms that are in normal form one by one.
  func merged(_ terms: [Monomial]) throws(GivenUp) -> Polynomial {
    if terms.count < 2 { return Polynomial(sorted: terms.filter { $0.coefficient != .zero }) }
    try spend(terms.count)
    let keyed = terms.map { (shape: $0.shape, code: $0.code, term: $0) }
      .sorted { ($0.shape, $0.code) < ($1.shape, $1.code) }
    var result: [Monomial] = []
    var start = 0
    while start < keyed.count {
      var end = start + 1
      while end < keyed.count, keyed[end].code == keyed[start].code { end += 1 }
      var group: [Monomial] = []
      for item in keyed[start..<end] {
        if let k = group.firstIndex(where: { $0.hasSameMonomial(as: item.term) }) {
          group[k].coefficient = try checked(
            group[k].coefficient.adding(item.term.coefficient))
        } else {
          group.append(item.term)
        }
      }
      result += group.filter { $0.coefficient != .zero }
      start = end
    }
    return Polynomial(sorted: result)
  }

  func checked(_ value: Rational?) throws(GivenUp) -> Rational {
    guard let value else { throw .overflow }
    return value
  }

  // MARK: Renaming

  func rename(_ factors: [AtomPower], _ renaming: Renaming) throws(GivenUp) -> [AtomPower] {
    var result: [AtomPower] = []
    result.reserveCapacity(factors.count)
    for factor in factors {
      result.append(AtomPower(try rename(factor.atom, renaming, 0), factor.exponent))
    }
    return result
  }

  /// The polynomial with positions replaced, in normal form again.
  func map(_ a: Polynomial, _ renaming: Renaming, _ depth: Int = 0) throws(GivenUp) -> Polynomial {
    guard a.reach & renaming.reach(depth) != 0 else { return a }
    var terms: [Monomial] = []
    for term in a.terms {
      var factors: [AtomPower] = []
      for factor in term.factors {
        factors.append(AtomPower(try rename(factor.atom, renaming, depth), factor.exponent))
      }
      try normalise(Monomial(term.coefficient, factors, over: term.bounds), into: &terms)
    }
    return try merged(terms)
  }

  private func rename(
    _ atom: Atom, _ renaming: Renaming, _ depth: Int
  ) throws(GivenUp) -> Atom {
    guard atom.reach & renaming.reach(depth) != 0 else { return atom }
    try spend(1)
    func move(_ p: Position) -> Position { p.map { renaming.change($0, depth) } }
    func inside(_ a: Polynomial) throws(GivenUp) -> Polynomial { try map(a, renaming, depth + 1) }
    switch atom.kind {
    case .entry(let symbol, let i, let j): return .entry(symbol, move(i), move(j))
    case .size, .pi, .prime: return atom
    case .position(let i): return Atom(.position(move(i)))
    case .delta(let i, let j): return .kronecker(move(i), move(j))
    case .sum(let a): return Atom(.sum(try inside(a)))
    case .exp(let a): return Atom(.exp(try inside(a)))
    case .log(let a): return Atom(.log(try inside(a)))
    case .sign(let a): return Atom(.sign(try inside(a)))
    case .zero(let a): return Atom(.zero(try inside(a)))
    case .power(let a, let b): return Atom(.power(try inside(a), try inside(b)))
    case .fold(let fold, let range, let a): return Atom(.fold(fold, range, try inside(a)))
    case .call(let function, let list, let a):
      return .call(function, list.map(move), try inside(a))
    case .inverse(let size, let a, let i, let j, let isSymmetric):
      return .inverse(size, try inside(a), move(i), move(j), isSymmetric: isSymmetric)
    case .determinant(let size, let a): return Atom(.determinant(size, try inside(a)))
    }
  }

  /// Whether the matrix that a polynomial with two holes stands for equals its transpose.
  func isSymmetric(_ matrix: Polynomial) -> Bool {
    guard let turned = try? transposed(matrix) else { return false }
    return turned == matrix
  }

  func transposed(_ matrix: Polynomial) throws(GivenUp) -> Polynomial {
    try map(matrix, .holes { k in .hole(0, 1 - k) })
  }
}

extension Atom {
  /// An entry of a symbol; a symmetric matrix is read above its diagonal.
  static func entry(_ symbol: Symbol, _ i: Position, _ j: Position) -> Atom {
    if symbol.domain.isSymmetric, i.isAfter(j) { return Atom(.entry(symbol, j, i)) }
    return Atom(.entry(symbol, i, j))
  }

  static func kronecker(_ i: Position, _ j: Position) -> Atom {
    i.isAfter(j) ? Atom(.delta(j, i)) : Atom(.delta(i, j))
  }

  static func inverse(
    _ size: Dimension, _ matrix: Polynomial, _ i: Position, _ j: Position, isSymmetric: Bool
  ) -> Atom {
    let (row, column) = isSymmetric && i.isAfter(j) ? (j, i) : (i, j)
    return Atom(.inverse(size, matrix, row, column, isSymmetric: isSymmetric))
  }

  /// A derivative of an open function does not depend on the order of differentiation.
  static func call(
    _ function: OpaqueFunction, _ positions: [Position], _ argument: Polynomial
  ) -> Atom {
    Atom(.call(function, positions.sorted { $1.isAfter($0) }, argument))
  }
}

extension Position {
  /// The kind of a position comes before its number, so that renaming disturbs little.
  func isAfter(_ other: Position) -> Bool { (shape, code) > (other.shape, other.code) }
}
