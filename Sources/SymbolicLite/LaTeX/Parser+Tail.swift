extension LaTeXParser {
  /// Where a row stands behind its first statement.
  struct Tail {
    /// The statements that the next conditions belong to.
    var group: Range<Int>
    var isInline: Bool
    var allowsStatements: Bool
    /// Whether the group has its conditions: the next statement begins a new one.
    var isComplete = false
    /// What has joined the statements of the group so far.
    var joints = Joints()
  }

  /// What follows a statement in its row: conditions, remarks, further statements.
  mutating func parseTail(_ tail: inout Tail, _ rows: inout [RowSyntax]) throws(Diagnostic) {
    while true {
      var hasSeparator = false
      tail.joints.latest = .comma
      while peek().isBlankOrWide || peek().isPunctuation {
        if peek().kind == .wide { tail.joints.latest = .gap }
        advance()
        hasSeparator = true
      }
      let token = peek()
      if token.endsRow { return try refuseLooseAlternatives(tail) }
      switch token.kind {
      case .text(let words):
        try parseWords(TextRole(words), token, &tail, &rows)
      case .command("land"), .command("wedge"): try parseWords(.and, token, &tail, &rows)
      case .command("lor"), .command("vee"): try parseWords(.or, token, &tail, &rows)
      case .command("forall"): attach(try parseConditions(stopsAtGap: true), tail: &tail, &rows)
      case .symbol("(") where opensCondition() || opensRemark():
        try parseBracketedWords(&tail, &rows)
      default:
        guard hasSeparator else {
          throw expected("an operator or the end of the formula", found: token)
        }
        try parseFurther(&tail, &rows, isStatement: false)
      }
    }
  }

  private mutating func attach(
    _ conditions: Conditions, tail: inout Tail, _ rows: inout [RowSyntax]
  ) {
    for i in tail.group where rows.indices.contains(i) {
      rows[i].conditions += conditions.relations
      rows[i].range = rows[i].range.lowerBound..<max(rows[i].range.upperBound, endOfPrevious)
    }
    tail.isComplete = true
  }

  private mutating func parseWords(
    _ role: TextRole, _ token: Token, _ tail: inout Tail, _ rows: inout [RowSyntax]
  ) throws(Diagnostic) {
    switch role {
    case .and, .or, .hence:
      advance()
      tail.joints.note(role, at: token.range, isApart: peek().kind == .wide)
      skipGaps()
      if startsCondition(peek()) { return }
      try parseFurther(&tail, &rows, isStatement: true)
    case .condition, .noneOf:
      let conditions = try parseConditions(stopsAtGap: true)
      // "…, else b": which of the two holds where is for \begin{cases} to say.
      if conditions.isOtherwise { throw notUnderstood(token) }
      attach(conditions, tail: &tail, &rows)
    case .reason:
      if restHasRelation() {
        attach(try parseConditions(stopsAtGap: true), tail: &tail, &rows)
      } else {
        try skipRemark()
      }
    case .ordinary where restIsWords(): try skipRemark()
    case .ordinary:
      tail.joints.latest = .words
      try parseFurther(&tail, &rows, isStatement: true)
    default: throw notUnderstood(token)
    }
  }

  private func startsCondition(_ token: Token) -> Bool {
    guard case .text(let words) = token.kind else { return token.isCommand("forall") }
    return [.condition, .noneOf].contains(TextRole(words))
  }

  /// A formula behind a gap or a comma: a condition of what stands before, or a statement.
  private mutating func parseFurther(
    _ tail: inout Tail, _ rows: inout [RowSyntax], isStatement: Bool
  ) throws(Diagnostic) {
    let start = peek()
    if start.isSymbol("("), let conditions = try parseBracketCondition() {
      return attach(conditions, tail: &tail, &rows)
    }
    let row = try parseStatement(leading: false)
    if try joined(row, &tail, &rows) { return }
    let main = tail.group.last.flatMap { rows.indices.contains($0) ? rows[$0] : nil }
    if !isStatement, !tail.isInline, let relation = row.statements.first, row.statements.count == 1,
      let claim = main?.statements.last, Self.isCondition(relation, of: claim)
    {
      return attach(
        Conditions(relations: [relation] + row.conditions), tail: &tail, &rows)
    }
    guard tail.allowsStatements else { throw expected("a condition", found: start) }
    if !tail.isInline, !isStatement, row.statements.allSatisfy(\.operators.isEmpty) {
      throw expected("a relation or the end of the formula", found: peek())
    }
    if tail.isComplete { try refuseLooseAlternatives(tail) }
    rows.append(row)
    tail.joints = tail.isComplete ? Joints() : tail.joints.withLatest
    tail.group = (tail.isComplete ? rows.count - 1 : tail.group.lowerBound)..<rows.count
    tail.isComplete = !row.conditions.isEmpty
  }

  /// `(w \ne 0)` behind a gap, or the number of an equation `(3)`, which says nothing.
  private mutating func parseBracketCondition() throws(Diagnostic) -> Conditions? {
    guard let end = closingParenthesis(),
      tokens[(end + 1)...].first(where: isSolid)?.endsRow == true
    else { return nil }
    if hasRelation(index + 1..<end) {
      advance()
      let conditions = try parseConditions(stopsAtGap: false)
      guard peek().isSymbol(")") else { throw expected("')' to close '('", found: peek()) }
      advance()
      return conditions
    }
    let inside = tokens[index + 1..<end].filter { $0.kind != .blank }
    guard inside.count == 1, let only = inside.first else { return nil }
    switch only.kind {
    case .digit, .symbol("*"), .command("ast"), .command("star"), .command("dagger"):
      index = end
      advance()
      return Conditions()
    default: return nil
    }
  }

  private func isSolid(_ token: Token) -> Bool { !token.isBlankOrWide && !token.isPunctuation }

  private func closingParenthesis() -> Int? {
    var (at, depth) = (index, 0)
    while at < tokens.count, !tokens[at].endsRow {
      if tokens[at].isSymbol("(") { depth += 1 }
      if tokens[at].isSymbol(")") {
        depth -= 1
        if depth == 0 { return at }
      }
      at = max(at, tokens[at].partner ?? at) + 1
    }
    return nil
  }
}
