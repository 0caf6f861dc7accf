/// The values of symbols at a point: a short list, which is copied and searched faster than a
/// dictionary. Each symbol occurs once; the order means nothing.
public struct SymbolValues<N: Number>: Sendable {
  private(set) var symbols: [Symbol] = []
  private(set) var stored: [Value<N>] = []

  public init() {}

  public init(_ values: [Symbol: Tensor<N>]) {
    symbols.reserveCapacity(values.count)
    stored.reserveCapacity(values.count)
    for (symbol, tensor) in values {
      symbols.append(symbol)
      stored.append(Value(tensor))
    }
  }

  /// The same symbols with other values.
  init<M: Number>(_ other: SymbolValues<M>, transform: (M) -> N) {
    symbols = other.symbols
    stored.reserveCapacity(symbols.count)
    for value in other.stored {
      switch value {
      case .scalar(let number): stored.append(.scalar(transform(number)))
      case .matrix(let tensor):
        stored.append(
          .matrix(
            Tensor(
              rows: tensor.rows, columns: tensor.columns, tensor.elements.map(transform))))
      }
    }
  }

  public var count: Int { symbols.count }

  public subscript(symbol: Symbol) -> Tensor<N>? {
    get { place(of: symbol).map { stored[$0].tensor } }
    set {
      if let newValue {
        set(symbol, to: Value(newValue))
      } else if let place = place(of: symbol) {
        symbols.remove(at: place)
        stored.remove(at: place)
      }
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
      stored[place] = value
    } else {
      symbols.append(symbol)
      stored.append(value)
    }
  }

  private func place(of symbol: Symbol) -> Int? { symbols.firstIndex(of: symbol) }
}

extension SymbolValues: Sequence {
  public func makeIterator() -> AnyIterator<(key: Symbol, value: Tensor<N>)> {
    var place = 0
    return AnyIterator {
      guard place < symbols.count else { return nil }
      defer { place += 1 }
      return (symbols[place], stored[place].tensor)
    }
  }
}
