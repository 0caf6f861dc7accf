/// Formulas that are given one by one, each with the declarations before it in force.
extension Scope {
  /// Reads a declaration, definition or assumption, as it stands in a note.
  public mutating func introduce(_ latex: String) throws(Diagnostic) {
    var parser = LaTeXParser(Array(latex))
    for row in try parser.parseInline() {
      for statement in row.statements { try introduce(statement) }
    }
  }

  private mutating func introduce(_ statement: RelationSyntax) throws(Diagnostic) {
    if statement.operators.first?.kind == .define, statement.sides.count == 2,
      let head = definitionHead(statement.sides[0])
    {
      _ = try define(head, as: statement.sides[1])
    } else if try declare(statement) == nil {
      try assume(statement)
    }
  }

  /// Reads a formula without a relation: an expression or a set.
  public func denotation(_ latex: String) throws(Diagnostic) -> Denotation {
    var parser = LaTeXParser(Array(latex))
    let rows = try parser.parseDisplay()
    guard rows.count == 1, let statement = rows[0].statements.first,
      rows[0].statements.count == 1, statement.operators.isEmpty, let side = statement.sides.first
    else {
      throw Diagnostic("expected one formula without a relation", at: 0..<latex.count)
    }
    var elaborator = Elaborator(self)
    return try elaborator.stated(side)
  }
}
