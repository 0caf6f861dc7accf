/// Lays a formula out as a ``Plan``.
///
/// Sums over an index become operations on whole vectors where the body allows it: in ∑ᵢ log(1 +
/// exp(−yᵢ xᵢᵀw)) the products xᵢᵀw are one matrix product. Other sums are written out term by
/// term. What does not depend on the variable is laid out apart and runs once.
struct PlanCompiler {
  var plan = Plan()
  let variable: Symbol
  var environment: Environment<Double>
  /// Symbols that are bound on the way.
  var bound: [(symbol: Symbol, node: Node)] = []
  /// The index that whole vectors stand for, where a sum is laid out as one.
  var batch: Batch?
  /// Subformulas that have a place already.
  private var known: [Expression: Node] = [:]
  /// The same for all values of the index at once.
  var knownInBatch: [Expression: Node] = [:]
  private var depth = 0

  private static let depthLimit = 80
  /// More operations than this are no formula for whole vectors.
  private static let operationLimit = 100_000

  struct Batch {
    var index: Index
    var first: Int
    var count: Int
  }

  /// Where a value lies: row by row, and for a batch one value after the other.
  struct Node {
    var place: Int
    var rows: Int
    var columns: Int
    var moves: Bool
    /// How many values lie there, where there is one for each value of an index.
    var batch: Int?

    var count: Int { (batch ?? 1) * rows * columns }
    var isNumber: Bool { rows == 1 && columns == 1 }
  }

  init(variable: Symbol, in environment: Environment<Double>) throws(Undefined) {
    self.variable = variable
    self.environment = environment
    let shape = variable.shape
    let (rows, columns) = (try environment.count(shape.rows), try environment.count(shape.columns))
    guard rows > 0, columns > 0, rows <= 1 << 20, columns <= 1 << 20 else {
      throw .unsupported("a variable of \(rows) × \(columns) numbers")
    }
    plan.count = rows * columns
    let node = Node(place: plan.reserve(plan.count), rows: rows, columns: columns, moves: true)
    known[.symbol(variable)] = node
  }

  /// The plan of a number.
  static func plan(
    of formula: Expression, with variable: Symbol, in environment: Environment<Double>
  ) throws(Undefined) -> Plan {
    var compiler = try PlanCompiler(variable: variable, in: environment)
    let node = try compiler.node(formula.expandingDerivatives().expression)
    guard node.isNumber else { throw .unsupported("expected a number") }
    compiler.plan.result = node.place
    return compiler.plan
  }

  mutating func node(_ expression: Expression) throws(Undefined) -> Node {
    let isClosed = bound.isEmpty && environment.indices.isEmpty
    let isBatch = batch != nil
    if isClosed, let node = isBatch ? knownInBatch[expression] : known[expression] { return node }
    guard depth < Self.depthLimit else { throw .unsupported("a formula nested too deeply") }
    guard plan.body.count + plan.prologue.count < Self.operationLimit else {
      throw .unsupported("a formula of too many operations")
    }
    depth += 1
    defer { depth -= 1 }
    let node = try dispatch(expression)
    guard isClosed else { return node }
    if isBatch { knownInBatch[expression] = node } else { known[expression] = node }
    return node
  }

  private mutating func dispatch(_ expression: Expression) throws(Undefined) -> Node {
    switch expression {
    case .number, .pi, .e, .size, .index, .symbol, .zeros, .ones, .identity, .unit:
      return try leaf(expression)
    case .add, .negate, .multiply, .hadamard, .divide, .power, .matrixPower, .transpose:
      return try algebra(expression)
    case .apply, .norm, .trace, .diagonal, .extremum, .cases, .call: return try function(expression)
    case .entry, .row, .column, .block, .tabulate, .fold: return try part(expression)
    default: return try constant(expression)
    }
  }

  /// What has no operation here but does not move: evaluated once, in enclosures.
  mutating func constant(_ expression: Expression) throws(Undefined) -> Node {
    guard batch == nil, bound.isEmpty, !expression.freeSymbols.contains(variable) else {
      throw .unsupported("a derivative of this formula along whole vectors")
    }
    let intervals = Environment<Interval>(environment) { Interval($0) }
    let value = try expression.evaluate(in: intervals)
    let balls = value.elements.map { interval in
      let middle = interval.midpoint
      let radius = max(interval.upper - middle, middle - interval.lower)
      return Ball(middle, radius: radius)
    }
    return constant(balls, rows: value.rows, columns: value.columns)
  }

  mutating func constant(_ numbers: [Ball], rows: Int, columns: Int) -> Node {
    let place = plan.reserve(numbers.count)
    plan.constants.append((place, numbers))
    return Node(place: place, rows: rows, columns: columns, moves: false)
  }

  mutating func literal(_ number: Double) -> Node {
    constant([Ball(number)], rows: 1, columns: 1)
  }

  private mutating func leaf(_ expression: Expression) throws(Undefined) -> Node {
    switch expression {
    case .number(let number):
      let value = number.doubleValue
      let isExact = Rational(exactly: value) == number
      let radius = isExact ? 0 : value.magnitude * Ball.unit
      return constant([Ball(value, radius: radius)], rows: 1, columns: 1)
    case .index(let index) where index == batch?.index: return try batchPositions()
    case .index(let index):
      guard let value = environment.indices[index] else {
        throw .unsupported("the index \(index.name) has no value")
      }
      return literal(Double(value))
    case .size(let size): return literal(Double(try environment.count(size)))
    case .symbol(let symbol): return try symbolNode(symbol)
    case .ones(let shape):
      let (rows, columns) = (
        try environment.count(shape.rows), try environment.count(shape.columns)
      )
      guard rows * columns <= 1 << 24 else { throw .unsupported("a size that is too large") }
      return constant(
        [Ball](repeating: Ball(1), count: rows * columns), rows: rows, columns: columns)
    default:
      guard batch == nil else {
        let outside = batch
        batch = nil
        defer { batch = outside }
        return try unbatched(expression)
      }
      return try unbatched(expression)
    }
  }

  /// A leaf that is the same for all values of the index.
  private mutating func unbatched(_ expression: Expression) throws(Undefined) -> Node {
    let hidden = bound
    bound = []
    defer { bound = hidden }
    return try constant(expression)
  }

  private mutating func batchPositions() throws(Undefined) -> Node {
    guard let batch else { throw .unsupported("an index without values") }
    let numbers = (0..<batch.count).map { Ball(Double(batch.first + $0)) }
    var node = constant(numbers, rows: 1, columns: 1)
    node.batch = batch.count
    return node
  }

  private mutating func symbolNode(_ symbol: Symbol) throws(Undefined) -> Node {
    for (other, node) in bound.reversed() where other == symbol { return node }
    if let node = known[.symbol(symbol)] { return node }
    guard let value = environment.values[symbol] else {
      throw .unsupported("\(symbol.name) has no value")
    }
    let node = constant(value.elements.map { Ball($0) }, rows: value.rows, columns: value.columns)
    known[.symbol(symbol)] = node
    return node
  }

  // MARK: Operations

  mutating func map(
    _ operation: Instruction.Operation, _ a: Node, exponent: Double = 0
  ) -> Node {
    var result = a
    result.place = plan.reserve(a.count)
    plan.add(
      .unary(
        operation, a.place, to: result.place, count: a.count, moves: a.moves, exponent: exponent))
    return result
  }

  /// Entry by entry; a number on either side serves all entries.
  mutating func combine(
    _ operation: Instruction.Operation, _ a: Node, _ b: Node
  ) throws(Undefined) -> Node {
    let isSame = a.rows == b.rows && a.columns == b.columns && a.batch == b.batch
    let (servesLeft, servesRight) = (a.isNumber && a.batch == nil, b.isNumber && b.batch == nil)
    guard isSame || servesLeft || servesRight else {
      throw .unsupported(
        "shapes \(a.rows) × \(a.columns) and \(b.rows) × \(b.columns) do not fit")
    }
    var result = isSame || servesRight ? a : b
    result.place = plan.reserve(result.count)
    result.moves = a.moves || b.moves
    var made = Instruction(
      operation: operation, result: result.place, left: a.place, rows: result.count)
    made.right = b.place
    made.leftStep = a.count == result.count ? 1 : 0
    made.rightStep = b.count == result.count ? 1 : 0
    (made.leftMoves, made.rightMoves) = (a.moves, b.moves)
    plan.add(made)
    return result
  }

  /// Many entries to one number.
  mutating func reduce(
    _ operation: Instruction.Operation, _ a: Node, _ b: Node? = nil
  ) -> Node {
    let moves = a.moves || b?.moves ?? false
    let result = Node(place: plan.reserve(1), rows: 1, columns: 1, moves: moves)
    var made = Instruction(
      operation: operation, result: result.place, left: a.place, rows: a.count)
    made.leftMoves = a.moves
    if let b { (made.right, made.rightMoves) = (b.place, b.moves) }
    plan.add(made)
    return result
  }
}
