import PropertyTesting
import Testing

@testable import Regularization

@Suite struct PivotedQRTests {
  @Test(arguments: Design.allCases)
  func factorsMultiplyToTheMatrix(kind: Design) async {
    await forAll(.design(kind, rows: 1...12, columns: 1...9).named("A"), cases: 60) { rows in
      let a = try Matrix(rows: rows)
      let qr = PivotedQR(a)
      let (q, r) = (qr.basis, qr.triangle)
      let permuted = try Matrix(columns: qr.order.map { a.column($0) })
      #expect(difference(q.times(r), permuted) <= rounding(40, of: norm2(a.storage)))
      #expect(skew(q) <= rounding(40, of: 1))
      #expect(qr.order.sorted() == Array(0..<a.columns))
      for j in 0..<r.columns {
        for i in 0..<r.rows where i > j { #expect(r[i, j] == 0) }
      }
      for k in 1..<max(1, r.rows) {
        #expect(r[k, k].magnitude <= r[k - 1, k - 1].magnitude * (1 + 1e-12))
      }
    }
  }

  /// The residual is at right angles to every column.
  @Test(arguments: [Design.general, .rankDeficient, .orthonormal])
  func leastSquaresLeavesNothingAlongTheColumns(kind: Design) async {
    await forAll(.linearData(kind, rows: 1...8, columns: 1...6), cases: 60) { data in
      let a = try Matrix(rows: data.design)
      let x = PivotedQR(a).leastSquares(data.targets)
      let isFinite = x.allSatisfy { $0.isFinite }
      #expect(isFinite)
      let residual = zip(data.targets, a.times(x)).map { $0 - $1 }
      let size = norm2(data.targets) + norm2(a.storage) * norm2(x)
      for j in 0..<a.columns {
        #expect(
          dot(a.column(j), residual).magnitude <= rounding(400, of: norm2(a.column(j)) * size))
      }
    }
  }

  @Test func rankCountsIndependentColumns() throws {
    #expect(try rank([[1, 2, 3], [2, 4, 6], [1, 0, 1]]) == 2)
    #expect(try rank([[0, 0], [0, 0]]) == 0)
    #expect(try rank([[1e-300, 0], [0, 1e-300]]) == 2)
    #expect(try rank([[1, 2, 3]]) == 1)
    #expect(PivotedQR(.identity(5)).rank == 5)
  }

  @Test func dependentColumnsGetNothing() throws {
    let x = PivotedQR(try Matrix(rows: [[1, 2], [1, 2]])).leastSquares([3, 5])
    #expect(x.filter { $0 != 0 }.count == 1)
    #expect((x[0] + 2 * x[1] - 4).magnitude < 1e-14)
  }

  private func rank(_ rows: [[Double]]) throws -> Int { PivotedQR(try Matrix(rows: rows)).rank }
}
