import SymbolicLite

/// Words for a refuted equality: what small change of the claimed side would make it true.
///
/// A change is named only where it makes both sides agree at every point that was tried and could be
/// compared, the refuting one among them. It only adds words and never changes a verdict.
struct Diagnosis {
  let examiner: Examiner
  /// The refuting point comes first.
  let points: [Point]
  private static let fewest = 5

  init(_ examiner: Examiner, refutedAt point: Point) {
    self.examiner = examiner
    var points = [point]
    for number in 0..<24 {
      if let other = examiner.sampler.point(number) { points.append(other) }
    }
    self.points = points
  }

  /// The mistake in words, as far as one can be named.
  func words() -> String? {
    guard let (left, right) = sides else { return regionWords() }
    if left.mentionsOptimum || right.mentionsOptimum {
      return right.mentionsOptimum ? nil : minimiserWords(claimed: right, other: left)
    }
    let (claimed, other, side) =
      right.isDerived && !left.isDerived ? (left, right, "left") : (right, left, "right")
    let isLong = claimed.nodeCount > 400
    return termWords(claimed: claimed, other: other, side: side)
      ?? fittedWords(claimed: claimed, other: other, most: 1)
      ?? (isLong ? nil : mend(claimed, other: other))
      ?? fittedWords(claimed: claimed, other: other, most: 2)
      ?? wrongLetter(claimed: claimed, other: other, side: side)
      ?? termWords(claimed: other, other: claimed, side: side == "right" ? "left" : "right")
      ?? coordinateWords(claimed: claimed, other: other)
      ?? regionWords()
  }

  var sides: (left: Expression, right: Expression)? {
    switch examiner.problem.relation {
    case .compare(let left, .equal, let right), .equalUpToConstant(let left, let right, _),
      .proportional(let left, let right, _):
      (left, right)
    default: nil
    }
  }

  var scalars: [Symbol] { examiner.problem.vocabulary.symbols.filter(\.shape.isScalar) }

  /// A number that should be another wherever it stands: λ for 2λ, n λ, λ².
  func wrongLetter(claimed: Expression, other: Expression, side: String) -> String? {
    // The variable of a derivative is what the claim is about, not what it gets wrong.
    let mentioned = claimed.freeSymbols.subtracting(other.variables)
    for symbol in scalars where mentioned.contains(symbol) {
      let letter = Expression.symbol(symbol)
      let two = Expression.number(Rational(2))
      var changes: [Expression] = [
        .multiply(two, letter), .divide(letter, two), .power(letter, two), .negate(letter),
        .divide(.number(.one), letter), .apply(.sqrt, letter),
        .apply(.sqrt, .multiply(two, letter)),
      ]
      for name in examiner.problem.vocabulary.sizes {
        changes.append(.multiply(.size(Dimension(name)), letter))
        changes.append(.divide(letter, .size(Dimension(name))))
      }
      for factor in scalars where factor != symbol && factor.domain == .real {
        changes.append(.multiply(.symbol(factor), letter))
        changes.append(.divide(letter, .symbol(factor)))
      }
      for change in changes where agree(other, claimed.substituting([symbol: change])) {
        return "$\(symbol.name)$ should read $\(change.latex)$ on the \(side) side"
      }
    }
    return nil
  }

  // MARK: Trying a change

  func finding(_ a: Expression, _ b: Expression, _ here: Situation) -> Finding {
    switch examiner.problem.relation {
    case .equalUpToConstant(_, _, let symbols):
      examiner.equalUpToConstant(a, b, freeOf: symbols, here)
    case .proportional(_, _, let symbols): examiner.proportional(a, b, freeOf: symbols, here)
    default: examiner.compare(a, .equal, b, here)
    }
  }

  /// Whether the two agree wherever both can be compared: at the refuting point, unless that is
  /// not asked for, and at enough others.
  func agree(
    _ a: Expression, _ b: Expression, points: [Point]? = nil, alsoThere: Bool = true
  ) -> Bool {
    let points = points ?? self.points
    var compared = 0
    for (number, point) in points.enumerated() {
      let before = compared
      for assignment in point.assignments(of: examiner.problem.vocabulary.indices) {
        switch finding(a, b, Situation(point: point, indices: assignment)) {
        case .fails: return false
        case .agrees: compared += 1
        case .leftOut, .blocks: break
        }
      }
      if number == 0, compared == before, alsoThere { return false }
    }
    return compared >= min(Diagnosis.fewest, points.count)
  }
}

extension Expression {
  /// Whether it contains a derivative that is still to be worked out.
  var isDerived: Bool {
    contains {
      switch $0 {
      case .gradient, .hessian, .derivative, .oneSidedDerivative: true
      default: false
      }
    }
  }

  /// The symbols that derivatives inside are taken by.
  fileprivate var variables: Set<Symbol> {
    var result: Set<Symbol> = []
    switch self {
    case .gradient(_, let symbol, _), .hessian(_, let symbol, _), .derivative(_, let symbol, _),
      .oneSidedDerivative(_, let symbol, _, _):
      result.insert(symbol)
    default: break
    }
    return children.reduce(result) { $0.union($1.variables) }
  }

  /// The terms of a sum as written; signs stay with their terms.
  var additiveTerms: [Expression] {
    if case .add(let parts) = self { return parts.flatMap(\.additiveTerms) }
    return [self]
  }

  /// The expression with its first square factor transposed; that keeps the shape.
  var transposedFactor: Expression? {
    switch self {
    case .symbol(let symbol)
    where symbol.shape.isSquare && !symbol.shape.isScalar && !symbol.domain.isSymmetric:
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
