import SymbolicLite

/// Counters that are small together, as in m + k ≥ 1, or large together.
struct NaturalTuples {
  let sampler: Sampler
  private static let small = 7
  private static let large = [13, 22, 40, 100]

  /// Admissible points with all small tuples for up to three counters; none without counters, or
  /// where each point costs a search.
  func points() -> [Point] {
    let counters = sampler.problem.vocabulary.symbols.filter {
      $0.domain == .natural && $0.shape.isScalar
    }
    guard (1...3).contains(counters.count), !sampler.problem.mentionsOptimum,
      let sizes = sampler.sizes.last
    else { return [] }
    var dice = Dice(seed: sampler.seed ^ 0x4a7)
    var tuples: [[Int]] = [[]]
    for _ in counters {
      tuples = tuples.flatMap { tuple in (0..<Self.small).map { tuple + [$0] } }
    }
    tuples += Self.large.map { [Int](repeating: $0, count: counters.count) }
    return tuples.flatMap { tuple -> [Point] in
      guard var point = sampler.draw(sizes: sizes, style: .integers, &dice) else { return [] }
      for (symbol, value) in zip(counters, tuple) {
        point.set(symbol, entry: 0, to: Double(value))
      }
      // Beside the smallest, all else is small too.
      guard tuple.reduce(0, +) <= 1 else { return [point] }
      var empty = point
      for symbol in sampler.movable {
        var other = empty
        for entry in 0..<(point.values[symbol]?.elements.count ?? 0) {
          other.set(symbol, entry: entry, to: 0)
        }
        if sampler.isAdmissible(other) { empty = other }
      }
      return [point, empty]
    }.filter(sampler.isAdmissible)
  }
}
