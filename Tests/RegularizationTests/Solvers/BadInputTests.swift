import PropertyTesting
import Testing

@testable import Regularization

/// Designs and targets as they should not be: each solver has a solution of numbers, or an error that
/// says why, whose best point is one of numbers too.
@Suite struct BadInputTests {
  struct Problem: Sendable, CustomTestStringConvertible {
    let name: String
    let rows: [[Double]]
    let targets: [Double]
    var testDescription: String { name }
  }

  static let problems = [
    Problem(name: "one row", rows: [[2, 1]], targets: [1]),
    Problem(name: "one row and one column", rows: [[3]], targets: [-1]),
    Problem(name: "a constant column", rows: [[1, 7], [2, 7], [4, 7]], targets: [1, -1, 1]),
    Problem(name: "a column of zeros", rows: [[1, 0], [2, 0], [4, 0]], targets: [1, -1, 1]),
    Problem(name: "zeros only", rows: [[0, 0], [0, 0]], targets: [1, -1]),
    Problem(name: "equal columns", rows: [[1, 1], [2, 2], [4, 4]], targets: [1, -1, 1]),
    Problem(name: "more columns than rows", rows: [[1, 2, 3], [3, 1, 2]], targets: [1, -1]),
    Problem(name: "one class", rows: [[1, 2], [2, 1], [0, 1]], targets: [1, 1, 1]),
    Problem(name: "separable", rows: [[1], [2], [-1], [-3]], targets: [1, 1, -1, -1]),
    Problem(name: "tiny", rows: [[1e-160, 2e-160], [3e-160, 1e-160]], targets: [1, -1]),
    Problem(name: "huge", rows: [[1e150, 2e150], [3e150, 1e150]], targets: [1, -1]),
    Problem(
      name: "far apart in size", rows: [[1e100, 1e-100], [2e100, 3e-100], [0, 1e-100]],
      targets: [1, -1, 1]),
  ]

  @Test(arguments: problems.archive())
  func solutionsAreNumbers(problem: Problem) throws {
    let count = problem.rows[0].count
    let penalties: [any Penalty] = [
      try L1(lambda: 0.1), try L1(lambda: 0), try L2(lambda: 0.1), try L2(lambda: 0),
      try ElasticNet(lambda: 0.1, alpha: 0.5),
      try GroupLasso(lambda: 0.1, groups: Groups([Array(0..<count)], count: count)),
      try Tikhonov(lambda: 0.1, gamma: Matrix.identity(count)),
    ]
    let solvers: [any Solver] = [
      Ridge(), CoordinateDescent(), StackedLeastSquares(), GroupDescent(), Newton(),
      ProximalNewton(), ProximalGradient.ista, ProximalGradient.fista,
    ]
    let settings = SolverSettings(gap: 1e-8, iterations: 40)
    var answers = 0
    for loss in [SquaredLoss(), LogisticLoss(), SquaredHingeLoss()] as [any Loss] {
      for penalty in penalties {
        for hasBias in [false, true] {
          let objective = try Objective(
            loss, penalty, design: Matrix(rows: problem.rows), targets: problem.targets,
            hasBias: hasBias)
          for solver in solvers {
            let found: Solution?
            do throws(SolverError) {
              found = try solver.minimise(objective, settings: settings)
              answers += 1
            } catch { found = error.best }
            #expect(
              found?.isFinite ?? true, "\(solver) on \(objective): \(String(describing: found))")
          }
        }
      }
    }
    #expect(answers > 20, "most of them have a solution: \(answers)")
  }

  /// λ = 0 and dependent columns: the shortest of all minimisers, from every way to least squares.
  @Test func theShortestMinimiserOfASingularDesign() throws {
    let design = try Matrix(rows: [[1, 1], [2, 2], [2, 2]])
    for penalty in [try L2(lambda: 0), try L1(lambda: 0)] as [any Penalty] {
      for solver in [Ridge(), CoordinateDescent()] as [any Solver] {
        let objective = try Objective(
          SquaredLoss(), penalty, design: design, targets: [9, 18, 18])
        let w = try solver.minimise(objective).coefficients
        #expect(distance(w, [4.5, 4.5]) < 1e-13, "\(solver), \(penalty): \(w)")
      }
    }
  }

  /// ∑(y − ȳ)² is beyond all doubles: that no gap is larger than ∞ makes no point good.
  @Test(arguments: [1e160, 1e300])
  func objectivesThatOverflowHaveNoAnswer(size: Double) throws {
    let design = try Matrix(rows: [[1, 3], [2, 5], [4, 4]])
    for (lambda, alpha) in [(0.0, 1.0), (1, 1), (1, 0.5), (1, 0)] {
      #expect(throws: SolverError.self, "λ = \(lambda), α = \(alpha)") {
        try ElasticNetFamily(alpha: alpha).solutions(
          design: design, targets: [size, -size, size], lambdas: [lambda])
      }
    }
  }

  @Test func oneRowWithAnInterceptIsItsMean() throws {
    let objective = try Objective(
      SquaredLoss(), L2(lambda: 0), design: Matrix(rows: [[2, 1]]), targets: [3], hasBias: true)
    let solution = try Ridge().minimise(objective)
    #expect(solution.coefficients == [0, 0] && solution.intercept == 3)
    #expect(Standardisation(of: objective.design).scales == [1, 1])
  }

  @Test func noRowsNoColumnsAndNoNumbersAreRefused() throws {
    #expect(throws: InvalidInput.empty(name: "X")) { try Matrix("X", rows: []) }
    #expect(throws: InvalidInput.empty(name: "X")) { try Matrix("X", rows: [[]]) }
    for bad in [Double.nan, .infinity, -.infinity] {
      #expect(throws: InvalidInput.self) { try Matrix("X", rows: [[1, bad]]) }
      #expect(throws: InvalidInput.self) {
        try Objective(
          SquaredLoss(), L1(lambda: 1), design: Matrix(rows: [[1], [2]]), targets: [1, bad])
      }
      #expect(throws: InvalidInput.self) { try L1(lambda: bad) }
    }
    #expect(throws: InvalidInput.self) {
      try Objective(SquaredLoss(), L1(lambda: 1), design: Matrix(rows: [[1], [2]]), targets: [])
    }
  }

  @Test func equalNamesAreRefusedInTablesAndInDataSets() throws {
    #expect(throws: CSVError.self) { try CSVTable(parsing: "a,a,y\n1,2,3\n", source: "t.csv") }
    #expect(throws: InvalidInput.repeated(name: "the column names", text: "a")) {
      try DataSet(
        name: "t", columnNames: ["a", "a"], targetName: "y", design: Matrix(rows: [[1, 2]]),
        targets: [3])
    }
  }
}
