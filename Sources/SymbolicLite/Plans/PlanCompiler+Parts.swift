extension PlanCompiler {
  mutating func part(_ expression: Expression) throws(Undefined) -> Node {
    switch expression {
    case .entry(let matrix, let row, let column):
      return try entry(node(matrix), positions(row), positions(column))
    case .row(let matrix, let row): return try self.row(node(matrix), positions(row))
    case .column(let matrix, let column):
      return try self.row(transposed(node(matrix)), positions(column))
    case .block(let rows): return try block(rows)
    case .tabulate(let row, let column, let body): return try tabulate(row, column, body)
    case .fold(let fold, let index, let lower, let upper, let condition, let body):
      let (first, last) = (try whole(lower), try whole(upper))
      guard last - first < 1 << 20 else { throw .unsupported("a sum over too many values") }
      return try self.fold(fold, index, first, last, condition, body)
    default: throw .unsupported("not a part")
    }
  }

  // MARK: Positions

  /// A position counted from 1: one, or evenly spaced ones for the values of the index.
  struct Positions {
    var first: Int
    var step: Int
    var count: Int?

    var last: Int { first + ((count ?? 1) - 1) * step }
    func isWithin(_ size: Int) -> Bool { min(first, last) >= 1 && max(first, last) <= size }
  }

  private func whole(_ expression: Expression) throws(Undefined) -> Int {
    let value = try expression.evaluate(in: environment).elements.first ?? .nan
    guard let whole = Int(exactly: value) else { throw .undefined("an index that is not whole") }
    return whole
  }

  private mutating func positions(_ expression: Expression) throws(Undefined) -> Positions {
    guard let batch, expression.freeIndices.contains(batch.index) else {
      return Positions(first: try whole(expression), step: 0, count: nil)
    }
    let outside = environment
    defer { environment = outside }
    var places: [Int] = []
    for k in 0..<batch.count {
      environment.indices[batch.index] = batch.first + k
      places.append(try whole(expression))
    }
    guard let first = places.first else { throw .unsupported("an index without values") }
    let step = places.count > 1 ? places[1] - first : 1
    for (k, place) in places.enumerated() where place != first + k * step {
      throw .unsupported("positions that are not evenly spaced")
    }
    return Positions(first: first, step: step, count: places.count)
  }

  private mutating func entry(
    _ matrix: Node, _ row: Positions, _ column: Positions
  ) throws(Undefined) -> Node {
    guard matrix.batch == nil else { throw .unsupported("an entry for each value of an index") }
    guard row.isWithin(matrix.rows), column.isWithin(matrix.columns) else {
      throw .undefined("an index outside \(matrix.rows) × \(matrix.columns)")
    }
    let start = matrix.place + (row.first - 1) * matrix.columns + column.first - 1
    let result = Node(
      place: start, rows: 1, columns: 1, moves: matrix.moves, batch: row.count ?? column.count)
    let step = row.step * matrix.columns + column.step
    guard let count = result.batch, step != 1 else { return result }
    return copied(result, count: count, step: step, width: 1)
  }

  private mutating func row(_ matrix: Node, _ row: Positions) throws(Undefined) -> Node {
    guard matrix.batch == nil else { throw .unsupported("a row for each value of an index") }
    guard row.isWithin(matrix.rows) else { throw .undefined("a row outside 1…\(matrix.rows)") }
    let result = Node(
      place: matrix.place + (row.first - 1) * matrix.columns, rows: matrix.columns, columns: 1,
      moves: matrix.moves, batch: row.count)
    guard let count = row.count, row.step != 1 else { return result }
    return copied(
      result, count: count, step: row.step * matrix.columns, width: matrix.columns)
  }

  /// Pieces that lie `step` apart, put next to each other.
  private mutating func copied(_ node: Node, count: Int, step: Int, width: Int) -> Node {
    var result = node
    result.place = plan.reserve(count * width)
    var made = Instruction(operation: .copy, result: result.place, left: node.place, rows: count)
    made.columns = width
    (made.rowStep, made.resultRowStep) = (step, width)
    made.leftMoves = node.moves
    plan.add(made)
    return result
  }

  private mutating func block(_ rows: [[Expression]]) throws(Undefined) -> Node {
    var parts: [[Node]] = []
    for row in rows {
      var nodes: [Node] = []
      for part in row { nodes.append(try node(part)) }
      parts.append(nodes)
    }
    let width = parts.first?.reduce(0) { $0 + $1.columns } ?? 0
    let height = parts.reduce(0) { $0 + ($1.first?.rows ?? 0) }
    let all = parts.flatMap { $0 }
    let fits = parts.allSatisfy { row in
      row.reduce(0) { $0 + $1.columns } == width && row.allSatisfy { $0.rows == row[0].rows }
    }
    guard width > 0, height > 0, fits, all.allSatisfy({ $0.batch == nil }) else {
      throw .unsupported("blocks that do not fit together")
    }
    let result = Node(
      place: plan.reserve(width * height), rows: height, columns: width,
      moves: all.contains(where: \.moves))
    var top = 0
    for row in parts {
      var left = 0
      for part in row {
        place(part, at: result.place + top * width + left, width: width, moves: result.moves)
        left += part.columns
      }
      top += row.first?.rows ?? 0
    }
    return result
  }

  /// A part that does not move is still copied on every run if the whole moves: the order of the
  /// two lists is kept.
  private mutating func place(_ part: Node, at start: Int, width: Int, moves: Bool) {
    var made = Instruction(operation: .copy, result: start, left: part.place, rows: part.rows)
    made.columns = part.columns
    (made.rowStep, made.resultRowStep) = (part.columns, width)
    made.leftMoves = part.moves
    plan.add(made)
  }

  // MARK: Stacks and sums

  private mutating func tabulate(
    _ row: Index, _ column: Index?, _ body: Expression
  ) throws(Undefined) -> Node {
    let rows = try environment.count(row.range)
    let columns = try column.map { (index) throws(Undefined) in
      try environment.count(index.range)
    }
    guard batch == nil, rows > 0, columns ?? 1 > 0 else {
      throw .unsupported("an empty stack, or one for each value of an index")
    }
    guard let column, let columns else { return try vector(row, rows, body) }
    let result = plan.reserve(rows * columns)
    var moves = false
    for i in 0..<rows {
      environment.indices[row] = i + 1
      defer { environment.indices[row] = nil }
      let line = try vector(column, columns, body)
      place(line.asRow, at: result + i * columns, width: columns, moves: line.moves)
      moves = moves || line.moves
    }
    return Node(place: result, rows: rows, columns: columns, moves: moves)
  }

  private mutating func vector(
    _ index: Index, _ count: Int, _ body: Expression
  ) throws(Undefined) -> Node {
    if let whole = batched(index, 1, count, body), whole.isNumber {
      if whole.batch != nil {
        return Node(place: whole.place, rows: count, columns: 1, moves: whole.moves)
      }
      let ones = constant([Ball](repeating: Ball(1), count: count), rows: count, columns: 1)
      return try combine(.multiply, whole, ones)
    }
    let result = plan.reserve(count)
    var moves = false
    for k in 0..<count {
      environment.indices[index] = k + 1
      defer { environment.indices[index] = nil }
      let entry = try number(body)
      place(entry, at: result + k, width: 1, moves: entry.moves)
      moves = moves || entry.moves
    }
    return Node(place: result, rows: count, columns: 1, moves: moves)
  }

  /// The body for all values of the index at once; `nil`, and nothing laid out, where it does not
  /// allow that.
  private mutating func batched(
    _ index: Index, _ first: Int, _ count: Int, _ body: Expression
  ) -> Node? {
    guard batch == nil, count > 0 else { return nil }
    let before = self
    batch = Batch(index: index, first: first, count: count)
    knownInBatch = [:]
    let hidden = environment.indices[index]
    environment.indices[index] = nil
    let result = try? node(body)
    guard let result, result.isNumber else {
      self = before
      return nil
    }
    batch = nil
    environment.indices[index] = hidden
    return result
  }

  private mutating func fold(
    _ fold: Fold, _ index: Index, _ first: Int, _ last: Int, _ condition: Relation?,
    _ body: Expression
  ) throws(Undefined) -> Node {
    guard first <= last else { return try emptyFold(fold, body) }
    if fold == .sum, condition == nil, let whole = batched(index, first, last - first + 1, body) {
      if whole.batch != nil { return reduce(.sum, whole) }
      return try combine(.multiply, whole, literal(Double(last - first + 1)))
    }
    let hidden = environment.indices[index]
    defer { environment.indices[index] = hidden }
    var result: Node?
    for k in first...last {
      environment.indices[index] = k
      if let condition {
        guard !condition.freeSymbols.contains(variable), bound.isEmpty else {
          throw .unsupported("a sum over what moves")
        }
        if try !condition.holds(in: environment) { continue }
      }
      let term = try node(body)
      guard let partial = result else {
        result = term
        continue
      }
      switch fold {
      case .sum: result = try combine(.add, partial, term)
      case .product: result = try product(partial, term)
      case .max: result = try combine(.larger, partial, term)
      case .min: result = try combine(.smaller, partial, term)
      }
    }
    if let result { return result }
    return try emptyFold(fold, body)
  }

  private mutating func emptyFold(
    _ fold: Fold, _ body: Expression
  ) throws(Undefined) -> Node {
    let shape = body.shape
    let (rows, columns) = (try environment.count(shape.rows), try environment.count(shape.columns))
    switch fold {
    case .sum:
      let zeros = [Ball](repeating: Ball(0), count: rows * columns)
      return constant(zeros, rows: rows, columns: columns)
    case .product where shape.isScalar: return literal(1)
    default: throw .undefined("the extremum of nothing")
    }
  }
}

extension PlanCompiler.Node {
  /// The same entries as one row.
  fileprivate var asRow: PlanCompiler.Node {
    var result = self
    (result.rows, result.columns) = (1, rows * columns)
    return result
  }
}
