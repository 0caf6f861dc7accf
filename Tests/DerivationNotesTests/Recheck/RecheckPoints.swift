import SymbolicLite

/// Random points of plain doubles at which assumptions hold.
///
/// Sizes are 1, 2 or 3. Half of the entries are small whole numbers and halves, so that kinks and
/// ties are met as well. Inequalities are met by drawing again, equations by Newton's method.
struct RecheckPoints {
  let assumptions: [Relation]
  private let symbols: [Symbol]
  private let sizes: [String]
  private let indices: [Index]
  private let functions: [OpaqueFunction]
  var random: SplitMix64

  init(_ relation: Relation, assuming assumptions: [Relation], seed: UInt64) {
    let related = Self.related(assumptions, to: relation)
    let all = [relation] + related
    self.assumptions = related
    symbols = all.reduce(Set<Symbol>()) { $0.union($1.freeSymbols) }
      .sorted { $0.name < $1.name }
    sizes = all.reduce(Set<String>()) { $0.union($1.sizeNames) }.sorted()
    indices = all.reduce(Set<Index>()) { $0.union($1.freeIndices) }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    functions = all.reduce(Set<OpaqueFunction>()) { $0.union($1.openFunctions) }
      .sorted { $0.name < $1.name }
    random = SplitMix64(state: seed)
  }

  /// The assumptions on what the claim mentions, on what those mention, and so on.
  private static func related(_ assumptions: [Relation], to relation: Relation) -> [Relation] {
    var known = relation.freeSymbols
    var count = -1
    while count < known.count {
      count = known.count
      for assumption in assumptions where !assumption.freeSymbols.isDisjoint(with: known) {
        known.formUnion(assumption.freeSymbols)
      }
    }
    return assumptions.filter {
      $0.freeSymbols.isEmpty || !$0.freeSymbols.isDisjoint(with: known)
    }
  }

  /// A point at which the assumptions hold, and the `premises` with them.
  mutating func draw(premises: [Relation] = []) -> RecheckPoint? {
    var point = RecheckPoint(isExact: true)
    let shares: [Double] = [0, 0.5, 1]
    let share = shares.randomElement(using: &random) ?? 0
    for name in sizes { point.environment.sizes[name] = Int.random(in: 1...3, using: &random) }
    for function in functions {
      point.environment.functions[function] = instance(of: function)
    }
    for index in indices {
      guard let count = try? point.environment.count(index.range), count > 0 else { return nil }
      point.environment.indices[index] = Int.random(in: 1...count, using: &random)
    }
    let wanted = assumptions + premises
    let equations = wanted.flatMap(\.equations)
    let others = wanted.filter { $0.equations.isEmpty }
    for symbol in symbols {
      guard settle(symbol, whole: share, others, &point) else { return nil }
    }
    if !equations.isEmpty {
      let known = RecheckStatement(point)
      if !equations.allSatisfy({ known.holds($0) == true }) {
        guard let solved = NewtonStep.solve(equations, at: point.environment) else { return nil }
        point = RecheckPoint(environment: solved, isExact: false)
      }
    }
    let statement = RecheckStatement(point)
    return wanted.allSatisfy { statement.holds($0) == true } ? point : nil
  }

  /// Other values for some of the symbols, everything else as it is.
  mutating func move(_ point: RecheckPoint, _ moved: [Symbol]) -> RecheckPoint? {
    let concerned = assumptions.filter { !$0.freeSymbols.isDisjoint(with: moved) }
    guard concerned.allSatisfy({ $0.equations.isEmpty }) else { return nil }
    var point = point
    for symbol in moved {
      guard settle(symbol, whole: 0.3, concerned, &point) else { return nil }
    }
    let statement = RecheckStatement(point)
    return concerned.allSatisfy { statement.holds($0) == true } ? point : nil
  }

  /// Draws one symbol until nothing that is known of the point speaks against it.
  private mutating func settle(
    _ symbol: Symbol, whole share: Double, _ wanted: [Relation], _ point: inout RecheckPoint
  ) -> Bool {
    let related = wanted.filter { $0.freeSymbols.contains(symbol) }
    for _ in 0..<24 {
      guard let value = value(of: symbol, whole: share, point.environment) else { return false }
      point.environment.values[symbol] = value
      let statement = RecheckStatement(point)
      if related.allSatisfy({ statement.holds($0) != false }) { return true }
    }
    return false
  }

  private mutating func value(
    of symbol: Symbol, whole share: Double, _ environment: Environment<Double>
  ) -> Tensor<Double>? {
    guard let rows = try? environment.count(symbol.shape.rows),
      let columns = try? environment.count(symbol.shape.columns)
    else { return nil }
    let raw = Tensor(
      rows: rows, columns: columns,
      (0..<rows * columns).map { _ in number(in: symbol.domain, whole: share) })
    guard rows == columns, symbol.domain.isSymmetric else { return raw }
    var result = raw
    for i in 0..<rows {
      for j in 0..<rows {
        result[i, j] = raw[i, j] + raw[j, i]
        if symbol.domain == .symmetric { continue }
        result[i, j] = (0..<rows).reduce(0) { $0 + raw[i, $1] * raw[j, $1] }
        if symbol.domain == .positiveDefinite, i == j { result[i, j] += 0.25 }
      }
    }
    return result
  }

  private mutating func number(in domain: Domain, whole share: Double) -> Double {
    switch domain {
    case .natural: Double(Int.random(in: 0...4, using: &random))
    case .finite(let values): values.randomElement(using: &random).map(Double.init) ?? 0
    case .real, .symmetric, .positiveSemidefinite, .positiveDefinite:
      Double.random(in: 0..<1, using: &random) < share
        ? Double(Int.random(in: -4...4, using: &random)) / 2
        : Double.random(in: -2...2, using: &random)
    }
  }

  /// Smooth, and different in the first entry; convex where that is said, and never negative.
  private mutating func instance(of function: OpaqueFunction) -> Environment<Double>.Instance {
    let variable = Symbol("x", function.argument)
    let x = Expression.symbol(variable)
    let first = Expression.entry(x, .number(.one), .number(.one))
    let square = Expression.power(.norm(.frobenius, x), .number(Rational(2)))
    let convex = [
      .add([square, .multiply(square, square)]), .add([square, .apply(.exp, first)]),
      Expression.power(first, .number(Rational(2))),
    ]
    let others = [Expression.add([square, .apply(.tanh, first), .number(.one)])]
    let body = (function.isConvex ? convex : convex + others).randomElement(using: &random)
    return .init(variable, body ?? square)
  }
}

/// A point, and whether its numbers are meant as they stand: those that Newton's method found solve
/// their equations only up to rounding.
struct RecheckPoint {
  var environment = Environment<Double>()
  var isExact: Bool
}

extension Relation {
  /// The equations between values that it says, each for all entries and indices.
  var equations: [Relation] {
    switch self {
    case .compare(_, .equal, _): [self]
    case .all(let parts): parts.flatMap(\.equations)
    case .forAll(let index, let inner): inner.equations.map { .forAll(index, $0) }
    default: []
    }
  }
}
