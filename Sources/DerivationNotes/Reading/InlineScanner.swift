/// One piece of a paragraph.
struct Piece {
  enum Kind {
    case text, code, formula, display
    case head(RunInHead)
  }
  var kind: Kind
  /// With its delimiters, and without.
  var whole: Range<Int>
  var content: Range<Int>
}

/// Cuts a paragraph into prose, code, formulas and displays. A display may run on beyond what
/// Markdown takes for the paragraph (a line that is only `=`, a line that starts with `- `), so
/// the scanner stops with `open` set at the end of the passage and goes on when more was added.
struct InlineScanner {
  struct OpenDisplay {
    var start: Int
    /// Whether it is `\[ … \]`.
    var isBracket: Bool
  }

  private(set) var pieces: [Piece] = []
  private(set) var open: OpenDisplay?
  private var position = 0
  private var textStart = 0
  private var marks = ClosingMarks()
  /// The length of the passage when a `\(` found no `\)`: no later one will.
  private var hopelessCount = -1
  /// An unclosed display of this passage, found where a run-in head stands inside it.
  private(set) var cutShort: [Int] = []

  /// Whether no head and no display was found so far.
  var isProse: Bool {
    pieces.allSatisfy { piece in
      switch piece.kind {
      case .display, .head: return false
      case .text, .code, .formula: return true
      }
    }
  }

  mutating func run(over passage: Passage) {
    while true {
      if let display = open, !close(display, in: passage) { return }
      while open == nil, position < passage.count { step(passage) }
      if open == nil {
        flush(upTo: passage.count)
        return
      }
    }
  }

  /// Gives the open display up. Its delimiter alone is dropped if `keepingText`, so that what
  /// follows is read as prose; otherwise all that was read of it is.
  mutating func abandon(keepingText: Bool, passage: Passage) {
    guard let display = open else { return }
    open = nil
    position = keepingText ? display.start + 2 : passage.count
    textStart = position
    if keepingText { run(over: passage) }
  }

  // MARK: Displays

  private mutating func close(_ display: OpenDisplay, in passage: Passage) -> Bool {
    let content = display.start + 2
    while position < passage.count {
      switch passage[position] {
      case .backslash:
        if display.isBracket, passage[position + 1] == .closeBracket {
          finish(.display, display.start..<position + 2, content..<position)
          open = nil
          return true
        }
        position += 2
      case .dollar where !display.isBracket && passage[position + 1] == .dollar:
        finish(.display, display.start..<position + 2, content..<position)
        open = nil
        return true
      case .newline where passage[position + 1] == .star && passage[position + 2] == .star:
        position += 1
        if RunInHeadScanner.scan(passage, at: position) != nil {
          cutShort.append(display.start)
          open = nil
          textStart = position
          return true
        }
      default: position += 1
      }
    }
    return false
  }

  private mutating func openDisplay(isBracket: Bool) {
    flush(upTo: position)
    open = OpenDisplay(start: position, isBracket: isBracket)
    position += 2
  }

  // MARK: Prose

  private mutating func step(_ passage: Passage) {
    switch passage[position] {
    case .backslash: escape(passage)
    case .dollar: dollar(passage)
    case .backtick:
      marks.update(passage, from: position)
      if let code = marks.codeSpan(passage, at: position) {
        finish(.code, position..<code.end, code.content)
      } else {
        position += ClosingMarks.run(passage, at: position)
      }
    case .less: comment(passage)
    case .star where mayStartHead(passage), .underscore where mayStartHead(passage):
      if let (head, end) = RunInHeadScanner.scan(passage, at: position) {
        finish(.head(head), position..<end, position..<end)
      } else {
        position += ClosingMarks.run(passage, at: position)
      }
    default: position += 1
    }
  }

  /// A run-in head starts a paragraph. The start of a line will do under a display or a full stop;
  /// in the midst of a sentence, "as in **Claim (a).**" is a reference.
  private func mayStartHead(_ passage: Passage) -> Bool {
    if position == 0 { return true }
    guard passage[position - 1] == .newline else { return false }
    var i = position - 1
    while i > 0, passage[i].isSpace { i -= 1 }
    if let last = pieces.last, case .display = last.kind, i < last.whole.upperBound { return true }
    if textStart == position { return true }
    return !passage[i].isWord && passage[i] != .comma
  }

  private mutating func escape(_ passage: Passage) {
    switch passage[position + 1] {
    case .openParenthesis:
      guard hopelessCount != passage.count else { break }
      guard let end = end(of: .closeParenthesis, in: passage) else {
        hopelessCount = passage.count
        break
      }
      finish(.formula, position..<end + 2, position + 2..<end)
      return
    case .openBracket:
      if passage[position + 2].isSpace || position + 2 >= passage.count {
        openDisplay(isBracket: true)
        return
      }
      guard isFirstOnLine(passage), let end = end(of: .closeBracket, in: passage, onLine: true),
        endsLine(passage, after: end + 2)
      else { break }
      finish(.display, position..<end + 2, position + 2..<end)
      return
    default: break
    }
    position += 2
  }

  private func isFirstOnLine(_ passage: Passage) -> Bool {
    position == 0 || passage[position - 1] == .newline
  }

  private func endsLine(_ passage: Passage, after index: Int) -> Bool {
    var i = index
    while passage[i].isBlank || passage[i] == .period || passage[i] == .comma { i += 1 }
    return i >= passage.count || passage[i] == .newline
  }

  /// Where `\)` or `\]` stands.
  private func end(of mark: UInt8, in passage: Passage, onLine: Bool = false) -> Int? {
    var i = position + 2
    while i < passage.count, !(onLine && passage[i] == .newline) {
      if passage[i] == .backslash {
        if passage[i + 1] == mark { return i }
        i += 1
      }
      i += 1
    }
    return nil
  }

  private mutating func dollar(_ passage: Passage) {
    let next = passage[position + 1]
    if next == .dollar { return openDisplay(isBracket: false) }
    marks.update(passage, from: position)
    if next == .backtick, let code = marks.codeSpan(passage, at: position + 1),
      passage[code.end] == .dollar
    {
      finish(.formula, position..<code.end + 1, code.content)
    } else if let end = inlineEnd(passage) {
      finish(.formula, position..<end + 1, position + 1..<end)
    } else {
      position += 1
    }
  }

  /// The `$` that closes the one here by the rule of the code hosts: no white space inside next to
  /// either, no digit behind. The next `$` closes or none does: "$5 and $x$" has one formula.
  private func inlineEnd(_ passage: Passage) -> Int? {
    guard position + 1 < passage.count, !passage[position + 1].isSpace else { return nil }
    var i = position + 1
    while i < passage.count {
      switch passage[i] {
      case .backslash: i += 2
      case .backtick:
        if marks.codeSpan(passage, at: i) != nil { return nil }
        i += ClosingMarks.run(passage, at: i)
      case .dollar:
        let after = passage[i + 1]
        return passage[i - 1].isSpace || after.isDigit || after == .dollar ? nil : i
      default: i += 1
      }
    }
    return nil
  }

  private mutating func comment(_ passage: Passage) {
    let (i, mark) = (position, UInt8(ascii: "!"))
    marks.update(passage, from: i)
    guard passage[i + 1] == mark, passage[i + 2] == .hyphen, passage[i + 3] == .hyphen,
      marks.hasComment(after: i + 5)
    else {
      position += 1
      return
    }
    var end = i + 6
    while !(passage[end] == .greater && passage[end - 1] == .hyphen && passage[end - 2] == .hyphen),
      end < passage.count
    { end += 1 }
    flush(upTo: i)
    position = min(end + 1, passage.count)
    textStart = position
  }

  // MARK: Pieces

  private mutating func finish(_ kind: Piece.Kind, _ whole: Range<Int>, _ content: Range<Int>) {
    flush(upTo: whole.lowerBound)
    pieces.append(Piece(kind: kind, whole: whole, content: content))
    position = whole.upperBound
    textStart = position
  }

  private mutating func flush(upTo end: Int) {
    if textStart < end {
      pieces.append(Piece(kind: .text, whole: textStart..<end, content: textStart..<end))
    }
    textStart = max(textStart, end)
  }
}
