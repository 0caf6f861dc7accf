/// A line of a note with a caret under a part of it:
///
///        24 |             &= (X^\top X - \lambda I) w - X^\top y .
///           |             ^
struct SourceExcerpt {
  /// The two lines, without line ends.
  var source: String
  var gutter: String
  var caret: String
  /// What lines that go on below the caret start with, so that they stand under the bar.
  var indent: String

  /// Columns count characters from 1. Tabs are copied into the caret line, wide characters take two
  /// columns of it, and a long line is cut to the surroundings of the caret.
  init(line: String, number: Int, column: Int, width: Int) {
    let lineNumber = String(number)
    let padding = String(repeating: " ", count: max(0, 5 - lineNumber.count))
    let margin = String(repeating: " ", count: max(5, lineNumber.count))
    gutter = margin + " | "
    indent = margin + " "

    var characters = line.map(visible)
    var start = min(max(column - 1, 0), characters.count)
    if characters.count > Self.longest {
      let first = max(0, start - Self.longest / 2)
      let last = min(characters.count, first + Self.longest)
      let (isCutBefore, isCutAfter) = (first > 0, last < characters.count)
      characters =
        (isCutBefore ? ["…"] : []) + characters[first..<last] + (isCutAfter ? ["…"] : [])
      start += (isCutBefore ? 1 : 0) - first
    }
    source = "\(padding)\(lineNumber) | " + String(characters)

    let marked = characters[start...].prefix(max(1, width))
    let blanks = characters[..<start].map {
      $0 == "\t" ? "\t" : String(repeating: " ", count: Self.columns(of: $0))
    }
    let carets = marked.reduce(0) { $0 + max(1, Self.columns(of: $1)) }
    caret = blanks.joined() + String(repeating: "^", count: max(1, carets))
  }

  /// Lines beyond this many characters are cut.
  private static let longest = 160

  /// How many columns of a terminal a character takes: 2 for East Asian wide ones and pictures, 0
  /// for invisible ones.
  static func columns(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}") {
      return 2
    }
    switch first.value {
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2064, 0xFEFF: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}

/// Control characters of a note could move the cursor of a terminal; they are shown as �. Of the
/// accents on one letter only so many are shown as a script needs.
private func visible(_ character: Character) -> Character {
  guard character != "\t", let scalar = character.unicodeScalars.first else { return character }
  if character.utf8.count > 64 {
    let kept = String(String.UnicodeScalarView(character.unicodeScalars.prefix(16)))
    return kept.count == 1 ? Character(kept) : "\u{FFFD}"
  }
  return scalar.properties.generalCategory == .control ? "\u{FFFD}" : character
}

/// A text from a note on one line of a terminal.
func visible(_ text: String) -> String {
  String(text.map { $0.isNewline ? " " : visible($0) })
}
