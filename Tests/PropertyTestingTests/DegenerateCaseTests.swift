import Testing

@testable import PropertyTesting

/// Ties, zeros and dependent columns must come up by themselves: a law that is false only there is
/// found from each of 50 seeds within 300 cases; a quick run takes the first 15.
@Suite struct DegenerateCaseTests {
  private static let seeds = Thoroughness.cases(50, quick: 15)

  private func firstCases<each Value>(
    _ gens: repeat Gen<each Value>, where isDegenerate: @escaping (repeat each Value) -> Bool
  ) async -> (found: Int, latest: Int) {
    var (found, latest) = (0, 0)
    for seed in 1...UInt64(Self.seeds) {
      let hit = await search(repeat each gens, cases: 300, seed: seed) {
        (values: repeat each Value) in
        !isDegenerate(repeat each values)
      }
      guard let hit else { continue }
      found += 1
      latest = max(latest, hit.caseNumber)
    }
    return (found, latest)
  }

  @Test func `a coordinate lies exactly on the threshold`() async {
    let hits = await firstCases(.vector(), .positive) { v, t in v.contains { $0.magnitude == t } }
    #expect(hits.found == Self.seeds)
  }

  @Test func `a coordinate lies one unit in the last place beside the threshold`() async {
    let hits = await firstCases(
      .vector(), .positive,
      where: { (v: [Double], t: Double) -> Bool in
        v.contains { (x: Double) -> Bool in x.magnitude == t.nextUp || x.magnitude == t.nextDown }
      })
    #expect(hits.found >= Self.seeds * 9 / 10)
  }

  @Test func `negative zero occurs`() async {
    let hits = await firstCases(.vector()) { $0.contains { $0 == 0 && $0.sign == .minus } }
    #expect(hits.found == Self.seeds)
  }

  private func hasColumns(
    _ data: LinearData, _ related: ([Double], [Double]) -> Bool
  ) -> Bool {
    let columns = (0..<data.columnCount).map { j in data.design.map { $0[j] } }
    return columns.indices.contains { j in
      columns[..<j].contains { related($0, columns[j]) && $0.contains { $0 != 0 } }
    }
  }

  @Test func `equal, opposite and nearly equal columns occur`() async {
    let equal = await firstCases(.linearData()) { data in hasColumns(data) { $0 == $1 } }
    let opposite = await firstCases(.linearData()) { data in
      hasColumns(data) { $0 == $1.map { -$0 } }
    }
    let near = await firstCases(.linearData()) { data in
      hasColumns(data) { a, b in
        a != b && zip(a, b).allSatisfy { ($0 - $1).magnitude <= 1e-8 * $0.magnitude }
      }
    }
    #expect(equal.found == Self.seeds)
    #expect(opposite.found == Self.seeds)
    #expect(near.found == Self.seeds)
  }

  @Test func `a column of zeros, more columns than rows, and more rows than columns occur`() async {
    let zero = await firstCases(.linearData()) { data in
      data.weights.indices.contains { j in data.design.allSatisfy { $0[j] == 0 } }
    }
    let wide = await firstCases(.linearData()) { $0.rowCount < $0.columnCount }
    let tall = await firstCases(.linearData()) { $0.rowCount > $0.columnCount }
    #expect([zero.found, wide.found, tall.found] == Array(repeating: Self.seeds, count: 3))
  }
}
