extension Expression {
  /// Rows × columns of the value, read off the structure; the expression is taken to be well shaped.
  ///
  /// Costs one walk down to the leaves that decide the shape, never an evaluation.
  public var shape: Shape {
    switch self {
    case .number, .pi, .e, .size, .index, .power, .norm, .trace, .determinant, .extremum, .entry,
      .call, .oneSidedDerivative, .minimum, .unknown:
      .scalar
    case .symbol(let symbol), .gradient(_, let symbol, _): symbol.shape
    case .zeros(let shape), .ones(let shape): shape
    case .identity(let size): .matrix(size, size)
    case .unit(_, let size): .vector(size)
    case .add(let terms): terms.first?.shape ?? .scalar
    case .multiply(let a, let b): Shape.product(a.shape, b.shape)
    case .negate(let a), .hadamard(let a, _), .divide(let a, _), .matrixPower(let a, _),
      .apply(_, let a), .fold(_, _, _, _, _, let a), .derivative(let a, _, _),
      .expectation(let a, _):
      a.shape
    case .transpose(let a): a.shape.transposed
    case .diagonal(let a): a.shape.diagonal
    case .cases(let branches, let otherwise):
      branches.first?.value.shape ?? otherwise?.shape ?? .scalar
    case .row(let a, _): .vector(a.shape.columns)
    case .column(let a, _): .vector(a.shape.rows)
    case .block(let rows): Shape.block(rows)
    case .tabulate(let row, let column, _): Shape(row.range, column?.range ?? .one)
    case .hessian(_, let symbol, _): .matrix(symbol.shape.rows, symbol.shape.rows)
    case .minimiser(let problem): problem.variable.shape
    case .variance(let a, _): .matrix(a.shape.rows, a.shape.rows)
    }
  }
}

extension Shape {
  /// The shape of a matrix product, in which a scalar on either side scales.
  static func product(_ a: Shape, _ b: Shape) -> Shape {
    if a.isScalar { return b }
    if b.isScalar { return a }
    return Shape(a.rows, b.columns)
  }

  /// A vector becomes a diagonal matrix, a square matrix its diagonal.
  fileprivate var diagonal: Shape {
    columns == .one ? .matrix(rows, rows) : .vector(rows)
  }

  fileprivate static func block(_ rows: [[Expression]]) -> Shape {
    let height = rows.reduce(Dimension(0)) { $0 + ($1.first?.shape.rows ?? Dimension(0)) }
    let width = (rows.first ?? []).reduce(Dimension(0)) { $0 + $1.shape.columns }
    return Shape(height, width)
  }
}

extension SetExpression {
  /// The shape that every element of the set has.
  public var elementShape: Shape {
    switch self {
    case .finite(let elements): elements.first?.shape ?? .scalar
    case .interval(let lower, _, _, _): lower.shape
    case .builder(let symbol, _), .subdifferential(_, let symbol, _): symbol.shape
    case .reals(let shape): shape
    case .minimisers(let problem): problem.variable.shape
    case .sum(let a, _): a.elementShape
    case .image(let factor, let set): Shape.product(factor.shape, set.elementShape)
    case .cases(let branches, let otherwise):
      branches.first?.value.elementShape ?? otherwise?.elementShape ?? .scalar
    }
  }
}
