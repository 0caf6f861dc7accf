import Checkers
import SymbolicLite

/// Whether a changed statement is true after all, by means that share nothing with the judge but the
/// evaluator: plain doubles at random points, equal to nine digits at each of them.
///
/// A mutant is true if it holds by itself at every point, or if each of its sides has the value of
/// the side that it replaces wherever it has one (up to a constant, where the statement allows it).
enum IndependentCriterion {
  static func isTrue(_ claim: Claim, instead original: Relation) -> Bool {
    let (mutant, plain) = (open(claim.relation), open(original))
    let symbols = claim.assumptions.reduce(mutant.freeSymbols.union(plain.freeSymbols)) {
      $0.union($1.freeSymbols)
    }
    var random = SplitMix64(state: 20_26)
    var compared = 0
    for _ in 0..<6000 where compared < 60 {
      guard let point = point(symbols, [mutant, plain] + claim.assumptions, &random),
        claim.assumptions.allSatisfy({ (try? $0.holds(in: point)) == true })
      else { continue }
      guard let verdict = holds(mutant, at: point) ?? agree(mutant, plain, at: point, &random)
      else { continue }
      if !verdict { return false }
      compared += 1
    }
    return compared >= 10
  }

  private static func open(_ relation: Relation) -> Relation {
    var relation = relation
    while case .forAll(_, let inner) = relation { relation = inner }
    return relation
  }

  // MARK: Points

  private static func point(
    _ symbols: Set<Symbol>, _ relations: [Relation], _ random: inout SplitMix64
  ) -> Environment<Double>? {
    var environment = Environment<Double>()
    let names = relations.reduce(Set<String>()) { $0.union($1.sizeNames) }
    for name in names.sorted() { environment.sizes[name] = Int.random(in: 1...3, using: &random) }
    for symbol in symbols.sorted(by: { $0.name < $1.name }) {
      guard let value = value(of: symbol, environment, &random) else { return nil }
      environment.values[symbol] = value
    }
    for index in relations.reduce(Set<Index>(), { $0.union($1.freeIndices) }) {
      guard let count = try? environment.count(index.range) else { return nil }
      environment.indices[index] = Int.random(in: 1...count, using: &random)
    }
    for function in relations.reduce(Set<OpaqueFunction>(), { $0.union($1.openFunctions) }) {
      let variable = Symbol("x", function.argument)
      let x = Expression.symbol(variable)
      let square = Expression.power(.norm(.frobenius, x), .number(Rational(2)))
      environment.functions[function] = .init(
        variable, .add([square, .multiply(square, square), .number(.one)]))
    }
    return environment
  }

  private static func value(
    of symbol: Symbol, _ environment: Environment<Double>, _ random: inout SplitMix64
  ) -> Tensor<Double>? {
    guard let rows = try? environment.count(symbol.shape.rows),
      let columns = try? environment.count(symbol.shape.columns)
    else { return nil }
    let entries = (0..<rows * columns).map { _ -> Double in
      symbol.domain == .natural
        ? Double(Int.random(in: 0...4, using: &random)) : Double.random(in: -2...2, using: &random)
    }
    return Tensor(rows: rows, columns: columns, entries)
  }

  // MARK: Statements

  private static func holds(_ relation: Relation, at point: Environment<Double>) -> Bool? {
    guard case .compare(let left, let comparison, let right) = relation else { return nil }
    guard let a = try? left.evaluate(in: point), let b = try? right.evaluate(in: point) else {
      return nil
    }
    let gaps = zip(a.elements, b.elements).map { ($0 - $1, max($0.magnitude, $1.magnitude, 1e-3)) }
    let areEqual = gaps.allSatisfy { $0.0.magnitude <= 1e-9 * $0.1 }
    switch comparison {
    case .equal: return areEqual
    case .notEqual: return !areEqual
    case .less, .lessOrEqual: return gaps.allSatisfy { $0.0 <= 1e-9 * $0.1 }
    case .greater, .greaterOrEqual: return gaps.allSatisfy { $0.0 >= -1e-9 * $0.1 }
    }
  }

  /// Whether each side has the value of the side it replaces; `nil` where it has none.
  private static func agree(
    _ mutant: Relation, _ original: Relation, at point: Environment<Double>,
    _ random: inout SplitMix64
  ) -> Bool? {
    switch (mutant, original) {
    case (.compare(let a, let one, let b), .compare(let c, let two, let d)) where one == two:
      return both(
        a == c ? true : difference(a, c, at: point).map(isZero),
        b == d ? true : difference(b, d, at: point).map(isZero))
    case (.equalUpToConstant(let a, let b, let symbols), .equalUpToConstant(let c, let d, _)):
      var other = point
      for symbol in symbols { other.values[symbol] = value(of: symbol, point, &random) }
      return both(
        a == c ? true : moves(a, c, from: point, to: other),
        b == d ? true : moves(b, d, from: point, to: other))
    default: return nil
    }
  }

  private static func both(_ one: Bool?, _ two: Bool?) -> Bool? {
    guard let one, let two else { return nil }
    return one && two
  }

  /// Without the evidence of Bayes' rule, which is a constant in every statement that mentions it.
  private static func difference(
    _ a: Expression, _ b: Expression, at point: Environment<Double>
  ) -> [Double]? {
    guard let x = try? known(a).evaluate(in: point), let y = try? known(b).evaluate(in: point)
    else { return nil }
    return zip(x.elements, y.elements).map { $0 - $1 }
  }

  private static func known(_ expression: Expression) -> Expression {
    if case .unknown = expression { return .number(.one) }
    return expression.mapChildren(known)
  }

  private static func isZero(_ values: [Double]) -> Bool {
    values.allSatisfy { $0.magnitude <= 1e-9 }
  }

  private static func moves(
    _ a: Expression, _ b: Expression, from point: Environment<Double>,
    to other: Environment<Double>
  ) -> Bool? {
    guard let here = difference(a, b, at: point), let there = difference(a, b, at: other) else {
      return nil
    }
    return zip(here, there).allSatisfy { ($0 - $1).magnitude <= 1e-9 * max(1, $0.magnitude) }
  }
}
