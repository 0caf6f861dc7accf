import SymbolicLite

/// Looks for the points where an inequality is nearest to failing: from the tightest points drawn,
/// one number at a time is moved so that the slack shrinks. Guided by doubles, decided elsewhere.
struct SlackSearch {
  private let examiner: Examiner
  // Where a proof is at hand, a short search has to do.
  private var starts: Int { examiner.isBrief ? 1 : 4 }
  private var rounds: Int { examiner.isBrief ? 4 : 12 }

  /// Larger side minus smaller side, entry by entry; `nil` where the claim is no inequality.
  private let difference: Expression?
  private let indices: [Index]
  /// The symbols whose entries may be any numbers.
  private let movable: [Symbol]

  init(_ examiner: Examiner) {
    self.examiner = examiner
    difference = Self.slackOf(examiner.problem.relation)
    let vocabulary = examiner.problem.vocabulary
    indices = vocabulary.indices
    movable = vocabulary.symbols.filter { symbol in
      guard case .free = examiner.sampler.structure(of: symbol) else { return false }
      return symbol.domain == .real
    }
  }

  /// The points that the search ends in or passes through with little or negative slack, and their
  /// neighbours made of short binary fractions.
  func points(from bases: [Point]) -> [Point] {
    guard difference != nil else { return [] }
    let ranked = bases.enumerated().compactMap { position, point -> (Double, Int, Point)? in
      slack(at: point).map { ($0, position, point) }
    }
    var result: [Point] = []
    for (slack, _, point) in ranked.sorted(by: { ($0.0, $0.1) < ($1.0, $1.1) })
      .prefix(starts)
    {
      result += descend(from: point, slack)
    }
    return result.filter(examiner.sampler.isAdmissible)
  }

  /// The same with one symbol moved and the others held, from each of the points: where two symbols
  /// have to move together, what is tight for all of them may not be reached step by step.
  func points(movingOneSymbolFrom bases: [Point]) -> [Point] {
    guard difference != nil else { return [] }
    return bases.flatMap { point -> [Point] in
      guard let slack = slack(at: point) else { return [] }
      return movable.filter { $0.shape.columns == .one }
        .flatMap { descend(from: point, slack, moving: [$0]) }
    }.filter(examiner.sampler.isAdmissible)
  }

  /// Those at which an inequality fails or nearly fails in doubles; all, for any other claim.
  func suspicious(_ points: [Point]) -> [Point] {
    guard difference != nil else { return points }
    return points.filter { (slack(at: $0) ?? 0) <= 0 }
  }

  /// Points with numbers between the plain ones and the extreme ones that are drawn.
  func shrunk(_ points: some Sequence<Point>, by factor: Double) -> [Point] {
    points.map { point in
      var other = point
      for symbol in movable {
        for (entry, value) in (point.values[symbol]?.elements ?? []).enumerated() {
          other.set(symbol, entry: entry, to: value * factor)
        }
      }
      return other
    }.filter(examiner.sampler.isAdmissible)
  }

  private func descend(
    from start: Point, _ slack: Double, moving symbols: [Symbol]? = nil
  ) -> [Point] {
    var (point, best) = (start, slack)
    var step = 1.0
    var visited: [Point] = []
    var moved = true
    for _ in 0..<rounds {
      // Where nothing has moved, only the steps are new.
      let isNew = moved
      moved = false
      for symbol in symbols ?? movable {
        for entry in 0..<(point.values[symbol]?.elements.count ?? 0) {
          let now = point.values[symbol]?.elements[entry] ?? 0
          let steps = [now + step, now - step]
          for candidate in isNew ? steps + [0, -now, now * 2, now / 2] : steps
          where candidate != now {
            var other = point
            other.set(symbol, entry: entry, to: candidate)
            guard let value = self.slack(at: other), value < best,
              examiner.sampler.seemsToMeetAssumptions(other)
            else { continue }
            (point, best, moved) = (other, value, true)
            if visited.count < 24 { visited.append(other) }
          }
        }
      }
      if !moved { step /= 4 }
    }
    return Array(visited.suffix(8)) + [point] + [1.0, 2, 8, 64].map { snapped(point, to: $0) }
  }

  private func snapped(_ point: Point, to grid: Double) -> Point {
    var result = point
    for symbol in movable {
      for (entry, value) in (point.values[symbol]?.elements ?? []).enumerated() {
        result.set(symbol, entry: entry, to: (value * grid).rounded() / grid)
      }
    }
    return result
  }

  /// Larger side minus smaller side, entry by entry.
  private static func slackOf(_ relation: Relation) -> Expression? {
    guard case .compare(let left, let comparison, let right) = relation else { return nil }
    switch comparison {
    case .less, .lessOrEqual: return .add([right, .negate(left)])
    case .greater, .greaterOrEqual: return .add([left, .negate(right)])
    case .equal, .notEqual: return nil
    }
  }

  private func slack(at point: Point) -> Double? {
    guard let difference else { return nil }
    var least: Double?
    for assignment in point.assignments(of: indices) {
      let value = try? difference.evaluate(in: point.doubles(assignment))
      guard let smallest = value?.elements.min(), smallest.isFinite else { continue }
      least = min(least ?? smallest, smallest)
    }
    return least
  }
}
