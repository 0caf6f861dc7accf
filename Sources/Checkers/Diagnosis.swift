import SymbolicLite

/// Words for a refuted equality: what small change of the claimed side would make it true.
///
/// A change is named only where it makes both sides agree at every point that was tried and could be
/// compared. It never changes a verdict.
struct Diagnosis {
  private let examiner: Examiner
  private let points: [Point]
  private static let fewest = 5

  init(_ examiner: Examiner, refutedAt point: Point) {
    self.examiner = examiner
    var points = [point]
    for number in 0..<24 {
      if let other = examiner.sampler.point(number) { points.append(other) }
    }
    self.points = points
  }

  func words() -> String? {
    guard let (left, right) = sides(of: examiner.problem.relation) else { return nil }
    if left.mentionsOptimum || right.mentionsOptimum {
      return right.mentionsOptimum ? nil : wrongLetter(claimed: right, other: left)
    }
    return words(claimed: right, other: left, side: "right")
      ?? words(claimed: left, other: right, side: "left")
      ?? wrongLetter(claimed: right, other: left)
  }

  private func sides(of relation: Relation) -> (Expression, Expression)? {
    switch relation {
    case .compare(let left, .equal, let right), .equalUpToConstant(let left, let right, _):
      (left, right)
    default: nil
    }
  }

  /// A number that should be another wherever it stands: λ for 2λ, n λ, λ².
  private func wrongLetter(claimed: Expression, other: Expression) -> String? {
    let mentioned = claimed.freeSymbols
    for symbol in examiner.problem.vocabulary.symbols
    where symbol.shape.isScalar && mentioned.contains(symbol) {
      let letter = Expression.symbol(symbol)
      let two = Expression.number(Rational(2))
      var changes: [Expression] = [
        .multiply(two, letter), .divide(letter, two), .power(letter, two), .negate(letter),
        .divide(.number(.one), letter), .apply(.sqrt, letter),
      ]
      for name in examiner.problem.vocabulary.sizes {
        changes.append(.multiply(.size(Dimension(name)), letter))
        changes.append(.divide(letter, .size(Dimension(name))))
      }
      for change in changes where agree(other, claimed.substituting([symbol: change])) {
        return "$\(symbol.name)$ should read $\(change.latex)$ on the right side"
      }
    }
    return nil
  }

  private func finding(_ a: Expression, _ b: Expression, _ here: Situation) -> Finding {
    if case .equalUpToConstant(_, _, let symbols) = examiner.problem.relation {
      return examiner.equalUpToConstant(a, b, freeOf: symbols, here)
    }
    return examiner.compare(a, .equal, b, here)
  }

  private func words(claimed: Expression, other: Expression, side: String) -> String? {
    let factors = self.factors
    let terms = claimed.additiveTerms
    if terms.count > 1 {
      for (position, term) in terms.enumerated() {
        for factor in factors {
          var changed = terms
          changed[position] = factor.applied(to: term)
          if agree(other, .add(changed)) { return factor.advice(for: term) }
        }
        if let turned = term.transposedFactor {
          var changed = terms
          changed[position] = turned
          if agree(other, .add(changed)) {
            return "the term $\(term.latex)$ should read $\(turned.latex)$"
          }
        }
      }
    }
    for factor in factors where factor.word != nil {
      if agree(other, factor.applied(to: claimed)) {
        return "the \(side) side is \(factor.word ?? "") what it should be"
      }
    }
    if let turned = claimed.transposedFactor, agree(other, turned) {
      return "a transpose is missing or misplaced on the \(side) side"
    }
    return extraTerm(claimed, other, side)
  }

  /// A term of the other side that is missing here.
  private func extraTerm(_ claimed: Expression, _ other: Expression, _ side: String) -> String? {
    for term in other.additiveTerms where other.additiveTerms.count > 1 {
      if agree(other, .add([claimed, term])) {
        return "the term $\(term.latex)$ is missing on the \(side) side"
      }
    }
    return nil
  }

  private var factors: [Factor] {
    var list = [
      Factor(.number(Rational(2)), "half of"), Factor(.divideBy(.number(Rational(2))), "twice"),
      Factor(.negativeOne, "minus"),
    ]
    for symbol in examiner.problem.vocabulary.symbols where symbol.shape.isScalar {
      let letter = Expression.symbol(symbol)
      list.append(Factor(letter, "without the factor $\(symbol.name)$ of"))
      list.append(Factor(.divideBy(letter), "$\(symbol.name)$ times"))
    }
    for name in examiner.problem.vocabulary.sizes {
      let size = Expression.size(Dimension(name))
      list.append(Factor(.divideBy(size), "$\(name)$ times"))
      list.append(Factor(size, "one $\(name)$-th of"))
    }
    list.append(Factor(.number(.zero), nil))
    return list
  }

  /// Whether the two agree wherever both can be compared, at some points really.
  private func agree(_ a: Expression, _ b: Expression) -> Bool {
    var compared = 0
    for point in points {
      for assignment in point.assignments(of: examiner.problem.vocabulary.indices) {
        let here = Situation(point: point, indices: assignment)
        switch finding(a, b, here) {
        case .fails: return false
        case .agrees: compared += 1
        case .leftOut, .blocks: break
        }
      }
    }
    return compared >= min(Diagnosis.fewest, points.count)
  }
}

/// A factor that a term may lack.
private struct Factor {
  let value: Expression
  /// How the whole side compares with what it should be, where the factor mends it.
  let word: String?

  init(_ value: Expression, _ word: String?) {
    self.value = value
    self.word = word
  }

  func applied(to term: Expression) -> Expression {
    switch value {
    case .divide(.number(.one), let divisor): .divide(term, divisor)
    case .number(.zero): .zeros(term.shape)
    case .negate(.number(.one)): .negate(term)
    default: .multiply(value, term)
    }
  }

  func advice(for term: Expression) -> String {
    switch value {
    case .number(.zero): return "the term $\(term.latex)$ should not be there"
    case .negate(.number(.one)): return "the sign of the term $\(term.latex)$ is wrong"
    default:
      return "the term $\(term.latex)$ should read $\(applied(to: term).latex)$"
    }
  }
}

extension Expression {
  fileprivate static func divideBy(_ divisor: Expression) -> Expression {
    .divide(.number(.one), divisor)
  }
  fileprivate static var negativeOne: Expression { .negate(.number(.one)) }

  /// The terms of a sum as written; signs stay with their terms.
  fileprivate var additiveTerms: [Expression] {
    if case .add(let parts) = self { return parts.flatMap(\.additiveTerms) }
    return [self]
  }

  /// The expression with its first factor transposed, where that keeps the shape.
  fileprivate var transposedFactor: Expression? {
    switch self {
    case .symbol(let symbol) where symbol.shape.isSquare && !symbol.shape.isScalar:
      return .transpose(self)
    case .transpose(let inner) where inner.shape.isSquare: return inner
    case .negate(let inner): return inner.transposedFactor.map { .negate($0) }
    case .multiply(let a, let b):
      if let turned = a.transposedFactor { return .multiply(turned, b) }
      return b.transposedFactor.map { .multiply(a, $0) }
    default: return nil
    }
  }
}
