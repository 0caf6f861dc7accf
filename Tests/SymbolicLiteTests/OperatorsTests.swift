import SymbolicLite
import Testing

@Suite("Formulas in Swift")
struct OperatorsTests {
  let design = Expression.matrix("X", "n", "d")
  let weights = Expression.vector("w", "d")
  let labels = Expression.vector("y", "n")
  let lambda = Expression.scalar("\\lambda")

  @Test("a ridge objective reads as on paper")
  func ridge() {
    let objective =
      0.5 * norm2(design * weights - labels).squared + lambda / 2 * norm2(weights).squared
    let residual = Expression.add([.multiply(design, weights), .negate(labels)])
    let half = Expression.number(Rational(1, over: 2) ?? .zero)
    #expect(
      objective
        == .add([
          .multiply(half, .power(.norm(.l2, residual), 2)),
          .multiply(.divide(lambda, 2), .power(.norm(.l2, weights), 2)),
        ]))
    #expect(objective.shape == .scalar)
    #expect(gradient(of: objective, with: weights).shape == weights.shape)
  }

  @Test(
    "a decimal literal is exactly the fraction that it says",
    arguments: [
      (0.1 as Expression, 1, 10), (2.5, 5, 2), (1e-7, 1, 10_000_000), (3.0, 3, 1),
      (1.25e20, 125_000_000_000_000_000_000, 1), (-0.75, -3, 4),
    ] as [(Expression, Int128, Int128)])
  func decimals(literal: Expression, numerator: Int128, denominator: Int128) throws {
    #expect(literal == .number(try #require(Rational(numerator, over: denominator))))
  }

  @Test("sums, entries and relations")
  func parts() {
    let j = Index("j", through: "d")
    let total = sum(over: j, abs(weights[j]))
    #expect(total.freeIndices.isEmpty)
    #expect(total.shape.isScalar)
    #expect(design.row(j).shape == weights.shape)
    #expect((lambda > 0) == .compare(lambda, .greater, 0))
    #expect(weights.equals(weights) == .compare(weights, .equal, weights))
    #expect(lambda.inverse == .power(lambda, .negate(1)))
    #expect((design.transposed * design).inverse.shape == .matrix("d", "d"))
  }

  @Test("adding a number to a matrix traps and names both shapes")
  func shapeErrorTraps() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Expression.matrix("A", "d", "d") + Expression.scalar("\\lambda")
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("cannot add a d × d matrix and a number"))
  }
}
