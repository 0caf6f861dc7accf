/// Evaluates formulas at one point, in any number system.
///
/// Bound symbols and indices live on small stacks, innermost last, so that a sum over an index or a
/// function call copies nothing. Shapes are checked as they occur: the same formula serves every
/// size.
struct Evaluator<N: Number> {
  private let frame: Environment<N>.Frame
  var sizes: [String: Int] { frame.sizes }
  var functions: [OpaqueFunction: Environment<N>.Instance] { frame.functions }
  var solver: Environment<N>.Solver? { frame.solver }
  /// The values of the point.
  private let outer: SymbolValues<N>
  /// Those bound on the way, each with its value.
  private var bound: [Symbol] = []
  private var boundValues: [Value<N>] = []
  var indices: [(index: Index, value: Int)] = []
  /// Counts up on the way down and down on the way up, errors included.
  var depth: Int
  /// Terms of sums evaluated so far; nested sums multiply, so the bound is one for all of them.
  var terms = 0
  static var termLimit: Int { 50_000 }
  static var tooManyTerms: String { "a sum of too many terms" }
  /// Three sums of this length inside each other stay below the bound.
  static var shortSum: Int { 36 }

  /// Deeper than any formula that a person writes, and shallow enough for the smallest stack that a
  /// platform gives to a thread (512 kB), even without optimisation.
  private static var depthLimit: Int { 80 }

  init(_ environment: Environment<N>) {
    frame = environment.frame
    depth = environment.depth
    outer = environment.values
    guard !environment.indices.isEmpty else { return }
    for (index, value) in environment.indices { indices.append((index, value)) }
  }

  /// The point as it stands now, with whatever is bound around the current subformula.
  var environment: Environment<N> {
    var positions: [Index: Int] = [:]
    for (index, value) in indices { positions[index] = value }
    // Those that are bound last hide others of the same symbol.
    var values = outer
    for (symbol, value) in zip(bound, boundValues) { values.set(symbol, to: value) }
    return Environment<N>(frame, values, positions, depth: depth)
  }

  // What occurs most often stands first and goes straight to its place.
  mutating func value(_ expression: Expression) throws(Undefined) -> Value<N> {
    try descend()
    defer { depth -= 1 }
    switch expression {
    case .number(let number): return .scalar(N(number))
    case .symbol(let symbol): return try lookUp(symbol)
    case .add(let terms): return try sum(terms)
    case .multiply(let a, let b): return try product(a, b)
    case .divide(let a, let b): return try quotient(a, b)
    case .power(let base, let exponent): return .scalar(try power(base, exponent))
    case .pi, .e, .size, .index, .zeros, .ones, .identity, .unit, .unknown:
      return try constant(expression)
    case .negate, .hadamard, .matrixPower, .transpose: return try algebra(expression)
    case .apply, .norm, .trace, .determinant, .diagonal, .extremum, .cases, .call:
      return try function(expression)
    case .entry, .row, .column, .block, .tabulate, .fold:
      return try part(expression)
    case .gradient, .hessian, .derivative, .oneSidedDerivative:
      return try calculus(expression)
    case .minimiser, .minimum:
      return try optimum(expression)
    case .expectation(let body, let symbols):
      return try expectation(of: body, over: symbols)
    case .variance(let body, let symbols):
      return try variance(of: body, over: symbols)
    }
  }

  mutating func descend() throws(Undefined) {
    guard depth < Self.depthLimit else { throw .unsupported("a formula nested too deeply") }
    depth += 1
  }

  mutating func scalar(_ expression: Expression) throws(Undefined) -> N {
    try value(expression).number()
  }

  func lookUp(_ symbol: Symbol) throws(Undefined) -> Value<N> {
    var k = bound.count
    while k > 0 {
      k -= 1
      if bound[k] == symbol { return boundValues[k] }
    }
    guard let place = outer.list.place(of: symbol) else {
      throw .unsupported("\(symbol.name) has no value")
    }
    return outer.values[place]
  }

  func lookUp(_ index: Index) throws(Undefined) -> Int {
    var k = indices.count
    while k > 0 {
      k -= 1
      if indices[k].index == index { return indices[k].value }
    }
    throw .unsupported("the index \(index.name) has no value")
  }

  func count(_ size: Dimension) throws(Undefined) -> Int {
    if let name = size.name, let value = sizes[name], (0...Self.largestSize).contains(value) {
      return value
    }
    var total = size.constant
    for (name, times) in size.terms {
      guard let value = sizes[name] else { throw .unsupported("the size \(name) has no value") }
      let (product, overflow) = times.multipliedReportingOverflow(by: value)
      guard !overflow else { throw .unsupported("a size that is too large") }
      total += product
    }
    guard (0...Self.largestSize).contains(total) else {
      throw .unsupported("a size of \(total)")
    }
    return total
  }

  static var largestSize: Int { 1 << 16 }

  /// Evaluates with `symbol` bound to `value`.
  mutating func binding<T>(
    _ symbol: Symbol, to value: Value<N>, _ body: (inout Evaluator) throws(Undefined) -> T
  ) throws(Undefined) -> T {
    bound.append(symbol)
    boundValues.append(value)
    defer {
      bound.removeLast()
      boundValues.removeLast()
    }
    return try body(&self)
  }

  mutating func binding<T>(
    _ index: Index, to value: Int, _ body: (inout Evaluator) throws(Undefined) -> T
  ) throws(Undefined) -> T {
    indices.append((index, value))
    defer { indices.removeLast() }
    return try body(&self)
  }

  private mutating func constant(_ expression: Expression) throws(Undefined) -> Value<N> {
    switch expression {
    case .pi: return .scalar(.pi)
    case .e: return .scalar(.e)
    case .size(let size): return .scalar(N(Rational(try count(size))))
    case .index(let index): return .scalar(N(Rational(try lookUp(index))))
    case .zeros(let shape): return try filled(shape, with: .zero)
    case .ones(let shape): return try filled(shape, with: .one)
    case .identity(let size): return Value(Tensor.identity(try count(size)))
    case .unit(let position, let size):
      let length = try count(size)
      let j = try self.position(position, through: length)
      var elements = [N](repeating: .zero, count: length)
      elements[j] = .one
      return Value(rows: length, columns: 1, elements)
    case .unknown(let constant):
      throw .unsupported("the constant \(constant.name) has no value of its own")
    default:
      throw .unsupported("not a constant")
    }
  }

  func filled(_ shape: Shape, with number: N) throws(Undefined) -> Value<N> {
    let (rows, columns) = (try count(shape.rows), try count(shape.columns))
    return Value(
      rows: rows, columns: columns, [N](repeating: number, count: rows * columns))
  }
}
