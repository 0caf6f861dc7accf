import SymbolicLite

/// What a letter of a statement stands for in one entry.
public enum Quantity: Hashable, Sendable {
  case number(Double)
  case vector([Double])
  case matrix(Matrix)

  var tensor: Tensor<Double> {
    switch self {
    case .number(let x): Tensor(x)
    case .vector(let x): Tensor(rows: x.count, columns: 1, x)
    case .matrix(let a): Tensor(rows: a.rows, columns: a.columns, a.elements)
    }
  }
}

extension ReadStatement {
  /// The point at which the formulas are evaluated: the letters of one entry, and its weights.
  public func point(_ letters: [String: Quantity], weights w: [Double]) -> Environment<Double> {
    var point = Environment<Double>()
    var sizes: [String: Int] = [:]
    func set(_ symbol: Symbol, _ value: Tensor<Double>) {
      point.values[symbol] = value
      if let name = symbol.shape.rows.name { sizes[name] = value.rows }
      if let name = symbol.shape.columns.name { sizes[name] = value.columns }
    }
    set(self.weights, Tensor(rows: w.count, columns: 1, w))
    for (name, quantity) in letters {
      if let symbol = scope.symbols[name] { set(symbol, quantity.tensor) }
    }
    point.sizes = sizes
    return point
  }

  /// The entries of a vector formula; a number states entry j, for each j in turn.
  public func entries(
    of formula: Expression, at point: Environment<Double>
  ) throws(Undefined) -> [Double] {
    guard formula.shape.isScalar else { return try formula.evaluate(in: point).elements }
    var values: [Double] = []
    var point = point
    for j in 1...max(1, point.sizes["d"] ?? 1) {
      point.indices[entry] = j
      values += try formula.evaluate(in: point).elements
    }
    return values
  }
}
