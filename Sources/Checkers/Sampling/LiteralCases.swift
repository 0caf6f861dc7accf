import SymbolicLite

/// A claim where one of its symbols is a fraction that no drawn point can be: t ≠ 0.37 and
/// sign(3t − 1)² = 1 hold at every double. Inserted as it stands, the number is met exactly.
///
/// Tried are the numbers that stand in the claim, for vectors in every entry, and where what decides
/// a branch is affine in a number, the number at which it is zero.
struct LiteralCases {
  /// The claim with the equation as one more assumption.
  let claims: [Claim]
  private static let most = 8

  init(_ claim: Claim) {
    let symbols = claim.relation.freeSymbols
      .filter { $0.domain == .real && $0.shape.columns == .one }
      .sorted { $0.name < $1.name }
    var found: [(Symbol, Rational)] = []
    func add(_ symbol: Symbol, _ value: Rational) {
      if !value.isDouble, !found.contains(where: { $0 == (symbol, value) }) {
        found.append((symbol, value))
      }
    }
    for symbol in symbols where symbol.shape.isScalar {
      for root in Self.roots(of: symbol, in: claim) { add(symbol, root) }
    }
    for value in claim.relation.children.flatMap(\.numbers) {
      for symbol in symbols {
        add(symbol, value)
        add(symbol, -value)
      }
    }
    claims = found.prefix(Self.most).map { symbol, value in
      let number = Expression.number(value)
      let place: Expression =
        symbol.shape.isScalar ? number : .multiply(number, .ones(symbol.shape))
      let equation = Relation.compare(.symbol(symbol), .equal, place)
      return Claim(claim.relation, assuming: claim.assumptions + [equation])
    }
  }

  /// Where a switch that depends on nothing else is zero, if it is affine: a point to look at, which
  /// a mistake would only waste.
  private static func roots(of symbol: Symbol, in claim: Claim) -> [Rational] {
    var collector = SwitchCollector()
    collector.add(claim.relation)
    return collector.switches.compactMap { one -> Rational? in
      guard one.quantity.freeSymbols == [symbol], one.indices.isEmpty,
        let start = value(of: one.quantity, at: .zero, symbol),
        let next = value(of: one.quantity, at: .one, symbol),
        let slope = next.subtracting(start), slope != .zero
      else { return nil }
      return (-start).divided(by: slope)
    }
  }

  private static func value(
    of e: Expression, at number: Rational, _ symbol: Symbol
  ) -> Rational? {
    guard e.sizeNames.isEmpty, e.freeIndices.isEmpty, e.openFunctions.isEmpty else { return nil }
    let placed = e.substituting([symbol: .number(number)])
    guard let elements = try? placed.evaluate(in: Environment<ExactNumber>()).elements,
      elements.count == 1
    else { return nil }
    return try? elements[0].value()
  }
}

extension Rational {
  /// Whether drawn points may be it: binary fractions that are no longer than a double.
  fileprivate var isDouble: Bool {
    let below = denominator.magnitude
    return below & (below - 1) == 0 && numerator.magnitude < 1 << 53
  }
}

extension Expression {
  /// The numbers and fractions in it.
  var numbers: [Rational] {
    let found = Collected<Rational>()
    _ = contains { piece in
      switch piece {
      case .number(let value): found.items.append(value)
      case .divide(.number(let a), .number(let b)):
        if let quotient = a.divided(by: b) { found.items.append(quotient) }
      default: break
      }
      return false
    }
    return found.items
  }
}
