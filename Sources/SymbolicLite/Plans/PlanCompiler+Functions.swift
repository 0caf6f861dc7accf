extension PlanCompiler {
  mutating func function(_ expression: Expression) throws(Undefined) -> Node {
    switch expression {
    case .apply(let function, let argument): return try elementary(function, argument)
    case .norm(let norm, let argument): return try self.norm(norm, argument, expression)
    case .trace(let argument): return reduce(.sum, try diagonal(node(argument)))
    case .diagonal(let argument): return try diagonal(node(argument))
    case .extremum(let extremum, let items): return try self.extremum(extremum, items)
    case .cases(let branches, let otherwise): return try cases(branches[...], otherwise)
    case .call(let function, let argument): return try call(function, argument)
    default: throw .unsupported("not a function")
    }
  }

  private mutating func elementary(
    _ function: Elementary, _ argument: Expression
  ) throws(Undefined) -> Node {
    if function == .log, let exponent = argument.onePlusExponential {
      return map(.softplus, try node(exponent))
    }
    let operation: Instruction.Operation =
      switch function {
      case .magnitude: .magnitude
      case .sign: .sign
      case .exp: .exponential
      case .log: .logarithm
      case .sqrt: .squareRoot
      case .tanh: .hyperbolicTangent
      case .positivePart: .positivePart
      }
    return map(operation, try node(argument))
  }

  private mutating func norm(
    _ norm: Norm, _ argument: Expression, _ whole: Expression
  ) throws(Undefined) -> Node {
    let x = try node(argument)
    if case .l0 = norm { return try constant(whole) }
    guard x.batch == nil else { throw .unsupported("a norm for each value of an index") }
    let isMatrix = x.rows > 1 && x.columns > 1
    switch norm {
    case .l2, .frobenius: return reduce(.length, x)
    case .l1: return reduce(.sum, map(.magnitude, x))
    case .infinity where !isMatrix: return try greatest(map(.magnitude, x))
    case .lq(let q) where !isMatrix: return try lq(q, map(.magnitude, x))
    default: throw .unsupported("a norm of a matrix that has more than one reading")
    }
  }

  private mutating func greatest(_ x: Node) throws(Undefined) -> Node {
    var result = Node(place: x.place, rows: 1, columns: 1, moves: x.moves)
    for k in 0..<x.count where k > 0 {
      var entry = result
      entry.place = x.place + k
      entry.moves = x.moves
      result = try combine(.larger, result, entry)
    }
    return result
  }

  private mutating func lq(_ q: Expression, _ sizes: Node) throws(Undefined) -> Node {
    guard !q.freeSymbols.contains(variable), batch == nil, bound.isEmpty,
      let exponent = try q.evaluate(in: environment).elements.first, exponent > 0
    else { throw .unsupported("‖·‖ with a q that is not a positive constant") }
    let total = reduce(.sum, map(.realPower, sizes, exponent: exponent))
    return map(.realPower, total, exponent: 1 / exponent)
  }

  mutating func diagonal(_ x: Node) throws(Undefined) -> Node {
    guard x.batch == nil else { throw .unsupported("a diagonal for each value of an index") }
    if x.isNumber { return x }
    let isVector = x.columns == 1
    guard isVector || x.rows == x.columns else { throw .unsupported("diag of no square matrix") }
    let size = x.rows
    let result = Node(
      place: plan.reserve(isVector ? size * size : size), rows: size,
      columns: isVector ? size : 1, moves: x.moves)
    var made = Instruction(operation: .copy, result: result.place, left: x.place, rows: size)
    made.rowStep = isVector ? 1 : size + 1
    made.resultRowStep = isVector ? size + 1 : 1
    made.leftMoves = x.moves
    plan.add(made)
    return result
  }

  private mutating func extremum(
    _ extremum: Extremum, _ items: [Expression]
  ) throws(Undefined) -> Node {
    guard let first = items.first else { throw .undefined("the extremum of nothing") }
    var result = try number(first)
    for item in items.dropFirst() {
      result = try combine(extremum == .max ? .larger : .smaller, result, number(item))
    }
    return result
  }

  private mutating func call(
    _ function: OpaqueFunction, _ argument: Expression
  ) throws(Undefined) -> Node {
    guard let instance = environment.functions[function] else {
      throw .unsupported("\(function.name) has no instance")
    }
    bound.append((instance.variable, try node(argument)))
    defer { bound.removeLast() }
    return try node(instance.body)
  }

  // MARK: Definitions by cases

  private mutating func cases(
    _ branches: ArraySlice<Branch>, _ otherwise: Expression?
  ) throws(Undefined) -> Node {
    guard let branch = branches.first else {
      if let otherwise { return try node(otherwise) }
      throw .undefined("no case applies")
    }
    let value = try number(branch.value)
    let rest = branches.dropFirst()
    if rest.isEmpty, otherwise == nil { return try select(branch.condition, value, nil) }
    return try select(branch.condition, value, cases(rest, otherwise))
  }

  /// `first` where the condition holds, else `second`; without a second, no value.
  private mutating func select(
    _ condition: Relation, _ first: Node, _ second: Node?
  ) throws(Undefined) -> Node {
    switch condition {
    case .compare(let a, let comparison, let b):
      let difference = try combine(.subtract, number(a), number(b))
      guard let second else {
        // The last of several cases reaches up to where the others begin.
        return try select(comparison.closed, difference, first, literal(.nan), isLast: true)
      }
      return try select(comparison, difference, first, second, isLast: false)
    case .all(let parts):
      guard let part = parts.first else { return first }
      let inner = try select(.all(Array(parts.dropFirst())), first, second)
      return try select(part, inner, second)
    case .any(let parts) where second != nil:
      guard let part = parts.first else { return second ?? first }
      let inner = try select(.any(Array(parts.dropFirst())), first, second)
      return try select(part, first, inner)
    default: throw .unsupported("a condition that compares no numbers")
    }
  }

  private mutating func select(
    _ comparison: Comparison, _ difference: Node, _ first: Node, _ second: Node, isLast: Bool
  ) throws(Undefined) -> Node {
    let batches = [difference, first, second].compactMap(\.batch)
    let count = batches.first ?? 1
    guard batches.allSatisfy({ $0 == count }) else { throw .unsupported("cases of two indices") }
    let result = Node(
      place: plan.reserve(count), rows: 1, columns: 1,
      moves: difference.moves || first.moves || second.moves, batch: batches.first)
    var made = Instruction(
      operation: .select(comparison), result: result.place, left: first.place, rows: count)
    (made.right, made.third, made.isLastCase) = (second.place, difference.place, isLast)
    func step(_ node: Node) -> Int { node.batch == nil ? 0 : 1 }
    (made.leftStep, made.rightStep, made.thirdStep) = (step(first), step(second), step(difference))
    (made.leftMoves, made.rightMoves, made.thirdMoves) =
      (first.moves, second.moves, difference.moves)
    plan.add(made)
    return result
  }
}

extension Comparison {
  /// With its boundary.
  fileprivate var closed: Comparison {
    switch self {
    case .less: .lessOrEqual
    case .greater: .greaterOrEqual
    default: self
    }
  }
}

extension Expression {
  /// a, where this is 1 + eᵃ.
  fileprivate var onePlusExponential: Expression? {
    guard case .add(let terms) = self, terms.count == 2 else { return nil }
    let isOne = terms.map { (term: Expression) -> Bool in
      if case .ones = term { return true }
      return term == 1
    }
    guard let one = isOne.firstIndex(of: true) else { return nil }
    switch terms[1 - one] {
    case .apply(.exp, let a), .power(.e, let a): return a
    default: return nil
    }
  }
}
