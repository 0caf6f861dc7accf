extension BlockScanner {
  /// A fenced block: a display if its info string is `math`, code otherwise.
  mutating func scanFence(_ fence: FenceStart) {
    let opening = lineIndex
    let place = source.place(line: opening, offset: fence.offset)
    var passage = Passage()
    var found = "the end of the note"
    var isClosed = false
    lineIndex += 1
    while lineIndex < source.lines.count {
      var cursor = source.cursor(line: lineIndex)
      if containers.match(&cursor) < containers.stack.count {
        found = "the end of the block that holds it"
        break
      }
      if fence.isClosed(by: cursor) {
        isClosed = true
        break
      }
      if fence.isMath {
        if let other = FenceStart(cursor), !other.language.isEmpty {
          found = "another fence"
          break
        }
        cursor.skipIndentation(fence.indentation)
        passage.append(source, line: lineIndex, from: cursor)
      }
      lineIndex += 1
    }
    if isClosed { lineIndex += 1 }
    guard fence.isMath else {
      note.separate(by: .block)
      if !isClosed, lineIndex >= source.lines.count { report(fence, at: place, found: found) }
      return
    }
    guard isClosed else {
      report(fence, at: place, found: found)
      resume(after: opening)
      return
    }
    var formula = passage.formula(0..<passage.count)
    if formula.source.isEmpty {
      // The end of the opening line is where the formula is missing.
      formula.places = [source.place(line: opening, offset: source.lines[opening].upperBound)]
    }
    note.add(Display(formula: formula, lines: opening + 1...lineIndex))
  }

  private mutating func report(_ fence: FenceStart, at place: Place, found: String) {
    let what = fence.isMath ? "math fence" : "fence"
    note.add(
      problem: "expected a closing \(fence.spelling) for the \(what) opened here, found \(found)",
      at: place)
  }

  /// Goes on at the first blank line below an unclosed fence of math, or where reading stopped.
  private mutating func resume(after opening: Int) {
    var index = opening + 1
    while index < lineIndex, !source.cursor(line: index).isBlank { index += 1 }
    lineIndex = index
    note.separate(by: .block)
  }
}
