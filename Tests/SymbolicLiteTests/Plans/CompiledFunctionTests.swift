import Testing

@testable import SymbolicLite

/// Compiled formulas against the evaluator: values, reverse gradients, one-sided slopes, Hessians.
@Suite struct CompiledFunctionTests {
  static let x: Expression = .matrix("X", "n", "d")
  static let y: Expression = .vector("y", "n")
  static let w: Expression = .vector("w", "d")
  static let v: Expression = .vector("v", "d")
  static let z: Expression = .vector("z", "n")
  static let i = Index("i", id: 1, through: "n")
  static let j = Index("j", id: 2, through: "d")
  static let wj: Expression = w[j]
  static let margin: Expression = hadamard(y, x * w)

  struct Formula: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var body: Expression
  }

  static let huber: Expression = .cases(
    [
      Branch(wj.squared / 2, if: .compare(abs(wj), .lessOrEqual, 1)),
      Branch(abs(wj) - 0.5, if: .compare(abs(wj), .greater, 1)),
    ], otherwise: nil)

  static let formulas: [Formula] = [
    Formula("squared", 0.5 * .power(norm2(x * w - y), 2) / .size("n")),
    Formula("normal equations", dot(w, x.transposed * x * w) / 2 - dot(x.transposed * y, w)),
    Formula("logistic", sum(over: i, log(1 + exp(-y[i] * dot(x.row(i), w)))) / .size("n")),
    Formula("logistic, stacked", dot(.ones(.vector("n")), log(.ones(.vector("n")) + exp(-margin)))),
    Formula("squared hinge", .power(norm2(positivePart(.ones(.vector("n")) - margin)), 2) / 2),
    Formula("hinge", sum(over: i, max(0, 1 - y[i] * dot(x.row(i), w)))),
    Formula("double sum", sum(over: i, (y[i] - sum(over: j, x[i, j] * w[j])).squared)),
    Formula("L1", norm1(w)),
    Formula("L1 by entries", sum(over: j, abs(wj))),
    Formula("length", norm2(w) + norm2(x * w - y)),
    Formula("greatest", .norm(.infinity, w)),
    Formula("Huber by cases", sum(over: j, huber)),
    Formula("q-norm", .norm(.lq(3), w) + .norm(.lq(1.5), w)),
    Formula(
      "neighbours",
      sum(over: j, to: .add([.size("d"), -1]), abs(w[.index(j)] - w[.add([.index(j), 1])]))),
    Formula("where j ≠ 2", sum(over: j, where: .compare(.index(j), .notEqual, 2), wj.squared)),
    Formula("product", .fold(.product, j, lower: 1, upper: .size("d"), condition: nil, wj)),
    Formula("greatest entry", .fold(.max, j, lower: 1, upper: .size("d"), condition: nil, wj)),
    Formula("trace", trace(diag(w) * x.transposed * x * diag(w))),
    Formula("stack", norm2(.tabulate(j, nil, tanh(wj) * .index(j)))),
    Formula("blocks", .power(norm2(.block([[x * w], [w]]) - .block([[y], [v]])), 2)),
    Formula(
      "inverse of what stands still", dot(w, (x.transposed * x + .identity("d")).inverse * w)),
    Formula("power", .power(1 + dot(w, w), .divide(1, 3)) + .power(2, wj1)),
    Formula("quotient", dot(w, v) / (1 + dot(w, w))),
    Formula("column", dot(x.column(1), x * w) + x[2, 1] * w[2]),
    Formula("gradient inside", dot(v, gradient(of: .power(norm2(x * w), 2), with: w))),
  ]
  static let wj1: Expression = w[1]

  static let sizes = ["n": 4, "d": 3]
  static var environment: Environment<Double> {
    var result = Environment<Double>(sizes: sizes)
    var random = SplitMix64(state: 5)
    func fill(_ expression: Expression, _ rows: Int, _ columns: Int) {
      guard case .symbol(let symbol) = expression else { return }
      result.values[symbol] = Tensor(
        rows: rows, columns: columns,
        (0..<rows * columns).map { _ in Double.random(in: -1.5...1.5, using: &random) })
    }
    fill(x, 4, 3)
    fill(y, 4, 1)
    fill(v, 3, 1)
    return result
  }
  static var symbol: Symbol { Symbol("w", .vector("d")) }
  static let point = [0.7, -1.3, 0.4]

  @Test("value, gradient and Hessian are the evaluator's", arguments: formulas)
  func matchesEvaluator(formula: Formula) throws {
    let function = try CompiledFunction(
      formula.body, with: Self.symbol, in: Self.environment)
    var environment = Self.environment
    environment.values[Self.symbol] = Tensor(rows: 3, columns: 1, Self.point)
    let value = try formula.body.evaluate(in: environment).elements[0]
    #expect(near(function.value(at: Self.point), value, 1e-13))
    let measured = try function.measuredValue(at: Self.point)
    #expect(near(measured.value, value, measured.error + 1e-15))
    #expect(measured.error < 1e-13 * (1 + value.magnitude))

    let w = Expression.symbol(Self.symbol)
    let body = formula.body.expandingDerivatives().expression
    let gradient = try Expression.gradient(of: body, with: Self.symbol, at: w)
      .evaluate(in: environment).elements
    let reverse = try function.gradient(at: Self.point)
    let bars = try function.measuredGradient(at: Self.point)
    for k in 0..<3 {
      #expect(near(reverse[k], gradient[k], 1e-13))
      let miss = (bars.entries[k].value - gradient[k]).magnitude
      #expect(miss <= 2 * bars.entries[k].error)
      #expect(bars.entries[k].error < 1e-13 * (1 + gradient[k].magnitude))
      #expect(bars.reach[k] == 0)
      var direction = [0.0, 0, 0]
      direction[k] = 1
      let slope = try function.slope(at: Self.point, along: direction)
      #expect((slope.value - gradient[k]).magnitude <= 2 * slope.error)
    }
    let hessian = try Expression.hessian(of: body, with: Self.symbol, at: w)
      .evaluate(in: environment)
    for (a, b) in zip(try function.hessian(at: Self.point).flatMap { $0 }, hessian.elements) {
      #expect(near(a, b, 1e-12))
    }
  }

  @Test("at kinks: one-sided slopes, furthest subgradients, and what bends together")
  func kinks() throws {
    let w = Self.w
    let formula = norm1(w) + 0.5 * max(w[1], w[2]) + .power(norm2(w - Self.v), 2)
    let function = try CompiledFunction(formula, with: Self.symbol, in: Self.environment)
    let point = [0.0, 0, 2]
    #expect(throws: Undefined.self) { try function.gradient(at: point) }
    #expect(throws: Undefined.self) { try function.hessian(at: point) }
    #expect(try function.kinks(at: point) == [[0], [1], [0, 1]])
    for direction in [[1.0, -1, 1], [-2, 0.5, 0], [1, 1, 0], [-1, -3, 2]] {
      var environment = Self.environment
      environment.values[Self.symbol] = Tensor(rows: 3, columns: 1, point)
      let slope = try formula.directionalDerivative(
        with: Self.symbol, at: Tensor(rows: 3, columns: 1, point),
        along: Tensor(rows: 3, columns: 1, direction), in: environment)
      let pushed = try function.slope(at: point, along: direction).value
      #expect(near(pushed, slope.slope, 1e-14))
      let furthest = try function.subgradient(at: point, furthestAlong: direction)
      var along = 0.0
      for (g, d) in zip(furthest, direction) { along += g.value * d }
      #expect(near(along, slope.slope, 1e-14))
    }
  }

  @Test("a zero group, and a kink through which nothing flows")
  func groups() throws {
    let function = try CompiledFunction(norm2(Self.w), with: Self.symbol, in: Self.environment)
    #expect(try function.slope(at: [0, 0, 0], along: [3, 0, 4]).value == 5)
    #expect(
      try function.subgradient(at: [0, 0, 0], furthestAlong: [3, 0, 4]).map(\.value) == [
        0.6, 0, 0.8,
      ])
    #expect(try function.measuredGradient(at: [0, 0, 0]).reach == [1, 1, 1])
    #expect(try function.kinks(at: [0, 0, 0]) == [[0, 1, 2]])
    let flat = try CompiledFunction(
      .power(norm2(positivePart(Self.w)), 2), with: Self.symbol, in: Self.environment)
    #expect(try flat.gradient(at: [0, 1, -1]) == [0, 2, 0])
  }

  @Test("huge and tiny numbers, and points without a value")
  func extremes() throws {
    let length = try CompiledFunction(norm2(Self.w), with: Self.symbol, in: Self.environment)
    #expect(near(length.value(at: [3e200, 4e200, 0]), 5e200, 1e-15))
    #expect(try length.gradient(at: [3e-200, 4e-200, 0])[1] == 0.8)
    let softplus = try CompiledFunction(
      log(1 + exp(Self.w[1])), with: Self.symbol, in: Self.environment)
    #expect(softplus.value(at: [1000, 0, 0]) == 1000)
    #expect(try softplus.gradient(at: [-1000, 0, 0])[0] == 0)
    let root = try CompiledFunction(sqrt(Self.w[1]), with: Self.symbol, in: Self.environment)
    #expect(throws: Undefined.self) { try root.gradient(at: [0, 0, 0]) }
    #expect(throws: Undefined.self) { try root.gradient(at: [-1, 0, 0]) }
    #expect(throws: Undefined.self) { try root.gradient(at: [1]) }
    #expect(root.value(at: [1, 2]).isNaN)
    let jump = Expression.cases(
      [Branch(1, if: .compare(Self.w[1], .greater, 0))], otherwise: Self.w[1])
    let step = try CompiledFunction(jump, with: Self.symbol, in: Self.environment)
    #expect(throws: Undefined.self) { try step.gradient(at: [0, 0, 0]) }
    #expect(throws: Undefined.self) {
      try CompiledFunction(Self.z[1] * Self.w[1], with: Self.symbol, in: Self.environment)
    }
    let inverse = determinant(Expression.diagonal(Self.w))
    #expect(throws: Undefined.self) {
      try CompiledFunction(inverse, with: Self.symbol, in: Self.environment)
    }
  }

  @Test("a sum over an index is a few operations on whole vectors")
  func wholeVectors() throws {
    let formula = sum(over: Self.i, log(1 + exp(-Self.y[Self.i] * dot(Self.x.row(Self.i), Self.w))))
    let function = try CompiledFunction(formula, with: Self.symbol, in: Self.environment)
    #expect(function.plan.body.count <= 6)
  }
}

/// Whether two numbers agree up to a share of 1 and of themselves.
private func near(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
  (a - b).magnitude <= tolerance * (1 + b.magnitude)
}

extension CompiledFunctionTests.Formula {
  init(_ name: String, _ body: Expression) { self.init(testDescription: name, body: body) }
}
