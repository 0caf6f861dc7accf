extension FormulaPart {
  /// The symbols whose values the formula depends on: not those bound by a gradient, a minimisation,
  /// a builder, an expectation, unless they also occur outside, as in the point `at`.
  public var freeSymbols: Set<Symbol> { names.symbols }

  /// The indices that no sum (or "for all") inside binds.
  public var freeIndices: Set<Index> { names.indices }

  /// The open functions that are called anywhere inside.
  public var openFunctions: Set<OpaqueFunction> { names.functions }

  /// Every named size, those in the shapes of symbols, bound or free, included.
  public var sizeNames: Set<String> { names.sizes }

  private var names: Names {
    let collector = NameCollector()
    _ = mapped(by: collector)
    return collector.names.items.first ?? Names()
  }

  /// The spellings of all symbols inside, bound ones included: what a fresh name must avoid.
  var symbolNames: Set<String> { names.spellings }

  /// The largest number that tells two indices of one name apart.
  var largestIndexID: Int { names.largestIndexID }
}

private struct Names {
  var symbols: Set<Symbol> = []
  var indices: Set<Index> = []
  var functions: Set<OpaqueFunction> = []
  var sizes: Set<String> = []
  var spellings: Set<String> = []
  var largestIndexID = 0

  mutating func note(_ size: Dimension) { sizes.formUnion(size.terms.keys) }
  mutating func note(_ shape: Shape) {
    note(shape.rows)
    note(shape.columns)
  }
  mutating func note(bound symbol: Symbol) {
    note(symbol.shape)
    spellings.insert(symbol.name)
  }
  mutating func note(bound index: Index) {
    note(index.range)
    largestIndexID = max(largestIndexID, index.id)
  }
}

/// Changes nothing; notes every name on the way.
private struct NameCollector: FormulaMap {
  let names = Collected<Names>(items: [Names()])
  var boundSymbols: Set<Symbol> = []
  var boundIndices: Set<Index> = []

  func expression(_ part: Expression) -> Expression {
    switch part {
    case .symbol(let symbol):
      names.items[0].note(bound: symbol)
      if !boundSymbols.contains(symbol) { names.items[0].symbols.insert(symbol) }
      return part
    case .index(let index):
      names.items[0].note(bound: index)
      if !boundIndices.contains(index) { names.items[0].indices.insert(index) }
      return part
    default: return part.mapParts(self)
    }
  }

  func size(_ size: Dimension) -> Dimension {
    names.items[0].note(size)
    return size
  }

  func function(_ function: OpaqueFunction) -> OpaqueFunction {
    names.items[0].functions.insert(function)
    names.items[0].note(function.argument)
    return function
  }

  func mention(_ symbol: Symbol) -> Symbol {
    names.items[0].note(bound: symbol)
    return symbol
  }

  func binding(_ symbol: Symbol) -> (Symbol, NameCollector) {
    names.items[0].note(bound: symbol)
    var inner = self
    inner.boundSymbols.insert(symbol)
    return (symbol, inner)
  }

  func binding(_ index: Index) -> (Index, NameCollector) {
    names.items[0].note(bound: index)
    var inner = self
    inner.boundIndices.insert(index)
    return (index, inner)
  }
}
