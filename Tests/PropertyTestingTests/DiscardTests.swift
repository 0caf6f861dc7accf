import Testing

@testable import PropertyTesting

@Suite struct DiscardTests {
  @Test func `shrunk values satisfy the filter`() async throws {
    let odd = Gen.int(in: 0...1_000).filter("odd") { $0 % 2 == 1 }.named("k")
    #expect(await minima(odd) { $0 <= 37 }.smallest == ["k = 39"])
    let long = Gen.vector(count: 1...5).filter("long") { $0.reduce(0) { $0 + $1 * $1 } >= 50 }
    for seed in 1...20 as ClosedRange<UInt64> {
      let search = Search(gen: long, cases: 100, seed: seed) { v in
        // A value that does not satisfy the filter must never be seen, shrunk or not.
        v.reduce(0) { $0 + $1 * $1 } >= 50 && v.count > 1 ? .failed(issues: 1) : .passed
      }
      guard case .broken(let found) = await search.run() else {
        Issue.record("nothing found from seed \(seed)")
        continue
      }
      #expect(found.minimal.value.reduce(0) { $0 + $1 * $1 } >= 50)
      #expect(found.minimal.value.count == 2)
    }
  }

  @Test func `flatMap, zip and arrays shrink to values they could have made`() async {
    let gen = Gen.int(in: 1...5).flatMap { (n: Int) -> Gen<(Int, [Int])> in
      zip(.always(n), Gen<Int>.int(in: 0...n).array(count: n...n))
    }
    let (smallest, _) = await minima(gen.named("case")) { pair in
      pair.1.count == pair.0 && !pair.1.contains { $0 >= 2 }
    }
    #expect(smallest == ["case = (2, [0, 2])"])
  }

  @Test func `a filter that nothing satisfies says so`() async throws {
    let found = try await messages {
      await forAll(Gen.real.filter("x > 10⁹") { $0 > 1e9 }) { _ in }
    }
    #expect(
      found == [
        """
        the law was not tested: only 0 of 101 cases were usable
          100.0 %  discarded: filter "x > 10⁹"
        """
      ])
  }

  @Test func `a filter without a name is named by its place`() async throws {
    let found = try await messages { await forAll(Gen.bool.filter { _ in false }) { _ in } }
    #expect(
      found.first?.hasSuffix("discarded: filter at PropertyTestingTests/DiscardTests.swift:48")
        == true, "\(found)")
  }

  @Test func `assumptions that hardly any case meets say so`() async throws {
    let found = try await messages {
      await forAll(.real) { x in try assume(x == 0.125, "certified") }
    }
    #expect(
      found == [
        """
        the law was not tested: only 0 of 101 cases were usable
          100.0 %  discarded: certified
        """
      ])
  }

  @Test func `cases left out are replaced, and their share is reported`() async throws {
    let found = try await messages {
      let report = await forAll(.real, cases: 200) { x in try assume(x >= 0, "negative") }
      #expect(report.cases == 200)
      #expect((50...150).contains(report.discarded["negative"] ?? 0))
    }
    #expect(found == [])
  }

  @Test func `a generator that does not end is stopped`() async throws {
    let endless = Gen<Int> { source in
      while true { _ = try source.draw(.bool) }
    }
    let found = try await messages { await forAll(endless) { _ in } }
    #expect(
      found == [
        "the generator failed: the generator made more than 65,536 choices for one case: "
          + "does it end?"
      ])
  }
}
