import SymbolicLite

/// The claimed side as a combination of the terms of the true one, by normal form.
extension Diagnosis {
  /// - Parameter most: how many mistakes at once are told.
  func fittedWords(claimed: Expression, other: Expression, most: Int) -> String? {
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
    // Where nothing fits, missing and surplus terms only repeat both sides.
    let isAlike =
      !wrong.isEmpty
      || truth.terms.contains {
        truth.coefficient(of: $0) == stated.coefficient(of: $0)
      }
    let parts =
      wrong + missing.map { missingWords($0, claimed) } + surplus.map(surplusWords)
    return isAlike && parts.count <= most ? parts.joined(separator: "; ") : nil
  }

  /// Terms that differ by letters and sizes only.
  private func replaced(_ reads: Expression, by should: Expression) -> String? {
    guard reads.tensors == should.tensors, !reads.tensors.isEmpty else { return nil }
    let words = "the term $\(reads.latex)$ should read $\(should.latex)$"
    let (before, after) = (reads.freeSymbols, should.freeSymbols)
    let lost = after.subtracting(before)
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
    var text = sum.latex.withoutSpaceBehindNumbers
    if case .equalUpToConstant = examiner.problem.relation { text += " + C" }
    guard text.count <= 120, agree(left, .add([right, sum])) else { return nil }
    return text
  }
}

extension String {
  /// `2\lambda w` for `2 \lambda w`, which says the same and reads better in a terminal.
  fileprivate var withoutSpaceBehindNumbers: String {
    let characters = Array(self)
    return String(
      characters.indices.filter { place in
        guard characters[place] == " ", place > 0, place + 2 < characters.count else { return true }
        return
          !(characters[place - 1].isNumber && characters[place + 1] == "\\"
          && characters[place + 2].isLetter && !self.contains("\\cdot"))
      }.map { characters[$0] })
  }
}

extension Expression {
  /// The formula without the numbers, letters and sizes that it is a multiple of.
  fileprivate var tensors: [Expression] {
    switch self {
    case .negate(let a): return a.tensors
    case .divide(let a, let b): return a.tensors + b.tensors
    case .multiply(let a, let b): return a.tensors + b.tensors
    case .number, .size, .pi: return []
    case .symbol(let symbol) where symbol.shape.isScalar: return []
    case .power(.symbol(let symbol), .number) where symbol.shape.isScalar: return []
    case .power(.size, .number): return []
    default: return [self]
    }
  }
}

extension NormalFormSides.Form {
  private func position(of term: Monomial) -> Int? {
    terms.firstIndex { $0.factors == term.factors && $0.bounds == term.bounds }
  }

  func value(of term: Monomial) -> Expression? { position(of: term).map { values[$0] } }

  func coefficient(of term: Monomial) -> Rational? {
    position(of: term).map { terms[$0].coefficient }
  }
}
