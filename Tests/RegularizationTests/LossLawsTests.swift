import Checkers
import Foundation
import Regularization
import Testing

/// Every law on every loss of the catalogue.
@Suite struct LossLawsTests {
  @Test("as a function of the prediction", arguments: LossOfPrediction.laws)
  func predictions(law: Law) async throws {
    for loss in try LossOfPrediction.all() { await law.hold(for: loss) }
  }

  @Test("what is written", arguments: LossLaw.all.indices)
  func written(law: Int) throws {
    for loss in try Catalogue.everyLoss() {
      if let problem = try LossLaw.all[law].problem(of: loss) { Issue.record("\(problem)") }
    }
  }

  @Test func theJudgeAcceptsSlopesAndSets() throws {
    let judge = Judge(samples: 12)
    for loss in try Catalogue.everyLoss() {
      let read = try ReadLossStatement(loss.statement, targets: loss.targets)
      for claim in [read.slopeClaim, read.subdifferentialClaim] {
        switch judge.judge(claim) {
        case .proved, .tested: break
        case .refuted(let refutation):
          Issue.record("\(loss): refuted at \(refutation.counterexample)")
        case .undecided(let reason): Issue.record("\(loss): undecided: \(reason)")
        }
      }
    }
  }

  @Test func theProverFindsThemConvex() throws {
    for loss in try Catalogue.everyLoss() {
      let read = try ReadLossStatement(loss.statement, targets: loss.targets)
      #expect(read.isCertifiedConvex, "\(loss)")
    }
  }

  /// log(1 + exp(−m)) to full precision: no overflow on the wrong side, no cancellation on the right one.
  @Test(
    "logistic loss at huge margins",
    arguments: [(1e308, 0), (800, 0), (-800, 800), (-1e308, 1e308)])
  func logisticLossIsStable(margin: Double, loss: Double) {
    let logistic = LogisticLoss()
    for y in [-1.0, 1] {
      #expect(logistic.value(of: y * margin, target: y) == loss)
      #expect(logistic.slopes(at: y * margin, target: y).only == (margin > 0 ? 0 : -y))
      #expect(logistic.bend(at: y * margin, target: y) == 0)
    }
  }

  @Test func smallLossesKeepTheirDigits() {
    // log(1 + x) = x − ½x² + …, and log cosh r = ½r² − r⁴/12 + ….
    let tail = exp(-40.0)
    #expect(agree(LogisticLoss().value(of: 40, target: 1) / tail, 1 - tail / 2))
    let small = LogCoshLoss().value(of: 1e-6, target: 0)
    #expect(agree(small / 5e-13, 1 - 1e-12 / 6))
    #expect(agree(LogCoshLoss().value(of: 1e300, target: 0), 1e300))
  }
}
