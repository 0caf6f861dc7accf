extension PlanRun {
  /// The one-sided slope of a result from those of its operands, and the way its kinks go.
  func push(_ i: Instruction) {
    let (d, v) = (tangents, values)
    let (r, a, b) = (i.result, i.left, i.right)
    let (s, t) = (i.leftStep, i.rightStep)
    switch i.operation {
    case .add: for k in 0..<i.rows { d[r + k] = left(i, k) + right(i, k) }
    case .subtract: for k in 0..<i.rows { d[r + k] = left(i, k) - right(i, k) }
    case .multiply:
      for k in 0..<i.rows {
        d[r + k] = left(i, k) * v[b + k * t] + v[a + k * s] * right(i, k)
      }
    case .divide:
      for k in 0..<i.rows { d[r + k] = (left(i, k) - v[r + k] * right(i, k)) / v[b + k * t] }
    case .larger, .smaller, .select: for k in 0..<i.rows { d[r + k] = pushChoice(i, k) }
    case .sum:
      var total = N(0)
      for k in 0..<i.rows { total += d[a + k] }
      d[r] = total
    case .dot:
      var total = N(0)
      for k in 0..<i.rows {
        if i.leftMoves { total += d[a + k] * v[b + k] }
        if i.rightMoves { total += v[a + k] * d[b + k] }
      }
      d[r] = total
    case .length: d[r] = pushLength(i)
    case .product: pushProduct(i)
    case .copy: copy(i, in: d)
    default: for k in 0..<i.rows { d[r + k] = pushFunction(i, k) }
    }
  }

  private func left(_ i: Instruction, _ k: Int) -> N {
    i.leftMoves ? tangents[i.left + k * i.leftStep] : N(0)
  }

  private func right(_ i: Instruction, _ k: Int) -> N {
    i.rightMoves ? tangents[i.right + k * i.rightStep] : N(0)
  }

  private func pushFunction(_ i: Instruction, _ k: Int) -> N {
    let (x, moved) = (values[i.left + k], tangents[i.left + k])
    guard i.operation == .magnitude || i.operation == .positivePart, x.touchesZero else {
      if moved.isNothing { return isSteep(i, at: x) ? N(.nan) : N(0) }
      return moved * slope(of: i, at: k)
    }
    let (place, low) = (i.result + k, i.operation == .magnitude ? -1.0 : 0)
    let side = moved.nearest
    choices[place] = side > 0 ? 1 : side < 0 ? low : (1 + low) / 2
    return side < 0 ? N(low) * moved : moved
  }

  /// Whether the slope of a root is infinite here. Then no motion to first order is not enough to
  /// know the slope: that of √(w²) at w = 0 is 1.
  private func isSteep(_ i: Instruction, at x: N) -> Bool {
    guard x.touchesZero else { return false }
    switch i.operation {
    case .squareRoot: return true
    case .realPower: return i.exponent < 1
    default: return false
    }
  }

  private func pushChoice(_ i: Instruction, _ k: Int) -> N {
    let (first, second) = (left(i, k), right(i, k))
    let share = share(of: i, at: k)
    guard share.nearest != 0, share.nearest != 1 else { return share.nearest == 1 ? first : second }
    let side: Double
    switch i.operation {
    case .select(let comparison):
      let moved = tangents[i.third + k * i.thirdStep].nearest
      side = moved == 0 ? 0 : comparison.admits(moved, 0) ? 1 : -1
    case .smaller: side = (second - first).nearest
    default: side = (first - second).nearest
    }
    choices[i.result + k] = side > 0 ? 1 : side < 0 ? 0 : 0.5
    return side < 0 ? second : first
  }

  private func pushLength(_ i: Instruction) -> N {
    let d = tangents + i.left
    guard values[i.result].touchesZero else {
      var inner = N(0)
      for k in 0..<i.rows { inner += values[i.left + k] * d[k] }
      return inner / values[i.result]
    }
    let slope = length(d, i.rows)
    lengthChoices[i.result] = (0..<i.rows).map {
      slope.nearest > 0 ? d[$0].nearest / slope.nearest : 0
    }
    return slope
  }

  private func pushProduct(_ i: Instruction) {
    let (d, v) = (tangents, values)
    for row in 0..<i.rows {
      for column in 0..<i.columns {
        var total = N(0)
        let (a, b) = (i.left + row * i.inner, i.right + column)
        if i.rightMoves, i.columns == 1 {
          total = N.dot(v + a, d + b, i.inner)
        } else if i.rightMoves {
          for k in 0..<i.inner { total += v[a + k] * d[b + k * i.columns] }
        }
        if i.leftMoves { for k in 0..<i.inner { total += d[a + k] * v[b + k * i.columns] } }
        d[i.result + row * i.columns + column] = total
      }
    }
  }
}
