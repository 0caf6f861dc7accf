import SymbolicLite

extension Examiner {
  /// A = B. Closed convex sets are equal exactly where their support functions are.
  func equalSets(_ a: SetExpression, _ b: SetExpression, _ here: Situation) -> Finding {
    do throws(Undefined) {
      let (one, two) = (try concrete(a, here), try concrete(b, here))
      if let finding = minimiserSets(one, two, here) { return finding }
      if one.isEmpty || two.isEmpty {
        if one.isEmpty && two.isEmpty { return .agrees(width: 0) }
        return .fails(Failure(left: one.text, right: two.text))
      }
      if case .finite(let left) = one, case .finite(let right) = two {
        return sameElements(left, right)
      }
      if case .reals = one, case .reals = two { return .agrees(width: 0) }
      if let finding = differentKind(one, two) ?? differentKind(two, one) { return finding }
      if let obstacle = obstacle(one, here) ?? obstacle(two, here) { return .blocks(obstacle) }
      if let finding = borders(one, two) { return finding }
      if one.isConvex && two.isConvex, let shape = elementShape(a, here) ?? elementShape(b, here) {
        return try compareSupports(one, .equal, two, shape, here)
      }
      return bySamples(a, one, b, two, here)
    } catch {
      return .leftOut(error.reason)
    }
  }

  /// A ⊆ B, for a closed convex B by support functions, for a finite A element by element.
  func subset(_ a: SetExpression, _ b: SetExpression, _ here: Situation) -> Finding {
    do throws(Undefined) {
      let (one, two) = (try concrete(a, here), try concrete(b, here))
      if one.isEmpty { return .agrees(width: 0) }
      if case .reals = two { return .agrees(width: 0) }
      if case .finite(let elements) = one {
        return elements.reduce(.agrees(width: 0)) { .both($0, member($1, two, here)) }
      }
      if let obstacle = obstacle(one, here) ?? obstacle(two, here) { return .blocks(obstacle) }
      if case .finite(let elements) = two, elements.count > 1, one.isConvex,
        let shape = elementShape(a, here) ?? elementShape(b, here)
      {
        return try convexWithin(one, two, shape, here)
      }
      guard two.isConvex, let shape = elementShape(a, here) ?? elementShape(b, here) else {
        return .leftOut("this inclusion of sets cannot be decided at a point")
      }
      return try compareSupports(
        one, two.isOpen && !one.isOpen ? .less : .lessOrEqual, two, shape, here)
    } catch {
      return .leftOut(error.reason)
    }
  }

  /// A convex set with two points has all between them, so that no finite set contains it; with one
  /// point it is that point.
  private func convexWithin(
    _ a: ConcreteSet, _ b: ConcreteSet, _ shape: (rows: Int, columns: Int), _ here: Situation
  ) throws(Undefined) -> Finding {
    func reach(_ direction: [Double]) throws(Undefined) -> Interval {
      let v = Tensor<Double>(rows: shape.rows, columns: shape.columns, direction)
      return try support(of: a, along: v.enclosed, here)
    }
    for direction in Directions.plain(shape.rows * shape.columns) {
      let (far, near) = (try reach(direction), -(try reach(direction.map { -$0 })))
      if far.lower > near.upper {
        let ends = "from \(printed(near.middle)) to \(printed(far.middle))"
        let v = Tensor<Double>(rows: shape.rows, columns: shape.columns, direction)
        return .fails(
          Failure(left: "all that is \(ends) along \(printed(v))", right: b.text))
      }
      if direction == [1], far.lower == far.upper, near == far {
        return member(Tensor(far), b, here)
      }
    }
    return .leftOut("this inclusion of sets cannot be decided at a point")
  }

  private func sameElements(_ a: [Tensor<Interval>], _ b: [Tensor<Interval>]) -> Finding {
    func meet(_ x: Tensor<Interval>, _ y: Tensor<Interval>) -> Bool {
      x.elements.count == y.elements.count
        && zip(x.elements, y.elements).allSatisfy { $0.intersects($1) }
    }
    let isSame =
      a.allSatisfy { x in b.contains { meet(x, $0) } }
      && b.allSatisfy { y in a.contains { meet($0, y) } }
    guard isSame else {
      return .fails(
        Failure(left: ConcreteSet.finite(a).text, right: ConcreteSet.finite(b).text))
    }
    let pairs = (a + b).flatMap(\.elements).map { ($0, $0) }
    guard let width = Enclosures.relativeWidth(pairs, scale: { 1 }) else {
      return .leftOut("the enclosures are too wide to tell")
    }
    return .agrees(width: width)
  }

  /// Differences that no support function shows: several isolated elements against a convex set,
  /// a missing border, everything against something bounded.
  private func differentKind(_ a: ConcreteSet, _ b: ConcreteSet) -> Finding? {
    if case .finite(let elements) = a, b.isConvex, elements.count > 1 {
      for (position, x) in elements.enumerated() {
        for y in elements.dropFirst(position + 1)
        where zip(x.elements, y.elements).contains(where: { !$0.intersects($1) }) {
          return .fails(Failure(left: a.text, right: b.text))
        }
      }
      return .leftOut("whether the elements differ is not known")
    }
    if a.isOpen, b.isConvex, !b.isOpen {
      return .fails(Failure(left: "a set without its border", right: "a set with its border"))
    }
    if case .reals = a, b.isConvex {
      return .fails(Failure(left: "everything", right: b.text))
    }
    return nil
  }

  /// Support functions do not see which part of a border is missing.
  private func borders(_ a: ConcreteSet, _ b: ConcreteSet) -> Finding? {
    guard a.isOpen && b.isOpen else { return nil }
    switch (a, b) {
    case (.ball, .ball): return nil
    case (.box(let low, _, let left, let right), .box(_, _, let otherLeft, let otherRight)):
      guard low.elements.count == 1 else {
        return .leftOut("two sets without parts of their borders")
      }
      if left == otherLeft && right == otherRight { return nil }
      return .fails(Failure(left: a.text, right: b.text))
    default: return .leftOut("two sets without parts of their borders")
    }
  }

  /// Compares sup ⟨g, v⟩ over both sets for many directions v.
  private func compareSupports(
    _ a: ConcreteSet, _ comparison: Comparison, _ b: ConcreteSet,
    _ shape: (rows: Int, columns: Int), _ here: Situation
  ) throws(Undefined) -> Finding {
    var width = 0.0
    var reason: String?
    var compared = 0
    for direction in Directions.plain(shape.rows * shape.columns) {
      let v = Tensor<Double>(rows: shape.rows, columns: shape.columns, direction)
      do throws(Undefined) {
        let left = try support(of: a, along: v.enclosed, here)
        let right = try support(of: b, along: v.enclosed, here)
        if Enclosures.contradicts(left, comparison, right) {
          return .fails(
            Failure(
              left: "reaches \(printed(left.middle)) along \(printed(v))",
              right: "reaches \(printed(right.middle))", difference: printed((left - right).middle))
          )
        }
        let isStrict = comparison == .less
        guard let one = Enclosures.relativeWidth([(left, right)], scale: { 1 }),
          !isStrict || Enclosures.confirms(left, comparison, right)
        else {
          reason = "the enclosures are too wide to tell"
          continue
        }
        compared += 1
        width = max(width, one)
      } catch {
        reason = error.reason
      }
    }
    // A set that may be told wrong along one direction is not told right by the others.
    if let reason { return .leftOut(reason) }
    return compared > 0 ? .agrees(width: width) : .leftOut("no direction to compare along")
  }
}

extension ConcreteSet {
  /// For reading only.
  var text: String {
    switch self {
    case .finite(let elements): "{" + elements.map(printed).joined(separator: ", ") + "}"
    case .box(let lower, let upper, let openLeft, let openRight):
      isEmpty
        ? "the empty set"
        : (openLeft ? "(" : "[") + printed(lower) + ", " + printed(upper)
          + (openRight ? ")" : "]")
    case .ball(_, let centre, let radius, _):
      isEmpty
        ? "the empty set" : "a ball of radius \(printed(radius.middle)) around \(printed(centre))"
    case .reals: "everything"
    case .subdifferential: "a convex set"
    case .sum: "a sum of sets"
    case .image: "an image of a set"
    case .builder: "a set given by a condition"
    case .minimisers: "a set of minimisers"
    }
  }
}
