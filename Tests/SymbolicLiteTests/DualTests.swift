import Testing

@testable import SymbolicLite

@Suite struct DualTests {
  static let x = Expression.scalar("x")
  static let w = Expression.vector("w", "d")
  static let lambda = Expression.scalar(#"\lambda"#)

  static func at<N: Number>(
    _ w: [Int], x: Int = 0, lambda: Int = 1, _ system: N.Type = N.self
  ) -> Environment<N> {
    point(sizes: ["d": w.count], [(Self.w, w), (Self.x, [x]), (Self.lambda, [lambda])])
  }

  static let smooth: [Expression] = [
    .power(x, 3), exp(x.squared), log(1 + x.squared), sqrt(1 + x.squared), tanh(x),
    1 / (2 + x), .power(2 + x, 1.5), .power(2, x), .power(2 + x, x), abs(x - 3) * x,
    max(x, 3 * x + 9),
    norm2(.block([[x], [2]])), .power(.e, -x), determinant(.block([[x, 1], [2, exp(x)]])),
    sum(over: Index("i", through: 3), .power(x, .index(Index("i", through: 3)))),
    .entry(.matrixPower(.block([[x, 1], [2, 5]]), -1), 1, 2), norm(.block([[x], [2]]), .lq(3)),
    .cases([Branch(x.squared, if: x > 5)], otherwise: exp(x)),
  ]

  @Test("slopes agree with central differences", arguments: smooth.indices, [-1.25, 0.5, 1.75])
  func slopes(k: Int, at x: Double) throws {
    let f = Self.smooth[k]
    let value = { (x: Double) throws -> Double in
      try f.evaluate(in: Environment<Double>(values: [Symbol("x"): Tensor(x)])).elements[0]
    }
    let h = 0x1p-17
    let central = try (value(x + h) - value(x - h)) / (2 * h)
    let environment = Environment<Double>(values: [Symbol("x"): Tensor(x)])
    let slope = try derivative(of: f, with: Self.x).evaluate(in: environment).elements[0]
    #expect((slope - central).magnitude <= 1e-7 * max(1, central.magnitude), "\(f) at \(x)")
    // The second derivative is the slope of the first.
    let first = derivative(of: f, with: Self.x)
    let beside = { (x: Double) throws -> Double in
      try first.evaluate(in: Environment<Double>(values: [Symbol("x"): Tensor(x)])).elements[0]
    }
    let second = try derivative(of: first, with: Self.x).evaluate(in: environment).elements[0]
    let difference = try (beside(x + h) - beside(x - h)) / (2 * h)
    #expect((second - difference).magnitude <= 1e-6 * max(1, difference.magnitude), "\(f)″ at \(x)")
    // Enclosures hold the slope.
    let interval = Environment<Interval>(values: [Symbol("x"): Tensor(Interval(x))])
    let enclosure = try derivative(of: f, with: Self.x).evaluate(in: interval).elements[0]
    #expect(enclosure.lower <= slope + 1e-12 && slope - 1e-12 <= enclosure.upper)
    #expect(enclosure.width <= 1e-11 * max(1, slope.magnitude))
  }

  @Test("the ridge gradient and Hessian, exactly")
  func ridge() throws {
    let design = Expression.matrix("X", "n", "d")
    let y = Expression.vector("y", "n")
    let ridge = 0.5 * norm2(design * Self.w - y).squared + Self.lambda / 2 * norm2(Self.w).squared
    let environment = point(
      Interval.self, sizes: ["n": 3, "d": 2],
      [(design, [1, 2, 3, 4, 5, 6]), (y, [1, -1, 2]), (Self.w, [3, -2]), (Self.lambda, [4])])
    let claimed = design.transposed * (design * Self.w - y) + Self.lambda * Self.w
    #expect(
      try gradient(of: ridge, with: Self.w).exactly(in: environment)
        == claimed.exactly(in: environment))
    #expect(try hessian(of: ridge, with: Self.w).exactly(in: environment) == [39, 44, 44, 60])
    let byMatrix = try gradient(of: norm(design, .frobenius).squared, with: design)
      .exactly(in: environment)
    #expect(byMatrix == [2, 4, 6, 8, 10, 12])
  }

  @Test("one-sided slopes at kinks")
  func oneSided() throws {
    func slope(_ f: Expression, at x: Int, _ side: Side) throws -> Double {
      let point = Self.at([0], x: x, Interval.self)
      return try Expression.oneSidedDerivative(
        of: f, with: Symbol("x"), at: Self.x, side
      ).exactly(in: point)[0]
    }
    let x = Self.x
    #expect(try slope(abs(x), at: 0, .right) == 1)
    #expect(try slope(abs(x), at: 0, .left) == -1)
    #expect(try slope(max(x, 2 * x), at: 0, .right) == 2)
    #expect(try slope(max(x, 2 * x), at: 0, .left) == 1)
    #expect(try slope(min(x, 2 * x), at: 0, .right) == 1)
    #expect(try slope(positivePart(1 - x), at: 1, .left) == -1)
    #expect(try slope(positivePart(1 - x), at: 1, .right) == 0)
    #expect(try slope(norm2(.block([[3 * x], [4 * x]])), at: 0, .left) == -5)
    #expect(try slope(Self.softThreshold, at: 1, .right) == 1)
    #expect(try slope(Self.softThreshold, at: 1, .left) == 0)
    #expect(try slope(Self.softThreshold, at: -1, .right) == 0)
    #expect(try slope(Self.softThreshold, at: -1, .left) == 1)
    #expect(try slope(x * abs(x), at: 0, .left) == 0)
    #expect(throws: Undefined.self) { try slope(sign(x), at: 0, .right) }
    #expect(throws: Undefined.self) { try slope(sqrt(x), at: 0, .right) }
    #expect(throws: Undefined.self) { try slope(.power(abs(x), 0.5), at: 0, .right) }
    #expect(try slope(.power(abs(x), 1.5), at: 0, .left) == 0)
  }

  /// z − λ above λ, z + λ below −λ, 0 between; here z is x.
  static let softThreshold = Expression.cases(
    [Branch(x - lambda, if: x > lambda), Branch(x + lambda, if: x < -lambda)], otherwise: 0)
  static let huber = Expression.cases(
    [Branch(0.5 * x.squared, if: abs(x) <= lambda)], otherwise: lambda * (abs(x) - lambda / 2))

  @Test("derivatives that exist at kinks of their parts")
  func existing() throws {
    func slope(_ f: Expression, _ x: Int) throws -> Double {
      try derivative(of: f, with: Self.x).exactly(in: Self.at([0], x: x))[0]
    }
    let x = Self.x
    #expect(try slope(positivePart(1 - x).squared, 1) == 0)
    #expect(try slope(x * abs(x), 0) == 0)
    #expect(try slope(Self.huber, 1) == 1)
    #expect(try slope(Self.huber, -1) == -1)
    #expect(try slope(Self.huber, 2) == 1)
    #expect(try slope(.power(abs(x), 1.5), 0) == 0)
    #expect(try slope(max(x, x), 0) == 1)
    // |λ| has a kink of its own at λ = 0, but nothing moves there.
    let still = derivative(of: x.squared + abs(Self.lambda), with: x)
    #expect(try still.exactly(in: Self.at([0], x: 3, lambda: 0)) == [6])
    // Inexact terms beside a kink that leaves no trace.
    let sum = positivePart(1 - x).squared + exp(x)
    let slope = try derivative(of: sum, with: x).evaluate(in: Self.at([0], x: 1, Interval.self))
    #expect(slope.elements[0].contains(2.718281828459045))
  }

  static let jump = Expression.cases([Branch(1, if: x > 0)], otherwise: 0)
  static let removable = Expression.cases(
    [Branch(x.squared / x, if: x.differs(from: 0))], otherwise: 0)

  @Test("derivatives that do not exist are not made up")
  func missing() {
    let x = Self.x
    let origin = Self.at([0], x: 0, Interval.self)
    for f in [abs(x), sign(x), positivePart(x), Self.jump, max(x, -x), sqrt(x), norm2(x)] {
      #expect(derivative(of: f, with: x).isUndefined(in: origin), "\(f)")
    }
    // Here a derivative exists, but the formula beside the point has no value at it.
    #expect(derivative(of: Self.removable, with: x).isUnresolved(in: origin))
    #expect(
      derivative(of: Self.softThreshold, with: x).isUndefined(in: Self.at([0], x: 1, Interval.self))
    )
    let wrongSeam = Expression.cases([Branch(x, if: x <= 1)], otherwise: x + 1)
    #expect(derivative(of: wrongSeam, with: x).isUndefined(in: Self.at([0], x: 1, Interval.self)))
    // Second derivatives at kinks of the first.
    let squared = positivePart(1 - x).squared
    let second = derivative(of: derivative(of: squared, with: x), with: x)
    #expect(second.failure(in: Self.at([0], x: 1, Interval.self)) != nil)
    let huberSecond = derivative(of: derivative(of: Self.huber, with: x), with: x)
    #expect(huberSecond.failure(in: Self.at([0], x: 1, Interval.self)) != nil)
  }

  @Test("gradients at kinks")
  func gradients() throws {
    let w = Self.w
    let l1 = gradient(of: norm1(w), with: w)
    #expect(try l1.exactly(in: Self.at([2, -3])) == [1, -1])
    #expect(l1.isUndefined(in: Self.at([2, 0], Interval.self)))
    #expect(l1.isUndefined(in: Self.at([0, 0], Interval.self)))
    #expect(gradient(of: norm2(w), with: w).isUndefined(in: Self.at([0, 0], Interval.self)))
    #expect(try gradient(of: norm2(w), with: w).exactly(in: Self.at([0, -2])) == [0, -1])
    #expect(try gradient(of: norm2(w).squared, with: w).exactly(in: Self.at([0, 0])) == [0, 0])
    // Both partial derivatives are 0, and still there is no gradient.
    let between = min(abs(w[1]), abs(w[2]))
    #expect(gradient(of: between, with: w).isUndefined(in: Self.at([0, 0], Interval.self)))
    #expect(try gradient(of: between, with: w).exactly(in: Self.at([2, -1])) == [0, -1])
    // 0 on both axes and 1 beside them: no kink shows along an axis.
    let spike = Expression.cases(
      [Branch(1, if: .all([w[1].differs(from: 0), w[2].differs(from: 0)]))], otherwise: 0)
    #expect(gradient(of: spike, with: w).failure(in: Self.at([0, 0], Interval.self)) != nil)
    #expect(hessian(of: spike, with: w).failure(in: Self.at([0, 0], Interval.self)) != nil)
    #expect(try gradient(of: spike, with: w).exactly(in: Self.at([3, 4])) == [0, 0])
    // |w₁w₂| is differentiable at 0.
    #expect(
      try gradient(of: abs(w[1] * w[2]), with: w).exactly(in: Self.at([0, 0])) == [0, 0])
    #expect(
      gradient(of: abs(w[1] - w[2]), with: w).isUndefined(in: Self.at([1, 1], Interval.self)))
  }

  @Test("the Hessian of a product, and of ‖w‖ where it is smooth")
  func hessians() throws {
    let w = Self.w
    let product = w[1].squared * w[2]
    #expect(
      try hessian(of: product, with: w).exactly(in: Self.at([3, 5])) == [10, 6, 6, 0])
    #expect(try hessian(of: norm1(w), with: w).exactly(in: Self.at([3, -5])) == [0, 0, 0, 0])
    #expect(hessian(of: norm1(w), with: w).failure(in: Self.at([3, 0], Interval.self)) != nil)
    let length = try hessian(of: norm2(w), with: w).evaluate(in: Self.at([3, 4], Double.self))
    for (found, expected) in zip(length.elements, [16, -12, -12, 9].map { $0 / 125.0 }) {
      #expect((found - expected).magnitude <= 1e-15)
    }
  }

  @Test("directional derivatives are those of the support function")
  func directional() throws {
    let environment = Self.at([0, 2], Interval.self)
    let symbol = Symbol("w", .vector("d"))
    let point = try #require(environment.values[symbol])
    let direction = Tensor(rows: 2, columns: 1, [Interval(-3), Interval(1)])
    let slope = try norm1(Self.w).directionalDerivative(
      with: symbol, at: point, along: direction, in: environment)
    #expect(slope.value == Interval(2))
    #expect(slope.slope == Interval(4))
    #expect(slope.isKinked)
    let still = Tensor(rows: 2, columns: 1, [Interval(0), Interval(1)])
    let smooth = try norm1(Self.w).directionalDerivative(
      with: symbol, at: point, along: still, in: environment)
    #expect(smooth.slope == Interval(1) && !smooth.isKinked)
  }

  @Test("a bound variable hides the outer one, and the point is taken outside")
  func binding() throws {
    let f = derivative(of: Self.x.squared, with: Self.x, at: 3 * Self.x)
    #expect(try f.exactly(in: Self.at([0], x: 2)) == [12])
    #expect(try derivative(of: f, with: Self.x).exactly(in: Self.at([0], x: 2)) == [6])
    let third = derivative(
      of: derivative(of: derivative(of: Self.x, with: Self.x), with: Self.x), with: Self.x)
    #expect(third.isUnsupported(in: Self.at([0], x: 2, Double.self)))
  }
}
