import Foundation
import SymbolicLite

extension CriterionPoints {
  /// The entries of a point that may be moved, each with the means to set it.
  private func entries(of point: Environment<Double>) -> [(symbol: Symbol, entry: Int)] {
    point.values.flatMap { symbol, tensor in
      symbol.domain == .real ? tensor.elements.indices.map { (symbol, $0) } : []
    }.sorted { ($0.0.name, $0.1) < ($1.0.name, $1.1) }
  }

  private func scalars(of point: Environment<Double>) -> [(symbol: Symbol, entry: Int)] {
    entries(of: point).filter(\.symbol.shape.isScalar)
  }

  private func setting(
    _ entry: (symbol: Symbol, entry: Int), to value: Double, in point: Environment<Double>
  ) -> Environment<Double> {
    var other = point
    other.values.set(entry.symbol, entry: entry.entry, to: value)
    return other
  }

  private func value(
    of entry: (symbol: Symbol, entry: Int), in point: Environment<Double>
  ) -> Double {
    point.values[entry.symbol]?.elements[entry.entry] ?? 0
  }

  /// All numbers multiplied.
  func scaled(_ point: Environment<Double>, by factor: Double) -> Environment<Double> {
    var other = point
    for (symbol, tensor) in point.values where symbol.domain == .real {
      other.values[symbol] = Tensor(
        rows: tensor.rows, columns: tensor.columns, tensor.elements.map { $0 * factor })
    }
    return other
  }

  /// All numbers moved by a few hundred last digits, some up and the others down.
  func jittered(_ point: Environment<Double>, _ pattern: Int) -> Environment<Double> {
    var other = point
    for (place, entry) in entries(of: point).enumerated() {
      let share = 1 + (place % pattern == 0 ? 1e-13 : -1e-13)
      other = setting(entry, to: value(of: entry, in: point) * share, in: other)
    }
    return other
  }

  /// One number a little larger or smaller, or a multiple of what it is.
  func neighbours(of point: Environment<Double>, step: Double) -> [Environment<Double>] {
    entries(of: point).flatMap { entry -> [Environment<Double>] in
      let now = value(of: entry, in: point)
      return [now + step, now - step, now * (1 + step), now / (1 + step)].map {
        setting(entry, to: $0, in: point)
      }
    }
  }

  /// Points that close in on the border of what is assumed, along one scalar at a time.
  func nearBorder(
    from point: Environment<Double>, powers: [Int]
  ) -> [Environment<Double>] {
    scalars(of: point).flatMap { entry -> [Environment<Double>] in
      let now = value(of: entry, in: point)
      let outside = [now + 8, now - 8].map { setting(entry, to: $0, in: point) }
        .filter { !isAdmissible($0) }
      return outside.flatMap { far -> [Environment<Double>] in
        let border = crossing(point, far, isBefore: isAdmissible)[0]
        let limit = value(of: entry, in: border)
        return powers.map { power in
          let share = Double(sign: .plus, exponent: -power, significand: 1)
          return setting(entry, to: limit + (now - limit) * share, in: point)
        }.filter(isAdmissible)
      }
    }
  }

  /// Rows of points along one scalar each.
  func lines(through point: Environment<Double>) -> [[Environment<Double>]] {
    scalars(of: point).map { entry in
      (0...24).map { setting(entry, to: Double($0) * 0.35 - 4.03, in: point) }
        .filter(isAdmissible)
    }
  }

  /// Between two points, the last one at which `isBefore` still holds, as it does at the first, and
  /// the next one.
  func crossing(
    _ first: Environment<Double>, _ second: Environment<Double>,
    isBefore: (Environment<Double>) -> Bool
  ) -> [Environment<Double>] {
    var (low, high) = (first, second)
    for _ in 0..<60 {
      let middle = between(low, high)
      if isBefore(middle) { low = middle } else { high = middle }
    }
    return [low, high]
  }

  func between(
    _ a: Environment<Double>, _ b: Environment<Double>
  ) -> Environment<Double> {
    var middle = a
    for (symbol, tensor) in a.values {
      guard let other = b.values[symbol] else { continue }
      middle.values[symbol] = Tensor(
        rows: tensor.rows, columns: tensor.columns,
        zip(tensor.elements, other.elements).map { $0 + ($1 - $0) / 2 })
    }
    return middle
  }
}

extension Relation {
  /// The parts of an assumption that hold together.
  var conjuncts: [Relation] {
    switch self {
    case .all(let parts): parts.flatMap(\.conjuncts)
    case .forAll(_, let inner): inner.conjuncts
    default: [self]
    }
  }

  /// Makes the equations of the notes hold that no random point meets: XᵀX = I and Xv = 0.
  func impose(on point: inout Environment<Double>) {
    switch self {
    case .compare(.multiply(.transpose(.symbol(let x)), .symbol(let y)), .equal, .identity)
    where x == y:
      point.values[x] = point.values[x]?.orthonormalised
    case .compare(.multiply(.symbol(let x), .symbol(let v)), .equal, let zero) where zero.isZero:
      guard let matrix = point.values[x], let vector = point.values[v] else { return }
      point.values[x] = matrix.projected(from: vector.elements)
    default: break
    }
  }
}

/// aᵀb.
private func inner(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}

extension Tensor where N == Double {
  /// AᵀA + I/10, which is positive definite.
  var gram: Tensor {
    let lists = (0..<columns).map(column)
    let entries = lists.indices.flatMap { i in
      lists.indices.map { j in inner(lists[i], lists[j]) + (i == j ? 0.1 : 0) }
    }
    return Tensor(rows: columns, columns: columns, entries)
  }

  private func column(_ j: Int) -> [Double] { (0..<rows).map { self[$0, j] } }

  /// The columns made orthonormal one after the other; `nil` where they are too many or dependent.
  var orthonormalised: Tensor? {
    var basis: [[Double]] = []
    for j in 0..<columns {
      var rest = column(j)
      for _ in 0..<2 {
        for known in basis {
          let share = inner(known, rest)
          rest = zip(rest, known).map { $0 - share * $1 }
        }
      }
      let length = pow(inner(rest, rest), 0.5)
      guard length > 1e-3 else { return nil }
      basis.append(rest.map { $0 / length })
    }
    return Tensor(
      rows: rows, columns: columns, (0..<rows).flatMap { i in basis.map { $0[i] } })
  }

  /// The matrix without what it makes of a vector: A − (Av)vᵀ/vᵀv.
  func projected(from v: [Double]) -> Tensor {
    let size = inner(v, v)
    guard size > 1e-6 else { return self }
    let entries = (0..<rows).flatMap { i -> [Double] in
      let row = (0..<columns).map { self[i, $0] }
      let share = inner(row, v) / size
      return zip(row, v).map { $0 - share * $1 }
    }
    return Tensor(rows: rows, columns: columns, entries)
  }
}
