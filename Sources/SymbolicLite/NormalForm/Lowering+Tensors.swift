/// Inverses, determinants, open functions and their derivatives.
extension Lowering {
  func inverse(_ a: Expression, _ i: Position, _ j: Position) throws(GivenUp) -> Polynomial {
    let size = a.shape.rows
    if let count = size.fixed, count <= 3 { return try cofactor(a, count, i, j) }
    return try algebra.inverse(matrix(a), size, i, j)
  }

  /// The matrix with its row and column as holes.
  private func matrix(_ a: Expression) throws(GivenUp) -> Polynomial {
    let row = algebra.freshTemporary(a.shape.rows)
    let column = algebra.freshTemporary(a.shape.columns)
    guard a.rowBlocks == nil else { throw .unsupported("the inverse of a matrix of blocks") }
    return try algebra.template(entry(a, row, column), row, column)
  }

  /// A⁻¹ = adj A/det A for a few rows.
  private func cofactor(
    _ a: Expression, _ count: Int, _ i: Position, _ j: Position
  ) throws(GivenUp) -> Polynomial {
    guard case .number(let row) = i, case .number(let column) = j else {
      throw .unsupported("a general entry of a small inverse")
    }
    let all = Array(1...count)
    algebra.note(.smallInverse)
    let minor = try determinant(
      a, all.filter { $0 != column }, all.filter { $0 != row })
    let reciprocal = try algebra.raise(determinant(a, all, all), to: Rational(-1))
    let sign = Rational((row + column) % 2 == 0 ? 1 : -1)
    return try algebra.scale(algebra.multiply(minor, reciprocal), by: sign)
  }

  /// Laplace expansion along the first row.
  private func determinant(
    _ a: Expression, _ rows: [Int], _ columns: [Int]
  ) throws(GivenUp) -> Polynomial {
    guard let row = rows.first else { return .one }
    var parts: [Polynomial] = []
    for (k, column) in columns.enumerated() {
      let minor = try determinant(a, Array(rows.dropFirst()), columns.filter { $0 != column })
      let product = try algebra.multiply(entry(a, .number(row), .number(column)), minor)
      parts.append(try algebra.scale(product, by: Rational(k % 2 == 0 ? 1 : -1)))
    }
    return try algebra.add(parts)
  }

  func determinant(_ a: Expression) throws(GivenUp) -> Polynomial {
    let size = a.shape.rows
    if let count = size.fixed, count <= 3 {
      algebra.note(.smallDeterminant)
      return try determinant(a, Array(1...count), Array(1...count))
    }
    switch a {
    case .transpose(let b): return try determinant(b)
    case .identity: return .one
    case .multiply(let b, let c) where b.shape.isScalar:
      algebra.note(.determinantOfMultiple)
      return try algebra.multiply(
        algebra.raise(scalar(b), to: scalar(.size(size))), determinant(c))
    case .multiply(let b, let c) where b.shape.isSquare && c.shape.isSquare:
      algebra.note(.determinantOfProduct)
      return try algebra.multiply(determinant(b), determinant(c))
    case .matrixPower(let b, let k):
      algebra.note(.determinantOfProduct)
      return try algebra.raise(determinant(b), to: Rational(k))
    default: return Polynomial(.determinant(size, try matrix(a)))
    }
  }

  // MARK: Open functions

  /// ∂ of an open function at the given positions of its argument.
  func call(
    _ function: OpaqueFunction, _ positions: [Position], _ a: Expression
  ) throws(GivenUp) -> Polynomial {
    let shape = a.shape
    let row = algebra.freshTemporary(shape.rows)
    let column = algebra.freshTemporary(shape.columns)
    let body = try entry(
      a, shape.rows == .one ? Self.first : row, shape.columns == .one ? Self.first : column)
    let inside = try algebra.template(body, row, column)
    if zip(positions, positions.dropFirst()).contains(where: { $0.isAfter($1) }) {
      algebra.note(.secondDerivatives)
    }
    return Polynomial(Atom.call(function, positions, inside).kind)
  }

  func openDerivative(
    _ e: Expression, _ i: Position, _ j: Position
  ) throws(GivenUp) -> Polynomial {
    let none = GivenUp.unsupported("a derivative that no rule covers")
    switch e {
    case .gradient(.call(let function, .symbol(let argument)), let variable, let at)
    where argument == variable && variable.shape.columns == .one:
      return try call(function, [variable.shape.rows == .one ? Self.first : i], at)
    case .hessian(.call(let function, .symbol(let argument)), let variable, let at)
    where argument == variable && variable.shape.columns == .one:
      return variable.shape.isScalar
        ? try call(function, [Self.first, Self.first], at) : try call(function, [i, j], at)
    case .derivative(var body, let variable, let at) where variable.shape.isScalar:
      var order = 1
      while case .derivative(let inner, variable, .symbol(variable)) = body, order < 6 {
        (body, order) = (inner, order + 1)
      }
      guard case .call(let function, .symbol(variable)) = body else { throw none }
      return try call(function, Array(repeating: Self.first, count: order), at)
    default: throw none
    }
  }
}

extension Algebra {
  /// An entry of the inverse of a matrix over two holes.
  func inverse(
    _ matrix: Polynomial, _ size: Dimension, _ i: Position, _ j: Position
  ) throws(GivenUp) -> Polynomial {
    let parts = try content(of: matrix)
    let outer = parts.factors.filter { !$0.dependsOnOwnIndices }
    if parts.number != .one || !outer.isEmpty { note(.inverseOfMultiple) }
    let front = try raise(
      unwrapped(Polynomial(sorted: [Monomial(parts.number, outer)])), to: Rational(-1))
    var rest = try multiply(
      Polynomial(sorted: [Monomial(.one, parts.factors.filter(\.dependsOnOwnIndices))]), parts.rest)
    if let diagonal = try diagonal(rest) {
      note(.inverseOfDiagonal)
      let entries = try map(diagonal, .unwrapping(after: 0, holes: [i, j]))
      let delta = try multiplyDelta(i, j, raise(entries, to: Rational(-1)))
      return try multiply(front, delta)
    }
    var (row, column) = (i, j)
    let turned = try transposed(rest)
    let isSymmetric = turned == rest
    if !isSymmetric, (turned.shape, turned.code) < (rest.shape, rest.code) {
      note(.inverseOfTranspose)
      (rest, row, column) = (turned, j, i)
    }
    if isSymmetric, row.isAfter(column) { note(.inverseOfSymmetric) }
    let atom = Atom.inverse(size, rest, row, column, isSymmetric: isSymmetric)
    return try multiply(front, Polynomial(atom.kind))
  }

  private func multiplyDelta(
    _ i: Position, _ j: Position, _ a: Polynomial
  ) throws(GivenUp) -> Polynomial {
    var terms: [Monomial] = []
    for term in a.terms {
      try normalise(
        Monomial(
          term.coefficient, term.factors + [AtomPower(Atom.kronecker(i, j))], over: term.bounds),
        into: &terms)
    }
    return try merged(terms)
  }

  /// The s of δ·s, where every term is a multiple of the identity's.
  private func diagonal(_ matrix: Polynomial) throws(GivenUp) -> Polynomial? {
    let delta = AtomPower(Atom.kronecker(.hole(0, 0), .hole(0, 1)))
    var terms: [Monomial] = []
    for term in matrix.terms {
      guard let k = term.factors.firstIndex(of: delta) else { return nil }
      var rest = term
      rest.factors.remove(at: k)
      terms.append(rest)
    }
    return terms.isEmpty ? nil : try merged(terms)
  }
}
