import PropertyTesting
import Testing

@testable import Regularization

@Suite struct CoordinateDescentTests {
  @Test func everySolutionIsCertified() async {
    await forAll(
      data, .real(in: 0.01...20).named("λ"), .real(in: 0.05...1).named("α"), .bool.named("bias"),
      cases: 200
    ) { data, lambda, alpha, hasBias in
      let penalty = try ElasticNet(lambda: lambda, alpha: alpha)
      let objective = try objective(penalty, data, .mean, hasBias: hasBias)
      let solution = try certified(CoordinateDescent(), objective)
      try checkCertificate(solution, objective)
    }
  }

  /// Whole numbers tie and depend on each other more often than not.
  @Test func dependentColumnsDoNotStopIt() async {
    let report = await forAll(
      .linearData(.rankDeficient, rows: 1...6, columns: 2...6, of: .whole(), targets: .whole()),
      .element(of: [0.001, 0.5, 1, 3]).named("λ"), cases: 200
    ) { data, lambda in
      let objective = try objective(L1(lambda: lambda), data)
      let solution = try certified(CoordinateDescent(), objective)
      try checkCertificate(solution, objective)
    }
    _ = report
  }

  @Test func fromLambdaMaxOnAllIsZero() async {
    await forAll(data, .bool.named("bias"), cases: 100) { data, hasBias in
      let plain = try objective(L1(lambda: 0), data, hasBias: hasBias)
      let top = ScaledDescent(plain).largestStrength
      try assume(top > 0)
      let above = try objective(L1(lambda: top * (1 + 1e-9)), data, hasBias: hasBias)
      #expect(try CoordinateDescent().minimise(above).nonZeros == 0)
      let below = try objective(L1(lambda: top * 0.99), data, hasBias: hasBias)
      #expect(try certified(CoordinateDescent(), below).nonZeros > 0)
    }
  }

  @Test func moreColumnsThanRowsAreWorkedThroughInSets() throws {
    let model = try SparseModel(rows: 40, columns: 150, nonZeros: 5, noise: 0.01, seed: 7)
    let objective = try Objective(
      SquaredLoss(), L1(lambda: 2), design: model.design, targets: model.targets, hasBias: true)
    let solution = try CoordinateDescent().minimise(objective)
    try checkCertificate(solution, objective)
    let found = solution.coefficients.indices.filter { solution.coefficients[$0] != 0 }
    #expect(Set(found).isSuperset(of: model.support))
  }

  /// Columns that a rule has left out are held to the certificate of all columns.
  @Test(arguments: [1, 0.3])
  func nothingIsLeftOutThatCounts(alpha: Double) throws {
    let model = try SparseModel(
      rows: 25, columns: 120, nonZeros: 10, noise: 0.5, correlation: 0.7, seed: 11)
    let top = try ElasticNetPath(
      design: model.design, targets: model.targets, alpha: alpha, lambdas: [1e9]
    ).lambdaMax
    let path = try ElasticNetPath(
      design: model.design, targets: model.targets, alpha: alpha,
      lambdas: ElasticNetPath.grid(from: top, ratio: 1e-3, count: 12),
      settings: SolverSettings(gap: 1e-10))
    for point in path.points {
      let objective = try Objective(
        SquaredLoss(), ElasticNet(lambda: point.lambda, alpha: alpha), design: model.design,
        targets: model.targets, hasBias: true)
      try checkCertificate(point.solution, objective)
    }
  }

  @Test func anUnreachableGapEnds() throws {
    let objective = try Objective(
      SquaredLoss(), L1(lambda: 0.3), design: Matrix(rows: [[1, 2], [3, 0.1], [0.7, 5]]),
      targets: [1, 2, 4], hasBias: true)
    for gap in [0, -1, Double.nan] {
      do throws(SolverError) {
        let settings = SolverSettings(gap: gap, iterations: 3_000)
        let solution = try CoordinateDescent().minimise(objective, settings: settings)
        #expect(solution.gap == 0)
      } catch {
        #expect(try #require(error.best).gap <= 1e-14)
      }
    }
  }

  /// To nine digits at a gap of 10⁻¹⁰: the last step is exact for the signs found.
  @Test func coefficientsAgreeWithTheKnots() throws {
    let set = try standardised(.diabetes())
    let knots = try LassoKnots(design: set.design, targets: set.targets)
    for lambda in [2.0, 20, 200, 2000, 10000] {
      let objective = try Objective(
        SquaredLoss(), L1(lambda: lambda), design: set.design, targets: set.targets, hasBias: true)
      let w = try CoordinateDescent().minimise(objective).coefficients
      let exact = knots.coefficients(at: lambda)
      #expect(distance(w, exact) <= 1e-9 * norm2(exact), "λ = \(lambda)")
    }
  }

  /// An elastic net is a lasso with the rows √λ₂·I and targets of zero below, whose knots are exact.
  @Test(arguments: [0.05, 0.23, 0.9])
  func aSingleElasticNetIsExact(alpha: Double) throws {
    let set = try standardised(.diabetes())
    let mean = set.targets.reduce(0, +) / Double(set.targets.count)
    let count = set.design.columns
    let family = try ElasticNetFamily(alpha: alpha)
    for lambda in [19960.713308311333, 2000, 20] {
      let root = (lambda * (1 - alpha)).squareRoot()
      let below = (0..<count).map { j in (0..<count).map { $0 == j ? root : 0 } }
      let rows = (0..<set.design.rows).map { i in (0..<count).map { set.design[i, $0] } }
      let knots = try LassoKnots(
        design: Matrix(rows: rows + below),
        targets: set.targets.map { $0 - mean } + below.map { _ in 0 }, hasBias: false)
      let exact = knots.coefficients(at: lambda * alpha)
      let w = try family.solutions(
        design: set.design, targets: set.targets, lambdas: [lambda],
        settings: SolverSettings(gap: 1e-10))[0].coefficients
      #expect(distance(w, exact) <= 1e-9 * norm2(exact), "λ = \(lambda)")
    }
  }

  @Test func columnsWithoutVariationGetNothing() throws {
    let design = try Matrix(rows: [[1, 0.1, 2], [2, 0.1, 0], [4, 0.1, 1]])
    let objective = try Objective(
      SquaredLoss(), L1(lambda: 0.1), design: design, targets: [1, 2, 4], hasBias: true)
    let solution = try CoordinateDescent().minimise(objective)
    #expect(solution.coefficients[1] == 0 && solution.coefficients[0] != 0)
  }

  @Test func oneRowAndTargetsOfZero() throws {
    let one = try Objective(
      SquaredLoss(), L1(lambda: 1), design: Matrix(rows: [[2, 1]]), targets: [3], hasBias: true)
    let solution = try CoordinateDescent().minimise(one)
    #expect(solution.coefficients == [0, 0] && solution.intercept == 3 && solution.gap == 0)
    let zero = try Objective(
      SquaredLoss(), L1(lambda: 1), design: Matrix(rows: [[2], [1]]), targets: [0, 0])
    #expect(try CoordinateDescent().minimise(zero).value == 0)
  }

  @Test(arguments: [1e-250, 1e250])
  func sizesOfUnitsDoNotMatter(unit: Double) throws {
    let design = try Matrix(rows: [[1, 2], [3, -1], [0, 2]]).scaled(by: unit)
    let objective = try Objective(
      SquaredLoss(), L1(lambda: 1.5 * unit), design: design, targets: [1, 2, 3])
    let solution = try CoordinateDescent().minimise(objective)
    #expect(solution.isFinite && solution.nonZeros == 2)
  }

  @Test func otherObjectivesAreRefused() throws {
    let objective = try Objective(
      LogisticLoss(), L1(lambda: 1), design: Matrix(rows: [[2]]), targets: [1])
    let error = #expect(throws: SolverError.self) {
      try CoordinateDescent().minimise(objective)
    }
    #expect(
      error.map { "\($0)" }
        == "CoordinateDescent needs the squared loss with L1, L2 or the elastic net")
  }

  @Test func aMissedGapThrowsTheBestPoint() throws {
    let model = try SparseModel(
      rows: 30, columns: 20, nonZeros: 20, noise: 1, correlation: 0.9, seed: 3)
    let objective = try Objective(
      SquaredLoss(), L1(lambda: 0.01), design: model.design, targets: model.targets)
    let settings = SolverSettings(gap: 1e-12, iterations: 1)
    let error = #expect(throws: SolverError.self) {
      try CoordinateDescent().minimise(objective, settings: settings)
    }
    guard case .missedGap(let wanted, let best) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(best.gap > wanted && best.iterations == 1 && best.nonZeros > 0)
  }

  @Test func itCanBeStopped() throws {
    let model = try SparseModel(
      rows: 30, columns: 20, nonZeros: 20, noise: 1, correlation: 0.9, seed: 3)
    let objective = try Objective(
      SquaredLoss(), L1(lambda: 0.01), design: model.design, targets: model.targets)
    for solver in [CoordinateDescent(), ProximalGradient.fista] as [any Solver] {
      let error = #expect(throws: SolverError.self) {
        try solver.minimise(objective, settings: SolverSettings(gap: 0) { _ in false })
      }
      guard case .stopped = error else {
        Issue.record("\(solver): \(String(describing: error))")
        return
      }
    }
  }
}
