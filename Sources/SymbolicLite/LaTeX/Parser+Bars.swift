extension LaTeXParser {
  enum BarRole { case opens, closes, given }

  /// What a bar behind an operand does. `\lvert` and `\right|` say so themselves; a plain one
  /// closes the innermost bars if it can, is the bar of "given" if it is the odd one in its bracket, and
  /// otherwise opens. Where the spaces around it contradict that, it is an error and no guess.
  func barRole(_ token: Token) throws(Diagnostic) -> BarRole {
    switch token.side {
    case .left: return .opens
    case .right: return .closes
    case .middle: return .given
    case nil: break
    }
    if case .bars(let isDouble, let isDefinite) = contexts.last {
      guard isDouble == token.isDoubleBar, !isDefinite else { return .opens }
      if looksLikeOpening(token) {
        let bar = token.isDoubleBar ? "Vert" : "vert"
        throw expected(
          "a closing bar or an operator", found: token,
          hint: "bars in bars are clear as \\l\(bar) … \\r\(bar)")
      }
      return .closes
    }
    if contexts.last == .bracket, token.isSingleBar, !token.barsAhead.isMultiple(of: 2) {
      return .given
    }
    return .opens
  }

  /// A blank before the bar and none behind, as in `|a |b| c|`.
  private func looksLikeOpening(_ token: Token) -> Bool {
    let start = token.range.lowerBound
    guard start > 0, source[start - 1].isWhitespace else { return false }
    var at = index
    while at + 1 < tokens.count, isGlued(at) {
      at += 1
      if tokens[at].isSingleBar || tokens[at].isDoubleBar { continue }
      switch tokens[at].kind {
      case .letter, .digit, .name, .word, .symbol("("), .symbol("-"), .symbol("+"): return true
      case .command(let name):
        switch CommandTable.roles[name] {
        case .letter, .function, .item, .accent, .fraction, .root: return true
        default: return false
        }
      default: return false
      }
    }
    return false
  }

  func isConditionalBar(_ token: Token) -> Bool {
    guard token.isSingleBar else { return false }
    return token.side == .middle || (token.side == nil && !token.barsAhead.isMultiple(of: 2))
  }

  /// `|x|`, `\|x\|`, and `||x||` for `\|x\|`.
  mutating func parseBars() throws(Diagnostic) -> Syntax {
    let opener = advance()
    guard opener.side != .right, opener.side != .middle else {
      previous = nil
      throw expected("a formula", found: opener)
    }
    let isDouble = opener.isDoubleBar
    try open(.bars(isDouble: isDouble, isDefinite: opener.side == .left), at: opener)
    let isGluedBar = tokens[index].isSingleBar && endOfPrevious == tokens[index].range.lowerBound
    let content = try parseSum()
    let innerEnd = endOfPrevious
    let closer = peek()
    guard isDouble ? closer.isDoubleBar : closer.isSingleBar, closer.side != .left else {
      throw expected("\(describe(opener)) to close the bars", found: closer)
    }
    close()
    advance()
    let range = opener.range.lowerBound..<closer.range.upperBound
    if isDouble { return Syntax(.norm(content), range) }
    if isGluedBar, case .magnitude(let inner) = content.kind,
      innerEnd == closer.range.lowerBound, content.range.lowerBound == opener.range.upperBound
    {
      return Syntax(.norm(inner), range)
    }
    return Syntax(.magnitude(content), range)
  }
}
