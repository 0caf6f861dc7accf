import PropertyTesting
import Testing

@testable import Regularization

/// When logistic regression without a penalty has a minimum.
@Suite struct SeparationTests {
  private func verdict(_ rows: [[Double]], _ signs: [Double]) throws -> ClassOverlap.Verdict {
    let objective = try Objective(
      LogisticLoss(), L2(lambda: 0), design: Matrix(rows: rows), targets: signs, hasBias: true)
    // At w = 0 the slopes are of no help where the classes are not balanced.
    return ClassOverlap(objective).verdict(signs.map { -$0 / 2 })
  }

  @Test func separated() throws {
    #expect(try verdict([[1], [2], [4], [5]], [-1, -1, 1, 1]) == .separated)
    #expect(try verdict([[1, 0], [0, 1], [1, 1]], [1, -1, 1]) == .separated)
    #expect(try verdict([[1e9], [2e9], [4e9]], [-1, -1, 1]) == .separated)
  }

  /// Examples of both classes on the plane itself.
  @Test func nearlySeparated() throws {
    #expect(try verdict([[1], [2], [2], [4]], [-1, -1, 1, 1]) == .separated)
    #expect(
      try verdict([[0, 0], [0, 3], [0, 1], [0, 2], [1, 5]], [-1, 1, 1, -1, 1]) == .separated)
    #expect(try verdict([[2], [2], [2], [3]], [-1, 1, 1, 1]) == .separated)
  }

  @Test func overlapping() throws {
    #expect(try verdict([[1], [2], [3], [4]], [-1, 1, -1, 1]) == .overlap)
    #expect(try verdict([[1], [2], [3], [4], [1e6]], [-1, 1, -1, 1, 1]) == .overlap)
    #expect(try verdict([[2], [2]], [-1, 1]) == .overlap)
    #expect(try verdict([[0, 0], [1, 1], [1, 0], [0, 1]], [1, 1, -1, -1]) == .overlap)
  }

  /// On a line: one class ends where the other begins, or before, unless all are in one place.
  @Test func onALine() async {
    await forAll(
      .linearData(
        rows: 2...9, columns: 1...1, of: .element(of: [-3, -2, -1, 0, 1, 2, 3]), targets: .sign),
      cases: 300
    ) { data in
      let places = data.design.map { $0[0] }
      let up = zip(places, data.targets).filter { $1 > 0 }.map(\.0)
      let down = zip(places, data.targets).filter { $1 < 0 }.map(\.0)
      let found = try verdict(data.design, data.targets)
      guard let high = up.max(), let low = up.min(), let most = down.max(), let least = down.min()
      else {
        #expect(found == .separated)
        return
      }
      let isSeparated = Set(places).count > 1 && (most <= low || high <= least)
      #expect(found == (isSeparated ? .separated : .overlap))
    }
  }

  /// What the verdict is for: an error in place of a point that is none.
  @Test func newtonSaysSo() throws {
    let rows: [[Double]] = [[1, 1], [2, 1.5], [2, 1.5], [4, 4]]
    for (signs, hasMinimum) in [([-1.0, -1, 1, 1], false), ([-1, 1, -1, 1], true)] {
      let design = try Matrix(rows: rows + [[1, 1], [4, 4]])
      let objective = try Objective(
        LogisticLoss(), L2(lambda: 0), design: design, targets: signs + [signs[1], signs[2]],
        hasBias: true)
      do throws(SolverError) {
        let solution = try Newton().minimise(objective)
        let isRight = hasMinimum && solution.isFinite
        #expect(isRight, "\(solution)")
      } catch {
        guard case .noMinimum = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(!hasMinimum)
      }
    }
  }

  @Test func nonnegativeLeastSquares() async {
    let entry = Gen<Double>.real(in: -3...3)
    await forAll(
      .linearData(rows: 1...5, columns: 1...7, of: entry, targets: entry), cases: 200
    ) { data in
      let design = try Matrix(rows: data.design)
      let columns = (0..<design.columns).map { design.column($0) }
      let found = try #require(NonnegativeLeastSquares(columns: columns, target: data.targets))
      let image = design.times(found.weights)
      let size = 1 + found.weights.reduce(0, +)
      #expect(distance(found.rest, zip(image, data.targets).map { $0 - $1 }) <= 1e-11 * size)
      for (column, weight) in zip(columns, found.weights) {
        let slope = dot(column, found.rest)
        let slack = 1e-7 * size
        #expect(weight >= 0 && slope >= -slack && (weight == 0 || slope <= slack), "\(slope)")
      }
    }
  }
}
