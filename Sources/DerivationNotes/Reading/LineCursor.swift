/// A position in one line that knows what indentation is: a tab reaches to the next column that is
/// a multiple of four, and a quote or list marker may use up only a part of it.
struct LineCursor {
  let bytes: [UInt8]
  let end: Int
  private(set) var offset: Int
  private var column = 0
  /// Columns of the tab just passed that still count as indentation.
  private var leftover = 0

  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// The byte `k` places ahead, 0 beyond the end of the line.
  func byte(_ k: Int = 0) -> UInt8 {
    offset + k < end ? bytes[offset + k] : 0
  }

  var isAtEnd: Bool { offset >= end }

  var isBlank: Bool {
    var i = offset
    while i < end, bytes[i].isBlank { i += 1 }
    return i == end
  }

  /// The columns of white space ahead, counted no further than `limit`.
  func indentation(upTo limit: Int) -> Int {
    var (i, wide) = (offset, leftover)
    while wide < limit, i < end, bytes[i].isBlank {
      wide += bytes[i] == .tab ? 4 - (column + wide - leftover) % 4 : 1
      i += 1
    }
    return min(wide, limit)
  }

  /// Goes past at most `columns` columns of white space.
  mutating func skipIndentation(_ columns: Int) {
    var wanted = columns
    while wanted > 0 {
      if leftover > 0 {
        let used = min(leftover, wanted)
        leftover -= used
        wanted -= used
        continue
      }
      guard offset < end, bytes[offset].isBlank else { return }
      let width = bytes[offset] == .tab ? 4 - column % 4 : 1
      column += width
      leftover = width
      offset += 1
    }
  }

  mutating func skipSpace() {
    leftover = 0
    while offset < end, bytes[offset].isBlank {
      column += bytes[offset] == .tab ? 4 - column % 4 : 1
      offset += 1
    }
  }

  /// Goes past `count` bytes that are no tabs.
  mutating func advance(_ count: Int) {
    offset = min(end, offset + count)
    column += count
    leftover = 0
  }

  /// The length of the run of `byte` that starts `k` bytes ahead.
  func run(of byte: UInt8, from k: Int = 0) -> Int {
    var i = offset + k
    while i < end, bytes[i] == byte { i += 1 }
    return i - offset - k
  }

  func starts(with prefix: StaticString) -> Bool {
    guard offset + prefix.utf8CodeUnitCount <= end else { return false }
    return prefix.withUTF8Buffer { $0.elementsEqual(bytes[offset..<offset + $0.count]) }
  }
}
