import PropertyTesting
import Testing

@testable import Regularization

@Suite struct RidgeTests {
  @Test func gradientVanishes() async {
    await forAll(data, .real(in: 0...10).named("λ"), .bool.named("bias"), cases: 150) {
      data, lambda, hasBias in
      let objective = try objective(L2(lambda: lambda), data, .mean, hasBias: hasBias)
      let solution = try certified(Ridge(), objective)
      let gradient = try #require(
        try objective.gradient(at: solution.coefficients, bias: solution.intercept))
      let size = norm2(objective.design.storage) + 1
      let bound = 1e-13 * size * (norm2(data.targets) + size * norm2(solution.coefficients) + 1)
      #expect(norm2(gradient.weights) <= bound)
      #expect(gradient.bias.magnitude <= bound)
      #expect(solution.gap <= 1e-10 * objective.reference)
    }
  }

  @Test func withoutPenaltyTheShortestMinimiserIsFound() async {
    await forAll(
      .linearData(
        .rankDeficient, rows: 1...6, columns: 2...5, of: .whole(), targets: .whole()),
      cases: 150
    ) { data in
      let objective = try objective(L2(lambda: 0), data)
      let w = try Ridge().minimise(objective).coefficients
      let other = PivotedQR(objective.design).leastSquares(data.targets)
      // Two minimisers differ by what X does not see; the shortest one has nothing of that.
      let apart = zip(other, w).map { $0 - $1 }
      #expect(norm2(objective.design.times(apart)) <= 1e-9 * (1 + norm2(data.targets)))
      #expect(dot(w, apart).magnitude <= 1e-9 * (1 + dot(other, other)))
    }
  }

  @Test func oneFactorisationServesAllStrengths() throws {
    let set = try standardised(.diabetes())
    let factors = try RidgeFactors(design: set.design, targets: set.targets)
    var last = Double.infinity
    for lambda in [0, 0.1, 10, 1e3, 1e6] {
      let point = try factors.solution(at: lambda)
      #expect(point.gap <= 1e-20 * point.value)
      let length = norm2(point.coefficients)
      #expect(length < last)
      last = length
    }
    #expect(factors.rank == 10)
    #expect((factors.degreesOfFreedom(at: 0) - 10).magnitude < 1e-12)
  }

  @Test(arguments: [1e-250, 1e250])
  func sizesOfUnitsDoNotMatter(unit: Double) throws {
    let plain = try Matrix(rows: [[1, 2], [3, -1], [0, 2]])
    let targets: [Double] = [1, 2, 3]
    let large = try Objective(
      SquaredLoss(), L2(lambda: 0), design: plain.scaled(by: unit), targets: targets)
    let w = try Ridge().minimise(large).coefficients
    let small = try Objective(SquaredLoss(), L2(lambda: 0), design: plain, targets: targets)
    let v = try Ridge().minimise(small).coefficients
    for (one, other) in zip(w, v) {
      let ratio: Double = one * unit / other
      #expect((ratio - 1).magnitude < 1e-13)
    }
  }

  @Test func stackedRowsGiveTheSame() async {
    await forAll(data, .real(in: 0.1...10).named("λ"), .bool.named("bias"), cases: 100) {
      data, lambda, hasBias in
      let objective = try objective(L2(lambda: lambda), data, hasBias: hasBias)
      let one = try certified(Ridge(), objective)
      let two = try certified(StackedLeastSquares(), objective)
      #expect(distance(one.coefficients, two.coefficients) <= 1e-10 * (1 + norm2(data.targets)))
      #expect((one.intercept - two.intercept).magnitude <= 1e-9 * (1 + norm2(data.targets)))
    }
  }

  @Test func tikhonovSolvesItsNormalEquations() async throws {
    let gamma = try Matrix("Γ", rows: [[1, -1, 0], [0, 1, -1], [0, 0, 1]])
    await forAll(
      .linearData(
        rows: 1...6, columns: 3...3, of: .real(in: -5...5), targets: .real(in: -5...5)),
      .real(in: 0.1...10).named("λ"), cases: 100
    ) { data, lambda in
      let objective = try objective(Tikhonov(lambda: lambda, gamma: gamma), data, hasBias: true)
      let solution = try certified(StackedLeastSquares(), objective)
      let gradient = try #require(
        try objective.gradient(at: solution.coefficients, bias: solution.intercept))
      #expect(norm2(gradient.weights) + gradient.bias.magnitude <= 1e-10)
      #expect(solution.gap <= 1e-10 * objective.reference)
    }
  }
}
