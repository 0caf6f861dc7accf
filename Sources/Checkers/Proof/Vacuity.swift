import SymbolicLite

extension Trial {
  /// Whether the claim speaks of anything: an admissible point at which both of its sides have a
  /// value, be the enclosures narrow or wide, and one with more than one place for every size that
  /// may be larger. What a proof shows of nothing is worth nothing, and (wwᵀ)⁻¹wwᵀ = I is about d = 1.
  func isAboutSomething() -> Bool {
    // A proof shows that a minimum has a value; the other side has to have one.
    let sides = problem.relation.comparedSides.filter { !$0.mentionsOptimum }
    guard !sides.isEmpty else { return false }
    var hasMet = false
    var small = Set(problem.vocabulary.sizes)
    for condition in problem.sizeConditions { small.subtract(condition.sizeNames) }
    for number in 0..<40 {
      guard let point = sampler.point(number) else { continue }
      // A point that forbids a verdict, or refutes, forbids a proof as well.
      switch examiner.examine(point) {
      case .fails, .blocks: return false
      case .agrees, .leftOut: break
      }
      if hasMet, small.allSatisfy({ point.sizes[$0] == 1 }) { continue }
      for assignment in point.assignments(of: problem.vocabulary.indices) {
        let here = Situation(point: point, indices: assignment)
        if sides.allSatisfy({ hasValue($0, here) }) {
          hasMet = true
          small = small.filter { point.sizes[$0] == 1 }
          break
        }
      }
    }
    return hasMet && small.isEmpty
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
    case .member(let a, .minimisers), .member(let a, .finite): [a]
    case .forAll(_, let inner): inner.comparedSides
    case .any(let parts) where parts.allSatisfy({ !$0.comparedSides.isEmpty }):
      parts.flatMap(\.comparedSides)
    default: []
    }
  }
}
