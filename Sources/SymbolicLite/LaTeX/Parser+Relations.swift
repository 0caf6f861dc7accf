extension LaTeXParser {
  /// `a = b \le c`. With `leading`, it may begin with a relation sign and has no first side then.
  mutating func parseRelation(leading: Bool) throws(Diagnostic) -> RelationSyntax {
    var relation = RelationSyntax(sides: [], operators: [])
    let startsWithSign = leading && isRelation(peekBehindGap())
    if !startsWithSign { relation.sides.append(try parseSum()) }
    try readSides(into: &relation)
    return relation
  }

  mutating func readSides(into relation: inout RelationSyntax) throws(Diagnostic) {
    while let sign = try readRelationSign() {
      relation.operators.append(sign)
      skipGaps()
      relation.sides.append(try parseSum())
    }
  }

  /// The next relation sign, if one stands here.
  mutating func readRelationSign() throws(Diagnostic) -> RelationOperator? {
    skipGapBeforeOperator()
    try dissolveBraces()
    let token = peek()
    guard isRelation(token) else { return nil }
    switch token.kind {
    case .symbol("="): return sign(.equal)
    case .symbol("<"): return sign(.less)
    case .symbol(">"): return sign(.greater)
    case .symbol(":"), .command("colon"):
      if contexts.last == .bracket { return nil }
      if peekSecond().isSymbol("=") {
        advance()
        let end = advance()
        return RelationOperator(.define, token.range.lowerBound..<end.range.upperBound)
      }
      return sign(.typed)
    case .command("stackrel"), .command("overset"): return try readOverset()
    case .command(let name):
      if case .relation(let kind) = CommandTable.roles[name] { return sign(kind) }
      return nil
    default: return nil
    }
  }

  private mutating func sign(_ kind: RelationOperator.Kind) -> RelationOperator {
    RelationOperator(kind, advance().range)
  }

  /// `\stackrel{\text{def}}{=}` defines; anything else over a relation sign is a remark.
  private mutating func readOverset() throws(Diagnostic) -> RelationOperator {
    let command = advance()
    guard peek().kind == .open, let end = tokens[index].partner else {
      throw expected("'{' after \(describe(command))", found: peek())
    }
    let label = source[tokens[index].range.lowerBound..<tokens[end].range.upperBound]
    let isDefinition = ["def", "\\triangle", "\\Delta"].contains { String(label).contains($0) }
    index = end + 1
    let isBraced = peek().kind == .open
    if isBraced { advance() }
    guard isRelation(peek()), var sign = try readRelationSign() else {
      throw expected("a relation sign in \(describe(command))", found: peek())
    }
    if isBraced {
      guard peek().kind == .close else {
        throw expected("'}' behind the relation sign", found: peek())
      }
      advance()
    }
    if isDefinition && sign.kind == .equal { sign.kind = .define }
    sign.range = command.range.lowerBound..<endOfPrevious
    return sign
  }
}
