#if canImport(Testing)
  import Synchronization
  import Testing

  /// For suites of exercises: a test that throws `Unsolved` shows one warning line and succeeds, or
  /// fails with `LAB_STRICT=1`. Laws written with `forAll` do not need it.
  public struct LabTrait: SuiteTrait, TestTrait, TestScoping {
    public var isRecursive: Bool { true }

    public func scopeProvider(for test: Test, testCase: Test.Case?) -> Self? {
      testCase == nil ? nil : self
    }

    public func provideScope(
      for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
      let isStrict = try Settings(cases: 1, seed: 1).isStrict
      let seen = Mutex<Set<String>>([])
      // Several laws of one test may ask for the same exercise: one line says it.
      let once = IssueHandlingTrait.compactMapIssues { issue in
        guard issue.severity == .warning, let text = issue.comments.first?.rawValue,
          text.hasPrefix(Unsolved.mark)
        else { return issue }
        return seen.withLock { $0.insert(text).inserted } ? issue : nil
      }
      try await once.provideScope(for: test, testCase: testCase) {
        do {
          try await body()
        } catch let exercise as Unsolved {
          Issue.record(
            Comment(rawValue: "\(exercise)"), severity: isStrict ? .error : .warning,
            sourceLocation: test.sourceLocation)
        }
      }
    }
  }

  extension Trait where Self == LabTrait {
    /// Exercises that are not solved yet are warnings.
    public static var lab: Self { LabTrait() }
  }
#endif
