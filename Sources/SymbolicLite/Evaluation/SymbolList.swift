/// Symbols in a row, each once. Not generic: that a symbol is found fast is owed to every number
/// system, also where nothing is compiled for one.
struct SymbolList: Sendable {
  private(set) var symbols: [Symbol] = []
  /// Beside the symbols: nearly always enough to tell one from the others.
  private var fingerprints: [Int] = []

  mutating func reserveCapacity(_ count: Int) {
    symbols.reserveCapacity(count)
    fingerprints.reserveCapacity(count)
  }

  mutating func append(_ symbol: Symbol) {
    symbols.append(symbol)
    fingerprints.append(symbol.fingerprint)
  }

  mutating func remove(at place: Int) {
    symbols.remove(at: place)
    fingerprints.remove(at: place)
  }

  func place(of symbol: Symbol) -> Int? {
    let wanted = symbol.fingerprint
    var place = fingerprints.count
    while place > 0 {
      place -= 1
      if fingerprints[place] == wanted, symbols[place] == symbol { return place }
    }
    return nil
  }
}
