/// Lowers a formula to the normal form of its entry at a position.
package struct Lowering {
  let algebra: Algebra
  /// Where the indices that are bound around the part stand.
  var indices: [Index: Position] = [:]
  /// Values for symbols that are numbers, from declared equations and from ties.
  var values: [Symbol: Polynomial] = [:]
  private var depth = 0

  package init(_ algebra: Algebra, values: [Symbol: Polynomial] = [:]) {
    self.algebra = algebra
    self.values = values
  }

  static let first = Position.number(1)

  /// A number.
  package func scalar(_ e: Expression) throws(GivenUp) -> Polynomial {
    try entry(e, Self.first, Self.first)
  }

  package func signs(of form: Polynomial) -> Signs { algebra.signs(of: form) }

  /// The entry of a formula of any shape.
  package func entry(
    _ e: Expression, _ i: Position, _ j: Position
  ) throws(GivenUp) -> Polynomial {
    guard depth < 200 else { throw .tooLarge }
    try algebra.spend(1)
    var inner = self
    inner.depth += 1
    return try inner.lower(e, i, j)
  }

  func with(_ index: Index, at position: Position) -> Lowering {
    var inner = self
    inner.indices[index] = position
    return inner
  }

  private func lower(
    _ e: Expression, _ i: Position, _ j: Position
  ) throws(GivenUp) -> Polynomial {
    switch e {
    case .number(let value): return Polynomial(value)
    case .pi: return Polynomial(.pi)
    case .e: return try algebra.exponential(.one)
    case .size(let size): return try algebra.merged(algebra.sizeTerms(size))
    case .index(let index): return value(of: place(of: index))
    case .symbol(let symbol): return symbolEntry(symbol, i, j)
    case .zeros: return .zero
    case .ones: return .one
    case .identity(let size): return try delta(i, j, size)
    case .unit(let position, let size): return try delta(i, place(position), size)
    case .add(let terms):
      var parts: [Polynomial] = []
      for term in terms { parts.append(try entry(term, i, j)) }
      return try algebra.add(parts)
    case .negate(let a): return try algebra.scale(entry(a, i, j), by: Rational(-1))
    case .multiply(let a, let b): return try product(a, b, i, j)
    case .hadamard(let a, let b): return try algebra.multiply(entry(a, i, j), entry(b, i, j))
    case .divide(let a, let b):
      return try algebra.multiply(entry(a, i, j), raised(b, to: Rational(-1)))
    case .power(let base, let exponent): return try power(base, exponent)
    case .matrixPower(let a, let exponent): return try matrixPower(a, exponent, i, j)
    case .transpose(let a): return try entry(a, j, i)
    case .diagonal(let a):
      if a.shape.isScalar { return try entry(a, i, j) }
      if a.shape.columns == .one {
        return try algebra.multiply(delta(i, j, a.shape.rows), entry(a, i, Self.first))
      }
      return try entry(a, i, i)
    default: return try lowerParts(e, i, j)
    }
  }

  // MARK: Positions

  func place(of index: Index) -> Position {
    if index.range == .one { return Self.first }
    return indices[index] ?? .free(index)
  }

  /// A position that a formula says.
  func place(_ e: Expression) throws(GivenUp) -> Position {
    switch e {
    case .index(let index): return place(of: index)
    case .number(let value):
      guard let number = value.asInt, number >= 1 else { throw .unsupported("a position") }
      return .number(number)
    case .size(let size):
      guard let number = size.fixed else { throw .unsupported("a last position") }
      return .number(number)
    case .add(let parts):
      guard parts.count == 2, case .index(let index) = parts[0],
        case .number(let value) = parts[1], let step = value.asInt, step > 0
      else { throw .unsupported("a position") }
      return .shifted(Dimension(step), place(of: index))
    default: throw .unsupported("a position")
    }
  }

  func value(of position: Position) -> Polynomial {
    if case .number(let k) = position { return Polynomial(Rational(k)) }
    return Polynomial(.position(position))
  }

  func delta(_ i: Position, _ j: Position, _ size: Dimension) throws(GivenUp) -> Polynomial {
    if size == .one { return .one }
    var terms: [Monomial] = []
    try algebra.normalise(Monomial(.one, [AtomPower(Atom.kronecker(i, j))]), into: &terms)
    return try algebra.merged(terms)
  }

  private func symbolEntry(_ symbol: Symbol, _ i: Position, _ j: Position) -> Polynomial {
    let shape = symbol.shape
    if shape.isScalar, let value = values[symbol] {
      if let name = algebra.facts.valueNames[symbol] {
        algebra.note(.declaredEquation, .equation(name))
      }
      return value
    }
    if symbol.domain.isSymmetric, i.isAfter(j) { algebra.note(.symmetricMatrix, .domain(symbol)) }
    let row = shape.rows == .one ? Self.first : i
    let column = shape.columns == .one ? Self.first : j
    return Polynomial(Atom.entry(symbol, row, column).kind)
  }

  // MARK: Products

  private func product(
    _ a: Expression, _ b: Expression, _ i: Position, _ j: Position
  ) throws(GivenUp) -> Polynomial {
    let (left, right) = (a.shape, b.shape)
    if left.isScalar { return try algebra.multiply(scalar(a), entry(b, i, j)) }
    if right.isScalar { return try algebra.multiply(entry(a, i, j), scalar(b)) }
    let parts = a.columnBlocks ?? b.rowBlocks ?? [left.columns]
    var offset = Dimension(0)
    var sums: [Polynomial] = []
    for part in parts {
      sums.append(
        try sum(part, offset) { (k) throws(GivenUp) in
          try algebra.multiply(entry(a, i, k), entry(b, k, j))
        })
      offset = offset + part
    }
    return try algebra.add(sums)
  }

  /// ∑ over all positions of a block of this length behind `offset`.
  func sum(
    _ range: Dimension, _ offset: Dimension = Dimension(0),
    _ body: (Position) throws(GivenUp) -> Polynomial
  ) throws(GivenUp) -> Polynomial {
    func behind(_ position: Position) -> Position {
      offset == Dimension(0) ? position : .offset(position, by: offset)
    }
    if range == .one { return try body(behind(Self.first)) }
    let index = algebra.freshTemporary(range)
    return try algebra.sum(over: index, range, body(behind(index)))
  }

  private func matrixPower(
    _ a: Expression, _ exponent: Int, _ i: Position, _ j: Position
  ) throws(GivenUp) -> Polynomial {
    if a.shape.isScalar { return try algebra.raise(scalar(a), to: Rational(exponent)) }
    guard exponent != 0 else { return try delta(i, j, a.shape.rows) }
    guard exponent.magnitude <= 6 else { throw .tooLarge }
    func one(_ i: Position, _ j: Position) throws(GivenUp) -> Polynomial {
      exponent > 0 ? try entry(a, i, j) : try inverse(a, i, j)
    }
    func chain(_ count: UInt, _ i: Position) throws(GivenUp) -> Polynomial {
      if count == 1 { return try one(i, j) }
      return try sum(a.shape.rows) { (k) throws(GivenUp) in
        try algebra.multiply(one(i, k), chain(count - 1, k))
      }
    }
    return try chain(exponent.magnitude, i)
  }

  // MARK: Powers

  private func power(_ base: Expression, _ exponent: Expression) throws(GivenUp) -> Polynomial {
    if case .e = base { return try algebra.exponential(scalar(exponent)) }
    let power = try scalar(exponent)
    if let number = power.constant, number.isWhole { return try raised(base, to: number) }
    return try algebra.raise(scalar(base), to: power)
  }

  /// A whole power, taken of the factors one by one: 1/(ab)² keeps a and b apart.
  private func raised(_ e: Expression, to power: Rational) throws(GivenUp) -> Polynomial {
    guard let whole = power.asInt else { return try algebra.raise(scalar(e), to: power) }
    switch e {
    case .multiply(let a, let b) where a.shape.isScalar && b.shape.isScalar:
      return try algebra.multiply(raised(a, to: power), raised(b, to: power))
    case .divide(let a, let b):
      return try algebra.multiply(raised(a, to: power), raised(b, to: -power))
    case .negate(let a):
      return try algebra.scale(raised(a, to: power), by: Rational(whole % 2 == 0 ? 1 : -1))
    case .power(let a, .number(let inner)) where inner.isWhole:
      return try raised(a, to: algebra.checked(inner.multiplied(by: power)))
    case .apply(.magnitude, let a) where whole % 2 == 0:
      algebra.note(.evenPowerOfMagnitude)
      return try raised(a, to: power)
    default: return try algebra.raise(scalar(e), to: power)
    }
  }
}

extension Position {
  static func offset(_ position: Position, by offset: Dimension) -> Position {
    if let count = offset.fixed, case .number(let k) = position { return .number(k + count) }
    return .shifted(offset, position)
  }
}

extension Expression {
  /// How the rows fall into blocks, where they do.
  var rowBlocks: [Dimension]? {
    switch self {
    case .block(let rows): rows.map { $0.first?.shape.rows ?? .one }
    case .transpose(let a): a.columnBlocks
    case .add(let terms): terms.lazy.compactMap(\.rowBlocks).first
    case .negate(let a), .divide(let a, _), .apply(_, let a): a.rowBlocks
    case .hadamard(let a, let b): a.rowBlocks ?? b.rowBlocks
    case .multiply(let a, let b): a.shape.isScalar ? b.rowBlocks : a.rowBlocks
    case .diagonal(let a): a.rowBlocks
    case .matrixPower(let a, let k): k > 0 ? a.rowBlocks : nil
    default: nil
    }
  }

  var columnBlocks: [Dimension]? {
    switch self {
    case .block(let rows): rows.first?.map(\.shape.columns)
    case .transpose(let a): a.rowBlocks
    case .add(let terms): terms.lazy.compactMap(\.columnBlocks).first
    case .negate(let a), .divide(let a, _), .apply(_, let a): a.columnBlocks
    case .hadamard(let a, let b): a.columnBlocks ?? b.columnBlocks
    case .multiply(let a, let b): b.shape.isScalar ? a.columnBlocks : b.columnBlocks
    case .diagonal(let a): a.shape.columns == .one ? a.rowBlocks : nil
    case .matrixPower(let a, let k): k > 0 ? a.columnBlocks : nil
    default: nil
    }
  }
}
