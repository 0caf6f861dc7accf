import SymbolicLite

/// The numbers between two ends.
struct Interval {
  var lower: (value: Rational, isStrict: Bool)?
  var upper: (value: Rational, isStrict: Bool)?

  /// What the assumptions that are comparisons of a symbol with a number say of it.
  init(of symbol: Symbol, in scope: Scope) {
    for relation in scope.assumptions.flatMap(\.conjuncts) {
      guard let (comparison, value) = relation.bound(of: symbol) else { continue }
      switch comparison {
      case .greater, .greaterOrEqual: lower = (value, comparison == .greater)
      case .less, .lessOrEqual: upper = (value, comparison == .less)
      case .equal, .notEqual: break
      }
    }
  }

  /// Whether a bound reaches beyond the end on its own side: μ ≥ 0 where μ > 0 is known.
  func isWidened(by bound: (comparison: Comparison, value: Rational)) -> Bool {
    switch bound.comparison {
    case .greater: lower.map { bound.value < $0.value } ?? false
    case .greaterOrEqual:
      lower.map { bound.value < $0.value || bound.value == $0.value && $0.isStrict } ?? false
    case .less: upper.map { bound.value > $0.value } ?? false
    case .lessOrEqual:
      upper.map { bound.value > $0.value || bound.value == $0.value && $0.isStrict } ?? false
    case .equal, .notEqual: false
    }
  }

  /// Whether no number is left: μ < 0 where μ > 0 is known.
  func isContradicted(by bound: (comparison: Comparison, value: Rational)) -> Bool {
    switch bound.comparison {
    case .greater: upper.map { bound.value >= $0.value } ?? false
    case .greaterOrEqual:
      upper.map { bound.value > $0.value || bound.value == $0.value && $0.isStrict } ?? false
    case .less: lower.map { bound.value <= $0.value } ?? false
    case .lessOrEqual:
      lower.map { bound.value < $0.value || bound.value == $0.value && $0.isStrict } ?? false
    case .equal, .notEqual: false
    }
  }

  func implies(_ relation: Relation, of symbol: Symbol) -> Bool {
    relation.conjuncts.allSatisfy { part in
      guard let (comparison, value) = part.bound(of: symbol) else { return false }
      switch comparison {
      case .greater:
        return lower.map { $0.value > value || $0.value == value && $0.isStrict } ?? false
      case .greaterOrEqual: return lower.map { $0.value >= value } ?? false
      case .less: return upper.map { $0.value < value || $0.value == value && $0.isStrict } ?? false
      case .lessOrEqual: return upper.map { $0.value <= value } ?? false
      case .equal, .notEqual: return false
      }
    }
  }
}

extension Relation {
  /// `λ > 0` and `0 < λ` as a bound of λ.
  func bound(of symbol: Symbol) -> (Comparison, Rational)? {
    guard case .compare(let a, let comparison, let b) = self else { return nil }
    if case .symbol(symbol) = a, case .number(let value) = b { return (comparison, value) }
    guard case .number(let value) = a, case .symbol(symbol) = b else { return nil }
    switch comparison {
    case .less: return (.greater, value)
    case .lessOrEqual: return (.greaterOrEqual, value)
    case .greater: return (.less, value)
    case .greaterOrEqual: return (.lessOrEqual, value)
    case .equal, .notEqual: return (comparison, value)
    }
  }
}
