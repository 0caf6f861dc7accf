import SymbolicLite

/// What a statement defines, and which parts of a matrix get a name.
extension NoteContext {
  mutating func define(
    _ statement: RelationSyntax, in formula: Formula, remark: String
  ) throws(Diagnostic) {
    guard let head = scope.definitionHead(statement.sides[0]) else {
      throw Diagnostic(
        "expected a name, or a name with arguments, in front of :=, found another formula",
        at: statement.sides[0].range)
    }
    if let symbol = scope.symbols[head.key], scope.isRestricted(symbol) {
      distrusted += doubts(of: [head.key], in: scope, statement, formula)
    }
    let definition = try scope.define(head, as: statement.sides[1])
    restrict(definition)
    records.append(
      .definition(
        listed(
          formula, statement.sides[0].range.lowerBound..<statement.sides[1].range.upperBound,
          remark: remark)))
  }

  /// `f(a) := a for a > 0` says nothing of other a.
  private mutating func restrict(_ definition: Definition) {
    guard case .expression(let body) = definition.body else { return }
    let names = body.freeSymbols.union(definition.parameters)
    let relevant = rowConditions.filter { !$0.freeSymbols.isDisjoint(with: names) }
    guard let first = relevant.first, scope.definitions[definition.name] != nil else { return }
    let condition = relevant.count == 1 ? first : .all(relevant)
    scope.definitions[definition.name]?.body = .expression(
      .cases([Branch(body, if: condition)], otherwise: nil))
  }

  /// "rows $x_i$ of $X$".
  mutating func declare(_ mention: PartMention) {
    guard let matrix = mention.matrix ?? lastMatrix else { return }
    let source: Expression
    if let symbol = scope.symbols[matrix] {
      source = .symbol(symbol)
    } else if case .expression(let body)? = scope.definitions[matrix]?.body {
      source = body
    } else {
      return
    }
    scope.identify(rowsOf: mention.name, with: source)
    scope.parts[mention.name] = Part(of: source, isRow: mention.isRow)
  }
}
