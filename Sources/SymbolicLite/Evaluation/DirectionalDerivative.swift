extension Expression {
  /// The value of a scalar formula and its one-sided slope from `point` along `direction`; `with` is
  /// the symbol that moves.
  ///
  /// `isKinked` says that the slope need not be linear in the direction. Throws where the function
  /// jumps, has an infinite slope, or an enclosure cannot tell on which side of a kink it is.
  @_specialize(where N == Interval)
  @_specialize(where N == Double)
  public func directionalDerivative<N: Number>(
    with symbol: Symbol, at point: Tensor<N>, along direction: Tensor<N>,
    in environment: Environment<N>
  ) throws(Undefined) -> (value: N, slope: N, isKinked: Bool) {
    let lifted = environment.lifted()
    let result = try lifted.moving(symbol, from: point, along: direction).evaluate(self)
    guard result.elements.count == 1, let number = result.elements.first else {
      throw .unsupported("the slope of something that is not a number")
    }
    return (number.value, number.tangent, number.isKinked)
  }
}

extension Environment {
  /// The same point in the dual numbers; nothing moves yet.
  func lifted() -> Environment<Dual<N>> {
    Environment<Dual<N>>(self) { Dual($0) }
  }

  /// The line that starts at `point` along `direction`. What has slope zero stands still.
  func moving<Base: Number>(
    _ symbol: Symbol, from point: Tensor<Base>, along direction: Tensor<Base>
  ) throws(Undefined) -> Environment where N == Dual<Base> {
    guard point.rows == direction.rows, point.columns == direction.columns else {
      throw .unsupported("a direction of another shape than its point")
    }
    var result = self
    let (values, slopes) = (point.elements, direction.elements)
    var elements: [N] = []
    elements.reserveCapacity(values.count)
    for k in 0..<min(values.count, slopes.count) {
      let (value, slope) = (values[k], slopes[k])
      elements.append(
        slope.isExactlyZero ? Dual(value) : Dual(value: value, tangent: slope))
    }
    result.values.set(
      symbol, to: Value(rows: point.rows, columns: point.columns, elements))
    return result
  }

  func evaluate<Base: Number>(
    _ body: Expression
  ) throws(Undefined) -> Tensor<N> where N == Dual<Base> {
    try Base.evaluateDual(body, in: self)
  }
}
