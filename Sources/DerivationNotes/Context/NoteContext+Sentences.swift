import SymbolicLite

/// How prose is read: which inline formulas declare, define or assume.
extension NoteContext {
  mutating func read(_ sentence: Sentence) {
    guard !sentence.formulas.isEmpty else { return }
    let words = SentenceWords(sentence.text)
    var role = SentenceRole(
      words, leadsToDisplay: sentence.leadsToDisplay,
      continuesAfterDisplay: sentence.continuesAfterDisplay)
    role.weigh(sentence.formulas)
    obstacle = role.obstacle
    var again: [Int] = []
    var parts: [PartMention] = []
    for (position, formula) in sentence.formulas.enumerated() {
      if let mention = PartMention(words, at: position, sentence.formulas) {
        parts.append(mention)
        continue
      }
      let before = (scope, records, stepNumber)
      var hints = StructureWords.hints(words, at: position)
      if hints.isConvex, sentence.namesSeveralFunctions {
        hints.isConvex = StructureWords.callsConvex(words, at: position)
      }
      read(formula, role: role.role(of: position), hints)
      // "K ⪰ 0 with K ∈ ℝ^{d×d}", "ε ∼ N(0, σ²I) with σ > 0": what stands behind may explain it.
      if Self.hasFailure(records.dropFirst(before.1.count)), sentence.formulas.count > 1 {
        (scope, records, stepNumber) = before
        again.append(position)
      }
    }
    for position in again {
      read(
        sentence.formulas[position], role: role.role(of: position),
        StructureWords.hints(words, at: position))
    }
    for part in parts { declare(part) }
  }

  private static func hasFailure(_ records: ArraySlice<Record>) -> Bool {
    records.contains { record in
      if case .step(let step) = record, case .unreadable = step.content { return true }
      return false
    }
  }

  private mutating func read(
    _ formula: Formula, role: SentenceRole.Role, _ hints: DeclarationHints
  ) {
    guard formula.mayStateSomething else { return }
    var parser = LaTeXParser(formula.source)
    let rows: [RowSyntax]
    do {
      rows = try parser.parseInline()
    } catch {
      // Prose may hold any notation; only what the note relies on must be readable.
      if role == .assumption || formula.declaresSomething { unreadable(error, in: formula) }
      return
    }
    for row in rows {
      guard row.connectives.isEmpty else {
        assume(row, in: formula, role: role, isDoubted: hints.isDoubted)
        continue
      }
      for statement in row.statements {
        read(statement, in: formula, role: role, hints, defines: hints.defines)
      }
    }
  }

  private mutating func read(
    _ statement: RelationSyntax, in formula: Formula, role: SentenceRole.Role,
    _ hints: DeclarationHints, defines: Bool
  ) {
    guard let first = statement.operators.first,
      statement.sides.count == statement.operators.count + 1
    else { return }
    if role == .unclear || hints.isDoubted, statement.isBound {
      if role != .mention { refuse(statement, in: formula) }
      return
    }
    do {
      if first.kind == .define {
        try define(statement, in: formula, remark: "")
        return
      }
      var changed = scope
      if role == .declaration {
        for side in statement.sides {
          for name in NameSpelling.names(side) { changed.forget(name) }
        }
      }
      if let names = try changed.declare(statement, hints: hints) {
        try acceptDeclaration(of: names, changed, statement, formula, role)
        return
      }
    } catch {
      // A known symbol in a set of another shape, in the middle of prose, is a mention.
      if role != .mention || first.kind == .define || first.kind == .member || first.kind == .typed
        || first.kind == .distributed
      {
        unreadable(error, in: formula)
      }
      return
    }
    if first.kind == .equal, defines, let head = scope.definitionHead(statement.sides[0]),
      scope.isFresh(head)
    {
      var changed = scope
      if (try? changed.define(head, as: statement.sides[1])) != nil {
        scope = changed
        records.append(.definition(listed(formula, statement.range, remark: "definition by =")))
        return
      }
    }
    guard first.kind != .approximately else { return }
    switch role {
    case .assumption:
      do {
        try scope.assume(statement)
        records.append(.declaration(listed(formula, statement.range, remark: "assumption")))
      } catch {
        unreadable(error, in: formula)
      }
    case .sideCondition:
      pendingConditions.append(RelationSyntaxInFormula(statement: statement, formula: formula))
    case .declaration where first.kind == .equal && !hints.isRequested: break
    case .declaration where first.kind == .equal:
      // "Let λ = σ²/τ²" of symbols that are all known says what holds from here on.
      do {
        try scope.assume(statement)
        records.append(.declaration(listed(formula, statement.range, remark: "assumption")))
      } catch {
        unreadable(error, in: formula)
      }
    case .declaration: checkRestatement(statement, formula)
    case .negated:
      distrust(statement, in: formula)
      unreadable(
        Diagnostic(
          "expected an assumption without a negation, found one", at: statement.range,
          hint: "write it as a relation, such as w \\ne 0"), in: formula)
    case .mention, .unclear: break
    }
  }

  /// A statement that the words beside it make another one.
  private mutating func refuse(_ statement: RelationSyntax, in formula: Formula) {
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
  private mutating func distrust(_ statement: RelationSyntax, in formula: Formula) {
    var changed = scope
    guard (try? changed.assume(statement)) != nil else { return }
    let line = formula.place(at: statement.range.lowerBound).line
    for relation in changed.assumptions.dropFirst(scope.assumptions.count) {
      distrusted.append(Distrusted(relation: relation, line: line))
    }
  }

  /// "Let λ < 0" where λ > 0 was declared: the same thing again is fine, another is an error.
  private mutating func checkRestatement(_ statement: RelationSyntax, _ formula: Formula) {
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
    let isNew = !scope.assumptions.contains {
      $0.freeSymbols == changed.assumptions.last?.freeSymbols
    }
    if isNew {
      // w ∈ ℝ was declared and now w > 0: the declaration goes on.
      scope = changed
      records.append(.declaration(listed(formula, statement.range)))
      return
    }
    unreadable(
      Diagnostic(
        "expected the same bounds as declared before, found others", at: statement.range,
        hint: "to restrict it further, begin the sentence with Assume"), in: formula)
  }

  private func isInequality(_ statement: RelationSyntax) -> Bool {
    statement.operators.allSatisfy {
      [.less, .lessOrEqual, .greater, .greaterOrEqual].contains($0.kind)
    }
  }

  private mutating func acceptDeclaration(
    of names: [String], _ changed: Scope, _ statement: RelationSyntax, _ formula: Formula,
    _ role: SentenceRole.Role
  ) throws(Diagnostic) {
    scope = changed
    if let name = names.last, let symbol = scope.symbols[name], symbol.shape.columns != .one {
      lastMatrix = name
    }
    records.append(.declaration(listed(formula, statement.range)))
  }

  mutating func define(
    _ statement: RelationSyntax, in formula: Formula, remark: String
  ) throws(Diagnostic) {
    guard let head = scope.definitionHead(statement.sides[0]) else {
      throw Diagnostic(
        "expected a name, or a name with arguments, in front of :=, found another formula",
        at: statement.sides[0].range)
    }
    let definition = try scope.define(head, as: statement.sides[1])
    restrict(definition)
    records.append(
      .definition(
        listed(
          formula, statement.sides[0].range.lowerBound..<statement.sides[1].range.upperBound,
          remark: remark)))
  }

  /// `f(a) := a for a > 0` says nothing of other a.
  private mutating func restrict(_ definition: Definition) {
    guard case .expression(let body) = definition.body else { return }
    let names = body.freeSymbols.union(definition.parameters)
    let relevant = rowConditions.filter { !$0.freeSymbols.isDisjoint(with: names) }
    guard let first = relevant.first, scope.definitions[definition.name] != nil else { return }
    let condition = relevant.count == 1 ? first : .all(relevant)
    scope.definitions[definition.name]?.body = .expression(
      .cases([Branch(body, if: condition)], otherwise: nil))
  }

  private mutating func declare(_ mention: PartMention) {
    guard let matrix = mention.matrix ?? lastMatrix else { return }
    let source: Expression
    if let symbol = scope.symbols[matrix] {
      source = .symbol(symbol)
    } else if case .expression(let body)? = scope.definitions[matrix]?.body {
      source = body
    } else {
      return
    }
    scope.parts[mention.name] = Part(of: source, isRow: mention.isRow)
  }
}

extension RelationSyntax {
  /// Whether it says something of values, and does not only introduce a name.
  fileprivate var isBound: Bool {
    operators.allSatisfy {
      ![.define, .member, .typed, .to, .distributed, .approximately].contains($0.kind)
    }
  }

  var range: Range<Int> {
    let low = sides.first?.range.lowerBound ?? operators.first?.range.lowerBound ?? 0
    let high = (others.last ?? self).sides.last?.range.upperBound ?? low
    return min(low, operators.first?.range.lowerBound ?? low)..<max(low, high)
  }
}

extension Formula {
  /// Whether a relation can be in it at all; a bare `x` in prose needs no reading.
  var mayStateSomething: Bool {
    source.contains {
      $0 == "=" || $0 == "<" || $0 == ">" || $0 == ":" || $0 == "\\" || !$0.isASCII
    }
  }

  /// Whether an inline formula that cannot be read was meant to define or declare something.
  var declaresSomething: Bool {
    let text = String(source)
    return [":=", "\\coloneqq", "\\triangleq", "\\mathbb{R}", "\\mathbb R", "\\sim"].contains {
      text.contains($0)
    }
  }
}

extension Sentence {
  fileprivate var namesSeveralFunctions: Bool {
    formulas.count { formula in
      let text = String(formula.source)
      return text.contains("\\to") || text.contains("\\rightarrow")
    } > 1
  }
}
