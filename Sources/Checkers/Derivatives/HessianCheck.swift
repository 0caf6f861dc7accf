import SymbolicLite

/// Checks a claimed Hessian, row by row, against the reverse gradient run in numbers that move
/// along each axis. The tolerance is a share of the largest entry in the row and column: 1e-12,
/// where the comparison with exact second derivatives of a logistic objective showed 5e-16. At a
/// kink, and at a threshold where the second derivative jumps, the answer is *undecided*.
public func checkHessian(
  of function: some DifferentiableFunction, claimed: [[Double]], at w: [Double]
) -> Verdict {
  if let verdict = verdictOnInput(claimed: w, at: w) { return verdict }
  let shape = Shape.vector(.init(w.count))
  let point = Counterexample.Entry("w", .tensor(Tensor(column: w)), shape: shape)
  guard claimed.count == w.count, claimed.allSatisfy({ $0.count == w.count }) else {
    return .refuted(
      Refutation(
        counterexample: Counterexample([point]), left: "\(claimed.count) rows",
        right: "\(w.count) × \(w.count) entries"))
  }
  let right: [[Double]]
  do throws(Undefined) {
    let compiled = try function.compiled(at: w)
    if try compiled.branchTies(at: w) { return .undecided("the closure branches at this point") }
    right = try compiled.hessian(at: w)
  } catch {
    return .undecided(error.description)
  }
  let (evidence, worst) = compared(claimed, with: right)
  guard let worst else { return .tested(evidence) }
  let (i, j) = (worst.i, worst.j)
  return .refuted(
    Refutation(
      counterexample: Counterexample([
        point, .init("i", .count(i + 1)), .init("j", .count(j + 1)),
      ]),
      left: printed(claimed[i][j]), right: printed(right[i][j]),
      diagnosis: claimed[j][i] == claimed[i][j] ? nil : "a Hessian is symmetric; this is not",
      evidence: evidence))
}

/// All entries, and the one that is furthest outside what it may differ by.
private func compared(
  _ claimed: [[Double]], with right: [[Double]]
) -> (Evidence, worst: (i: Int, j: Int, comparison: Evidence.Comparison)?) {
  let size = right.map { row in row.reduce(0) { max($0, $1.magnitude) } }
  var evidence = Evidence()
  var worst: (i: Int, j: Int, comparison: Evidence.Comparison)?
  for i in right.indices {
    for j in right.indices {
      // Entries of badly scaled data are compared on the scale of their own row and column.
      let scale = max(right[i][j].magnitude, min(size[i], size[j]))
      let comparison = Evidence.Comparison(
        gap: (claimed[i][j] - right[i][j]).magnitude, allowed: 1e-12 * scale)
      evidence.points += 1
      if comparison.strain >= evidence.closest?.strain ?? 0 { evidence.closest = comparison }
      guard claimed[i][j].isNaN || comparison.gap > comparison.allowed else { continue }
      if worst == nil || comparison.strain > worst?.comparison.strain ?? 0 {
        worst = (i, j, comparison)
      }
    }
  }
  return (evidence, worst)
}
