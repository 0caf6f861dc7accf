import PropertyTesting
import Testing

@testable import Regularization

/// More columns than rows and a λ far below λmax: what is in memory beside X stays of its size.
@Suite struct WideDesignTests {
  @Test(arguments: [1, 0.5, 0.001].archive(atLeast: 1))
  func oneFitFarDown(alpha: Double) throws {
    let model = try SparseModel(rows: 12, columns: 1200, nonZeros: 4, noise: 0.5, seed: 7)
    let top = try ElasticNetFamily(alpha: alpha).lambdaMax(
      design: model.design, targets: model.targets)
    let objective = try Objective(
      SquaredLoss(), ElasticNet(lambda: 1e-3 * top, alpha: alpha), design: model.design,
      targets: model.targets, hasBias: true)
    let solution = try CoordinateDescent().minimise(objective, settings: SolverSettings(gap: 1e-8))
    try checkCertificate(solution, objective, gap: 1e-8)
  }

  @Test func theWorkingSetIsBounded() throws {
    let model = try SparseModel(rows: 12, columns: 3000, nonZeros: 4, noise: 0.5, seed: 8)
    let centred = CentredData(design: model.design, targets: model.targets, hasBias: true)
    var descent = WorkingSetDescent(centred)
    let linear = 1e-2 * descent.largestCorrelation
    let point = descent.solve(
      linear: linear, quadratic: 0, gap: 1e-8 * descent.inner.energy, sweeps: 20_000)
    #expect(point.isReached)
    #expect(descent.capacity == 256 && descent.inner.count <= 256)
    #expect(descent.inner.gram.count <= 3 * 12 * 3000)
  }

  /// The dual and coordinate descent find the same point.
  @Test func theDualAgrees() async {
    await forAll(data, .real(in: 0.1...3).named("λ₁"), .real(in: 0.1...3).named("λ₂"), cases: 100) {
      data, linear, quadratic in
      let strength = linear + quadratic
      let objective = try objective(
        ElasticNet(lambda: strength, alpha: linear / strength), data, hasBias: true)
      let solution = try certified(CoordinateDescent(), objective)
      let centred = CentredData(
        design: objective.design, targets: objective.targets, hasBias: true, isScaled: false)
      var wide = WideNet(centred, linear: linear, quadratic: quadratic, start: centred.targets)
      let before = wide.gap
      _ = wide.descend(toGap: 1e-12 * (1 + objective.reference), steps: 100)
      #expect(wide.gap <= 1e-12 * (1 + objective.reference), "from \(before) to \(wide.gap)")
      #expect(distance(wide.weights, solution.coefficients) <= 1e-4)
    }
  }

  @Test func columnsMakeRoomForOthers() throws {
    let model = try SparseModel(rows: 10, columns: 6, nonZeros: 3, noise: 0.5, seed: 9)
    let centred = CentredData(design: model.design, targets: model.targets, hasBias: false)
    var all = GramDescent(energy: 1)
    all.append([0, 1, 2, 3, 4, 5], of: centred)
    all.keep([1, 4])
    var two = GramDescent(energy: 1)
    two.append([1, 4], of: centred)
    #expect(all.columns == two.columns && all.pull == two.pull && all.diagonal == two.diagonal)
    all.append([5], of: centred)
    two.append([5], of: centred)
    for k in 0..<3 {
      for l in 0..<3 { #expect(all.gram[k * all.stride + l] == two.gram[k * two.stride + l]) }
    }
  }
}
