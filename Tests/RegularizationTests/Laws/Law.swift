import PropertyTesting
import Regularization
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
    for one in cases.prefix(rounds) {
      do {
        if let problem = try trial(penalty, one) { return .broken(problem) }
      } catch let problem as Undecided {
        return .undecided(problem.reason)
      } catch {
        return .broken("an error where there should be a value: \(error)")
      }
    }
    return .holds
  }

  /// Records an issue where the penalty breaks the law, with the smallest case that shows it.
  func hold(for penalty: any Penalty, _ location: SourceLocation = #_sourceLocation) async {
    if exempts(penalty) != nil { return }
    if rounds == 1 { return holdOnce(for: penalty, location) }
    await forAll(.cases(for: penalty), cases: rounds, sourceLocation: location) { one in
      do {
        guard let problem = try trial(penalty, one) else { return }
        Issue.record("\(penalty): \(name): \(problem)", sourceLocation: location)
      } catch let problem as Undecided {
        print("undecided: \(penalty): \(name): \(problem.reason)")
      }
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
      case .undecided(let reason): print("undecided: \(penalty): \(name): \(reason)")
      }
    } catch {
      Issue.record(error, sourceLocation: location)
    }
  }

  /// The same for each entry of the catalogue.
  func holdEverywhere(_ location: SourceLocation = #_sourceLocation) async throws {
    var seen: Set<Statement> = []
    for penalty in try Catalogue.everyPenalty() {
      if isAboutFormulas, !seen.insert(penalty.statement).inserted { continue }
      await hold(for: penalty, location)
    }
  }
}

extension Catalogue {
  static func everyPenalty() throws -> [any Penalty] {
    func examples<P: Penalty>(_ type: P.Type) throws -> [any Penalty] { try P.examples() }
    return try penalties.flatMap { try examples($0) }
  }
}
