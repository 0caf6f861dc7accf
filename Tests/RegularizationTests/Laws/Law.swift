import Regularization
import Testing

/// Something that holds of every penalty, or of every penalty with some property.
struct Law: Sendable, CustomTestStringConvertible {
  let name: String
  /// How many cases are tried.
  var rounds = 40
  /// Why the law says nothing about a penalty; nil where it applies.
  var exempts: @Sendable (any Penalty) -> String? = { _ in nil }
  /// What is wrong in one case; nil where the law holds.
  let trial: @Sendable (any Penalty, inout Draw) throws -> String?

  var testDescription: String { name }

  enum Outcome {
    case holds
    /// The case is the smallest of those tried.
    case broken(String)
    case notApplicable(String)
  }

  func outcome(for penalty: any Penalty) -> Outcome {
    if let reason = exempts(penalty) { return .notApplicable(reason) }
    for round in 0..<rounds {
      var draw = Draw(penalty, round: round)
      do {
        if let problem = try trial(penalty, &draw) { return .broken(problem) }
      } catch {
        return .broken("an error where there should be a value: \(error)")
      }
    }
    return .holds
  }

  /// For a test of one penalty: an issue that names law, penalty and case.
  func hold(for penalty: any Penalty, _ location: SourceLocation = #_sourceLocation) {
    guard case .broken(let problem) = outcome(for: penalty) else { return }
    Issue.record("\(penalty): \(name): \(problem)", sourceLocation: location)
  }
}

/// An entry of the catalogue as an argument of a test.
struct Entry: Sendable, CustomTestStringConvertible {
  let penalty: any Penalty
  var testDescription: String { penalty.description }

  static func all() throws -> [Entry] {
    try Catalogue.penalties.flatMap { try examples(of: $0) }
  }

  /// Those that a law speaks of.
  static func all(under law: Law) throws -> [Entry] {
    try all().filter { law.exempts($0.penalty) == nil }
  }

  private static func examples(of type: any Penalty.Type) throws -> [Entry] {
    func examples<P: Penalty>(_ type: P.Type) throws -> [Entry] {
      try P.examples().map { Entry(penalty: $0) }
    }
    return try examples(type)
  }
}
