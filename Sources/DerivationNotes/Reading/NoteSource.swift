/// A note as valid UTF-8, cut into lines; the places of what was not text are in `problems`.
struct NoteSource: Sendable {
  /// No byte order mark, no NUL; each run of bad bytes is one U+FFFD.
  let bytes: [UInt8]
  /// Where each line stands in `bytes`, without its end (LF, CRLF or CR).
  let lines: [Range<Int>]
  let problems: [NoteProblem]

  init(_ raw: [UInt8]) {
    let decoded = TextDecoder.decode(raw)
    let lines = Self.lines(of: decoded.bytes)
    bytes = decoded.bytes
    self.lines = lines
    problems = decoded.faults.map { fault in
      let line = Self.line(holding: fault.offset, in: lines)
      let column = Self.column(of: fault.offset, in: lines[line], bytes: decoded.bytes)
      let place = Place(line: line + 1, column: column)
      return NoteProblem(message: fault.message, place: place, hint: fault.hint)
    }
  }

  func cursor(line: Int) -> LineCursor {
    LineCursor(bytes: bytes, range: lines[line])
  }

  func place(line: Int, offset: Int) -> Place {
    Place(line: line + 1, column: Self.column(of: offset, in: lines[line], bytes: bytes))
  }

  /// The column, in characters from 1, of a byte of the line.
  private static func column(of offset: Int, in line: Range<Int>, bytes: [UInt8]) -> Int {
    let before = bytes[line.lowerBound..<max(line.lowerBound, min(offset, line.upperBound))]
    if before.allSatisfy({ $0 < 0x80 }) { return before.count + 1 }
    return String(decoding: before, as: UTF8.self).count + 1
  }

  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      i += 1
      guard byte == .newline || byte == .carriageReturn else { continue }
      lines.append(start..<i - 1)
      if byte == .carriageReturn, i < bytes.count, bytes[i] == .newline { i += 1 }
      start = i
    }
    lines.append(start..<bytes.count)
    return lines
  }

  private static func line(holding offset: Int, in lines: [Range<Int>]) -> Int {
    var (low, high) = (0, lines.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
