import SymbolicLite

extension Examiner {
  /// Sets that are known only element by element: the same simple elements have to lie in both, some of
  /// them inside and some outside.
  func bySamples(
    _ a: SetExpression, _ one: ConcreteSet, _ b: SetExpression, _ two: ConcreteSet,
    _ here: Situation
  ) -> Finding {
    guard let shape = elementShape(a, here) ?? elementShape(b, here) else {
      return .leftOut("the sets do not say what their elements are")
    }
    var (inside, outside) = (0, 0)
    for entries in candidates((a, one), (b, two), shape, here) {
      let value = Tensor<Double>(rows: shape.rows, columns: shape.columns, entries).enclosed
      guard let left = contains(value, a, one, here), let right = contains(value, b, two, here)
      else { continue }
      if left != right {
        return .fails(
          Failure(
            left: "\(printed(value)) \(left ? "is" : "is not") an element",
            right: "\(printed(value)) \(right ? "is" : "is not") an element"))
      }
      if left { inside += 1 } else { outside += 1 }
    }
    return inside > 0 && outside > 0
      ? .agrees(width: 0) : .leftOut("too few elements of the sets are known to compare them")
  }

  /// Ends along the axes as far as support functions know them, and simple numbers.
  private func candidates(
    _ left: (SetExpression, ConcreteSet), _ right: (SetExpression, ConcreteSet),
    _ shape: (rows: Int, columns: Int), _ here: Situation
  ) -> [[Double]] {
    let ((a, one), (b, two)) = (left, right)
    let count = shape.rows * shape.columns
    var marks: [Double] = [0, 1, -1, 0.5, -0.5, 2, -2, 0.99, -0.99, 1.01, -1.01]
    for set in [one, two] {
      for direction in Directions.plain(count).prefix(2 * count) {
        let v = Tensor<Double>(rows: shape.rows, columns: shape.columns, direction).enclosed
        guard let reach = try? support(of: set, along: v, here), reach.isBounded else { continue }
        let end = reach.middle * (direction.contains(1) ? 1 : -1)
        marks += beside(end).filter { !marks.contains($0) }
      }
    }
    if count == 1 {
      let ends = borders(one, a, here) + borders(two, b, here)
      return (marks + ends.flatMap(beside)).map { [$0] }
    }
    var dice = Dice(seed: 0x5e7)
    return (0..<120).map { _ in (0..<count).map { _ in dice.pick(marks) ?? 0 } }
  }

  /// An end of a set, and elements a little or far inside and outside of it.
  private func beside(_ end: Double) -> [Double] {
    let size = max(end.magnitude, 0x1p-4)
    let (near, nearer) = (1e-3 * size, 1e-6 * size)
    return [
      end, end * 0.99, end * 1.01, end / 2, end + near, end - near, end + nearer, end - nearer,
    ]
  }

  /// Where a set of numbers begins and ends, as far as a grid meets it.
  private func borders(_ one: ConcreteSet, _ set: SetExpression, _ here: Situation) -> [Double] {
    func has(_ place: Double) -> Bool? { contains(Tensor(Interval(place)), set, one, here) }
    // Odd shares, so that the simple numbers, which are often the ends, lie in between.
    let grid = (-24...24).map { Double($0) * 0.34375 + 0.0078125 }
    let table = grid.map(has)
    var found: [Double] = []
    for step in grid.indices.dropLast() where found.count < 6 {
      guard let before = table[step], let after = table[step + 1], before != after else { continue }
      var (low, high) = (grid[step], grid[step + 1])
      for _ in 0..<40 {
        let middle = low + (high - low) / 2
        guard let now = has(middle) else { break }
        if now == before { low = middle } else { high = middle }
      }
      found.append(high)
    }
    return found
  }

  /// Why a subdifferential cannot be judged here: the function is visibly not convex.
  func obstacle(_ set: ConcreteSet, _ here: Situation) -> String? {
    switch set {
    case .subdifferential(let body, let symbol, let place):
      return isBent(body, symbol, place, here)
        ? "the function is not convex, and its subdifferential is not a set of subgradients" : nil
    case .sum(let a, let b): return obstacle(a, here) ?? obstacle(b, here)
    case .image(_, let inner): return obstacle(inner, here)
    default: return nil
    }
  }

  /// Whether f((u+v)/2) > (f(u)+f(v))/2 at some pair of points, whatever the rounding.
  func isBent(
    _ body: Expression, _ symbol: Symbol, _ place: Tensor<Interval>, _ here: Situation
  ) -> Bool {
    let count = place.elements.count
    var dice = Dice(seed: 0xbe47)
    let centre = place.middles.elements
    let half = Interval(0.5)
    for turn in 0..<8 {
      // Half of the pairs lie around the point, so that a dent of any size is met.
      let size = [1.0, 4, 0.25, 16][turn / 2]
      let step = (0..<count).map { _ in Double(dice.integer(-4...4)) / 4 * size }
      let base = turn % 2 == 0 ? centre : (0..<count).map { _ in Double(dice.integer(-3...3)) }
      func value(_ t: Double) -> Interval? {
        var environment = here.intervals
        environment.values[symbol] =
          Tensor<Double>(
            zip(base, step).map { $0 + t * $1 }, like: place
          ).enclosed
        return try? body.evaluate(in: environment).elements.first
      }
      guard let left = value(-1), let middle = value(0), let right = value(1) else { continue }
      // base ± step is rounded; only where it is exact do the three lie on a line.
      guard zip(base, step).allSatisfy({ ($0 + $1) - $0 == $1 && ($0 - $1) - $0 == -$1 }) else {
        continue
      }
      if middle.lower > (half * (left + right)).upper { return true }
    }
    return false
  }
}
