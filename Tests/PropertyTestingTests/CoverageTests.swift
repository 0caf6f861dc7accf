import Testing

@testable import PropertyTesting

@Suite struct CoverageTests {
  @Test func `inputs that are not diverse enough fail the law`() async throws {
    let found = try await messages {
      let gen = Gen.int(in: 1...100)
        .cover("above 90", 0.5) { $0 > 90 }
        .classify { $0 % 2 == 0 ? "even" : nil }
      await forAll(gen) { _ in }
    }
    #expect(
      found == [
        """
        all 300 cases passed, but too few were of a kind that was asked for:
           48.3 %  even
           11.3 %  above 90, at least 50.0 % asked
        """
      ])
  }

  @Test func `a share close to what was asked is no accident to fail for`() async throws {
    let found = try await messages {
      for seed in 1...40 as ClosedRange<UInt64> {
        await forAll(Gen.int(in: 1...10).cover("one", 0.1) { $0 == 1 }, seed: seed) { _ in }
      }
    }
    #expect(found == [])
  }

  @Test func `a kind that never occurs is in the table with zero`() async throws {
    let found = try await messages {
      await forAll(Gen.bool.cover("neither", 0.1) { _ in false }) { _ in }
    }
    #expect(
      found == [
        """
        all 300 cases passed, but too few were of a kind that was asked for:
            0.0 %  neither, at least 10.0 % asked
        """
      ])
  }

  @Test func `vectors have zeros, ties and half-integers often enough`() async {
    let v = Gen.vector()
      .cover("has a zero", 0.10) { $0.contains(0) }
      .cover("has two of one size", 0.10) { Set($0.map(\.magnitude)).count < $0.count }
      .cover("has a half", 0.05) {
        $0.contains { $0 != $0.rounded() && 2 * $0 == (2 * $0).rounded() }
      }
      .cover("has a sign of each kind", 0.10) { v in v.contains { $0 > 0 } && v.contains { $0 < 0 }
      }
      .cover("is longer than one", 0.5) { $0.count > 1 }
    await forAll(v) { v in #expect(v.allSatisfy { $0.isFinite }) }
  }
}
