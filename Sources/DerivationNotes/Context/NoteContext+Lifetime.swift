import SymbolicLite

/// What puts in doubt that something said above still holds: the words of the sentences between.
extension NoteContext {
  mutating func attend(_ sentence: Sentence, _ role: SentenceRole) {
    let tokens = role.tokens
    lifetime.enter(sentence, tokens)
    lifetime.fillItem(isAssuming: role.assumes || role.declares)
    lifetime.isTemporary = role.assumes && (role.isCondition || LifetimeWords.isTemporary(tokens))
    lifetime.isAside = LifetimeWords.isAside(tokens)
    attendToMainClause(sentence, role)
    guard lifetime.known > 0 || !sentence.formulas.isEmpty else { return }
    let bare = bareNames(of: sentence, role)
    attendToFreeNames(bare, tokens)
    guard lifetime.known > 0 else { return }
    attendToOpening(sentence, tokens)
    attendToWidth(bare, sentence, tokens)
    attendToLifting(sentence, role, bare)
  }

  mutating func attend(_ display: Display) {
    lifetime.enter(display)
    lifetime.fillItem(isAssuming: false)
    let names = RowQuantifier.names(in: display.formula.source)
    if !names.isEmpty {
      lifetime.doubt(names, "the row speaks of any value", isPassing: true)
    }
  }

  /// The names that formulas consist of, by the number of the formula.
  private func bareNames(of sentence: Sentence, _ role: SentenceRole) -> [Int: [String]] {
    var found: [Int: [String]] = [:]
    for (number, formula) in sentence.formulas.enumerated() {
      guard formula.source.count < 60, role.traits.indices.contains(number),
        !role.traits[number].states
      else { continue }
      var parser = LaTeXParser(formula.source, keepingBold: formula.boldLetters)
      guard let row = try? parser.parseInline().first, let side = row.statements.first?.sides.first,
        row.statements.count == 1, row.statements[0].operators.isEmpty
      else { continue }
      let names = NameSpelling.names(side)
      if !names.isEmpty { found[number] = names }
    }
    return found
  }

  // MARK: Sentences

  /// "Let $μ$ be any number. There is a $μ > 0$ …": the bound does not bound it.
  private mutating func attendToFreeNames(_ bare: [Int: [String]], _ tokens: SentenceTokens) {
    for (number, names) in bare where tokens.positions.indices.contains(number) {
      let position = tokens.positions[number]
      let words = (-3...5).compactMap { tokens.word(at: position + $0) }
      let isAny = zip(words, words.dropFirst()).contains { $0 == "any" && $1.hasPrefix("number") }
      guard isAny || words.contains("real") || words.contains("arbitrary"),
        !words.contains(where: { $0.hasPrefix("posit") || $0.hasPrefix("nonneg") })
      else { continue }
      for name in names where scope.symbols[name] == nil { lifetime.freeNames.insert(name) }
    }
  }

  /// "For $n ≥ d$ this is least squares.", "For $a > 0$ nothing changes:".
  private mutating func attendToMainClause(_ sentence: Sentence, _ role: SentenceRole) {
    let sides = sentence.formulas.indices.filter { role.role(of: $0) == .sideCondition }
    guard let last = sides.last, role.tokens.positions.indices.contains(last) else { return }
    let position = role.tokens.positions[last]
    if LifetimeWords.isFinished(role.tokens), role.tokens[position + 2] != nil {
      lifetime.pendingDoubt = "its sentence is complete"
    } else if LifetimeWords.escapes(role.tokens, behind: position) {
      lifetime.pendingDoubt = "its sentence goes on to something else"
    }
  }

  /// "If $a > 0$, then $$…$$ If $b > 0$, then": each its own display.
  private mutating func attendToOpening(_ sentence: Sentence, _ tokens: SentenceTokens) {
    let isHead = LifetimeWords.isHead(tokens)
    guard isHead || sentence.leadsToDisplay && !LifetimeWords.goesOn(tokens) else { return }
    lifetime.doubtAll("another sentence begins behind its display") {
      $0.origin == .condition && $0.hasLed
    }
  }

  /// "for every $λ$", "Now let $a$ be arbitrary", "for general $A$".
  private mutating func attendToWidth(
    _ bare: [Int: [String]], _ sentence: Sentence, _ tokens: SentenceTokens
  ) {
    let opens = ["let", "for", "take", "consider", "now"].contains(tokens.word(at: 0))
    for (number, names) in bare.sorted(by: { $0.key < $1.key })
    where tokens.positions.indices.contains(number) {
      let position = tokens.positions[number]
      let width = LifetimeWords.width(of: position, in: tokens)
      let line = sentence.formulas[number].place(at: 0).line
      let reason = "line \(line) speaks of any \(names.joined(separator: ", "))"
      let leads = sentence.leadsToDisplay
      switch width {
      case .heavy:
        lifetime.doubt(Set(names), reason, isPassing: leads) { $0.origin == .introduction }
        lifetime.doubt(Set(names), reason) { $0.origin != .introduction }
      case .light where leads && !LifetimeWords.isFinished(tokens):
        lifetime.doubt(Set(names), reason, isPassing: true)
      case .light, .none: break
      }
      let isCalledAnew =
        tokens.word(at: 0) == "let"
        && ["be", "have"].contains(tokens.word(at: position + 1) ?? "")
      if isCalledAnew || opens && tokens.word(at: position - 1) == "smooth" {
        lifetime.doubt(Set(names), "line \(line) introduces it again") { fact in
          if case .convex = fact.content { return true }
          return isCalledAnew && fact.origin != .introduction
            && LifetimeWords.goesOn(tokens) == false
        }
      }
    }
  }

  /// "We now drop symmetry.", "This was the easy part.", "In general,".
  private mutating func attendToLifting(
    _ sentence: Sentence, _ role: SentenceRole, _ bare: [Int: [String]]
  ) {
    guard !role.assumes else { return }
    let isBare =
      bare.count == sentence.formulas.count && !(role.declares && !sentence.formulas.isEmpty)
    let line = sentence.formulas.first?.place(at: 0).line
    let place = line.map { " in line \($0)" } ?? ""
    let names = Set(bare.values.flatMap { $0 })
    if isBare {
      let topics = LifetimeTopic.turned(by: role.tokens)
      lifetime.doubtAll("a sentence\(place) speaks of the contrary") {
        !$0.topics.isDisjoint(with: topics)
          && ($0.origin != .introduction || !$0.names.isDisjoint(with: names))
      }
    }
    guard LifetimeWords.lifts(role.tokens, isExplicit: !isBare) else { return }
    let isExplicit = LifetimeWords.lifts(role.tokens, isExplicit: true)
    lifetime.doubtAll("a sentence\(place) may end it") {
      $0.origin != .introduction || isExplicit && !$0.names.isDisjoint(with: names)
    }
  }

  // MARK: Formulas

  /// "We allow $μ ≥ 0$", "$w ∈ ℝ^d$" of a w that was said to be nonnegative, "as $μ → 0$".
  mutating func weighFacts(
    _ statement: RelationSyntax, in formula: Formula, role: SentenceRole.Role
  ) {
    if role == .assumption || role == .declaration { renewFacts(statement, in: formula) }
    guard let first = statement.operators.first else { return }
    let line = formula.place(at: 0).line
    switch first.kind {
    case .member, .typed:
      guard let side = statement.sides.first else { return }
      let names = NameSpelling.names(side).filter { lifetime.speaks(of: $0) }
      guard !names.isEmpty, isWider(statement, first.kind, names) else { return }
      let isPassing = role != .declaration && role != .assumption
      lifetime.doubt(
        Set(names), "line \(line) puts it into a larger set", isPassing: isPassing)
    case .equal where lifetime.isAside, .to where lifetime.isAside: break
    case .equal, .to, .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard let (name, isOver) = conflict(of: statement) else { return }
      let reason = "line \(line) says something else of it"
      lifetime.conflicts[name] = reason
      lifetime.doubt([name], reason, isPassing: role != .assumption && !isOver)
    default: break
    }
  }

  private func isWider(
    _ statement: RelationSyntax, _ kind: RelationOperator.Kind, _ names: [String]
  ) -> Bool {
    guard kind == .member else { return true }
    do {
      try refuseQuantifier(statement, in: scope)
      return false
    } catch {
      return true
    }
  }

  /// Whether a bound contradicts what is known of a number, or reaches further; and whether the
  /// second.
  private func conflict(of statement: RelationSyntax) -> (name: String, isOver: Bool)? {
    var statement = statement
    let isLimit = statement.operators.first?.kind == .to
    if isLimit, statement.operators.count == 1 { statement.operators[0].kind = .equal }
    var alone = scope
    alone.assumptions = []
    guard (try? alone.assume(statement)) != nil else { return nil }
    for symbol in Set(alone.assumptions.flatMap(\.freeSymbols)).sorted(by: { $0.name < $1.name }) {
      let known = Interval(of: symbol, in: scope)
      for part in alone.assumptions.flatMap(\.conjuncts) {
        guard let (comparison, value) = part.bound(of: symbol) else { continue }
        if comparison == .equal, known.leavesOut(value) { return (symbol.name, false) }
        if known.isContradicted(by: (comparison, value)) { return (symbol.name, false) }
        if known.isWidened(by: (comparison, value)), !isInferred { return (symbol.name, true) }
      }
    }
    return nil
  }

  /// What the rows that follow say again holds in them.
  mutating func noteRestated(_ conditions: [RelationSyntax]) {
    lifetime.restated = relations(conditions)
    lifetime.pending = relations(pendingConditions.map(\.statement))
    if lifetime.pendingDoubt == nil { lifetime.restated.formUnion(lifetime.pending) }
    lifetime.pending.subtract(relations(conditions))
  }

  private func relations(_ conditions: [RelationSyntax]) -> Set<Relation> {
    guard !conditions.isEmpty else { return [] }
    var alone = scope
    alone.assumptions = []
    for condition in conditions where !condition.operators.isEmpty { try? alone.assume(condition) }
    return Set(alone.assumptions.map(\.withoutDomains))
  }

  // MARK: The sentence's own facts

  mutating func keepFacts(of sentence: Sentence, since former: Scope) {
    let line = sentence.formulas.first?.place(at: 0).line ?? lastLine
    let added = keepFacts(since: former, line: line, leads: sentence.leadsToDisplay)
    guard !added.isEmpty else { return }
    let tokens = SentenceTokens(sentence.text.lowercased())
    for index in added {
      guard let reason = doubt(of: lifetime.facts[index], sentence, tokens) else { continue }
      lifetime.facts[index].doubt(reason)
    }
  }

  /// Why something does not hold from the start: "There is a $μ > 0$", "$$…$$ if $a > 0$."
  private func doubt(
    of fact: StandingFact, _ sentence: Sentence, _ tokens: SentenceTokens
  ) -> String? {
    switch fact.content {
    case .definition, .law: return nil
    case .relation, .domain, .convex: break
    }
    if let reason = fact.names.sorted().compactMap({ lifetime.conflicts[$0] }).first {
      return reason
    }
    if fact.origin != .introduction, sentence.text.contains("?") { return "it is asked" }
    if fact.origin == .condition, tokens.word(at: 0) == "if" {
      if LifetimeWords.isFinished(tokens), LifetimeWords.saysNothingElse(tokens) {
        return "its sentence is complete"
      }
      if let last = tokens.positions.first, LifetimeWords.escapes(tokens, behind: last) {
        return "its sentence goes on to something else"
      }
    }
    if sentence.continuesAfterDisplay, !sentence.leadsToDisplay, fact.origin == .condition {
      return "it belongs to the display above"
    }
    if !fact.names.isDisjoint(with: lifetime.freeNames) { return "it was said to be any number" }
    for (number, formula) in sentence.formulas.enumerated()
    where tokens.positions.indices.contains(number) && FormulaTraits(formula.source).states {
      guard fact.names.contains(where: { String(formula.source).contains($0) }) else { continue }
      let position = tokens.positions[number]
      if LifetimeWords.isExistential(position, tokens) { return "one is said to exist" }
      if fact.origin != .introduction, LifetimeWords.isConfined(position, tokens) {
        return "it is said of something else"
      }
      var tail: [String] = []
      while tail.count < 12, let word = tokens.word(at: position + 1 + tail.count) {
        tail.append(word)
      }
      if fact.origin != .introduction, LifetimeWords.lifts(tokens, isExplicit: true) {
        return "it is taken back"
      }
      if fact.origin == .introduction, tail.contains(where: LifetimeWords.confining.contains) {
        return "“\(tail.joined(separator: " "))” may confine it"
      }
    }
    return nil
  }
}

extension Interval {
  fileprivate func leavesOut(_ value: Rational) -> Bool {
    let isBelow = lower.map { value < $0.value || value == $0.value && $0.isStrict } ?? false
    let isAbove = upper.map { value > $0.value || value == $0.value && $0.isStrict } ?? false
    return isBelow || isAbove
  }
}
