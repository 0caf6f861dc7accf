import Testing

@testable import Regularization

@Suite struct PathTests {
  @Test(arguments: [1, 0.5])
  func everyPointIsCertified(alpha: Double) throws {
    let set = try standardised(.diabetes())
    let path = try ElasticNetPath(design: set.design, targets: set.targets, alpha: alpha)
    #expect(path.points.count == 100)
    #expect(path.points.first?.lambda == path.lambdaMax)
    #expect(path.points.first?.solution.nonZeros == 0)
    for point in path.points {
      let objective = try Objective(
        SquaredLoss(), ElasticNet(lambda: point.lambda, alpha: alpha), design: set.design,
        targets: set.targets, hasBias: true)
      try checkCertificate(point.solution, objective, gap: 1e-8)
    }
    #expect(path.points.allSatisfy { $0.solution.gap <= 1e-8 * 1.4e6 })
    let last = try #require(path.points.last)
    #expect((last.lambda / path.lambdaMax - 1e-3).magnitude < 1e-15)
    #expect(last.solution.nonZeros == 10)
  }

  @Test func strengthsAreCheckedAndSorted() throws {
    let design = try Matrix(rows: [[1, 0], [0, 2], [1, 1]])
    let path = try ElasticNetPath(design: design, targets: [1, 2, 4], lambdas: [0.1, 1, 0.5])
    #expect(path.points.map(\.lambda) == [1, 0.5, 0.1])
    func complaint(_ alpha: Double, _ lambdas: [Double]) -> String {
      do {
        _ = try ElasticNetPath(
          design: design, targets: [1, 2, 4], alpha: alpha, lambdas: lambdas)
        return "nothing"
      } catch { return "\(error)" }
    }
    #expect(complaint(0, [1]) == "α must be in (0, 1] for a path, but is 0.0")
    #expect(complaint(1, [0]) == "λ must be finite and > 0 for a path, but is 0.0")
    #expect(complaint(1, [.infinity]) == "λ must be finite and > 0 for a path, but is inf")
    #expect(throws: SolverError.self) { try ElasticNetPath(design: design, targets: [1, 2]) }
  }

  /// The order of the original paper, and a column that leaves and comes back.
  @Test func knotsOfTheDiabetesData() throws {
    let set = try standardised(.diabetes())
    let knots = try LassoKnots(design: set.design, targets: set.targets).knots
    let events = knots.map { knot in
      switch knot.event {
      case .enters(let j): "+" + set.columnNames[j]
      case .leaves(let j): "-" + set.columnNames[j]
      case .end: "end"
      }
    }
    #expect(
      events == [
        "+bmi", "+ltg", "+bp", "+hdl", "+sex", "+glu", "+tc", "+tch", "+ldl", "+age", "-hdl",
        "+hdl", "end",
      ])
    #expect(zip(knots, knots.dropFirst()).allSatisfy { $0.lambda > $1.lambda })
    for knot in knots.dropLast() {
      let objective = try Objective(
        SquaredLoss(), L1(lambda: knot.lambda), design: set.design, targets: set.targets,
        hasBias: true)
      let certificate = try Certificate(
        objective, at: knot.coefficients, bias: knot.intercept)
      #expect(certificate.gap <= 1e-12 * objective.reference)
    }
  }

  @Test func knotsNeedAPathThatIsDetermined() throws {
    let twins = try Matrix(rows: [[1, 1], [2, 2], [0, 0]])
    #expect(throws: SolverError.self) {
      try LassoKnots(design: twins, targets: [1, 2, 4], hasBias: false)
    }
    let zero = try LassoKnots(design: twins, targets: [0, 0, 0])
    #expect(zero.knots.map(\.event) == [.end])
    let wide = try LassoKnots(
      design: Matrix(rows: [[1, 2, 0.5], [0.5, -1, 3]]), targets: [1, 2], hasBias: false)
    #expect(wide.knots.last?.event == .end)
  }
}
