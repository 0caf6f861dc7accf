extension BlockScanner {
  /// A paragraph, with the displays in it, or a heading underlined by `===` or `---`.
  mutating func scanParagraph(_ start: LineCursor) {
    var passage = Passage()
    passage.append(source, line: lineIndex, from: start)
    let place = source.place(line: lineIndex, offset: start.offset)
    lineIndex += 1
    var underline = gatherLines(into: &passage)
    var scanner = InlineScanner()
    scanner.run(over: passage)
    if !scanner.isProse { isMissingClose = false }
    while scanner.open != nil {
      underline = nil
      guard let found = extend(&passage, &scanner) else {
        isMissingClose = false
        underline = gatherLines(into: &passage)
        scanner.run(over: passage)
        continue
      }
      giveUp(&scanner, passage, found: found)
    }
    for start in scanner.cutShort {
      reportUnclosed(at: passage.place(at: start), isBracket: false, found: "a run-in head")
    }
    if let level = underline, scanner.isProse {
      lineIndex += 1
      addHeading(passage, level: level, at: place)
    } else {
      note.add(scanner.pieces, of: passage)
      // The text above an unclosed display leads to that one, not to the next.
      if isMissingClose { note.separate(by: .block) }
    }
  }

  /// Adds the lines that Markdown takes for the same paragraph. Stops at an underline, whose level
  /// it returns.
  private mutating func gatherLines(into passage: inout Passage) -> Int? {
    while lineIndex < source.lines.count {
      var cursor = source.cursor(line: lineIndex)
      let isInside = containers.match(&cursor) == containers.stack.count
      if cursor.isBlank { return nil }
      if isInside, cursor.indentation(upTo: 4) < 4, let level = BlockStart.underlineLevel(cursor) {
        return level
      }
      if BlockStart.interruptsParagraph(cursor, sameContainers: isInside) { return nil }
      cursor.skipSpace()
      passage.append(source, line: lineIndex, from: cursor)
      lineIndex += 1
    }
    return nil
  }

  /// Adds line after line until the open display is closed: inside it, a line of `=` or one that
  /// starts with `-` or `>` is math. Returns what stands in the way, nil once it is closed.
  private mutating func extend(
    _ passage: inout Passage, _ scanner: inout InlineScanner
  ) -> String? {
    while scanner.open != nil {
      guard lineIndex < source.lines.count else { return "the end of the note" }
      var cursor = source.cursor(line: lineIndex)
      _ = containers.match(&cursor)
      if cursor.isBlank { return "a blank line" }
      if FenceStart(cursor) != nil { return "a fence" }
      if cursor.indentation(upTo: 4) < 4, BlockStart.headingLevel(cursor) != nil {
        return "a heading"
      }
      cursor.skipSpace()
      passage.append(source, line: lineIndex, from: cursor)
      lineIndex += 1
      scanner.run(over: passage)
    }
    return nil
  }

  /// The open display is never closed. Once that has happened, the `$$` that should have closed it
  /// turns up later with nothing behind it to open: it is passed over.
  private mutating func giveUp(_ scanner: inout InlineScanner, _ passage: Passage, found: String) {
    guard let display = scanner.open else { return }
    if isMissingClose {
      isMissingClose = false
      scanner.abandon(keepingText: true, passage: passage)
      return
    }
    let place = passage.place(at: display.start)
    reportUnclosed(at: place, isBracket: display.isBracket, found: found)
    isMissingClose = true
    scanner.abandon(keepingText: false, passage: passage)
  }

  private mutating func reportUnclosed(at place: Place, isBracket: Bool, found: String) {
    let mark = isBracket ? "\\]" : "$$"
    note.add(
      problem: "expected \(mark) to close the display opened here, found \(found)", at: place,
      hint: found == "a blank line" ? "a display ends at a blank line: take it out" : nil)
  }

  /// A heading, and the displays that somebody may have put into it.
  mutating func addHeading(_ passage: Passage, level: Int, at place: Place) {
    var scanner = InlineScanner()
    scanner.run(over: passage)
    if let display = scanner.open {
      reportUnclosed(
        at: passage.place(at: display.start), isBracket: display.isBracket,
        found: "the end of the heading")
      scanner.abandon(keepingText: true, passage: passage)
    }
    note.add(heading: HeadingText.text(of: scanner.pieces, in: passage), level: level, at: place)
    let displays = scanner.pieces.filter { if case .display = $0.kind { true } else { false } }
    note.add(displays, of: passage)
    note.separate(by: .block)
  }
}
