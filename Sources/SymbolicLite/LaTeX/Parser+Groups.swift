extension LaTeXParser {
  /// Finds the partner of every brace and environment, and that every `\left` has its `\right`.
  mutating func matchGroups() throws(Diagnostic) {
    var stack: [Int] = []
    var lefts: [Int] = []
    for i in tokens.indices {
      let token = tokens[i]
      switch token.kind {
      case .open, .begin: stack.append(i)
      case .close, .end, .endOfFormula:
        if token.kind == .endOfFormula && stack.isEmpty { break }
        guard let opener = stack.popLast() else { throw strayCloser(token) }
        guard fits(tokens[opener], token) else { throw unclosed(opener, found: token) }
        (tokens[opener].partner, tokens[i].partner) = (i, opener)
      case .command("left"):
        lefts.append(i)
        tokens[i].kind = .blank
      case .command("right"):
        guard lefts.popLast() != nil else {
          throw expected("'\\left' before '\\right'", found: token)
        }
        tokens[i].kind = .blank
      default: break
      }
    }
    if let left = lefts.last, let end = tokens.last {
      throw Diagnostic(
        "expected '\\right' to close '\\left', found \(describe(end))", at: tokens[left].range,
        hint: "write \\right. where no bracket is to show")
    }
  }

  private func fits(_ opener: Token, _ closer: Token) -> Bool {
    switch (opener.kind, closer.kind) {
    case (.open, .close): true
    case (.begin(let a), .end(let b)): a == b
    default: false
    }
  }

  private func strayCloser(_ token: Token) -> Diagnostic {
    if case .end(let name) = token.kind {
      return expected("'\\begin{\(name)}' before '\\end{\(name)}'", found: token)
    }
    return Diagnostic("expected '{' before '}', found a '}' that closes nothing", at: token.range)
  }

  private func unclosed(_ opener: Int, found: Token) -> Diagnostic {
    if case .begin(let name) = tokens[opener].kind {
      return expected("'\\end{\(name)}' to close '\\begin{\(name)}'", found: found)
    }
    return expected("'}' to close the '{'\(owner(of: opener))", found: found)
  }

  /// What a brace belongs to, in words: " of the denominator of '\\frac'", " after '^'".
  private func owner(of brace: Int) -> String {
    guard brace > 0 else { return "" }
    let before = tokens[brace - 1]
    if before.kind == .close, let first = before.partner, first > 0,
      case .command(let name) = tokens[first - 1].kind,
      case .fraction = CommandTable.roles[name]
    {
      return " of the denominator of \(describe(tokens[first - 1]))"
    }
    if case .command(let name) = before.kind, case .fraction = CommandTable.roles[name] {
      return " of the numerator of \(describe(before))"
    }
    return before.endsRow || before.isBlankOrWide ? "" : " after \(describe(before))"
  }

  /// Counts, for every plain bar, the bars from it to the end of the bracket it stands in: an odd
  /// one out is the bar of "given", as in `p(y | |x|)`.
  mutating func countBars() throws(Diagnostic) {
    var stack: [[Int]] = [[]]
    for i in tokens.indices {
      switch tokens[i].kind {
      case .symbol("|") where tokens[i].side == nil: stack[stack.count - 1].append(i)
      case .symbol("("), .symbol("["), .command("{"), .command("langle"), .open, .begin:
        guard stack.count <= Self.deepest else { throw tooDeep(tokens[i]) }
        stack.append([])
      case .symbol(")"), .symbol("]"), .command("}"), .command("rangle"), .close, .end,
        .endOfFormula:
        if stack.count > 1 || tokens[i].kind == .endOfFormula {
          let bars = stack.removeLast()
          for (k, bar) in bars.enumerated() { tokens[bar].barsAhead = bars.count - k }
        }
      default: break
      }
    }
  }

  /// The next token behind a group that means something.
  func solidToken(after i: Int) -> Token {
    var at = min(i + 1, tokens.count - 1)
    while at < tokens.count - 1, tokens[at].kind == .blank { at += 1 }
    return tokens[at]
  }

  /// Forgets the braces of a group that carries no script, as a reader does who cannot see them.
  mutating func dissolveBraces() throws(Diagnostic) {
    while true {
      let token = peek()
      if token.isCommand("underbrace") || token.isCommand("overbrace") { try dropBrace(token) }
      guard peek().kind == .open, let partner = tokens[index].partner else { return }
      let next = solidToken(after: partner)
      if next.isSymbol("^") || next.isSymbol("_") || next.isSymbol("'") { return }
      if hasOver(index, partner) { return }
      if solidToken(after: index).isSymbol(","), index + 2 == partner {
        throw Diagnostic(
          "expected a decimal point or nothing, found '{,}'",
          at: tokens[index].range.lowerBound..<tokens[partner].range.upperBound,
          hint: "write 0.5 and 1000")
      }
      tokens[index].kind = .blank
      tokens[partner].kind = .blank
    }
  }

  private func hasOver(_ open: Int, _ close: Int) -> Bool {
    var at = open + 1
    while at < close {
      if tokens[at].isCommand("over") { return true }
      at = max(at, tokens[at].partner ?? at) + 1
    }
    return false
  }
}
