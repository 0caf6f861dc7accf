import Testing

@testable import DerivationNotes

@Suite struct DeepStackTests {
  @Test func resultsKeepTheirOrder() {
    #expect(onDeepStacks(100) { $0 * $0 } == (0..<100).map { $0 * $0 })
    #expect(onDeepStacks(0) { $0 }.isEmpty)
  }

  /// Each level takes well over 100 bytes: together more than the 8 MiB that are usual.
  @Test func theStackIsDeep() {
    @Sendable func depth(_ levels: Int) -> Int { levels == 0 ? 0 : 1 + depth(levels - 1) }
    #expect(onDeepStacks(2) { depth(150_000 + $0) } == [150_000, 150_001])
  }
}
