import SymbolicLite

/// A set at one point: cases chosen, ends and radii evaluated.
indirect enum ConcreteSet: Sendable {
  case finite([Tensor<Interval>])
  /// Entry by entry between two ends, which may be infinite.
  case box(Tensor<Interval>, Tensor<Interval>, openLeft: Bool, openRight: Bool)
  /// {v : ‖v − centre‖ ≤ radius}, or < where it is open.
  case ball(Norm, centre: Tensor<Interval>, radius: Interval, isOpen: Bool)
  case reals
  case subdifferential(Expression, Symbol, at: Tensor<Interval>)
  case sum(ConcreteSet, ConcreteSet)
  case image(Tensor<Interval>, ConcreteSet)
  /// Known only by asking for one element at a time.
  case builder(Symbol, Relation)
  case minimisers(Minimisation)

  /// Whether a strict bound keeps the border out.
  var isOpen: Bool {
    switch self {
    case .box(_, _, let openLeft, let openRight): openLeft || openRight
    case .ball(_, _, _, let isOpen): isOpen
    case .sum(let a, let b): a.isOpen || b.isOpen
    case .image(_, let inner): inner.isOpen
    case .finite, .reals, .subdifferential, .builder, .minimisers: false
    }
  }

  /// Whether it surely has no element.
  var isEmpty: Bool {
    switch self {
    case .finite(let elements): elements.isEmpty
    case .box(let lower, let upper, let openLeft, let openRight):
      zip(lower.elements, upper.elements).contains {
        $0.lower > $1.upper || (openLeft || openRight) && $0.lower >= $1.upper
      }
    case .ball(_, _, let radius, let isOpen): radius.upper < 0 || isOpen && radius.upper <= 0
    case .sum(let a, let b): a.isEmpty || b.isEmpty
    case .image(_, let inner): inner.isEmpty
    case .reals, .subdifferential, .builder, .minimisers: false
    }
  }

  /// Whether it may be told by its support function: convex, and closed.
  var isConvex: Bool {
    switch self {
    case .finite(let elements): elements.count == 1
    case .box, .ball, .subdifferential: true
    case .sum(let a, let b): a.isConvex && b.isConvex
    case .image(_, let inner): inner.isConvex
    case .reals, .builder, .minimisers: false
    }
  }
}

extension Examiner {
  func concrete(_ set: SetExpression, _ here: Situation) throws(Undefined) -> ConcreteSet {
    switch set {
    case .finite(let elements):
      var values: [Tensor<Interval>] = []
      for element in elements { values.append(try element.evaluate(in: here.intervals)) }
      return .finite(distinct(values))
    case .interval(let low, let high, let openLeft, let openRight):
      let a = try low.evaluate(in: here.intervals)
      let b = try high.evaluate(in: here.intervals)
      guard a.elements.count == b.elements.count else {
        throw .unsupported("an interval whose ends have different shapes")
      }
      return .box(a, b, openLeft: openLeft, openRight: openRight)
    case .builder(let symbol, let relation): return try builder(symbol, relation, here)
    case .reals: return .reals
    case .subdifferential(let body, let symbol, let place):
      return .subdifferential(body, symbol, at: try place.evaluate(in: here.intervals))
    case .minimisers(let problem): return .minimisers(problem)
    case .sum(let a, let b): return .sum(try concrete(a, here), try concrete(b, here))
    case .image(let matrix, let inner):
      return .image(try matrix.evaluate(in: here.intervals), try concrete(inner, here))
    case .cases(let branches, let otherwise):
      for (place, branch) in branches.enumerated()
      where try branch.condition.holds(in: here.intervals) {
        for other in branches.dropFirst(place + 1)
        where (try? other.condition.holds(in: here.intervals)) == true {
          if equalSets(branch.value, other.value, here).isFailure { throw .twoCases }
        }
        return try concrete(branch.value, here)
      }
      guard let otherwise else { throw .undefined("no case applies") }
      return try concrete(otherwise, here)
    }
  }

  /// Elements that are surely equal are one.
  private func distinct(_ elements: [Tensor<Interval>]) -> [Tensor<Interval>] {
    elements.reduce(into: []) { kept, element in
      let isKnown = kept.contains { other in
        zip(other.elements, element.elements).allSatisfy { $0.isPoint && $0 == $1 }
      }
      if !isKnown { kept.append(element) }
    }
  }

  /// {v : ‖v − c‖ ≤ r} and {v : a ≤ v ≤ b} in any spelling; other conditions stay as they are.
  private func builder(
    _ symbol: Symbol, _ relation: Relation, _ here: Situation
  ) throws(Undefined) -> ConcreteSet {
    if let ball = try ball(symbol, relation, here) { return ball }
    if let box = try box(symbol, relation, here) { return box }
    return .builder(symbol, relation)
  }

  private func ball(
    _ symbol: Symbol, _ relation: Relation, _ here: Situation
  ) throws(Undefined) -> ConcreteSet? {
    guard case .compare(var left, var comparison, var right) = relation else { return nil }
    if case .norm = right { (left, comparison, right) = (right, comparison.mirrored, left) }
    guard case .norm(let norm, let inside) = left, [.less, .lessOrEqual].contains(comparison),
      !right.freeSymbols.contains(symbol)
    else { return nil }
    switch norm {
    case .l1, .l2, .infinity, .frobenius: break
    case .l0, .lq: return nil
    }
    guard let centre = self.centre(of: inside, symbol) else { return nil }
    guard let radius = try right.evaluate(in: here.intervals).elements.first else { return nil }
    return .ball(
      norm, centre: try centre.evaluate(in: here.intervals), radius: radius,
      isOpen: comparison == .less)
  }

  /// The c of v, v − c, v + c, c − v.
  private func centre(of inside: Expression, _ symbol: Symbol) -> Expression? {
    switch inside {
    case .symbol(symbol): return .zeros(symbol.shape)
    case .add(let parts):
      let rest = parts.filter { !$0.freeSymbols.contains(symbol) }
      guard rest.count == parts.count - 1 else { return nil }
      if parts.contains(.symbol(symbol)) { return .negate(.add(rest)) }
      if parts.contains(.negate(.symbol(symbol))) { return .add(rest) }
      return nil
    default: return nil
    }
  }

  private func box(
    _ symbol: Symbol, _ relation: Relation, _ here: Situation
  ) throws(Undefined) -> ConcreteSet? {
    guard let rows = here.point.count(symbol.shape.rows),
      let columns = here.point.count(symbol.shape.columns)
    else { return nil }
    let far = Double.greatestFiniteMagnitude
    var lower = [Interval](
      repeating: .init(lower: -.infinity, upper: -far), count: rows * columns)
    var upper = [Interval](
      repeating: .init(lower: far, upper: .infinity), count: rows * columns)
    var (openLeft, openRight) = (false, false)
    for (part, indices) in try BoundPart.all(in: relation, on: symbol, at: here) {
      let bounds = EntryBound.all(in: part, on: symbol)
      guard !bounds.isEmpty else { return nil }
      var environment = here.intervals
      environment.indices.merge(indices) { $1 }
      for bound in bounds {
        guard bound.comparison != .notEqual else { return nil }
        let value = try bound.value.evaluate(in: environment)
        var entries = Array(lower.indices)
        if let place = bound.entry {
          guard let number = try place.evaluate(in: environment).elements.first, number.isPoint,
            let entry = Int(exactly: number.lower - 1), lower.indices.contains(entry)
          else { return nil }
          entries = [entry]
        }
        openLeft = openLeft || bound.comparison == .greater
        openRight = openRight || bound.comparison == .less
        for entry in entries {
          let position = value.elements.count == 1 ? 0 : entry
          guard value.elements.indices.contains(position) else { return nil }
          let limit = value.elements[position]
          if bound.comparison != .greater && bound.comparison != .greaterOrEqual {
            upper[entry] = try .smaller(upper[entry], limit)
          }
          if bound.comparison != .less && bound.comparison != .lessOrEqual {
            lower[entry] = try .larger(lower[entry], limit)
          }
        }
      }
    }
    return .box(
      Tensor(rows: rows, columns: columns, lower), Tensor(rows: rows, columns: columns, upper),
      openLeft: openLeft, openRight: openRight)
  }
}

/// The comparisons that a condition comes to at a point, each with values for the indices around it.
/// Cases that do not speak of the element are decided here: "gⱼ = sign wⱼ if wⱼ ≠ 0".
private enum BoundPart {
  static func all(
    in relation: Relation, on symbol: Symbol, at here: Situation, _ indices: [Index: Int] = [:]
  ) throws(Undefined) -> [(Relation, [Index: Int])] {
    var result: [(Relation, [Index: Int])] = []
    switch relation {
    case .all(let parts):
      for part in parts { result += try all(in: part, on: symbol, at: here, indices) }
    case .forAll(let index, let inner):
      for assignment in here.point.assignments(of: [index]) {
        result += try all(
          in: inner, on: symbol, at: here, indices.merging(assignment) { $1 })
      }
    case .implies(let premise, let conclusion) where !premise.freeSymbols.contains(symbol):
      var environment = here.intervals
      environment.indices.merge(indices) { $1 }
      if try premise.holds(in: environment) {
        result += try all(in: conclusion, on: symbol, at: here, indices)
      }
    default: result.append((relation, indices))
    }
    return result
  }
}
