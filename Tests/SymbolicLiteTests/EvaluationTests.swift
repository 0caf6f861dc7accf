import Testing

@testable import SymbolicLite

@Suite struct EvaluationTests {
  static let design = Expression.matrix("X", "n", "d")
  static let square = Expression.matrix("A", "d", "d")
  static let y = Expression.vector("y", "n")
  static let w = Expression.vector("w", "d")
  static let x = Expression.scalar("x")
  static let i = Index("i", through: "n")
  static let j = Index("j", through: "d")

  /// n = 3, d = 2.
  static func sample<N: Number>(_ system: N.Type = N.self) -> Environment<N> {
    point(
      sizes: ["n": 3, "d": 2],
      [
        (design, [1, 2, 3, 4, 5, 6]), (square, [2, 1, 1, 3]), (y, [1, -1, 2]), (w, [3, -2]),
        (x, [-4]),
      ])
  }

  static let values: [(Expression, [Double])] = [
    (design * w, [-1, 1, 3]),
    (0.5 * norm2(design * w - y).squared, [4.5]),
    (design.transposed * design, [35, 44, 44, 56]),
    (w.transposed * w, [13]),
    (w * w.transposed, [9, -6, -6, 4]),
    (hadamard(w, w), [9, 4]),
    (design[2, 1], [3]),
    (design.row(2), [3, 4]),
    (design.column(2), [2, 4, 6]),
    (.entry(design * w, 3, 1), [3]),
    (sum(over: i, .entry(design, .index(i), 2) * y[i]), [10]),
    (sum(over: i, from: 2, y[i]), [1]),
    (sum(over: i, where: .compare(.index(i), .notEqual, 2), y[i]), [3]),
    (sum(over: i, y[i] * design.row(i)), [8, 10]),
    (sum(over: i, from: 4, design.row(i)), [0, 0]),
    (.fold(.product, j, lower: 1, upper: .size("d"), condition: nil, w[j]), [-6]),
    (.fold(.product, j, lower: 3, upper: .size("d"), condition: nil, w[j]), [1]),
    (.fold(.max, j, lower: 1, upper: 2, condition: nil, abs(w[j])), [3]),
    (norm1(w), [5]),
    (norm(w, .infinity), [3]),
    (norm(w, .l0), [2]),
    (norm(w, .lq(1)), [5]),
    (norm(design, .frobenius).squared, [91]),
    (trace(square), [5]),
    (determinant(square), [5]),
    (square * square.inverse, [1, 0, 0, 1]),
    (diag(w), [3, 0, 0, -2]),
    (diag(square), [2, 3]),
    (sign(w), [1, -1]),
    (positivePart(w), [3, 0]),
    (max(x, 2), [2]),
    (min(x, 2), [-4]),
    (.power(x, 3), [-64]),
    (.power(x, -1), [-0.25]),
    (.power(abs(x), 0.5), [2]),
    (.unit(2, "n"), [0, 1, 0]),
    (.identity("d"), [1, 0, 0, 1]),
    (.ones(.vector("n")), [1, 1, 1]),
    (.size("n") * x, [-12]),
    (.block([[square], [w.transposed]]), [2, 1, 1, 3, 3, -2]),
    (.block([[square, w]]), [2, 1, 3, 1, 3, -2]),
    (.matrixPower(square, 3), [15, 20, 20, 35]),
    (.matrixPower(square, 0), [1, 0, 0, 1]),
    (.cases([Branch(1, if: x > 0), Branch(2, if: x < -3)], otherwise: 3), [2]),
  ]

  @Test("formulas have their values, exactly", arguments: values.indices)
  func formulasHaveTheirValues(k: Int) throws {
    let (formula, expected) = Self.values[k]
    let found = try formula.evaluate(in: Self.sample(Double.self)).elements
    #expect(zip(found, expected).allSatisfy { ($0 - $1).magnitude <= 1e-14 })
    #expect(found.count == expected.count)
    let enclosures = try formula.evaluate(in: Self.sample(Interval.self)).elements
    #expect(zip(enclosures, expected).allSatisfy { $0.contains($1) && $0.width <= 1e-14 })
    let fractions = try formula.evaluate(in: Self.sample(ExactNumber.self)).elements
    for (fraction, expected) in zip(fractions, expected) {
      #expect(try fraction.value().doubleValue == expected)
    }
  }

  static let undefined: [Expression] = [
    1 / (x + 4), .power(x + 4, 0), .power(0, 0), log(x), log(x + 4), sqrt(x), .power(x, 0.5),
    design[4, 1], design[1, 3], design.row(0), .unit(4, "n"), y[.size("n") + 1],
    (w * w.transposed).inverse,
    .fold(.max, j, lower: 3, upper: 2, condition: nil, w[j]),
    .cases([Branch(1, if: x > 0)], otherwise: nil),
    norm(w, .lq(0)),
  ]

  @Test("what is undefined says so", arguments: undefined.indices)
  func undefinedIsThrown(k: Int) {
    let formula = Self.undefined[k]
    #expect(formula.isUndefined(in: Self.sample(Double.self)), "\(formula)")
    #expect(formula.isUndefined(in: Self.sample(Interval.self)), "\(formula)")
  }

  @Test("an index out of range names the range")
  func indexMessage() {
    let failure = Self.y[Expression.integer(5)].failure(in: Self.sample(Double.self))
    #expect(failure == .undefined("index 5 outside 1…3"))
  }

  @Test("unknown constants, minimisers and unbound symbols are unsupported")
  func unsupported() {
    let sample = Self.sample(Double.self)
    #expect(Expression.unknown(UnknownConstant("C", freeOf: [])).isUnsupported(in: sample))
    #expect(argmin(over: Self.x, Self.x.squared).isUnsupported(in: sample))
    #expect(Expression.scalar("q").isUnsupported(in: sample))
    #expect(Expression.add([Self.w, Self.y]).isUnsupported(in: sample))
    #expect(norm(Self.design, .infinity).isUnsupported(in: sample))
    let sum = sum(over: Self.i, from: 1, to: 1_000_000_000, Self.x)
    #expect(sum.isUnsupported(in: sample))
  }

  @Test("deep formulas are refused before the stack is used up", arguments: 0..<5)
  func deepFormulas(kind: Int) async {
    await onSmallStack {
      var deep = Self.x
      for _ in 0..<600 {
        deep =
          switch kind {
          case 0: .negate(deep)
          case 1: .cases([Branch(deep, if: .compare(deep, .greater, 0))], otherwise: 0)
          case 2: .fold(.sum, Self.i, lower: 1, upper: 1, condition: nil, deep)
          case 3:
            .cases([Branch(1, if: .all([.compare(deep, .greater, 0)]))], otherwise: 0)
          default: .add([deep, 1])
          }
      }
      let nested = Expression.hessian(of: deep, with: Symbol("x"), at: Self.x)
      #expect(deep.isUnsupported(in: Self.sample(Interval.self)))
      #expect(nested.isUnsupported(in: Self.sample(Interval.self)))
    }
  }

  @Test("a long product is not a deep one")
  func longProduct() throws {
    let product = (0..<200).reduce(Expression.number(Rational.one)) { result, _ in
      .multiply(result, Self.x / 4)
    }
    #expect(try product.exactly(in: Self.sample()) == [1])
  }

  @Test("overflow is not a value")
  func overflow() {
    let huge = Expression.power(10, 200) * .power(10, 200)
    #expect(huge.isUnresolved(in: Self.sample(Double.self)))
    #expect((huge - huge).isUnresolved(in: Self.sample(Double.self)))
  }

  @Test("a solver answers for minimisers and minima")
  func solver() throws {
    var sample = Self.sample(Double.self)
    sample.solver = { (_: Minimisation, _: Environment<Double>) in Tensor(3) }
    let problem = Minimisation((Self.x - 3).squared + 1, over: Symbol("x"))
    #expect(try Expression.minimiser(problem).evaluate(in: sample).elements == [3])
    #expect(try Expression.minimum(problem).evaluate(in: sample).elements == [1])
  }

  @Test("an open function is its instance")
  func openFunctions() throws {
    var sample = Self.sample(Double.self)
    let function = OpaqueFunction("L", of: .vector("d"))
    let u = Symbol("u", .vector("d"))
    sample.functions[function] = .init(u, norm2(.symbol(u)).squared)
    #expect(try Expression.call(function, 2 * Self.w).evaluate(in: sample).elements == [52])
    let gradient = gradient(of: .call(function, 2 * Self.w), with: Self.w)
    #expect(try gradient.evaluate(in: sample).elements == [24, -16])
  }

  @Test("large inverses and determinants", arguments: [5, 6])
  func elimination(size: Int) throws {
    var random = SplitMix64(state: UInt64(size))
    let entries = (0..<size * size).map { _ in Int.random(in: -9...9, using: &random) }
    let matrix = Expression.matrix("M", "m", "m")
    let sample = point(Interval.self, sizes: ["m": size], [(matrix, entries)])
    let product = try (matrix * matrix.inverse).evaluate(in: sample)
    for i in 0..<size {
      for j in 0..<size { #expect(product[i, j].contains(i == j ? 1 : 0)) }
    }
    let exact = point(ExactNumber.self, sizes: ["m": size], [(matrix, entries)])
    let determinant = try determinant(matrix).evaluate(in: exact).elements[0].value()
    #expect(
      try SymbolicLite.determinant(matrix).evaluate(in: sample).elements[0]
        .contains(determinant.doubleValue))
    #expect(determinant != .zero)
  }
}
