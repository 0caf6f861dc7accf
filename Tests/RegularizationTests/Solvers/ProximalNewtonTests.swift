import PropertyTesting
import Testing

@testable import Regularization

/// Prox-Newton on columns as they come, and on designs with more columns than rows.
@Suite struct ProximalNewtonTests {
  struct Problem: Sendable, CustomTestStringConvertible {
    let loss: any Loss
    let isStandardised: Bool
    let alpha: Double
    var testDescription: String {
      "\(loss), α = \(alpha), \(isStandardised ? "standardised" : "as it comes")"
    }
  }

  /// The columns of the breast cancer data are from 0.003 to 600 long.
  @Test(
    arguments: [
      Problem(loss: LogisticLoss(), isStandardised: false, alpha: 1),
      Problem(loss: LogisticLoss(), isStandardised: true, alpha: 0.5),
      Problem(loss: SquaredHingeLoss(), isStandardised: false, alpha: 0.5),
      Problem(loss: SquaredHingeLoss(), isStandardised: true, alpha: 1),
    ].archive(atLeast: 1))
  func aPathFarDown(problem: Problem) throws {
    let plain = try DataSet.breastCancer().withSigns()
    let set = problem.isStandardised ? try standardised(plain) : plain
    let family = try ElasticNetFamily(loss: problem.loss, alpha: problem.alpha)
    let top = try family.lambdaMax(design: set.design, targets: set.targets)
    for share in [0.99, 0.1, 1e-2, 1e-4] {
      let objective = try family.objective(
        lambda: share * top, design: set.design, targets: set.targets)
      let solution = try ProximalNewton().minimise(objective, settings: SolverSettings(gap: 1e-8))
      try checkCertificate(solution, objective, gap: 1e-8)
      #expect(solution.iterations < 60, "\(share): \(solution.iterations)")
    }
    let none = try family.objective(
      lambda: 1.0001 * top, design: set.design, targets: set.targets)
    #expect(try ProximalNewton().minimise(none).nonZeros == 0)
  }

  /// Far below what the data support the work is bounded, and the point comes with the error.
  @Test(.archived("ProximalNewton.noMoreThanSoMuchWork"))
  func noMoreThanSoMuchWork() throws {
    let set = try DataSet.breastCancer().withSigns().rows(Array(0..<150))
    for strength in [1e-12, 1e-200] {
      let objective = try Objective(
        SquaredHingeLoss(), L1(lambda: strength), design: set.design, targets: set.targets,
        hasBias: true)
      do throws(SolverError) {
        let found = try ProximalNewton().minimise(objective, settings: SolverSettings(gap: 1e-8))
        #expect(found.gap <= 1e-8 * objective.reference)
      } catch {
        let best = try #require(error.best)
        #expect(best.isFinite && best.iterations <= 1000)
      }
    }
  }

  @Test(arguments: [1, 0])
  func itCanBeStopped(alpha: Double) throws {
    let set = try DataSet.breastCancer().withSigns().rows(Array(0..<100))
    let objective = try Objective(
      LogisticLoss(), ElasticNet(lambda: 1, alpha: alpha), design: set.design,
      targets: set.targets, hasBias: true)
    let settings = SolverSettings(gap: 1e-10, watch: { $0.iterations < 2 })
    let error = #expect(throws: SolverError.self) {
      try ProximalNewton().minimise(objective, settings: settings)
    }
    guard case .stopped(let best)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(best.iterations <= 2 && best.isFinite)
  }

  @Test(.archived("ProximalNewton.aWarmStartLeadsToTheSamePoint"))
  func aWarmStartLeadsToTheSamePoint() throws {
    let set = try standardised(.breastCancer()).withSigns().rows(Array(0..<150))
    let family = try ElasticNetFamily(loss: LogisticLoss())
    let lambdas: [Double] = [10, 3, 1]
    let path = try family.solutions(design: set.design, targets: set.targets, lambdas: lambdas)
    for (lambda, warm) in zip(lambdas, path) {
      let objective = try family.objective(
        lambda: lambda, design: set.design, targets: set.targets)
      let cold = try ProximalNewton().minimise(objective)
      #expect(warm.value - cold.value <= warm.gap + 1e-12 * cold.value)
      #expect(distance(warm.coefficients, cold.coefficients) <= 1e-3)
    }
  }

  /// At points that are no minimisers: never below what they are above the minimum.
  @Test func theGapIsABound() async {
    let report = await forAll(
      labelled, .real(in: 0.05...3).named("λ"), .element(of: [1, 0.5]).named("α"),
      .bool.named("bias"), cases: 200
    ) { data, lambda, alpha, hasBias in
      try assume(!hasBias || Set(data.targets).count == 2, "one class")
      for loss in [LogisticLoss(), SquaredHingeLoss()] as [any Loss] {
        let penalty = try ElasticNet(lambda: lambda, alpha: alpha)
        let objective = try objective(penalty, data, loss: loss, hasBias: hasBias)
        let strengths = try #require(ElasticNetStrengths(penalty))
        let net = ScaledNet(objective, strengths)
        let least = try certified(ProximalNewton(), objective)
        let state = net.state(zip(data.weights, net.lengths).map { $0 * $1 / 4 }, 0.3)
        let here = hasBias ? state : net.state(state.weights, 0)
        let excess = here.value - least.value
        let gap = net.gap(here, candidates: [objective.targets.map { -0.1 * $0 }])
        #expect(excess <= gap + 1e-11 * here.value, "\(loss): \(excess) above, bound \(gap)")
      }
    }
    #expect(report.discarded.values.reduce(0, +) <= 60, "\(report)")
  }

  /// The problem with all columns stretched differently is the one with the opposite strengths.
  @Test(.archived("prox-Newton: more columns than rows"))
  func moreColumnsThanRows() throws {
    let model = try SparseModel(rows: 20, columns: 300, nonZeros: 5, noise: 0.1, seed: 3)
    let signs = model.targets.map { $0 > 0 ? 1.0 : -1 }
    for loss in [LogisticLoss(), SquaredHingeLoss()] as [any Loss] {
      for penalty in [
        try L1(lambda: 1e-3), try ElasticNet(lambda: 1e-3, alpha: 0.01), try L2(lambda: 1e-3),
      ] as [any Penalty] {
        let objective = try Objective(
          loss, penalty, design: model.design, targets: signs, hasBias: true)
        let solution = try ProximalNewton().minimise(objective, settings: SolverSettings(gap: 1e-8))
        try checkCertificate(solution, objective, gap: 1e-8)
      }
    }
    #expect(NetNewtonSearch.mostColumns(20, 20_000) <= 640)
  }
}
