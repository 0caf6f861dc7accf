@testable import SymbolicLite

/// A point for tests: symbols with their entries, row by row.
func point<N: Number>(
  _ system: N.Type = N.self, sizes: [String: Int] = [:],
  _ values: [(symbol: Expression, entries: [Int])] = []
) -> Environment<N> {
  var environment = Environment<N>(sizes: sizes)
  for (expression, entries) in values {
    guard case .symbol(let symbol) = expression,
      let rows = try? environment.count(symbol.shape.rows),
      let columns = try? environment.count(symbol.shape.columns), rows * columns == entries.count
    else { preconditionFailure("\(expression) does not take \(entries)") }
    environment.values[symbol] = Tensor(
      rows: rows, columns: columns, entries.map { N(Rational($0)) })
  }
  return environment
}

extension Expression {
  /// The entries at a point; all must be exact points of the real line.
  func exactly(in environment: Environment<Interval>) throws(Undefined) -> [Double] {
    let value = try evaluate(in: environment)
    for element in value.elements where !element.isPoint {
      throw .unresolved("\(element) is not exact")
    }
    return value.elements.map(\.lower)
  }

  /// Why there is no value.
  func failure<N: Number>(in environment: Environment<N>) -> Undefined? {
    do throws(Undefined) {
      _ = try evaluate(in: environment)
      return nil
    } catch {
      return error
    }
  }

  func isUndefined<N: Number>(in environment: Environment<N>) -> Bool {
    if case .undefined = failure(in: environment) { true } else { false }
  }

  func isUnsupported<N: Number>(in environment: Environment<N>) -> Bool {
    if case .unsupported = failure(in: environment) { true } else { false }
  }

  func isUnresolved<N: Number>(in environment: Environment<N>) -> Bool {
    if case .unresolved = failure(in: environment) { true } else { false }
  }
}
