import Foundation
import SymbolicLite

/// Points in doubles at which assumptions hold.
struct CriterionPoints {
  private let assumptions: [Relation]
  private let symbols: [Symbol]
  private let sizes: [String]
  private let indices: [Index]
  private let functions: [OpaqueFunction]
  private var random = SplitMix64(state: 20_26)
  private var turn = 0

  init(_ relation: Relation, _ assumptions: [Relation]) {
    self.assumptions = assumptions.flatMap(\.conjuncts)
    let all = [relation] + assumptions
    func collect<Name: Hashable>(_ names: (Relation) -> Set<Name>) -> Set<Name> {
      all.reduce([]) { $0.union(names($1)) }
    }
    symbols = collect(\.freeSymbols).sorted { $0.name < $1.name }
    indices = relation.freeIndices.sorted { $0.name < $1.name }
    functions = collect(\.openFunctions).sorted { $0.name < $1.name }
    sizes = collect(\.sizeNames).sorted()
  }

  /// The next point; `nil` where it does not meet the assumptions.
  mutating func next() -> Environment<Double>? {
    turn += 1
    var point = Environment<Double>()
    for name in sizes { point.sizes[name] = Int.random(in: 1...3, using: &random) }
    let isPositive = Bool.random(using: &random)
    for symbol in symbols {
      guard let value = value(of: symbol, at: point, isPositive: isPositive) else { return nil }
      point.values[symbol] = value
    }
    if turn % 3 == 0 { bringTogether(&point) }
    for index in indices {
      guard let count = try? point.count(index.range) else { return nil }
      point.indices[index] = Int.random(in: 1...count, using: &random)
    }
    for function in functions {
      point.functions[function] = instance(of: function, isNegative: Bool.random(using: &random))
    }
    for assumption in assumptions { assumption.impose(on: &point) }
    return isAdmissible(point) ? point : nil
  }

  func isAdmissible(_ point: Environment<Double>) -> Bool {
    assumptions.allSatisfy { assumption in
      if case .compare(let a, .equal, let b) = assumption {
        guard let x = try? a.evaluate(in: point), let y = try? b.evaluate(in: point) else {
          return false
        }
        return zip(x.elements, y.elements).allSatisfy { ($0 - $1).magnitude <= 1e-9 }
      }
      if case .definite(let a, let strict, let b) = assumption,
        let x = try? a.evaluate(in: point), let y = try? b.evaluate(in: point)
      {
        let entries = zip(x.elements, y.elements).map { $0 - $1 }
        return hasPositivePivots(entries, strict: strict) == true
      }
      return allAssignments(of: assumption, at: point).allSatisfy {
        (try? assumption.holds(in: $0)) == true
      }
    }
  }

  /// An assumption about wⱼ holds for every j.
  private func allAssignments(
    of assumption: Relation, at point: Environment<Double>
  ) -> [Environment<Double>] {
    var result = [point]
    for index in assumption.freeIndices {
      let count = (try? point.count(index.range)) ?? 0
      result = result.flatMap { partial in
        (0..<count).map { position in
          var other = partial
          other.indices[index] = position + 1
          return other
        }
      }
    }
    return result
  }

  /// Another value for symbols that a constant must not depend on.
  mutating func moving(_ moved: [Symbol], from point: Environment<Double>) -> Environment<Double> {
    var other = point
    for symbol in moved {
      other.values[symbol] = value(of: symbol, at: point, isPositive: false)
    }
    return other
  }

  // MARK: Values

  private mutating func value(
    of symbol: Symbol, at point: Environment<Double>, isPositive: Bool
  ) -> Tensor<Double>? {
    guard let rows = try? point.count(symbol.shape.rows),
      let columns = try? point.count(symbol.shape.columns)
    else { return nil }
    let kind = (turn + symbol.name.utf8.count) % 4
    let entries = (0..<rows * columns).map { _ -> Double in
      let entry = entry(in: symbol.domain, kind: kind)
      return isPositive && symbol.shape.isScalar ? entry.magnitude : entry
    }
    let tensor = Tensor(rows: rows, columns: columns, entries)
    return symbol.domain.isSymmetric ? tensor.gram : tensor
  }

  /// Plain numbers, small whole ones and their halves (ties and zeros), and several magnitudes.
  private mutating func entry(in domain: Domain, kind: Int) -> Double {
    switch (domain, kind) {
    case (.natural, 0): Double(Int.random(in: 0...1, using: &random))
    case (.natural, _): Double(Int.random(in: 0...12, using: &random))
    case (.finite(let choices), _):
      choices.randomElement(using: &random).map { Double($0.numerator) / Double($0.denominator) }
        ?? 0
    case (_, 0):
      Bool.random(using: &random) ? 0 : Double(Int.random(in: -4...4, using: &random)) / 2
    case (_, 1):
      pow(10, Double.random(in: -1...0.7, using: &random)) * (Bool.random(using: &random) ? 1 : -1)
    default: Double.random(in: -2...2, using: &random)
    }
  }

  /// Some of the numbers become nearly equal, or nearly opposite.
  private mutating func bringTogether(_ point: inout Environment<Double>) {
    let scalars = symbols.filter { $0.shape.isScalar && $0.domain == .real }
    for _ in 0..<2 {
      guard let one = scalars.randomElement(using: &random),
        let two = scalars.randomElement(using: &random), let value = point.values[two]
      else { return }
      let shares: [Double] = [1, 1.001, 0.999, -1, -1.001, -0.999]
      let share = shares.randomElement(using: &random) ?? 1
      point.values[one] = Tensor(value[0, 0] * share)
    }
  }

  /// A smooth function of one sign that is neither symmetric nor a quadratic.
  private func instance(
    of function: OpaqueFunction, isNegative: Bool
  ) -> Environment<Double>.Instance {
    let variable = Symbol("x", function.argument)
    let x = Expression.symbol(variable)
    let scale = Expression.number(Rational(1 + function.name.utf8.count % 3))
    let square = Expression.power(.norm(.frobenius, x), 2)
    let shifted = Expression.power(
      .norm(.frobenius, .add([x, .negate(.ones(function.argument))])), 2)
    let body = Expression.add([.multiply(scale, square), .multiply(0.25, .power(shifted, 2)), 0.5])
    return .init(variable, isNegative ? .negate(body) : body)
  }
}
