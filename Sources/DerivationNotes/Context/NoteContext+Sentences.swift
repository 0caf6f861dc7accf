import SymbolicLite

/// How prose is read: which inline formulas declare, define or assume.
extension NoteContext {
  mutating func read(_ sentence: Sentence) {
    let sentence = withDeclarations(sentence)
    let words = SentenceWords(sentence.text)
    let role = SentenceRole(
      words, sentence.formulas, leadsToDisplay: sentence.leadsToDisplay,
      continuesAfterDisplay: sentence.continuesAfterDisplay, fixed: fixedIndices)
    let line = sentence.formulas.first?.place(at: 0).line ?? lastLine
    lastLine = line
    attend(sentence, role)
    endConditions(role.tokens, line: line)
    withdraw(role.tokens, line: line)
    free(role.tokens, sentence.formulas, line: line)
    isNaming = CommonOpenings.names(role.tokens)
    guard !sentence.formulas.isEmpty else { return learnLaws(of: sentence) }
    defer {
      mention(sentence, role)
      isNaming = CommonOpenings.names(role.tokens, from: role.tokens.positions.last ?? 0)
    }
    obstacle = role.obstacle
    (looseBefore, knownBefore) = (loose, Set(scope.symbols.keys))
    setsOfSentence = [:]
    doubtQuantified(sentence, role)
    let former = scope
    let (before, known) = (scope.assumptions, records.count)
    let families = scope.gatheredCount
    defer {
      gatherFamilies()
      linkRows(since: families, sentence)
    }
    read(sentence, words, role)
    let added = scope.assumptions.filter { !before.contains($0) }
    laws.formUnion(added.filter { $0.isLaw(in: sentence) })
    if hasOtherRange(added + assumedBefore, sentence.formulas, line: line) { return }
    assumedBefore = added
    if role.isCondition { conditions += added }
    if role.isCondition, role.assumes { beforeCondition = beforeCondition ?? former }
    if role.isDismissed {
      scope.assumptions.removeAll { added.contains($0) }
      scope.widen(as: former)
    }
    if role.assumes {
      assumed += added
      // "for $j ∈ S$" that cannot be read leaves open what $w_j > 0$ in front of it means.
      if Self.hasFailure(records.dropFirst(known)) {
        distrusted += added.map { Distrusted(relation: $0, line: line) }
      }
    }
    fixedIndices.formUnion(role.fixedIndices)
    if Self.hasFailure(records.dropFirst(known)) { doubtUnreadLaws(of: sentence) }
  }

  /// "Let $m_j ∼ N(0, 1)$ for $j = 1, …, d$ with $m_1 = m_2$": what cannot be read may tie them.
  private mutating func doubtUnreadLaws(of sentence: Sentence) {
    for formula in sentence.formulas where String(formula.source).contains("\\sim") {
      for name in namedSymbols(in: formula).sorted() where scope.distributions[name] != nil {
        doubt(name, in: formula)
      }
    }
  }

  private mutating func read(_ sentence: Sentence, _ words: SentenceWords, _ role: SentenceRole) {
    let structure = SentenceStructure(sentence, in: scope)
    var again: [Int] = []
    var parts: [PartMention] = []
    for (position, formula) in sentence.formulas.enumerated() {
      if let mention = PartMention(words, at: position, sentence.formulas) {
        parts.append(mention)
        continue
      }
      let before = (scope, records, stepNumber, loose, distrusted)
      var hints = StructureWords.hints(words, at: position, structure)
      hints.isDoubted = role.isDoubted(position)
      hints.isRequested = hints.isRequested || role.isLetCondition(position)
      isOfSomePlaces = role.isOfSomePlaces(position)
      (isQuantified, isInferred) = (role.isQuantified(position), role.isInferred(position))
      read(formula, role: role.role(of: position), hints)
      // "K ⪰ 0 with K ∈ ℝ^{d×d}", "ε ∼ N(0, σ²I) with σ > 0": what stands behind may explain it.
      if Self.hasFailure(records.dropFirst(before.1.count)), sentence.formulas.count > 1 {
        (scope, records, stepNumber, loose, distrusted) = before
        again.append(position)
      }
    }
    for position in again where !isKnown(sentence.formulas[position], by: structure, sentence) {
      var hints = StructureWords.hints(words, at: position, structure)
      hints.isDoubted = role.isDoubted(position)
      hints.isRequested = hints.isRequested || role.isLetCondition(position)
      isOfSomePlaces = role.isOfSomePlaces(position)
      (isQuantified, isInferred) = (role.isQuantified(position), role.isInferred(position))
      read(sentence.formulas[position], role: role.role(of: position), hints)
    }
    for part in parts { declare(part) }
    if let structure { learn(structure, of: sentence) }
    learnLaws(of: sentence)
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
    var parser = LaTeXParser(formula.source, keepingBold: formula.boldLetters)
    let rows: [RowSyntax]
    do {
      rows = try parser.parseInline()
    } catch {
      // Prose may hold any notation; only what the note relies on must be readable.
      if role == .assumption || formula.declaresSomething { unreadable(error, in: formula) }
      if role == .assumption { doubtLetters(of: formula) }
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
    weigh(statement, in: formula, role: role)
    weighFacts(statement, in: formula, role: role)
    if hints.isDoubted, role == .mention, isDoubtedSet(statement) { return }
    if hints.isDoubted, role == .declaration, first.kind == .member, isDoubtedSet(statement) {
      // "Let $a ∈ ℝ$, for instance $a ∈ ℕ$": what is known of a?
      let known = NameSpelling.names(statement.sides[0]).filter { scope.symbols[$0] != nil }
      for name in known { doubt(name, in: formula) }
      if !known.isEmpty { return }
    }
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
      if first.kind == .member, let side = statement.sides.first {
        for name in NameSpelling.names(side) where looseBefore.contains(name) {
          changed.drop(name)
        }
      }
      let former = changed
      if let names = try changed.declare(statement, hints: hints) {
        if first.kind == .member {
          try refuseSecondSet(names, statement, formula, role)
          let isSettled = try settle(
            Redeclaration(names, statement, from: former, to: changed), formula, role)
          if isSettled { return }
        } else if role == .declaration {
          try refuseWidening(names, changed, statement, formula)
        }
        try acceptDeclaration(of: names, changed, statement, formula, role)
        return
      }
    } catch {
      if first.kind == .define || first.kind == .member { forgetDefinitions(of: statement) }
      if first.kind == .distributed, let left = statement.sides.first {
        for name in NameSpelling.names(left) { doubt(name, in: formula) }
      }
      // A known symbol in a set of another shape, in the middle of prose, is a mention.
      if role != .mention || first.kind == .define || first.kind == .member || first.kind == .typed
        || first.kind == .distributed
      {
        unreadable(error, in: formula)
      }
      return
    }
    if first.kind == .equal, defines, let head = scope.definitionHead(statement.sides[0]),
      scope.isFresh(head), meaning(of: head, statement, formula) == nil
    {
      var changed = scope
      if (try? changed.define(head, as: statement.sides[1])) != nil {
        scope = changed
        records.append(.definition(listed(formula, statement.range, remark: "definition by =")))
        return
      }
    }
    guard first.kind != .approximately else { return }
    if first.kind == .equal, defines || role == .declaration,
      refuseSecondDefinition(statement, formula)
    {
      return
    }
    switch role {
    case .assumption:
      do {
        try scope.assume(statement)
        records.append(.declaration(listed(formula, statement.range, remark: "assumption")))
      } catch {
        unreadable(error, in: formula)
        doubtLetters(of: formula)
      }
    case .sideCondition:
      pendingConditions.append(
        RelationSyntaxInFormula(
          statement: statement, formula: formula, isOfSomePlaces: isOfSomePlaces))
    case .declaration where first.kind == .equal && !hints.isRequested: break
    case .declaration where first.kind == .equal:
      // "Let λ = σ²/τ²" of symbols that are all known says what holds from here on.
      do {
        try scope.assume(statement)
        records.append(.declaration(listed(formula, statement.range, remark: "assumption")))
      } catch {
        unreadable(error, in: formula)
      }
    case .declaration: checkRestatement(statement, formula, isAsked: hints.isRequested)
    case .mention, .unclear: break
    }
  }

  private mutating func acceptDeclaration(
    of names: [String], _ changed: Scope, _ statement: RelationSyntax, _ formula: Formula,
    _ role: SentenceRole.Role
  ) throws(Diagnostic) {
    let isFirm = role == .declaration || role == .assumption
    for name in names where scope.symbols[name] == nil && !isFirm && statement.isBound {
      loose.insert(name)
    }
    scope = changed
    if let name = names.last, let symbol = scope.symbols[name], symbol.shape.columns != .one {
      lastMatrix = name
    }
    records.append(.declaration(listed(formula, statement.range)))
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
