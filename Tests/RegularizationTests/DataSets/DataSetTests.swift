import Testing

@testable import Regularization

@Suite struct DataSetTests {
  @Test func shippedTablesHaveTheirShapes() throws {
    let diabetes = try DataSet.diabetes()
    #expect(diabetes.design.rows == 442 && diabetes.design.columns == 10)
    #expect(diabetes.columnNames.first == "age" && diabetes.targetName == "progression")
    #expect(diabetes.design.row(0) == [59, 2, 32.1, 101, 157, 93.2, 38, 4, 4.8598, 87])
    #expect(diabetes.targets.prefix(2) == [151, 75])
    let cancer = try DataSet.breastCancer()
    #expect(cancer.design.rows == 569 && cancer.design.columns == 30)
    #expect(cancer.targets.reduce(0, +) == 357)
    #expect(try cancer.withSigns().targets.reduce(0, +) == 357 - 212)
    let (prostate, split) = try DataSet.prostate()
    #expect(prostate.design.rows == 97 && prostate.design.columns == 8)
    #expect(split.training.count == 67 && split.test.count == 30)
    #expect(throws: InvalidInput.self) { try prostate.withSigns() }
  }

  @Test(arguments: [
    ("", "t.csv:1: expected a header with column names, found an empty file"),
    ("a,b", "t.csv:2: expected at least one row, found the end"),
    ("a,b\n\n", "t.csv:2: expected at least one row, found the end"),
    ("a,a\n1,2", "t.csv:1, field 2: expected a column name of its own, found a a second time"),
    ("a,\n1,2", "t.csv:1, field 2: expected a column name of its own, found nothing"),
    (
      "\"a\",b\n1,2",
      "t.csv:1, field 1: expected a column name of its own, found the quotation mark in \"a\""
    ),
    ("a,y\n1,2\n3", "t.csv:3: expected 2 fields, found 1"),
    ("a,y\n1,2\n\n3,4", "t.csv:3: expected 2 fields, found 1"),
    ("a,y\n1,2\n,4", "t.csv:3, field 1 (a): expected a finite number, found nothing"),
    ("a,y\n1,2\n3,x", "t.csv:3, field 2 (y): expected a finite number, found \"x\""),
    ("a,y\ninf,2", "t.csv:2, field 1 (a): expected a finite number, found \"inf\""),
    ("a,y\nNaN,2", "t.csv:2, field 1 (a): expected a finite number, found \"NaN\""),
    (
      "a,y\n0x10,2", "t.csv:2, field 1 (a): expected a finite number, found \"0x10\""
    ),
    (
      "a,y\n1,1\0junk", "t.csv:2, field 2 (y): expected a finite number, found \"1\0junk\""
    ),
    ("a,b\n1,2", "t.csv:1: expected a column named y, found a, b"),
    ("y\n1", "t.csv:1: expected a column beside the target y, found none"),
  ])
  func damagedTablesAreRefused(text: String, message: String) {
    do throws(CSVError) {
      _ = try DataSet(CSVTable(parsing: text, source: "t.csv"), target: "y")
      Issue.record("read: \(text)")
    } catch {
      #expect("\(error)" == message)
    }
  }

  @Test func lineEndsAndBlanksDoNotMatter() throws {
    let set = try DataSet(
      CSVTable(parsing: "\u{FEFF}a, y\r\n 1 ,2\r\n-3e2,\t4\r\n\r\n", source: "t.csv"), target: "y")
    #expect(set.design.column(0) == [1, -300] && set.targets == [2, 4])
  }

  /// Looking for each of so many names among all the others would take minutes.
  @Test(.timeLimit(.minutes(1))) func manyColumnsAreRead() throws {
    let names = (0..<20_000).map { "c\($0)" }.joined(separator: ",")
    let numbers = [String](repeating: "1", count: 20_000).joined(separator: ",")
    let table = try CSVTable(parsing: "\(names)\n\(numbers)", source: "t.csv")
    #expect(try DataSet(table, target: "c7").design.columns == 19_999)
  }

  @Test func standardisedColumnsHaveMeanZeroAndDeviationOne() throws {
    let set = try DataSet.breastCancer()
    let z = try Standardisation(of: set.design).standardise(set.design)
    for j in 0..<z.columns {
      #expect(z.column(j).reduce(0, +).magnitude <= 1e-11)
      #expect((dot(z.column(j), z.column(j)) / 569 - 1).magnitude <= 1e-13)
    }
    let constant = try Matrix(rows: [[0.1, 1], [0.1, 2], [0.1, 3]])
    #expect(
      try Standardisation(of: constant).standardise(constant).column(0) == [0, 0, 0])
    #expect(throws: InvalidInput.self) { try Standardisation(of: constant).standardise(z) }
  }

  @Test func predictionsAreTheSameInOriginalUnits() throws {
    let set = try DataSet.diabetes()
    let map = Standardisation(of: set.design)
    let w = (0..<10).map { Double($0) - 4.5 }
    let (v, b) = try map.inOriginalUnits(w, intercept: 3)
    let one = try map.standardise(set.design).times(w).map { $0 + 3 }
    let two = set.design.times(v).map { $0 + b }
    #expect(distance(one, two) <= 1e-10 * norm2(one))
  }

  @Test func splitsHoldEveryRowOnce() throws {
    let split = try Split.random(rows: 97, testShare: 0.3, seed: 4)
    #expect(split.test.count == 29)
    #expect((split.training + split.test).sorted() == Array(0..<97))
    #expect(try Split.random(rows: 97, testShare: 0.3, seed: 4) == split)
    #expect(try Split.random(rows: 97, testShare: 0.3, seed: 5) != split)
    #expect(try Split.random(rows: 2, testShare: 1, seed: 1).training.count == 1)
    let folds = try Split.folds(5, rows: 23, seed: 1)
    #expect(folds.flatMap(\.test).sorted() == Array(0..<23))
    #expect(folds.allSatisfy { [4, 5].contains($0.test.count) })
    #expect(folds.allSatisfy { ($0.training + $0.test).sorted() == Array(0..<23) })
    #expect(throws: InvalidInput.self) { try Split.folds(1, rows: 5, seed: 1) }
    #expect(throws: InvalidInput.self) { try Split.folds(6, rows: 5, seed: 1) }
    #expect(throws: InvalidInput.self) { try Split.random(rows: 1, testShare: 0.5, seed: 1) }
    #expect(throws: InvalidInput.self) { try Split.random(rows: 5, testShare: .nan, seed: 1) }
  }

  @Test func productsOfColumns() throws {
    let features = try PolynomialFeatures(columns: 2, degree: 3)
    #expect(
      features.names(of: ["x", "z"]) == [
        "x", "z", "x^2", "x·z", "z^2", "x^3", "x^2·z", "x·z^2", "z^3",
      ])
    let values = try features.features(of: Matrix(rows: [[2, 3], [-1, 1]]))
    #expect(values.row(0) == [2, 3, 4, 6, 9, 8, 12, 18, 27])
    #expect(values.row(1) == [-1, 1, 1, -1, 1, -1, 1, -1, 1])
    #expect(throws: InvalidInput.self) { try PolynomialFeatures(columns: 30, degree: 30) }
    #expect(throws: InvalidInput.self) { try PolynomialFeatures(columns: 1, degree: 0) }
    #expect(throws: InvalidInput.self) {
      try features.features(of: Matrix(rows: [[1e200, 1]]))
    }
  }

  @Test func sparseModelsAreWhatTheySay() throws {
    let model = try SparseModel(rows: 50, columns: 20, nonZeros: 4, noise: 0, seed: 9)
    #expect(model.support.count == 4)
    #expect(model.support.allSatisfy { model.weights[$0].magnitude == 1 })
    #expect(model.targets == model.design.times(model.weights))
    #expect(try SparseModel(rows: 50, columns: 20, nonZeros: 4, noise: 0, seed: 9) == model)
    #expect(throws: InvalidInput.self) {
      try SparseModel(rows: 1, columns: 2, nonZeros: 3, noise: 0, seed: 1)
    }
  }

  @Test func rowsAreChosenByNumber() throws {
    let set = try DataSet.diabetes()
    let part = try set.rows([3, 1])
    #expect(part.targets == [206, 75])
    #expect(throws: InvalidInput.self) { try set.rows([]) }
    #expect(throws: InvalidInput.self) { try set.rows([442]) }
  }
}
