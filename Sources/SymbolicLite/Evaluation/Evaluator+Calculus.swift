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
      let slope = try line(symbol, Tensor(scalar(point)))
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
  /// Without a kink one pass an entry is enough. At a kink a partial derivative exists only where
  /// the slopes along eⱼ and −eⱼ are opposite, and even then the function may bend between the axes
  /// (min(|a|, |b|) at 0): some slanted directions have to agree with ∑ⱼ gⱼvⱼ.
  private mutating func partials(
    of body: Expression, with symbol: Symbol, at point: Tensor<N>
  ) throws(Undefined) -> [Value<N>] {
    let line = line(symbol, point)
    let count = point.elements.count
    var direction = [N](repeating: .zero, count: count)
    var result: [Value<N>] = []
    var isKinked = false
    for j in 0..<count {
      direction[j] = .one
      let forward = try line.slope(of: body, along: direction)
      if forward.isKinked {
        isKinked = true
        direction[j] = -N.one
        try forward.slopes.expectSame(as: line.slope(of: body, along: direction).slopes.negated())
      }
      direction[j] = .zero
      result.append(forward.slopes)
    }
    guard isKinked, count > 1 else { return result }
    for seed in 1...2 {
      let weights = slantedDirection(count, seed: seed)
      var expected = result[0].scaled(by: weights[0])
      for j in 1..<count { expected = try expected.plus(result[j].scaled(by: weights[j])) }
      let back = weights.map { -$0 }
      try line.slope(of: body, along: weights).slopes.expectSame(as: expected)
      try line.slope(of: body, along: back).slopes.expectSame(as: expected.negated())
    }
    return result
  }

  /// Small whole numbers, none of them zero, so that exact slopes stay exact.
  private func slantedDirection(_ count: Int, seed: Int) -> [N] {
    var random = SplitMix64(state: UInt64(seed))
    return (0..<count).map { _ in
      let size = Int(random.next() % 5) + 1
      return N(Rational(random.next().isMultiple(of: 2) ? size : -size))
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
