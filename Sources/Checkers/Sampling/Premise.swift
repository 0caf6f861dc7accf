import SymbolicLite

/// An assumption with what sampling asks of it again and again.
struct Premise: Sendable {
  let relation: Relation
  let symbols: Set<Symbol>
  /// Its free indices, for all values of which it holds.
  let indices: [Index]
  /// Whether it speaks of functions that the note leaves open.
  let isAboutFunctions: Bool

  init(_ relation: Relation) {
    self.relation = relation
    symbols = relation.freeSymbols
    indices = relation.freeIndices.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    isAboutFunctions = !relation.openFunctions.isEmpty
  }
}

/// A bound on the entries of a symbol, with what has to be known before it has a value.
struct StatedBound: Sendable {
  let bound: EntryBound
  let needs: Set<Symbol>
  let indices: [Index]

  static func all(in premises: [Premise], on symbol: Symbol) -> [StatedBound] {
    premises.flatMap { premise in
      EntryBound.all(in: premise.relation, on: symbol).map {
        StatedBound(bound: $0, needs: $0.value.freeSymbols, indices: premise.indices)
      }
    }
  }
}
