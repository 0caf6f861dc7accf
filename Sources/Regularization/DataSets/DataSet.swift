/// Examples for a linear model: a design X with names for its columns, and targets y.
public struct DataSet: Hashable, Sendable {
  public let name: String
  public let columnNames: [String]
  public let targetName: String
  public let design: Matrix
  public let targets: [Double]

  /// - Throws: ``InvalidInput`` where names, columns and targets differ in number, where a name is there
  ///   twice, and where a target is not finite.
  public init(
    name: String, columnNames: [String], targetName: String, design: Matrix, targets: [Double]
  ) throws(InvalidInput) {
    guard columnNames.count == design.columns else {
      throw .count(
        name: "the column names", found: columnNames.count, expected: design.columns, of: "entries")
    }
    var seen: Set<String> = []
    for name in columnNames where !seen.insert(name).inserted {
      throw .repeated(name: "the column names", text: name)
    }
    guard targets.count == design.rows else {
      throw .count(name: "y", found: targets.count, expected: design.rows, of: "entries")
    }
    try Checked.vector("y", targets)
    (self.name, self.columnNames, self.targetName) = (name, columnNames, targetName)
    (self.design, self.targets) = (design, targets)
  }

  /// The columns of a table that are neither the target nor left out, in the order of the table.
  /// - Throws: ``CSVError`` where the target is no column, a field is not a finite number, or no
  ///   column is left for the design.
  public init(
    _ table: CSVTable, target: String, leavingOut others: [String] = [], name: String? = nil
  ) throws(CSVError) {
    targets = try table.numbers(of: target)
    for other in others { _ = try table.texts(of: other) }
    columnNames = table.names.filter { $0 != target && !others.contains($0) }
    guard !columnNames.isEmpty else {
      throw CSVError(
        source: table.source, line: 1, expected: "a column beside the target \(target)",
        found: "none")
    }
    var storage: [Double] = []
    for name in columnNames { storage += try table.numbers(of: name) }
    design = Matrix(rows: table.rowCount, columns: columnNames.count, storage: storage)
    (self.name, targetName) = (name ?? table.source, target)
  }

  /// The chosen rows, in this order.
  /// - Throws: ``InvalidInput`` where none is chosen, and for a number that is no row.
  public func rows(_ chosen: [Int]) throws(InvalidInput) -> DataSet {
    if chosen.isEmpty { throw .empty(name: "the chosen rows") }
    for (k, row) in chosen.enumerated() where !targets.indices.contains(row) {
      throw .entry(
        name: "the chosen rows", index: k, value: Double(row),
        bound: "from 0 to \(targets.count - 1)")
    }
    return try DataSet(
      name: name, columnNames: columnNames, targetName: targetName,
      design: design.selecting(rows: chosen), targets: chosen.map { targets[$0] })
  }

  /// The same examples under another design of as many rows.
  /// - Throws: ``InvalidInput`` where shapes do not fit.
  public func replacing(
    design: Matrix, columnNames: [String]? = nil
  ) throws(InvalidInput) -> DataSet {
    try DataSet(
      name: name, columnNames: columnNames ?? self.columnNames, targetName: targetName,
      design: design, targets: targets)
  }
}
