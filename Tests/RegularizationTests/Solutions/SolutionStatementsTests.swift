import PropertyTesting
import Testing

@testable import Regularization

/// Every statement of the course about solutions and trajectories, under its label: on random cases,
/// each conditional on the certificate of the solver, and on real data.
@Suite struct SolutionStatementsTests {
  @Test("ridge goes to zero")
  func ridgeGoesToZero() async { await SolutionLaw.ridgeGoesToZero.hold() }

  @Test("shrinkage is monotone")
  func shrinkageIsMonotone() async { await SolutionLaw.shrinkageIsMonotone.hold() }

  /// It is not so: each case is a counterexample.
  @Test("every coefficient shrinks")
  func everyCoefficientShrinks() async { await SolutionLaw.everyCoefficientShrinks.hold() }

  @Test("scaling matters")
  func scalingMatters() async { await SolutionLaw.scalingMatters.hold() }

  @Test("budget and penalty")
  func budgetAndPenalty() async { await SolutionLaw.budgetAndPenalty.hold() }

  @Test("bi-criterion")
  func biCriterion() async { await SolutionLaw.biCriterion.hold() }

  @Test("corners")
  func corners() async {
    await SolutionLaw.corners.hold()
    await Corners.occurWithPositiveFrequency()
  }

  @Test("choosing lambda by validation")
  func choosingLambda() async { await SolutionLaw.choosingLambda.hold() }

  @Test(
    "choosing lambda by validation: the mean over foldings",
    arguments: [("prostate", 12), ("diabetes", 8), ("breast-cancer", 2)].archive(atLeast: 1))
  func meanOverFoldings(name: String, foldings: Int) throws {
    let set = try #require(try DataSet.named(name))
    let family = try ElasticNetFamily()
    let top = try family.lambdaMax(design: standardised(set).design, targets: set.targets)
    let grid = ElasticNetPath.grid(from: top, ratio: 1e-5, count: 16)
    var totals = grid.map { _ in 0.0 }
    for seed in 0..<foldings {
      let found = try CrossValidation(family, set, lambdas: grid, folds: 5, seed: UInt64(seed))
      for (k, point) in found.points.enumerated() { totals[k] += point.mean }
    }
    let least = try #require(totals.indices.min { totals[$0] < totals[$1] })
    #expect(least > 0 && least < grid.count - 1, "place \(least)")
  }

  @Test("polynomial overfitting")
  func polynomialOverfitting() async { await SolutionLaw.polynomialOverfitting.hold() }

  @Test("ridge shrinkage factors")
  func ridgeShrinkageFactors() async { await SolutionLaw.ridgeShrinkageFactors.hold() }

  @Test("ridge is never sparse")
  func ridgeIsNeverSparse() async { await SolutionLaw.ridgeIsNeverSparse.hold() }

  @Test("ridge reduces variance")
  func ridgeReducesVariance() async { await SolutionLaw.ridgeReducesVariance.hold() }

  @Test("more columns than rows")
  func moreColumnsThanRows() async { await SolutionLaw.moreColumnsThanRows.hold() }

  @Test("lasso optimality")
  func lassoOptimality() async { await SolutionLaw.lassoOptimality.hold() }

  @Test("lambda max")
  func lambdaMax() async { await SolutionLaw.lambdaMax.hold() }

  @Test("lasso is sparse")
  func lassoIsSparse() async {
    await SolutionLaw.lassoIsSparse.hold()
    await SolutionLaw.lassoFindsTheSupport.hold()
  }

  /// It is not so: on each path a column leaves.
  @Test("once in, always in")
  func onceInAlwaysIn() async { await SolutionLaw.onceInAlwaysIn.hold() }

  @Test("naive and corrected")
  func naiveAndCorrected() async { await SolutionLaw.naiveAndCorrected.hold() }

  @Test("grouping effect")
  func groupingEffect() async { await SolutionLaw.groupingEffect.hold() }

  @Test("weight decay is L2 under SGD")
  func weightDecayUnderSGD() async { await SolutionLaw.weightDecayIsL2UnderSGD.hold() }

  /// It is not: the law says by how much.
  @Test("weight decay is L2 under momentum")
  func weightDecayUnderMomentum() async { await SolutionLaw.weightDecayIsL2UnderMomentum.hold() }

  /// It is not: the law says by how much.
  @Test("weight decay is L2 under Adam")
  func weightDecayUnderAdam() async { await SolutionLaw.weightDecayIsL2UnderAdam.hold() }

  /// They do not; truncated and proximal steps do.
  @Test("subgradient steps reach exact zero")
  func subgradientSteps() async { await SolutionLaw.subgradientStepsReachZero.hold() }

  @Test("early stopping resembles L2")
  func earlyStopping() async { await SolutionLaw.earlyStopping.hold() }

  @Test("ISTA descends")
  func istaDescends() async { await SolutionLaw.istaDescends.hold() }

  @Test("two-layer back-propagation")
  func twoLayerBackPropagation() async { await SolutionLaw.twoLayerBackPropagation.hold() }
}
