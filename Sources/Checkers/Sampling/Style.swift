/// What kind of numbers a point is made of. Each meets mistakes that the others miss: exact ones
/// hit kinks and ties, general ones miss every coincidence, extreme ones show what others hide.
enum Style: Int, CaseIterable, Sendable {
  case simple, integers, sparse, ties, general, halves, tiny, huge

  /// One number of this kind. `tie` is the magnitude that the point's equal entries share.
  func draw(_ dice: inout Dice, tie: Double) -> Double {
    switch self {
    case .simple: dice.pick([0, 1, -1, 0, 1]) ?? 0
    case .integers: Double(dice.integer(-3...3))
    case .sparse: dice.oneIn(2) ? 0 : Double(dice.integer(-4...4)) / 2
    case .ties: dice.pick([tie, -tie, tie, -tie, 0]) ?? 0
    case .general: 3 * dice.real()
    case .halves: Double(dice.integer(-9...9)) / 4
    case .tiny: dice.oneIn(4) ? 0 : Double(dice.integer(-3...3)) * 0x1p-30
    case .huge: Double(dice.integer(-3...3)) * 0x1p20
    }
  }
}
