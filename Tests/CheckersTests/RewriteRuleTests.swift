import PropertyTesting
import SymbolicLite
import Testing

@testable import Checkers

/// Each rule of rewriting, by itself: it holds at points, the prover proves it by that very rule,
/// and its near miss is false.
@Suite("Rules of rewriting")
struct RewriteRuleTests {
  typealias Row = RewriteRule.Row

  @Test("the table has one row for each rule")
  func table() {
    let rules = RewriteRule.table.compactMap(\.rule)
    #expect(Set(rules) == Set(RewriteRule.allCases))
    #expect(rules.count == RewriteRule.allCases.count)
    let names = RewriteRule.table.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(RewriteRule.table.count { $0.rule == nil } >= 4)
  }

  @Test("holds at every point", arguments: RewriteRule.table.archive())
  func law(row: Row) throws {
    let claim = try Self.claim(row.statement, row.conditions)
    let verdict = unoptimisedJudge.sampled(claim)
    let isConstant = claim.relation.freeSymbols.isEmpty
    switch verdict {
    case .tested(let evidence): #expect(evidence.points >= (isConstant ? 1 : 8))
    // Points alone do not settle an equality of two numbers.
    case .undecided: #expect(isConstant, "\(verdict)")
    default: Issue.record("\(verdict)")
    }
  }

  @Test("is proved, by the rule itself", arguments: RewriteRule.table.archive())
  func proof(row: Row) throws {
    let proof = try #require(Prover().prove(try Self.claim(row.statement, row.conditions)))
    if let rule = row.rule {
      #expect(proof.uses.contains { $0.rule == rule }, "by \(proof.grounds)")
    }
    guard row.nearMiss == row.statement else { return }
    // Where only the condition is missing in the near miss, the proof names it.
    #expect(proof.uses.contains { !$0.premises.isEmpty }, "by \(proof.grounds)")
  }

  @Test("is refuted where it is a little off", arguments: RewriteRule.table.archive())
  func nearMiss(row: Row) throws {
    let claim = try Self.claim(row.nearMiss, row.nearMissConditions)
    #expect(Prover().prove(claim) == nil)
    let verdict = unoptimisedJudge.judge(claim)
    #expect(verdict.isRefuted, "\(verdict)")
  }

  @Test("a condition that is not known is not used")
  func conditions() throws {
    for (statement, condition) in Self.conditional {
      let claim = try Self.claim(statement, [condition])
      let proof = try #require(Prover().prove(claim), "\(statement)")
      let premises = proof.uses.flatMap(\.premises)
      #expect(premises.contains(condition), "\(statement): \(proof.grounds)")
      #expect(Prover().prove(try Self.claim(statement, [])) == nil, "\(statement)")
    }
  }

  /// Statements that need their condition.
  static let conditional = [
    (#"\mathrm{sign}(c u) = \mathrm{sign}(u)"#, "c > 0"),
    (#"\sqrt{c^2} = c"#, #"c \ge 0"#),
    (#"|c u| = c |u|"#, #"c \ge 0"#),
    (#"\|c w\|_1 = c \|w\|_1"#, #"c \ge 0"#),
    (#"\max(c u, 0) = c \max(u, 0)"#, "c > 0"),
    (#"\log(c^2) = 2 \log c"#, "c > 0"),
    (#"c^2 + u^2 > 0"#, #"c \ne 0"#),
  ]

  // MARK: Reading

  static func claim(_ text: String, _ conditions: [String]) throws -> Claim {
    var scope = Scope()
    for letter in RewriteRule.letters { try declare(letter, &scope) }
    var hints = DeclarationHints()
    hints.structure = .symmetric
    try declare(RewriteRule.symmetricLetter, &scope, hints)
    for condition in conditions {
      for row in try Written.rows(condition) {
        for statement in row.statements { try scope.assume(statement) }
      }
    }
    let row = try #require(try Written.rows(text).first)
    let statement = row.statements[0]
    var elaborator = Elaborator(scope)
    let subjects = elaborator.subjects(of: statement.sides[0])
    let relation = try elaborator.statement(
      statement.sides[0], statement.operators[0], statement.sides[1], subjects: subjects)
    return Claim(relation, assuming: scope.assumptions)
  }

  private static func declare(
    _ text: String, _ scope: inout Scope, _ hints: DeclarationHints = DeclarationHints()
  ) throws {
    for row in try Written.rows(text) {
      for statement in row.statements { _ = try scope.declare(statement, hints: hints) }
    }
  }
}

extension RewriteRule.Row: CustomTestStringConvertible {
  public var testDescription: String { name }
}
