#if canImport(Testing)
  import Synchronization
  import Testing

  /// Stands between a law and the record of the test: while cases are searched it counts issues and
  /// keeps them silent; of the smallest case it lets the first through, with the case added.
  final class IssueProbe: Sendable {
    private enum Mode {
      case open
      case counting(Int)
      case reporting(comment: String, count: Int)
    }

    private let test: Test.ID?
    private let mode = Mutex(Mode.open)

    init(test: Test.ID?) { self.test = test }

    func beginCounting() { mode.withLock { $0 = .counting(0) } }

    func beginReporting(_ comment: String) {
      mode.withLock { $0 = .reporting(comment: comment, count: 0) }
    }

    /// Lets issues through again; the number of failures seen since the beginning.
    func end() -> Int {
      mode.withLock { mode in
        defer { mode = .open }
        switch mode {
        case .open: return 0
        case .counting(let count), .reporting(_, let count): return count
        }
      }
    }

    func handle(_ issue: Issue) -> Issue? {
      // A detached task has no test of its own; what it records reaches every running test, and may
      // be about another one.
      guard let current = Test.current?.id, current == test else { return issue }
      return mode.withLock { mode in
        switch mode {
        case .open:
          return issue
        case .counting(let count):
          mode = .counting(count + (issue.isFailure ? 1 : 0))
          return nil
        case .reporting(let comment, let count):
          guard issue.isFailure else { return issue }
          mode = .reporting(comment: comment, count: count + 1)
          guard count == 0 else { return nil }
          var first = issue
          first.comments.append(Comment(rawValue: comment))
          return first
        }
      }
    }
  }
#endif
