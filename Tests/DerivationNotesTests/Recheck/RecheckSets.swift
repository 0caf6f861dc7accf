import SymbolicLite

/// Sets at one point, through their members: some that are computed, and some that are tried out.
struct RecheckSets {
  private let statement: RecheckStatement

  init(_ statement: RecheckStatement) { self.statement = statement }

  func areEqual(_ a: SetExpression, _ b: SetExpression) -> Bool? {
    guard let forwards = isSubset(a, b), let backwards = isSubset(b, a) else { return nil }
    return forwards && backwards
  }

  /// Whether each member that was found of the one lies in the other; `nil` where none was found.
  func isSubset(_ a: SetExpression, _ b: SetExpression) -> Bool? {
    var isSettled = false
    for candidate in members(of: a) + candidates(for: a) + candidates(for: b) {
      guard contains(candidate, in: a, isSure: true) == true,
        let isInside = contains(candidate, in: b)
      else { continue }
      if !isInside { return false }
      isSettled = true
    }
    return isSettled ? true : nil
  }

  /// - Parameter isSure: whether "yes" has to be beyond doubt, as it is for no gradient that is
  ///   merely met by rounding.
  func contains(
    _ element: Tensor<Double>, in set: SetExpression, isSure: Bool = false
  ) -> Bool? {
    let x = Symbol("\\element", shape(of: element))
    let here = statement.binding(x, to: element)
    func compared(_ comparison: Comparison, with other: Expression) -> Bool? {
      here.holds(.compare(.symbol(x), comparison, spread(other, like: element)))
    }
    switch set {
    case .reals: return true
    case .finite(let parts): return any(parts.map { compared(.equal, with: $0) })
    case .interval(let low, let high, let openLeft, let openRight):
      let ends = [
        compared(openLeft ? .greater : .greaterOrEqual, with: low),
        compared(openRight ? .less : .lessOrEqual, with: high),
      ]
      return any(ends.map { $0.map { !$0 } }).map { !$0 }
    case .builder(let symbol, let condition):
      return statement.binding(symbol, to: element).holds(condition)
    case .cases(let branches, let rest):
      return taken(branches, rest).flatMap { contains(element, in: $0, isSure: isSure) }
    case .subdifferential(let f, let symbol, let place):
      guard let slack = slack(of: element, f, symbol, place) else { return nil }
      if slack < -1e-6 { return false }
      return isSure && slack < 1e-3 && !isGradient(element, f, symbol, place) ? nil : true
    case .minimisers(let problem):
      return RecheckOptima(statement).isMinimiser(element, of: problem, isOnlyOne: false)
    case .sum(.finite(let single), let rest) where single.count == 1,
      .sum(let rest, .finite(let single)) where single.count == 1:
      guard let offset = statement.value(single[0]),
        offset.elements.count == element.elements.count
      else { return nil }
      var moved = element
      for k in moved.elements.indices { moved.elements[k] -= offset.elements[k] }
      return contains(moved, in: rest, isSure: isSure)
    case .image(let factor, let inner):
      guard let factor = statement.value(factor), factor.elements.count == 1,
        let number = factor.elements.first, number != 0
      else { return nil }
      return contains(scaled(element, by: 1 / number), in: inner, isSure: isSure)
    case .sum: return nil
    }
  }

  private func any(_ parts: [Bool?]) -> Bool? {
    if parts.contains(true) { return true }
    return parts.contains(nil) ? nil : false
  }

  private func taken(_ branches: [SetBranch], _ rest: SetExpression?) -> SetExpression? {
    for branch in branches {
      guard let holds = statement.holds(branch.condition) else { return nil }
      if holds { return branch.value }
    }
    return rest
  }

  // MARK: Subgradients

  /// The least of (f(p + hd) − f(p))/h − g·d over many d: not negative for a subgradient, and above
  /// zero for one that is not at the border.
  private func slack(
    of g: Tensor<Double>, _ f: Expression, _ symbol: Symbol, _ place: Expression
  ) -> Double? {
    guard let p = statement.value(place), p.elements.count == g.elements.count,
      let here = value(f, symbol, p)
    else { return nil }
    var random = SplitMix64(state: 5)
    var least = Double.infinity
    for direction in RecheckDirections.all(p.elements.count, &random) + [g.elements] {
      let length = direction.reduce(0) { max($0, $1.magnitude) }
      guard length > 0 else { continue }
      for width in [1e-4, 1] {
        var other = p
        for k in direction.indices { other.elements[k] += width / length * direction[k] }
        guard let there = value(f, symbol, other) else { continue }
        let along = zip(direction, g.elements).reduce(0) { $0 + $1.0 * $1.1 } / length
        least = min(least, (there - here) / width - along)
      }
    }
    return least.isFinite ? least : nil
  }

  private func isGradient(
    _ g: Tensor<Double>, _ f: Expression, _ symbol: Symbol, _ place: Expression
  ) -> Bool {
    let gradient: Expression =
      symbol.shape.isScalar
      ? .derivative(of: f, with: symbol, at: place) : .gradient(of: f, with: symbol, at: place)
    guard let exact = statement.value(gradient), exact.elements.count == g.elements.count else {
      return false
    }
    return zip(exact.elements, g.elements).allSatisfy {
      ($0 - $1).magnitude < 1e-12 * max(1, $0.magnitude)
    }
  }

  private func value(_ f: Expression, _ symbol: Symbol, _ p: Tensor<Double>) -> Double? {
    statement.binding(symbol, to: p).value(f)?.elements.first
  }

  // MARK: Members

  private func members(of set: SetExpression) -> [Tensor<Double>] {
    switch set {
    case .finite(let parts): return parts.compactMap(statement.value)
    case .interval(let low, let high, _, _):
      guard let a = statement.value(low), let b = statement.value(high),
        a.elements.count == b.elements.count
      else { return [] }
      return [0, 1, 0.5, 0.25].map { share in
        var result = a
        for k in a.elements.indices {
          result.elements[k] += share * (b.elements[k] - a.elements[k])
        }
        return result
      }
    case .cases(let branches, let rest): return taken(branches, rest).map(members) ?? []
    case .image(let factor, let inner):
      guard let factor = statement.value(factor), factor.elements.count == 1 else { return [] }
      return members(of: inner).map { scaled($0, by: factor.elements[0]) }
    case .sum(let a, let b):
      return members(of: a).flatMap { x in
        members(of: b).map { y in
          var sum = x
          for k in sum.elements.indices where y.elements.indices.contains(k) {
            sum.elements[k] += y.elements[k]
          }
          return sum
        }
      }
    case .subdifferential(let f, let symbol, let place):
      let gradient: Expression =
        symbol.shape.isScalar
        ? .derivative(of: f, with: symbol, at: place) : .gradient(of: f, with: symbol, at: place)
      return statement.value(gradient).map { [$0] } ?? []
    case .builder, .reals, .minimisers: return []
    }
  }

  /// Points that a set of this shape may or may not have: multiples of what the point itself
  /// consists of, so that members at kinks are among them.
  private func candidates(for set: SetExpression) -> [Tensor<Double>] {
    guard let shape = shape(of: set), let rows = try? statement.point.environment.count(shape.rows),
      let columns = try? statement.point.environment.count(shape.columns)
    else { return [] }
    var menu = [0, 1, -1, 0.5, -0.5, 2.5, -2.5]
    for value in statement.point.environment.values where value.value.elements.count == 1 {
      menu += [value.value.elements[0], -value.value.elements[0], value.value.elements[0] / 2]
    }
    var random = SplitMix64(state: 3)
    return (0..<40).map { _ in
      Tensor(
        rows: rows, columns: columns,
        (0..<rows * columns).map { _ in menu.randomElement(using: &random) ?? 0 })
    }
  }

  private func scaled(_ element: Tensor<Double>, by factor: Double) -> Tensor<Double> {
    Tensor(
      rows: element.rows, columns: element.columns, element.elements.map { $0 * factor })
  }

  private func shape(of set: SetExpression) -> Shape? {
    switch set {
    case .finite(let parts): parts.first?.shape
    case .interval(let a, let b, _, _): a.shape.isScalar ? b.shape : a.shape
    case .builder(let symbol, _): symbol.shape
    case .reals(let shape): shape
    case .subdifferential(_, let symbol, _): symbol.shape
    case .minimisers(let problem): problem.variable.shape
    case .sum(let a, _): shape(of: a)
    case .image(_, let a): shape(of: a)
    case .cases(let branches, let rest): (branches.first?.value ?? rest).flatMap(shape(of:))
    }
  }

  private func shape(of element: Tensor<Double>) -> Shape {
    Shape(Dimension(element.rows), Dimension(element.columns))
  }

  /// A number bounds every entry.
  private func spread(_ bound: Expression, like element: Tensor<Double>) -> Expression {
    guard bound.shape.isScalar, element.elements.count > 1 else { return bound }
    return .multiply(bound, .ones(shape(of: element)))
  }
}
