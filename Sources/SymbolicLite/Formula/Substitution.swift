extension FormulaPart {
  /// Puts expressions in the place of free symbols. Bound names that would capture a name of a
  /// replacement are renamed first: λ → i in ∑ᵢ λ gives ∑ᵢ′ i.
  public func substituting(_ symbols: [Symbol: Expression]) -> Self {
    substituting(Substitution(symbols: symbols))
  }

  /// Puts expressions in the place of free indices, as numbers and as positions alike.
  public func substituting(indices: [Index: Expression]) -> Self {
    substituting(Substitution(indices: indices))
  }

  /// Puts a formula of one variable in the place of open functions.
  public func substituting(
    functions: [OpaqueFunction: (variable: Symbol, body: Expression)]
  ) -> Self {
    substituting(Substitution(functions: functions))
  }

  private func substituting(_ substitution: Substitution) -> Self {
    if substitution.isEmpty { return self }
    var prepared = substitution
    prepared.prepareFreshNames(for: self)
    return mapped(by: prepared)
  }

  /// Gives sizes other values, wherever they occur: also in the shapes of symbols and the ranges of
  /// indices. `nil` keeps the name.
  public func renamingSizes(_ replace: @escaping (String) -> Dimension?) -> Self {
    mapped(by: SizeRenaming(replace: replace))
  }
}

/// A simultaneous, capture-avoiding substitution.
private struct Substitution: FormulaMap {
  var symbols: [Symbol: Expression] = [:]
  var indices: [Index: Expression] = [:]
  var functions: [OpaqueFunction: (variable: Symbol, body: Expression)] = [:]
  /// Binders that got a fresh name on the way, for "is free of" lists.
  var renamed: [Symbol: Symbol] = [:]
  /// What occurs in the replacements and would be captured by a binder of that name.
  var incomingSymbols: Set<Symbol> = []
  var incomingIndices: Set<IndexLabel> = []
  var takenNames: Set<String> = []
  var nextIndexID = 1

  var isEmpty: Bool { symbols.isEmpty && indices.isEmpty && functions.isEmpty }

  mutating func prepareFreshNames(for whole: some FormulaPart) {
    var replacements = Array(symbols.values) + Array(indices.values)
    replacements += functions.values.map(\.body)
    for replacement in replacements {
      incomingSymbols.formUnion(replacement.freeSymbols)
      incomingIndices.formUnion(replacement.freeIndices.map(IndexLabel.init))
      takenNames.formUnion(replacement.symbolNames)
      nextIndexID = max(nextIndexID, replacement.largestIndexID + 1)
    }
    takenNames.formUnion(whole.symbolNames)
    takenNames.formUnion(symbols.keys.map(\.name))
    nextIndexID = max(nextIndexID, whole.largestIndexID + 1)
  }

  func expression(_ part: Expression) -> Expression {
    switch part {
    case .symbol(let symbol): return symbols[symbol] ?? part
    case .index(let index): return indices[index] ?? part
    case .call(let function, let argument):
      guard let instance = functions[function] else { return part.mapParts(self) }
      return instance.body.substituting([instance.variable: expression(argument)])
    default: return isEmpty ? part : part.mapParts(self)
    }
  }

  func mention(_ symbol: Symbol) -> Symbol { renamed[symbol] ?? symbol }

  func binding(_ symbol: Symbol) -> (Symbol, Substitution) {
    var inner = self
    inner.symbols[symbol] = nil
    inner.renamed[symbol] = nil
    guard !inner.isEmpty, incomingSymbols.contains(symbol) else { return (symbol, inner) }
    var name = symbol.name + "'"
    while takenNames.contains(name) { name += "'" }
    let fresh = Symbol(name, symbol.shape, in: symbol.domain)
    inner.takenNames.insert(name)
    inner.symbols[symbol] = .symbol(fresh)
    inner.renamed[symbol] = fresh
    return (fresh, inner)
  }

  func binding(_ index: Index) -> (Index, Substitution) {
    var inner = self
    inner.indices[index] = nil
    guard !inner.isEmpty, incomingIndices.contains(IndexLabel(index)) else { return (index, inner) }
    let fresh = Index(index.name, id: nextIndexID, through: index.range)
    inner.nextIndexID += 1
    inner.indices[index] = .index(fresh)
    return (fresh, inner)
  }
}

/// What tells indices apart. Their ranges do not: while a formula is being read, one of two equal
/// indices may not know its range yet.
private struct IndexLabel: Hashable {
  let name: String
  let id: Int

  init(_ index: Index) {
    name = index.name
    id = index.id
  }
}

private struct SizeRenaming: FormulaMap {
  let replace: (String) -> Dimension?

  func expression(_ part: Expression) -> Expression {
    switch part {
    case .symbol(let symbol): .symbol(mention(symbol))
    case .index(let index): .index(binding(index).0)
    default: part.mapParts(self)
    }
  }

  func size(_ size: Dimension) -> Dimension { size.mapNames(replace) }

  func mention(_ symbol: Symbol) -> Symbol {
    Symbol(symbol.name, shape(symbol.shape), in: symbol.domain)
  }

  func function(_ function: OpaqueFunction) -> OpaqueFunction {
    OpaqueFunction(function.name, of: shape(function.argument), isConvex: function.isConvex)
  }

  func binding(_ symbol: Symbol) -> (Symbol, SizeRenaming) { (mention(symbol), self) }

  func binding(_ index: Index) -> (Index, SizeRenaming) {
    (Index(index.name, id: index.id, through: size(index.range)), self)
  }
}
