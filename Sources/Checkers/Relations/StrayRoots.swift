import SymbolicLite

/// Looks for roots of an equation P where Q fails, for a claim P ⇒ Q.
///
/// Points that meet an equation for certain are found where it holds on whole intervals, or at round
/// numbers. A root elsewhere shows by a change of sign alone; no point of it is exact, so that it
/// refutes nothing. But where Q fails for certain beside it, the claim has not been shown either.
struct StrayRoots {
  private let examiner: Examiner
  private let samples: Int

  /// `nil` where P is no equation of numbers, or Q no order of numbers: beside a root, an equation
  /// between other things may fail by rounding alone.
  init?(_ claim: Claim, premise: Relation, seed: UInt64, samples: Int) {
    guard case .compare(let a, .equal, let b) = premise, a.shape.isScalar,
      case .compare(let c, let comparison, let d) = claim.relation, c.shape.isScalar,
      comparison != .equal, comparison != .notEqual,
      claim.relation.freeIndices.isEmpty, premise.freeIndices.isEmpty
    else { return nil }
    let fails = Relation.compare(c, comparison.negated, d)
    // "≠" makes the difference of its sides a switch, whose changes of sign are searched for.
    let problem = Problem(
      Claim(.compare(a, .notEqual, b), assuming: claim.assumptions + [fails]))
    examiner = Examiner(problem: problem, sampler: Sampler(problem, seed: seed))
    self.samples = samples
  }

  /// Why the claim is open, if such a root seems to be there.
  func reason() -> String? {
    let search = CellSearch(examiner)
    for number in 0..<samples {
      guard let base = examiner.sampler.point(number) else { continue }
      let row = [base] + search.points(from: [base], limit: 60, lines: 1)
      for (one, two) in zip(row, row.dropFirst()) where hasRoot(between: one, two) {
        return "the premise seems to hold somewhere where the conclusion does not"
      }
    }
    return nil
  }

  /// Whether the gap between the sides changes its sign between two points, by coming down to zero,
  /// at a point at which Q still fails for certain.
  private func hasRoot(between one: Point, _ two: Point) -> Bool {
    guard let start = gap(at: one), let end = gap(at: two), start * end < 0 else { return false }
    var (low, high) = (one, two)
    for _ in 0..<60 {
      let middle = low.halfway(to: high)
      guard let value = gap(at: middle) else { return false }
      if value * start > 0 { low = middle } else { high = middle }
    }
    return [low, high].contains { point in
      isRoot(point.doubles([:])) && examiner.sampler.isAdmissible(point)
    }
  }

  private func gap(at point: Point) -> Double? {
    guard case .compare(let a, _, let b) = examiner.problem.relation,
      let one = (try? a.evaluate(in: point.doubles([:])))?.elements.first,
      let two = (try? b.evaluate(in: point.doubles([:])))?.elements.first
    else { return nil }
    return one - two
  }

  /// Whether the sides are as close as rounding tells, though not by being small themselves.
  private func isRoot(_ here: Environment<Double>) -> Bool {
    guard case .compare(let a, _, let b) = examiner.problem.relation,
      let one = (try? a.evaluate(in: here))?.elements.first,
      let two = (try? b.evaluate(in: here))?.elements.first
    else { return false }
    let scale = max(a.taken(in: here).termScale(in: here), b.taken(in: here).termScale(in: here))
    return scale > 0 && (one - two).magnitude <= 0x1p-48 * scale
  }
}

extension Expression {
  /// The case that is taken, where it is defined by cases.
  fileprivate func taken(in here: Environment<Double>) -> Expression {
    guard case .cases(let branches, let otherwise) = self else { return self }
    let branch = branches.first { (try? $0.condition.holds(in: here)) == true }
    return branch?.value ?? otherwise ?? self
  }
}

extension Point {
  fileprivate func halfway(to other: Point) -> Point {
    var middle = self
    for (symbol, tensor) in values {
      guard symbol.domain == .real, let end = other.values[symbol] else { continue }
      middle.values[symbol] = Tensor(
        rows: tensor.rows, columns: tensor.columns,
        zip(tensor.elements, end.elements).map { $0 + ($1 - $0) / 2 })
    }
    return middle
  }
}
