/// Reads LaTeX formulas as people write them into `RowSyntax`, without giving any letter a meaning.
///
/// The reader never backtracks: every choice is made on the token at hand, the brackets around it
/// and counts that are taken beforehand, so that time grows with the length of the formula. What it
/// cannot read is one `Diagnostic`, thrown, with the range of the offending token in characters.
///
/// Braces that do not show (`{a + b} c`) mean nothing, as on paper: that is `a + b c`. A
/// superscript `T` or `\top` is `top` everywhere but on `\sum` and `\prod`; a superscript star, plus or minus
/// (`w^*`, `0^+`, `(z)_+`) is the name `*`, `+` or `-`.
public struct LaTeXParser {
  let source: [Character]
  var tokens: [Token] = []
  var index = 0
  /// The last token read, for messages: "expected a formula after '='".
  var previous: Token?
  /// The brackets that are open here, innermost last.
  var contexts: [Context] = []

  /// Formulas of people are nested a dozen deep; the bound keeps the stack safe: a level takes
  /// about 20 kB of it in a debug build.
  static let deepest = 64

  enum Context: Hashable {
    case bracket
    case braces
    /// Between bars; `isDefinite` if the opening one came as `\lvert` or `\left|`.
    case bars(isDouble: Bool, isDefinite: Bool)
    case cell
  }

  /// Letters whose bold form is a name of its own, `\mathbf{w}` beside `w`; elsewhere fonts are dropped.
  let boldLetters: Set<Character>

  public init(_ source: [Character], keepingBold boldLetters: Set<Character> = []) {
    (self.source, self.boldLetters) = (source, boldLetters)
  }

  /// The rows of a display. Rows come from `\\`, with or without an environment, and from several
  /// statements in one row (`a = 1, \qquad b = 2`, `a = 1 \text{ and } b = 2`): each is a row.
  /// A row that goes on with the row above (it begins with `+`, `\cdot` or `\iff`, or the one above
  /// ends in an operator) is part of that. A row that begins with a relation has as many operators
  /// as sides. `A \impliedby B` is given as `B \implies A`.
  ///
  /// Words and bare relations behind a statement (`\quad w \ne 0`, `(w \ne 0)`) are its conditions;
  /// conditions that follow several statements belong to each of them.
  public mutating func parseDisplay() throws(Diagnostic) -> [RowSyntax] {
    try parse(isInline: false)
  }

  /// An inline formula: as a display, but relations separated by commas are rows each, and none is
  /// taken for the condition of another without a word that says so.
  public mutating func parseInline() throws(Diagnostic) -> [RowSyntax] {
    try parse(isInline: true)
  }

  private mutating func parse(isInline: Bool) throws(Diagnostic) -> [RowSyntax] {
    (index, previous, contexts) = (0, nil, [])
    tokens = try Lexer.read(source, keepingBold: boldLetters)
    try matchGroups()
    try arrangeRows()
    try countBars()
    let rows = try parseRows(isInline: isInline)
    guard !rows.isEmpty else {
      throw Diagnostic(
        "expected a formula, found an empty one", at: 0..<source.count,
        hint: "write a formula between the dollar signs, or delete them")
    }
    return rows
  }

  // MARK: The cursor

  /// The next token that means something; gaps count only outside all brackets.
  mutating func peek() -> Token {
    while index < tokens.count - 1,
      tokens[index].kind == .blank || (tokens[index].kind == .wide && !contexts.isEmpty)
    {
      index += 1
    }
    return tokens[index]
  }

  /// The next token behind any gap, which stays unread.
  func peekBehindGap() -> Token {
    var at = index
    while at < tokens.count - 1, tokens[at].isBlankOrWide { at += 1 }
    return tokens[at]
  }

  /// The token behind the next one.
  func peekSecond() -> Token {
    var at = min(index + 1, tokens.count - 1)
    while at < tokens.count - 1, tokens[at].isBlankOrWide { at += 1 }
    return tokens[at]
  }

  @discardableResult
  mutating func advance() -> Token {
    let token = peek()
    previous = token
    if index < tokens.count - 1 { index += 1 }
    return token
  }

  mutating func skipGaps() {
    while index < tokens.count - 1, tokens[index].isBlankOrWide { index += 1 }
  }

  mutating func open(_ context: Context, at token: Token) throws(Diagnostic) {
    guard contexts.count < Self.deepest else { throw tooDeep(token) }
    contexts.append(context)
  }

  func tooDeep(_ token: Token) -> Diagnostic {
    Diagnostic(
      "expected a formula, found one nested deeper than \(Self.deepest)", at: token.range,
      hint: "name a part of it with := and use the name")
  }

  mutating func close() { _ = contexts.popLast() }

  // MARK: Errors

  func describe(_ token: Token) -> String {
    switch token.kind {
    case .endOfFormula, .afterRows: "the end of the formula"
    case .newRow: "the end of the row"
    case .invalid(let character):
      "the character '\(character)' (\(Lexer.codePoint(character)))"
    case .text(let words): "the words '\(words)'"
    default: "'\(String(source[token.range]))'"
    }
  }

  func expected(_ what: String, found token: Token, hint: String? = nil) -> Diagnostic {
    if case .command(let name) = token.kind {
      switch CommandTable.roles[name] {
      case nil: return unknown(name, token)
      case .refused(let advice):
        return Diagnostic(
          "expected \(what), found \(describe(token)), which is not read", at: token.range,
          hint: advice)
      default: break
      }
    }
    let range = token.endsRow ? token.range.lowerBound..<token.range.lowerBound : token.range
    return Diagnostic("expected \(what), found \(describe(token))", at: range, hint: hint)
  }

  private func unknown(_ name: String, _ token: Token) -> Diagnostic {
    let near = CommandTable.nearest(to: name)
    return Diagnostic(
      "expected a known command, found \(describe(token))", at: token.range,
      hint: near.map { "did you mean \\\($0)?" } ?? "names of several letters are written \\text{…}"
    )
  }

  /// Whether a formula must follow the token, so that a message may name it.
  private func awaitsFormula(_ token: Token) -> Bool {
    switch token.kind {
    case .symbol(let symbol): return !")]|'".contains(symbol)
    case .open: return true
    case .command(let name):
      switch CommandTable.roles[name] {
      case .infix, .relation, .connective, .special: return name != "}" && name != "rangle"
      default: return false
      }
    default: return false
    }
  }

  func expectedOperand(found token: Token) -> Diagnostic {
    if let previous, awaitsFormula(previous) {
      var hint: String?
      if previous.isSymbol("<") && token.isSymbol("=") { hint = "write \\le" }
      if previous.isSymbol(">") && token.isSymbol("=") { hint = "write \\ge" }
      if previous.isSymbol("=") && token.isSymbol("=") { hint = "write one '='" }
      return expected("a formula after \(describe(previous))", found: token, hint: hint)
    }
    return expected("a formula", found: token)
  }
}
