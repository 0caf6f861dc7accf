extension FormulaPart {
  /// Bound names in a canonical spelling, so that two formulas which differ only in them are ==.
  ///
  /// A bound index becomes the first of i, j, k, … by how deep its binder lies (names of free indices
  /// are skipped), with the id 1 and up; a bound symbol likewise becomes u, v, z, …. Meant for
  /// comparison and as a key, not for display.
  public func canonicalised() -> Self {
    mapped(
      by: BinderRenaming(
        freeSymbols: Set(freeSymbols.map(\.name)), freeIndices: Set(freeIndices.map(\.name))))
  }
}

/// Renames every binder after its depth; all other names stay.
private struct BinderRenaming: FormulaMap {
  let freeSymbols: Set<String>
  let freeIndices: Set<String>
  var depth = 0
  var symbols: [Symbol: Symbol] = [:]
  var indices: [Index: Index] = [:]

  func expression(_ part: Expression) -> Expression {
    switch part {
    case .symbol(let symbol): .symbol(mention(symbol))
    case .index(let index): .index(indices[index] ?? index)
    default: part.mapParts(self)
    }
  }

  func mention(_ symbol: Symbol) -> Symbol { symbols[symbol] ?? symbol }

  func binding(_ symbol: Symbol) -> (Symbol, BinderRenaming) {
    let name = Self.name(at: depth, from: ["u", "v", "z", "s", "t", "p", "q"], not: freeSymbols)
    let canonical = Symbol(name, symbol.shape, in: symbol.domain)
    var inner = self
    inner.depth += 1
    inner.symbols[symbol] = canonical
    return (canonical, inner)
  }

  func binding(_ index: Index) -> (Index, BinderRenaming) {
    let name = Self.name(at: depth, from: ["i", "j", "k", "l", "m", "p", "q"], not: freeIndices)
    let canonical = Index(name, id: depth + 1, through: index.range)
    var inner = self
    inner.depth += 1
    inner.indices[index] = canonical
    return (canonical, inner)
  }

  /// The name number `depth` of the alphabet without the taken letters; past its end, with primes.
  private static func name(
    at depth: Int, from alphabet: [String], not taken: Set<String>
  ) -> String {
    var remaining = depth
    var primes = ""
    while true {
      for letter in alphabet where !taken.contains(letter + primes) {
        if remaining == 0 { return letter + primes }
        remaining -= 1
      }
      primes += "'"
    }
  }
}
