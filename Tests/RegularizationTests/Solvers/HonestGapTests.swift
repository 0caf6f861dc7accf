import Testing

@testable import Regularization

/// A printed gap is a bound, however long and short the columns are and however nearly they depend on
/// each other; where there is none, an error says so.
@Suite struct HonestGapTests {
  private static let lambdas = [0, 1e-12, 1e-10, 1e-6, 1e-3, 1]

  @Test(arguments: [1e8, 1e6, 1])
  func ridgeIsNotBelowOtherPoints(scale: Double) throws {
    let (design, targets) = try mixed(scale, rows: 12)
    let factors = try RidgeFactors(design: design, targets: targets)
    #expect(factors.rank == 3)
    let points = try Self.lambdas.map { try factors.solution(at: $0) }
    for (k, lambda) in Self.lambdas.enumerated() {
      let objective = try Objective(
        SquaredLoss(), L2(lambda: lambda), design: design, targets: targets, hasBias: true)
      let found = points[k]
      #expect(found.gap <= 1e-10 * objective.reference, "λ = \(lambda): \(found.gap)")
      for other in points {
        let value = try objective.value(at: other.coefficients, bias: other.intercept)
        #expect(found.value - value <= found.gap + 1e-12 * objective.reference)
      }
    }
  }

  @Test func leastSquaresDoesNotDependOnScales() throws {
    let (plain, targets) = try mixed(1, rows: 12)
    let (design, _) = try mixed(1e8, rows: 12)
    let one = try RidgeFactors(design: plain, targets: targets).solution(at: 0)
    let two = try RidgeFactors(design: design, targets: targets).solution(at: 0)
    for (k, scale) in [1e8, 1e-8, 1].enumerated() {
      let ratio = two.coefficients[k] * scale / one.coefficients[k]
      #expect((ratio - 1).magnitude < 1e-9)
    }
    #expect((two.value / one.value - 1).magnitude < 1e-12)
  }

  /// The columns span (1, 0, 0), and the minimum is 0; to rounding they are one column.
  @Test func columnsApartByOneLastPlaceAreNotOne() throws {
    let design = try Matrix(rows: [[1, 1 + .ulpOfOne], [1, 1], [1, 1]])
    let factors = try RidgeFactors(design: design, targets: [1, 0, 0], hasBias: false)
    let found = try factors.solution(at: 0)
    #expect(found.gap >= found.value - 1e-15)
    let objective = try Objective(
      SquaredLoss(), L2(lambda: 0), design: design, targets: [1, 0, 0])
    do throws(SolverError) {
      _ = try Ridge().minimise(objective)
      #expect(found.value < 1e-10)
    } catch {
      guard case .missedGap = error else { throw error }
    }
    // Really one column, and the same with a penalty, have their bounds.
    let twice = try Matrix(rows: [[1, 3], [1, 3], [1, 3]])
    #expect(try RidgeFactors(design: twice, targets: [1, 0, 0]).solution(at: 0).gap < 1e-20)
    #expect(try factors.solution(at: 1e-6).gap < 1e-12)
  }

  @Test func rankWithoutRounding() {
    let one = [1, 0.1, 3]
    #expect(!ExactRank.exceeds(1, columns: [one, one.map { 0.5 * $0 }, [0, 0, 0]]))
    #expect(ExactRank.exceeds(1, columns: [one, [1, 0.1, 3 + 4 * .ulpOfOne]]))
    #expect(!ExactRank.exceeds(2, columns: [[1, 2, 3], [-4, 5, 6], [-3, 7, 9]]))
    #expect(ExactRank.exceeds(2, columns: [[1, 2, 3], [-4, 5, 6], [-3, 7, 9.5]]))
    #expect(ExactRank.exceeds(1, columns: [[1e300, 1e-300], [1e300, -1e-300]]))
  }

  @Test func logisticDoesNotDependOnScales() throws {
    let values = try [1, 1e6, 1e7].map { scale throws -> Double in
      let (design, targets) = try mixed(scale, rows: 30)
      let labels = targets.enumerated().map { $0 % 5 == 0 ? ($1 > 0 ? -1.0 : 1) : $1 > 0 ? 1 : -1 }
      let objective = try Objective(
        LogisticLoss(), L2(lambda: 0), design: design, targets: labels, hasBias: true)
      do throws(SolverError) {
        return try Newton().minimise(objective).value
      } catch {
        guard case .missedGap(_, let best) = error else { throw error }
        // Then the bound reaches down to the minimum.
        return best.value - best.gap
      }
    }
    for value in values { #expect(value <= values[0] * (1 + 1e-9)) }
  }

  @Test(arguments: [true, false])
  func squaredHingeWithoutPenalty(isStandardised: Bool) throws {
    let x = [0, 0, -0.54, 0.29, -0.74, 0.6, -0.78, -0.28, -2.71, -0.42, 2.12, 2.04]
    let labels: [Double] = [1, -1, -1, 1, -1, 1, -1, -1, -1, -1, 1, 1]
    let design = try Matrix(rows: x.map { [$0] })
    let z = isStandardised ? try Standardisation(of: design).standardise(design) : design
    let objective = try Objective(
      SquaredHingeLoss(), L2(lambda: 0), design: z, targets: labels, hasBias: true)
    let found = try Newton().minimise(objective)
    #expect(found.gap <= 1e-10 * objective.reference)
    let margins = try objective.predictions(at: found.coefficients, bias: found.intercept)
    #expect(zip(margins, labels).contains { $0 * $1 > 1 }, "no row beyond the margin")
    // Near misses: a point beside the minimum is not said to be one.
    let beside = try Certificate(objective, at: [0.9 * found.coefficients[0]], bias: 0.2)
    #expect(beside.gap >= beside.value - found.value)
    #expect(beside.gap > 1e-6)
  }

  @Test func noBoundIsSaidInWords() throws {
    for gap in [Double.nan, .infinity] {
      let point = Solution(
        coefficients: [1], intercept: 0, value: 1, gap: gap, residual: 0, iterations: 3)
      let missed = "\(SolverError.missedGap(wanted: 1e-9, best: point))"
      #expect(missed == "no bound on the gap after 3 iterations; wanted is 1e-09")
      #expect(
        "\(SolverError.stopped(best: point))"
          == "stopped after 3 iterations without a bound on the gap")
    }
    for size in [1e-200, 1e-300] {
      let (plain, targets) = try mixed(1, rows: 12)
      let found = try RidgeFactors(design: plain.scaled(by: size), targets: targets)
        .solution(at: 1)
      #expect(found.gap >= 0 && found.gap.isFinite)
    }
  }

  /// Normal columns times s, 1/s and 1, and targets with noise.
  private func mixed(_ scale: Double, rows: Int) throws -> (Matrix, [Double]) {
    var random = NormalNumbers(seed: 7)
    var (design, targets): ([[Double]], [Double]) = ([], [])
    for _ in 0..<rows {
      let x = [random.next(), random.next(), random.next()]
      targets.append(x[0] - 2 * x[1] + x[2] + random.next())
      design.append([scale * x[0], x[1] / scale, x[2]])
    }
    return (try Matrix(rows: design), targets)
  }
}
