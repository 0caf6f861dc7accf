import SymbolicLite

/// Points in every cell between two switches of a claim, beside the switches and on them.
///
/// Along a line through a drawn point the switches are functions of one number. Their changes of
/// sign are found on a grid and narrowed down in doubles; what is found is only where to look,
/// so that a change that is missed costs strength and never soundness.
struct CellSearch {
  private let examiner: Examiner
  private let switches: [Switch]
  private static let grid = 24
  private static let lines = 14

  init(_ examiner: Examiner) {
    self.examiner = examiner
    var collector = SwitchCollector()
    collector.add(examiner.problem.relation)
    for assumption in examiner.problem.assumptions { collector.condition(assumption) }
    switches = collector.switches
  }

  /// New admissible points; at most `limit`.
  func points(from bases: [Point], limit: Int, lines: Int = CellSearch.lines) -> [Point] {
    guard !switches.isEmpty else { return [] }
    var result: [Point] = []
    var dice = Dice(seed: examiner.sampler.seed ^ 0xce11)
    for base in bases.prefix(lines) {
      for line in self.lines(through: base, &dice) {
        for place in places(on: line) {
          let point = line.point(at: place)
          if examiner.sampler.isAdmissible(point) { result.append(point) }
          if result.count >= limit { return result }
        }
      }
    }
    return result
  }

  /// Why nothing was seen of a case that an equation decides: the equation holds somewhere between
  /// the points, as a change of sign tells, and at none of them for certain.
  func unmetCase(_ points: [Point]) -> String? {
    for equation in equations {
      guard case .compare(let a, _, let b) = equation, a.shape.isScalar else { continue }
      let gap = Switch(quantity: .add([a, .negate(b)]), indices: [])
      var (isBelow, isAbove, isMet) = (false, false, false)
      for point in points {
        let indices = examiner.problem.vocabulary.indices
        for value in gap.values(at: point, indices: indices) {
          isBelow = isBelow || value < 0
          isAbove = isAbove || value > 0
        }
        for assignment in point.assignments(of: indices, limit: 4) where !isMet {
          isMet = truth(of: equation, in: point.intervals(assignment)) == true
        }
      }
      if isBelow, isAbove, !isMet { return "no point meets the case \(equation.text)" }
    }
    return nil
  }

  /// The equations that stand as conditions of cases.
  private var equations: [Relation] {
    let walker = CaseConditions()
    _ = walker.relation(examiner.problem.relation)
    return walker.collected.items.filter {
      if case .compare(_, .equal, _) = $0 { true } else { false }
    }
  }

  /// Up to two lines, each along one number of the point.
  private func lines(through base: Point, _ dice: inout Dice) -> [Line] {
    let symbols = examiner.problem.vocabulary.symbols.filter { symbol in
      if case .free = examiner.sampler.structure(of: symbol) {
        symbol.domain == .real
      } else {
        false
      }
    }
    guard let first = dice.pick(symbols), let second = dice.pick(symbols) else { return [] }
    return (first == second ? [first] : [first, second]).map { symbol in
      Line(base: base, symbol: symbol, entry: dice.below(base.values[symbol]?.elements.count ?? 1))
    }
  }

  /// Where to look on a line: on each crossing, on both sides of it, between any two.
  private func places(on line: Line) -> [Double] {
    let crossings = self.crossings(on: line).sorted()
    var places: [Double] = []
    for (position, crossing) in crossings.prefix(8).enumerated() {
      let size = max(crossing.magnitude, 0x1p-4)
      places += [crossing, crossing - size * 0x1p-10, crossing + size * 0x1p-10]
      if position + 1 < crossings.count {
        places.append(crossing + (crossings[position + 1] - crossing) / 2)
      }
    }
    if let first = crossings.first, let last = crossings.last {
      places += [first - 1, last + 1, first - 0x1p-24, last + 0x1p-24]
    }
    return places
  }

  private func crossings(on line: Line) -> [Double] {
    let reach = 4 * max(1, line.start.magnitude)
    let grid = (0...CellSearch.grid).map { step in
      // An odd count of steps around the middle, moved a little off the simple numbers.
      reach * (Double(step) / Double(CellSearch.grid) * 2 - 1) + reach * 0x1p-7
    }
    var found: [Double] = []
    for one in switches where one.moves(with: line.symbol) {
      let table = grid.map { values(of: one, on: line, at: $0) }
      for (step, row) in table.enumerated().dropLast() {
        let next = table[step + 1]
        guard row.count == next.count else { continue }
        for position in row.indices where row[position] * next[position] < 0 && found.count < 24 {
          let crossing = crossing(
            line, one, position, (grid[step], grid[step + 1]), (row[position], next[position]))
          if !found.contains(crossing) { found.append(crossing) }
        }
      }
    }
    return found
  }

  private func values(of one: Switch, on line: Line, at place: Double) -> [Double] {
    one.values(at: line.point(at: place), indices: examiner.problem.vocabulary.indices)
  }

  /// Where a switch changes its sign between two places. Most switches are affine, and then the
  /// chord tells; others are narrowed down.
  private func crossing(
    _ line: Line, _ one: Switch, _ position: Int, _ places: (Double, Double),
    _ values: (Double, Double)
  ) -> Double {
    let chord = places.0 - values.0 * ((places.1 - places.0) / (values.1 - values.0))
    if let exact = simplest(line, one, position, near: chord) { return exact }
    let atChord = self.values(of: one, on: line, at: chord)
    let size = max(values.0.magnitude, values.1.magnitude)
    if atChord.indices.contains(position), atChord[position].magnitude <= 1e-12 * size {
      return chord
    }
    var (low, high) = places
    for _ in 0..<44 {
      let middle = low + (high - low) / 2
      let row = self.values(of: one, on: line, at: middle)
      guard row.indices.contains(position), middle > low, middle < high else { break }
      if row[position] == 0 { return middle }
      if (row[position] < 0) == (values.0 < 0) { low = middle } else { high = middle }
    }
    let place = low + (high - low) / 2
    return simplest(line, one, position, near: place) ?? place
  }

  /// The crossing itself, where a short binary fraction near the place is one.
  private func simplest(
    _ line: Line, _ one: Switch, _ position: Int, near place: Double
  ) -> Double? {
    for scale in [1.0, 2, 4, 8, 64, 1024, 0x1p20] {
      let snapped = (place * scale).rounded() / scale
      guard (snapped - place).magnitude <= 1e-9 * max(1, place.magnitude) else { continue }
      let row = values(of: one, on: line, at: snapped)
      if row.indices.contains(position), row[position] == 0 { return snapped }
    }
    return nil
  }
}

/// The points that differ from a base in one number.
private struct Line {
  let base: Point
  let symbol: Symbol
  let entry: Int

  var start: Double {
    guard let elements = base.values[symbol]?.elements, elements.indices.contains(entry) else {
      return 0
    }
    return elements[entry]
  }

  func point(at place: Double) -> Point {
    var point = base
    point.set(symbol, entry: entry, to: place)
    return point
  }
}

/// Collects the conditions of all cases.
private struct CaseConditions: FormulaMap {
  let collected = Collected<Relation>()

  func expression(_ part: Expression) -> Expression {
    if case .cases(let branches, _) = part { collected.items += branches.map(\.condition) }
    return part.mapParts(self)
  }

  func set(_ part: SetExpression) -> SetExpression {
    if case .cases(let branches, _) = part { collected.items += branches.map(\.condition) }
    return part.mapParts(self)
  }
}
