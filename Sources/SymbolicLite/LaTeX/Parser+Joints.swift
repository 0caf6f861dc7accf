extension LaTeXParser {
  /// How the statements of a row hang together: "and" and commas make one of those that stand on one
  /// side of an arrow.
  struct Joints {
    enum Joint: Hashable { case comma, gap, and, apartAnd, or, words }

    /// What stands in front of the next statement.
    var latest = Joint.comma
    /// What stands between those that are read.
    private(set) var all: Set<Joint> = []
    /// The last "or".
    private(set) var alternative: Range<Int>?

    mutating func note(_ role: TextRole, at range: Range<Int>, isApart: Bool) {
      switch role {
      case .and: latest = isApart || latest == .gap ? .apartAnd : .and
      case .or: (latest, alternative) = (.or, range)
      default: latest = .words
      }
    }

    var withLatest: Joints {
      var result = self
      result.all.insert(latest)
      return result
    }
  }

  /// Puts a statement together with those on the same side of an arrow: `P \iff Q, R` and
  /// `P \text{ and } Q \implies R` state one thing each. False where it is a statement of its own.
  mutating func joined(
    _ row: RowSyntax, _ tail: inout Tail, _ rows: inout [RowSyntax]
  ) throws(Diagnostic) -> Bool {
    let joint = tail.joints.latest
    guard !tail.isComplete, tail.allowsStatements, joint != .words, let main = rows.last else {
      if joint == .or { throw ambiguous(row) }
      return false
    }
    switch (main.connectives.isEmpty, row.connectives.isEmpty) {
    // Premises are joined once the arrow behind them is read.
    case (true, true): return false
    case (false, false):
      guard joint == .gap || joint == .apartAnd else { throw ambiguous(row) }
      return false
    case (false, true):
      guard try concludes(row, of: main, joint) else { return false }
      rows[rows.count - 1] = try concluding(main, with: row, isAlternative: joint == .or)
      return true
    case (true, false): return try join(&tail, to: row, &rows)
    }
  }

  /// Whether what follows an arrow's conclusion is part of it. A range of indices or a set that a
  /// name is taken from is a condition of the whole; `\lambda > 0` without a word may be either.
  private func concludes(
    _ row: RowSyntax, of main: RowSyntax, _ joint: Joints.Joint
  ) throws(Diagnostic) -> Bool {
    guard Self.isStatement(row), let relation = row.statements.first,
      let claim = main.statements.last
    else {
      if joint == .or { throw ambiguous(row) }
      return false
    }
    guard joint == .comma || joint == .gap, Self.isCondition(relation, of: claim) else {
      return true
    }
    guard [.equal, .member].contains(relation.operators[0].kind) else { throw ambiguous(row) }
    return false
  }

  private func concluding(
    _ main: RowSyntax, with row: RowSyntax, isAlternative: Bool
  ) throws(Diagnostic) -> RowSyntax {
    var result = main
    // In `A \impliedby B` the conclusion is written first.
    let written = main.statements.indices.max {
      Self.start(main.statements[$0]) < Self.start(main.statements[$1])
    }
    guard let written else { throw ambiguous(row) }
    let isMixed = result.statements[written].areAlternatives != isAlternative
    guard result.statements[written].others.isEmpty || !isMixed else { throw ambiguous(row) }
    result.statements[written].others += row.statements
    result.statements[written].areAlternatives = isAlternative
    result.conditions += row.conditions
    result.range = main.range.lowerBound..<max(main.range.upperBound, row.range.upperBound)
    return result
  }

  /// The statements in front of the one with the arrow become its premise.
  private func join(
    _ tail: inout Tail, to row: RowSyntax, _ rows: inout [RowSyntax]
  ) throws(Diagnostic) -> Bool {
    let joints = tail.joints.withLatest.all
    let premises = rows[tail.group.clamped(to: 0..<rows.count)]
    guard !joints.contains(.words), premises.allSatisfy(Self.isStatement),
      premises.allSatisfy(\.conditions.isEmpty), let first = row.statements.first
    else {
      if joints.contains(.or) { throw ambiguous(row) }
      return false
    }
    guard !joints.contains(.gap), joints == [.or] || !joints.contains(.or) else {
      throw ambiguous(row)
    }
    // `P, Q \impliedby R` has its arrow turned round already.
    let isReversed = row.statements.last.map { Self.start($0) < Self.start(first) } ?? false
    let place = isReversed ? row.statements.count - 1 : 0
    let all = premises.flatMap(\.statements) + [row.statements[place]]
    var result = row
    result.statements[place] = all[0]
    result.statements[place].others = Array(all.dropFirst())
    result.statements[place].areAlternatives = joints == [.or]
    result.range = (premises.first ?? row).range.lowerBound..<row.range.upperBound
    rows.replaceSubrange(tail.group.clamped(to: 0..<rows.count), with: [result])
    tail.group = rows.count - 1..<rows.count
    tail.joints = Joints()
    tail.isComplete = !row.conditions.isEmpty
    return true
  }

  private static func start(_ relation: RelationSyntax) -> Int {
    relation.sides.first?.range.lowerBound ?? 0
  }

  /// One relation with both its sides, which is to hold.
  private static func isStatement(_ row: RowSyntax) -> Bool {
    guard row.statements.count == 1, let relation = row.statements.first else { return false }
    return !relation.operators.isEmpty && relation.sides.count == relation.operators.count + 1
      && !relation.operators.contains {
        [.define, .typed, .to, .distributed, .assign].contains($0.kind)
      }
  }

  /// "a = 0 or b = 0" states neither of the two.
  func refuseLooseAlternatives(_ tail: Tail) throws(Diagnostic) {
    guard tail.joints.all.contains(.or), let range = tail.joints.alternative else { return }
    throw Diagnostic(
      #"expected "or" on one side of an arrow, found it between statements"#, at: range,
      hint: "write one statement for each case")
  }

  func ambiguous(_ row: RowSyntax) -> Diagnostic {
    Diagnostic(
      "expected one statement on each side of the arrow, found several that may be joined in more than one way",
      at: row.range,
      hint:
        #"write \text{and} inside one side, \text{for} before a condition, other statements apart"#)
  }
}
