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
  var exempts: @Sendable (any Penalty) -> String? = { _ in nil }
  /// What is wrong in one case; nil where the law holds.
  let trial: @Sendable (any Penalty, inout Draw) throws -> String?

  var testDescription: String { name }

  enum Outcome {
    case holds
    /// The case is the first of those tried, of which the smallest come first.
    case broken(String)
    case notApplicable(String)
    /// Neither shown nor refuted, and for what reason.
    case undecided(String)
  }

  /// What a trial throws that can neither show nor refute anything.
  struct Undecided: Error { let reason: String }

  func outcome(for penalty: any Penalty) -> Outcome {
    if let reason = exempts(penalty) { return .notApplicable(reason) }
    for round in 0..<rounds {
      var draw = Draw(penalty, round: round)
      do {
        if let problem = try trial(penalty, &draw) { return .broken(problem) }
      } catch let problem as Undecided {
        return .undecided(problem.reason)
      } catch {
        return .broken("an error where there should be a value: \(error)")
      }
    }
    return .holds
  }

  /// An issue for each entry of the catalogue that breaks the law, with the case that shows it.
  func holdEverywhere(_ location: SourceLocation = #_sourceLocation) throws {
    var seen: Set<Statement> = []
    for penalty in try Catalogue.everyPenalty() {
      if isAboutFormulas, !seen.insert(penalty.statement).inserted { continue }
      switch outcome(for: penalty) {
      case .broken(let problem):
        Issue.record("\(penalty): \(name): \(problem)", sourceLocation: location)
      case .undecided(let reason): print("undecided: \(penalty): \(name): \(reason)")
      case .holds, .notApplicable: break
      }
    }
  }
}

extension Catalogue {
  static func everyPenalty() throws -> [any Penalty] {
    func examples<P: Penalty>(_ type: P.Type) throws -> [any Penalty] { try P.examples() }
    return try penalties.flatMap { try examples($0) }
  }
}
