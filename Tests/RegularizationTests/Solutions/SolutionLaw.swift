import PropertyTesting
import Synchronization
import Testing

/// A statement of the course about minimisers or trajectories. A trial gets the methods that the
/// statement is about as an argument, so that a mistake can be planted in one of them.
struct SolutionLaw: Sendable, CustomTestStringConvertible {
  private typealias Report = @Sendable (String) -> Void

  /// The label of the statement.
  let label: String
  private let search: @Sendable (Methods, Int?, @escaping Report) async -> LawReport
  private let inspect: @Sendable (Methods, Report) -> Void

  private let discards: Double

  var testDescription: String { label }

  /// 200 in a full run; a quick one takes the first of them.
  static let usualCases = Thoroughness.cases(200, quick: 16)

  /// - Parameters:
  ///   - discards: the largest share of the drawn cases that the law may leave out, by its own
  ///     premises and for want of a certificate.
  ///   - data: cases made of real data, on which the trial is run besides; a quick run takes a part.
  ///   - trial: what is wrong; nil where the statement holds.
  init<Case: Sendable>(
    _ label: String, _ gen: Gen<Case>, cases: Int = Self.usualCases,
    discards: Double = 0.05,
    data: @autoclosure @escaping @Sendable () throws -> [Case] = [],
    trial: @escaping @Sendable (Methods, Case) throws -> String?
  ) {
    self.label = label
    self.discards = discards
    search = { methods, limit, report in
      let isSeen = Mutex(false)
      return await forAll(gen, cases: limit ?? cases) { one in
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
        for (k, one) in try data().archive(atLeast: 1).enumerated() {
          if let problem = try trial(methods, one) { report("real data, case \(k): \(problem)") }
        }
      } catch { report("an error where there should be a solution: \(error)") }
    }
  }

  /// Records an issue where the law does not hold, with the smallest case that shows it.
  func hold(_ location: SourceLocation = #_sourceLocation) async {
    let report: Report = { [label] in Issue.record("\(label): \($0)", sourceLocation: location) }
    let seen = await search(Methods(), nil, report)
    let (left, missed) = (seen.discarded.values.reduce(0, +), seen.uncertified)
    let expected = discards * Double(seen.cases + left)
    // Of few cases chance leaves out more: three standard deviations are let go in a quick run.
    let chance = Thoroughness.ofThisRun.isFull ? 0 : 3 * (expected * (1 - discards)).squareRoot()
    if Double(left) > expected + chance {
      report("\(left) cases left out beside \(seen.cases): \(seen.discarded)")
    }
    if missed > max(1, seen.cases / 50) { report("\(missed) cases without a certificate") }
    inspect(Methods(), report)
  }

  /// What the law says of methods with a mistake; nil where it sees none in so many cases.
  func complaint(about methods: Methods, cases: Int) async -> String? {
    let first = FirstText()
    _ = await search(methods, cases) { first.note($0) }
    return first.text
  }
}

/// The first of several texts.
final class FirstText: Sendable {
  private let found = Mutex<String?>(nil)
  var text: String? { found.withLock { $0 } }
  func note(_ text: String) { found.withLock { $0 = $0 ?? text } }
}

extension LawReport {
  /// Cases left out because a solver had no certificate for its point.
  var uncertified: Int {
    discarded.reduce(0) { $0 + ($1.key.hasPrefix("no certificate") ? $1.value : 0) }
  }
}
