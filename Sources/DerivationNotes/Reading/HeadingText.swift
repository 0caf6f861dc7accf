/// The words of a heading: markup and closing `#` are dropped, formulas stay as written.
enum HeadingText {
  static func text(of pieces: [Piece], in passage: Passage) -> String {
    var text = ""
    for piece in pieces {
      switch piece.kind {
      case .text: text += plain(piece.whole, in: passage)
      case .code: text += passage.text(piece.content)
      case .formula, .display: text += passage.text(piece.whole)
      case .head: text += plain(piece.whole, in: passage)
      }
    }
    return withoutClosingMarks(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  private static func plain(_ range: Range<Int>, in passage: Passage) -> String {
    var kept = ""
    var i = range.lowerBound
    while i < range.upperBound {
      let isEscaped = passage[i] == .backslash && passage[i + 1].isPunctuation
      if isEscaped { i += 1 }
      let isMark =
        passage[i] == .star
        || passage[i] == .underscore && !(passage[i - 1].isWord && passage[i + 1].isWord)
      if i < range.upperBound, isEscaped || !isMark { kept += passage.text(i..<i + 1) }
      i += 1
    }
    return kept
  }

  /// Without the `##` that may end a heading, behind a space or alone.
  private static func withoutClosingMarks(_ text: String) -> String {
    let marks = text.reversed().prefix { $0 == "#" }.count
    guard marks > 0 else { return text }
    let rest = text.dropLast(marks)
    return rest.isEmpty || rest.last == " " ? String(rest.dropLast()) : text
  }
}
