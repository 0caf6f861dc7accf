/// What starts a block of its own. Each expects a line past its quote and list markers and with
/// less than four columns of indentation left.
struct FenceStart {
  var mark: UInt8
  var length: Int
  var indentation: Int
  /// The offset of the first mark.
  var offset: Int
  /// The first word of the info string.
  var language: String

  init?(_ line: LineCursor) {
    var cursor = line
    indentation = cursor.indentation(upTo: 4)
    guard indentation < 4 else { return nil }
    cursor.skipSpace()
    mark = cursor.byte()
    guard mark == .backtick || mark == .tilde else { return nil }
    length = cursor.run(of: mark)
    offset = cursor.offset
    guard length >= 3 else { return nil }
    cursor.advance(length)
    cursor.skipSpace()
    let info = cursor.bytes[cursor.offset..<cursor.end]
    if mark == .backtick, info.contains(.backtick) { return nil }
    language = String(decoding: info.prefix { !$0.isBlank }, as: UTF8.self)
  }

  var isMath: Bool { language == "math" }
  var spelling: String { String(repeating: mark == .tilde ? "~" : "`", count: length) }

  func isClosed(by line: LineCursor) -> Bool {
    guard let other = FenceStart(line) else { return false }
    return other.mark == mark && other.length >= length && other.language.isEmpty
  }
}

struct ListMarker {
  /// Columns before the marker, its length, and columns of white space that belong to it.
  var before: Int
  var length: Int
  var after: Int
  /// Whether it may stand right under a line of prose: `2019. A fine year` does not start a list.
  var interruptsParagraph: Bool

  init?(_ line: LineCursor) {
    before = line.indentation(upTo: 4)
    guard before < 4, !BlockStart.isThematicBreak(line) else { return nil }
    var cursor = line
    cursor.skipSpace()
    var isOne = true
    switch cursor.byte() {
    case .hyphen, .plus, .star: length = 1
    default:
      var digits = 0
      while digits < 10, cursor.byte(digits).isDigit { digits += 1 }
      let delimiter = cursor.byte(digits)
      guard (1...9).contains(digits), delimiter == .period || delimiter == .closeParenthesis
      else { return nil }
      isOne = digits == 1 && cursor.byte() == UInt8(ascii: "1")
      length = digits + 1
    }
    cursor.advance(length)
    guard cursor.isAtEnd || cursor.byte().isBlank else { return nil }
    let isEmpty = cursor.isBlank
    let spaces = cursor.indentation(upTo: 5)
    after = isEmpty || spaces == 5 ? 1 : spaces
    interruptsParagraph = isOne && !isEmpty
  }
}

enum BlockStart {
  /// Three or more `*`, `-` or `_`, alone on the line.
  static func isThematicBreak(_ line: LineCursor) -> Bool {
    var cursor = line
    cursor.skipSpace()
    let mark = cursor.byte()
    guard mark == .star || mark == .hyphen || mark == .underscore else { return false }
    var count = 0
    while !cursor.isAtEnd {
      if cursor.byte() == mark { count += 1 } else if !cursor.byte().isBlank { return false }
      if cursor.byte() == .tab { cursor.skipSpace() } else { cursor.advance(1) }
    }
    return count >= 3
  }

  /// The level of `#` … `######`.
  static func headingLevel(_ line: LineCursor) -> Int? {
    var cursor = line
    cursor.skipSpace()
    let level = cursor.run(of: .hash)
    guard (1...6).contains(level) else { return nil }
    cursor.advance(level)
    return cursor.isAtEnd || cursor.byte().isBlank ? level : nil
  }

  /// The level of a line of `=` or `-` under a heading's text.
  static func underlineLevel(_ line: LineCursor) -> Int? {
    var cursor = line
    cursor.skipSpace()
    let mark = cursor.byte()
    guard mark == .equals || mark == .hyphen else { return nil }
    cursor.advance(cursor.run(of: mark))
    return cursor.isBlank ? (mark == .equals ? 1 : 2) : nil
  }

  /// Whether a line under prose ends it.
  static func interruptsParagraph(_ line: LineCursor, sameContainers: Bool) -> Bool {
    guard line.indentation(upTo: 4) < 4 else { return false }
    var cursor = line
    cursor.skipSpace()
    if cursor.byte() == .greater || RawBlock(cursor) != nil { return true }
    if headingLevel(line) != nil || isThematicBreak(line) || FenceStart(line) != nil { return true }
    guard let marker = ListMarker(line) else { return false }
    return marker.interruptsParagraph || !sameContainers
  }
}

/// HTML that a renderer does not look into: a comment, preformatted text, a script.
struct RawBlock {
  var name: String
  var closing: [UInt8]

  init?(_ cursor: LineCursor) {
    guard cursor.byte() == .less else { return nil }
    if cursor.starts(with: "<!--") {
      (name, closing) = ("comment", Array("-->".utf8))
      return
    }
    for tag in ["pre", "script", "style"] {
      let word = (1...tag.utf8.count).map { cursor.byte($0) | 0x20 }
      let next = cursor.byte(tag.utf8.count + 1)
      guard word == Array(tag.utf8), next == 0 || next.isBlank || next == .greater else { continue }
      (name, closing) = ("<\(tag)>", Array("</\(tag)>".utf8))
      return
    }
    return nil
  }
}
