/// The SplitMix64 stream: 64 random bits for every state, the same on every machine.
///
/// Source: G. Steele, D. Lea, C. Flood, *Fast splittable pseudorandom number generators*,
/// OOPSLA 2014, with the constants of Vigna's reference implementation.
struct SplitMix64: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The stream of one case: every case of a seed has its own, so that case 200 is the same
  /// whether or not the 199 before it were run.
  init(seed: UInt64, case index: Int) {
    var outer = SplitMix64(seed: seed)
    state = outer.next() ^ (UInt64(truncatingIfNeeded: index) &* 0xD134_2543_DE82_EF95)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number below `bound` (which is at least 1), by the high half of the product: the bias is
  /// below bound / 2⁶⁴.
  mutating func next(below bound: Int) -> Int {
    Int(bitPattern: UInt(next().multipliedFullWidth(by: UInt64(bitPattern: Int64(bound))).high))
  }

  /// A uniform number k/2⁵³ in [0, 1).
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
