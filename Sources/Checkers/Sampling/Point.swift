import SymbolicLite

/// A point of the space that a claim speaks of. Every value is a binary fraction and exact: rounding
/// begins only when formulas are evaluated on it.
struct Point: Sendable {
  var sizes: [String: Int] = [:]
  var values = SymbolValues<Double>()
  var functions: [OpaqueFunction: OpenInstance] = [:]

  func doubles(_ indices: [Index: Int] = [:]) -> Environment<Double> {
    Environment(
      sizes: sizes, values: values, indices: indices,
      functions: functions.isEmpty
        ? [:] : functions.mapValues { .init($0.variable, $0.body) })
  }

  func intervals(_ indices: [Index: Int] = [:]) -> Environment<Interval> {
    Environment(doubles(indices)) { Interval($0) }
  }

  /// The numbers of a size such as n + d here; `nil` where a name has no value.
  func count(_ size: Dimension) -> Int? {
    var total = size.constant
    for (name, times) in size.terms {
      guard let value = sizes[name] else { return nil }
      total += times * value
    }
    return total
  }

  /// Equal for equal points, whatever order they were built in.
  func key(symbols: [Symbol]) -> [UInt64] {
    var key = sizes.sorted { $0.key < $1.key }.map { UInt64($0.value) }
    for symbol in symbols {
      for entry in values[symbol]?.elements ?? [] {
        key.append(entry == 0 ? 0 : entry.bitPattern)  // −0 is 0
      }
    }
    for (_, instance) in functions.sorted(by: { $0.key.name < $1.key.name }) {
      key.append(UInt64(instance.rank))
    }
    return key
  }

  mutating func set(_ symbol: Symbol, entry: Int, to value: Double) {
    values.set(symbol, entry: entry, to: value)
  }
}

/// A concrete formula that an open function is tried out as.
struct OpenInstance: Sendable {
  var variable: Symbol
  var body: Expression
  var latex: String
  /// Simpler instances have smaller ranks.
  var rank: Int
}
