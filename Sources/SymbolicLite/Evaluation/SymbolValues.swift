/// The values of symbols at a point: a short list, which is copied and searched faster than a
/// dictionary. Each symbol occurs once; the order means nothing.
public struct SymbolValues<N: Number>: Sendable {
  struct Entry: Sendable {
    let symbol: Symbol
    var value: Value<N>
  }

  private(set) var entries: [Entry] = []

  public init() {}

  public init(_ values: [Symbol: Tensor<N>]) {
    entries.reserveCapacity(values.count)
    for (symbol, tensor) in values { entries.append(Entry(symbol: symbol, value: Value(tensor))) }
  }

  /// Those that are bound last hide others of the same symbol.
  init(entries: [Entry], distinct: Int) {
    self.entries = Array(entries.prefix(distinct))
    for entry in entries.dropFirst(distinct) { set(entry.symbol, to: entry.value) }
  }

  /// The same symbols with other values.
  @_specialize(where N == Interval, M == Double)
  init<M: Number>(_ other: SymbolValues<M>, transform: (M) -> N) {
    entries.reserveCapacity(other.entries.count + 1)
    for entry in other.entries {
      switch entry.value {
      case .scalar(let number):
        entries.append(Entry(symbol: entry.symbol, value: .scalar(transform(number))))
      case .matrix(let tensor):
        let image = Tensor<N>(
          rows: tensor.rows, columns: tensor.columns, tensor.elements.map(transform))
        entries.append(Entry(symbol: entry.symbol, value: .matrix(image)))
      }
    }
  }

  public var count: Int { entries.count }

  // Other modules see no generic code that is compiled for a number system; these are theirs.
  public subscript(symbol: Symbol) -> Tensor<N>? {
    @_specialize(where N == Double)
    @_specialize(where N == Interval)
    get { place(of: symbol).map { entries[$0].value.tensor } }
    @_specialize(where N == Double)
    @_specialize(where N == Interval)
    set {
      if let newValue {
        set(symbol, to: Value(newValue))
      } else if let place = place(of: symbol) {
        entries.remove(at: place)
      }
    }
  }

  /// Replaces one entry of a value, where there is one.
  @_specialize(where N == Double)
  public mutating func set(_ symbol: Symbol, entry: Int, to number: N) {
    guard let place = place(of: symbol) else { return }
    switch entries[place].value {
    case .scalar: if entry == 0 { entries[place].value = .scalar(number) }
    case .matrix(var tensor):
      guard tensor.elements.indices.contains(entry) else { return }
      tensor.elements[entry] = number
      entries[place].value = .matrix(tensor)
    }
  }

  /// Adds those of another point; `choose` decides where both have a value.
  public mutating func merge(
    _ others: SymbolValues, uniquingKeysWith choose: (Tensor<N>, Tensor<N>) -> Tensor<N>
  ) {
    for (symbol, value) in others {
      self[symbol] = self[symbol].map { choose($0, value) } ?? value
    }
  }

  mutating func set(_ symbol: Symbol, to value: Value<N>) {
    if let place = place(of: symbol) {
      entries[place].value = value
    } else {
      entries.append(Entry(symbol: symbol, value: value))
    }
  }

  private func place(of symbol: Symbol) -> Int? {
    entries.firstIndex { $0.symbol == symbol }
  }
}

extension SymbolValues: Sequence {
  public func makeIterator() -> AnyIterator<(key: Symbol, value: Tensor<N>)> {
    var place = 0
    return AnyIterator {
      guard place < entries.count else { return nil }
      defer { place += 1 }
      return (entries[place].symbol, entries[place].value.tensor)
    }
  }
}
