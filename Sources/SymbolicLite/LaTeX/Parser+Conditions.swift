extension LaTeXParser {
  struct Conditions {
    var relations: [RelationSyntax] = []
    var isOtherwise = false
  }

  /// Conditions up to the end of the row, the cell or the bracket: relations joined by commas and
  /// words. A formula without a relation may follow words that say "for all" only. With
  /// `stopsAtGap`, a gap before a formula ends them: another statement may begin there.
  mutating func parseConditions(stopsAtGap: Bool) throws(Diagnostic) -> Conditions {
    var conditions = Conditions()
    var allowsBare = false
    var role = TextRole.condition
    while true {
      let token = peek()
      switch token.kind {
      case .newRow, .end, .endOfFormula, .afterRows, .symbol("&"), .symbol(")"), .close:
        return conditions
      case .symbol(","), .symbol(";"), .symbol("."): advance()
      case .wide:
        if stopsAtGap, !isText(peekBehindGap()) { return conditions }
        skipGaps()
      case .text(let words):
        role = TextRole(words)
        if role == .hence { return conditions }
        if role == .otherwise { conditions.isOtherwise = true }
        guard [.and, .otherwise, .condition, .reason, .noneOf].contains(role) else {
          throw notUnderstood(token)
        }
        if role == .condition { allowsBare = Self.quantifies(words) }
        advance()
      case .command("forall"):
        advance()
        allowsBare = true
      case .command("wedge"), .command("land"): advance()
      case .word, .letter, .digit, .name, .open, .begin, .symbol, .command:
        let clause = try parseClause(leading: false)
        if !clause.operators.isEmpty {
          // A reason is not an assumption: the step has to hold without it.
          if role != .reason { conditions.relations.append(try negated(clause, if: role)) }
        } else if !allowsBare {
          throw expected("a relation in the condition", found: peek())
        }
      default: throw expectedOperand(found: token)
      }
    }
  }

  /// "where no w_j = 0" says that w_j ≠ 0.
  private func negated(
    _ clause: RelationSyntax, if role: TextRole
  ) throws(Diagnostic) -> RelationSyntax {
    guard role == .noneOf else { return clause }
    guard clause.operators.count == 1, clause.operators[0].kind == .equal else {
      throw Diagnostic(
        #"expected an equation behind "no", found another relation"#,
        at: clause.operators[0].range,
        hint: #"write it as a relation, such as \text{for } w_j \ne 0"#)
    }
    var result = clause
    result.operators[0].kind = .notEqual
    return result
  }

  private func isText(_ token: Token) -> Bool {
    if case .text = token.kind { return true }
    return token.isCommand("forall")
  }

  /// "for all j" holds for every value, with or without a relation; "if j" says nothing.
  private static func quantifies(_ words: String) -> Bool {
    words.lowercased().split(separator: " ").contains {
      ["for", "all", "every", "each", "any", "with", "where"].contains($0)
    }
  }

  func notUnderstood(_ token: Token) -> Diagnostic {
    expected(
      "a condition as a formula", found: token,
      hint: #"write it as a relation, such as \text{for } w \ne 0"#)
  }

  /// A relation whose sides may be lists: `a, b > 0`, `i = 1, \dots, n`.
  mutating func parseClause(leading: Bool) throws(Diagnostic) -> RelationSyntax {
    if leading, isRelation(peekBehindGap()) { return try parseRelation(leading: true) }
    var items = [try parseSum()]
    while peek().isSymbol(","), continuesList() {
      advance()
      items.append(try parseSum())
    }
    var relation = RelationSyntax(sides: [Self.list(items)], operators: [])
    try readSides(into: &relation)
    if !relation.operators.isEmpty, peek().isSymbol(","), enumerates(),
      let last = relation.sides.popLast()
    {
      relation.sides.append(try parseEnumeration(from: last))
    }
    return relation
  }

  private static func list(_ items: [Syntax]) -> Syntax {
    guard let first = items.first, let last = items.last, items.count > 1 else { return items[0] }
    return Syntax(.list(items), first.range.lowerBound..<last.range.upperBound)
  }

  /// Whether an item follows the comma directly; behind a gap or words something else begins.
  private func continuesList() -> Bool {
    var at = min(index + 1, tokens.count - 1)
    while at < tokens.count - 1, tokens[at].kind == .blank { at += 1 }
    let next = tokens[at]
    switch next.kind {
    case .wide: return !contexts.isEmpty
    case .text(let words): return TextRole(words).isOrdinary && !words.hasPrefix("(")
    case .symbol("&"), .end, .symbol(")"): return false
    default: return !next.endsRow && !next.isCommand("forall")
    }
  }

  /// Whether `\dots` comes before the next relation, word or end: `j = 1, \dots, d`.
  private func enumerates() -> Bool {
    var at = index + 1
    while at < tokens.count {
      let token = tokens[at]
      switch token.kind {
      case .command(let name):
        if case .item(.dots) = CommandTable.roles[name] { return true }
        if case .connective = CommandTable.roles[name] { return false }
      case .text, .newRow, .end, .endOfFormula, .afterRows, .close, .symbol(")"): return false
      default: break
      }
      if isRelation(token) { return false }
      at = max(at, token.partner ?? at) + 1
    }
    return false
  }

  /// `1, \dots, d` behind its first item: up to `\dots` and one item more.
  private mutating func parseEnumeration(from first: Syntax) throws(Diagnostic) -> Syntax {
    var items = [first]
    var hasDots = false
    while peek().isSymbol(","), continuesList() {
      if hasDots, hasRelation(index + 1..<tokens.count - 1) { break }
      advance()
      let item = try parseSum()
      items.append(item)
      if hasDots { break }
      hasDots = item.kind == .dots
    }
    return Self.list(items)
  }
}
