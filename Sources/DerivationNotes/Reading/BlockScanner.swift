/// Cuts a note into blocks: headings, fences, comments, code, paragraphs, each inside the quotes and
/// list items that hold it.
struct BlockScanner {
  let source: NoteSource
  var lineIndex = 0
  var containers = Containers()
  var note: NoteAssembler
  /// Whether the last display was never closed: the next stray `$$` is then its end, late.
  var isMissingClose = false

  init(_ source: NoteSource) {
    self.source = source
    note = NoteAssembler(problems: source.problems)
  }

  mutating func scan() -> NoteDocument {
    skipFrontMatter()
    while lineIndex < source.lines.count { scanBlock() }
    let problems = note.problems.enumerated().sorted {
      let (a, b) = ($0.element.place, $1.element.place)
      return (a.line, a.column, $0.offset) < (b.line, b.column, $1.offset)
    }
    return NoteDocument(elements: note.elements, problems: problems.map(\.element))
  }

  /// The block that starts on this line; each of the cases goes past at least one line.
  private mutating func scanBlock() {
    var cursor = source.cursor(line: lineIndex)
    let matched = containers.match(&cursor)
    if containers.keep(matched) { note.separate(by: .blankLine) }
    if !cursor.isBlank, containers.open(&cursor) { note.separate(by: .item) }
    note.enter(containers)
    if cursor.isBlank {
      note.separate(by: .blankLine)
      lineIndex += 1
    } else if cursor.indentation(upTo: 4) == 4 {
      note.separate(by: .block)
      lineIndex += 1
    } else if BlockStart.isThematicBreak(cursor) {
      note.addRule()
      lineIndex += 1
    } else if let fence = FenceStart(cursor) {
      scanFence(fence)
    } else if let level = BlockStart.headingLevel(cursor) {
      scanHeading(cursor, level: level)
    } else {
      cursor.skipSpace()
      scanText(cursor)
    }
  }

  /// A paragraph, or HTML that is passed over and what stands behind it on its last line.
  private mutating func scanText(_ start: LineCursor) {
    var cursor = start
    while let raw = RawBlock(cursor) {
      let (line, offset) = (lineIndex, cursor.offset)
      guard let behind = skip(raw, from: cursor) else {
        note.add(
          problem: "expected \(String(decoding: raw.closing, as: UTF8.self)) to close the "
            + "\(raw.name) opened here, found the end of the note",
          at: source.place(line: line, offset: offset))
        return
      }
      cursor = behind
      cursor.skipSpace()
      if cursor.isAtEnd {
        lineIndex += 1
        return
      }
    }
    scanParagraph(cursor)
  }

  /// Goes to the end of the block, on whichever line that is.
  private mutating func skip(_ raw: RawBlock, from start: LineCursor) -> LineCursor? {
    var cursor = start
    cursor.advance(min(4, raw.closing.count + 1))
    while true {
      while !cursor.isAtEnd {
        if raw.closing.indices.allSatisfy({ cursor.byte($0) == raw.closing[$0] }) {
          cursor.advance(raw.closing.count)
          return cursor
        }
        cursor.advance(1)
      }
      lineIndex += 1
      guard lineIndex < source.lines.count else { return nil }
      cursor = source.cursor(line: lineIndex)
    }
  }

  private mutating func scanHeading(_ start: LineCursor, level: Int) {
    var cursor = start
    cursor.skipSpace()
    let place = source.place(line: lineIndex, offset: cursor.offset)
    cursor.advance(level)
    cursor.skipSpace()
    var passage = Passage()
    passage.append(source, line: lineIndex, from: cursor)
    lineIndex += 1
    addHeading(passage, level: level, at: place)
  }

  /// YAML between `---` and `---` at the top of the file.
  private mutating func skipFrontMatter() {
    func isLine(_ index: Int, _ marks: [StaticString]) -> Bool {
      let cursor = source.cursor(line: index)
      return cursor.end - cursor.offset >= 3 && marks.contains { cursor.starts(with: $0) }
        && cursor.bytes[cursor.offset + 3..<cursor.end].allSatisfy(\.isBlank)
    }
    guard source.lines.count > 1, isLine(0, ["---"]) else { return }
    guard let end = (1..<source.lines.count).first(where: { isLine($0, ["---", "..."]) })
    else { return }
    // A rule between two blank lines is no front matter.
    guard end == 1 || !source.cursor(line: 1).isBlank else { return }
    lineIndex = end + 1
  }
}
