import SymbolicLite

/// What rounding does to the values of a function near a point, from values alone.
///
/// Fourth differences of a smooth function at points δ apart are δ⁴f⁗, next to nothing for small δ;
/// what they show is rounding. One spacing is not enough: where the parts of a formula move by less
/// than their own last place its values stand still, although they may be wrong by much more than
/// their last place. (The squared error ½r² of a network whose output is about 1 is wrong by
/// |r|·2⁻⁵³, which is 1/|r| units in its own last place.) So all entries of the point are moved at
/// once, each by a part of its own size, 2⁻⁴⁰ and 2⁻²⁹ of it apart. A spacing of 2⁻¹⁸ says whether
/// that was rounding: rounding stays as it is from spacing to spacing, a fourth derivative or a kink
/// grows with it.
///
/// The windows lie at 2⁻¹² to both sides, where kinks beside the point itself are not in the way; of
/// the ten differences at each spacing, five to a side, the fifth smallest is taken, to which a kink
/// in one of the windows does nothing. For errors that are spread evenly up to ε it is about 3ε:
/// fourth differences have √70 times the deviation of what they are taken of.
///
/// Source: J. J. Moré, S. M. Wild, *Estimating computational noise*, SIAM J. Sci. Comput. 33
/// (2011), 1292–1314, whose difference table this is, at several spacings.
struct RoundingNoise {
  private let function: ([Double]) -> Double
  private let point: [Double]
  private let direction: [Double]

  init(of function: @escaping ([Double]) -> Double, near point: [Double]) {
    (self.function, self.point) = (function, point)
    let whole = point.reduce(0) { max($0, $1.magnitude) }
    var random = SplitMix64(state: fingerprint(point) ^ 0x0153)
    direction = point.map { x in
      let size = max(x.magnitude, whole * 0x1p-10)
      // Between half and all of its size, to either side, with all digits: steps of few digits are
      // added without rounding.
      let share = 0.5 + Double(random.next() >> 11) * 0x1p-54
      return (size > 0 ? size : 1) * (random.next() >> 63 == 0 ? share : -share)
    }
  }

  /// 0 where nothing is seen, or the function has no values.
  var size: Double {
    guard let fine = difference(spacing: 0x1p-40), let middle = difference(spacing: 0x1p-29),
      let coarse = difference(spacing: 0x1p-18)
    else { return 0 }
    return max(fine, coarse <= 8 * middle ? middle : min(middle, 8 * fine))
  }

  private func difference(spacing: Double) -> Double? {
    var found: [Double] = []
    for side in [-1.0, 1] {
      let f = (0..<9).map { value(side * (0x1p-12 + Double($0) * spacing)) }
      for k in 0..<5 {
        let fourth = f[k] - 4 * f[k + 1] + 6 * f[k + 2] - 4 * f[k + 3] + f[k + 4]
        if fourth.isFinite { found.append(fourth.magnitude) }
      }
    }
    return found.count < 5 ? nil : found.sorted()[4]
  }

  private func value(_ t: Double) -> Double {
    function(zip(point, direction).map { $0 + t * $1 })
  }
}
