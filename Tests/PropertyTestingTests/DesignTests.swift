import Testing

@testable import PropertyTesting

/// What the kinds of designs promise, of every case and of every shrunk case.
@Suite struct DesignTests {
  private func gram(_ rows: [[Double]]) -> [[Double]] {
    let d = rows.first?.count ?? 0
    return (0..<d).map { a in
      (0..<d).map { b in rows.reduce(0) { $0 + $1[a] * $1[b] } }
    }
  }

  @Test func `orthonormal columns are orthonormal`() async {
    await forAll(.design(.orthonormal, rows: 1...6).named("X")) { rows in
      #expect(rows.count >= rows[0].count)
      for (i, line) in gram(rows).enumerated() {
        for (j, entry) in line.enumerated() {
          #expect((entry - (i == j ? 1 : 0)).magnitude <= 1e-14)
        }
      }
    }
  }

  @Test func `the last column of a rank-deficient design depends on one before it, exactly`() async
  {
    await forAll(.design(.rankDeficient).named("X")) { rows in
      let columns = rows[0].indices.map { j in rows.map { $0[j] } }
      let last = columns[columns.count - 1]
      let isMultiple = columns.dropLast().contains { column in
        [1, -1, 2, -2, 0.5].contains { factor in column.map { factor * $0 } == last }
      }
      #expect(isMultiple || last.allSatisfy { $0 == 0 })
    }
  }

  @Test func `a positive definite matrix is symmetric with eigenvalues from 1/κ to 1`() async {
    await forAll(.positiveDefinite(size: 2...2, condition: 1e6).named("A")) { a in
      let (trace, difference) = (a[0][0] + a[1][1], a[0][0] - a[1][1])
      let spread = (difference * difference + 4 * a[0][1] * a[1][0]).squareRoot()
      #expect(a[0][1] == a[1][0])
      #expect(((trace + spread) / 2 - 1).magnitude <= 1e-14)
      #expect(((trace - spread) / 2 - 1e-6).magnitude <= 1e-14)
    }
  }

  @Test func `correlated columns come close to parallel`() async {
    let design = Gen.design(.correlated, rows: 3...5, columns: 2...2, of: .nonzero)
      .cover("nearly parallel", 0.2) { rows in
        let g = rows.reduce(into: (0.0, 0.0, 0.0)) { sum, row in
          sum.0 += row[0] * row[0]
          sum.1 += row[1] * row[1]
          sum.2 += row[0] * row[1]
        }
        return g.2 * g.2 >= 0.9999 * g.0 * g.1
      }
    let report = await forAll(design.named("X")) { rows in #expect(rows[0].count == 2) }
    #expect(report.share(of: "nearly parallel") > 0.2)
  }

  @Test func `badly scaled columns differ by a factor of a million`() async {
    let design = Gen.design(.badlyScaled, columns: 2...2, of: .element(of: [1, -1]))
      .cover("a million apart", 0.2) {
        max($0[0][0] / $0[0][1], $0[0][1] / $0[0][0]).magnitude >= 1e6
      }
    await forAll(design.named("X")) { rows in #expect(rows.allSatisfy { $0.count == 2 }) }
  }

  @Test func `the shapes of linear data fit, whatever the design`() async {
    for design in Design.allCases {
      await forAll(.linearData(design, targets: .sign), cases: 100) { data in
        #expect(data.design.count == data.targets.count)
        #expect(data.design.allSatisfy { $0.count == data.weights.count })
        #expect(data.targets.allSatisfy { $0.magnitude == 1 })
        #expect((data.design.joined() + data.weights).allSatisfy { $0.isFinite })
      }
    }
  }
}
