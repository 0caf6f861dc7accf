import Testing

/// A law that sees no mistake is worth nothing: which law sees which.
@Suite struct WrongMethodsTests {
  @Test func everyMistakeIsSeen() async throws {
    var killed: Set<String> = []
    for wrong in WrongMethods.all {
      var seen: [String] = []
      for law in wrong.killers {
        guard await law.complaint(about: wrong.methods, cases: 60) != nil else {
          Issue.record("\(wrong.name) survives: \(law.label)")
          continue
        }
        seen.append(law.label)
      }
      killed.formUnion(seen)
      print("\(wrong.name): seen by \(seen.joined(separator: ", "))")
    }
    for law in SolutionLaw.all where !killed.contains(law.label) {
      Issue.record("no mistake is seen by: \(law.label)")
    }
  }

  @Test func namesAreDistinct() {
    let (names, labels) = (WrongMethods.all.map(\.name), SolutionLaw.all.map(\.label))
    #expect(Set(names).count == names.count)
    #expect(Set(labels).count == labels.count)
  }
}

extension SolutionLaw {
  static let all: [SolutionLaw] = [
    .ridgeGoesToZero, .shrinkageIsMonotone, .everyCoefficientShrinks, .scalingMatters,
    .budgetAndPenalty, .biCriterion, .corners, .choosingLambda, .polynomialOverfitting,
    .ridgeShrinkageFactors, .ridgeIsNeverSparse, .ridgeReducesVariance, .moreColumnsThanRows,
    .lassoOptimality, .lambdaMax, .lassoIsSparse, .lassoFindsTheSupport, .onceInAlwaysIn,
    .naiveAndCorrected,
    .groupingEffect, .weightDecayIsL2UnderSGD, .weightDecayIsL2UnderMomentum,
    .weightDecayIsL2UnderAdam, .subgradientStepsReachZero, .earlyStopping, .istaDescends,
    .twoLayerBackPropagation,
  ]
}
