import SymbolicLite

/// One term of a normal form while it is written as a product of matrices.
struct Network {
  enum Part {
    case number(Expression)
    case vector(Position, Expression)
    case matrix(Position, Position, Expression, isSymmetric: Bool)
  }

  private struct Edge {
    var from: Position
    var to: Position
    var value: Expression
    var isSymmetric: Bool

    /// The matrix with this index as its rows.
    func value(from start: Position) -> Expression {
      if start == from || isSymmetric { return value }
      if case .transpose(let inner) = value { return inner }
      return .transpose(value)
    }

    func other(than position: Position) -> Position { position == from ? to : from }
  }

  /// The indices of the term: those that stay, then those that are summed over.
  let knots: [MatrixNotation.Slot]
  private let rows: MatrixNotation.Slot?
  private let columns: MatrixNotation.Slot?
  private(set) var above: [Expression] = []
  private(set) var below: [Expression] = []
  private var vectors: [Position: [Expression]] = [:]
  private var edges: [Edge] = []

  init(rows: MatrixNotation.Slot?, columns: MatrixNotation.Slot?, bounds: [Dimension]) {
    (self.rows, self.columns) = (rows, columns)
    knots =
      [rows, columns].compactMap { $0 }
      + bounds.enumerated().map { MatrixNotation.Slot(.bound(0, $0), $1) }
  }

  func range(of position: Position) -> Dimension? {
    knots.first { $0.position == position }?.range
  }

  func isKnot(_ position: Position) -> Bool { range(of: position) != nil }

  mutating func add(_ part: Part) {
    switch part {
    case .number(let value): above.append(value)
    case .vector(let place, let value): vectors[place, default: []].append(value)
    case .matrix(let i, let j, let value, let isSymmetric):
      edges.append(Edge(from: i, to: j, value: value, isSymmetric: isSymmetric))
    }
  }

  /// A power of a number: below the fraction bar where the exponent is negative.
  mutating func add(_ value: Expression, _ exponent: Rational) {
    let power = Self.raised(value, exponent.magnitude)
    if exponent < .zero { below.append(power) } else { above.append(power) }
  }

  private static func raised(_ value: Expression, _ exponent: Rational) -> Expression {
    if exponent == .one { return value }
    if case .power(let base, .number(let inner)) = value, case .norm = base,
      let total = inner.multiplied(by: exponent)
    {
      return total == .one ? base : .power(base, .number(total))
    }
    if exponent.numerator == 1, exponent.denominator == 2 { return .apply(.sqrt, value) }
    return .power(value, .number(exponent))
  }

  // MARK: Contraction

  /// The product over all indices; nil where no vector and no matrix takes part.
  mutating func contracted() throws(MatrixNotation.NoNotation) -> Expression? {
    try mergeParallelEdges()
    for (place, list) in vectors { vectors[place] = Self.magnitudes(list) }
    let main = try open()
    var closed: [Expression] = []
    for knot in knots.dropFirst([rows, columns].compactMap { $0 }.count) {
      guard let value = try component(at: knot) else { continue }
      closed.append(value)
    }
    guard let front = MatrixNotation.product(closed.sorted { $0.latex < $1.latex }) else {
      return main
    }
    return main.map { .multiply(front, $0) } ?? front
  }

  /// sign(u) beside u is |u|.
  private static func magnitudes(_ list: [Expression]) -> [Expression] {
    var list = list
    for item in list {
      guard case .apply(.sign, let inside) = item, let sign = list.firstIndex(of: item),
        let plain = list.firstIndex(of: inside)
      else { continue }
      list[plain] = .apply(.magnitude, inside)
      list.remove(at: sign)
    }
    return list.sorted { $0.latex < $1.latex }
  }

  private mutating func mergeParallelEdges() throws(MatrixNotation.NoNotation) {
    var merged: [Edge] = []
    for edge in edges {
      let twin = merged.firstIndex {
        ($0.from, $0.to) == (edge.from, edge.to) || ($0.from, $0.to) == (edge.to, edge.from)
      }
      if let twin {
        let value = edge.value(from: merged[twin].from)
        merged[twin].value = .hadamard(merged[twin].value, value)
        merged[twin].isSymmetric = merged[twin].isSymmetric && edge.isSymmetric
      } else {
        merged.append(edge)
      }
    }
    edges = merged
    for knot in knots {
      let isOpen = [rows, columns].contains { $0?.position == knot.position }
      guard edges(at: knot.position).count <= (isOpen ? 1 : 2) else {
        throw MatrixNotation.NoNotation()
      }
    }
  }

  private func edges(at place: Position) -> [Int] {
    edges.indices.filter { edges[$0].from == place || edges[$0].to == place }
  }

  /// The vector that hangs on an index, taken off it.
  private mutating func takeVector(_ place: Position) -> Expression? {
    guard let list = vectors.removeValue(forKey: place), let first = list.first else { return nil }
    return list.dropFirst().reduce(first) { .hadamard($0, $1) }
  }

  /// The matrices on the way from an index to where the way ends, taken out of the network; a vector
  /// on the way is a diagonal matrix.
  private mutating func walk(from start: Position) -> (matrices: [Expression], end: Position) {
    var (place, matrices) = (start, [Expression]())
    while let next = edges(at: place).first {
      let edge = edges.remove(at: next)
      matrices.append(edge.value(from: place))
      place = edge.other(than: place)
      if !edges(at: place).isEmpty, let between = takeVector(place) {
        matrices.append(.diagonal(between))
      }
    }
    return (matrices, place)
  }

  /// What keeps its rows or columns.
  private mutating func open() throws(MatrixNotation.NoNotation) -> Expression? {
    guard let rows else {
      guard let columns else { return nil }
      return .transpose(try vector(at: columns))
    }
    guard let columns else { return try vector(at: rows) }
    let left = takeVector(rows.position)
    let (matrices, end) = walk(from: rows.position)
    if end == columns.position, end != rows.position {
      let right = takeVector(columns.position)
      let all =
        [left.map { .diagonal($0) }].compactMap { $0 } + matrices
        + [right.map { .diagonal($0) }].compactMap { $0 }
      return Self.chain(all)
    }
    let column = takeVector(end) ?? (matrices.isEmpty ? nil : ones(end))
    let first = Self.applied(matrices, to: column)
    let a = [left, first].compactMap { $0 }
    let b = try vector(at: columns)
    let down = a.isEmpty ? ones(rows.position) : a.dropFirst().reduce(a[0]) { .hadamard($0, $1) }
    return .multiply(down, .transpose(b))
  }

  /// The component of an index that stays, as a column.
  private mutating func vector(
    at slot: MatrixNotation.Slot
  ) throws(MatrixNotation.NoNotation) -> Expression {
    let own = takeVector(slot.position)
    let (matrices, end) = walk(from: slot.position)
    guard !matrices.isEmpty else { return own ?? ones(slot.position) }
    guard let image = Self.applied(matrices, to: takeVector(end) ?? ones(end)) else {
      throw MatrixNotation.NoNotation()
    }
    return own.map { .hadamard($0, image) } ?? image
  }

  private func ones(_ place: Position) -> Expression {
    .ones(.vector(range(of: place) ?? .one))
  }

  static func chain(_ matrices: [Expression]) -> Expression? {
    // The identity changes nothing.
    let proper = matrices.filter { if case .identity = $0 { false } else { true } }
    return MatrixNotation.product(proper.isEmpty ? Array(matrices.prefix(1)) : proper)
  }

  /// M₁ M₂ … v.
  static func applied(_ matrices: [Expression], to vector: Expression?) -> Expression? {
    guard let vector else { return chain(matrices) }
    let proper = matrices.filter { if case .identity = $0 { false } else { true } }
    guard let product = MatrixNotation.product(proper) else { return vector }
    return .multiply(product, vector)
  }

  // MARK: Numbers

  /// The number that the component of a summed index is; nil where it is done already.
  private mutating func component(
    at knot: MatrixNotation.Slot
  ) throws(MatrixNotation.NoNotation) -> Expression? {
    let own = edges(at: knot.position)
    if own.isEmpty {
      guard let list = vectors.removeValue(forKey: knot.position) else { return nil }
      return Self.inner(list, ones(knot.position))
    }
    if own.count == 2, let cycle = try cycle(at: knot.position) { return cycle }
    // Start from an end of the way.
    var start = knot.position
    var previous: Int?
    while let next = edges(at: start).first(where: { $0 != previous }) {
      start = edges[next].other(than: start)
      previous = next
      if start == knot.position { throw MatrixNotation.NoNotation() }
    }
    let isLone = vectors[start] == nil
    let first = takeVector(start) ?? ones(start)
    let (matrices, end) = walk(from: start)
    let isBare = isLone && vectors[end] == nil
    let last = takeVector(end) ?? ones(end)
    if isBare, matrices.count == 1, case .hadamard(let a, let b) = matrices[0] {
      if a == b { return .power(.norm(.frobenius, a), .number(Rational(2))) }
      let (one, two) = ([Self.transposed(a), b], [a, Self.transposed(b)])
      return Self.chain(Self.transposes(two) < Self.transposes(one) ? two : one)
        .map { .trace($0) }
    }
    return Self.form(first, matrices, last)
  }

  private mutating func cycle(
    at place: Position
  ) throws(MatrixNotation.NoNotation) -> Expression? {
    var (here, previous) = (place, -1)
    var length = 0
    repeat {
      guard let next = edges(at: here).first(where: { $0 != previous }) else { return nil }
      here = edges[next].other(than: here)
      previous = next
      length += 1
    } while here != place && length <= edges.count
    guard here == place else { return nil }
    let front = takeVector(place).map { [Expression.diagonal($0)] } ?? []
    let (matrices, _) = walk(from: place)
    // tr M = tr Mᵀ: the way round with fewer transposes.
    let way = front + matrices
    let back = Array(way.reversed().map(Self.transposed))
    return Self.chain(Self.transposes(back) < Self.transposes(way) ? back : way)
      .map { .trace($0) }
  }
}
