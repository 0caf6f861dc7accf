import Synchronization
import Testing

@testable import PropertyTesting

/// An issue as a test sees it.
struct RecordedIssue: Equatable, CustomStringConvertible {
  let severity: Issue.Severity
  let kind: String
  let comments: [String]

  var description: String { ([kind] + comments).joined(separator: "\n") }
}

/// Runs `body` and returns, instead of recording, the issues it records. The environment of the
/// process has no part in it.
func recordedIssues(
  environment: [String: String] = [:], _ body: @escaping @Sendable () async throws -> Void
) async throws -> [RecordedIssue] {
  let issues = Mutex<[RecordedIssue]>([])
  let catcher = IssueHandlingTrait.compactMapIssues { issue in
    let recorded = RecordedIssue(
      severity: issue.severity, kind: "\(issue.kind)", comments: issue.comments.map(\.rawValue))
    issues.withLock { $0.append(recorded) }
    return nil
  }
  let test = try #require(Test.current)
  try await catcher.provideScope(for: test, testCase: Test.Case.current) {
    try await LabEnvironment.$substitute.withValue(environment) { try await body() }
  }
  return issues.withLock { $0 }
}

/// The messages alone, without what kind of issue carries them.
func messages(
  environment: [String: String] = [:], _ body: @escaping @Sendable () async throws -> Void
) async throws -> [String] {
  try await recordedIssues(environment: environment, body).map {
    $0.comments.joined(separator: "\n")
  }
}
