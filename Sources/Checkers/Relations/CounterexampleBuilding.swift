import SymbolicLite

extension Examiner {
  /// Everything that the claim mentions and that has a value at a point, in the order in which a reader
  /// wants it.
  func counterexample(_ point: Point, _ indices: [Index: Int]) -> Counterexample {
    var entries: [Counterexample.Entry] = []
    for name in problem.vocabulary.sizes {
      if let size = point.sizes[name] { entries.append(.init(name, .count(size))) }
    }
    let mentioned = problem.relation.freeSymbols
    for symbol in problem.vocabulary.symbols where mentioned.contains(symbol) {
      if let value = point.values[symbol] {
        entries.append(.init(symbol.name, .tensor(value), shape: symbol.shape))
      }
    }
    for definition in problem.definitions {
      if let value = try? definition.value.evaluate(in: point.intervals(indices)) {
        let symbol = definition.symbol
        entries.append(.init(symbol.name, .tensor(value.middles), shape: symbol.shape))
      }
    }
    for (index, value) in indices.sorted(by: { $0.key.name < $1.key.name }) {
      entries.append(.init(index.name, .count(value)))
    }
    for (function, instance) in point.functions.sorted(by: { $0.key.name < $1.key.name }) {
      entries.append(.init(function.name, .formula(instance.latex)))
    }
    return Counterexample(entries)
  }
}
