import SymbolicLite

/// Claims about entry j of a minimiser: for a free index, (arg min f)ⱼ = aⱼ for every j is the claim
/// that the vector (aⱼ)ⱼ is the minimiser, which needs no minimum inside a formula.
///
/// The index has to count through all entries of the variable, and the problem must not depend on
/// it; a statement that holds under a condition on entry j is an implication, and is left alone.
enum EntrywiseMinimiser {
  static let rule = "entry by entry"

  /// The claim about the whole vector; nil where it is no such claim.
  static func writtenOut(_ claim: Claim) -> Claim? {
    guard case .compare(let left, .equal, let right) = claim.relation.forEachIndex,
      let (problem, index) = entry(left) ?? entry(right),
      // With a minimiser on both sides there is nothing to compare it with.
      entry(left) == nil || entry(right) == nil
    else { return nil }
    let claimed = entry(left) == nil ? left : right
    guard claimed.shape.isScalar, !claimed.mentionsMinimum else { return nil }
    let whole = Expression.tabulate(index, nil, claimed)
    return Claim(
      .compare(.minimiser(problem), .equal, whole), assuming: claim.assumptions)
  }

  private static func entry(_ e: Expression) -> (Minimisation, Index)? {
    guard case .entry(.minimiser(let problem), .index(let index), let column) = e,
      case .number(.one) = column, problem.variable.shape.isVector,
      problem.variable.shape.rows == index.range,
      !Expression.minimiser(problem).freeIndices.contains(index)
    else { return nil }
    return (problem, index)
  }
}

extension Relation {
  /// What is said for every value of an index; a free index means the same.
  fileprivate var forEachIndex: Relation {
    if case .forAll(_, let inner) = self, case .compare = inner { inner } else { self }
  }
}
