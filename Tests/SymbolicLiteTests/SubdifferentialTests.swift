import SymbolicLite
import Testing

private let design = Expression.matrix("X", "n", "d")
private let weights = Expression.vector("w", "d")
private let labels = Expression.vector("y", "n")
private let lambda = Expression.scalar("\\lambda")
private let z = Expression.scalar("z")
private let a = Expression.scalar("a")
private let j = Index("j", through: "d")
private let i = Index("i", through: "n")
private let number = Symbol("z")
private let vector = Symbol("w", .vector("d"))
private let squares = 0.5 * norm2(design * weights - labels).squared

@Suite("Subdifferentials")
struct SubdifferentialTests {
  @Test(
    "of numbers, by cases",
    arguments: [
      (abs(z), "{ {sign(z)} if z ≠ 0; [−1, 1] otherwise }"),
      (lambda * abs(z), "{ {λ sign(z)} if z ≠ 0; [−λ, λ] otherwise }"),
      (positivePart(z), "{ {1} if z > 0; {0} if z < 0; [0, 1] otherwise }"),
      (max(0, 1 - z), "{ {0} if 0 > 1 − z; {−1} if 0 < 1 − z; [−1, 0] otherwise }"),
      (
        0.5 * (z - a).squared + lambda * abs(z),
        "{ {z − a + λ sign(z)} if z ≠ 0; [z − a − λ, z − a + λ] otherwise }"
      ),
    ])
  func scalars(formula: Expression, expected: String) throws {
    let set = try #require(formula.subdifferential(with: number))
    #expect(set.text == expected)
  }

  @Test("the ball of the Euclidean norm at zero, its direction elsewhere")
  func ball() throws {
    let set = try #require((lambda * norm2(weights)).subdifferential(with: vector))
    #expect(set.text == "{ {λw/‖w‖₂} if w ≠ 0; λ{v : ‖v‖₂ ≤ 1} otherwise }")
  }

  @Test(
    "what is not convex, or has no rule, gets no set",
    arguments: [-abs(z), abs(z.squared - 1), -2 * abs(z), z * abs(z), min(z, 0)])
  func nothingIsGuessed(formula: Expression) {
    #expect(formula.subdifferential(with: number) == nil)
  }

  @Test(
    "a product interval holds exactly the subgradients of the lasso",
    arguments: [
      lambda * norm1(weights), lambda * sum(over: j, abs(weights[j])),
      lambda * norm1(weights) + 0 * norm2(design * weights).squared,
    ])
  func lasso(penalty: Expression) throws {
    let set = try #require(penalty.subdifferential(with: vector))
    let point = Environment<Double>(
      sizes: ["n": 2, "d": 2],
      values: [
        vector: Tensor(rows: 2, columns: 1, [0, -3]), Symbol("\\lambda"): Tensor(2),
        Symbol("X", .matrix("n", "d")): Tensor(rows: 2, columns: 2, [1, 2, 3, 4]),
      ])
    func holds(_ first: Double, _ second: Double) throws -> Bool {
      try set.contains(Tensor(rows: 2, columns: 1, [first, second]), in: point)
    }
    #expect(try holds(2, -2) && holds(-2, -2) && holds(0.5, -2))
    #expect(try !holds(2.01, -2) && !holds(-2.01, -2) && !holds(0, -1.99) && !holds(0, 2))
  }

  @Test("smooth terms shift the set, affine insides map it")
  func sums() throws {
    let lasso = try #require((squares + lambda * norm1(weights)).subdifferential(with: vector))
    guard case .interval(let lower, _, false, false) = lasso else {
      Issue.record("expected an interval, got \(lasso.text)")
      return
    }
    #expect(lower.text.hasPrefix("Xᵀ(Xw − y) + λ"))
    let margin = labels[i] * dot(weights, design.row(i))
    let hinge = try #require(sum(over: i, max(0, 1 - margin)).subdifferential(with: vector))
    guard case .image(let matrix, .interval) = hinge else {
      Issue.record("expected the image of an interval, got \(hinge.text)")
      return
    }
    #expect(matrix.text == "−Xᵀ diag(y)")
  }
}
