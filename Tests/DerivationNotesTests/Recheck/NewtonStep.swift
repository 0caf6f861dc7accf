import SymbolicLite

/// Solves equations near a point: damped Gauss–Newton steps over the entries of all real symbols in
/// them, with slopes by differences.
struct NewtonStep {
  private let equations: [Relation]
  private let places: [(symbol: Symbol, entry: Int)]

  /// A point at which the equations hold to about eleven digits.
  static func solve(
    _ equations: [Relation], at start: Environment<Double>
  ) -> Environment<Double>? {
    let step = NewtonStep(equations, at: start)
    var point = start
    var residual = step.residual(at: point)
    for _ in 0..<30 {
      guard let current = residual, !step.places.isEmpty else { return nil }
      if current.allSatisfy({ $0.magnitude < 1e-11 }) { return point }
      guard let next = step.next(point, current) else { return nil }
      point = next
      residual = step.residual(at: point)
    }
    return nil
  }

  private init(_ equations: [Relation], at point: Environment<Double>) {
    self.equations = equations
    let symbols = equations.reduce(Set<Symbol>()) { $0.union($1.freeSymbols) }
      .filter { $0.domain == .real }.sorted { $0.name < $1.name }
    // Numbers such as λ keep their values where vectors and matrices can move.
    let tensors = symbols.filter { !$0.shape.isScalar }
    places = (tensors.isEmpty ? symbols : tensors).flatMap { symbol in
      (0..<(point.values[symbol]?.elements.count ?? 0)).map { (symbol, $0) }
    }
  }

  private func residual(at point: Environment<Double>) -> [Double]? {
    var result: [Double] = []
    for equation in equations {
      guard let part = Self.residual(of: equation, at: point) else { return nil }
      result += part
    }
    return result.allSatisfy(\.isFinite) ? result : nil
  }

  private static func residual(of equation: Relation, at point: Environment<Double>) -> [Double]? {
    switch equation {
    case .compare(let a, _, let b):
      guard let x = try? a.evaluate(in: point), let y = try? b.evaluate(in: point),
        x.elements.count == y.elements.count
      else { return nil }
      return zip(x.elements, y.elements).map { $0 - $1 }
    case .forAll(let index, let inner):
      guard let count = try? point.count(index.range) else { return nil }
      var result: [Double] = []
      for k in 0..<count {
        var inside = point
        inside.indices[index] = k + 1
        guard let part = residual(of: inner, at: inside) else { return nil }
        result += part
      }
      return result
    default: return nil
    }
  }

  private func moved(
    _ point: Environment<Double>, _ k: Int, by step: Double
  ) -> Environment<Double>? {
    var point = point
    guard var value = point.values[places[k].symbol] else { return nil }
    value.elements[places[k].entry] += step
    point.values[places[k].symbol] = value
    return point
  }

  /// The shortest step that would do if the equations were linear: Jᵀ(JJᵀ + μI)⁻¹r.
  private func next(_ point: Environment<Double>, _ residual: [Double]) -> Environment<Double>? {
    var slopes: [[Double]] = []
    let width = 1e-6
    for k in places.indices {
      guard let up = moved(point, k, by: width), let down = moved(point, k, by: -width),
        let high = self.residual(at: up), let low = self.residual(at: down)
      else { return nil }
      slopes.append(zip(high, low).map { ($0 - $1) / (2 * width) })
    }
    let rows = residual.indices
    var system = rows.map { i in
      rows.map { j in slopes.reduce(i == j ? 1e-12 : 0) { $0 + $1[i] * $1[j] } } + [residual[i]]
    }
    guard let weights = Self.solved(&system) else { return nil }
    var point = point
    for (k, slope) in slopes.enumerated() {
      let step = zip(slope, weights).reduce(0) { $0 + $1.0 * $1.1 }
      guard let next = moved(point, k, by: -step) else { return nil }
      point = next
    }
    return point
  }

  /// Gauss's elimination with pivots, of rows that end in the right side.
  private static func solved(_ rows: inout [[Double]]) -> [Double]? {
    let count = rows.count
    for k in 0..<count {
      guard
        let pivot = (k..<count).max(by: { rows[$0][k].magnitude < rows[$1][k].magnitude }),
        rows[pivot][k].magnitude > 1e-300
      else { return nil }
      rows.swapAt(k, pivot)
      for i in 0..<count where i != k {
        let factor = rows[i][k] / rows[k][k]
        for j in k...count { rows[i][j] -= factor * rows[k][j] }
      }
    }
    return (0..<count).map { rows[$0][count] / rows[$0][$0] }
  }
}
