extension Evaluator {
  mutating func expectation(
    of body: Expression, over symbols: [RandomSymbol]
  ) throws(Undefined) -> Value<N> {
    let draw = try draw(symbols)
    return Value(try N.expectation(of: body, over: draw, in: environment))
  }

  /// E (b − E b)² of a number, E (b − E b)(b − E b)ᵀ of a vector.
  mutating func variance(
    of body: Expression, over symbols: [RandomSymbol]
  ) throws(Undefined) -> Value<N> {
    guard body.shape.columns == .one else {
      throw .unsupported("the variance of a matrix")
    }
    let centred = Expression.add([body, .negate(.expectation(body, over: symbols))])
    let square = Expression.multiply(centred, .transpose(centred))
    return try expectation(of: square, over: symbols)
  }

  private mutating func draw(_ symbols: [RandomSymbol]) throws(Undefined) -> RandomDraw<N> {
    // Moments are taken symbol by symbol.
    guard !symbols.areChained else {
      throw .unsupported("random numbers that depend on each other")
    }
    var draw = RandomDraw<N>()
    var first = 0
    for random in symbols {
      let shape = random.symbol.shape
      let (rows, columns) = (try count(shape.rows), try count(shape.columns))
      let (centre, law) = try law(of: random.distribution, rows, columns)
      draw.symbols.append(
        .init(
          symbol: random.symbol, rows: rows, columns: columns, first: first, centre: centre,
          law: law))
      first += rows * columns
    }
    return draw
  }

  private mutating func law(
    of distribution: Distribution, _ rows: Int, _ columns: Int
  ) throws(Undefined) -> (centre: [N], law: RandomDraw<N>.Law) {
    switch distribution {
    case .normal(let mean, let covariance):
      let centre = try self.centre(mean, rows, columns)
      switch try value(covariance) {
      case .scalar(let variance):
        try variance.expect(.greaterOrEqual, .zero, "a negative variance")
        return (centre, .independentNormal(variance: variance))
      case .matrix(let matrix):
        guard columns == 1, matrix.rows == rows, matrix.columns == rows else {
          throw .unsupported("a covariance whose shape does not fit")
        }
        for i in 0..<rows {
          try matrix[i, i].expect(.greaterOrEqual, .zero, "a negative variance")
        }
        return (centre, .jointNormal(covariance: matrix))
      }
    case .laplace(let location, let scale):
      let scale = try scalar(scale)
      try scale.expect(.greater, .zero, "a Laplace scale that is not positive")
      return (try centre(location, rows, columns), .laplace(scale: scale))
    case .bernoulli(let probability):
      let probability = try scalar(probability)
      try probability.expect(.greaterOrEqual, .zero, "a negative probability")
      try probability.expect(.lessOrEqual, .one, "a probability above 1")
      let zeros = [N](repeating: .zero, count: rows * columns)
      return (zeros, .bernoulli(probability: probability))
    }
  }

  /// A mean in the shape of its symbol; a number is the mean of every entry.
  private mutating func centre(
    _ mean: Expression, _ rows: Int, _ columns: Int
  ) throws(Undefined) -> [N] {
    switch try value(mean) {
    case .scalar(let number): return [N](repeating: number, count: rows * columns)
    case .matrix(let tensor):
      guard tensor.rows == rows, tensor.columns == columns else {
        throw .unsupported("a mean whose shape does not fit")
      }
      return tensor.elements
    }
  }
}

extension Number {
  /// Throws `.undefined` where the comparison certainly fails at the point.
  fileprivate func expect(
    _ comparison: Comparison, _ bound: Self, _ otherwise: String
  ) throws(Undefined) {
    guard try comparison.admits(Self.standing(self, bound).here) else {
      throw .undefined(otherwise)
    }
  }

  /// By moments of the polynomial that the body is in the random entries.
  public static func expectation(
    of body: Expression, over draw: RandomDraw<Self>, in environment: Environment<Self>
  ) throws(Undefined) -> Tensor<Self> {
    var lifted = Environment<RandomPolynomial<Self>>(environment) { RandomPolynomial($0) }
    for drawn in draw.symbols {
      lifted.values[drawn.symbol] = drawn.tensor { k in
        RandomPolynomial(drawn.centre[k]) + RandomPolynomial(variable: drawn.first + k)
      }
    }
    let result = try body.evaluate(in: lifted)
    return try result.map { (polynomial: RandomPolynomial) throws(Undefined) -> Self in
      try polynomial.checked()
      var mean = polynomial.constant
      for (monomial, factor) in polynomial.terms {
        mean = mean + factor * (try draw.moment(of: monomial.factors))
      }
      return mean
    }
  }
}
