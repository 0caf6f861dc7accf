import SymbolicLite

/// The claimed side as a combination of the terms of the true one, by normal form.
extension Diagnosis {
  func fittedWords(claimed: Expression, other: Expression) -> String? {
    guard let sides = NormalFormSides(examiner.problem), let truth = sides.lowered(other),
      let stated = sides.lowered(claimed), let gap = sides.difference(other, claimed),
      !gap.values.isEmpty, gap.values.count <= 4,
      agree(other, .add([claimed] + gap.values))
    else { return nil }
    var (missing, surplus, wrong): ([Expression], [Expression], [String]) = ([], [], [])
    for term in gap.terms {
      let should = truth.value(of: term)
      let reads = stated.value(of: term)
      switch (should, reads) {
      case (let should?, nil): missing.append(should)
      case (nil, let reads?): surplus.append(reads)
      case (let should?, let reads?):
        let isTurned = truth.coefficient(of: term) == stated.coefficient(of: term).map { -$0 }
        wrong.append(
          isTurned
            ? "the sign of the term $\(should.signAndRest.1.latex)$ is wrong"
            : "the term $\(reads.latex)$ should read $\(should.latex)$")
      case (nil, nil): return nil
      }
    }
    if missing.count == 1, surplus.count == 1, wrong.isEmpty {
      return replaced(surplus[0], by: missing[0])
    }
    let parts =
      wrong + missing.map { missingWords($0, claimed) } + surplus.map(surplusWords)
    // More than two mistakes at once are no mistake with a name.
    return parts.count <= 2 ? parts.joined(separator: "; ") : nil
  }

  private func replaced(_ reads: Expression, by should: Expression) -> String {
    let words = "the term $\(reads.latex)$ should read $\(should.latex)$"
    let (before, after) = (reads.freeSymbols, should.freeSymbols)
    let lost = after.subtracting(before).filter(\.shape.isScalar)
    if lost.count == 1, let letter = lost.first, before.isSubset(of: after) {
      return "$\(letter.name)$ is missing: \(words)"
    }
    return words
  }

  private func missingWords(_ term: Expression, _ claimed: Expression) -> String {
    let vectors = term.freeSymbols.filter(\.shape.isVector)
    let isCross = term.shape.isScalar && vectors.count == 2
    return "the \(isCross ? "cross term" : "term") $\(term.latex)$ is missing"
  }

  /// Left minus right in matrix notation; nil where it has none, is too long, or could not be
  /// confirmed at the points.
  func difference() -> String? {
    guard let (left, right) = sides, let sides = NormalFormSides(examiner.problem),
      !left.mentionsOptimum, !right.mentionsOptimum,
      let gap = sides.difference(left, right), !gap.values.isEmpty, gap.values.count <= 8
    else { return nil }
    let sum = gap.values.count == 1 ? gap.values[0] : Expression.add(gap.values)
    let text = sum.latex
    guard text.count <= 120, agree(left, .add([right, sum])) else { return nil }
    return text
  }
}

extension NormalFormSides.Form {
  private func position(of term: SymbolicLite.Monomial) -> Int? {
    terms.firstIndex { $0.factors == term.factors && $0.bounds == term.bounds }
  }

  func value(of term: SymbolicLite.Monomial) -> Expression? { position(of: term).map { values[$0] } }

  func coefficient(of term: SymbolicLite.Monomial) -> Rational? {
    position(of: term).map { terms[$0].coefficient }
  }
}
