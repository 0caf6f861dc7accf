import SymbolicLite

/// Sets and ranges of names that mean something already: "for all $λ ∈ ℝ$" where λ > 0 was declared,
/// "$w_j > 0$ for $j = 1, …, k$" where w has d entries.
extension NoteContext {
  /// A membership in prose that speaks of names, and the scope without and with it.
  struct Redeclaration {
    var names: [String]
    var statement: RelationSyntax
    var former: Scope
    var changed: Scope

    init(
      _ names: [String], _ statement: RelationSyntax, from former: Scope, to changed: Scope
    ) {
      (self.names, self.statement) = (names, statement)
      (self.former, self.changed) = (former, changed)
    }

    /// Whether nothing is known behind it that was not known before.
    var saysNothingNew: Bool {
      names.allSatisfy { former.symbols[$0] == changed.symbols[$0] }
        && changed.singleAssumptions.isSubset(of: former.singleAssumptions)
    }
  }

  /// What a membership says of names that were declared in front of its sentence; whether nothing is
  /// left to be done with it.
  ///
  /// "Assume $a ∈ ℕ$" narrows, "for $a ∈ ℕ$" restricts the next display, the same set again is fine.
  mutating func settle(
    _ again: Redeclaration, _ formula: Formula, _ role: SentenceRole.Role
  ) throws(Diagnostic) -> Bool {
    let known = again.names.filter {
      knownBefore.contains($0) && again.former.symbols[$0] != nil && !looseBefore.contains($0)
    }
    guard !known.isEmpty, role != .assumption else { return false }
    guard again.saysNothingNew else {
      if role == .sideCondition, known.count == again.names.count {
        pendingConditions.append(
          RelationSyntaxInFormula(statement: again.statement, formula: formula))
        return true
      }
      distrusted += doubts(of: known, in: again.former, again.statement, formula)
      throw Diagnostic(
        "expected the same set for \(known[0]) as declared before, found another",
        at: again.statement.range,
        hint: "to restrict it further, begin the sentence with Assume")
    }
    guard role != .mention || isQuantified else { return false }
    do {
      try refuseQuantifier(again.statement, in: again.former)
    } catch {
      let doubts = doubts(of: known, in: again.former, again.statement, formula)
      // "Let $μ ∈ ℝ$" holds from here on, "for all $μ ∈ ℝ$" for the next display.
      if role == .declaration { distrusted += doubts } else { passingDoubts += doubts }
      throw error
    }
    return false
  }

  /// What leaves undecided all that rests on the names.
  func doubts(
    of names: [String], in scope: Scope, _ statement: RelationSyntax, _ formula: Formula
  ) -> [Distrusted] {
    let line = formula.place(at: statement.range.lowerBound).line
    return names.compactMap { scope.symbols[$0] }.map {
      Distrusted(relation: .compare(.symbol($0), .equal, .symbol($0)), line: line)
    }
  }

  /// "for all $λ ∈ ℝ$" takes back what was said of λ; a claim that rests on it is another one.
  func refuseQuantifier(_ statement: RelationSyntax, in known: Scope) throws(Diagnostic) {
    guard statement.operators.count == 1, statement.operators[0].kind == .member,
      let side = statement.sides.first
    else { return }
    for name in NameSpelling.names(side) {
      guard let symbol = known.symbols[name], known.isRestricted(symbol) else { continue }
      var wide = known
      wide.assumptions = []
      wide.symbols[name] = Symbol(name, symbol.shape)
      guard let declared = try wide.declare(statement), declared.contains(name),
        let found = wide.symbols[name]
      else { continue }
      let range = Interval(of: found, in: wide)
      guard symbol.domain == found.domain, known.distributions[name] == nil,
        known.assumptions.flatMap(\.conjuncts).allSatisfy({
          !$0.freeSymbols.contains(symbol) || wide.singleAssumptions.contains($0)
            || range.implies($0, of: symbol)
        })
      else {
        throw Diagnostic(
          "expected another letter than \(name), which was restricted before, found a set for it",
          at: statement.range,
          hint: "take another letter, or state a condition such as $\(name) > 1$")
      }
    }
  }

  /// "Often $a ∈ \{0, 1\}$", "usually $ε ∼ N(0, I)$": a mention that bounds something.
  func isDoubtedSet(_ statement: RelationSyntax) -> Bool {
    guard statement.operators.count == 1, let side = statement.sides.first else { return false }
    if statement.operators[0].kind == .distributed { return true }
    guard statement.operators[0].kind == .member else { return false }
    var empty = scope
    for name in NameSpelling.names(side) { empty.symbols[name] = nil }
    empty.assumptions = []
    guard let names = try? empty.declare(statement) else { return false }
    return names.contains { name in
      empty.symbols[name].map(empty.isRestricted) ?? false
    }
  }

  /// "Now let $c = a^3$" of a c that is defined as another formula.
  mutating func refuseSecondDefinition(_ statement: RelationSyntax, _ formula: Formula) -> Bool {
    guard statement.sides.count == 2, let head = scope.definitionHead(statement.sides[0]),
      scope.definitions[head.key] != nil
    else { return false }
    var changed = scope
    do {
      _ = try changed.define(head, as: statement.sides[1])
    } catch {
      forgetDefinitions(of: statement)
      unreadable(error, in: formula)
    }
    return true
  }

  /// A second definition of a name leaves open what it means.
  mutating func forgetDefinitions(of statement: RelationSyntax) {
    guard let left = statement.sides.first else { return }
    var keys = NameSpelling.names(left)
    if let head = scope.definitionHead(left) { keys.append(head.key) }
    for key in keys { scope.definitions[key] = nil }
  }

  /// "$w_j > 0$ for $j = 1, …, k$" says nothing of the places behind k.
  func refuseOtherRanges(of relations: [Relation], at range: Range<Int>) throws(Diagnostic) {
    for index in relations.flatMap(\.universalIndices) {
      guard let known = scope.indices[index.name], known.range != index.range else { continue }
      throw Diagnostic(
        "expected \(index.name) to run to \(index.range), as what stands beside it asks, "
          + "found that it runs to \(known.range)",
        at: range, hint: "say what holds of the other places, or give the part its own name")
    }
  }

  /// The same for what a sentence assumed: nothing of it is used then.
  mutating func hasOtherRange(_ added: [Relation], _ formulas: [Formula], line: Int) -> Bool {
    guard let formula = formulas.last else { return false }
    do {
      try refuseOtherRanges(of: added, at: 0..<formula.source.count)
      return false
    } catch {
      scope.assumptions.removeAll { added.contains($0) }
      distrusted += added.map { Distrusted(relation: $0, line: line) }
      unreadable(error, in: formula)
      return true
    }
  }
}

extension Scope {
  /// The single statements that are in force.
  fileprivate var singleAssumptions: Set<Relation> { Set(assumptions.flatMap(\.conjuncts)) }
}

extension Relation {
  /// The parts of an "and".
  var conjuncts: [Relation] {
    guard case .all(let parts) = self else { return [self] }
    return parts.flatMap { part -> [Relation] in
      if case .all(let inner) = part { inner } else { [part] }
    }
  }

  /// The indices for all of which it holds.
  var universalIndices: [Index] {
    var found: [Index] = []
    var rest = self
    while case .forAll(let index, let inner) = rest {
      found.append(index)
      rest = inner
    }
    return found
  }
}

extension Relation {
  /// The indices for all of which it holds.
  var indexNames: Set<String> {
    switch self {
    case .forAll(let index, let inner): inner.indexNames.union([index.name])
    default: Set(freeIndices.map(\.name))
    }
  }
}
