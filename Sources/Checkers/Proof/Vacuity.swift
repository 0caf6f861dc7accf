import SymbolicLite

extension Trial {
  /// Whether the claim speaks of anything: an admissible point at which both of its sides have a
  /// value, be the enclosures narrow or wide. What a proof shows of nothing is worth nothing.
  func isAboutSomething() -> Bool {
    // A proof shows that a minimum has a value; the other side has to have one.
    let sides = problem.relation.comparedSides.filter { !$0.mentionsOptimum }
    guard !sides.isEmpty else { return false }
    var hasMet = false
    for number in 0..<40 {
      guard let point = sampler.point(number) else { continue }
      // A point that forbids a verdict, or refutes, forbids a proof as well.
      switch examiner.examine(point) {
      case .fails, .blocks: return false
      case .agrees, .leftOut: break
      }
      if hasMet { continue }
      for assignment in point.assignments(of: problem.vocabulary.indices) {
        let here = Situation(point: point, indices: assignment)
        if sides.allSatisfy({ hasValue($0, here) }) {
          hasMet = true
          break
        }
      }
    }
    return hasMet
  }

  private func hasValue(_ side: Expression, _ here: Situation) -> Bool {
    do throws(Undefined) {
      _ = try side.evaluate(in: here.intervals)
      return true
    } catch {
      return false
    }
  }
}

extension Relation {
  /// Both sides of a comparison of values, under any "for all"; empty for other statements.
  fileprivate var comparedSides: [Expression] {
    switch self {
    case .compare(let a, _, let b), .definite(let a, _, let b): [a, b]
    case .member(let a, .minimisers): [a]
    case .forAll(_, let inner): inner.comparedSides
    default: []
    }
  }
}
