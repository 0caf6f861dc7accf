extension LaTeXParser {
  mutating func parseRows(isInline: Bool) throws(Diagnostic) -> [RowSyntax] {
    var rows: [RowSyntax] = []
    while true {
      skipGaps()
      let token = peek()
      if token.kind == .endOfFormula { return rows }
      if token.kind == .newRow || (token.isPunctuation && peekSecond().endsRow) {
        advance()
        continue
      }
      if token.kind == .afterRows {
        advance()
        var tail = Tail(group: 0..<rows.count, isInline: isInline, allowsStatements: false)
        try parseTail(&tail, &rows)
      } else {
        previous = nil
        try parseRow(&rows, isInline: isInline)
      }
      let end = peek()
      guard end.endsRow else { throw expected("an operator or the end of the formula", found: end) }
    }
  }

  private mutating func parseRow(
    _ rows: inout [RowSyntax], isInline: Bool
  ) throws(Diagnostic) {
    let first = rows.count
    if startsWithCondition(), first > 0 {
      var tail = Tail(group: first - 1..<first, isInline: isInline, allowsStatements: false)
      return try parseTail(&tail, &rows)
    }
    var isJoined = false
    while case .text(let words) = peek().kind, [.and, .hence].contains(TextRole(words)) {
      isJoined = TextRole(words) == .and
      advance()
      skipGaps()
    }
    let start = peek()
    let row = try parseStatement(leading: first > 0)
    if isJoined, first > 0, row.connectives.isEmpty != rows[first - 1].connectives.isEmpty {
      throw ambiguous(row)
    }
    if row.statements.allSatisfy(\.operators.isEmpty), first > 0,
      rows[first - 1].statements.contains(where: { !$0.operators.isEmpty })
    {
      throw expected(
        "an operator or a relation sign, as the row above states a relation", found: start)
    }
    rows.append(row)
    var tail = Tail(group: first..<first + 1, isInline: isInline, allowsStatements: true)
    try parseTail(&tail, &rows)
  }

  private mutating func startsWithCondition() -> Bool {
    if peek().isCommand("forall") { return true }
    guard case .text(let words) = peek().kind else { return false }
    return [.condition, .noneOf, .reason].contains(TextRole(words))
  }

  /// One statement, or several joined by `\iff` and `\implies`, with a condition in brackets at the
  /// end.
  mutating func parseStatement(leading: Bool) throws(Diagnostic) -> RowSyntax {
    let start = peek().range.lowerBound
    var row = RowSyntax(statements: [], connectives: [], conditions: [], range: start..<start)
    row.statements.append(try parseClause(leading: leading))
    var isReversed = false
    while let connective = try readConnective(isReversed: &isReversed) {
      row.connectives.append(connective)
      skipGaps()
      row.statements.append(try parseClause(leading: false))
    }
    if isReversed {
      guard row.statements.count == 2 else {
        throw Diagnostic(
          "expected \\implies in a chain of several statements, found \\impliedby",
          at: row.connectives[0].range)
      }
      row.statements.reverse()
    }
    row.range = start..<endOfPrevious
    takeBracketCondition(&row)
    return row
  }

  private mutating func readConnective(
    isReversed: inout Bool
  ) throws(Diagnostic) -> RowSyntax.Connective? {
    let token = peekBehindGap()
    switch token.kind {
    case .command(let name):
      guard case .connective(let isEquivalence, let reversed) = CommandTable.roles[name] else {
        return nil
      }
      isReversed = isReversed || reversed
      skipGaps()
      return RowSyntax.Connective(isEquivalence: isEquivalence, advance().range)
    case .text(let words):
      guard case .connective(let isEquivalence) = TextRole(words) else { return nil }
      skipGaps()
      return RowSyntax.Connective(isEquivalence: isEquivalence, advance().range)
    default: return nil
    }
  }

  /// `= \lambda \operatorname{sign}(w) (w \ne 0)`: a bracket of relations behind a complete product
  /// is a condition, unless it is what an indicator or a probability is applied to.
  private func takeBracketCondition(_ row: inout RowSyntax) {
    guard var statement = row.statements.last, !statement.operators.isEmpty,
      let side = statement.sides.popLast(), case .product(var factors) = side.kind,
      factors.count > 1, let last = factors.popLast(), last.link == .juxtaposed,
      let conditions = Self.relations(in: last.value), let before = factors.last?.value,
      !takesRelation(before, last.value)
    else { return }
    let range = side.range.lowerBound..<before.range.upperBound
    statement.sides.append(factors.count == 1 ? before : Syntax(.product(factors), range))
    row.statements[row.statements.count - 1] = statement
    row.conditions += conditions
  }

  /// The relations in a parenthesis that holds nothing else.
  static func relations(in syntax: Syntax) -> [RelationSyntax]? {
    guard case .bracket("(", ")", .items(let items)) = syntax.kind else { return nil }
    var relations: [RelationSyntax] = []
    for item in items {
      guard case .relation(let relation) = item.kind else { return nil }
      relations.append(relation)
    }
    return relations
  }

  /// A name that touches the bracket, or stands for an indicator, may be applied to it.
  private func takesRelation(_ syntax: Syntax, _ bracket: Syntax) -> Bool {
    switch syntax.kind {
    case .name(let name):
      let gap = String(source[syntax.range.upperBound..<bracket.range.lowerBound])
      let isApart = gap.contains { $0.isWhitespace || ",;:".contains($0) }
      return !isApart || ["P", "I", "p", "\\chi", "\\delta"].contains(name)
        || name.hasPrefix("\\math") || name.hasPrefix("\\text")
    case .function: return true
    case .scripted(let base, _, _, _): return takesRelation(base, bracket)
    default: return false
    }
  }
}
