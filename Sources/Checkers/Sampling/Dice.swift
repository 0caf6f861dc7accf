import SymbolicLite

/// Draws that come out alike on every machine.
struct Dice: Sendable {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(state: seed) }

  /// 0 ..< count.
  mutating func below(_ count: Int) -> Int {
    count <= 1 ? 0 : Int(generator.next() % UInt64(count))
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

  mutating func pick<T>(_ choices: [T]) -> T? {
    choices.isEmpty ? nil : choices[below(choices.count)]
  }

  /// In (0, 1), with 30 random bits: full doubles would leave no room for exact sums.
  mutating func fraction() -> Double {
    (Double(generator.next() >> 34) + 0.5) * 0x1p-30
  }

  /// In (−1, 1) with all 53 bits.
  mutating func real() -> Double {
    Double(Int64(bitPattern: generator.next()) >> 10) * 0x1p-53
  }
}
