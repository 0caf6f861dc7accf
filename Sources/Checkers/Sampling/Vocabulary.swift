import SymbolicLite

/// Everything that needs a value before a claim can be evaluated, in an order that does not depend
/// on hashing.
struct Vocabulary: Sendable {
  var symbols: [Symbol]
  var sizes: [String]
  /// Free indices of the claim itself; those of an assumption are its own business.
  var indices: [Index]
  var functions: [OpaqueFunction]

  init(relation: Relation, assumptions: [Relation], definitions: [Expression]) {
    var symbols = relation.freeSymbols
    var functions = relation.openFunctions
    var sizes = relation.sizeNames
    for assumption in assumptions {
      symbols.formUnion(assumption.freeSymbols)
      functions.formUnion(assumption.openFunctions)
      sizes.formUnion(assumption.sizeNames)
    }
    for definition in definitions {
      symbols.formUnion(definition.freeSymbols)
      functions.formUnion(definition.openFunctions)
      sizes.formUnion(definition.sizeNames)
    }
    for symbol in symbols {
      sizes.formUnion(symbol.shape.rows.terms.keys)
      sizes.formUnion(symbol.shape.columns.terms.keys)
    }
    for function in functions {
      sizes.formUnion(function.argument.rows.terms.keys)
      sizes.formUnion(function.argument.columns.terms.keys)
    }
    let indices = relation.freeIndices
    for index in indices { sizes.formUnion(index.range.terms.keys) }
    self.symbols = symbols.sorted { Vocabulary.precedes($0, $1) }
    self.sizes = sizes.sorted { $0 == "n" || ($1 != "n" && $0 < $1) }
    self.indices = indices.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    self.functions = functions.sorted { $0.name < $1.name }
  }

  /// Matrices, vectors, numbers, each by name: bounds on a number may speak of the larger things.
  private static func precedes(_ a: Symbol, _ b: Symbol) -> Bool {
    let ranks = [a, b].map { $0.shape.isScalar ? 2 : $0.shape.isVector ? 1 : 0 }
    if ranks[0] != ranks[1] { return ranks[0] < ranks[1] }
    return (a.name, a.shape.description) < (b.name, b.shape.description)
  }
}

extension Point {
  private static let noIndices: [[Index: Int]] = [[:]]

  /// All ways to give the indices a value, at most `limit` of them; one empty way without indices.
  func assignments(of indices: [Index], limit: Int = 64) -> [[Index: Int]] {
    var result = Self.noIndices
    guard !indices.isEmpty else { return result }
    for index in indices {
      guard let count = count(index.range), count >= 1 else { return [] }
      var longer: [[Index: Int]] = []
      for partial in result {
        // A sum may count to thousands; no more of it is walked through than is used.
        for value in (1...count).prefix(limit - longer.count) {
          longer.append(partial.merging([index: value]) { $1 })
        }
      }
      result = longer
    }
    return result
  }
}
