import SymbolicLite

/// Examples in a random order, some at a time, for ever: each round through all of them has an order
/// of its own, and its last batch may be a smaller one. The same seed gives the same batches on every
/// machine.
public struct MiniBatches: Sequence, IteratorProtocol, Sendable {
  private let count: Int
  private let size: Int
  private var random: SplitMix64
  private var waiting: ArraySlice<Int> = []

  /// - Parameters:
  ///   - count: how many examples there are.
  ///   - size: how many of them a batch holds, at most all.
  /// - Throws: ``InvalidInput`` unless 1 ≤ size ≤ count.
  public init(of count: Int, size: Int, seed: UInt64) throws(InvalidInput) {
    self.count = try Checked.count("the number of examples", count)
    guard size >= 1, size <= count else {
      throw .number(
        name: "the size of a batch", value: Double(size),
        bound: "from 1 to the number of examples, \(count)")
    }
    self.size = size
    random = SplitMix64(state: seed)
  }

  public mutating func next() -> [Int]? {
    if waiting.isEmpty { waiting = Split.shuffled(count, &random)[...] }
    defer { waiting = waiting.dropFirst(size) }
    return Array(waiting.prefix(size))
  }
}
