/// Where the last of each closing mark of a passage stands. A mark that opens something looks here
/// first, so that a thousand unclosed ones do not each search to the end.
struct ClosingMarks {
  private var lastBackticks: [Int: Int] = [:]
  private var lastComment = -1
  private var coveredCount = -1

  /// Looks at the passage from `start` on, unless that was done before.
  mutating func update(_ passage: Passage, from start: Int) {
    guard coveredCount != passage.count else { return }
    coveredCount = passage.count
    lastBackticks.removeAll(keepingCapacity: true)
    var i = start
    while i < passage.count {
      switch passage[i] {
      case .backtick:
        let length = Self.run(passage, at: i)
        lastBackticks[length] = i
        i += length - 1
      case .greater where passage[i - 1] == .hyphen && passage[i - 2] == .hyphen: lastComment = i
      default: break
      }
      i += 1
    }
  }

  func hasComment(after index: Int) -> Bool { lastComment > index }

  /// The code span that the backticks at `start` open: its end and its content.
  func codeSpan(_ passage: Passage, at start: Int) -> (end: Int, content: Range<Int>)? {
    let length = Self.run(passage, at: start)
    guard let last = lastBackticks[length], last > start else { return nil }
    var i = start + length
    while i < passage.count {
      guard passage[i] == .backtick else {
        i += 1
        continue
      }
      let other = Self.run(passage, at: i)
      if other == length { return (i + length, start + length..<i) }
      i += other
    }
    return nil
  }

  static func run(_ passage: Passage, at index: Int) -> Int {
    let mark = passage[index]
    var i = index
    while i < passage.count, passage[i] == mark { i += 1 }
    return i - index
  }
}
