/// The whole numbers of a range from the simplest on: the one nearest to 0, then both ways from it as
/// long as both sides last, then along the longer side.
///
/// Ranks and distances are unsigned: from the smallest `Int` to the largest they do not fit one.
struct IntLadder: Sendable {
  private let origin: Int
  private let below: UInt
  private let above: UInt
  /// The rank of the last number; the first has rank 0.
  let last: UInt

  init(_ range: ClosedRange<Int>) {
    origin = min(max(0, range.lowerBound), range.upperBound)
    below = UInt(bitPattern: origin &- range.lowerBound)
    above = UInt(bitPattern: range.upperBound &- origin)
    last = below + above
  }

  func value(at rank: UInt) -> Int {
    // Twice the shorter side is less than 2⁶⁴: one side has at most 2⁶³ − 1 numbers.
    let both = 2 * min(below, above)
    if rank > both { return above > below ? up(rank - below) : down(rank - above) }
    return rank.isMultiple(of: 2) ? down(rank / 2) : up(rank / 2 + 1)
  }

  private func up(_ distance: UInt) -> Int { origin &+ Int(bitPattern: distance) }
  private func down(_ distance: UInt) -> Int { origin &- Int(bitPattern: distance) }
}

extension ChoiceSource {
  /// One of 0, 1, …, last, each as likely. What is too large for one choice is two, the higher half
  /// first: then the likelihoods differ by a share of 2⁻³¹.
  func rank(upTo last: UInt) throws -> UInt {
    if last < UInt(Int.max) { return UInt(try index(below: Int(last) + 1)) }
    let half: UInt = 1 << 32
    let high = UInt(try index(below: Int(last / half) + 1))
    let rest = high == last / half ? last % half : half - 1
    return high * half + UInt(try index(below: Int(rest) + 1))
  }
}
