extension Evaluator {
  mutating func calculus(_ expression: Expression) throws(Undefined) -> Value<N> {
    switch expression {
    case .gradient(let body, let symbol, let point):
      let at = try value(point).tensor
      let slopes = try partials(of: body, with: symbol, at: at)
      var entries: [N] = []
      for slope in slopes { entries.append(try slope.number()) }
      return Value(rows: at.rows, columns: at.columns, entries)
    case .hessian(let body, let symbol, let point):
      return try hessian(of: body, with: symbol, at: value(point).tensor)
    case .derivative(let body, let symbol, let point):
      let slopes = try partials(of: body, with: symbol, at: Tensor(scalar(point)))
      guard let slope = slopes.first else { throw .unsupported("a derivative without variable") }
      return slope
    case .oneSidedDerivative(let body, let symbol, let point, let side):
      let step: N = side == .right ? .one : -N.one
      let place = try Tensor(scalar(point))
      let slope = try line(symbol, place)
        .slope(of: body, along: [step]).slopes.number()
      return .scalar(side == .right ? slope : -slope)
    default: throw .unsupported("not a derivative")
    }
  }

  /// The gradient of the gradient: where the body is not once differentiable near the point, the
  /// inner one says so.
  private mutating func hessian(
    of body: Expression, with symbol: Symbol, at point: Tensor<N>
  ) throws(Undefined) -> Value<N> {
    let gradient = Expression.gradient(of: body, with: symbol, at: .symbol(symbol))
    let columns = try partials(of: gradient, with: symbol, at: point).map(\.elements)
    let count = point.elements.count
    guard columns.allSatisfy({ $0.count == count }) else {
      throw .unsupported("a Hessian of something that is not a number")
    }
    var result: [N] = []
    for i in 0..<count { result += columns.map { $0[i] } }
    return Value(rows: count, columns: count, result)
  }

  private func line(_ symbol: Symbol, _ point: Tensor<N>) -> Line<N> {
    Line(symbol: symbol, point: point, environment: environment.lifted())
  }

  /// The partial derivatives of `body`, one for each entry of `symbol`, where it is differentiable.
  ///
  /// A slanted direction, in which every entry moves, is tried first: without a kink on that way the
  /// function is smooth around the point. (The axes alone do not show that: a condition such as
  /// a ≠ 0 ∧ b ≠ 0 at 0 is false along both.) At a kink a partial derivative exists only where the
  /// slopes along eⱼ and −eⱼ are opposite, and the slanted slopes have to be ∑ⱼ gⱼvⱼ, or the
  /// function bends between the axes, like min(|a|, |b|).
  private mutating func partials(
    of body: Expression, with symbol: Symbol, at point: Tensor<N>
  ) throws(Undefined) -> [Value<N>] {
    let line = line(symbol, point)
    let count = point.elements.count
    let weights = slantedDirection(count)
    let slanted = try count > 1 ? line.slope(of: body, along: weights) : nil
    var direction = [N](repeating: .zero, count: count)
    var result: [Value<N>] = []
    for j in 0..<count {
      direction[j] = .one
      let forward = try line.slope(of: body, along: direction)
      if forward.isKinked {
        direction[j] = -N.one
        try forward.slopes.expectSame(as: line.slope(of: body, along: direction).slopes.negated())
      }
      direction[j] = .zero
      result.append(forward.slopes)
    }
    guard let slanted, slanted.isKinked else { return result }
    var expected = result[0].scaled(by: weights[0])
    for j in 1..<count { expected = try expected.plus(result[j].scaled(by: weights[j])) }
    try slanted.slopes.expectSame(as: expected)
    let back = try line.slope(of: body, along: weights.map { -$0 }).slopes
    try back.expectSame(as: expected.negated())
    return result
  }

  /// Different whole numbers of mixed signs, none of them zero: exact slopes stay exact, and no two
  /// entries move together.
  private func slantedDirection(_ count: Int) -> [N] {
    var random = SplitMix64(state: UInt64(count))
    return (1...max(count, 1)).shuffled(using: &random).map {
      N(Rational(random.next().isMultiple(of: 2) ? $0 : -$0))
    }
  }
}

/// Straight lines from one point, and the slopes of formulas along them.
private struct Line<N: Number> {
  let symbol: Symbol
  let point: Tensor<N>
  let environment: Environment<Dual<N>>

  func slope(
    of body: Expression, along direction: [N]
  ) throws(Undefined) -> (slopes: Value<N>, isKinked: Bool) {
    let direction = Tensor(rows: point.rows, columns: point.columns, direction)
    let result = try environment.moving(symbol, from: point, along: direction).evaluate(body)
    let slopes = Value(
      rows: result.rows, columns: result.columns, result.elements.map(\.tangent))
    return (slopes, result.elements.contains(where: \.isKinked))
  }
}

extension Value {
  fileprivate func expectSame(as other: Value) throws(Undefined) {
    guard rows == other.rows, columns == other.columns else { throw mismatch(with: other) }
    for (a, b) in zip(elements, other.elements) {
      guard try N.coincide(a, b) else {
        throw .undefined("the derivative does not exist at this kink")
      }
    }
  }
}
