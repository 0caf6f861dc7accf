import SymbolicLite

/// What a sentence says of known names that does not agree with what is known of them: whether it
/// still holds, nobody can tell.
extension NoteContext {
  /// "for every real $λ$" in front of a display, where λ > 0 is known; "Unless $z ≤ 1$,".
  mutating func doubtQuantified(_ sentence: Sentence, _ role: SentenceRole) {
    guard sentence.leadsToDisplay else { return }
    if let word = role.tokens.word(at: 0), ["unless", "except"].contains(word) {
      for formula in sentence.formulas {
        for name in namedSymbols(in: formula).sorted() { doubt(name, in: formula, isPassing: true) }
      }
    }
    for (position, formula) in sentence.formulas.enumerated()
    where role.isQuantified(position, byKind: true) {
      let name = String(formula.source.filter { !$0.isWhitespace })
      guard let symbol = scope.symbols[name], scope.isRestricted(symbol) else { continue }
      doubt(name, in: formula, isPassing: true)
    }
  }

  /// "We allow $μ ≥ 0$", "consider $a < 0$", "in fact $h = -g$" of a random h.
  mutating func weigh(
    _ statement: RelationSyntax, in formula: Formula, role: SentenceRole.Role
  ) {
    doubtLaws(statement, in: formula, role: role)
    let orders: [RelationOperator.Kind] = [.less, .lessOrEqual, .greater, .greaterOrEqual]
    guard statement.operators.allSatisfy({ orders.contains($0.kind) }) else { return }
    var alone = scope
    alone.assumptions = []
    guard (try? alone.assume(statement)) != nil else { return }
    for symbol in Set(alone.assumptions.flatMap(\.freeSymbols)).sorted(by: { $0.name < $1.name })
    where knownBefore.contains(symbol.name) && !looseBefore.contains(symbol.name) {
      let known = Interval(of: symbol, in: scope)
      let bounds = alone.assumptions.flatMap(\.conjuncts).compactMap { $0.bound(of: symbol) }
      let isWidened = !isInferred && bounds.contains { known.isWidened(by: $0) }
      if isWidened || bounds.contains(where: { known.isContradicted(by: $0) }) {
        doubt(symbol.name, in: formula, isPassing: role != .assumption)
      }
    }
  }

  private mutating func doubtLaws(
    _ statement: RelationSyntax, in formula: Formula, role: SentenceRole.Role
  ) {
    guard statement.operators.count == 1, statement.operators[0].kind == .equal,
      let left = statement.sides.first, let name = NameSpelling.name(left),
      scope.distributions[name] != nil, scope.symbols[name] != nil
    else { return }
    doubt(name, in: formula, isPassing: role == .sideCondition)
  }

  /// "labels $y ∈ \{-1, 1\}^n$, or $y ∈ ℝ^n$": two sets for one name in one sentence.
  mutating func refuseSecondSet(
    _ names: [String], _ statement: RelationSyntax, _ formula: Formula, _ role: SentenceRole.Role
  ) throws(Diagnostic) {
    let isNarrow = isDoubtedSet(statement)
    for name in names where !knownBefore.contains(name) {
      guard let before = setsOfSentence[name] else {
        setsOfSentence[name] = isNarrow
        continue
      }
      guard before != isNarrow || isNarrow, before || role == .mention else { continue }
      doubt(name, in: formula)
      throw Diagnostic(
        "expected one set for \(name), found two in one sentence", at: statement.range,
        hint: "declare it once, and restrict it by a sentence that begins with Assume")
    }
  }
}
