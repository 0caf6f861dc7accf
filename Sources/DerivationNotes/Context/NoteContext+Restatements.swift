import SymbolicLite

/// What is said again in other words, and what is not said clearly.
extension NoteContext {
  /// A statement that the words beside it make another one.
  mutating func refuse(_ statement: RelationSyntax, in formula: Formula) {
    distrust(statement, in: formula)
    let found = obstacle.map { "“\($0)”" } ?? "words that take them back"
    unreadable(
      Diagnostic(
        "expected an assumption that its formulas say in full, found \(found) beside them",
        at: statement.range, hint: "state all of it as formulas, one sentence for each"),
      in: formula)
  }

  /// What rests on an assumption that was not understood cannot be judged: neither with it nor
  /// without it.
  mutating func distrust(_ statement: RelationSyntax, in formula: Formula) {
    var changed = scope
    guard (try? changed.assume(statement)) != nil else { return }
    let line = formula.place(at: statement.range.lowerBound).line
    for relation in changed.assumptions.dropFirst(scope.assumptions.count) {
      distrusted.append(Distrusted(relation: relation, line: line))
    }
  }

  /// "Let λ < 0" where λ > 0 was declared: the same thing again is fine, another is an error.
  ///
  /// - Parameter isAsked: whether the words beside it ask for it: "Let $s, t > 0$ with $st < 1$".
  mutating func checkRestatement(
    _ statement: RelationSyntax, _ formula: Formula, isAsked: Bool
  ) {
    let before = scope.assumptions.count
    var changed = scope
    do {
      try changed.assume(statement)
    } catch {
      unreadable(error, in: formula)
      return
    }
    guard changed.assumptions.count > before, isInequality(statement) else {
      return
    }
    let added = changed.assumptions.dropFirst(before).flatMap(\.conjuncts)
    let isNew = !scope.assumptions.flatMap(\.conjuncts).contains { known in
      added.contains { $0.freeSymbols == known.freeSymbols }
    }
    // Of several symbols it relates what is known: "Let $s, t > 0$; the region $st < 1$ is safe."
    let isPlain = added.allSatisfy { $0.freeSymbols.count < 2 }
    if isNew, isPlain || isAsked {
      // w ∈ ℝ was declared and now w > 0: the declaration goes on.
      scope = changed
      records.append(.declaration(listed(formula, statement.range)))
      return
    }
    distrust(statement, in: formula)
    unreadable(
      Diagnostic(
        "expected the same bounds as declared before, found others", at: statement.range,
        hint: "to restrict it further, begin the sentence with Assume"), in: formula)
  }

  /// "Let $μ > 0$. … Let $μ ∈ ℝ$.": which of the two holds?
  mutating func refuseWidening(
    _ names: [String], _ changed: Scope, _ statement: RelationSyntax, _ formula: Formula
  ) throws(Diagnostic) {
    // The same bound again, in a section of its own.
    guard changed.assumptions == scope.assumptions, !isInequality(statement) else { return }
    for name in names where knownBefore.contains(name) {
      guard let symbol = changed.symbols[name], symbol.shape.isScalar, symbol.domain == .real
      else { continue }
      let bounds = scope.assumptions.filter { $0.freeSymbols == [symbol] && $0.isOrder }
      guard !bounds.isEmpty else { continue }
      let line = formula.place(at: statement.range.lowerBound).line
      distrusted += bounds.map { Distrusted(relation: $0, line: line) }
      throw Diagnostic(
        "expected the bound of \(name) that was stated before, found any real number",
        at: statement.range,
        hint: "a new name, or a new section, may have other values")
    }
  }

  private func isInequality(_ statement: RelationSyntax) -> Bool {
    statement.operators.allSatisfy {
      [.less, .lessOrEqual, .greater, .greaterOrEqual].contains($0.kind)
    }
  }
}

extension Relation {
  fileprivate var isOrder: Bool {
    guard case .compare(_, let comparison, _) = self else { return false }
    return comparison != .equal && comparison != .notEqual
  }
}
