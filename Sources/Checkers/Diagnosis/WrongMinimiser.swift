import SymbolicLite

/// A claimed minimiser that is none: what would be one.
extension Diagnosis {
  func minimiserWords(claimed: Expression, other: Expression) -> String? {
    // Whether a point is a minimiser cannot be told everywhere, and each time costs a search.
    let few = Array(points.prefix(13))
    guard let problem = other.problem, problem.constraint == nil else {
      return wrongLetter(claimed: claimed, other: other, side: "right")
    }
    let mends = letters(claimed) + Mends.of(claimed, self) + whole(claimed)
    for mend in mends where mayMinimise(mend.formula, problem) {
      if agree(other, mend.formula, points: few, alsoThere: false) { return mend.words }
    }
    return nil
  }

  /// The gradient at the point vanishes, as far as it exists there: this is quick to see.
  private func mayMinimise(_ candidate: Expression, _ problem: Minimisation) -> Bool {
    let slope = Expression.gradient(
      of: problem.objective, with: problem.variable, at: candidate)
    let zero: Expression = slope.shape.isScalar ? .number(.zero) : .zeros(slope.shape)
    for point in points {
      for assignment in point.assignments(of: examiner.problem.vocabulary.indices) {
        let here = Situation(point: point, indices: assignment)
        if case .fails = examiner.compare(slope, .equal, zero, here) { return false }
      }
    }
    return true
  }

  /// A letter that should be another wherever it stands.
  private func letters(_ claimed: Expression) -> [Mend] {
    var mends: [Mend] = []
    let two = Expression.number(Rational(2))
    for symbol in scalars where claimed.freeSymbols.contains(symbol) {
      let letter = Expression.symbol(symbol)
      var changes: [Expression] = [
        .multiply(two, letter), .divide(letter, two), .negate(letter), .power(letter, two),
        .apply(.sqrt, .multiply(two, letter)), .divide(.number(.one), letter),
      ]
      for name in examiner.problem.vocabulary.sizes {
        changes.append(.multiply(.size(Dimension(name)), letter))
        changes.append(.divide(letter, .size(Dimension(name))))
      }
      for other in scalars where other != symbol {
        changes.append(.multiply(.symbol(other), letter))
        changes.append(.divide(letter, .symbol(other)))
      }
      mends += changes.map { change in
        Mend(formula: claimed.substituting([symbol: change])) {
          "$\(symbol.name)$ should read $\(change.latex)$ on the right side"
        }
      }
    }
    return mends
  }

  /// One term of the whole, or all of it, with another factor.
  private func whole(_ claimed: Expression) -> [Mend] {
    let terms = claimed.additiveTerms
    return factors.flatMap { factor in
      terms.indices.map { position in
        var changed = terms
        changed[position] = factor.applied(to: terms[position])
        return Mend(formula: changed.count == 1 ? changed[0] : .add(changed)) {
          advice(factor, terms[position])
        }
      }
    }
  }
}

extension Expression {
  fileprivate var problem: Minimisation? {
    if case .minimiser(let problem) = self { problem } else { nil }
  }
}
