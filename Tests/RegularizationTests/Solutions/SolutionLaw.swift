import Foundation
import PropertyTesting
import Synchronization
import Testing

/// A statement of the course about minimisers or trajectories. A trial gets the methods that the
/// statement is about as an argument, so that a mistake can be planted in one of them.
struct SolutionLaw: Sendable, CustomTestStringConvertible {
  private typealias Report = @Sendable (String) -> Void

  /// The label of the statement.
  let label: String
  private let search: @Sendable (Methods, Int?, @escaping Report) async -> Void
  private let inspect: @Sendable (Methods, Report) -> Void

  var testDescription: String { label }

  /// 200 with `LAB_FULL=1` in the environment, as in CI; a run at the desk takes the first of them.
  static let usualCases =
    ProcessInfo.processInfo.environment["LAB_FULL"] == "1" ? 200 : 60

  /// - Parameters:
  ///   - data: cases made of real data, on which the trial is run besides.
  ///   - trial: what is wrong; nil where the statement holds.
  init<Case: Sendable>(
    _ label: String, _ gen: Gen<Case>, cases: Int = Self.usualCases,
    data: @autoclosure @escaping @Sendable () throws -> [Case] = [],
    trial: @escaping @Sendable (Methods, Case) throws -> String?
  ) {
    self.label = label
    search = { methods, limit, report in
      let isSeen = Mutex(false)
      await forAll(gen, cases: limit ?? cases) { one in
        guard limit != nil else {
          if let problem = try trial(methods, one) { report(problem) }
          return
        }
        // Of a planted mistake the first sign is enough; an error is none.
        if isSeen.withLock({ $0 }) { return }
        guard let problem = (try? trial(methods, one)) ?? nil else { return }
        isSeen.withLock { $0 = true }
        report(problem)
      }
    }
    inspect = { methods, report in
      do {
        for (k, one) in try data().enumerated() {
          if let problem = try trial(methods, one) { report("real data, case \(k): \(problem)") }
        }
      } catch { report("an error where there should be a solution: \(error)") }
    }
  }

  /// Records an issue where the law does not hold, with the smallest case that shows it.
  func hold(_ location: SourceLocation = #_sourceLocation) async {
    let report: Report = { [label] in Issue.record("\(label): \($0)", sourceLocation: location) }
    await search(Methods(), nil, report)
    inspect(Methods(), report)
  }

  /// What the law says of methods with a mistake; nil where it sees none in so many cases.
  func complaint(about methods: Methods, cases: Int) async -> String? {
    let first = FirstText()
    await search(methods, cases) { first.note($0) }
    return first.text
  }
}

/// The first of several texts.
final class FirstText: Sendable {
  private let found = Mutex<String?>(nil)
  var text: String? { found.withLock { $0 } }
  func note(_ text: String) { found.withLock { $0 = $0 ?? text } }
}
