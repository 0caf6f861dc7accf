/// A table read from comma-separated values: one header line with distinct names, then one line a row
/// with as many fields. Fields are kept as text until a column is asked for as numbers.
///
/// Lines end with `\n` or `\r\n`; the last one may do without, and empty lines at the end are left out.
/// There is no quoting: a quotation mark is refused, since a comma inside of quotes would be taken for
/// the end of a field. Blanks around a field are dropped.
public struct CSVTable: Hashable, Sendable {
  public let source: String
  public let names: [String]
  private let fields: [[String]]
  /// Where a name is among the names.
  private let places: [String: Int]

  public var rowCount: Int { fields.count }

  /// - Parameter source: the name of the file, for messages.
  /// - Throws: ``CSVError`` with the first place that is wrong.
  public init(parsing text: String, source: String) throws(CSVError) {
    // A return with a line feed is one character. A byte order mark is no part of the first name.
    let start = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
    var lines = start.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    while let last = lines.last, last.isEmpty { lines.removeLast() }
    guard let header = lines.first else {
      throw CSVError(
        source: source, line: 1, expected: "a header with column names", found: "an empty file")
    }
    self.source = source
    (names, places) = try Self.names(in: header, source)
    var fields: [[String]] = []
    for (k, line) in lines.dropFirst().enumerated() {
      let row = Self.split(line)
      guard row.count == names.count else {
        throw CSVError(
          source: source, line: k + 2, expected: "\(names.count) fields", found: "\(row.count)")
      }
      fields.append(row)
    }
    guard !fields.isEmpty else {
      throw CSVError(source: source, line: 2, expected: "at least one row", found: "the end")
    }
    self.fields = fields
  }

  private static func split(_ line: Substring) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map { field in
      let start = field.drop { $0 == " " || $0 == "\t" }
      let blanks = start.reversed().prefix { $0 == " " || $0 == "\t" }.count
      return String(start.dropLast(blanks))
    }
  }

  private static func names(
    in header: Substring, _ source: String
  ) throws(CSVError) -> ([String], [String: Int]) {
    let names = split(header)
    var places: [String: Int] = [:]
    for (k, name) in names.enumerated() {
      let found =
        name.isEmpty
        ? "nothing"
        : name.contains("\"")
          ? "the quotation mark in \(name)"
          : places.updateValue(k, forKey: name) != nil ? "\(name) a second time" : nil
      guard let found else { continue }
      throw CSVError(
        source: source, line: 1, field: k + 1, expected: "a column name of its own", found: found)
    }
    return (names, places)
  }

  /// The texts of a column.
  /// - Throws: ``CSVError`` where there is no such column; it lists the names.
  public func texts(of name: String) throws(CSVError) -> [String] {
    let k = try index(of: name)
    return fields.map { $0[k] }
  }

  /// The numbers of a column.
  /// - Throws: ``CSVError`` where there is no such column, and at the first field that is missing, is
  ///   no number, or is not a finite one.
  public func numbers(of name: String) throws(CSVError) -> [Double] {
    let k = try index(of: name)
    var result: [Double] = []
    for (i, row) in fields.enumerated() {
      guard let value = Self.number(row[k]), value.isFinite else {
        let found = row[k].isEmpty ? "nothing" : "\"\(row[k])\""
        throw CSVError(
          source: source, line: i + 2, field: k + 1, column: name, expected: "a finite number",
          found: found)
      }
      result.append(value)
    }
    return result
  }

  /// Decimal digits with a point and an exponent; `Double(_:)` alone also reads hexadecimal digits, and
  /// stops at a zero byte.
  private static func number(_ text: String) -> Double? {
    let isDecimal = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
    return isDecimal ? Double(text) : nil
  }

  private func index(of name: String) throws(CSVError) -> Int {
    guard let k = places[name] else {
      throw CSVError(
        source: source, line: 1, expected: "a column named \(name)",
        found: names.joined(separator: ", "))
    }
    return k
  }
}
