/// The characters of one paragraph (or of one fence), its lines joined by `\n`, each with its place.
struct Passage {
  /// The ASCII code of each character, `other` for what is no single ASCII character: scanning
  /// compares bytes, which is many times faster than comparing characters.
  private(set) var codes: [UInt8] = []
  private(set) var characters: [Character] = []
  private var rows: [Row] = []

  static let other: UInt8 = 0x80
  private static let ascii = (0..<128).map { Character(Unicode.Scalar($0)) }

  private struct Row {
    var start: Int
    var line: Int
    var column: Int
  }

  var count: Int { codes.count }

  /// The code at `index`, 0 outside.
  subscript(index: Int) -> UInt8 {
    index >= 0 && index < codes.count ? codes[index] : 0
  }

  /// Adds what stands from the cursor to the end of its line.
  mutating func append(_ source: NoteSource, line: Int, from cursor: LineCursor) {
    if !rows.isEmpty { appendCode(.newline) }
    let place = source.place(line: line, offset: cursor.offset)
    rows.append(Row(start: codes.count, line: place.line, column: place.column))
    let content = source.bytes[cursor.offset..<cursor.end]
    if content.allSatisfy({ $0 < 0x80 }) {
      for byte in content { appendCode(byte) }
      return
    }
    for character in String(decoding: content, as: UTF8.self) {
      characters.append(character)
      codes.append(character.asciiValue ?? Self.other)
    }
  }

  private mutating func appendCode(_ code: UInt8) {
    codes.append(code)
    characters.append(Self.ascii[Int(code)])
  }

  func place(at index: Int) -> Place {
    guard !rows.isEmpty else { return Place(line: 1, column: 1) }
    let row = rows[row(of: index)]
    return Place(line: row.line, column: row.column + index - row.start)
  }

  func text(_ range: Range<Int>) -> String {
    String(characters[range])
  }

  /// The formula between two delimiters, without the white space at its ends.
  func formula(_ range: Range<Int>) -> Formula {
    guard !rows.isEmpty else { return Formula(source: [], places: [place(at: 0)]) }
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, codes[high - 1].isSpace { high -= 1 }
    while low < high, codes[low].isSpace { low += 1 }
    if low == high { low = range.lowerBound }
    let kept = low..<max(low, high)
    var places: [Place] = []
    places.reserveCapacity(kept.count + 1)
    var current = row(of: kept.lowerBound)
    for index in kept.lowerBound...kept.upperBound {
      while current + 1 < rows.count, rows[current + 1].start <= index { current += 1 }
      let row = rows[current]
      places.append(Place(line: row.line, column: row.column + index - row.start))
    }
    return Formula(source: Array(characters[kept]), places: places)
  }

  /// The last row that starts at or before `index`.
  private func row(of index: Int) -> Int {
    var (low, high) = (0, rows.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if rows[middle].start <= index { low = middle } else { high = middle }
    }
    return low
  }
}
