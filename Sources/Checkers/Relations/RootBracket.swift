import SymbolicLite

/// A number, or a few, between narrow ends between which a continuous quantity is zero, all else
/// being as at a point: two neighbouring doubles where it changes its sign.
struct RootBracket: Sendable {
  /// One number of the point and its ends.
  struct Side: Sendable {
    let symbol: Symbol
    let entry: Int
    let hull: Interval
  }

  /// A point within.
  let point: Point
  let sides: [Side]
  let indices: [Index: Int]

  /// All that is known of the root.
  var situation: Situation {
    var there = Situation(point: point, indices: indices)
    for side in sides {
      there.intervals.values.set(side.symbol, entry: side.entry, to: side.hull)
    }
    return there
  }

  /// `a ≈ 1.41421`.
  var place: String { sides.prefix(3).map(\.text).joined(separator: ", ") }
}

extension RootBracket.Side {
  fileprivate var text: String {
    let letter = Expression.symbol(symbol)
    let position = Expression.number(Rational(entry + 1))
    let number = symbol.shape.isScalar ? letter : .entry(letter, position, .number(.one))
    let scale = 1e5
    let middle = hull.midpoint
    let size = middle.magnitude
    let shown = size < 1e5 && size > 1e-2 ? (middle * scale).rounded() / scale : middle
    return "\(number.text) ≈ \(shown)"
  }
}

/// Finds roots of quantities on lines through points. The work is counted and limited.
struct RootSearch {
  private let bases: [Point]
  private let movable: [Symbol]
  private let indices: [Index]
  private let work: Int
  /// Points of a line, and lines without any root after which no more are tried.
  private static let grid = 12
  private static let patience = 6
  /// From how many points a number is brought down to zero.
  private static let starts = 3

  init(_ sampler: Sampler, draws: Int, work: Int) {
    self.work = work
    indices = sampler.problem.vocabulary.indices
    movable = sampler.movable
    // Roots beside tiny and huge numbers show no more than those beside plain ones.
    let plain = (0..<draws).compactMap { sampler.point($0) }.filter { point in
      point.values.allSatisfy { $0.value.elements.allSatisfy { $0.magnitude <= 64 } }
    }
    // Beside a root, what else keeps a sum of squares from zero has to be zero as well.
    var empty = plain.first
    for symbol in movable {
      guard var other = empty else { break }
      for entry in (other.values[symbol]?.elements ?? []).indices {
        other.set(symbol, entry: entry, to: 0)
      }
      if sampler.isAdmissible(other) { empty = other }
    }
    bases = [empty].compactMap { $0 } + plain
  }

  /// Places at which a number comes down to zero without changing its sign, from a few points; where
  /// only numbers have to be moved, beside all else that was drawn.
  func touches(of quantity: Expression) -> [RootBracket] {
    guard quantity.shape.isScalar else { return [] }
    let search = TouchSearch(quantity, moving: movable)
    for base in bases.dropFirst().prefix(Self.starts) {
      let assignments = base.assignments(of: indices, limit: 1)
      guard let assignment = assignments.first,
        let places = search.places(from: base, assignment)
      else { continue }
      let isShared = places.allSatisfy { $0.symbol.shape.isScalar } && indices.isEmpty
      return (isShared ? bases : [base]).map { moved($0, to: places, assignment) }
        .filter { $0.encloses(quantity) }
    }
    return []
  }

  /// A double zero is known to half of its digits.
  private func moved(
    _ base: Point, to places: [TouchSearch.Place], _ indices: [Index: Int]
  ) -> RootBracket {
    var point = base
    let sides = places.map { place -> RootBracket.Side in
      point.set(place.symbol, entry: place.entry, to: place.value)
      let width = 0x1p-15 * max(0x1p-10, place.value.magnitude)
      return RootBracket.Side(
        symbol: place.symbol, entry: place.entry,
        hull: Interval(lower: place.value - width, upper: place.value + width))
    }
    return RootBracket(point: point, sides: sides, indices: indices)
  }

  /// Roots at which all entries of the quantity are zero; a few, from several points: what else it
  /// takes to fail differs from point to point.
  func brackets(of quantity: Expression, most: Int) -> [RootBracket] {
    var work = self.work
    let symbols = movable.filter(quantity.freeSymbols.contains).prefix(3)
    var found: [RootBracket] = []
    var misses = 0
    for (turn, base) in bases.enumerated() {
      for symbol in symbols where work > 0 && misses < Self.patience {
        let count = base.values[symbol]?.elements.count ?? 0
        guard count > 0 else { continue }
        let indices = base.assignments(of: indices, limit: 4)
        guard let assignment = indices.isEmpty ? nil : indices[turn % indices.count] else {
          continue
        }
        let line = RootLine(quantity, base, symbol, turn % count, assignment)
        let roots = line.roots(grid: Self.grid, &work)
        misses = roots.isEmpty ? misses + 1 : 0
        found += roots.filter { $0.encloses(quantity) }.prefix(3)
        if found.count >= most { return found }
      }
    }
    return found
  }
}

extension RootBracket {
  /// Whether the enclosures allow all entries to be zero between the two ends. A jump or a pole shows
  /// by having no bounded enclosure there.
  fileprivate func encloses(_ quantity: Expression) -> Bool {
    guard let values = try? quantity.evaluate(in: situation.intervals).elements else {
      return false
    }
    return values.allSatisfy { $0.isBounded && $0.lower <= 0 && $0.upper >= 0 }
  }
}

/// A quantity as a function of one number.
private struct RootLine {
  let quantity: Expression
  let base: Point
  let symbol: Symbol
  let entry: Int
  let indices: [Index: Int]

  init(
    _ quantity: Expression, _ base: Point, _ symbol: Symbol, _ entry: Int, _ indices: [Index: Int]
  ) {
    (self.quantity, self.base, self.symbol, self.entry) = (quantity, base, symbol, entry)
    self.indices = indices
  }

  func roots(grid: Int, _ work: inout Int) -> [RootBracket] {
    var environment = base.doubles(indices)
    func values(_ place: Double) -> [Double]? {
      work -= 1
      environment.values.set(symbol, entry: entry, to: place)
      return (try? quantity.evaluate(in: environment))?.elements
    }
    let start = base.values[symbol]?.elements[entry] ?? 0
    let reach = 3 * max(1, start.magnitude)
    // Moved a little off the simple numbers, at which entries are zero by themselves.
    let places = (0...grid).map { reach * (Double($0) / Double(grid) * 2 - 1) + reach * 0x1p-7 }
    var found: [RootBracket] = []
    var before: (Double, [Double])?
    for place in places where work > 0 {
      guard let now = values(place) else {
        before = nil
        continue
      }
      if let (old, row) = before, row.count == now.count,
        let position = now.indices.first(where: { row[$0] * now[$0] < 0 }),
        let bracket = narrowed(position, (old, place), row[position], values)
      {
        found.append(bracket)
      }
      before = (place, now)
    }
    return found
  }

  /// Halves until the ends are neighbours.
  private func narrowed(
    _ position: Int, _ ends: (Double, Double), _ start: Double, _ values: (Double) -> [Double]?
  ) -> RootBracket? {
    var (low, high) = ends
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      guard let row = values(middle), row.indices.contains(position), !row[position].isNaN else {
        return nil
      }
      if row[position] == 0 {
        (low, high) = (middle.nextDown, middle.nextUp)
        break
      }
      if (row[position] < 0) == (start < 0) { low = middle } else { high = middle }
      // Zero is drawn anyway, and has a thousand doubles beside it.
      guard max(low.magnitude, high.magnitude) > 0x1p-40 else { return nil }
    }
    var point = base
    point.set(symbol, entry: entry, to: low)
    let side = RootBracket.Side(
      symbol: symbol, entry: entry, hull: Interval(lower: low, upper: high))
    return RootBracket(point: point, sides: [side], indices: indices)
  }
}

extension Sampler {
  /// The symbols whose numbers may be changed one by one.
  var movable: [Symbol] {
    problem.vocabulary.symbols.filter { symbol in
      if case .free = structure(of: symbol) { symbol.domain == .real } else { false }
    }
  }
}
