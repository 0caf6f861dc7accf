import PropertyTesting
import Testing

@testable import Regularization

@Suite struct CholeskyTests {
  @Test func factorsMultiplyToTheMatrix() async {
    await forAll(
      .positiveDefinite(size: 1...9, condition: 1e8).named("A"), .vector(count: 9...9).named("b"),
      cases: 100
    ) { rows, vector in
      let a = try Matrix(rows: rows)
      let factor = try #require(Cholesky(a))
      let l = factor.triangle
      #expect(difference(l.times(l.transposed), a) <= rounding(2 * a.rows + 2, of: a.largest))
      let b = Array(vector.prefix(a.rows))
      let x = factor.solve(b)
      let residual = zip(a.times(x), b).map { $0 - $1 }
      #expect(norm2(residual) <= rounding(30, of: a.largest * norm2(x) + norm2(b)))
    }
  }

  @Test func whatIsNotPositiveDefiniteHasNoFactors() throws {
    #expect(try !hasFactors([[1, 2], [2, 1]]))
    #expect(try !hasFactors([[1, 1], [1, 1]]))
    #expect(try !hasFactors([[0]]))
    #expect(try !hasFactors([[-1]]))
    #expect(try !hasFactors([[1, 2]]))
    #expect(try hasFactors([[1, 0.999], [0.999, 1]]))
  }

  private func hasFactors(_ rows: [[Double]]) throws -> Bool {
    Cholesky(try Matrix(rows: rows)) != nil
  }
}
