import SymbolicLite

extension Expression {
  /// The summands at the top, signs and common factors taken inside.
  var summands: [Expression] {
    switch self {
    case .add(let parts): return parts.flatMap(\.summands)
    case .negate(let inner): return inner.summands.map { .negate($0) }
    case .multiply(let a, let b):
      let (left, right) = (a.summands, b.summands)
      guard left.count * right.count > 1, left.count * right.count <= 16 else { return [self] }
      return left.flatMap { one in right.map { .multiply(one, $0) } }
    case .divide(let a, let b):
      let parts = a.summands
      return parts.count > 1 ? parts.map { .divide($0, b) } : [self]
    default: return [self]
    }
  }

  /// The largest number among the values of the summands: what rounding in the sum is measured by.
  func termScale(in environment: Environment<Double>) -> Double {
    summands.reduce(0) { largest, term in
      let value = try? term.evaluate(in: environment)
      return (value?.elements ?? []).reduce(largest) { max($0, $1.magnitude) }
    }
  }
}
