/// The values of symbols at a point: a short list, which is copied and searched faster than a
/// dictionary. Each symbol occurs once; the order means nothing.
public struct SymbolValues<N: Number>: Sendable {
  private(set) var list = SymbolList()
  /// In the order of the list.
  private(set) var values: [Value<N>] = []

  public init() {}

  public init(_ values: [Symbol: Tensor<N>]) {
    reserveCapacity(values.count)
    for (symbol, tensor) in values { append(symbol, Value(tensor)) }
  }

  /// The same symbols with other values.
  @_specialize(where N == Interval, M == Double)
  init<M: Number>(_ other: SymbolValues<M>, transform: (M) -> N) {
    list = other.list
    values.reserveCapacity(other.values.count + 1)
    for value in other.values {
      switch value {
      case .scalar(let number): values.append(.scalar(transform(number)))
      case .matrix(let tensor):
        let image = Tensor<N>(
          rows: tensor.rows, columns: tensor.columns, tensor.elements.map(transform))
        values.append(.matrix(image))
      }
    }
  }

  private mutating func reserveCapacity(_ count: Int) {
    list.reserveCapacity(count)
    values.reserveCapacity(count)
  }

  private mutating func append(_ symbol: Symbol, _ value: Value<N>) {
    list.append(symbol)
    values.append(value)
  }

  public var count: Int { values.count }

  // Other modules see no generic code that is compiled for a number system; these are theirs.
  public subscript(symbol: Symbol) -> Tensor<N>? {
    @_specialize(where N == Double)
    @_specialize(where N == Interval)
    get { list.place(of: symbol).map { values[$0].tensor } }
    @_specialize(where N == Double)
    @_specialize(where N == Interval)
    set {
      if let newValue {
        set(symbol, to: Value(newValue))
      } else if let place = list.place(of: symbol) {
        list.remove(at: place)
        values.remove(at: place)
      }
    }
  }

  /// Replaces one entry of a value, where there is one.
  @_specialize(where N == Double)
  public mutating func set(_ symbol: Symbol, entry: Int, to number: N) {
    guard let place = list.place(of: symbol) else { return }
    switch values[place] {
    case .scalar: if entry == 0 { values[place] = .scalar(number) }
    case .matrix(var tensor):
      guard tensor.elements.indices.contains(entry) else { return }
      tensor.elements[entry] = number
      values[place] = .matrix(tensor)
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
    if let place = list.place(of: symbol) {
      values[place] = value
    } else {
      append(symbol, value)
    }
  }
}

extension SymbolValues: Sequence {
  public func makeIterator() -> AnyIterator<(key: Symbol, value: Tensor<N>)> {
    var place = 0
    return AnyIterator {
      guard place < values.count else { return nil }
      defer { place += 1 }
      return (list.symbols[place], values[place].tensor)
    }
  }
}
