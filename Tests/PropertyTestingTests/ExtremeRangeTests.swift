import Testing

@testable import PropertyTesting

/// Ranges at the ends of what numbers can be, and requests that cannot be met: a value of the range
/// or an error with words, never a trap.
@Suite struct ExtremeRangeTests {
  static let ranges: [ClosedRange<Int>] = [
    .min ... .max, .min ... -1, .min...0, 0 ... .max, 1 ... .max, -1 ... .max, .min...(.max - 1),
    (.max - 1) ... .max, .min ... .min, .max ... .max, .min...(.min + 2), -5 ... .max,
  ]

  @Test(arguments: ranges)
  func wholeNumbersOfAnyRange(range: ClosedRange<Int>) throws {
    let values = try Gen.int(in: range).samples(400)
    #expect(values.allSatisfy { range.contains($0) })
    // Far ends come up, and not the neighbourhood of 0 only.
    if range.upperBound > .max / 2 { #expect(values.contains { $0 > .max / 4 }) }
    if range.lowerBound < .min / 2 { #expect(values.contains { $0 < .min / 4 }) }
  }

  @Test func ranksCountEveryNumberOnceFromTheSimplest() {
    for range in [-3...5, -5...3, 2...6, -6 ... -2, 0...0, -4...0] {
      let ladder = IntLadder(range)
      let values = (0...ladder.last).map { ladder.value(at: $0) }
      #expect(values.sorted() == Array(range))
      #expect(values.map(\.magnitude) == values.map(\.magnitude).sorted())
    }
    let all = IntLadder(.min ... .max)
    #expect(all.last == .max)
    #expect((0...4).map { all.value(at: $0) } == [0, 1, -1, 2, -2])
    #expect(all.value(at: .max) == .min && all.value(at: .max - 1) == .min + 1)
  }

  @Test func aLawAboutAllWholeNumbersShrinks() async {
    for seed in 1...5 as ClosedRange<UInt64> {
      let search = Search(gen: .int(in: .min ... .max).named("k"), cases: 100, seed: seed) { k in
        k > 1_000_000 ? .failed(issues: 1) : .passed
      }
      guard case .broken(let found) = await search.run() else {
        Issue.record("nothing found from seed \(seed)")
        continue
      }
      #expect(found.minimal.value == 1_000_001)
    }
  }

  @Test(arguments: [
    -Double.greatestFiniteMagnitude ... .greatestFiniteMagnitude,
    0 ... .greatestFiniteMagnitude, -Double.greatestFiniteMagnitude...0,
    .leastNonzeroMagnitude ... .greatestFiniteMagnitude,
    .leastNonzeroMagnitude ... .leastNormalMagnitude, 0...0,
    Double.greatestFiniteMagnitude ... .greatestFiniteMagnitude,
  ])
  func realNumbersOfAnyRange(range: ClosedRange<Double>) async throws {
    let values = try Gen.vector(count: 0...4, of: .real(in: range)).samples(300).joined()
    #expect(values.allSatisfy { range.contains($0) })
    #expect(values.contains(range.lowerBound) && values.contains(range.upperBound))
    // Shrinking adds, subtracts and divides what was drawn.
    let search = Search(gen: .vector(count: 1...3, of: .real(in: range)), cases: 20, seed: 1) { v in
      v.allSatisfy { range.contains($0) } ? .failed(issues: 1) : .passed
    }
    guard case .broken(let found) = await search.run() else {
      Issue.record("a value outside of \(range)")
      return
    }
    #expect(found.minimal.value.allSatisfy { range.contains($0) })
  }

  @Test func whatCannotBeMadeIsRefusedInWords() async throws {
    let infinite = "real(in:): the bounds have to be finite, but are -inf and inf"
    let count = "a count: it has to be from 0 to 65,536, but may be "
    let refusals: [(String, @Sendable () throws -> Void)] = [
      (infinite, { _ = try Gen.real(in: -.infinity ... .infinity).samples(1) }),
      (
        "element(of:): there has to be at least one value",
        {
          _ = try Gen<Int>.element(of: []).samples(1)
        }
      ),
      ("oneOf: there has to be at least one generator", { _ = try Gen<Int>.oneOf().samples(1) }),
      (count + "-2", { _ = try Gen.vector(count: -2 ... -1).samples(1) }),
      (count + "-1", { _ = try Gen.bool.array(count: -1...3).samples(1) }),
      (count + "\(Int.max)", { _ = try Gen.vector(count: 0 ... .max).samples(1) }),
      (count + "\(Int.max)", { _ = try Gen.matrix(rows: .max ... .max).samples(1) }),
      (
        count + "\(Int.max)",
        {
          _ = try Gen.linearData(.orthonormal, rows: .max ... .max).samples(1)
        }
      ),
      (
        "positiveDefinite: the condition has to be a number ≥ 1, but is 0.5",
        {
          _ = try Gen.positiveDefinite(condition: 0.5).samples(1)
        }
      ),
      (
        "positiveDefinite: the condition has to be a number ≥ 1, but is inf",
        {
          _ = try Gen.positiveDefinite(condition: .infinity).samples(1)
        }
      ),
      (
        "cover: a share has to be from 0 to 1, but is nan",
        {
          _ = try Gen.bool.cover("x", .nan) { $0 }.samples(1)
        }
      ),
      (
        "samples: their number has to be from 0 to 1,000,000, but is -1",
        {
          _ = try Gen.bool.samples(-1)
        }
      ),
    ]
    for (words, refused) in refusals {
      let error = #expect(throws: InvalidGenerator.self, "\(words)") { try refused() }
      #expect(error?.description == words)
    }
  }

  @Test func aLawSaysWhyItsGeneratorMakesNothing() async throws {
    let found = try await messages {
      await forAll(Gen<Int>.element(of: [])) { _ in }
    }
    #expect(
      found == ["the generator failed: element(of:): there has to be at least one value"])
    let cases = try await messages { await forAll(.bool, cases: .max) { _ in } }
    #expect(
      cases == ["cases: expected a whole number from 1 to 1,000,000, found \"\(Int.max)\""])
  }
}
