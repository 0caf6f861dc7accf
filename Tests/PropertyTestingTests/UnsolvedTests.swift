import Testing

@testable import PropertyTesting

@Suite struct UnsolvedTests {
  private func exercise(_ v: Double) throws -> Double { throw Unsolved("soft threshold") }

  @Test func `an unsolved exercise is one warning`() async throws {
    let issues = try await recordedIssues {
      await forAll(.real) { v in
        let s = try exercise(v)
        #expect(s == 0)
      }
    }
    #expect(issues.map(\.severity) == [.warning])
    #expect(issues.map(\.comments) == [["☐ to do: soft threshold"]])
  }

  @Test func `LAB_STRICT makes it a failure`() async throws {
    let issues = try await recordedIssues(environment: ["LAB_STRICT": "1"]) {
      await forAll(.real) { v in _ = try exercise(v) }
    }
    #expect(issues.map(\.severity) == [.error])
    #expect(issues.map(\.comments) == [["☐ to do: soft threshold"]])
  }

  private func underTrait(
    _ environment: [String: String], _ body: @escaping @Sendable () async throws -> Void
  ) async throws -> [RecordedIssue] {
    let test = try #require(Test.current)
    return try await recordedIssues(environment: environment) {
      try await LabTrait.lab.provideScope(
        for: test, testCase: Test.Case.current, performing: body)
    }
  }

  @Test func `the trait does the same for tests without a law, once for each exercise`()
    async throws
  {
    let issues = try await underTrait([:]) {
      await forAll(.real) { v in _ = try exercise(v) }
      await forAll(.bool) { _ in _ = try exercise(0) }
      _ = try exercise(1)
    }
    #expect(issues.map(\.severity) == [.warning])
    #expect(issues.map(\.comments) == [["☐ to do: soft threshold"]])
  }

  @Test func `under the trait LAB_STRICT fails and other errors are thrown on`() async throws {
    let strict = try await underTrait(["LAB_STRICT": "1"]) { _ = try exercise(1) }
    #expect(strict.map(\.severity) == [.error])
    struct Other: Error {}
    await #expect(throws: Other.self) { try await underTrait([:]) { throw Other() } }
  }
}
