import SymbolicLite

/// The assumptions of a claim, as the normal form uses them.
struct Knowledge {
  var facts = Facts()
  /// Numbers that an equation gives.
  var values: [Symbol: Polynomial] = [:]
  /// The signs that were assumed, for linear arithmetic.
  private var assumed: [Facts.Sign] = []

  func algebra(work: Int) -> Algebra { Algebra(facts: facts, work: work) }

  /// What an assumption says, as far as it can be used. Free indices stand for all values.
  mutating func learn(_ relation: Relation) {
    switch relation {
    case .all(let parts): for part in parts { learn(part) }
    case .forAll(_, let inner): learn(inner)
    case .compare(let a, let comparison, let b): learn(a, comparison, b)
    case .member(let a, .interval(let low, let high, let openLeft, let openRight)):
      learn(a, openLeft ? .greater : .greaterOrEqual, low)
      learn(a, openRight ? .less : .lessOrEqual, high)
    default: break
    }
  }

  private mutating func learn(_ a: Expression, _ comparison: Comparison, _ b: Expression) {
    let universal = a.freeIndices.union(b.freeIndices).sorted {
      ($0.name, $0.id) < ($1.name, $1.id)
    }
    let algebra = algebra(work: 20_000)
    let lowering = Lowering(algebra, values: values)
    let difference = Expression.add([a, .negate(b)])
    let source = Relation.compare(a, comparison, b)
    if a.shape.isScalar {
      guard let u = try? lowering.scalar(difference) else { return }
      if comparison == .equal {
        learnEquation(u, universal, name: "\(a.latex) = \(b.latex)", algebra)
      }
      learn(u, Signs(comparison), universal, source: source)
      // ‖x‖ = c says ‖x‖² = c², which needs no root.
      if comparison == .equal, a.isEuclideanNorm || b.isEuclideanNorm {
        let squares = Expression.add([.power(a, 2), .negate(.power(b, 2))])
        if let u = try? lowering.scalar(squares) {
          learnEquation(u, universal, name: "\(a.latex) = \(b.latex)", algebra)
        }
      }
      return
    }
    let (i, j) = Self.generic(a.shape)
    if comparison == .notEqual {
      let square = Expression.power(.norm(.frobenius, difference), 2)
      if let u = try? lowering.scalar(square) {
        learn(u, .positive, universal, source: source)
      }
      return
    }
    guard let u = try? lowering.entry(difference, .free(i), .free(j)) else { return }
    if comparison == .equal {
      learnEquation(u, universal + [i, j], name: "\(a.latex) = \(b.latex)", algebra)
    }
    learn(u, Signs(comparison), universal + [i, j], source: source)
  }

  /// Positions that no formula names.
  static func generic(_ shape: Shape) -> (Index, Index) {
    (Index("row", id: -1, through: shape.rows), Index("column", id: -2, through: shape.columns))
  }

  /// Records that a formula has one of these signs.
  mutating func learn(
    _ u: Polynomial, _ signs: Signs, _ universal: [Index] = [], source: Relation? = nil
  ) {
    let algebra = algebra(work: 20_000)
    guard !u.isZero, signs != .any else { return }
    let mentioned = universal.filter { u.mentions($0) }
    let fact = Facts.Sign(formula: u, signs: signs, universal: mentioned, source: source)
    facts.signs.append(fact)
    if mentioned.isEmpty { assumed.append(fact) }
    // The same without positive factors: a/b > 0 for b > 0 says a > 0.
    guard let parts = try? algebra.primitive(u), parts != u else { return }
    facts.signs.append(
      Facts.Sign(formula: parts, signs: signs, universal: mentioned, source: source))
  }

  mutating func learnEquation(
    _ u: Polynomial, _ universal: [Index], name: String, _ algebra: Algebra
  ) {
    if let (symbol, value) = try? algebra.solved(u),
      !values.values.contains(where: { $0.mentions(symbol) })
    {
      values[symbol] = value
      if !name.isEmpty { facts.valueNames[symbol] = name }
    }
    if let equation = try? algebra.equation(u, universal: universal, name: name) {
      facts.equations.append(equation)
    }
  }

  /// A sum of squares that is zero: each square is.
  mutating func learnZeroSquares(_ u: Polynomial) {
    if let equation = u.vanishingEntry { facts.equations.append(equation) }
  }

  /// Whether the signs of closed formulas can all hold together; false is certain.
  var isConsistent: Bool {
    let algebra = algebra(work: 50_000)
    var numbers: [Monomial: Int] = [:]
    var constraints: [LinearArithmetic.Constraint] = []
    for fact in assumed {
      let known = algebra.signs(of: fact.formula)
      if known.isDisjoint(with: fact.signs) { return false }
      constraints.append(constraint(fact.formula, fact.signs, &numbers))
    }
    for (monomial, number) in numbers {
      let signs = algebra.signs(of: Polynomial.single(monomial))
      if signs != .any {
        constraints.append(.init(coefficients: [number: .one], constant: .zero, signs: signs))
      }
    }
    return LinearArithmetic.isFeasible(constraints)
  }

  private func constraint(
    _ u: Polynomial, _ signs: Signs, _ numbers: inout [Monomial: Int]
  ) -> LinearArithmetic.Constraint {
    var result = LinearArithmetic.Constraint(coefficients: [:], constant: .zero, signs: signs)
    for term in u.terms {
      if term.factors.isEmpty && term.bounds.isEmpty {
        result.constant = term.coefficient
        continue
      }
      var key = term
      key.coefficient = .one
      let number = numbers[key] ?? numbers.count
      numbers[key] = number
      result.coefficients[number] = term.coefficient
    }
    return result
  }
}

extension Expression {
  fileprivate var isEuclideanNorm: Bool {
    switch self {
    case .norm(.l2, _), .norm(.frobenius, _): true
    default: false
    }
  }
}
