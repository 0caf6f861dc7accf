import PropertyTesting
import Testing

@testable import Regularization

/// Long columns and a small λ, where a last place of w is worth much of λ.
@Suite struct HostileDesignTests {
  @Test func oneLongColumn() throws {
    let design = try Matrix(rows: [[1], [368.68975247900823], [-368.68975247900823], [2.5], [1e6]])
    let targets = [1, 4.0512949579747254e-08, 8.539405996209513, -1e6, 1e6]
    let lambda = 1.2488739554692005
    let objective = try Objective(
      SquaredLoss(), L1(lambda: lambda), design: design, targets: targets)
    let solution = try CoordinateDescent().minimise(objective)
    let column = design.column(0)
    let exact = softThreshold(dot(column, targets), lambda) / dot(column, column)
    #expect((solution.coefficients[0] / exact - 1).magnitude < 1e-15)
    #expect(solution.gap <= 1e-15 * objective.reference)
  }

  /// Of columns up to 10⁶ and λ from 10⁻⁶ on hardly any are left without a certificate; never a NaN.
  @Test func nearlyAllAreCertified() async {
    let missed = Counted()
    for kind in [Design.general, .correlated, .badlyScaled] {
      await forAll(
        .linearData(kind, rows: 1...6, columns: 1...4), .oneOf(.positive, .real(in: 0.01...10)),
        cases: 150
      ) { data, lambda in
        let objective = try objective(L1(lambda: lambda), data)
        do throws(SolverError) {
          _ = try CoordinateDescent().minimise(
            objective, settings: SolverSettings(gap: 1e-10, iterations: 2000))
        } catch {
          await missed.add()
          #expect(try #require(error.best).isFinite)
        }
      }
    }
    let count = await missed.count
    #expect(count <= 4, "\(count) of 450")
  }

  /// The bound by projection, at points that are no minimisers: never below what they are above it.
  @Test func theBoundIsOne() async {
    let report = await forAll(data, .real(in: 0.1...10).named("λ"), cases: 200) { data, lambda in
      let objective = try objective(L1(lambda: lambda), data)
      let least = try certified(CoordinateDescent(), objective)
      let centred = CentredData(
        design: objective.design, targets: objective.targets, hasBias: false, isScaled: false)
      var descent = WorkingSetDescent(centred, start: data.weights)
      let plain = descent.certify(Array(0..<centred.columns), lambda, 0).gap
      let violates = zip(descent.weights, descent.correlations).contains {
        $0 != 0 || $1.magnitude > lambda
      }
      guard let bound = descent.boundByProjection(linear: lambda) else {
        let lengths = (0..<centred.columns).map { norm2(centred.column($0)) }
        #expect(!violates || lengths.contains(0), "no bound")
        return
      }
      let excess = try objective.value(at: data.weights) - least.value
      let rounding = 1e-11 * (plain + objective.reference)
      #expect(excess <= bound + rounding, "\(excess) above the minimum, bound \(bound)")
    }
    #expect(report.discarded.values.reduce(0, +) <= 4, "\(report)")
  }
}

private actor Counted {
  private(set) var count = 0
  func add() { count += 1 }
}
