extension PlanCompiler {
  mutating func algebra(_ expression: Expression) throws(Undefined) -> Node {
    switch expression {
    case .add(let terms): return try sum(terms)
    case .negate(let a): return map(.negate, try node(a))
    case .multiply(let a, let b): return try product(factors(a) + [b])
    case .hadamard(let a, let b): return try combine(.multiply, node(a), node(b))
    case .divide(let a, let b): return try combine(.divide, node(a), number(b))
    case .power(let base, let exponent): return try power(base, exponent)
    case .matrixPower(let base, let exponent): return try matrixPower(base, exponent, expression)
    case .transpose(let a): return transposed(try node(a))
    default: throw .unsupported("not an operation")
    }
  }

  mutating func number(_ expression: Expression) throws(Undefined) -> Node {
    let node = try node(expression)
    guard node.isNumber else { throw .unsupported("expected a number") }
    return node
  }

  private mutating func sum(_ terms: [Expression]) throws(Undefined) -> Node {
    guard let first = terms.first else { return literal(0) }
    var total = try node(first)
    for term in terms.dropFirst() {
      if case .negate(let negative) = term {
        total = try combine(.subtract, total, node(negative))
      } else {
        total = try combine(.add, total, node(term))
      }
    }
    return total
  }

  /// A long chain of factors leans to the left.
  private func factors(_ expression: Expression) -> [Expression] {
    var (head, result) = (expression, [Expression]())
    while case .multiply(let a, let b) = head {
      result.append(b)
      head = a
    }
    result.append(head)
    return result.reversed()
  }

  private mutating func product(_ factors: [Expression]) throws(Undefined) -> Node {
    guard let first = factors.first else { return literal(1) }
    var result = try node(first)
    for factor in factors.dropFirst() { result = try product(result, node(factor)) }
    return result
  }

  mutating func product(_ a: Node, _ b: Node) throws(Undefined) -> Node {
    if a.isNumber || b.isNumber { return try combine(.multiply, a, b) }
    guard a.columns == b.rows else {
      throw .unsupported("shapes \(a.rows) × \(a.columns) and \(b.rows) × \(b.columns) do not fit")
    }
    switch (a.batch, b.batch) {
    case (nil, nil): return multiply(a, b, rows: a.rows, columns: b.columns, batch: nil)
    case (let count?, nil) where a.rows == 1 && b.columns == 1:
      return multiply(a, b, rows: count, columns: 1, batch: count)
    case (nil, let count?) where a.rows == 1 && b.columns == 1:
      // aᵀbᵢ = bᵢᵀa.
      var rows = b
      (rows.rows, rows.columns) = (1, b.rows)
      var column = a
      (column.rows, column.columns) = (a.columns, 1)
      return multiply(rows, column, rows: count, columns: 1, batch: count)
    case (let count?, _?) where a.rows == 1 && b.columns == 1:
      var flat = b
      (flat.rows, flat.columns) = (1, b.rows)
      let products = try combine(.multiply, a, flat)
      let ones = constant([Ball](repeating: Ball(1), count: a.columns), rows: a.columns, columns: 1)
      return multiply(products, ones, rows: count, columns: 1, batch: count)
    default: throw .unsupported("a product for each value of an index")
    }
  }

  private mutating func multiply(
    _ a: Node, _ b: Node, rows: Int, columns: Int, batch: Int?
  ) -> Node {
    let isBatch = batch != nil
    let result = Node(
      place: plan.reserve(rows * columns), rows: isBatch ? 1 : rows, columns: columns,
      moves: a.moves || b.moves, batch: batch)
    var made = Instruction(operation: .product, result: result.place, left: a.place, rows: rows)
    (made.right, made.inner, made.columns) = (b.place, a.columns, columns)
    (made.leftMoves, made.rightMoves) = (a.moves, b.moves)
    plan.add(made)
    return result
  }

  /// ‖x‖² is the sum of squares and |x|² is x², as for the evaluator: no root and no kink.
  private mutating func power(
    _ base: Expression, _ exponent: Expression
  ) throws(Undefined) -> Node {
    if case .e = base { return map(.exponential, try number(exponent)) }
    guard let literal = exponent.literal else { return try movingPower(base, exponent) }
    guard let whole = literal.asInt else {
      if literal.numerator == 1, literal.denominator == 2 {
        return map(.squareRoot, try number(base))
      }
      return map(.realPower, try number(base), exponent: literal.doubleValue)
    }
    guard whole.magnitude < 1 << 53 else { throw .unsupported("a power of \(whole)") }
    if whole == 0 { return self.literal(1) }
    if whole.isMultiple(of: 2) {
      switch base {
      case .norm(.l2, let x), .norm(.frobenius, let x):
        let x = try node(x)
        guard x.batch == nil else { break }
        let squares = reduce(.dot, x, x)
        return whole == 2 ? squares : map(.wholePower, squares, exponent: Double(whole / 2))
      case .apply(.magnitude, let x):
        return map(.wholePower, try number(x), exponent: Double(whole))
      default: break
      }
    }
    return map(.wholePower, try number(base), exponent: Double(whole))
  }

  private mutating func movingPower(
    _ base: Expression, _ exponent: Expression
  ) throws(Undefined) -> Node {
    if !exponent.freeSymbols.contains(variable), batch == nil, bound.isEmpty {
      let value = try exponent.evaluate(in: environment).elements.first ?? .nan
      if let whole = Int(exactly: value), whole != 0 {
        return map(.wholePower, try number(base), exponent: Double(whole))
      }
      return map(.realPower, try number(base), exponent: value)
    }
    let logarithm = map(.logarithm, try number(base))
    return map(.exponential, try combine(.multiply, number(exponent), logarithm))
  }

  private mutating func matrixPower(
    _ base: Expression, _ exponent: Int, _ whole: Expression
  ) throws(Undefined) -> Node {
    guard exponent > 0, exponent <= 64 else { return try constant(whole) }
    let factor = try node(base)
    var result = factor
    for _ in 1..<exponent { result = try product(result, factor) }
    return result
  }

  mutating func transposed(_ a: Node) -> Node {
    var result = a
    (result.rows, result.columns) = (a.columns, a.rows)
    // A row lies in memory as a column does.
    if a.rows == 1 || a.columns == 1 { return result }
    let single = a.rows * a.columns
    result.place = plan.reserve(a.count)
    for k in 0..<(a.batch ?? 1) {
      var made = Instruction(
        operation: .copy, result: result.place + k * single, left: a.place + k * single,
        rows: a.rows)
      made.columns = a.columns
      (made.rowStep, made.leftStep) = (a.columns, 1)
      (made.resultRowStep, made.resultStep) = (1, a.rows)
      made.leftMoves = a.moves
      plan.add(made)
    }
    return result
  }
}
