import SymbolicLite

/// The quantities in a claim whose zeros may decide it: gaps between the sides of equations that
/// stand as premises or conditions, and sums and differences anywhere.
struct RootCandidates {
  private(set) var quantities: [Expression] = []
  private static let most = 10
  private static let mostNodes = 80

  init(_ relation: Relation) {
    gaps(relation, isCondition: false)
    for part in relation.children { sums(part) }
  }

  private mutating func gaps(_ relation: Relation, isCondition: Bool) {
    switch relation {
    case .compare(let a, let comparison, let b):
      // An order is decided on its border by whether the border belongs to it.
      let isStrict = [.notEqual, .less, .greater].contains(comparison)
      if isStrict || isCondition { note(a.gap(to: b)) }
    case .all(let parts), .any(let parts):
      for part in parts { gaps(part, isCondition: isCondition) }
    case .forAll(_, let inner): gaps(inner, isCondition: isCondition)
    case .implies(let a, let b):
      gaps(a, isCondition: true)
      gaps(b, isCondition: false)
    case .equivalent(let a, let b):
      gaps(a, isCondition: true)
      gaps(b, isCondition: true)
    default: break
    }
  }

  private mutating func sums(_ expression: Expression) {
    if case .add = expression { note(expression) }
    if case .cases(let branches, _) = expression {
      for branch in branches { gaps(branch.condition, isCondition: true) }
    }
    for child in expression.children { sums(child) }
  }

  private mutating func note(_ quantity: Expression) {
    guard quantities.count < Self.most, quantity.shape.columns == .one,
      quantity.nodeCount <= Self.mostNodes, quantity.isContinuous, !quantities.contains(quantity)
    else { return }
    if case .symbol = quantity { return }
    quantities.append(quantity)
  }
}

extension Expression {
  /// Left minus right; a side that is zero is left away.
  fileprivate func gap(to other: Expression) -> Expression {
    if other.isZeroForm { return self }
    return isZeroForm ? other : .add([self, .negate(other)])
  }

  /// Whether a change of its sign means a zero in between, wherever an enclosure is bounded. Steps
  /// are left out, and what takes a search to evaluate.
  fileprivate var isContinuous: Bool {
    !contains {
      switch $0 {
      case .apply(.sign, _), .norm(.l0, _), .cases, .minimiser, .minimum, .expectation, .variance,
        .unknown, .call, .gradient, .hessian, .derivative, .oneSidedDerivative:
        true
      case .fold(_, _, _, _, let condition, _): condition != nil
      default: false
      }
    }
  }
}

/// Puts zero for a quantity wherever it stands, and for the gap of an equation between its parts.
struct ZeroedQuantity: FormulaMap {
  let quantity: Expression
  private var isBound = false

  init(_ quantity: Expression) { self.quantity = quantity }

  private var zero: Expression {
    quantity.shape.isScalar ? .number(.zero) : .zeros(quantity.shape)
  }

  func expression(_ part: Expression) -> Expression {
    if isBound { return part }
    return part == quantity ? zero : part.mapParts(self)
  }

  func relation(_ part: Relation) -> Relation {
    if !isBound, case .compare(let a, let comparison, let b) = part, a.gap(to: b) == quantity {
      return .compare(zero, comparison, zero)
    }
    return part.mapParts(self)
  }

  // Under a binder the same letters may mean something else.
  func binding(_ symbol: Symbol) -> (Symbol, Self) { (symbol, shadowed(by: symbol)) }

  private func shadowed(by symbol: Symbol) -> Self {
    var inner = self
    inner.isBound = isBound || quantity.freeSymbols.contains(symbol)
    return inner
  }

  func binding(_ index: Index) -> (Index, Self) {
    var inner = self
    inner.isBound = isBound || quantity.freeIndices.contains(index)
    return (index, inner)
  }
}
