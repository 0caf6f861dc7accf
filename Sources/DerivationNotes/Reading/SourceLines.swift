/// The lines of a file as they stand there, for excerpts in messages.
struct SourceLines {
  private let lines: [ArraySlice<UInt8>]
  /// The line that was asked for last: a long one may hold thousands of steps.
  private var latest: (number: Int, characters: [Character]) = (0, [])

  /// A part of a line, whole if it is short, and where the place that was asked for stands in it.
  struct Surroundings {
    var text: String
    var column: Int
  }

  /// Line ends are LF, CRLF and CR, as the note reader counts them.
  init(_ bytes: [UInt8]) {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x0A || byte == 0x0D {
        lines.append(bytes[start..<position])
        if byte == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A { position += 1 }
        start = position + 1
      }
      position += 1
    }
    lines.append(bytes[start...])
    self.lines = lines
  }

  /// The line with this number, from 1; empty where there is none.
  subscript(number: Int) -> String {
    guard lines.indices.contains(number - 1) else { return "" }
    var line = lines[number - 1]
    if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    return String(decoding: line, as: UTF8.self)
  }

  /// The line of a place, or what stands around the place where the line is long.
  mutating func surroundings(of place: Place) -> Surroundings {
    if latest.number != place.line { latest = (place.line, Array(self[place.line])) }
    let line = latest.characters
    let start = min(max(0, place.column - 1 - Self.reach), line.count)
    let end = min(start + 2 * Self.reach, line.count)
    return Surroundings(text: String(line[start..<end]), column: place.column - start)
  }

  /// More than any excerpt shows to one side.
  private static let reach = 200
}
