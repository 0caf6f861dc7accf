/// What a line stands in: block quotes and list items, outermost first.
struct Containers {
  enum Container {
    case quote(number: Int)
    /// Its lines are indented by so many columns.
    case item(number: Int, indentation: Int)
  }

  /// Deeper nesting is read as text, so that no line costs more than so many steps.
  static let deepest = 64

  private(set) var stack: [Container] = []
  /// How many were opened so far: the number of the next one.
  private var opened = 0

  /// Goes past the markers and the indentation that the line shares with the line above; returns
  /// how many of the containers go on.
  func match(_ cursor: inout LineCursor) -> Int {
    for (depth, container) in stack.enumerated() {
      switch container {
      case .quote:
        guard Self.skipQuoteMarker(&cursor) else { return depth }
      case .item(_, let indentation):
        let found = cursor.indentation(upTo: indentation)
        guard found == indentation || cursor.isBlank else { return depth }
        cursor.skipIndentation(indentation)
      }
    }
    return stack.count
  }

  /// Leaves all but the outermost `count`; says whether any was left.
  mutating func keep(_ count: Int) -> Bool {
    guard count < stack.count else { return false }
    stack.removeLast(stack.count - count)
    return true
  }

  /// Enters the quotes and list items that start here; says whether any did.
  mutating func open(_ cursor: inout LineCursor) -> Bool {
    let before = stack.count
    while stack.count < Self.deepest, cursor.indentation(upTo: 4) < 4 {
      if Self.skipQuoteMarker(&cursor) {
        stack.append(.quote(number: opened))
      } else if let marker = ListMarker(cursor) {
        cursor.skipIndentation(marker.before)
        cursor.advance(marker.length)
        cursor.skipIndentation(marker.after)
        stack.append(
          .item(number: opened, indentation: marker.before + marker.length + marker.after))
      } else {
        break
      }
      opened += 1
    }
    return stack.count > before
  }

  private static func skipQuoteMarker(_ cursor: inout LineCursor) -> Bool {
    var ahead = cursor
    guard ahead.indentation(upTo: 4) < 4 else { return false }
    ahead.skipSpace()
    guard ahead.byte() == .greater else { return false }
    ahead.advance(1)
    ahead.skipIndentation(1)
    cursor = ahead
    return true
  }
}
