/// The project's only source of randomness: 64 bits of state, a full period of 2⁶⁴, and the same
/// numbers from the same seed on every machine.
///
/// Source: G. Steele, D. Lea, C. Flood, *Fast splittable pseudorandom number generators*,
/// OOPSLA 2014, 453–472; the two multipliers are variant 13 of D. Stafford's mixers.
public struct SplitMix64: RandomNumberGenerator, Hashable, Sendable {
  public private(set) var state: UInt64

  public init(state: UInt64) { self.state = state }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15  // 2⁶⁴ divided by the golden ratio, made odd
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
