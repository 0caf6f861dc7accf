import SymbolicLite

extension Mutator {
  /// The mutations of an expression at its root.
  func changes(of expression: Expression) -> [Change<Expression>] {
    switch expression {
    case .add(let terms): changes(ofTerms: terms)
    case .symbol(let symbol): changes(of: symbol)
    case .entry, .row, .column, .fold: changes(ofPlaces: expression)
    case .number(let value) where value != .zero:
      value.multiplied(by: Rational(2)).map { [(.doubledNumber, "", .number($0))] } ?? []
    case .divide(let a, let b): [(.droppedDivisor, "", a), (.factorHalf, "", .divide(a, 2 * b))]
    case .power(let base, .number(let exponent)):
      [(Rational.one, "one more"), (Rational(-1), "one less")].compactMap { step, detail in
        exponent.adding(step).map { (.otherExponent, detail, .power(base, .number($0))) }
      }
    case .matrixPower(let base, let exponent):
      [(.otherExponent, "", .matrixPower(base, exponent < 0 ? exponent - 1 : exponent + 1))]
        + (exponent < 0 ? [(.droppedInverse, "", base)] : [])
    case .transpose(let inner) where inner.shape.isSquare && !inner.shape.isScalar:
      [(.transposed, "dropped", inner)]
    default: changes(ofFunction: expression)
    }
  }

  private func changes(ofFunction expression: Expression) -> [Change<Expression>] {
    switch expression {
    case .apply(.magnitude, let inner): [(.droppedBars, "", inner)]
    case .apply(.positivePart, let inner): [(.droppedPositivePart, "", inner)]
    case .apply(.sign, let inner): [(.droppedSign, "", inner)]
    case .apply(.sqrt, let inner): [(.otherExponent, "no root", inner)]
    case .norm(.l1, let inner): [(.otherNorm, "2", .norm(.l2, inner))]
    case .norm(.l2, let inner), .norm(.infinity, let inner), .norm(.frobenius, let inner):
      [(.otherNorm, "1", .norm(.l1, inner))]
    case .extremum(let which, let entries):
      [(.otherExtremum, "", .extremum(which == .max ? .min : .max, entries))]
        + entries.indices.filter { entries[$0].isZero }.map { position in
          var changed = entries
          changed[position] = 0.001
          return (.shiftedThreshold, "\(position)", .extremum(which, changed))
        }
    case .oneSidedDerivative(let body, let symbol, let at, let side):
      [
        (
          .otherSide, "",
          .oneSidedDerivative(of: body, with: symbol, at: at, side == .left ? .right : .left)
        )
      ]
    default: []
    }
  }

  private func changes(ofTerms terms: [Expression]) -> [Change<Expression>] {
    terms.indices.flatMap { position -> [Change<Expression>] in
      func sum(with term: Expression) -> Expression {
        var changed = terms
        changed[position] = term
        return .add(changed)
      }
      var rest = terms
      rest.remove(at: position)
      let term = terms[position]
      return [
        (.otherSign, "\(position)", sum(with: .negate(term))),
        (.droppedTerm, "\(position)", rest.count == 1 ? rest[0] : .add(rest)),
      ]
        + wrongFactors.map { ($0.mutation, "\(position)", sum(with: .multiply($0.factor, term))) }
    }
  }

  /// The next letter of the same shape stands for all others.
  private func changes(of symbol: Symbol) -> [Change<Expression>] {
    var result: [Change<Expression>] = []
    let alike = symbols.filter { $0.shape == symbol.shape && $0 != symbol }
    if let other = alike.first(where: { $0.name > symbol.name }) ?? alike.first {
      result.append((.otherSymbol, other.name, .symbol(other)))
    }
    let isMatrix = symbol.shape.isSquare && !symbol.shape.isScalar
    if isMatrix && !symbol.domain.isSymmetric {
      result.append((.transposed, "added", .transpose(.symbol(symbol))))
    }
    return result
  }

  private func changes(ofPlaces expression: Expression) -> [Change<Expression>] {
    switch expression {
    case .entry(let whole, let i, let j):
      var result: [Change<Expression>] = []
      if let next = shifted(i) { result.append((.shiftedIndex, "row", .entry(whole, next, j))) }
      if let next = shifted(j) { result.append((.shiftedIndex, "column", .entry(whole, i, next))) }
      return result
    case .row(let whole, let i):
      return shifted(i).map { [(.shiftedIndex, "", .row(whole, $0))] } ?? []
    case .column(let whole, let j):
      return shifted(j).map { [(.shiftedIndex, "", .column(whole, $0))] } ?? []
    case .fold(let fold, let index, let lower, let upper, let condition, let body):
      return [
        (
          .shiftedIndex, "from the second",
          .fold(fold, index, lower: lower + 1, upper: upper, condition: condition, body)
        ),
        (
          .shiftedIndex, "to the last but one",
          .fold(fold, index, lower: lower, upper: upper - 1, condition: condition, body)
        ),
      ]
    default: return []
    }
  }

  private func shifted(_ position: Expression) -> Expression? {
    guard case .index(let index) = position, freeIndices.contains(index) else { return nil }
    return position + 1
  }
}
