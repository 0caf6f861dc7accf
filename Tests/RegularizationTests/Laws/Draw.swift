import Regularization

/// Where the laws look: small cases first, and kinks on purpose.
struct Draw {
  private var state: UInt64
  /// Numbers at which formulas change: the letters of a penalty, their sums and products.
  private let landmarks: [Double]
  let count: Int

  /// - Parameter round: 0, 1, 2, …; later rounds have more entries.
  init(_ penalty: any Penalty, round: Int) {
    state = 0x9e37_79b9_7f4a_7c15 &* UInt64(round &+ 1)
    count = penalty.dimension ?? min(1 + round / 4, 5)
    let numbers = penalty.letters.values.flatMap { quantity -> [Double] in
      switch quantity {
      case .number(let x): [x]
      case .vector(let x): x
      case .matrix: []
      }
    }
    let pairs = numbers.flatMap { a in numbers.flatMap { [a * $0, a + $0] } }
    landmarks = Array(Set((numbers + pairs).filter { $0 > 0 && $0 < 20 })).sorted() + [1]
  }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
  /// A fraction in [0, 1).
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// One entry in four is 0; the rest are landmarks, halves and multiples of 1/64.
  mutating func number() -> Double {
    let sign: Double = below(2) == 0 ? 1 : -1
    switch below(8) {
    case 0, 1: return 0
    case 2, 3: return sign * landmarks[below(landmarks.count)]
    case 4, 5: return sign * Double(1 + below(6)) / 2
    default: return sign * Double(1 + below(256)) / 64
    }
  }

  mutating func vector() -> [Double] {
    // Whole groups of zeros and equal neighbours are kinks of some penalties.
    if below(10) == 0 { return [Double](repeating: 0, count: count) }
    var entries: [Double] = []
    for _ in 0..<count {
      if let last = entries.last, below(6) == 0 {
        entries.append(last)
      } else {
        entries.append(number())
      }
    }
    return entries
  }

  /// Entries of any sign and none of them 0: a direction that meets no symmetry by accident.
  mutating func direction() -> [Double] {
    (0..<count).map { _ in (below(2) == 0 ? 1 : -1) * (0.25 + fraction()) }
  }

  mutating func step() -> Double { [0.5, 1, 2, 0.25 + 2 * fraction()][below(4)] }
}
