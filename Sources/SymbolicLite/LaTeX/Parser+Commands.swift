extension LaTeXParser {
  /// `{…}` or one token, as the argument of a command: `\frac{a}{b}`, `\frac12`, `\sqrt x`.
  mutating func parseArgument(of command: Token) throws(Diagnostic) -> Syntax {
    let token = peek()
    switch token.kind {
    case .digit(let digit):
      return Syntax(.number(String(digit)), advance().range)
    case .open:
      advance()
      try open(.braces, at: token)
      let value = try parseSum()
      guard peek().kind == .close else {
        throw expected("'}' to close the '{' after \(describe(command))", found: peek())
      }
      close()
      advance()
      return value
    case .letter, .name, .word, .command, .text:
      try open(.braces, at: token)
      let value = try parsePrimary()
      close()
      return value
    default: throw expected("'{' after \(describe(command))", found: token)
    }
  }

  mutating func parseFraction() throws(Diagnostic) -> Syntax {
    let command = advance()
    let above = try parseArgument(of: command)
    let below = try parseArgument(of: command)
    return Syntax(.fraction(above, below), command.range.lowerBound..<endOfPrevious)
  }

  /// Where the last token that was read ends.
  var endOfPrevious: Int { previous?.range.upperBound ?? 0 }

  mutating func parseRoot() throws(Diagnostic) -> Syntax {
    let command = advance()
    var degree: Syntax?
    if peek().isSymbol("[") {
      let bracket = advance()
      try open(.bracket, at: bracket)
      degree = try parseSum()
      guard peek().isSymbol("]") else {
        throw expected("']' to close the degree of the root", found: peek())
      }
      close()
      advance()
    }
    let radicand = try parseArgument(of: command)
    return Syntax(.root(degree: degree, radicand), command.range.lowerBound..<endOfPrevious)
  }

  /// `\hat w`: the accent becomes part of the name of one letter.
  mutating func parseAccent(_ accent: String) throws(Diagnostic) -> Syntax {
    let command = advance()
    var braces = 0
    while peek().kind == .open {
      advance()
      braces += 1
    }
    let token = peek()
    var name: String?
    switch token.kind {
    case .letter(let letter): name = String(letter)
    case .name(let letter): name = letter
    case .command(let letter):
      if case .letter = CommandTable.roles[letter] { name = "\\" + letter }
    default: break
    }
    guard let name else {
      throw expected("one letter under \(describe(command))", found: token)
    }
    advance()
    for _ in 0..<braces {
      guard peek().kind == .close else {
        throw expected(
          "one letter under \(describe(command))", found: peek(),
          hint: "put scripts behind it: \\\(accent){\(name)}_j")
      }
      advance()
    }
    return Syntax(.name("\\\(accent){\(name)}"), command.range.lowerBound..<endOfPrevious)
  }

  /// `\underset{w}{\arg\min}` is `\arg\min_w`.
  mutating func parseUnderset() throws(Diagnostic) -> Syntax {
    let command = advance()
    let below = try parseScriptArgument(of: command, keepsT: true)
    let base = try parseArgument(of: command)
    guard Self.isSingle(base) else {
      throw Diagnostic(
        "expected one symbol over what stands below it, found several", at: base.range)
    }
    return Syntax(
      .scripted(base, sub: below, sup: nil, primes: 0), command.range.lowerBound..<endOfPrevious)
  }

  /// `\underbrace{x}_{\text{label}}`: drops the brace and the label and leaves `{x}`.
  mutating func dropBrace(_ command: Token) throws(Diagnostic) {
    tokens[index].kind = .blank
    guard peek().kind == .open, let end = tokens[index].partner else {
      throw expected("'{' after \(describe(command))", found: peek())
    }
    var mark = end + 1
    while mark < tokens.count - 1, tokens[mark].kind == .blank { mark += 1 }
    guard tokens[mark].isSymbol(command.isCommand("underbrace") ? "_" : "^") else { return }
    var last = mark + 1
    while last < tokens.count - 1, tokens[last].kind == .blank { last += 1 }
    guard !tokens[last].endsRow else {
      throw expected("a label after \(describe(tokens[mark]))", found: tokens[last])
    }
    last = max(last, tokens[last].partner ?? last)
    for i in mark...last { tokens[i].kind = .blank }
  }

  /// A group that carries a script or holds `\over`.
  mutating func parseGroup() throws(Diagnostic) -> Syntax {
    let brace = advance()
    try open(.braces, at: brace)
    var value = try parseSum()
    if peek().isCommand("over") {
      advance()
      let below = try parseSum()
      value = Syntax(.fraction(value, below), value.range.lowerBound..<below.range.upperBound)
    }
    guard peek().kind == .close else {
      throw expected("'}' to close the '{'", found: peek())
    }
    close()
    advance()
    let next = peek()
    let isScript = next.isSymbol("^") || next.isSymbol("_") || next.isSymbol("'")
    if isScript && !Self.isSingle(value) {
      throw Diagnostic(
        "expected brackets around what carries \(describe(next)), found braces, which do not show",
        at: brace.range, hint: "write (…)\(describe(next).filter { $0 != "'" })")
    }
    return value
  }

  /// Whether it reads as one thing: no sum and no product.
  static func isSingle(_ syntax: Syntax) -> Bool {
    switch syntax.kind {
    case .product, .terms, .list, .relation: false
    default: true
    }
  }
}
