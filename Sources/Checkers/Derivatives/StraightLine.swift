import SymbolicLite

/// A function along a straight line.
struct StraightLine {
  let function: ([Double]) -> Double
  let origin: [Double]
  let direction: [Double]

  var length: Double { direction.reduce(0) { max($0, $1.magnitude) } }

  func value(_ t: Double) -> Double {
    function(zip(origin, direction).map { $0 + t * $1 })
  }

  /// A power of two: the step along the line that changes the point by as much as it is large. A
  /// coordinate at 0 has the scale of the others, or 1.
  var scale: Double {
    let whole = origin.reduce(0) { max($0, $1.magnitude) }
    var moved = 0.0
    for (x, d) in zip(origin, direction) where d != 0 { moved = max(moved, x.magnitude) }
    let size = max(moved, whole * 0x1p-10)
    let step = size > 0 ? size / length : 1 / length
    return Double(sign: .plus, exponent: step.exponent, significand: 1)
  }

  /// How far a value may be from the function's: from third differences of nine values that are
  /// close together, or two units in the last place where rounding happens to leave no trace.
  func noise() throws(Undefined) -> Double {
    let spacing = scale * 0x1p-48
    let values = (-4...4).map { value(Double($0) * spacing) }
    guard let middle = values.dropFirst(4).first, middle.isFinite else {
      throw .undefined("the function has no finite value at this point")
    }
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    guard largest.isFinite else { throw .undefined("the function is infinite beside this point") }
    var thirds: [Double] = []
    for k in 0..<6 {
      let third = values[k + 3] - 3 * values[k + 2] + 3 * values[k + 1] - values[k]
      thirds.append(third.magnitude)
    }
    let smallest = 4 * Double.ulpOfOne * largest + .leastNormalMagnitude
    try refuseJumps(values, side: max(thirds[0], thirds[5], smallest), spacing: spacing)
    return thirds.reduce(smallest, max)
  }

  /// A jump at the point is no rounding: the values on both sides are smooth, and it does not grow
  /// with the step as even the slope of √|x| at 0 does. A function that is rounded to fewer digits
  /// stands still at first and then jumps to both sides, the same way as it goes on.
  private func refuseJumps(
    _ values: [Double], side: Double, spacing: Double
  ) throws(Undefined) {
    let middle = values[4]
    func rise(_ h: Double) -> Double {
      let (above, below) = (value(h), value(-h))
      return (above - middle).magnitude + (middle - below).magnitude
    }
    let near = (values[5] - middle).magnitude + (middle - values[3]).magnitude
    if near > 64 * side, rise(0x1p10 * spacing) < 2 * near {
      throw .undefined("the values jump at this point")
    }
    guard values.allSatisfy({ $0 == middle }) else { return }
    var first: Double?
    for k in 3...44 {
      let h = spacing * Double(sign: .plus, exponent: k, significand: 1)
      let (above, below) = (value(h) - middle, middle - value(-h))
      if above == 0, below == 0 { continue }
      first = first ?? max(above.magnitude, below.magnitude)
      guard let first, first > 1024 * side else { return }
      // One side may stand still for longer, and for ever beside a threshold.
      if above == 0 || below == 0 { continue }
      guard above * below > 0 else { return }
      throw .undefined("the values stand still and then jump, as those of a rounded function do")
    }
  }
}
