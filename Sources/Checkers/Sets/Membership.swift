import SymbolicLite

extension Examiner {
  func member(_ element: Expression, _ set: SetExpression, _ here: Situation) -> Finding {
    do throws(Undefined) {
      if case .minimisers(let problem) = set {
        return minimiser(problem, is: element, isUnique: false, here)
      }
      let set = try concrete(set, here)
      if let obstacle = obstacle(set, here) { return .blocks(obstacle) }
      return member(try element.evaluate(in: here.intervals), set, here)
    } catch {
      return .leftOut(error.reason)
    }
  }

  func notMember(_ element: Expression, _ set: SetExpression, _ here: Situation) -> Finding {
    do throws(Undefined) {
      let concrete = try concrete(set, here)
      if let obstacle = obstacle(concrete, here) { return .blocks(obstacle) }
      let value = try element.evaluate(in: here.intervals)
      switch member(value, concrete, here) {
      case .fails: return .agrees(width: 0)
      case .leftOut(let why): return .leftOut(why)
      case .blocks(let why): return .blocks(why)
      case .agrees:
        guard contains(value, set, concrete, here) == true else {
          return .leftOut("whether it is an element is not known")
        }
        return .fails(Failure(left: printed(value), right: concrete.text))
      }
    } catch {
      return .leftOut(error.reason)
    }
  }

  /// Whether the value lies in the set, as far as enclosures tell; closed convex sets are asked along
  /// many directions, the one that points away from the set included.
  func member(_ value: Tensor<Interval>, _ set: ConcreteSet, _ here: Situation) -> Finding {
    func outside() -> Finding { .fails(Failure(left: printed(value), right: set.text)) }
    switch set {
    case .reals: return .agrees(width: 0)
    case .finite(let elements):
      let isNear = elements.contains { element in
        zip(element.elements, value.elements).allSatisfy { $0.intersects($1) }
      }
      let width = Enclosures.relativeWidth(value.elements.map { ($0, $0) }, scale: { 1 })
      return isNear
        ? width.map { .agrees(width: $0) } ?? .leftOut("the enclosures are too wide to tell")
        : outside()
    case .box(let lower, let upper, let openLeft, let openRight):
      return inBox(
        value, lower, upper, openLeft ? .greater : .greaterOrEqual,
        openRight ? .less : .lessOrEqual, outside)
    case .builder(let symbol, let relation):
      var environment = here.intervals
      environment.values[symbol] = value
      switch truth(of: relation, in: environment) {
      case true: return .agrees(width: 0)
      case false: return outside()
      default: return .leftOut("whether the condition holds is not known")
      }
    case .minimisers: return .leftOut("a set of minimisers inside another set")
    case .ball(_, _, _, isOpen: true): return .leftOut("an open ball")
    case .ball, .subdifferential, .sum, .image: return bySupport(value, set, here)
    }
  }

  private func inBox(
    _ value: Tensor<Interval>, _ lower: Tensor<Interval>, _ upper: Tensor<Interval>,
    _ above: Comparison, _ below: Comparison, _ outside: () -> Finding
  ) -> Finding {
    guard [lower, upper].allSatisfy({ [1, value.elements.count].contains($0.elements.count) })
    else { return .leftOut("an interval of another shape") }
    var isSure = true
    for (entry, x) in value.elements.enumerated() {
      let low = lower.elements[lower.elements.count == 1 ? 0 : entry]
      let high = upper.elements[upper.elements.count == 1 ? 0 : entry]
      if Enclosures.contradicts(x, above, low) || Enclosures.contradicts(x, below, high) {
        return outside()
      }
      isSure =
        isSure && Enclosures.confirms(x, above, low) && Enclosures.confirms(x, below, high)
    }
    return isSure ? .agrees(width: 0) : .leftOut("too close to the end of the interval to tell")
  }

  private func bySupport(
    _ value: Tensor<Interval>, _ set: ConcreteSet, _ here: Situation
  ) -> Finding {
    guard set.isConvex, !set.isOpen else {
      return .leftOut("membership in this set cannot be decided at a point")
    }
    var width = 0.0
    var reason: String?
    for direction in directions(away: value, set, here) {
      do throws(Undefined) {
        let v = Tensor<Double>(direction, like: value).enclosed
        let (reach, height) = (try support(of: set, along: v, here), inner(value, v))
        if height.lower > reach.upper {
          return .fails(
            Failure(
              left: "\(printed(height.middle)) along \(printed(v))",
              right: "the set reaches \(printed(reach.middle))"))
        }
        if let one = Enclosures.relativeWidth([(height, reach)], scale: { 1 }) {
          width = max(width, one)
        } else {
          reason = "the enclosures are too wide to tell"
        }
      } catch {
        reason = error.reason
      }
    }
    return reason.map { .leftOut($0) } ?? .agrees(width: width)
  }

  /// Plain directions, and the one from the middle of the set's bounding box to the value.
  private func directions(
    away value: Tensor<Interval>, _ set: ConcreteSet, _ here: Situation
  ) -> [[Double]] {
    let count = value.elements.count
    var result = Directions.plain(count)
    var (middle, clipped): ([Double], [Double]) = ([], [])
    for place in 0..<count {
      let x = value.elements[place].middle
      let ends = [1.0, -1].map { sign -> Double in
        let v = Tensor<Double>((0..<count).map { $0 == place ? sign : 0 }, like: value)
        return sign * ((try? support(of: set, along: v.enclosed, here).middle) ?? x * sign)
      }
      middle.append(x - (ends[0] + ends[1]) / 2)
      clipped.append(x - min(max(x, ends[1]), ends[0] < ends[1] ? ends[1] : ends[0]))
    }
    for extra in [middle, clipped] where extra.contains(where: { $0 != 0 && $0.isFinite }) {
      result.append(extra)
    }
    return result
  }

  /// Whether a statement of membership surely holds, such as 0 ∈ ∂f(w) where w is a number, or one
  /// of two fractions that enclosures cannot tell apart, such as 3 · ⅓ ≤ 1.
  func contains(_ statement: Relation, _ here: Situation) -> Bool {
    switch statement {
    case .compare(let left, let comparison, let right):
      if case .agrees = compareExactly(left, comparison, right, here) { return true }
      return false
    case .member(let element, let set):
      guard let value = try? element.evaluate(in: here.intervals),
        let concrete = try? concrete(set, here), obstacle(concrete, here) == nil
      else { return false }
      return contains(value, set, concrete, here) == true
    default: return false
    }
  }

  /// Rigorous membership: `true` only where enclosures show it.
  func contains(
    _ value: Tensor<Interval>, _ set: SetExpression, _ concrete: ConcreteSet, _ here: Situation
  ) -> Bool? {
    if let known = try? set.contains(value, in: here.intervals) { return known }
    // In one dimension the two directions decide.
    guard concrete.isConvex, !concrete.isOpen, value.elements.count == 1 else { return nil }
    var isInside = true
    for sign in [1.0, -1] {
      let v = Tensor<Interval>(Interval(sign))
      guard let reach = try? support(of: concrete, along: v, here) else { return nil }
      let height = inner(value, v)
      if height.lower > reach.upper { return false }
      isInside = isInside && height.upper <= reach.lower
    }
    return isInside ? true : nil
  }
}
