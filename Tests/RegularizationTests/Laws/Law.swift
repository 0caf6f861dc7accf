import PropertyTesting
import Regularization
import Synchronization
import Testing

/// Something that holds of every penalty, or of every penalty with some property.
struct Law: Sendable, CustomTestStringConvertible {
  let name: String
  /// How many cases are tried.
  var rounds = 40
  /// Whether the law looks at the formulas only, so that one entry of each statement is enough.
  var isAboutFormulas = false
  /// Why the law says nothing about a penalty; nil where it applies.
  var exempts: Exemption = { _ in nil }
  /// Why the law may find no answer for a penalty; it is listed as undecided then, and not as held.
  var mayBeUndecided: Exemption = { _ in nil }
  /// What is wrong in one case; nil where the law holds.
  let trial: @Sendable (any Penalty, LawCase) throws -> String?

  var testDescription: String { name }

  /// What a trial throws that can neither show nor refute anything.
  struct Undecided: Error { let reason: String }

  enum Outcome {
    case holds
    case broken(String)
    case notApplicable(String)
    /// Neither shown nor refuted, and for what reason.
    case undecided(String)
  }

  func outcome(for penalty: any Penalty, in cases: [LawCase]) -> Outcome {
    if let reason = exempts(penalty) { return .notApplicable(reason) }
    var count = Count()
    for one in cases.prefix(rounds) {
      do {
        if let problem = try trial(penalty, one) { return .broken(problem) }
        count.held += 1
      } catch let problem as Undecided {
        count.add(problem)
      } catch {
        return .broken("an error where there should be a value: \(error)")
      }
    }
    return count.isMostlyUndecided ? .undecided(count.description) : .holds
  }

  /// What became of the cases that break nothing.
  struct Count: Sendable, CustomStringConvertible {
    var held = 0
    private(set) var reasons: [String: Int] = [:]

    var undecided: Int { reasons.values.reduce(0, +) }
    /// A law that says nothing about most of its cases has not been tried on the penalty.
    var isMostlyUndecided: Bool { undecided > held }

    mutating func add(_ problem: Undecided) { reasons[problem.reason, default: 0] += 1 }

    var description: String {
      let all = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      let words = all.prefix(3).map { "\($0.key) (\($0.value))" }.joined(separator: "; ")
      return "undecided in \(undecided) of \(held + undecided) cases: \(words)"
    }
  }

  /// Records an issue where the penalty breaks the law, with the smallest case that shows it, and
  /// where most cases are undecided: they count for nothing.
  func hold(for penalty: any Penalty, _ location: SourceLocation = #_sourceLocation) async {
    if exempts(penalty) != nil { return }
    if rounds == 1 { return holdOnce(for: penalty, location) }
    let counted = Mutex(Count())
    await forAll(.cases(for: penalty), cases: rounds, sourceLocation: location) { one in
      do {
        guard let problem = try trial(penalty, one) else {
          return counted.withLock { $0.held += 1 }
        }
        Issue.record("\(penalty): \(name): \(problem)", sourceLocation: location)
      } catch let problem as Undecided {
        counted.withLock { $0.add(problem) }
      }
    }
    report(counted.withLock { $0 }, for: penalty, location)
  }

  private func report(_ count: Count, for penalty: any Penalty, _ location: SourceLocation) {
    if count.undecided == 0 || mayBeUndecided(penalty) != nil { return }
    if count.isMostlyUndecided {
      Issue.record("\(penalty): \(name): \(count)", sourceLocation: location)
    } else {
      print("\(penalty): \(name): \(count)")
    }
  }

  /// A law about what does not change from case to case is tried once, however many cases there are
  /// to be.
  private func holdOnce(for penalty: any Penalty, _ location: SourceLocation) {
    do {
      switch outcome(for: penalty, in: try LawCase.samples(for: penalty, count: 1)) {
      case .holds, .notApplicable: return
      case .broken(let problem):
        Issue.record("\(penalty): \(name): \(problem)", sourceLocation: location)
      case .undecided(let reason):
        if mayBeUndecided(penalty) != nil { return }
        Issue.record("\(penalty): \(name): \(reason)", sourceLocation: location)
      }
    } catch {
      Issue.record(error, sourceLocation: location)
    }
  }

  /// The same for each entry of the catalogue.
  func holdEverywhere(_ location: SourceLocation = #_sourceLocation) async throws {
    for penalty in try entries() { await hold(for: penalty, location) }
  }

  /// The same for a part of the entries about which the law says something; for all in a full run.
  func holdForAPart(_ location: SourceLocation = #_sourceLocation) async throws {
    for penalty in try entries().filter({ exempts($0) == nil }).archive() {
      await hold(for: penalty, location)
    }
  }

  /// The entries of the catalogue, of each statement one where the law looks at formulas only.
  private func entries() throws -> [any Penalty] {
    var seen: Set<Statement> = []
    return try Catalogue.everyPenalty().filter {
      !isAboutFormulas || seen.insert($0.statement).inserted
    }
  }
}

extension Catalogue {
  static func everyPenalty() throws -> [any Penalty] {
    func examples<P: Penalty>(_ type: P.Type) throws -> [any Penalty] { try P.examples() }
    return try penalties.flatMap { try examples($0) }
  }
}
