import Testing

@testable import SymbolicLite

@Suite struct ExpectationTests {
  static let design = Expression.matrix("X", "n", "d")
  static let shift = Expression.matrix("E", "n", "d")
  static let y = Expression.vector("y", "n")
  static let w = Expression.vector("w", "d")
  static let z = Expression.vector("z", "d")
  static let square = Expression.matrix("A", "d", "d")
  static let u = Expression.scalar("u")
  static let s = Expression.scalar(#"\sigma"#)

  static func sample<N: Number>(_ system: N.Type = N.self) -> Environment<N> {
    point(
      sizes: ["n": 3, "d": 2],
      [
        (design, [1, 2, 3, 4, 5, 6]), (y, [1, -1, 2]), (w, [3, -2]), (s, [2]),
        (square, [2, 1, 1, 3]),
      ])
  }

  static func symbol(_ e: Expression) -> Symbol {
    if case .symbol(let symbol) = e { symbol } else { Symbol("?") }
  }

  static func mean(_ body: Expression, _ symbol: Expression, _ law: Distribution) -> Expression {
    .expectation(body, over: [RandomSymbol(Self.symbol(symbol), law)])
  }

  static let noise = Distribution.normal(mean: .zeros(.matrix("n", "d")), covariance: s.squared)

  @Test("noise on the inputs is ridge regression, exactly")
  func inputNoise() throws {
    let noisy = Self.mean(
      norm2((Self.design + Self.shift) * Self.w - Self.y).squared, Self.shift, Self.noise)
    let ridge =
      norm2(Self.design * Self.w - Self.y).squared
      + .size("n") * Self.s.squared * norm2(Self.w).squared
    let sample = Self.sample(Interval.self)
    #expect(try noisy.exactly(in: sample) == ridge.exactly(in: sample))
    #expect(
      try gradient(of: noisy, with: Self.w).exactly(in: sample)
        == gradient(of: ridge, with: Self.w).exactly(in: sample))
    #expect(
      try hessian(of: noisy, with: Self.w).exactly(in: sample)
        == hessian(of: ridge, with: Self.w).exactly(in: sample))
  }

  @Test("dropout is a weighted ridge penalty, exactly")
  func dropout() throws {
    // m has entries 1 with probability ¼.
    let m = Expression.vector("m", "d")
    let p: Expression = 0.25
    let dropped = Self.mean(
      norm2(Self.y - Self.design * hadamard(m, Self.w)).squared, m, .bernoulli(p))
    let expected =
      norm2(Self.y - p * (Self.design * Self.w)).squared
      + p * (1 - p)
      * (Self.w.transposed * diag(diag(Self.design.transposed * Self.design)) * Self.w)
    let sample = Self.sample(Interval.self)
    #expect(try dropped.exactly(in: sample) == expected.exactly(in: sample))
  }

  @Test("moments of one variable", arguments: 1...6)
  func moments(k: Int) throws {
    let power = Expression.power(Self.u, .integer(k))
    let sample = Self.sample(Interval.self)
    let gaussian = try Self.mean(power, Self.u, .normal(mean: 0, covariance: 4)).exactly(in: sample)
    #expect(gaussian == [[0, 4, 0, 48, 0, 960][k - 1]])
    let shifted = try Self.mean(power, Self.u, .normal(mean: 1, covariance: 1)).exactly(in: sample)
    #expect(shifted == [[1, 2, 4, 10, 26, 76][k - 1]])
    let laplace = try Self.mean(power, Self.u, .laplace(location: 0, scale: 2)).exactly(in: sample)
    #expect(laplace == [[0, 8, 0, 384, 0, 46080][k - 1]])
    let coin = try Self.mean(power, Self.u, .bernoulli(0.25)).exactly(in: sample)
    #expect(coin == [0.25])
  }

  @Test("joint Gaussians: mean, covariance, quadratic forms and their products")
  func joint() throws {
    let law = Distribution.normal(mean: Self.w, covariance: Self.square)
    let sample = Self.sample(Interval.self)
    let over = [RandomSymbol(Self.symbol(Self.z), law)]
    #expect(try Self.mean(Self.z, Self.z, law).exactly(in: sample) == [3, -2])
    #expect(try Expression.variance(Self.z, over: over).exactly(in: sample) == [2, 1, 1, 3])
    #expect(
      try Self.mean(Self.z * Self.z.transposed, Self.z, law).exactly(in: sample)
        == [11, -5, -5, 7])
    #expect(try Expression.variance(Self.z[1] + Self.z[2], over: over).exactly(in: sample) == [7])
    // E z₁²z₂² = σ₁₁σ₂₂ + 2σ₁₂² for mean zero.
    let centred = Distribution.normal(mean: .zeros(.vector("d")), covariance: Self.square)
    let product = Self.z[1].squared * Self.z[2].squared
    #expect(try Self.mean(product, Self.z, centred).exactly(in: sample) == [8])
    // A linear map: Var(Xz) = XAXᵀ.
    #expect(
      try Expression.variance(Self.design * Self.z, over: over).exactly(in: sample)
        == (Self.design * Self.square * Self.design.transposed).exactly(in: sample))
  }

  @Test("what does not depend on chance is its own expectation")
  func constants() throws {
    let law = Distribution.normal(mean: 0, covariance: 1)
    let sample = Self.sample(Interval.self)
    #expect(try Self.mean(abs(Self.w[2]) / 2, Self.u, law).exactly(in: sample) == [1])
    let over = [RandomSymbol(Symbol("u"), law)]
    #expect(try Expression.variance(Self.w[1], over: over).exactly(in: sample) == [0])
    // Independent symbols and an expectation inside an expectation.
    let v = Expression.scalar("v")
    let both = over + [RandomSymbol(Symbol("v"), .bernoulli(0.5))]
    let nested = Expression.expectation(
      (Self.u + v - .expectation(Self.u + v, over: both)).squared, over: both)
    #expect(try nested.exactly(in: sample) == [1.25])
  }

  @Test("what has no polynomial expectation is unsupported, and bad laws are undefined")
  func refused() {
    let law = Distribution.normal(mean: 0, covariance: 1)
    let sample = Self.sample(Interval.self)
    let u = Self.u
    for body in [abs(u), exp(u), 1 / u, sign(u), sqrt(u), .power(u, 13), .power(u, 0), max(u, 0)] {
      #expect(Self.mean(body, u, law).isUnsupported(in: sample), "\(body)")
    }
    let spread = Expression.variance(
      Self.shift, over: [RandomSymbol(Self.symbol(Self.shift), Self.noise)])
    #expect(spread.isUnsupported(in: sample))
    #expect(Self.mean(u, u, .normal(mean: 0, covariance: -1)).isUndefined(in: sample))
    #expect(Self.mean(u, u, .laplace(location: 0, scale: 0)).isUndefined(in: sample))
    #expect(Self.mean(u, u, .bernoulli(2)).isUndefined(in: sample))
    #expect(
      Self.mean(u, u, .normal(mean: Self.w, covariance: 1)).isUnsupported(in: sample))
  }
}
