import SymbolicLite

/// What one point says about a statement, in doubles; `nil` where it says nothing.
struct CriterionStatement {
  var source: CriterionPoints

  func holds(_ relation: Relation, at point: Environment<Double>) -> Bool? {
    if hasTwoValues(.relation(relation), at: point) { return false }
    switch relation {
    case .compare(.minimiser(let problem), let comparison, let place),
      .compare(let place, let comparison, .minimiser(let problem)):
      return CriterionMinimiser(problem, at: point).isAt(place).map { $0 == (comparison == .equal) }
    case .compare(let a, let comparison, let b): return compare(a, comparison, b, at: point)
    case .definite(let a, let strict, let b):
      return gap(a, b, at: point).flatMap { hasPositivePivots($0, strict: strict) }
    case .equalUpToConstant(let a, let b, let symbols):
      let (a, b) = (a.withoutUnknowns, b.withoutUnknowns)
      return isConstant(symbols, at: point) { difference(a, b, at: $0) }
    case .proportional(let a, let b, let symbols):
      let (a, b) = (a.withoutUnknowns, b.withoutUnknowns)
      return isConstant(symbols, at: point) { quotient(a, b, at: $0) }
    case .equalSets(.subdifferential(let f, let z, let at), let set):
      guard !isBesideSwitch(.set(set), at: point) else { return nil }
      return CriterionSlopes(f, z, at, at: point)?.fill(set)
    case .member(let slope, .subdifferential(let f, let z, let at)):
      return CriterionSlopes(f, z, at, at: point)?.admit(slope)
    case .all(let parts): return all(parts.map { holds($0, at: point) })
    case .implies(let a, let b):
      return isPlainly(a, at: point) == true ? isPlainly(b, at: point) : nil
    case .equivalent(let a, let b):
      guard let one = isPlainly(a, at: point), let two = isPlainly(b, at: point) else {
        return nil
      }
      return one == two
    default: return nil
    }
  }

  private func all(_ parts: [Bool?]) -> Bool? {
    if parts.contains(false) { return false }
    return parts.contains(nil) ? nil : true
  }

  /// The same without tolerance; `nil` where two sides are too close to tell but not the same.
  func isPlainly(_ relation: Relation, at point: Environment<Double>) -> Bool? {
    switch relation {
    case .all(let parts): return all(parts.map { isPlainly($0, at: point) })
    case .compare(let a, _, let b):
      guard let gaps = gap(a, b, at: point) else { return nil }
      if gaps.contains(where: { $0 != 0 && $0.magnitude < 1e-9 }) { return nil }
      return try? relation.holds(in: point)
    default: return nil
    }
  }

  // MARK: Values

  func gap(_ a: Expression, _ b: Expression, at point: Environment<Double>) -> [Double]? {
    guard let x = try? a.evaluate(in: point), let y = try? b.evaluate(in: point),
      x.elements.count == y.elements.count
    else { return nil }
    let gaps = zip(x.elements, y.elements).map { $0 - $1 }
    return gaps.allSatisfy(\.isFinite) ? gaps : nil
  }

  private func compare(
    _ a: Expression, _ comparison: Comparison, _ b: Expression, at point: Environment<Double>
  ) -> Bool? {
    guard let x = try? a.evaluate(in: point), let y = try? b.evaluate(in: point),
      x.elements.count == y.elements.count
    else { return nil }
    let pairs = Array(zip(x.elements, y.elements))
    let size = pairs.reduce(0) { max($0, $1.0.magnitude, $1.1.magnitude) }
    let gaps = pairs.map { $0 - $1 }
    guard size.isFinite else { return nil }
    let isSame = gaps.allSatisfy { $0.magnitude <= 1e-8 * size }
    let noise = isSame ? 0 : noise(a, b, at: point)
    guard noise <= 1e-4 * size else { return nil }
    switch comparison {
    case .equal: return isSame || gaps.allSatisfy { $0.magnitude <= noise }
    case .notEqual: return !isSame && gaps.contains { $0.magnitude > noise }
    case .lessOrEqual: return gaps.allSatisfy { $0 <= max(1e-9 * size, noise) }
    case .greaterOrEqual: return gaps.allSatisfy { $0 >= -max(1e-9 * size, noise) }
    // A tie, or what rounding cannot tell from one, is no strict inequality.
    case .less: return gaps.allSatisfy { $0 < -1e-9 * size }
    case .greater: return gaps.allSatisfy { $0 > 1e-9 * size }
    }
  }

  /// What rounding leaves of two sides at a point, seen by moving all numbers by a few last digits.
  private func noise(
    _ a: Expression, _ b: Expression, at point: Environment<Double>
  ) -> Double {
    let moved = [2, 3, 5].flatMap { pattern -> [Double] in
      let beside = source.jittered(point, pattern)
      return [a, b].map { side in
        guard let x = try? side.evaluate(in: point), let y = try? side.evaluate(in: beside) else {
          return .infinity
        }
        return zip(x.elements, y.elements).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
      }
    }
    return 100 * (moved.max() ?? 0)
  }

  /// Below this size a difference may be left over from the terms of a sum.
  private func noise(at point: Environment<Double>) -> Double {
    let largest = point.values.flatMap(\.value.elements).map(\.magnitude).max() ?? 0
    let power = largest * largest
    return 1e-6 * (1 + power * power)
  }

  /// How far an order is from failing, in numbers or as a share of the sides.
  func slack(
    _ a: Expression, _ comparison: Comparison, _ b: Expression, at point: Environment<Double>,
    _ isRelative: Bool
  ) -> Double? {
    guard let x = try? a.evaluate(in: point), let y = try? b.evaluate(in: point) else {
      return nil
    }
    let isLess = comparison == .less || comparison == .lessOrEqual
    return zip(x.elements, y.elements).map { left, right in
      let gap = isLess ? right - left : left - right
      return isRelative ? gap / (left.magnitude + right.magnitude + 1e-12) : gap
    }.min()
  }

  /// A difference, and the size of what it is a difference of.
  private func difference(
    _ a: Expression, _ b: Expression, at point: Environment<Double>
  ) -> (value: Double, size: Double)? {
    guard let x = try? a.evaluate(in: point).elements.first,
      let y = try? b.evaluate(in: point).elements.first, (x - y).isFinite
    else { return nil }
    return (x - y, max(x.magnitude, y.magnitude))
  }

  private func quotient(
    _ a: Expression, _ b: Expression, at point: Environment<Double>
  ) -> (value: Double, size: Double)? {
    guard let x = try? a.evaluate(in: point).elements.first,
      let y = try? b.evaluate(in: point).elements.first, (x / y).isFinite
    else { return nil }
    return (x / y, (x / y).magnitude)
  }

  private func isConstant(
    _ symbols: [Symbol], at point: Environment<Double>,
    _ value: (Environment<Double>) -> (value: Double, size: Double)?
  ) -> Bool? {
    var source = source
    guard let here = value(point), let there = value(source.moving(symbols, from: point)) else {
      return nil
    }
    let size = max(here.size, there.size, noise(at: point))
    return (here.value - there.value).magnitude <= 1e-8 * size
  }

  // MARK: Functions by cases

  /// Whether a function by cases has two values here: two conditions hold, and the values differ.
  private func hasTwoValues(_ part: StatementPart, at point: Environment<Double>) -> Bool {
    switch part {
    case .expression(.cases(let branches, _)):
      let values = branches.filter { (try? $0.condition.holds(in: point)) == true }
        .compactMap { try? $0.value.evaluate(in: point).elements }
      if let first = values.first, values.contains(where: { !areClose($0, first) }) { return true }
    case .set(.cases(let branches, _)):
      let values = branches.filter { (try? $0.condition.holds(in: point)) == true }
        .compactMap { CriterionSlopes.ends(of: $0.value, at: point) }
      if let first = values.first, values.contains(where: { !areClose($0, first) }) { return true }
    default: break
    }
    return part.parts.contains { hasTwoValues($0, at: point) }
  }

  /// Whether a condition is so close to its switch that a difference quotient reaches across.
  private func isBesideSwitch(_ part: StatementPart, at point: Environment<Double>) -> Bool {
    if case .relation(.compare(let a, _, let b)) = part, let gap = gap(a, b, at: point)?.first,
      gap != 0, gap.magnitude < 1e-5
    {
      return true
    }
    return part.parts.contains { isBesideSwitch($0, at: point) }
  }

  private func areClose(_ a: [Double], _ b: [Double]) -> Bool {
    zip(a, b).allSatisfy { ($0 - $1).magnitude <= 1e-9 * max(1, $0.magnitude) }
  }
}

extension Expression {
  /// A constant that nothing is known of may be any: here it is 1.
  fileprivate var withoutUnknowns: Expression {
    if case .unknown = self { return 1 }
    return mapChildren(\.withoutUnknowns)
  }
}
