/// What the gradient would be if a usual mistake had been made in it: for diagnosis only.
extension CompiledFunction {
  /// A wrong gradient and the mistake that makes it, in words.
  package struct Mistake {
    package var words: String
    package var gradient: [Double]
  }

  package func mistakes(at point: [Double]) -> [Mistake] {
    transposedReadings(at: point) + separateEntries(at: point) + swappedThresholds(at: point)
  }

  /// Each constant matrix A of a product Ax, read column by column where it lies row by row: the
  /// adjoint of the product meets the wrong entries.
  private func transposedReadings(at point: [Double]) -> [Mistake] {
    var result: [Mistake] = []
    let run = PlanRun<Double>(plan)
    _ = run.run(at: point)
    let right = run.gradient()
    for i in plan.body where i.operation == .product && i.columns == 1 && !i.leftMoves {
      // Only a product with the variable itself.
      guard i.right == 0, i.inner == plan.count, i.rows > 1 else { continue }
      _ = run.gradient()
      let adjoint = (0..<i.rows).map { run.adjoints[i.result + $0] }
      var wrong = right
      for j in 0..<i.inner {
        for r in 0..<i.rows {
          let entry = run.values[i.left + r * i.inner + j]
          wrong[j] += (run.values[i.left + j * i.rows + r] - entry) * adjoint[r]
        }
      }
      result.append(
        Mistake(
          words: "rows and columns of the \(i.rows) × \(i.inner) matrix are swapped",
          gradient: wrong))
    }
    return result
  }

  /// Entry j as if all other entries of the variable were 0.
  private func separateEntries(at point: [Double]) -> [Mistake] {
    guard plan.count > 1, plan.count <= 256 else { return [] }
    let run = PlanRun<Double>(plan)
    var wrong: [Double] = []
    for j in point.indices {
      var alone = [Double](repeating: 0, count: point.count)
      alone[j] = point[j]
      _ = run.run(at: alone)
      wrong.append(run.gradient()[j])
    }
    return [Mistake(words: "the cross terms between the entries are missing", gradient: wrong)]
  }

  private func swappedThresholds(at point: [Double]) -> [Mistake] {
    var result: [Mistake] = []
    let run = PlanRun<Double>(plan)
    for i in plan.body {
      switch i.operation {
      case .positivePart, .select, .larger, .smaller: break
      default: continue
      }
      run.swapped = i.result
      _ = run.run(at: point)
      result.append(
        Mistake(words: "the two sides of a threshold are swapped", gradient: run.gradient()))
    }
    return result
  }
}
