extension Scope {
  /// What is known of a symbol besides its shape: bounds, a narrower set, a distribution.
  public func isRestricted(_ symbol: Symbol) -> Bool {
    symbol.domain != .real || distributions[symbol.name] != nil
      || assumptions.contains { $0.freeSymbols.contains(symbol) }
  }

  /// Whether a name of a statement is new: no entry of something declared, and nothing reserved.
  public func isNewName(_ side: Syntax) -> Bool {
    (names(side) ?? []).contains { name in
      guard !declares(name.key), !Self.reserved.contains(name.key) else { return false }
      guard let base = Self.indexed(side, name.range) else { return true }
      return !isIndexable(base)
    }
  }

  /// w of `w_j`.
  private static func indexed(_ side: Syntax, _ range: Range<Int>) -> String? {
    var items = [side]
    if case .list(let list) = side.kind { items = list }
    for item in items where item.range == range {
      if case .scripted(let base, .some, _, _) = bare(item).kind { return NameKey.text(base) }
    }
    return nil
  }

  /// What a row narrowed holds in that row alone.
  public mutating func widen(as outer: Scope) {
    for (name, former) in outer.symbols {
      guard let symbol = symbols[name], symbol != former, symbol.shape == former.shape else {
        continue
      }
      replace(symbol, by: former)
    }
  }
}
