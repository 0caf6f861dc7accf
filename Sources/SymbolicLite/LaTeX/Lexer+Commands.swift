extension Lexer {
  /// Commands that the lexer itself reads, for suggestions.
  static let commandNames: [String] =
    Array(ignored) + Array(boldFonts) + Array(uprightFonts) + Array(keptFonts) + Array(texts)
    + Array(sizes.keys) + ["left", "right", "begin", "end", "quad", "qquad", "operatorname", "not"]

  /// Spaces, styles and boxes: nothing is lost without them. `\boxed{…}` leaves its braces.
  static let ignored: Set<String> = [
    ",", ";", ":", "!", " ", ">", "/", "thinspace", "medspace", "thickspace", "negthinspace",
    "enspace", "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "limits",
    "nolimits", "notag", "nonumber", "mathstrut", "strut", "boxed", "mathop", "mathbin",
    "mathrel", "mathord", "mathopen", "mathclose", "mathinner", "ensuremath", "hline",
    "allowbreak", "nobreak", "bf", "it", "sf", "bfseries", "normalfont", "small", "large",
    "hfill", "centering", "noindent", "relax", "smash",
  ]
  /// Commands whose argument is dropped with them.
  static let droppedWithArgument: Set<String> = [
    "tag", "tag*", "label", "color", "textcolor", "colorbox", "phantom", "hphantom", "vphantom",
    "hspace", "hspace*", "vspace", "vspace*",
  ]
  static let sizes: [String: Token.Side?] = [
    "big": nil, "Big": nil, "bigg": nil, "Bigg": nil,
    "bigl": .left, "Bigl": .left, "biggl": .left, "Biggl": .left,
    "bigr": .right, "Bigr": .right, "biggr": .right, "Biggr": .right,
    "bigm": .middle, "Bigm": .middle, "biggm": .middle, "Biggm": .middle, "middle": .middle,
  ]
  /// Delimiters with several names: their token and side.
  static let delimiters: [String: (kind: Token.Kind, side: Token.Side?)] = [
    "lbrace": (.command("{"), nil), "rbrace": (.command("}"), nil),
    "lbrack": (.symbol("["), nil), "rbrack": (.symbol("]"), nil),
    "lvert": (.symbol("|"), .left), "rvert": (.symbol("|"), .right), "vert": (.symbol("|"), nil),
    "mid": (.symbol("|"), .middle), "lVert": (.command("|"), .left),
    "rVert": (.command("|"), .right), "Vert": (.command("|"), nil),
    "parallel": (.command("|"), nil), "arrowvert": (.symbol("|"), nil),
  ]

  mutating func readCommand(_ at: Int, _ end: Int) throws(Diagnostic) -> Int {
    let (name, after) = commandName(at, end)
    let range = at..<after
    if let side = Self.sizes[name] { return readSize(side, after, end) }
    if let delimiter = Self.delimiters[name] {
      add(delimiter.kind, range, side: delimiter.side)
      return after
    }
    switch name {
    case "":
      throw Diagnostic("expected a command after '\\', found the end of the formula", at: range)
    case "\\", "cr", "newline", "tabularnewline":
      add(.newRow, range)
      return name == "\\" ? skipRowOptions(after, end) : after
    case "quad", "qquad": add(.wide, range)
    case "left", "right": return try readLeftRight(name, range, end)
    case "begin", "end": return try readEnvironment(name, range, end)
    case "not": return try readNot(range, end)
    case "operatorname", "operatorname*", "operatornamewithlimits":
      return try readFont(name, range, end)
    case _ where Self.ignored.contains(name): break
    case _ where Self.droppedWithArgument.contains(name):
      return try argument(after, end, of: range).upperBound + 1
    case _ where Self.texts.contains(name): return try readText(range, end)
    case _ where Self.isFont(name): return try readFont(name, range, end)
    default: add(.command(name), range)
    }
    return after
  }

  /// The name of the command whose backslash stands at `at`, and where it ends.
  func commandName(_ at: Int, _ end: Int) -> (name: String, after: Int) {
    let start = at + 1
    guard start < end else { return ("", end) }
    let letters = source[start..<end].prefix { $0.isASCII && $0.isLetter }
    if letters.isEmpty {
      return (source[start].isWhitespace ? " " : String(source[start]), start + 1)
    }
    let name = String(letters)
    let starred = ["operatorname", "tag", "hspace", "vspace"].contains(name)
    if starred, letters.endIndex < end, source[letters.endIndex] == "*" {
      return (name + "*", letters.endIndex + 1)
    }
    return (name, letters.endIndex)
  }

  /// `\\[2pt]` and `\\*`.
  private func skipRowOptions(_ at: Int, _ end: Int) -> Int {
    var at = at
    if at < end, source[at] == "*" { at += 1 }
    guard at < end, source[at] == "[" else { return at }
    let inside = source[(at + 1)..<end].prefix { $0.isLetter || $0.isNumber || ".- ".contains($0) }
    let units = ["pt", "em", "ex", "mm", "cm", "mu", "in", "sp", "bp", "pc"]
    guard inside.endIndex < end, source[inside.endIndex] == "]" else { return at }
    return units.contains(String(inside.suffix(2))) ? inside.endIndex + 1 : at
  }

  /// `\big(`: the size is dropped; `\bigl|` tells on which side the bar stands.
  private mutating func readSize(_ side: Token.Side?, _ at: Int, _ end: Int) -> Int {
    pendingSide = side
    return skipSpaces(at, end)
  }

  /// `\left(`, `\right.`: an empty delimiter stands for nothing.
  private mutating func readLeftRight(
    _ name: String, _ range: Range<Int>, _ end: Int
  ) throws(Diagnostic) -> Int {
    let at = skipSpaces(range.upperBound, end)
    add(.command(name), range)
    pendingSide = name == "left" ? .left : .right
    guard at < end else {
      throw Diagnostic(
        "expected a bracket after '\\\(name)', found the end of the formula", at: at..<at)
    }
    if source[at] == "." {
      pendingSide = nil
      add(.blank, at..<at + 1)
      return at + 1
    }
    let angles: [Character: String] = ["<": "langle", ">": "rangle"]
    if let angle = angles[source[at]] {
      add(.command(angle), at..<at + 1)
      return at + 1
    }
    return at
  }

  /// `\not=`, `\not\in`.
  private mutating func readNot(_ range: Range<Int>, _ end: Int) throws(Diagnostic) -> Int {
    let at = skipSpaces(range.upperBound, end)
    if at < end, source[at] == "=" {
      add(.command("ne"), range.lowerBound..<at + 1)
      return at + 1
    }
    if at < end, source[at] == "\\" {
      let (name, after) = commandName(at, end)
      if name == "in" || name == "equiv" {
        add(.command(name == "in" ? "notin" : "ne"), range.lowerBound..<after)
        return after
      }
    }
    throw Diagnostic(
      "expected '=' or '\\in' after '\\not', found \(at < end ? "'\(source[at])'" : "the end")",
      at: range, hint: "write \\ne or \\notin")
  }

  /// `\begin{aligned}[t]`, `\begin{array}{ll}`: the arguments say where things are set, not what.
  private mutating func readEnvironment(
    _ name: String, _ range: Range<Int>, _ end: Int
  ) throws(Diagnostic) -> Int {
    let inside = try argument(range.upperBound, end, of: range)
    let environment = String(source[inside].filter { !$0.isWhitespace })
    let whole = range.lowerBound..<inside.upperBound + 1
    var after = whole.upperBound
    add(name == "begin" ? .begin(environment) : .end(environment), whole)
    guard name == "begin" else { return after }
    if after + 2 < end, source[after] == "[", "tbc".contains(source[after + 1]),
      source[after + 2] == "]"
    {
      after += 3
    }
    if ["array", "alignat", "alignat*", "alignedat"].contains(environment) {
      after = try argument(after, end, of: whole).upperBound + 1
    }
    return after
  }
}
