import Foundation

/// The three data sets that come with the package. What they are and where they are from stands in
/// `Tables/README.md`.
extension DataSet {
  /// Diabetes: 442 patients, ten measurements, progression of the disease after a year; raw values.
  /// - Throws: ``CSVError`` where the file is missing or damaged.
  public static func diabetes() throws(CSVError) -> DataSet {
    try DataSet(shipped("diabetes"), target: "progression", name: "diabetes")
  }

  /// Breast cancer: 569 tumours, thirty measurements of cell nuclei; the target is 1 for a benign
  /// tumour and 0 for a malignant one.
  /// - Throws: ``CSVError`` where the file is missing or damaged.
  public static func breastCancer() throws(CSVError) -> DataSet {
    try DataSet(shipped("breast_cancer"), target: "benign", name: "breast-cancer")
  }

  /// Prostate cancer: 97 patients, eight measurements, the logarithm of their antigen; with the rows
  /// on which the book trains and tests.
  /// - Throws: ``CSVError`` where the file is missing or damaged.
  public static func prostate() throws(CSVError) -> (data: DataSet, split: Split) {
    let table = try shipped("prostate")
    let data = try DataSet(table, target: "lpsa", leavingOut: ["train"], name: "prostate")
    let marks = try table.texts(of: "train")
    for (i, mark) in marks.enumerated() where mark != "T" && mark != "F" {
      throw CSVError(
        source: table.source, line: i + 2, field: table.names.count, column: "train",
        expected: "T or F", found: "\"\(mark)\"")
    }
    let rows = Array(marks.indices)
    return (
      data,
      Split(training: rows.filter { marks[$0] == "T" }, test: rows.filter { marks[$0] == "F" })
    )
  }

  /// The names under which ``named(_:target:)`` knows the three.
  public static let names = ["diabetes", "prostate", "breast-cancer"]

  /// One of the three by its name, with another column as the target if one is given; nil for any
  /// other name.
  /// - Throws: ``CSVError`` where the target is no column.
  public static func named(
    _ name: String, target: String? = nil
  ) throws(CSVError) -> DataSet? {
    switch name {
    case "diabetes":
      try DataSet(shipped(name), target: target ?? "progression", name: name)
    case "breast-cancer":
      try DataSet(shipped("breast_cancer"), target: target ?? "benign", name: name)
    case "prostate":
      try DataSet(shipped(name), target: target ?? "lpsa", leavingOut: ["train"], name: name)
    default: nil
    }
  }

  /// The targets 0 and 1 as −1 and 1, as losses of margins want them.
  /// - Throws: ``InvalidInput`` at the first target that is neither.
  public func withSigns() throws(InvalidInput) -> DataSet {
    for (i, target) in targets.enumerated() where target != 0 && target != 1 && target != -1 {
      throw .entry(name: "y", index: i, value: target, bound: "0 or 1")
    }
    return try DataSet(
      name: name, columnNames: columnNames, targetName: targetName, design: design,
      targets: targets.map { $0 > 0 ? 1 : -1 })
  }

  private static func shipped(_ file: String) throws(CSVError) -> CSVTable {
    let path = Bundle.module.path(forResource: file, ofType: "csv", inDirectory: "Tables")
    guard let path, let bytes = FileManager.default.contents(atPath: path),
      let text = String(bytes: bytes, encoding: .utf8)
    else {
      throw CSVError(
        source: "\(file).csv", line: 1, expected: "the file among the package's resources",
        found: "none that can be read")
    }
    return try CSVTable(parsing: text, source: "\(file).csv")
  }
}
