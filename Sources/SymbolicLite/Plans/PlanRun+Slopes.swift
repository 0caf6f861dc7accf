extension PlanRun {
  /// The slope of an operation on one number, at entry k. At a kink it is what was chosen, or
  /// anything between the slopes on both sides.
  func slope(of i: Instruction, at k: Int) -> N {
    let (x, y) = (values[i.left + k], values[i.result + k])
    switch i.operation {
    case .negate: return N(-1)
    case .magnitude: return step(x, i, k, from: -1)
    case .positivePart: return step(x, i, k, from: 0)
    case .sign: return x.touchesZero ? N(.nan) : N(0)
    case .exponential: return y
    case .logarithm: return N(1) / x
    case .softplus: return N.logistic(x)
    case .squareRoot: return N(1) / (y + y)
    case .hyperbolicTangent: return N(1) - y * y
    case .wholePower: return N(i.exponent) * N.power(x, whole: Int(i.exponent) - 1)
    case .realPower:
      // At 0 a power above 1 is flat from the right; below 1 it is infinitely steep.
      if x.isNothing { return N(i.exponent > 1 ? 0 : .infinity) }
      return N(i.exponent) * (y / x)
    default: return N(.nan)
    }
  }

  /// 1 above 0 and `low` below.
  private func step(_ x: N, _ i: Instruction, _ k: Int, from low: Double) -> N {
    if x.touchesZero { return choices[i.result + k].map { N($0) } ?? N.between(low, 1) }
    let isAbove = (x.nearest > 0) != (i.result == swapped && low == 0)
    return N(isAbove ? 1 : low)
  }

  /// The share of the first operand where one of two is taken.
  func share(of i: Instruction, at k: Int) -> N {
    let place = i.result + k
    let difference: N
    switch i.operation {
    case .select: difference = values[i.third + k * i.thirdStep]
    default: difference = values[i.left + k * i.leftStep] - values[i.right + k * i.rightStep]
    }
    if isTie(i, difference) { return choices[place].map { N($0) } ?? N.between(0, 1) }
    let isFirst: Bool
    switch i.operation {
    case .select(let comparison): isFirst = comparison.admits(difference.nearest, 0)
    case .smaller: isFirst = difference.nearest < 0
    default: isFirst = difference.nearest > 0
    }
    return N(isFirst != (i.result == swapped) ? 1 : 0)
  }

  func isTie(_ i: Instruction, _ difference: N) -> Bool {
    guard case .select = i.operation else { return difference.touchesZero }
    return i.thirdMoves && !i.isLastCase && difference.touchesZero
  }

  /// Where a kink lies at the point of the last run, or so near that rounding cannot tell.
  struct Tie {
    /// Which operation of the body, which entry of it, and how many entries it bends.
    var operation: Int
    var element: Int
    /// Where the numbers lie that bend it, and how many.
    var sources: [(place: Int, count: Int)]
  }

  func ties() -> [Tie] {
    var result: [Tie] = []
    for (number, i) in plan.body.enumerated() {
      switch i.operation {
      case .magnitude, .positivePart, .sign:
        for k in 0..<i.rows where values[i.left + k].touchesZero {
          result.append(Tie(operation: number, element: k, sources: [(i.left + k, 1)]))
        }
      case .length where values[i.result].touchesZero:
        result.append(Tie(operation: number, element: 0, sources: [(i.left, i.rows)]))
      case .larger, .smaller:
        for k in 0..<i.rows {
          let (a, b) = (i.left + k * i.leftStep, i.right + k * i.rightStep)
          guard (values[a] - values[b]).touchesZero else { continue }
          result.append(Tie(operation: number, element: k, sources: [(a, 1), (b, 1)]))
        }
      case .select where i.thirdMoves && !i.isLastCase:
        for k in 0..<i.rows where values[i.third + k * i.thirdStep].touchesZero {
          result.append(
            Tie(operation: number, element: k, sources: [(i.third + k * i.thirdStep, 1)]))
        }
      default: break
      }
    }
    return result
  }
}
