import Foundation
import SymbolicLite

/// Standard normal numbers. Source: G. E. P. Box and M. E. Muller, *A note on the generation of random
/// normal deviates*, Ann. Math. Stat. 29 (1958), 610–611.
struct NormalNumbers {
  private var random: SplitMix64
  private var spare: Double?

  init(seed: UInt64) { random = SplitMix64(state: seed) }

  mutating func next() -> Double {
    if let spare {
      self.spare = nil
      return spare
    }
    // In (0, 1]: the logarithm is finite.
    let u = Double((random.next() >> 11) + 1) * 0x1p-53
    let angle = 2 * Double.pi * (Double(random.next() >> 11) * 0x1p-53)
    let radius = Foundation.sqrt(-2 * Foundation.log(u))
    spare = radius * Foundation.sin(angle)
    return radius * Foundation.cos(angle)
  }

  /// A whole number from 0 to bound − 1, for a bound of at least 1; the bias is below bound/2⁶⁴.
  mutating func index(below bound: Int) -> Int {
    Int(random.next().multipliedFullWidth(by: UInt64(max(1, bound))).high)
  }
}
