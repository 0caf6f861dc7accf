import Foundation
import Testing

@testable import Regularization

/// Table 3.3 of T. Hastie, R. Tibshirani and J. Friedman, *The elements of statistical learning*, 2nd
/// ed. (2009), to its printed digits.
@Suite struct ProstateTests {
  private func printed(_ x: Double) -> String {
    let text = String(format: "%.3f", x)
    return text == "-0.000" ? "0.000" : text
  }

  private func training() throws -> DataSet {
    let (data, split) = try DataSet.prostate()
    #expect(split.training.count == 67 && split.test.count == 30)
    // The book divides by n − 1 where we divide by n.
    let book = try standardised(data)
    return try book.replacing(design: book.design.scaled(by: (96.0 / 97).squareRoot()))
      .rows(split.training)
  }

  @Test func leastSquares() throws {
    let set = try training()
    let objective = try Objective(
      SquaredLoss(), L2(lambda: 0), design: set.design, targets: set.targets, hasBias: true)
    let solution = try Ridge().minimise(objective)
    #expect(printed(solution.intercept) == "2.465")
    #expect(
      solution.coefficients.map(printed) == [
        "0.680", "0.263", "-0.141", "0.210", "0.305", "-0.288", "-0.021", "0.267",
      ])
  }

  /// Columns as they are, the intercept fixed at the mean, five degrees of freedom.
  @Test func ridge() throws {
    let set = try training()
    let mean = set.targets.reduce(0, +) / Double(set.targets.count)
    let factors = try RidgeFactors(
      design: set.design, targets: set.targets.map { $0 - mean }, hasBias: false)
    let solution = try factors.solution(at: 24.176)
    #expect(printed(mean) == "2.452")
    #expect(
      solution.coefficients.map(printed) == [
        "0.420", "0.238", "-0.046", "0.162", "0.227", "0.000", "0.040", "0.133",
      ])
    #expect((factors.degreesOfFreedom(at: 24.176) - 5).magnitude < 1e-3)
  }

  /// Columns standardised again on the training rows, the length 0.375 of that of least squares;
  /// printed in the units of all rows.
  @Test func lasso() throws {
    let set = try training()
    let map = Standardisation(of: set.design)
    let knots = try LassoKnots(
      design: try map.standardise(set.design), targets: set.targets
    ).knots
    func length(_ w: [Double]) -> Double { w.reduce(0) { $0 + $1.magnitude } }
    let wanted = 0.375 * length(try #require(knots.last?.coefficients))
    let k = try #require(knots.firstIndex { length($0.coefficients) >= wanted })
    let (before, after) = (knots[k - 1], knots[k])
    let share =
      (wanted - length(before.coefficients))
      / (length(after.coefficients) - length(before.coefficients))
    let w = zip(before.coefficients, after.coefficients).map { $0 + share * ($1 - $0) }
    let solution = try map.inOriginalUnits(w, intercept: after.intercept)
    #expect(printed(solution.intercept) == "2.468")
    #expect(
      solution.coefficients.map(printed) == [
        "0.533", "0.169", "0.000", "0.002", "0.094", "0.000", "0.000", "0.000",
      ])
  }
}
