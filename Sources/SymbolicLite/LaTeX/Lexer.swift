/// Characters to tokens. Spacing, sizes, colours and labels are gone afterwards; fonts and words
/// are gathered; every token keeps its place in the source.
struct Lexer {
  let source: [Character]
  /// Letters whose bold form is a name of its own.
  var boldLetters: Set<Character> = []
  var tokens: [Token] = []
  /// `\text{… $ … \text{…} … $ …}`: how deep words stand in formulas in words.
  var textDepth = 0
  /// A side that `\left` or `\bigl` announced for the next delimiter.
  var pendingSide: Token.Side?

  /// Longest formula that is read; a page of formulas is about a quarter of it.
  static let longest = 20_000

  static func read(
    _ source: [Character], keepingBold boldLetters: Set<Character> = []
  ) throws(Diagnostic) -> [Token] {
    guard source.count <= longest else {
      throw Diagnostic(
        "expected at most \(longest) characters, found a formula of \(source.count)",
        at: longest..<source.count, hint: "split it into several displays")
    }
    var lexer = Lexer(source: source, boldLetters: boldLetters)
    try lexer.read(0..<source.count)
    let end = lexer.tokens.last?.range.upperBound ?? source.count
    lexer.tokens.append(Token(.endOfFormula, end..<end))
    return lexer.tokens
  }

  mutating func read(_ range: Range<Int>) throws(Diagnostic) {
    var at = range.lowerBound
    while at < range.upperBound { at = try readToken(at, range.upperBound) }
  }

  /// Reads what starts at `at` and returns where the next token starts.
  private mutating func readToken(_ at: Int, _ end: Int) throws(Diagnostic) -> Int {
    let character = source[at]
    switch character {
    case "\\": return try readCommand(at, end)
    case "%": return source[at..<end].firstIndex(where: \.isNewline) ?? end
    case "{": add(.open, at..<at + 1)
    case "}": add(.close, at..<at + 1)
    case "~": break
    case "0"..."9" where character.isASCII: add(.digit(character), at..<at + 1)
    default:
      if character.isWhitespace { break }
      if character.isASCII && character.isLetter {
        add(.letter(character), at..<at + 1)
      } else if Self.symbols.contains(character) {
        add(.symbol(character), at..<at + 1)
      } else if let kinds = Self.unicode[character] {
        for kind in kinds { add(kind, at..<at + 1) }
      } else if Self.isControl(character) {
        throw Diagnostic(
          "expected a formula, found the control character \(Self.codePoint(character))",
          at: at..<at + 1, hint: "delete it")
      } else {
        add(.invalid(character), at..<at + 1)
      }
    }
    return at + 1
  }

  private static let symbols = Set<Character>("+-*/=<>()[]|,;:.!'^_&")

  private static func isControl(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }

  static func codePoint(_ character: Character) -> String {
    let digits = String(character.unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  mutating func add(_ kind: Token.Kind, _ range: Range<Int>, side: Token.Side? = nil) {
    tokens.append(Token(kind, range, side: side ?? pendingSide))
    pendingSide = nil
  }

  // MARK: Looking ahead

  func skipSpaces(_ at: Int, _ end: Int) -> Int {
    source[min(at, end)..<end].firstIndex { !$0.isWhitespace } ?? end
  }

  /// The position of the `}` that closes the `{` at `open`; `\{` and `\}` do not count.
  func closingBrace(_ open: Int, _ end: Int) -> Int? {
    var (depth, at) = (0, open)
    while at < end {
      switch source[at] {
      case "\\": at += 1
      case "{": depth += 1
      case "}":
        depth -= 1
        if depth == 0 { return at }
      default: break
      }
      at += 1
    }
    return nil
  }

  /// The braces behind a command whose argument is not a formula, as an error if there are none.
  func argument(_ at: Int, _ end: Int, of command: Range<Int>) throws(Diagnostic) -> Range<Int> {
    let open = skipSpaces(at, end)
    let name = String(source[command])
    guard open < end, source[open] == "{" else {
      throw Diagnostic(
        "expected '{' after '\(name)', found \(found(open, end))", at: caret(open, end))
    }
    guard let close = closingBrace(open, end) else {
      throw Diagnostic(
        "expected '}' to close the '{' of '\(name)', found the end of the formula",
        at: end..<end)
    }
    return open + 1..<close
  }

  private func found(_ at: Int, _ end: Int) -> String {
    at < end ? "'\(source[at])'" : "the end of the formula"
  }

  private func caret(_ at: Int, _ end: Int) -> Range<Int> { at..<min(at + 1, end) }
}
