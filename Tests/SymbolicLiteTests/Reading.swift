import SymbolicLite
import Testing

/// Reads formulas as a note would, with declarations in front.
struct Reading {
  var scope = Scope()

  /// Declarations and definitions, one formula each.
  init(_ declarations: String...) throws {
    for source in declarations { try introduce(source) }
  }

  mutating func introduce(_ source: String) throws {
    var parser = LaTeXParser(Array(source))
    for row in try parser.parseInline() {
      for statement in row.statements {
        if statement.operators.first?.kind == .define {
          let head = try #require(scope.definitionHead(statement.sides[0]))
          _ = try scope.define(head, as: statement.sides[1])
        } else if try scope.declare(statement) == nil {
          try scope.assume(statement)
        }
      }
    }
  }

  /// The first side of the formula.
  func expression(_ source: String) throws -> Expression {
    var parser = LaTeXParser(Array(source))
    let statement = try #require(try parser.parseDisplay().first?.statements.first)
    var elaborator = Elaborator(scope)
    let read = try elaborator.stated(try #require(statement.sides.first))
    guard case .expression(let expression) = read else {
      throw Diagnostic("a set", at: 0..<0)
    }
    return expression
  }

  /// The statement of a formula with one relation sign.
  func relation(_ source: String) throws -> Relation {
    var parser = LaTeXParser(Array(source))
    let statement = try #require(try parser.parseDisplay().first?.statements.first)
    var elaborator = Elaborator(scope)
    return try elaborator.statement(statement)
  }

  /// What the reader says of a formula that it cannot read: the message, the text it points at, the hint.
  func complaint(_ source: String) -> String {
    do {
      _ = try relation(source)
      return "no complaint"
    } catch let problem as Diagnostic {
      let characters = Array(source)
      let marked = String(characters[problem.range.clamped(to: 0..<characters.count)])
      return "\(problem.message) [\(marked)]" + (problem.hint.map { "; \($0)" } ?? "")
    } catch {
      return "\(error)"
    }
  }
}
