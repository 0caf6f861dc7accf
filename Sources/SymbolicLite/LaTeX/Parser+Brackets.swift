extension LaTeXParser {
  /// `(a, b)`, `[0, 1)`, `\{v : \|v\| \le 1\}`, `\langle a, b \rangle`, `p(w \mid X, y)`, `[A; B]`.
  mutating func parseBracket() throws(Diagnostic) -> Syntax {
    let opener = advance()
    if opener.isCommand("{"), isOneSidedArray { return try parseEnvironment("cases") }
    try open(.bracket, at: opener)
    let isBraces = opener.isCommand("{")
    var list = BracketList()
    try parseItems(into: &list)
    var content: BracketContent?
    let middle = peek()
    if isBraces && middle.isSymbol(":") || isConditionalBar(middle) {
      advance()
      content = try parseBehindBar(list.items, isBraces: isBraces, bar: middle)
    }
    let closer = peek()
    guard Self.closes(closer, opener, mayMix: content == nil && list.isPair) else {
      let close = Self.closer(of: opener)
      throw expected("'\(close)' to close \(describe(opener))", found: closer)
    }
    close()
    advance()
    let range = opener.range.lowerBound..<closer.range.upperBound
    if let content { return bracket(opener, closer, content, range) }
    if opener.isCommand("langle") {
      guard list.items.count == 2 else {
        throw Diagnostic(
          "expected two vectors in \\langle a, b \\rangle, found \(list.items.count)", at: range)
      }
      return Syntax(.inner(list.items[0], list.items[1]), range)
    }
    if opener.isSymbol("["), closer.isSymbol("]"), list.hasSemicolon {
      return Syntax(.matrix(list.rows), range)
    }
    return bracket(opener, closer, .items(list.items), range)
  }

  private func bracket(
    _ opener: Token, _ closer: Token, _ content: BracketContent, _ range: Range<Int>
  ) -> Syntax {
    Syntax(
      .bracket(open: Self.spelling(opener), close: Self.spelling(closer), content), range)
  }

  private static func spelling(_ token: Token) -> String {
    switch token.kind {
    case .symbol(let symbol): String(symbol)
    case .command(let name): "\\" + name
    default: ""
    }
  }

  private mutating func parseItems(into list: inout BracketList) throws(Diagnostic) {
    list.add(try parseItem(leading: false), startsRow: true)
    while peek().isSymbol(",") || peek().isSymbol(";") {
      let separator = advance()
      list.add(try parseItem(leading: false), startsRow: separator.isSymbol(";"))
    }
  }

  private mutating func parseBehindBar(
    _ items: [Syntax], isBraces: Bool, bar: Token
  ) throws(Diagnostic) -> BracketContent {
    if isBraces {
      guard items.count == 1, let element = items.first else {
        throw expected("one element before \(describe(bar))", found: bar)
      }
      var relation = try parseBuilderCondition(behind: bar)
      while let joint = readBuilderJoint() {
        relation.others.append(try parseBuilderCondition(behind: joint))
      }
      return .builder(element, relation)
    }
    var given = BracketList()
    try parseItems(into: &given)
    return .conditional(items, given: given.items)
  }

  private mutating func parseBuilderCondition(
    behind token: Token
  ) throws(Diagnostic) -> RelationSyntax {
    let start = peek()
    let relation = try parseRelation(leading: false)
    guard !relation.operators.isEmpty else {
      throw Diagnostic(
        "expected a relation after \(describe(token)), found a formula without one",
        at: start.range.lowerBound..<endOfPrevious, hint: "as in \\{v : \\|v\\|_2 \\le 1\\}")
    }
    return relation
  }

  /// A comma or "and" between the conditions of a set, all of which its elements meet.
  private mutating func readBuilderJoint() -> Token? {
    let token = peek()
    switch token.kind {
    case .symbol(","): advance()
    case .command("land"), .command("wedge"): return advance()
    default: if !isAnd(peek()) { return nil }
    }
    return isAnd(peek()) ? advance() : token
  }

  private func isAnd(_ token: Token) -> Bool {
    guard case .text(let words) = token.kind else { return false }
    return TextRole(words) == .and
  }

  private static func closer(of opener: Token) -> String {
    switch opener.kind {
    case .symbol("("): ")"
    case .symbol("["): "]"
    case .command("{"): "\\}"
    default: "\\rangle"
    }
  }

  /// Half-open intervals close with the other bracket.
  private static func closes(_ closer: Token, _ opener: Token, mayMix: Bool) -> Bool {
    switch opener.kind {
    case .symbol("("): closer.isSymbol(")") || (mayMix && closer.isSymbol("]"))
    case .symbol("["): closer.isSymbol("]") || (mayMix && closer.isSymbol(")"))
    case .command("{"): closer.isCommand("}")
    default: closer.isCommand("rangle")
    }
  }
}

/// The items of a bracket while they are gathered, in rows where semicolons separate them.
struct BracketList {
  private(set) var rows: [[Syntax]] = []

  var items: [Syntax] { rows.flatMap(\.self) }
  var hasSemicolon: Bool { rows.count > 1 }
  var isPair: Bool { rows.count == 1 && rows[0].count == 2 }

  mutating func add(_ item: Syntax, startsRow: Bool) {
    if startsRow || rows.isEmpty { rows.append([]) }
    rows[rows.count - 1].append(item)
  }
}
