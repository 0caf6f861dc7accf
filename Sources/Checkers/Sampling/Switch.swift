import SymbolicLite

/// A quantity whose sign decides which branch a formula takes: the argument of |·|, the gap between
/// the arguments of max, the gap in the condition of a case.
struct Switch: Hashable, Sendable {
  var quantity: Expression
  /// The indices of sums around it, which take all their values.
  var indices: [Index]
  /// What it depends on.
  private let symbols: Set<Symbol>

  init(quantity: Expression, indices: [Index]) {
    self.quantity = quantity
    self.indices = indices
    symbols = quantity.freeSymbols
  }

  func moves(with symbol: Symbol) -> Bool { symbols.contains(symbol) }
}

/// Collects the switches of a formula, walking into sums and derivatives.
struct SwitchCollector {
  private(set) var switches: [Switch] = []
  private let limit = 24

  mutating func add(_ relation: Relation, _ indices: [Index] = []) {
    switch relation {
    case .compare(let left, let comparison, let right):
      // Where the sides meet is where "≠" and "<" fail.
      if [.notEqual, .less, .greater].contains(comparison) {
        note(.add([left, .negate(right)]), indices)
        for factor in left.vanishingFactors + right.vanishingFactors { note(factor, indices) }
      }
      add(left, indices)
      add(right, indices)
    case .equalUpToConstant(let left, let right, _), .proportional(let left, let right, _):
      add(left, indices)
      add(right, indices)
    case .all(let parts), .any(let parts): for part in parts { add(part, indices) }
    case .implies(let a, let b), .equivalent(let a, let b):
      condition(a, indices)
      condition(b, indices)
    case .forAll(let index, let inner): add(inner, indices + [index])
    case .definite(let left, _, let right):
      add(left, indices)
      add(right, indices)
    case .member(let element, let set), .notMember(let element, let set):
      add(element, indices)
      add(set, indices)
      boundary(element, set, indices)
    case .equalSets(let a, let b), .subset(let a, let b):
      add(a, indices)
      add(b, indices)
    }
  }

  /// A relation that decides a branch: the gap between its sides is a switch.
  mutating func condition(_ relation: Relation, _ indices: [Index] = []) {
    switch relation {
    case .compare(let left, _, let right):
      note(.add([left, .negate(right)]), indices)
      add(relation, indices)
    case .all(let parts), .any(let parts): for part in parts { condition(part, indices) }
    case .forAll(let index, let inner): condition(inner, indices + [index])
    default: add(relation, indices)
    }
  }

  mutating func add(_ set: SetExpression, _ indices: [Index]) {
    switch set {
    case .finite(let elements): for element in elements { add(element, indices) }
    case .interval(let low, let high, _, _):
      add(low, indices)
      add(high, indices)
    case .sum(let a, let b):
      add(a, indices)
      add(b, indices)
    case .image(let matrix, let inner):
      add(matrix, indices)
      add(inner, indices)
    case .cases(let branches, let otherwise):
      for branch in branches {
        condition(branch.condition, indices)
        add(branch.value, indices)
      }
      if let otherwise { add(otherwise, indices) }
    case .subdifferential(let body, let symbol, let place):
      add(body.substituting([symbol: place]), indices)
    case .builder, .reals, .minimisers: break
    }
  }

  mutating func add(_ expression: Expression, _ indices: [Index]) {
    switch expression {
    case .apply(.magnitude, let inner), .apply(.sign, let inner),
      .apply(.positivePart, let inner), .apply(.sqrt, let inner), .norm(_, let inner):
      note(inner, indices)
    case .extremum(_, let parts):
      for (position, part) in parts.enumerated() {
        for other in parts.dropFirst(position + 1) { note(.add([part, .negate(other)]), indices) }
      }
    case .cases(let branches, _):
      for branch in branches { condition(branch.condition, indices) }
    case .fold(_, let index, _, _, _, let body):
      add(body, indices + [index])
      return
    case .gradient(let body, let symbol, let place), .hessian(let body, let symbol, let place),
      .derivative(let body, let symbol, let place),
      .oneSidedDerivative(let body, let symbol, let place, _):
      add(body.substituting([symbol: place]), indices)
      add(place, indices)
      return
    case .minimiser, .minimum, .expectation, .variance: return
    default: break
    }
    for child in expression.children { add(child, indices) }
  }

  private mutating func boundary(
    _ element: Expression, _ set: SetExpression, _ indices: [Index]
  ) {
    guard case .interval(let low, let high, _, _) = set else { return }
    note(.add([element, .negate(low)]), indices)
    note(.add([element, .negate(high)]), indices)
  }

  private mutating func note(_ quantity: Expression, _ indices: [Index]) {
    let one = Switch(quantity: quantity, indices: indices)
    guard switches.count < limit, !quantity.freeSymbols.isEmpty, !switches.contains(one) else {
      return
    }
    switches.append(one)
  }
}

extension Switch {
  /// Its values at a point in doubles; empty where it has none.
  func values(at point: Point, indices free: [Index]) -> [Double] {
    point.assignments(of: free + indices, limit: 16).flatMap { assignment -> [Double] in
      (try? quantity.evaluate(in: point.doubles(assignment)))?.elements ?? []
    }
  }
}

extension Expression {
  /// What a product or a power is zero with, though it may not change its sign there.
  var vanishingFactors: [Expression] {
    switch self {
    case .negate(let a), .divide(let a, _): a.vanishingFactors
    case .apply(.magnitude, let a): [a]
    case .multiply(let a, let b) where a.shape.isScalar && b.shape.isScalar:
      a.vanishingFactors + b.vanishingFactors
    case .power(let base, .number(let exponent)) where exponent > .zero:
      [base] + base.vanishingFactors
    default: []
    }
  }
}
