import Testing

@testable import Regularization

@Suite struct LogisticTests {
  private let design: [[Double]] = [[1, 2], [2, 1], [-1, 0.5], [0.5, -2], [-2, -1], [1, -1]]
  private let targets: [Double] = [1, 1, -1, -1, -1, 1]

  private func problem(
    _ penalty: any Penalty, _ targets: [Double], hasBias: Bool = true
  ) throws -> Objective {
    try Objective(
      LogisticLoss(), penalty, design: Matrix(rows: design), targets: targets, hasBias: hasBias)
  }

  private func complaint(_ solver: any Solver, _ objective: Objective) -> String {
    do {
      _ = try solver.minimise(objective)
      return "nothing"
    } catch { return "\(error)" }
  }

  @Test func separableDataNeedAPenalty() throws {
    #expect(
      complaint(Newton(), try problem(L2(lambda: 0), targets))
        == "there is no minimum: a plane separates the two classes, and without a penalty the"
        + " weights grow without bound")
    let penalised = try Newton().minimise(try problem(L2(lambda: 0.01), targets))
    #expect(penalised.gap <= 1e-10 * 6 && penalised.residual < 1e-4)
  }

  @Test func oneClassWithAnInterceptHasNoMinimum() throws {
    let ones = targets.map { _ in 1.0 }
    for solver in [Newton(), ProximalNewton(), ProximalGradient.fista] as [any Solver] {
      let text = complaint(solver, try problem(L2(lambda: 1), ones))
      #expect(text.hasPrefix("there is no minimum: all targets are 1.0"), "\(solver): \(text)")
    }
    let bound = try Newton().minimise(try problem(L2(lambda: 1), ones, hasBias: false))
    #expect(bound.isFinite)
  }

  @Test func overlappingClassesNeedNone() throws {
    let mixed: [Double] = [1, -1, -1, -1, 1, 1]
    let objective = try problem(L2(lambda: 0), mixed)
    let solution = try Newton().minimise(objective)
    try checkCertificate(solution, objective)
  }

  @Test func realDataWithAllPenalties() throws {
    let set = try standardised(.breastCancer()).withSigns()
    let chosen = try set.rows(Array(0..<120))
    for penalty in [
      try L1(lambda: 2), try L2(lambda: 1), try ElasticNet(lambda: 2, alpha: 0.5),
    ] as [any Penalty] {
      let objective = try Objective(
        LogisticLoss(), penalty, design: chosen.design, targets: chosen.targets, hasBias: true)
      let solution = try ProximalNewton().minimise(objective, settings: SolverSettings(gap: 1e-8))
      try checkCertificate(solution, objective, gap: 1e-8)
    }
  }
}
