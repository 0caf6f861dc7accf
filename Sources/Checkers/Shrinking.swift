import SymbolicLite

/// Makes a counterexample as small as it gets.
///
/// The order of simplicity, most important first: smaller sizes, fewer non-zero numbers, fewer
/// numbers that are not whole, fewer that are not halves, smaller magnitudes, fewer negative ones.
/// Every step is admissible and refutes the claim by enclosures again.
struct Shrinking {
  private let examiner: Examiner
  private static let budget = 400
  private static let mostSingles = 100

  init(_ examiner: Examiner) { self.examiner = examiner }

  struct Result {
    var point: Point
    var indices: [Index: Int]
    var failure: Failure
  }

  func smallest(from point: Point, _ indices: [Index: Int], _ failure: Failure) -> Result {
    let examiner = examiner(failingAt: point)
    var best = Result(point: point, indices: indices, failure: failure)
    // With many numbers, one at a time would cost the cube of their number.
    if point.numberCount > Self.mostSingles {
      best = BlockShrinking(examiner).smaller(than: best)
      guard best.point.numberCount <= Self.mostSingles else { return best }
    }
    var left = Shrinking.budget
    var improved = true
    while improved && left > 0 {
      improved = false
      for candidate in candidates(near: best.point) where left > 0 {
        guard Weight(candidate) < Weight(best.point) else { continue }
        left -= 1
        guard examiner.sampler.isAdmissible(candidate) else { continue }
        let (finding, indices) = examiner.examine(examiner.problem.relation, at: candidate)
        if case .fails(let failure) = finding {
          best = Result(point: candidate, indices: indices, failure: failure)
          improved = true
          break
        }
      }
    }
    return best
  }

  /// Where the short look already sees the failure, it is what the smaller points get.
  private func examiner(failingAt point: Point) -> Examiner {
    guard examiner.problem.mentionsOptimum else { return examiner }
    var brief = examiner
    brief.isBrief = true
    if case .fails = brief.examine(point) { return brief }
    return examiner
  }

  private func candidates(near point: Point) -> [Point] {
    var result: [Point] = []
    for (name, size) in point.sizes.sorted(by: { $0.key < $1.key }) where size > 1 {
      for removed in 0..<size {
        if let smaller = point.removing(removed..<removed + 1, of: name) { result.append(smaller) }
      }
    }
    for choice in examiner.sampler.functionChoices {
      var other = point
      other.functions = choice
      if Weight(other) < Weight(point) { result.append(other) }
      // A simpler function may fail elsewhere only.
      for value in [1.0, -1] {
        var moved = other
        for symbol in examiner.problem.vocabulary.symbols where symbol.domain == .real {
          for entry in (point.values[symbol]?.elements ?? []).indices {
            moved.set(symbol, entry: entry, to: value)
          }
        }
        if Weight(moved) < Weight(point) { result.append(moved) }
      }
    }
    let symbols = examiner.problem.vocabulary.symbols
    for symbol in symbols { result += wholes(point, symbol) }
    for symbol in symbols where !symbol.domain.isSymmetric {
      for (entry, value) in (point.values[symbol]?.elements ?? []).enumerated() {
        for simpler in simpler(than: value, symbol.domain) {
          var other = point
          other.set(symbol, entry: entry, to: simpler)
          result.append(other)
        }
      }
    }
    return result
  }

  /// A whole symbol at once: all zeros, all ones, the identity.
  private func wholes(_ point: Point, _ symbol: Symbol) -> [Point] {
    guard let tensor = point.values[symbol] else { return [] }
    let (rows, columns) = (tensor.rows, tensor.columns)
    let count = rows * columns
    var choices: [[Double]] = []
    switch symbol.domain {
    case .finite: return []
    case .positiveDefinite: break
    default: choices.append([Double](repeating: 0, count: count))
    }
    if rows == columns {
      choices.append((0..<count).map { $0 / columns == $0 % columns ? 1 : 0 })
    }
    if !symbol.domain.isSymmetric { choices.append([Double](repeating: 1, count: count)) }
    return choices.filter { $0 != tensor.elements }.map { elements in
      var other = point
      other.values[symbol] = Tensor(rows: rows, columns: columns, elements)
      return other
    }
  }

  private func simpler(than value: Double, _ domain: Domain) -> [Double] {
    switch domain {
    case .finite(let choices):
      return choices.map { Double($0.numerator) / Double($0.denominator) }.filter { $0 != value }
    case .natural: return [0, 1, 2, 3].filter { $0 < value }
    default:
      let near = [value.rounded(), (value * 2).rounded() / 2, (value * 4).rounded() / 4]
      return ([0, 1, -1, 2, -2, 0.5, -0.5, 3, 4, -value] + near).filter { $0 != value }
    }
  }
}

/// How complicated a point is; compared from the first component on.
struct Weight: Comparable {
  private let parts: [Double]

  init(_ point: Point) {
    let numbers = point.values.flatMap(\.value.elements)
    func count(_ matches: (Double) -> Bool) -> Double { Double(numbers.filter(matches).count) }
    parts = [
      Double(point.sizes.values.reduce(0, +)),
      Double(point.functions.values.map(\.rank).reduce(0, +)),
      count { $0 != 0 },
      count { $0 != $0.rounded() },
      count { $0 * 2 != ($0 * 2).rounded() },
      // Summed in order, so that the hashing of the symbols cannot show.
      numbers.map(\.magnitude).sorted().reduce(0, +),
      count { $0 < 0 },
    ]
  }

  static func < (a: Weight, b: Weight) -> Bool { a.parts.lexicographicallyPrecedes(b.parts) }
}
