import Testing

@testable import PropertyTesting

/// The exact words a broken law is reported in.
@Suite struct ReportTests {
  @Test func `one issue is recorded, at the expectation, with the smallest case`() async throws {
    let issues = try await recordedIssues {
      await forAll(.vector().named("v"), .positive.named("λ")) { v, lambda in
        for x in v { #expect(x.magnitude - lambda >= 0 || x == 0) }
      }
    }
    #expect(issues.count == 1)
    #expect(
      issues.first?.comments.last == """
        broken by case 1 of 300 (seed 1); the smallest case found, in 9 runs:
          v = [1]
          λ = 2
        to run this case alone: replay: "1,0,1r,2r"
        """)
    #expect(
      issues.first?.kind
        == "Expectation failed: (x.magnitude - lambda >= 0 → false) || (x == 0 → false)")
  }

  /// The example in the documentation of `forAll`, with a threshold that forgets its dead zone.
  @Test func `the example of the documentation prints what it says`() async throws {
    @Sendable func softThreshold(_ v: [Double], _ t: Double) -> [Double] {
      v.map { $0 > 0 ? $0 - t : $0 < 0 ? $0 + t : 0 }
    }
    let issues = try await recordedIssues {
      await forAll(.vector().named("v"), .positive.named("λ")) { v, lambda in
        let p = softThreshold(v, lambda)
        for (p, v) in zip(p, v) { #expect(p.magnitude <= v.magnitude) }
      }
    }
    #expect(
      issues.map(\.description) == [
        """
        Expectation failed: (p.magnitude → 2.0) <= (v.magnitude → 1.0)
        broken by case 2 of 300 (seed 1); the smallest case found, in 15 runs:
          v = [1]
          λ = 3
        to run this case alone: replay: "1,0,1r,3r"
        """
      ])
  }

  @Test func `numbers that do not matter are named`() async throws {
    let found = try await messages {
      await forAll(.vectorPair("v", "u"), .positive.named("λ")) { pair, _ in
        #expect(pair.0.allSatisfy { $0 == 0 })
      }
    }
    #expect(
      found == [
        """
        broken by case 1 of 300 (seed 1); the smallest case found, in 9 runs:
          v = [1]
          u = [0]
          λ = 1
        any u[0] does it as well (12 tried)
        any λ > 0 does it as well (8 tried)
        to run this case alone: replay: "1,0,1r,0r,1r"
        """
      ])
  }

  @Test func `several issues of the smallest case are one issue, and are counted`() async throws {
    let found = try await messages {
      await forAll(.int(in: 0...9)) { k in
        #expect(k < 3, "a remark of the law's own")
        #expect(2 * k < 6)
      }
    }
    #expect(
      found == [
        """
        a remark of the law's own
        broken by case 1 of 300 (seed 1); the smallest case found, in 3 runs:
          value 1 = 3
        this is the first of 2 issues it has
        to run this case alone: replay: "3"
        """
      ])
  }

  @Test func `a thrown error breaks a law, #require does so once`() async throws {
    struct Singular: Error {}
    let thrown = try await recordedIssues {
      await forAll(.real.named("x")) { x in if x > 2 { throw Singular() } }
    }
    #expect(thrown.count == 1)
    #expect(thrown.first?.comments.first?.contains("  x = 3\n") == true)
    let required = try await recordedIssues {
      await forAll(.real.named("x")) { x in try #require(x <= 2) }
    }
    #expect(required.count == 1)
    #expect(required.first?.comments.first?.contains("  x = 3\n") == true)
  }

  @Test func `a law that is not repeatable is reported as such`() async throws {
    let first = Once()
    let found = try await messages {
      await forAll(.int(in: 0...9).named("k"), cases: 1) { _ in #expect(!first.isFirst()) }
    }
    #expect(
      found == [
        """
        the law failed for this case once and held when it was run again:
          k = 3
        """
      ])
  }

  @Test func `issues of the law that are only warnings do not break it`() async throws {
    let found = try await messages {
      await forAll(.bool) { _ in Issue.record("slow", severity: .warning) }
    }
    #expect(found == [])
  }

  @Test func `a law that holds records nothing and reports its cases`() async throws {
    let found = try await messages {
      let report = await forAll(.real, .real, cases: 50) { x, y in #expect(x + y == y + x) }
      #expect(report.cases == 50)
    }
    #expect(found == [])
  }

  @Test("a law can be stated for each argument of a test", arguments: [1.0, 2])
  func parameterised(factor: Double) async throws {
    let found = try await messages {
      await forAll(.real.named("x")) { x in #expect(factor * x == x) }
    }
    #expect(found.map { $0.contains("  x = 1\n") } == (factor == 1 ? [] : [true]))
  }

  @Test func `known issues of a law and in a law do not break it`() async throws {
    let found = try await recordedIssues {
      await withKnownIssue { await forAll(.real) { x in #expect(x < 2) } }
      await forAll(.real) { x in
        withKnownIssue(isIntermittent: true) { #expect(x < 2) }
      }
    }
    #expect(found == [])
  }

  @Test func `outside the task of a test a law says so`() async throws {
    let found = try await messages {
      let run = LawRun(gen: Gen.bool, sourceLocation: #_sourceLocation) { _ in }
      _ = await run.inScope { _ in throw OutsideTest() }
    }
    #expect(found == ["forAll was not called in the task of a @Test"])
  }
}
