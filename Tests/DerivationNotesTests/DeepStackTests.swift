import Foundation
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

  @Test func aDeepStackIsNotLeftForAnother() {
    let here = ObjectIdentifier(Thread.current)
    let threads = onDeepStack {
      [ObjectIdentifier(Thread.current), onDeepStack { ObjectIdentifier(Thread.current) }]
    }
    #expect(threads[0] == threads[1] && threads[0] != here)
  }

  /// Whoever calls the verifier need not know how deeply its formulas nest.
  @Test func theVerifierBringsItsOwnStack() async {
    let depth = 190
    let formula = String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
    let bytes = Array("$$ \(formula) = 1 $$\n".utf8)
    let report = await withCheckedContinuation { continuation in
      let thread = Thread {
        continuation.resume(returning: Verifier().verify(bytes: bytes, path: "deep.md"))
      }
      thread.stackSize = 256 << 10
      thread.start()
    }
    #expect(report.steps.count == 1)
  }
}
