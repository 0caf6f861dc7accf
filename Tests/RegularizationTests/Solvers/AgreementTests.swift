import PropertyTesting
import Testing

@testable import Regularization

/// Solvers that share no step reach values that differ by no more than their gaps.
@Suite struct AgreementTests {
  private static func agree(_ solvers: [any Solver], _ objective: Objective, gap: Double) throws {
    let found = try solvers.map { try certified($0, objective, gap: gap) }
    let least = found.map(\.value).min() ?? 0
    for (solver, solution) in Swift.zip(solvers, found) {
      let excess = solution.value - least
      #expect(
        excess <= solution.gap + 1e-13 * max(objective.reference, least),
        "\(solver) is \(excess) above the least, with a gap of \(solution.gap)")
    }
  }

  @Test func onTheLasso() async {
    await forAll(data, .real(in: 0.1...10).named("λ"), .bool.named("bias"), cases: 40) {
      data, lambda, hasBias in
      try Self.agree(
        [CoordinateDescent(), ProximalGradient.ista, ProximalGradient.fista],
        objective(L1(lambda: lambda), data, hasBias: hasBias), gap: 1e-6)
    }
  }

  @Test func onTheElasticNet() async {
    await forAll(data, .real(in: 0.1...10).named("λ"), .bool.named("bias"), cases: 40) {
      data, lambda, hasBias in
      try Self.agree(
        [CoordinateDescent(), ProximalGradient.fista, ProximalNewton()],
        objective(ElasticNet(lambda: lambda, alpha: 0.5), data, hasBias: hasBias), gap: 1e-6)
    }
  }

  @Test func onRidge() async {
    await forAll(data, .real(in: 0.1...10).named("λ"), .bool.named("bias"), cases: 40) {
      data, lambda, hasBias in
      try Self.agree(
        [Ridge(), StackedLeastSquares(), Newton(), ProximalGradient.fista],
        objective(L2(lambda: lambda), data, hasBias: hasBias), gap: 1e-8)
    }
  }

  @Test func onGroups() async throws {
    let groups = try Groups([[0, 2], [1, 3]], count: 4)
    await forAll(
      .linearData(
        rows: 2...7, columns: 4...4, of: .real(in: -3...3), targets: .real(in: -5...5)),
      .real(in: 0.1...5).named("λ"), .bool.named("bias"), cases: 30
    ) { data, lambda, hasBias in
      let objective = try objective(
        GroupLasso(lambda: lambda, groups: groups), data, hasBias: hasBias)
      try Self.agree([GroupDescent(), ProximalGradient.fista], objective, gap: 1e-6)
    }
  }

  @Test func onLogisticRegression() async {
    await forAll(
      labelled, .real(in: 0.1...3).named("λ"), .element(of: [0, 0.5, 1]).named("α"),
      .bool.named("bias"), cases: 40
    ) { data, lambda, alpha, hasBias in
      try assume(!hasBias || Set(data.targets).count == 2, "two classes")
      let objective = try objective(
        ElasticNet(lambda: lambda, alpha: alpha), data, loss: LogisticLoss(), hasBias: hasBias)
      try Self.agree([ProximalNewton(), ProximalGradient.fista], objective, gap: 1e-6)
    }
  }

  @Test func onTheSquaredHinge() async {
    await forAll(
      labelled, .real(in: 0.1...3).named("λ"), .bool.named("bias"), cases: 40
    ) { data, lambda, hasBias in
      let objective = try objective(
        L2(lambda: lambda), data, loss: SquaredHingeLoss(), hasBias: hasBias)
      try Self.agree([Newton(), ProximalGradient.fista], objective, gap: 1e-6)
    }
  }

  /// Every convex penalty with a stated conjugate is within reach of FISTA.
  @Test func fistaTakesAnyPenaltyWithAProx() throws {
    let design = try Matrix(
      rows: [[1, 2, 0, 1, -1], [0, 1, 1, 0, 2], [2, 0, 1, -1, 1], [1, 1, 1, 1, 0]])
    for penalty in try Catalogue.everyPenalty() where penalty.properties.claimConvexity {
      let count = penalty.dimension ?? 5
      guard count <= 5 else { continue }
      let part = try Matrix(columns: (0..<count).map { design.column($0) })
      let objective = try Objective(SquaredLoss(), penalty, design: part, targets: [1, 2, 3, -1])
      let zero = [Double](repeating: 0, count: count)
      guard try penalty.conjugate(at: zero) != nil else { continue }
      let solution = try ProximalGradient.fista.minimise(
        objective, settings: SolverSettings(gap: 1e-8))
      #expect(solution.gap <= 1e-8 * objective.reference, "\(penalty)")
      #expect(solution.residual <= 2e-4, "\(penalty): \(solution.residual)")
    }
  }

  /// Without a conjugate there is no bound, and so no solution: the point comes with the error.
  @Test func withoutABoundThereIsNoSolution() throws {
    let objective = try Objective(
      SquaredLoss(), MCP(lambda: 1, gamma: 3), design: Matrix(rows: [[2, 0], [0, 3]]),
      targets: [5, 1])
    let error = #expect(throws: SolverError.self) {
      try ProximalGradient.ista.minimise(objective)
    }
    let best = try #require(error?.best)
    #expect(best.gap == .infinity && best.residual <= 1e-12)
  }

  @Test func istaNeverRises() throws {
    let model = try SparseModel(rows: 20, columns: 8, nonZeros: 3, noise: 0.5, seed: 5)
    let objective = try Objective(
      SquaredLoss(), L1(lambda: 1), design: model.design, targets: model.targets)
    var last = Double.infinity
    for count in 0..<25 {
      let settings = SolverSettings(gap: 0, iterations: count)
      let error = #expect(throws: SolverError.self) {
        try ProximalGradient.ista.minimise(objective, settings: settings)
      }
      let value = try #require(error?.best?.value)
      #expect(value <= last * (1 + 1e-15))
      last = value
    }
  }
}
