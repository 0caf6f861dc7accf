import PropertyTesting
import Testing

@testable import Regularization

@Suite struct SymmetricEigenTests {
  @Test func vectorsAreTurnedIntoMultiples() async {
    await forAll(.matrix(rows: 7...7, columns: 1...7).named("A"), cases: 80) { rows in
      let half = try Matrix(rows: rows.map { Array($0) })
      // AᵀA − B has eigenvalues of both signs, where B is A's upper part made symmetric.
      var a = half.gram.scaled(by: 1e-6)
      for j in 0..<a.columns {
        for i in 0...j {
          a[i, j] -= half[i, j]
          a[j, i] = a[i, j]
        }
      }
      let eigen = try SymmetricEigen(a)
      let size = norm2(a.storage)
      for (value, vector) in zip(eigen.values, eigen.vectors) {
        let rest = zip(a.times(vector), vector).map { $0 - value * $1 }
        #expect(norm2(rest) <= rounding(60, of: size))
      }
      let basis = try Matrix(columns: eigen.vectors)
      #expect(skew(basis) <= rounding(60, of: 1))
      let isFalling = eigen.values == eigen.values.sorted(by: >)
      #expect(isFalling)
    }
  }

  @Test func knownValues() throws {
    let eigen = try SymmetricEigen(Matrix(rows: [[2, 1], [1, 2]]))
    #expect((eigen.values[0] - 3).magnitude + (eigen.values[1] - 1).magnitude < 2e-15)
    let zero = try SymmetricEigen(Matrix(rows: [[0, 0], [0, 0]]))
    #expect(zero.values == [0, 0])
    #expect(throws: InvalidInput.self) { try SymmetricEigen(Matrix(rows: [[1, 2]])) }
  }
}

@Suite struct SingularValueTests {
  @Test(arguments: Design.allCases)
  func partsAddUpToTheMatrix(kind: Design) async {
    await forAll(.design(kind, rows: 1...10, columns: 1...5).named("A"), cases: 60) { rows in
      for a in [try Matrix(rows: rows), try Matrix(rows: rows).transposed] {
        let parts = SingularValues(a)
        var sum = Matrix.zero(rows: a.rows, columns: a.columns)
        for (value, (u, v)) in zip(parts.values, zip(parts.left, parts.right)) {
          for j in 0..<a.columns { for i in 0..<a.rows { sum[i, j] += value * u[i] * v[j] } }
        }
        #expect(difference(sum, a) <= rounding(60, of: norm2(a.storage)))
        let isFalling = parts.values == parts.values.sorted(by: >)
        #expect(isFalling && parts.values.last ?? -1 >= 0)
        let bound = 8 * SingularValues.negligible(a, largest: parts.values.first ?? 0)
        let rank = parts.values.prefix { $0 > bound }.count
        guard rank > 0 else { continue }
        // Rounding may turn vectors of small values by as much as it is large beside them.
        let least = parts.values[rank - 1] / parts.values[0]
        let left = try Matrix(columns: Array(parts.left.prefix(rank)))
        let right = try Matrix(columns: Array(parts.right.prefix(rank)))
        #expect(skew(left) <= rounding(60, of: 1 / least))
        #expect(skew(right) <= rounding(60, of: 1 / least))
      }
    }
  }

  @Test func sizesAtTheEdgesOfTheNumbers() throws {
    for size in [1e-300, 1e300] {
      let parts = SingularValues(try Matrix(rows: [[3 * size, 0], [0, 4 * size], [0, 0]]))
      #expect(
        zip(parts.values, [4 * size, 3 * size]).allSatisfy { ($0 / $1 - 1).magnitude < 1e-15 })
    }
  }
}
