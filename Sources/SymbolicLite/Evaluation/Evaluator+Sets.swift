extension Evaluator {
  mutating func membership(
    of element: Value<N>, in set: SetExpression
  ) throws(Undefined) -> Truth {
    try descend()
    defer { depth -= 1 }
    switch set {
    case .reals(let shape):
      let (rows, columns) = (try count(shape.rows), try count(shape.columns))
      return Truth(element.rows == rows && element.columns == columns)
    case .finite(let members):
      return try conjunction(members.count) {
        (inner: inout Evaluator, k: Int) throws(Undefined) -> Truth in
        try Self.compare(element, .equal, inner.value(members[k])).negated
      }.negated
    case .interval(let lower, let upper, let openLeft, let openRight):
      let ends = (try end(lower, like: element), try end(upper, like: element))
      return try conjunction(2) {
        (inner: inout Evaluator, k: Int) throws(Undefined) -> Truth in
        k == 0
          ? try Self.compare(element, openLeft ? .greater : .greaterOrEqual, ends.0)
          : try Self.compare(element, openRight ? .less : .lessOrEqual, ends.1)
      }
    case .builder(let symbol, let condition):
      return try binding(symbol, to: element) {
        (inner: inout Evaluator) throws(Undefined) -> Truth in try inner.truth(of: condition)
      }
    case .cases(let branches, let otherwise):
      for branch in branches where try truth(of: branch.condition).settled() {
        return try membership(of: element, in: branch.value)
      }
      guard let otherwise else { throw .undefined("no case applies") }
      return try membership(of: element, in: otherwise)
    case .sum(.finite(let single), let rest) where single.count == 1,
      .sum(let rest, .finite(let single)) where single.count == 1:
      return try membership(of: element.minus(value(single[0])), in: rest)
    case .image(let factor, let inner):
      guard case .scalar(let number) = try value(factor) else {
        throw .unsupported("membership in the image of a set under a matrix")
      }
      let original = try element.map { (x: N) throws(Undefined) -> N in
        try x.divided(by: number)
      }
      return try membership(of: original, in: inner)
    case .subdifferential, .minimisers, .sum:
      throw .unsupported("membership in a set that one point does not decide")
    }
  }

  /// An end of an interval; a number bounds every entry.
  private mutating func end(
    _ expression: Expression, like element: Value<N>
  ) throws(Undefined) -> Value<N> {
    let end = try value(expression)
    guard case .scalar(let number) = end, case .matrix(let tensor) = element else { return end }
    return Value(
      rows: tensor.rows, columns: tensor.columns,
      [N](repeating: number, count: tensor.elements.count))
  }
}
