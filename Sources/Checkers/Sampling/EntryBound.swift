import SymbolicLite

/// `x comparison value`, where x is a symbol, or one entry of a symbol that is a column.
struct EntryBound: Sendable {
  var comparison: Comparison
  var value: Expression
  /// The position of the entry; `nil` means every entry.
  var entry: Expression?

  /// What an assumption says of a symbol in this form.
  static func all(in assumption: Relation, on symbol: Symbol) -> [EntryBound] {
    switch assumption {
    case .compare(let left, let comparison, let right):
      return one(left, comparison, right, symbol) + one(right, comparison.mirrored, left, symbol)
    case .member(let element, .interval(let low, let high, let openLeft, let openRight)):
      return one(element, openLeft ? .greater : .greaterOrEqual, low, symbol)
        + one(element, openRight ? .less : .lessOrEqual, high, symbol)
    default: return []
    }
  }

  private static func one(
    _ left: Expression, _ comparison: Comparison, _ right: Expression, _ symbol: Symbol
  ) -> [EntryBound] {
    guard !right.freeSymbols.contains(symbol) else { return [] }
    switch left {
    case .symbol(symbol):
      return [EntryBound(comparison: comparison, value: right, entry: nil)]
    case .entry(.symbol(symbol), let row, .number(.one)):
      return [EntryBound(comparison: comparison, value: right, entry: row)]
    case .negate(.symbol(symbol)):
      return [EntryBound(comparison: comparison.mirrored, value: .negate(right), entry: nil)]
    case .apply(.magnitude, .symbol(symbol))
    where comparison == .less || comparison == .lessOrEqual:
      return [
        EntryBound(comparison: comparison, value: right, entry: nil),
        EntryBound(comparison: comparison.mirrored, value: .negate(right), entry: nil),
      ]
    case .apply(.magnitude, .entry(.symbol(symbol), let row, .number(.one)))
    where comparison == .less || comparison == .lessOrEqual:
      return [
        EntryBound(comparison: comparison, value: right, entry: row),
        EntryBound(comparison: comparison.mirrored, value: .negate(right), entry: row),
      ]
    default: return []
    }
  }
}
