import SymbolicLite

/// A small change of a formula that turns a right step into a wrong one, as people make them.
struct Mutant {
  var name: String
  var relation: Relation
}

/// Applies every mutation of a named list at every place of a statement where it fits.
struct Mutator {
  /// Symbols of the note, for swaps of letters of one shape.
  let symbols: [Symbol]

  init(_ relation: Relation, assuming assumptions: [Relation]) {
    symbols = assumptions.reduce(relation.freeSymbols) { $0.union($1.freeSymbols) }
      .sorted { $0.name < $1.name }
  }

  func mutants(of relation: Relation) -> [Mutant] {
    var result = turned(relation)
    for (position, child) in relation.children.enumerated() {
      for (name, changed) in mutants(of: child, depth: 0) {
        var seen = -1
        let whole = relation.mapChildren { (part: Expression) -> Expression in
          seen += 1
          return seen == position ? changed : part
        }
        result.append(Mutant(name: name, relation: whole))
      }
    }
    return result.filter { $0.relation != relation }
  }

  // MARK: Statements

  private func turned(_ relation: Relation) -> [Mutant] {
    switch relation {
    case .compare(let a, .lessOrEqual, let b):
      return [Mutant(name: "reversed ≤", relation: .compare(a, .greaterOrEqual, b))]
    case .compare(let a, .greaterOrEqual, let b):
      return [Mutant(name: "reversed ≥", relation: .compare(a, .lessOrEqual, b))]
    case .compare(let a, .less, let b):
      return [Mutant(name: "reversed <", relation: .compare(a, .greater, b))]
    case .compare(let a, .greater, let b):
      return [Mutant(name: "reversed >", relation: .compare(a, .less, b))]
    case .compare(let a, .equal, let b):
      return [
        Mutant(name: "the other sign", relation: .compare(a, .equal, .negate(b))),
        Mutant(name: "≠ for =", relation: .compare(a, .notEqual, b)),
      ]
    case .definite(let a, let strict, let b):
      return [Mutant(name: "reversed order", relation: .definite(b, strict: strict, a))]
    case .forAll(let index, let inner):
      return turned(inner).map { Mutant(name: $0.name, relation: .forAll(index, $0.relation)) }
    default: return []
    }
  }

  // MARK: Expressions

  private func mutants(of expression: Expression, depth: Int) -> [(String, Expression)] {
    guard depth < 40 else { return [] }
    var result = local(expression)
    for (position, child) in expression.children.enumerated() {
      for (name, changed) in mutants(of: child, depth: depth + 1) {
        var seen = -1
        result.append(
          (
            name,
            expression.mapChildren { (part: Expression) -> Expression in
              seen += 1
              return seen == position ? changed : part
            }
          ))
      }
    }
    return result
  }

  private func local(_ expression: Expression) -> [(String, Expression)] {
    var result: [(String, Expression)] = []
    switch expression {
    case .add(let terms):
      for position in terms.indices {
        var changed = terms
        changed[position] = .negate(terms[position])
        result.append(("sign of a term", .add(changed)))
        for (name, factor) in Self.factors {
          changed[position] = .multiply(.number(factor), terms[position])
          result.append(("\(name) on a term", .add(changed)))
        }
        changed.remove(at: position)
        result.append(("dropped term", changed.count == 1 ? changed[0] : .add(changed)))
      }
    case .symbol(let symbol):
      for other in symbols where other.shape == symbol.shape && other != symbol {
        result.append(("\(other.name) for \(symbol.name)", .symbol(other)))
      }
    case .transpose(let inner) where inner.shape.isSquare:
      result.append(("dropped transpose", inner))
    case .matrixPower(let inner, let power):
      if power < 0 { result.append(("dropped inverse", inner)) }
    case .apply(.magnitude, let inner): result.append(("dropped bars", inner))
    case .apply(.positivePart, let inner): result.append(("dropped positive part", inner))
    case .apply(.sign, let inner) where inner.shape.isScalar:
      result.append(("dropped sign", inner))
    case .power(let base, .number(let exponent)):
      if let next = exponent.adding(.one) {
        result.append(("next exponent", .power(base, .number(next))))
      }
    case .divide(let a, let b):
      result.append(("dropped divisor", a))
      result.append(("doubled divisor", .divide(a, .multiply(.number(Rational(2)), b))))
    case .number(let value) where value != .zero:
      if let doubled = value.multiplied(by: Rational(2)) {
        result.append(("doubled number", .number(doubled)))
      }
    case .norm(.l2, let inner): result.append(("1-norm for 2-norm", .norm(.l1, inner)))
    case .norm(.l1, let inner): result.append(("2-norm for 1-norm", .norm(.l2, inner)))
    case .extremum(.max, let entries): result.append(("min for max", .extremum(.min, entries)))
    case .extremum(.min, let entries): result.append(("max for min", .extremum(.max, entries)))
    case .entry(let matrix, let i, let j) where i != j && matrix.shape.isSquare:
      result.append(("swapped indices", .entry(matrix, j, i)))
    case .cases(let branches, let rest): result += shifted(branches, rest)
    default: break
    }
    return result
  }

  /// A threshold that is a little off, and the value on the wrong side of the tie.
  private func shifted(_ branches: [Branch], _ rest: Expression?) -> [(String, Expression)] {
    var result: [(String, Expression)] = []
    for (position, branch) in branches.enumerated() {
      guard case .compare(let a, let comparison, let b) = branch.condition else { continue }
      var changed = branches
      if let factor = Rational(999, over: 1000) {
        changed[position].condition = .compare(a, comparison, .multiply(.number(factor), b))
        result.append(("shifted threshold", .cases(changed, otherwise: rest)))
      }
    }
    return result
  }

  private static let factors: [(String, Rational)] = [
    ("2", Rational(2)), ("½", Rational(1, over: 2) ?? .one),
    ("0.999", Rational(999, over: 1000) ?? .one),
  ]
}
