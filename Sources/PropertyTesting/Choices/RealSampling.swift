/// How real numbers are drawn: often on purpose where formulas have kinks, ties and overflows.
///
/// Of 32 draws about 5 are zero (one of 64 is −0), 6 small whole numbers, 4 halves, 6 repeat or
/// nearly repeat a number drawn before for the same case (so |vᵢ| = λ, vᵢ = vⱼ, vᵢ = tλ and
/// neighbours of all these come up by themselves), 5 are uniform of moderate size, 4 of any
/// magnitude the range has, and 2 its two bounds. Only +, −, ×, shifts and exact scalings by powers
/// of two are used: no library function that could differ from machine to machine.
extension RealRange {
  func sample(_ random: inout SplitMix64, earlier: [Double]) -> Double {
    // Comparisons instead of range patterns, which cost ten times as much in debug builds.
    let roll = random.next(below: 32)
    let wish: Double
    if roll < 5 {
      wish = lower < 0 && random.next(below: 10) == 0 ? -0.0 : 0
    } else if roll < 11 {
      wish = Double(random.next(below: 7) - 3)
    } else if roll < 15 {
      wish = Double(random.next(below: 19) - 9) / 2
    } else if roll < 21 {
      wish = Self.echo(of: earlier, &random)
    } else if roll < 26 {
      return uniform(&random, in: moderate)
    } else if roll < 30 {
      wish = anyMagnitude(&random)
    } else {
      wish = roll == 30 ? lower : upper
    }
    return contains(wish) ? wish : uniform(&random, in: moderate)
  }

  private func uniform(_ random: inout SplitMix64, in range: RealRange) -> Double {
    // Halved first, so that the width of [−1e308, 1e308] does not overflow.
    let half = (range.upper / 2 - range.lower / 2) * random.unit()
    return min(max(range.lower + half + half, range.lower), range.upper)
  }

  private func anyMagnitude(_ random: inout SplitMix64) -> Double {
    let largest = max(lower.magnitude, upper.magnitude)
    guard largest > 0 else { return 0 }
    let least = lower > 0 ? lower : upper < 0 ? -upper : min(0x1p-40, largest)
    let span = largest.exponent - least.exponent + 1
    let exponent = least.exponent + random.next(below: span)
    let sign: FloatingPointSign =
      upper <= 0 || (lower < 0 && random.next() & 1 == 1) ? .minus : .plus
    return Double(sign: sign, exponent: exponent, significand: 1 + random.unit())
  }

  private static func echo(of earlier: [Double], _ random: inout SplitMix64) -> Double {
    guard !earlier.isEmpty else { return 1 }
    let x = earlier[random.next(below: earlier.count)]
    let roll = random.next(below: 16)
    if roll < 5 { return x }
    if roll < 9 { return -x }
    switch roll {
    case 9: return x / 2
    case 10: return 2 * x
    case 11: return x.nextUp
    case 12: return x.nextDown
    case 13: return x * (1 + 0x1p-30)
    default: return x * earlier[random.next(below: earlier.count)]
    }
  }
}
