extension PlanRun {
  /// Hands the adjoint of a result on to its operands.
  func pull(_ i: Instruction) {
    let (g, v) = (adjoints, values)
    let (r, a, b) = (i.result, i.left, i.right)
    let (s, t) = (i.leftStep, i.rightStep)
    switch i.operation {
    case .add, .subtract:
      if i.leftMoves { for k in 0..<i.rows { g[a + k * s] += g[r + k] } }
      guard i.rightMoves else { return }
      if i.operation == .add {
        for k in 0..<i.rows { g[b + k * t] += g[r + k] }
      } else {
        for k in 0..<i.rows { g[b + k * t] = g[b + k * t] - g[r + k] }
      }
    case .multiply:
      if i.leftMoves { for k in 0..<i.rows { g[a + k * s] += g[r + k] * v[b + k * t] } }
      if i.rightMoves { for k in 0..<i.rows { g[b + k * t] += g[r + k] * v[a + k * s] } }
    case .divide:
      for k in 0..<i.rows where !g[r + k].isNothing {
        let share = g[r + k] / v[b + k * t]
        if i.leftMoves { g[a + k * s] += share }
        if i.rightMoves { g[b + k * t] = g[b + k * t] - share * v[r + k] }
      }
    case .larger, .smaller, .select: pullChoice(i)
    case .sum: for k in 0..<i.rows { g[a + k] += g[r] }
    case .dot:
      if i.leftMoves { for k in 0..<i.rows { g[a + k] += g[r] * v[b + k] } }
      if i.rightMoves { for k in 0..<i.rows { g[b + k] += g[r] * v[a + k] } }
    case .length: pullLength(i)
    case .product: pullProduct(i)
    case .copy: pullCopy(i)
    default:
      // What nothing flows through is left alone: its slope may be infinite.
      for k in 0..<i.rows where !g[r + k].isNothing {
        g[a + k] += g[r + k] * slope(of: i, at: k)
      }
    }
  }

  private func pullCopy(_ i: Instruction) {
    for row in 0..<i.rows {
      for column in 0..<i.columns {
        let target = i.result + row * i.resultRowStep + column * i.resultStep
        adjoints[i.left + row * i.rowStep + column * i.leftStep] += adjoints[target]
      }
    }
  }

  private func pullChoice(_ i: Instruction) {
    for k in 0..<i.rows where !adjoints[i.result + k].isNothing {
      let (adjoint, first) = (adjoints[i.result + k], share(of: i, at: k))
      let second = N(1) - first
      if i.leftMoves, !first.isNothing {
        adjoints[i.left + k * i.leftStep] += adjoint * first
      }
      if i.rightMoves, !second.isNothing {
        adjoints[i.right + k * i.rightStep] += adjoint * second
      }
    }
  }

  private func pullLength(_ i: Instruction) {
    let (adjoint, length) = (adjoints[i.result], values[i.result])
    guard !adjoint.isNothing else { return }
    if length.touchesZero {
      let chosen = lengthChoices[i.result]
      for k in 0..<i.rows {
        let slope = chosen.map { N($0[k]) } ?? N.between(-1, 1)
        adjoints[i.left + k] += adjoint * slope
      }
      return
    }
    let share = adjoint / length
    for k in 0..<i.rows { adjoints[i.left + k] += share * values[i.left + k] }
  }

  private func pullProduct(_ i: Instruction) {
    let (g, v) = (adjoints, values)
    for row in 0..<i.rows {
      for column in 0..<i.columns {
        let adjoint = g[i.result + row * i.columns + column]
        if adjoint.isNothing { continue }
        let (a, b) = (i.left + row * i.inner, i.right + column)
        if i.rightMoves {
          if i.columns == 1 {
            addScaled(v + a, by: adjoint, to: g + b, i.inner)
          } else {
            for k in 0..<i.inner { g[b + k * i.columns] += v[a + k] * adjoint }
          }
        }
        if i.leftMoves {
          for k in 0..<i.inner { g[a + k] += v[b + k * i.columns] * adjoint }
        }
      }
    }
  }

  private func addScaled(
    _ x: UnsafePointer<N>, by factor: N, to y: UnsafeMutablePointer<N>, _ count: Int
  ) {
    for k in 0..<count { y[k] += x[k] * factor }
  }
}
