import Testing

@testable import Regularization

@Suite struct CrossValidationTests {
  @Test func theLeastErrorIsInsideOfTheGrid() throws {
    let data = try DataSet.prostate().data
    let family = try ElasticNetFamily()
    let top = try family.lambdaMax(
      design: try standardised(data).design, targets: data.targets)
    let grid = ElasticNetPath.grid(from: top, ratio: 1e-4, count: 20)
    let result = try CrossValidation(family, data, lambdas: grid, folds: 5, seed: 2)
    #expect(result.best > 0 && result.oneStandardError <= result.best)
    let (best, chosen) = (result.points[result.best], result.points[result.oneStandardError])
    #expect(chosen.mean <= best.mean + best.standardError)
    #expect(
      result.points.prefix(result.oneStandardError).allSatisfy {
        $0.mean > best.mean + best.standardError
      })
    // At λmax on all rows nearly nothing is left in a fold: the error is the variance.
    let mean = data.targets.reduce(0, +) / 97
    let variance = data.targets.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 97
    #expect((result.points[0].mean / variance - 1).magnitude < 0.2)
  }

  @Test func gridsAndFoldsAreChecked() throws {
    let (data, family) = (try DataSet.prostate().data, try ElasticNetFamily())
    #expect(throws: SolverError.self) { try CrossValidation(family, data, lambdas: []) }
    #expect(throws: SolverError.self) { try CrossValidation(family, data, lambdas: [1], folds: 1) }
    #expect(throws: InvalidInput.self) { try ElasticNetFamily(alpha: 2) }
  }

  /// The smallest λ that leaves nothing, for every loss.
  @Test(arguments: [SquaredLoss(), LogisticLoss(), SquaredHingeLoss()] as [any Loss])
  func lambdaMaxIsWhereTheLastColumnLeaves(loss: any Loss) throws {
    let data = try standardised(try #require(try DataSet.named("prostate", target: "svi")))
    let targets = try data.withSigns().targets
    let family = try ElasticNetFamily(loss: loss, alpha: 0.5, reduction: .mean)
    let top = try family.lambdaMax(design: data.design, targets: targets)
    let found = try family.solutions(
      design: data.design, targets: targets, lambdas: [1.001 * top, 0.99 * top])
    #expect(found.map { $0.nonZeros > 0 } == [false, true])
  }
}
