import SymbolicLite
import Testing

@testable import Checkers

/// Claims written as in a note, over one set of declared letters.
enum Written {
  static let w: Expression = .vector("w", "d")
  static let v: Expression = .vector("v", "d")

  static let declarations = [
    #"X \in \mathbb{R}^{n \times d}"#, #"y, u \in \mathbb{R}^n"#, #"w, v, a, b \in \mathbb{R}^d"#,
    #"A \succ 0"#, #"\lambda, \eta, \sigma > 0"#, #"z, t \in \mathbb{R}"#,
    #"L : \mathbb{R}^d \to \mathbb{R}"#, #"s \in \{-1, 1\}^n"#, #"m \in \{0, 1\}^d"#,
  ]

  static func scope() throws -> Scope {
    var scope = Scope()
    for text in declarations {
      for row in try rows(text) {
        for statement in row.statements {
          if text.contains("succ") {
            try declareMatrix(&scope)
          } else {
            _ = try scope.declare(statement)
          }
        }
      }
    }
    return scope
  }

  private static func declareMatrix(_ scope: inout Scope) throws {
    var hints = DeclarationHints()
    hints.structure = .positiveDefinite
    for row in try rows(#"A \in \mathbb{R}^{d \times d}"#) {
      for statement in row.statements { _ = try scope.declare(statement, hints: hints) }
    }
  }

  static func rows(_ text: String) throws -> [RowSyntax] {
    var parser = LaTeXParser(Array(text))
    return try parser.parseInline()
  }

  static func claim(_ text: String, assuming assumptions: [String] = []) throws -> Claim {
    var scope = try scope()
    for text in assumptions {
      for row in try rows(text) {
        for statement in row.statements { try scope.assume(statement) }
      }
    }
    return try claim(text, in: scope)
  }

  static func claim(_ text: String, in start: Scope) throws -> Claim {
    var scope = start
    let row = try #require(try rows(text).first)
    for condition in row.conditions { try scope.assume(condition) }
    var elaborator = Elaborator(scope)
    let subjects = row.statements[0].sides.first.map { elaborator.subjects(of: $0) } ?? []
    let statement = row.statements[0]
    let relation: Relation
    if let connective = row.connectives.first {
      relation = try elaborator.connected(statement, connective, row.statements[1])
    } else {
      relation = try elaborator.statement(
        statement.sides[0], statement.operators[0], statement.sides[1], subjects: subjects)
    }
    return Claim(relation, assuming: scope.assumptions)
  }
}
