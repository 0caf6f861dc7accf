extension Lexer {
  /// Weight and slant carry no meaning on a letter; a digit in bold is a vector of it.
  static let boldFonts: Set<String> = [
    "mathbf", "boldsymbol", "bm", "pmb", "mathnormal", "mathbfit", "symbf",
  ]
  /// Upright words are one name.
  static let uprightFonts: Set<String> = ["mathrm", "mathsf", "mathit", "mathtt", "operatorname"]
  /// Alphabets that are part of a name.
  static let keptFonts: Set<String> = ["mathcal", "mathbb", "mathscr", "mathfrak"]
  private static let blackboardDigits: Set<String> = ["mathbb", "mathds", "mathbbm"]
  static let texts: Set<String> = [
    "text", "textrm", "textit", "textsf", "texttt", "textbf", "mbox", "hbox", "textnormal",
  ]

  static func isFont(_ name: String) -> Bool {
    boldFonts.contains(name) || uprightFonts.contains(name) || keptFonts.contains(name)
      || blackboardDigits.contains(name)
  }

  /// Reads the argument of a font where it is a word, a letter or a digit; otherwise the font is
  /// dropped and its braces are read as a group.
  mutating func readFont(
    _ font: String, _ range: Range<Int>, _ end: Int
  ) throws(Diagnostic) -> Int {
    let open = skipSpaces(range.upperBound, end)
    guard open < end, source[open] != "}" else {
      throw Diagnostic(
        "expected a letter after '\(String(source[range]))', found "
          + (open < end ? "'}'" : "the end of the formula"), at: open..<min(open + 1, end))
    }
    guard source[open] == "{" else {
      if source[open] == "\\" { return open }
      return addFont(font, String(source[open]), range.lowerBound..<open + 1) ? open + 1 : open
    }
    if let (word, close) = plainWord(open + 1, end),
      addFont(font, word, range.lowerBound..<close + 1)
    {
      return close + 1
    }
    guard !Self.keptFonts.contains(font) else {
      throw Diagnostic(
        "expected one letter in '\(String(source[range]))'", at: range,
        hint: "this font is part of the letter's name")
    }
    return open
  }

  /// Adds the token for a word in a font; false if it is no word for this font.
  private mutating func addFont(_ font: String, _ word: String, _ range: Range<Int>) -> Bool {
    let single = word.count == 1 ? word.first : nil
    if let digit = single, digit.isNumber {
      guard Self.boldFonts.contains(font) || Self.blackboardDigits.contains(font) else {
        return false
      }
      add(.name("\\mathbf{\(digit)}"), range)
    } else if Self.keptFonts.contains(font) || Self.blackboardDigits.contains(font) {
      guard let letter = single, letter.isLetter else { return false }
      add(.name("\\\(font){\(letter)}"), range)
    } else if let letter = single, boldLetters.contains(letter), Self.boldFonts.contains(font) {
      add(.name("\\mathbf{\(letter)}"), range)
    } else if let letter = single, letter.isLetter {
      add(font.hasPrefix("operatorname") && letter == "E" ? .word("E") : .letter(letter), range)
    } else if Self.boldFonts.contains(font) {
      guard CommandTable.functions[word] != nil else { return false }
      add(.word(word), range)
    } else {
      guard word.contains(where: \.isLetter) else { return false }
      add(TextRole(word).isOrdinary ? .word(word) : .text(word), range)
    }
    return true
  }

  /// Letters, digits, hyphens and spaces up to the next `}`; nil if anything else stands there.
  /// Spaces as typed vanish, as TeX sets them; `\,` and its kin are one space.
  private func plainWord(_ start: Int, _ end: Int) -> (word: String, close: Int)? {
    var (word, at) = ("", start)
    while at < end {
      let character = source[at]
      if character == "}" {
        let trimmed = word.split(separator: " ").joined(separator: " ")
        return trimmed.isEmpty ? nil : (trimmed, at)
      }
      if character == "\\" {
        let (name, after) = commandName(at, end)
        guard [",", ";", ":", " ", "!", ">", "quad"].contains(name) else { return nil }
        word += name == "!" ? "" : " "
        at = after
      } else {
        let isPart = character.isASCII && (character.isLetter || character.isNumber)
        guard isPart || character.isWhitespace || "-~".contains(character) else { return nil }
        word += character == "~" ? " " : character.isWhitespace ? "" : String(character)
        at += 1
      }
    }
    return nil
  }

  /// `\text{if $z > 0$}`: words and the formulas between them.
  mutating func readText(_ range: Range<Int>, _ end: Int) throws(Diagnostic) -> Int {
    let inside = try argument(range.upperBound, end, of: range)
    textDepth += 1
    defer { textDepth -= 1 }
    guard textDepth <= 4 else {
      throw Diagnostic("expected words, found words in words, deeper than 4", at: range)
    }
    var (start, isFormula) = (inside.lowerBound, false)
    var places = inside.filter { source[$0] == "$" && source[$0 - 1] != "\\" }
    let isWhole = places.isEmpty
    places.append(inside.upperBound)
    for place in places {
      if isFormula {
        try read(start..<place)
      } else {
        addWords(start..<place, at: isWhole ? range.lowerBound..<inside.upperBound + 1 : nil)
      }
      (start, isFormula) = (place + 1, !isFormula)
    }
    if !isFormula {
      throw Diagnostic("expected a second '$' in '\(String(source[range]))'", at: range)
    }
    return inside.upperBound + 1
  }

  private mutating func addWords(_ range: Range<Int>, at place: Range<Int>?) {
    let raw = String(source[range]).replacing("\\ ", with: " ").replacing("\\,", with: " ")
      .replacing("~", with: " ").replacing("\\quad", with: " ")
    let words = raw.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.isEmpty { return }
    let place = place ?? range
    if words.count == 1, let letter = words.first, letter.isASCII, letter.isLetter {
      add(.letter(letter), place)
    } else if words.count == 1, let mark = words.first, ",.;".contains(mark) {
      add(.symbol(mark), place)
    } else {
      add(.text(words), place)
    }
  }
}
