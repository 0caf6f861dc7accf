extension LaTeXParser {
  /// Whether a parenthesis holds words that are a remark: `(\text{chain rule})`.
  mutating func opensRemark() -> Bool {
    if case .text = peekSecond().kind { return true }
    return false
  }

  /// `(\text{for } w \ne 0)` and `(\text{chain rule})`.
  mutating func parseBracketedWords(
    _ tail: inout Tail, _ rows: inout [RowSyntax]
  ) throws(Diagnostic) {
    let opener = advance()
    guard case .text(let words) = peek().kind else { return }
    var found = Conditions()
    if TextRole(words).isOrdinary {
      while case .text(let words) = peek().kind {
        if !TextRole(words).isOrdinary { throw notUnderstood(peek()) }
        advance()
      }
    } else {
      found = try parseConditions(stopsAtGap: false)
    }
    guard peek().isSymbol(")") else {
      throw expected("')' to close \(describe(opener))", found: peek())
    }
    advance()
    for i in tail.group where rows.indices.contains(i) { rows[i].conditions += found.relations }
    tail.isComplete = true
  }

  /// The tokens from here to the end of the row.
  private var rest: ArraySlice<Token> {
    let end = tokens[index...].firstIndex(where: \.endsRow) ?? tokens.count
    return tokens[index..<end]
  }

  func restHasRelation() -> Bool { rest.contains(where: isRelation) }

  func restIsWords() -> Bool {
    rest.allSatisfy {
      if case .text = $0.kind { return true }
      return $0.isBlankOrWide || $0.isPunctuation || $0.isSymbol(")")
    }
  }

  /// Drops a remark to the end of the row, unless its words could change the statement.
  mutating func skipRemark() throws(Diagnostic) {
    while !peek().endsRow {
      if case .text(let words) = peek().kind, [.refused, .or].contains(TextRole(words)) {
        throw notUnderstood(peek())
      }
      advance()
    }
  }

  /// Whether a relation that follows a statement without any word is its condition: only what could
  /// declare a name can be one, `z > 0`, `w \\ne 0`, `j = 1, \\dots, d`. Everything else is a statement of
  /// its own, which has to be shown and not assumed; so is whatever follows a declaration.
  static func isCondition(_ relation: RelationSyntax, of claim: RelationSyntax) -> Bool {
    guard let kind = relation.operators.first?.kind, !isDeclaration(claim) else { return false }
    switch kind {
    case .equal:
      guard relation.operators.count == 1, case .list(let items) = relation.sides.last?.kind else {
        return false
      }
      return items.contains { $0.kind == .dots }
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return isBound(relation)
    case .notEqual:
      return relation.sides.allSatisfy { isSymbol($0) || isNumber($0) }
        && !claim.operators.contains { $0.kind == kind }
    case .member: return relation.sides.first.map(isSymbol) == true && !isMember(claim)
    default: return false
    }
  }

  private static func isMember(_ relation: RelationSyntax) -> Bool {
    relation.operators.contains { $0.kind == .member }
  }

  private static func isOrder(_ kind: RelationOperator.Kind) -> Bool {
    [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(kind)
  }

  /// `w \in \mathbb{R}^d`, `\lambda > 0`, `0 \le \alpha \le 1`.
  private static func isDeclaration(_ relation: RelationSyntax) -> Bool {
    guard let kind = relation.operators.first?.kind, let left = relation.sides.first else {
      return false
    }
    switch kind {
    case .member, .typed, .distributed, .definite, .semidefinite: return isSymbol(left)
    default: return isBound(relation)
    }
  }

  /// Names between numbers.
  private static func isBound(_ relation: RelationSyntax) -> Bool {
    relation.operators.allSatisfy { isOrder($0.kind) }
      && relation.sides.allSatisfy { isSymbol($0) || isNumber($0) }
      && relation.sides.contains(where: isNumber)
  }

  private static func isNumber(_ syntax: Syntax) -> Bool {
    switch syntax.kind {
    case .number: true
    case .terms(let terms): terms.count == 1 && isNumber(terms[0].value)
    default: false
    }
  }

  private static func isSymbol(_ syntax: Syntax) -> Bool {
    switch syntax.kind {
    case .name: true
    case .scripted(let base, _, nil, _): isSymbol(base)
    case .list(let items): items.allSatisfy(isSymbol)
    default: false
    }
  }
}
