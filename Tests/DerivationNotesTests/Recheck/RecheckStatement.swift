import SymbolicLite

/// Says of a statement whether it holds at one point, by evaluating its sides there: `nil` where
/// the numbers do not tell.
///
/// What rounding can have done is known from evaluating the same formulas with intervals. At a
/// point that is no exact solution of its equations, five digits have to agree.
struct RecheckStatement {
  let point: RecheckPoint
  private let wide: Environment<Interval>

  init(_ point: RecheckPoint) {
    self.point = point
    wide = Environment<Interval>(point.environment) { Interval($0) }
  }

  private func moved(_ change: (inout Environment<Double>) -> Void) -> RecheckStatement {
    var inner = point
    change(&inner.environment)
    return RecheckStatement(inner)
  }

  func binding(_ symbol: Symbol, to value: Tensor<Double>) -> RecheckStatement {
    moved { $0.values[symbol] = value }
  }

  // MARK: Statements

  func holds(_ relation: Relation) -> Bool? {
    switch relation {
    case .compare(let a, let comparison, let b): return holds(a, comparison, b)
    case .definite(let a, let strict, let b): return isDefinite(a, b, strict)
    case .all(let parts): return all(parts.map(holds))
    case .any(let parts): return all(parts.map { holds($0).map { !$0 } }).map { !$0 }
    case .implies(let premise, let conclusion):
      // Where the premise fails, nothing was looked at.
      return holds(premise) == true ? holds(conclusion) : nil
    case .equivalent(let a, let b):
      guard let a = holds(a), let b = holds(b) else { return nil }
      return a || b ? a && b : nil
    case .forAll(let index, let inner):
      guard let count = try? point.environment.count(index.range), count > 0 else { return nil }
      return all((1...count).map { k in moved { $0.indices[index] = k }.holds(inner) })
    case .member(let element, let set):
      return value(element).flatMap { RecheckSets(self).contains($0, in: set) }
    case .notMember(let element, let set):
      return value(element).flatMap { RecheckSets(self).contains($0, in: set) }.map { !$0 }
    case .equalSets(let a, let b): return RecheckSets(self).areEqual(a, b)
    case .subset(let a, let b): return RecheckSets(self).isSubset(a, b)
    case .equalUpToConstant, .proportional: return nil
    }
  }

  private func all(_ parts: [Bool?]) -> Bool? {
    if parts.contains(false) { return false }
    return parts.contains(nil) ? nil : true
  }

  private func holds(_ a: Expression, _ comparison: Comparison, _ b: Expression) -> Bool? {
    if comparison == .notEqual { return holds(a, .equal, b).map { !$0 } }
    if comparison == .equal {
      let optima = RecheckOptima(self)
      if let result = optima.holds(a, is: b) ?? optima.holds(b, is: a) { return result }
    }
    guard let gaps = gaps(a, b) else { return nil }
    return all(gaps.map { $0.admits(comparison) })
  }

  // MARK: Values

  /// Of constants that are known by name only, one is as good as another.
  private func known(_ expression: Expression) -> Expression {
    if case .unknown = expression { return .number(.one) }
    return expression.mapChildren(known)
  }

  func value(_ expression: Expression) -> Tensor<Double>? {
    try? known(expression).evaluate(in: point.environment)
  }

  /// Left minus right, entry by entry, and how far rounding may have moved it.
  struct Gap {
    var difference: Double
    var rounding: Double
    var scale: Double

    func admits(_ comparison: Comparison) -> Bool? {
      guard difference.isFinite, rounding <= 1e-6 * scale else { return nil }
      let isTie = difference.magnitude <= rounding
      switch comparison {
      case .equal: return isTie
      case .notEqual: return !isTie
      case .less: return isTie ? (rounding == 0 ? false : nil) : difference < 0
      case .greater: return isTie ? (rounding == 0 ? false : nil) : difference > 0
      case .lessOrEqual: return difference <= rounding
      case .greaterOrEqual: return difference >= -rounding
      }
    }
  }

  func gaps(_ a: Expression, _ b: Expression) -> [Gap]? {
    guard let x = value(a), let y = value(b), x.rows == y.rows, x.columns == y.columns else {
      return nil
    }
    let difference = zip(x.elements, y.elements).map { $0 - $1 }
    let scale = zip(x.elements, y.elements).map { max($0.magnitude, $1.magnitude, 1) }
    guard point.isExact else {
      return zip(difference, scale).map {
        let share = $0.magnitude / $1
        let rounding = share < 1e-7 ? 1e-7 * $1 : share < 1e-5 ? .infinity : 0
        return Gap(difference: $0, rounding: rounding, scale: $1)
      }
    }
    guard let left = try? known(a).evaluate(in: wide), let right = try? known(b).evaluate(in: wide)
    else { return nil }
    let width = zip(left.elements, right.elements).map { $0.width + $1.width }
    return difference.indices.map {
      Gap(difference: difference[$0], rounding: width[$0], scale: scale[$0])
    }
  }

  /// The smallest eigenvalue decides, by Jacobi's rotations.
  private func isDefinite(_ a: Expression, _ b: Expression, _ strict: Bool) -> Bool? {
    guard let x = value(a), let y = value(b), x.rows == x.columns, y.rows == y.columns,
      x.rows == y.rows
    else { return nil }
    let size = x.rows
    if size == 1 { return gaps(a, b)?.first?.admits(strict ? .greater : .greaterOrEqual) }
    var matrix = (0..<size).map { i in (0..<size).map { x[i, $0] - y[i, $0] } }
    let scale = matrix.joined().reduce(1) { max($0, $1.magnitude) }
    for i in 0..<size {
      for j in 0..<i where (matrix[i][j] - matrix[j][i]).magnitude > 1e-9 * scale { return false }
    }
    for _ in 0..<12 {
      for p in 0..<size {
        for q in (p + 1)..<max(size, p + 1) where matrix[p][q] != 0 { Self.rotate(&matrix, p, q) }
      }
    }
    let least = (0..<size).map { matrix[$0][$0] }.min() ?? 0
    if least < -1e-9 * scale { return false }
    if strict, least < 1e-9 * scale { return least < 1e-12 * scale ? false : nil }
    return true
  }

  private static func rotate(_ a: inout [[Double]], _ p: Int, _ q: Int) {
    let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
    let t = (theta < 0 ? -1.0 : 1) / (theta.magnitude + root(theta * theta + 1))
    let c = 1 / root(t * t + 1)
    let s = t * c
    for k in a.indices {
      (a[k][p], a[k][q]) = (c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q])
    }
    for k in a.indices {
      (a[p][k], a[q][k]) = (c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k])
    }
  }

  private static func root(_ value: Double) -> Double {
    var root = value
    root.formSquareRoot()
    return root
  }
}
