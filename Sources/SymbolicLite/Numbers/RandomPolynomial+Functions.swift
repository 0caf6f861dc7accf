extension RandomPolynomial {
  private func certain(_ operation: String) throws(Undefined) -> N {
    guard isConstant else {
      throw .unsupported("expectation of a non-polynomial: \(operation) of a random number")
    }
    return constant
  }

  public var whole: Int? { isConstant ? constant.whole : nil }
  public var isExactlyZero: Bool { isConstant && constant.isExactlyZero }

  public func divided(by divisor: Self) throws(Undefined) -> Self {
    let divisor = try divisor.certain("division by")
    var quotients: [RandomMonomial: N] = [:]
    for (monomial, factor) in terms { quotients[monomial] = try factor.divided(by: divisor) }
    return Self(try constant.divided(by: divisor), quotients, isTooLarge: isTooLarge)
  }

  public func raised(to power: Int) throws(Undefined) -> Self {
    if isConstant { return Self(try constant.raised(to: power)) }
    if power <= 0 { return Self(try certain("a power below 1").raised(to: power)) }
    guard power <= Self.degreeLimit else { throw .unsupported("a high power of a random number") }
    var result = self
    for _ in 1..<power { result = result * self }
    return result
  }

  public func raised(to power: Self) throws(Undefined) -> Self {
    if let whole = power.whole { return try raised(to: whole) }
    return Self(try certain("a real power").raised(to: power.certain("a power")))
  }

  public func magnitude() throws(Undefined) -> Self { Self(try certain("|·|").magnitude()) }
  public func sign() throws(Undefined) -> Self { Self(try certain("sign").sign()) }
  public func exponential() throws(Undefined) -> Self { Self(try certain("exp").exponential()) }
  public func logarithm() throws(Undefined) -> Self { Self(try certain("log").logarithm()) }
  public func squareRoot() throws(Undefined) -> Self { Self(try certain("√").squareRoot()) }

  public func hyperbolicTangent() throws(Undefined) -> Self {
    Self(try certain("tanh").hyperbolicTangent())
  }

  public static func larger(_ a: Self, _ b: Self) throws(Undefined) -> Self {
    Self(try N.larger(a.certain("max"), b.certain("max")))
  }

  public static func smaller(_ a: Self, _ b: Self) throws(Undefined) -> Self {
    Self(try N.smaller(a.certain("min"), b.certain("min")))
  }

  public static func length(_ entries: [Self]) throws(Undefined) -> Self {
    var numbers: [N] = []
    for entry in entries { numbers.append(try entry.certain("‖·‖")) }
    return Self(try N.length(numbers))
  }

  public static func order(_ a: Self, _ b: Self) throws(Undefined) -> Order {
    try N.order(a.certain("the order"), b.certain("the order"))
  }

  public static func standing(_ a: Self, _ b: Self) throws(Undefined) -> Standing {
    try N.standing(a.certain("the order"), b.certain("the order"))
  }

  public static func coincide(_ a: Self, _ b: Self) throws(Undefined) -> Bool {
    try N.coincide(a.certain("a comparison"), b.certain("a comparison"))
  }

  public static func joined(here: Self, beside: [Self]) throws(Undefined) -> Self {
    var pieces: [N] = []
    for piece in beside { pieces.append(try piece.certain("a definition by cases")) }
    return Self(try N.joined(here: here.certain("a definition by cases"), beside: pieces))
  }

  /// An expectation inside an expectation: the inner symbols are variables of their own beside the
  /// outer ones, in the same polynomials.
  public static func expectation(
    of body: Expression, over draw: RandomDraw<Self>, in environment: Environment<Self>
  ) throws(Undefined) -> Tensor<Self> {
    var first = 0
    for (_, tensor) in environment.values {
      for element in tensor.elements {
        for monomial in element.terms.keys {
          first = max(first, (monomial.factors.last?.variable ?? -1) + 1)
        }
      }
    }
    var inner = environment
    for drawn in draw.symbols {
      inner.values[drawn.symbol] = drawn.tensor { k in
        drawn.centre[k] + Self(variable: first + drawn.first + k)
      }
    }
    let result = try evaluate(body, in: inner)
    return try result.map { (polynomial: Self) throws(Undefined) -> Self in
      try polynomial.checked()
      var mean = Self(polynomial.constant)
      for (monomial, factor) in polynomial.terms {
        let outer = monomial.factors.filter { $0.variable < first }
        let drawn = monomial.factors.filter { $0.variable >= first }.map {
          RandomMonomial.Factor(variable: $0.variable - first, exponent: $0.exponent)
        }
        let rest =
          outer.isEmpty ? Self(factor) : Self(.zero, [RandomMonomial(outer): factor])
        mean = mean + rest * (try draw.moment(of: drawn))
      }
      return mean
    }
  }

  func checked() throws(Undefined) {
    if isTooLarge { throw .unsupported("the expectation of a polynomial that is too large") }
  }
}
