import SymbolicLite

/// A factor that a term may lack, or have too much.
struct Factor {
  enum Kind {
    case number
    case sign
    case nothing
    /// Times this letter or size.
    case missing(Expression)
    /// Divided by this letter or size.
    case surplus(Expression)
  }

  let kind: Kind
  let value: Expression
  /// How a whole side compares with what it should be, where the factor mends it.
  let comparison: String?

  func applied(to term: Expression) -> Expression {
    switch kind {
    case .nothing: return term.shape.isScalar ? .number(.zero) : .zeros(term.shape)
    case .sign: return .negate(term)
    case .surplus, .number:
      if case .divide(.number(.one), let divisor) = value { return .divide(term, divisor) }
      return .multiply(value, term)
    case .missing: return .multiply(value, term)
    }
  }

  /// The factors that are worth a try, the most common mistakes first.
  static func all(_ letters: [Symbol], _ sizes: [String]) -> [Factor] {
    let (one, two) = (Expression.number(.one), Expression.number(Rational(2)))
    var list = [
      Factor(kind: .number, value: two, comparison: "half of"),
      Factor(kind: .number, value: .divide(one, two), comparison: "twice"),
      Factor(kind: .sign, value: .negate(one), comparison: "minus"),
      Factor(kind: .nothing, value: .number(.zero), comparison: nil),
    ]
    func add(_ part: Expression, _ name: String, _ fraction: String) {
      list.append(Factor(kind: .missing(part), value: part, comparison: fraction))
      list.append(
        Factor(kind: .surplus(part), value: .divide(one, part), comparison: "\(name) times"))
    }
    for symbol in letters {
      let name = "$\(symbol.name)$"
      add(.symbol(symbol), name, "without the factor \(name) of")
    }
    for name in sizes { add(.size(Dimension(name)), "$\(name)$", "one $\(name)$-th of") }
    for part in letters.map(Expression.symbol) + sizes.map({ .size(Dimension($0)) }) {
      for value: Expression in [
        .multiply(two, part), .divide(part, two), .divide(two, part),
        .divide(one, .multiply(two, part)),
      ] {
        list.append(Factor(kind: .number, value: value, comparison: nil))
      }
    }
    for value: Expression in [4, .divide(1, 4), .negate(two), .negate(.divide(one, two))] {
      list.append(Factor(kind: .number, value: value, comparison: nil))
    }
    return list
  }
}

extension Diagnosis {
  var factors: [Factor] {
    Factor.all(scalars, examiner.problem.vocabulary.sizes)
  }

  /// One term of the claimed side as it is written, or the side as a whole.
  func termWords(claimed: Expression, other: Expression, side: String) -> String? {
    let terms = claimed.additiveTerms
    guard terms.count <= 12 else { return nil }
    for (position, term) in terms.enumerated() {
      func changed(_ new: Expression) -> Expression {
        guard terms.count > 1 else { return new }
        var list = terms
        list[position] = new
        return .add(list)
      }
      for factor in factors where terms.count > 1 || factor.comparison != nil {
        if agree(other, changed(factor.applied(to: term))) { return advice(factor, term) }
      }
      if let turned = term.transposedFactor, agree(other, changed(turned)) {
        return "rows and columns are swapped: the term $\(term.latex)$ should read "
          + "$\(turned.latex)$"
      }
    }
    for factor in factors where terms.count > 1 {
      guard let comparison = factor.comparison else { continue }
      if agree(other, factor.applied(to: claimed)) {
        return "the \(side) side is \(comparison) what it should be"
      }
    }
    return nil
  }

  func advice(_ factor: Factor, _ term: Expression) -> String {
    let (_, positive) = term.signAndRest
    let mended = plain(factor.applied(to: term))
    let reads = "the term $\(term.latex)$ should read $\(mended)$"
    switch factor.kind {
    case .sign: return "the sign of the term $\(positive.latex)$ is wrong"
    case .nothing: return surplusWords(term)
    case .number: return reads
    case .missing(let part):
      if term.isDivided(by: part) { return "$\(part.latex)$ should not divide: \(reads)" }
      return "$\(part.latex)$ is missing: \(reads)"
    case .surplus(let part):
      if case .size = part, !term.contains(part) {
        return "$1/\(part.latex)$ is missing in front of the term $\(positive.latex)$"
      }
      if term.contains(part), !term.isDivided(by: part) {
        return "$\(part.latex)$ is one too many: \(reads)"
      }
      return reads
    }
  }

  /// A term that should not be there.
  func surplusWords(_ term: Expression) -> String {
    let words = "the term $\(term.latex)$ is one too many"
    let letters = term.freeSymbols
    let biases = letters.filter { Self.biases.contains($0.name) && $0.shape.isScalar }
    let isPenalty = letters.count == 2 && letters.allSatisfy(\.shape.isScalar)
    return biases.count == 1 && isPenalty ? "the bias is penalised: \(words)" : words
  }

  private static let biases: Set<String> = [
    "b", "b_0", "w_0", "w_{0}", "\\beta_0", "\\beta_{0}", "\\theta_0", "\\theta_{0}", "c",
  ]

  /// A formula with its numbers in front, where its normal form is one term.
  func plain(_ e: Expression) -> String {
    guard let form = NormalFormSides(examiner.problem)?.lowered(e), form.values.count == 1 else {
      return e.latex
    }
    return form.values[0].latex
  }
}

extension Expression {
  /// The sign in front, and what is behind it.
  var signAndRest: (isNegative: Bool, Expression) {
    switch self {
    case .negate(let a):
      let (isNegative, rest) = a.signAndRest
      return (!isNegative, rest)
    case .multiply(let a, let b):
      let (isNegative, rest) = a.signAndRest
      return isNegative ? (true, .multiply(rest, b)) : (false, self)
    case .number(let value) where value < .zero: return (true, .number(value.magnitude))
    default: return (false, self)
    }
  }

  func contains(_ part: Expression) -> Bool { contains { $0 == part } }

  /// Whether a fraction bar stands above exactly this.
  func isDivided(by part: Expression) -> Bool {
    contains { if case .divide(_, let bottom) = $0 { bottom.contains(part) } else { false } }
  }
}
