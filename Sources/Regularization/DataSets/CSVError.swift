/// Where a table of comma-separated values is not what it has to be: the line and the field, both
/// counted from 1, what was expected there, and what was found.
public struct CSVError: Error, Hashable, Sendable, CustomStringConvertible {
  public let source: String
  /// The line of the file; the header is line 1.
  public let line: Int
  /// The field of the line; nil where the whole line is meant.
  public let field: Int?
  /// The name of the field's column, where there is one.
  public let column: String?
  public let expected: String
  public let found: String

  public init(
    source: String, line: Int, field: Int? = nil, column: String? = nil, expected: String,
    found: String
  ) {
    (self.source, self.line, self.field, self.column) = (source, line, field, column)
    (self.expected, self.found) = (expected, found)
  }

  public var description: String {
    var place = "\(source):\(line)"
    if let field { place += ", field \(field)" }
    if let column { place += " (\(column))" }
    return "\(place): expected \(expected), found \(found)"
  }
}
