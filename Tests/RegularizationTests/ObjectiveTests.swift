import Checkers
import Regularization
import SymbolicLite
import Testing

@Suite struct ObjectiveTests {
  private let design: [[Double]] = [[1, 2], [-1, 0.5], [0, 3], [2, -1]]

  private func objective(
    _ loss: any Loss, _ penalty: any Penalty, _ targets: [Double] = [1, -1, 1, -1],
    _ reduction: Objective.Reduction = .mean
  ) throws -> Objective {
    try Objective(
      loss, penalty, design: try Matrix("X", rows: design), targets: targets,
      reduction: reduction, hasBias: true)
  }

  @Test func valueIsLossPlusPenalty() throws {
    let sum = try objective(SquaredLoss(), L1(lambda: 2), [1, 2, 3, 4], .sum)
    // Predictions at w = (1, −1), b = ½: −½, −1, −2½, 3½.
    #expect(try sum.value(at: [1, -1], bias: 0.5) == (2.25 + 9 + 30.25 + 0.25) / 2 + 4)
    let mean = try objective(SquaredLoss(), L1(lambda: 2), [1, 2, 3, 4], .mean)
    #expect(try mean.value(at: [1, -1], bias: 0.5) == (2.25 + 9 + 30.25 + 0.25) / 8 + 4)
  }

  @Test func gradientLeavesTheBiasUnpenalised() throws {
    let plain = try objective(LogisticLoss(), L2(lambda: 0))
    let ridge = try objective(LogisticLoss(), L2(lambda: 3))
    let one = try #require(try plain.gradient(at: [0.5, -1], bias: 0.25))
    let two = try #require(try ridge.gradient(at: [0.5, -1], bias: 0.25))
    #expect(one.bias == two.bias)
    #expect(agree(two.weights .- one.weights, [1.5, -3]))
  }

  static let losses = ["squared", "logistic", "hinge", "huber"]

  /// The slope along every direction is the quotient of differences, kinks of both parts included.
  @Test(arguments: [[0.5, -1], [0, 1], [0, 0]])
  func slopesAreQuotients(w: [Double]) throws {
    for type in Catalogue.losses {
      for loss in try examples(of: type) {
        let whole = try objective(
          loss,
          SparseGroupLasso(
            lambda: 1, alpha: 0.5, groups: Groups([[0, 1]], count: 2)))
        for (u, a) in [([1, 0.5], 0.25), ([-0.75, 1], -1), ([0, 0], 1)] as [([Double], Double)] {
          let slope = try whole.slope(at: w, bias: 0.5, along: u, bias: a)
          let s = 0x1p-26
          let moved = try whole.value(at: w .+ s * u, bias: 0.5 + s * a)
          let quotient = (moved - (try whole.value(at: w, bias: 0.5))) / s
          #expect((slope - quotient).magnitude < 1e-6, "\(whole) at \(w) along \(u), \(a)")
        }
      }
    }
  }

  private func examples(of type: any Loss.Type) throws -> [any Loss] {
    func examples<L: Loss>(_ type: L.Type) throws -> [any Loss] { try L.examples() }
    return try examples(type)
  }

  @Test func formulasPrintAsLaTeX() throws {
    let ridge = try ObjectiveFormula(SquaredLoss(), L2(lambda: 1), reduction: .mean, hasBias: true)
    #expect(
      ridge.latex
        == #"\frac{1}{n} \sum_{i=1}^{n} \frac{1}{2} ((Xw)_i + b - y_i)^2 + \frac{\lambda}{2} \|w\|_2^2"#
    )
    let robust = try ObjectiveFormula(HuberLoss(delta: 1), HuberPenalty(lambda: 1, delta: 2))
    #expect(
      robust.latex.contains(#"\delta_{\text{loss}}"#), "two letters, not one: \(robust.latex)")
  }

  /// The same formula in Swift and in symbols, and the gradient that the rules find.
  @Test func formulasHaveTheValuesOfTheObjective() throws {
    let penalty = try ElasticNet(lambda: 2, alpha: 0.25)
    let whole = try objective(LogisticLoss(), penalty)
    let formula = try ObjectiveFormula(
      LogisticLoss(), penalty, reduction: .mean, hasBias: true)
    let (w, b) = ([0.5, -1.25], 0.75)
    var point = Environment<Double>(sizes: ["n": 4, "d": 2])
    let values: [String: Tensor<Double>] = [
      "X": Tensor(rows: 4, columns: 2, design.flatMap { $0 }),
      "y": Tensor(rows: 4, columns: 1, [1, -1, 1, -1]), "w": Tensor(rows: 2, columns: 1, w),
      "b": Tensor(b), #"\lambda"#: Tensor(2), #"\alpha"#: Tensor(0.25),
    ]
    for symbol in formula.expression.freeSymbols { point.values[symbol] = values[symbol.name] }
    let value = try formula.expression.evaluate(in: point).elements
    #expect(agree(value, [try whole.value(at: w, bias: b)]))
    let gradient = try #require(formula.gradient).expression.evaluate(in: point).elements
    #expect(agree(gradient, try #require(try whole.gradient(at: w, bias: b)).weights))
  }

  @Test func badInputIsNamed() throws {
    func complaint(_ body: () throws -> Void) -> String {
      do { try body() } catch { return "\(error)" }
      return "none"
    }
    #expect(
      complaint { _ = try objective(SquaredLoss(), L1(lambda: 1), [1, 2]) }
        == "y must have 4 entries, but has 2")
    #expect(
      complaint { _ = try objective(HingeLoss(), L1(lambda: 1), [1, -1, 0, 1]) }
        == "y[2] must be -1 or 1, but is 0.0")
    #expect(
      complaint { _ = try objective(SquaredLoss(), WeightedL1(weights: [1, 2, 3])) }
        == "X must have 3 columns, but has 2")
    #expect(
      complaint { _ = try objective(SquaredLoss(), L1(lambda: 1)).value(at: [1, 2, 3]) }
        == "w must have 2 entries, but has 3")
    #expect(
      complaint {
        let bare = try Objective(
          SquaredLoss(), L1(lambda: 1), design: Matrix(rows: [[1]]), targets: [1])
        _ = try bare.value(at: [1], bias: 2)
      } == "b must be 0, but is 2.0")
    #expect(
      complaint {
        _ = try ObjectiveFormula(SquaredLoss(), NuclearNorm(lambda: 1, rows: 2, columns: 2))
      }
      .contains("singular values"))
  }
}
