extension LaTeXParser {
  /// One factor with its scripts.
  mutating func parseFactor() throws(Diagnostic) -> Syntax {
    try dissolveBraces()
    if peek().kind == .open { return try parseScripts(on: parseGroup(), isLoose: true) }
    let base = try parsePrimary()
    return try parseScripts(on: base, isLoose: false)
  }

  /// Whether the token can begin a factor behind another one. Throws for what is unknown.
  func startsFactor(_ token: Token) throws(Diagnostic) -> Bool {
    switch token.kind {
    case .letter, .digit, .name, .word, .open: return true
    case .text(let words): return TextRole(words).isOrdinary && !words.hasPrefix("(")
    case .begin(let name): return Self.matrices.contains(name) || name == "cases"
    case .symbol("("): return !(contexts.isEmpty && opensCondition())
    case .symbol("["): return true
    case .symbol("|"), .command("|"): return try barRole(token) == .opens
    case .symbol("."):
      if case .digit = peekSecond().kind { return isGlued(index) }
      return false
    case .command(let name):
      switch CommandTable.roles[name] {
      case .letter, .function, .item, .accent, .fraction, .root: return true
      case .special:
        return ["{", "langle", "arg", "underset", "overbrace", "underbrace"].contains(name)
      case nil, .refused: throw expected("an operator or the end of the formula", found: token)
      default: return false
      }
    default: return false
    }
  }

  /// Whether the token at `i` touches the one behind it.
  func isGlued(_ i: Int) -> Bool {
    i + 1 < tokens.count && tokens[i].range.upperBound == tokens[i + 1].range.lowerBound
  }

  /// `(\text{for } …`: a bracket of words is no factor.
  func opensCondition() -> Bool {
    if case .text(let words) = peekSecond().kind { return !TextRole(words).isOrdinary }
    return false
  }

  /// A factor without its scripts.
  mutating func parsePrimary() throws(Diagnostic) -> Syntax {
    let token = peek()
    switch token.kind {
    case .letter(let letter): return leaf(.name(String(letter)))
    case .name(let name): return leaf(.name(name))
    case .digit, .symbol("."): return try parseNumber()
    case .word(let word): return parseWord(word)
    case .text(let words):
      guard TextRole(words).isOrdinary else { throw expectedOperand(found: token) }
      return parseWord(words)
    case .symbol("("), .symbol("["), .command("{"), .command("langle"): return try parseBracket()
    case .symbol("|"), .command("|"): return try parseBars()
    case .begin(let name): return try parseEnvironment(name)
    case .command(let name): return try parseCommand(name)
    case .symbol("^"), .symbol("_"), .symbol("'"):
      throw expected("a formula before \(describe(token))", found: token, hint: scriptHint)
    default: throw expectedOperand(found: token)
    }
  }

  private var scriptHint: String { "a script needs something to stand on" }

  private mutating func leaf(_ kind: SyntaxKind) -> Syntax { Syntax(kind, advance().range) }

  private mutating func parseWord(_ word: String) -> Syntax {
    let token = advance()
    let joined = word.filter { $0 != " " && $0 != "-" }
    if joined == "arg", let extremum = extremum(peek()) {
      let last = advance()
      return Syntax(
        .function("arg" + extremum), token.range.lowerBound..<last.range.upperBound)
    }
    if word == "E" { return Syntax(.function("E"), token.range) }
    if let function = CommandTable.functions[joined] {
      return Syntax(.function(function), token.range)
    }
    let name = String(word.reversed().drop { ".,;:".contains($0) }.reversed())
    return Syntax(.name("\\text{\(name)}"), token.range)
  }

  private func extremum(_ token: Token) -> String? {
    switch token.kind {
    case .command("min"), .word("min"): "min"
    case .command("max"), .word("max"): "max"
    default: nil
    }
  }

  /// Digits and at most one point, with nothing between them.
  private mutating func parseNumber() throws(Diagnostic) -> Syntax {
    let first = peek()
    if first.isSymbol(".") {
      guard case .digit = peekSecond().kind, isGlued(index) else {
        throw expectedOperand(found: first)
      }
    }
    var hasPoint = false
    var upper = first.range.upperBound
    while true {
      if peek().isSymbol(".") {
        guard !hasPoint, case .digit = peekSecond().kind, isGlued(index) else { break }
        hasPoint = true
      }
      upper = advance().range.upperBound
      let next = tokens[index]
      guard next.range.lowerBound == upper else { break }
      if case .digit = next.kind { continue }
      guard next.isSymbol(".") else { break }
    }
    let range = first.range.lowerBound..<upper
    // A vulgar fraction ½ is one character and two digits; it never gets here.
    return Syntax(.number(String(source[range])), range)
  }

  private mutating func parseCommand(_ name: String) throws(Diagnostic) -> Syntax {
    let token = peek()
    switch CommandTable.roles[name] {
    case .letter: return leaf(.name("\\" + name))
    case .function(let function): return leaf(.function(function))
    case .item(let kind): return leaf(kind)
    case .infix(.dot) where closesOperand(peekSecond()): return leaf(.placeholder)
    case .accent(let accent): return try parseAccent(accent)
    case .fraction: return try parseFraction()
    case .root: return try parseRoot()
    case .special where name == "arg":
      advance()
      guard let extremum = extremum(peek()) else {
        throw expected("'\\min' or '\\max' after '\\arg'", found: peek())
      }
      let last = advance()
      return Syntax(
        .function("arg" + extremum), token.range.lowerBound..<last.range.upperBound)
    case .special where name == "underset": return try parseUnderset()
    default: throw expectedOperand(found: token)
    }
  }

  /// Whether a token ends what stands before it: `\|\cdot\|`, `p(\cdot)`, `f(\cdot, y)`.
  private func closesOperand(_ token: Token) -> Bool {
    switch token.kind {
    case .symbol(let s): ")],|;".contains(s)
    case .command(let c): ["}", "|", "rangle"].contains(c)
    case .close: true
    default: token.endsRow
    }
  }
}
