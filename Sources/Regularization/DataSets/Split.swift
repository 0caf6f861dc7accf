import SymbolicLite

/// Rows to learn from and rows to be tested on, both in rising order.
public struct Split: Hashable, Sendable {
  public let training: [Int]
  public let test: [Int]

  init(training: [Int], test: [Int]) {
    (self.training, self.test) = (training.sorted(), test.sorted())
  }

  /// A random split of `rows` rows: the nearest whole number to the share goes to the test, at least
  /// one row to either side. The same seed gives the same split on every machine.
  /// - Throws: ``InvalidInput`` where there are fewer than two rows or the share is not in [0, 1].
  public static func random(
    rows: Int, testShare: Double, seed: UInt64
  ) throws(InvalidInput) -> Split {
    _ = try Checked.above(1, "the number of rows", Double(rows))
    let share = try Checked.fraction("the test's share", testShare)
    var random = SplitMix64(state: seed)
    let order = shuffled(rows, &random)
    let count = min(max(Int((share * Double(rows)).rounded()), 1), rows - 1)
    return Split(training: Array(order.dropFirst(count)), test: Array(order.prefix(count)))
  }

  /// k splits of which every row is in exactly one test; sizes differ by at most one.
  /// - Throws: ``InvalidInput`` unless 2 ≤ k ≤ rows.
  public static func folds(
    _ count: Int, rows: Int, seed: UInt64
  ) throws(InvalidInput) -> [Split] {
    guard count >= 2, count <= rows else {
      throw .number(
        name: "the number of folds", value: Double(count),
        bound: "from 2 to the number of rows, \(rows)")
    }
    var random = SplitMix64(state: seed)
    let order = shuffled(rows, &random)
    return (0..<count).map { k in
      let place = order.indices
      return Split(
        training: place.filter { $0 % count != k }.map { order[$0] },
        test: place.filter { $0 % count == k }.map { order[$0] })
    }
  }

  /// The numbers from 0 to rows − 1 in a random order.
  static func shuffled(_ rows: Int, _ random: inout SplitMix64) -> [Int] {
    var order = Array(0..<rows)
    for k in order.indices.reversed() {
      // The bias of the high half of the product is below rows/2⁶⁴.
      let j = random.next().multipliedFullWidth(by: UInt64(k + 1)).high
      order.swapAt(k, Int(j))
    }
    return order
  }
}
