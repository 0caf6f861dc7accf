import SymbolicLite
import Testing

private let designShape = Shape.matrix(Dimension("n"), Dimension("d"))
private let design = Expression.symbol(Symbol("X", designShape))
private let weights = Expression.symbol(Symbol("w", .vector(Dimension("d"))))
private let labels = Expression.symbol(Symbol("y", .vector(Dimension("n"))))
private let lambda = Expression.symbol(Symbol("\\lambda"))

@Suite("Shapes")
struct ShapeTests {
  @Test(
    "the shape of every kind of product",
    arguments: [
      (Expression.multiply(design, weights), Shape.vector(Dimension("n"))),
      (.multiply(.transpose(design), labels), .vector(Dimension("d"))),
      (.multiply(.transpose(weights), weights), .scalar),
      (.multiply(weights, .transpose(weights)), .matrix(Dimension("d"), Dimension("d"))),
      (.multiply(lambda, weights), .vector(Dimension("d"))),
      (.multiply(weights, lambda), .vector(Dimension("d"))),
      (.diagonal(weights), .matrix(Dimension("d"), Dimension("d"))),
      (.diagonal(.identity(Dimension("d"))), .vector(Dimension("d"))),
      (.row(design, .number(.one)), .vector(Dimension("d"))),
      (.column(design, .number(.one)), .vector(Dimension("n"))),
      (.norm(.l1, weights), .scalar),
      (.divide(weights, lambda), .vector(Dimension("d"))),
      (
        .hessian(
          of: .norm(.l2, weights), with: Symbol("w", .vector(Dimension("d"))), at: weights),
        .matrix(Dimension("d"), Dimension("d"))
      ),
      (
        .block([[design], [.multiply(lambda, .identity(Dimension("d")))]]),
        .matrix(Dimension("n") + Dimension("d"), Dimension("d"))
      ),
    ])
  func products(expression: Expression, expected: Shape) {
    #expect(expression.shape == expected)
  }

  @Test("an image of a set has the shape of the product")
  func sets() {
    let ball = SetExpression.reals(.vector(Dimension("d")))
    #expect(SetExpression.image(design, ball).elementShape == .vector(Dimension("n")))
    #expect(SetExpression.image(lambda, ball).elementShape == .vector(Dimension("d")))
  }
}
