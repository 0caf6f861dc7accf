import SymbolicLite

/// Writes a normal form back as people write it: Xᵢⱼwⱼ as Xw, ∑ᵢ Xᵢⱼrᵢ as Xᵀr, ∑ⱼ wⱼ² as ‖w‖².
///
/// Every term is a network: its indices are knots, vectors hang on one of them, matrices join two.
/// What has three matrices on one index, or a position that is computed, has no such notation.
package struct MatrixNotation {
  /// An index that the result keeps: its rows or its columns.
  package struct Slot {
    package var position: Position
    package var range: Dimension

    package init(_ position: Position, _ range: Dimension) {
      self.position = position
      self.range = range
    }

    /// The same index as a formula inside an atom names it.
    var inward: Slot { Slot(position.inward, range) }
  }

  struct NoNotation: Error {}

  let rows: Slot?
  let columns: Slot?
  private let depth: Int

  private init(rows: Slot?, columns: Slot?, depth: Int) {
    (self.rows, self.columns, self.depth) = (rows, columns, depth)
  }

  /// The formula, or nil where it has no matrix notation.
  package static func expression(
    _ form: Polynomial, rows: Slot? = nil, columns: Slot? = nil
  ) -> Expression? {
    try? MatrixNotation(rows: rows, columns: columns, depth: 0).sum(form)
  }

  // MARK: Sums

  var shape: Shape { Shape(rows?.range ?? .one, columns?.range ?? .one) }

  /// The terms of the formula, each in matrix notation; nil where one of them has none.
  package static func terms(
    _ form: Polynomial, rows: Slot? = nil, columns: Slot? = nil
  ) -> [(term: Monomial, value: Expression)]? {
    try? MatrixNotation(rows: rows, columns: columns, depth: 0).terms(form)
  }

  func sum(_ form: Polynomial) throws(NoNotation) -> Expression {
    let terms = try terms(form)
    switch terms.count {
    case 0: return shape.isScalar ? .number(.zero) : .zeros(shape)
    case 1: return terms[0].value
    default: return .add(terms.map(\.value))
    }
  }

  private func terms(
    _ form: Polynomial
  ) throws(NoNotation) -> [(term: Monomial, value: Expression)] {
    guard depth < 8, form.terms.count <= 24 else { throw NoNotation() }
    var terms: [(rank: Int, text: String, term: Monomial, value: Expression)] = []
    for term in form.terms {
      let value = try self.term(term)
      terms.append((Self.rank(term), value.latex, term, value))
    }
    // The data before the penalty, what is added before what is taken away.
    terms.sort { ($0.rank, $0.text) < ($1.rank, $1.text) }
    return terms.map { ($0.term, $0.value) }
  }

  private static func rank(_ term: Monomial) -> Int {
    (term.coefficient < .zero ? 1 : 0) - 2 * term.bounds.count
  }

  // MARK: Terms

  func term(_ term: Monomial) throws(NoNotation) -> Expression {
    var network = Network(rows: rows, columns: columns, bounds: term.bounds)
    for factor in term.factors { try add(factor, to: &network) }
    let body = try network.contracted()
    let size = term.coefficient.magnitude
    var above = network.above
    if size.numerator != 1 || (above.isEmpty && body == nil) {
      above.insert(.number(Rational(size.numerator, over: 1) ?? .one), at: 0)
    }
    var below = network.below
    if size.denominator != 1 {
      below.insert(.number(Rational(size.denominator, over: 1) ?? .one), at: 0)
    }
    let front = Self.product(above)
    let value: Expression
    if let bottom = Self.product(below) {
      let fraction = Expression.divide(front ?? .number(.one), bottom)
      value = body.map { .multiply(fraction, $0) } ?? fraction
    } else if let front {
      value = body.map { .multiply(front, $0) } ?? front
    } else {
      value = body ?? .number(.one)
    }
    return term.coefficient < .zero ? .negate(value) : value
  }

  static func product(_ factors: [Expression]) -> Expression? {
    guard let first = factors.first else { return nil }
    return factors.dropFirst().reduce(first) { .multiply($0, $1) }
  }

  private func add(_ factor: AtomPower, to network: inout Network) throws(NoNotation) {
    let part = try self.part(factor.atom, network)
    guard case .number(let value) = part else {
      // A power of a vector is one entry by entry.
      guard let times = factor.exponent.asInt, (1...3).contains(times) else { throw NoNotation() }
      for _ in 0..<times { network.add(part) }
      return
    }
    network.add(value, factor.exponent)
  }

  private func part(_ atom: Atom, _ network: Network) throws(NoNotation) -> Network.Part {
    switch atom.kind {
    case .entry(let symbol, let i, let j):
      return try entry(of: .symbol(symbol), i, j, isSymmetric: symbol.domain.isSymmetric, network)
    case .size(let name): return .number(.size(Dimension(name)))
    case .pi: return .number(.pi)
    case .prime(let prime): return .number(.number(Rational(prime)))
    case .position(let i): return .number(try fixed(i))
    case .delta(let i, let j): return try delta(i, j, network)
    case .sum(let a): return try function(a, network) { $0 }
    case .exp(let a): return try function(a, network) { .apply(.exp, $0) }
    case .log(let a): return try function(a, network) { .apply(.log, $0) }
    case .sign(let a): return try function(a, network) { .apply(.sign, $0) }
    case .power(let a, let b):
      let inside = try inner(nil, nil)
      return .number(.power(try inside.sum(a), try inside.sum(b)))
    case .call(let open, let positions, let a): return try call(open, positions, a, network)
    case .inverse(let size, let a, let i, let j, let isSymmetric):
      let matrix = Expression.matrixPower(try self.matrix(a, size), -1)
      return try entry(of: matrix, i, j, isSymmetric: isSymmetric, network)
    case .determinant(let size, let a): return .number(.determinant(try matrix(a, size)))
    case .zero, .fold: throw NoNotation()
    }
  }

  private func inner(_ rows: Slot?, _ columns: Slot?) throws(NoNotation) -> MatrixNotation {
    MatrixNotation(rows: rows, columns: columns, depth: depth + 1)
  }

  private func matrix(_ a: Polynomial, _ size: Dimension) throws(NoNotation) -> Expression {
    try inner(Slot(.hole(0, 0), size), Slot(.hole(0, 1), size)).sum(a)
  }

  /// A function that acts entry by entry, of a number, a vector or a matrix.
  private func function(
    _ a: Polynomial, _ network: Network, _ wrap: (Expression) -> Expression
  ) throws(NoNotation) -> Network.Part {
    let used = network.knots.filter { a.mentions($0.position.inward, 0) }
    switch used.count {
    case 0: return .number(wrap(try inner(nil, nil).sum(a)))
    case 1: return .vector(used[0].position, wrap(try inner(used[0].inward, nil).sum(a)))
    case 2:
      let value = wrap(try inner(used[0].inward, used[1].inward).sum(a))
      return .matrix(used[0].position, used[1].position, value, isSymmetric: false)
    default: throw NoNotation()
    }
  }

  private func entry(
    of matrix: Expression, _ i: Position, _ j: Position, isSymmetric: Bool, _ network: Network
  ) throws(NoNotation) -> Network.Part {
    let shape = matrix.shape
    let (row, column) = (network.isKnot(i), network.isKnot(j))
    if shape.isScalar { return .number(matrix) }
    switch (row, column) {
    case (true, true):
      if i == j { return .vector(i, .diagonal(matrix)) }
      return .matrix(i, j, matrix, isSymmetric: isSymmetric)
    case (true, false):
      return .vector(i, shape.columns == .one ? matrix : .column(matrix, try fixed(j)))
    case (false, true):
      return .vector(j, shape.rows == .one ? .transpose(matrix) : .row(matrix, try fixed(i)))
    case (false, false): return .number(.entry(matrix, try fixed(i), try fixed(j)))
    }
  }

  private func delta(
    _ i: Position, _ j: Position, _ network: Network
  ) throws(NoNotation) -> Network.Part {
    switch (network.range(of: i), network.range(of: j)) {
    case (let size?, .some): return .matrix(i, j, .identity(size), isSymmetric: true)
    case (let size?, nil): return .vector(i, .unit(try fixed(j), size))
    case (nil, let size?): return .vector(j, .unit(try fixed(i), size))
    case (nil, nil): throw NoNotation()
    }
  }

  private func call(
    _ open: OpaqueFunction, _ positions: [Position], _ a: Polynomial, _ network: Network
  ) throws(NoNotation) -> Network.Part {
    let shape = open.argument
    let rows = shape.rows == .one ? nil : Slot(.hole(0, 0), shape.rows)
    let columns = shape.columns == .one ? nil : Slot(.hole(0, 1), shape.columns)
    let argument = try inner(rows, columns).sum(a)
    let variable = Symbol("w", shape)
    let plain = Expression.call(open, .symbol(variable))
    switch positions.count {
    case 0: return .number(.call(open, argument))
    case _ where columns != nil: throw NoNotation()
    case 1:
      if shape.isScalar { return .number(.derivative(of: plain, with: variable, at: argument)) }
      let slope = Expression.gradient(of: plain, with: variable, at: argument)
      return try entry(of: slope, positions[0], .number(1), isSymmetric: false, network)
    case 2 where !shape.isScalar:
      let bend = Expression.hessian(of: plain, with: variable, at: argument)
      return try entry(of: bend, positions[0], positions[1], isSymmetric: true, network)
    default: throw NoNotation()
    }
  }

  /// A position that no sum runs through, as a number.
  private func fixed(_ position: Position) throws(NoNotation) -> Expression {
    switch position {
    case .number(let k): return .number(Rational(k))
    case .free(let index) where index.id >= 0: return .index(index)
    default: throw NoNotation()
    }
  }
}

extension Position {
  /// The same position as a formula inside an atom of the term names it.
  var inward: Position {
    switch self {
    case .bound(let depth, let k): .bound(depth + 1, k)
    case .hole(let depth, let k): .hole(depth + 1, k)
    case .shifted(let offset, let inner): .shifted(offset, inner.inward)
    case .temporary, .free, .number: self
    }
  }
}

extension Polynomial {
  /// Whether a position occurs at any depth.
  func mentions(_ position: Position, _ depth: Int) -> Bool {
    guard depth < 12 else { return true }
    return terms.contains { term in
      term.factors.contains { factor in
        switch factor.atom.kind {
        case .entry(_, let i, let j), .delta(let i, let j): return i == position || j == position
        case .position(let i): return i == position
        case .size, .pi, .prime: return false
        case .sum(let a), .exp(let a), .log(let a), .sign(let a), .zero(let a), .fold(_, _, let a),
          .determinant(_, let a):
          return a.mentions(position.inward, depth + 1)
        case .power(let a, let b):
          return a.mentions(position.inward, depth + 1) || b.mentions(position.inward, depth + 1)
        case .call(_, let list, let a):
          return list.contains(position) || a.mentions(position.inward, depth + 1)
        case .inverse(_, let a, let i, let j, _):
          return i == position || j == position || a.mentions(position.inward, depth + 1)
        }
      }
    }
  }
}
