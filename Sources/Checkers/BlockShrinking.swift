import SymbolicLite

/// Makes a counterexample with many numbers smaller by whole blocks: halves first, then quarters, down
/// to single places (the delta debugging of Zeller and Hildebrandt). The work is counted in numbers
/// looked at and limited.
struct BlockShrinking {
  private let examiner: Examiner
  private static let budget = 100_000

  init(_ examiner: Examiner) { self.examiner = examiner }

  func smaller(than start: Shrinking.Result) -> Shrinking.Result {
    var best = start
    var left = Self.budget
    for name in start.point.sizes.keys.sorted() { removePlaces(of: name, from: &best, &left) }
    for symbol in examiner.problem.vocabulary.symbols where !symbol.domain.isSymmetric {
      for simpler in Self.simpler {
        simplify(symbol, in: &best, &left, to: simpler)
      }
    }
    return best
  }

  /// What a number may become, the plainest first.
  private static let simpler: [@Sendable (Double) -> Double] = [
    { _ in 0 }, { $0 == 0 ? 0 : 1 }, { $0.rounded() },
  ]

  /// Takes places out of a size, as many at once as can be.
  private func removePlaces(
    of name: String, from best: inout Shrinking.Result, _ left: inout Int
  ) {
    var width = (best.point.sizes[name] ?? 1) / 2
    while width >= 1, left > 0 {
      var first = 0
      while let size = best.point.sizes[name], first + width <= size, width < size, left > 0 {
        let candidate = best.point.removing(first..<first + width, of: name)
        guard let candidate, accept(candidate, &best, &left) else {
          first += width
          continue
        }
      }
      width /= 2
    }
  }

  private func simplify(
    _ symbol: Symbol, in best: inout Shrinking.Result, _ left: inout Int,
    to simpler: (Double) -> Double
  ) {
    let count = best.point.values[symbol]?.elements.count ?? 0
    var width = count
    while width >= 1, left > 0 {
      for first in stride(from: 0, to: count, by: width) where left > 0 {
        var candidate = best.point
        guard var tensor = candidate.values[symbol] else { return }
        for entry in first..<min(first + width, tensor.elements.count) {
          tensor.elements[entry] = simpler(tensor.elements[entry])
        }
        guard tensor.elements != best.point.values[symbol]?.elements else { continue }
        candidate.values[symbol] = tensor
        _ = accept(candidate, &best, &left)
      }
      width /= 2
    }
  }

  /// Whether the candidate is simpler and refutes the claim as well; then it is the best so far.
  private func accept(
    _ candidate: Point, _ best: inout Shrinking.Result, _ left: inout Int
  ) -> Bool {
    left -= candidate.numberCount + 1
    guard Weight(candidate) < Weight(best.point), examiner.sampler.isAdmissible(candidate) else {
      return false
    }
    let (finding, indices) = examiner.examine(examiner.problem.relation, at: candidate)
    guard case .fails(let failure) = finding else { return false }
    best = Shrinking.Result(point: candidate, indices: indices, failure: failure)
    return true
  }
}

extension Point {
  /// How many numbers it consists of.
  var numberCount: Int { values.reduce(0) { $0 + $1.value.elements.count } }

  /// The point without some of the places that the size `name` counts: those rows or columns are taken
  /// out of every symbol. `nil` where the size occurs in a sum such as n + d.
  func removing(_ places: Range<Int>, of name: String) -> Point? {
    var result = self
    result.sizes[name] = (sizes[name] ?? places.count) - places.count
    for (symbol, tensor) in values {
      let rows = symbol.shape.rows.terms[name] != nil
      let columns = symbol.shape.columns.terms[name] != nil
      if rows && symbol.shape.rows.name == nil { return nil }
      if columns && symbol.shape.columns.name == nil { return nil }
      guard rows || columns else { continue }
      let keptRows = (0..<tensor.rows).filter { !rows || !places.contains($0) }
      let keptColumns = (0..<tensor.columns).filter { !columns || !places.contains($0) }
      result.values[symbol] = Tensor(
        rows: keptRows.count, columns: keptColumns.count,
        keptRows.flatMap { row in keptColumns.map { tensor[row, $0] } })
    }
    return result
  }
}
