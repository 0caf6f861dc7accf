import Checkers
import SymbolicLite

/// How a display is read: declaration, definition, stated formula, or a chain of claims.
extension NoteContext {
  mutating func read(_ display: Display) {
    let formula = display.formula
    var parser = LaTeXParser(formula.source, keepingBold: formula.boldLetters)
    let rows: [RowSyntax]
    do {
      rows = try parser.parseDisplay()
    } catch {
      unreadable(error, in: formula)
      return
    }
    var chain = Chain()
    for row in rows {
      gatherFamilies(in: row)
      read(row, &chain, formula)
      gatherFamilies()
    }
  }

  /// What a display has said so far: rows of an aligned block go on from the row above.
  private struct Chain {
    /// The last side of the row above, for a row that starts with a relation.
    var lastSide: Syntax?
    /// The last whole statement, for a row that starts with `\iff`.
    var lastStatement: RelationSyntax?
    /// What constants in it must not depend on.
    var subjects: [Symbol]?
    var failed = false
  }

  private mutating func read(_ row: RowSyntax, _ chain: inout Chain, _ formula: Formula) {
    // Side conditions hold for their row only; the declarations in them as well.
    let outer = scope
    indexConditions = []
    do {
      try refusePicking(row, formula)
      pickedConditions = []
      for pending in pendingConditions {
        let known = scope.assumptions
        try addCondition(pending.statement, beside: outer)
        if pending.isOfSomePlaces {
          pickedConditions += scope.assumptions.filter { !known.contains($0) }
        }
      }
      for fact in pendingFacts { scope.assume(fact) }
      try add(conditionsOf: row, of: formula, beside: outer)
      rowConditions = scope.assumptions.filter { !outer.assumptions.contains($0) }
      noteRestated(row.conditions)
      try refuseOtherRanges(of: rowConditions, at: row.range)
      try checkIndexConditions(row)
    } catch {
      scope = outer
      rowConditions = []
      unreadable(error, in: formula)
      chain.failed = true
      return
    }
    defer {
      // Keep what the row itself declared, drop its conditions.
      let conditions = rowConditions
      rowConditions = []
      scope.assumptions.removeAll { conditions.contains($0) }
      scope.indices = outer.indices
      scope.widen(as: outer)
    }
    if row.connectives.isEmpty {
      for statement in row.statements { read(statement, &chain, formula) }
    } else {
      connect(row, &chain, formula)
    }
  }

  /// "if $w_j > 0$ for $j > 1$" says nothing of $w_1$.
  private func refusePicking(_ row: RowSyntax, _ formula: Formula) throws(Diagnostic) {
    let pending = pendingConditions.map { (statement: $0.statement, formula: $0.formula) }
    let own = row.conditions.map { (statement: $0, formula: formula) }
    guard let picking = IndexRestriction.picking(pending + own, in: scope) else { return }
    throw Diagnostic(
      "expected conditions that hold for every index, found one that picks out places",
      at: row.conditions.contains(picking) ? picking.range : row.range,
      hint: "name the entries that are meant, or state the condition for all of them")
  }

  /// `k \ne j` restricts the indices of the row's statements; any other condition is assumed.
  private mutating func add(
    conditionsOf row: RowSyntax, of formula: Formula, beside outer: Scope
  ) throws(Diagnostic) {
    let positions = NameSpelling.positions(in: row)
    for condition in row.conditions {
      if Elaborator(scope).restrictsIndices(condition, among: positions) {
        indexConditions.append(condition)
      } else {
        let known = scope.assumptions
        try addCondition(condition, beside: outer)
        if PlaceRestriction.picks(condition.range, in: formula.source) {
          pickedConditions += scope.assumptions.filter { !known.contains($0) }
        }
      }
    }
  }

  /// What is assumed beside `j > 1` must not speak of j: an assumption holds for all of them.
  private func checkIndexConditions(_ row: RowSyntax) throws(Diagnostic) {
    guard let first = indexConditions.first else { return }
    let names = Set(indexConditions.flatMap { $0.sides.flatMap(NameSpelling.names) })
    guard row.connectives.isEmpty,
      rowConditions.allSatisfy({ $0.indexNames.isDisjoint(with: names) })
    else {
      throw Diagnostic(
        "expected a condition on an index alone, found another condition or an arrow beside it",
        at: first.range, hint: "write a statement for one index at a time")
    }
  }

  private mutating func addCondition(
    _ statement: RelationSyntax, beside outer: Scope
  ) throws(Diagnostic) {
    guard !statement.operators.isEmpty else { return }
    try refuseQuantifier(statement, in: outer)
    var changed = scope
    if try changed.declare(statement) != nil {
      scope = changed
      return
    }
    try scope.assume(statement)
  }

  // MARK: One statement

  private mutating func read(
    _ statement: RelationSyntax, _ chain: inout Chain, _ formula: Formula
  ) {
    var sides = statement.sides
    let operators = statement.operators
    let goesOn = sides.count == operators.count && !operators.isEmpty
    if goesOn {
      guard let last = chain.lastSide else {
        unreadable(
          Diagnostic(
            "expected a formula in front of the relation, found none", at: operators[0].range),
          in: formula)
        return
      }
      sides.insert(last, at: 0)
    }
    guard let first = sides.first, let last = sides.last else { return }
    if operators.isEmpty {
      state(first, formula)
      return
    }
    if chain.subjects == nil || !goesOn { chain.subjects = Elaborator(scope).subjects(of: first) }
    defer {
      chain.lastSide = last
      chain.lastStatement = RelationSyntax(sides: sides, operators: operators)
    }
    var start = 0
    if !goesOn {
      do {
        start = try introduce(RelationSyntax(sides: sides, operators: operators), formula)
      } catch {
        if operators[0].kind == .define {
          forgetDefinitions(of: RelationSyntax(sides: sides, operators: operators))
        }
        unreadable(error, in: formula)
        start = 1
      }
    }
    guard start < operators.count else { return }
    for position in start..<operators.count {
      claim(
        sides[position], operators[position], sides[position + 1], chain.subjects ?? [], formula)
    }
  }

  /// Declarations and definitions at the start of a chain; how many links they take.
  private mutating func introduce(
    _ statement: RelationSyntax, _ formula: Formula
  ) throws(Diagnostic) -> Int {
    let first = statement.operators[0]
    switch first.kind {
    case .define:
      try define(statement, in: formula, remark: "")
      return 1
    case .equal:
      if let head = scope.definitionHead(statement.sides[0]), scope.isFresh(head) {
        if let known = meaning(of: head, statement, formula) { throw known }
        try define(statement, in: formula, remark: "definition by =")
        return 1
      }
      if let head = scope.definitionHead(statement.sides[0]),
        isOpenIterate(head) || scope.isNumberedIterate(head, as: statement.sides[1])
      {
        var changed = self
        if (try? changed.define(statement, in: formula, remark: "definition by =")) != nil {
          self = changed
          return 1
        }
      }
      return 0
    case .assign:
      try update(statement, formula)
      return 1
    case .member, .typed, .distributed, .less, .lessOrEqual, .greater, .greaterOrEqual:
      var changed = scope
      guard introducesNames(statement), try changed.declare(statement) != nil else { return 0 }
      scope = changed
      records.append(.declaration(listed(formula, statement.range)))
      return statement.operators.count
    default: return 0
    }
  }

  /// `w_{t+1}`, declared and so far free: its update rule defines it.
  private func isOpenIterate(_ head: Scope.DefinitionHead) -> Bool {
    guard head.key.hasSuffix("+1}"), let symbol = scope.symbols[head.key] else { return false }
    return !scope.assumptions.contains { $0.freeSymbols.contains(symbol) }
  }

  /// Whether a display such as `w \in \mathbb{R}^d` or `\lambda > 0` names something new.
  private func introducesNames(_ statement: RelationSyntax) -> Bool {
    let kind = statement.operators[0].kind
    if kind == .typed || kind == .distributed { return true }
    // Of a ∈ S only a can be new; `y_i` is an entry of the y that is declared.
    let sides = kind == .member ? statement.sides.prefix(1) : statement.sides[...]
    return sides.contains(where: scope.isNewName)
  }

  /// `w \leftarrow w - \eta g`: read and shape-checked; the arrow states nothing to be checked.
  private mutating func update(
    _ statement: RelationSyntax, _ formula: Formula
  ) throws(Diagnostic) {
    let head = scope.definitionHead(statement.sides[0])
    if let head, scope.isFresh(head) {
      try define(statement, in: formula, remark: "update rule")
      return
    }
    var elaborator = Elaborator(scope)
    _ = try elaborator.statement(
      statement.sides[0], statement.operators[0], statement.sides[1],
      subjects: scope.defaultSubjects)
    let range = statement.sides[0].range.lowerBound..<statement.sides[1].range.upperBound
    records.append(.definition(listed(formula, range, remark: "update rule")))
  }

  private mutating func state(_ syntax: Syntax, _ formula: Formula) {
    var elaborator = Elaborator(scope)
    do {
      _ = try elaborator.stated(syntax)
      records.append(.stated(listed(formula, syntax.range)))
    } catch {
      unreadable(error, in: formula)
    }
  }

  private mutating func claim(
    _ left: Syntax, _ link: RelationOperator, _ right: Syntax, _ subjects: [Symbol],
    _ formula: Formula
  ) {
    let text =
      formula.text(left.range) + " " + formula.text(link.range) + " " + formula.text(right.range)
    if link.kind == .approximately {
      step(.unchecked("≈ states nothing exact"), at: link.range, text: text, in: formula)
      return
    }
    var elaborator = Elaborator(scope)
    do {
      let relation = try elaborator.statement(
        left, link, right, subjects: subjects, where: indexConditions)
      let claim = conditioned(relation)
      // "$\\|w\\|_0 = d$ for all $j$ with $w_j ≠ 0$" says nothing that an assumption could say.
      let isPicked = claim.assumptions.contains { pickedConditions.contains($0) }
      step(
        isPicked
          ? .empty("its condition holds for some places of an index only") : weighed(claim, text),
        at: link.range, text: text, in: formula)
    } catch {
      unreadable(error, in: formula)
    }
  }

  /// "w_j w_k ≥ 0 if w_j ≥ 0" asks of each j by itself what it says there: a condition of the row that
  /// shares an index with the statement is its premise. All others hold for all of their indices.
  private func conditioned(_ relation: Relation) -> Claim {
    var (statement, indices) = (relation, relation.freeIndices)
    while case .forAll(let index, let inner) = statement {
      indices.insert(index)
      statement = inner
    }
    var (premises, others) = ([Relation](), [Relation]())
    for assumption in scope.assumptions {
      let pointwise = assumption.opened(at: indices)
      if rowConditions.contains(assumption), !pointwise.freeIndices.isDisjoint(with: indices) {
        premises.append(pointwise)
      } else {
        others.append(assumption)
      }
    }
    guard let first = premises.first else { return Claim(relation, assuming: others) }
    let premise = premises.count == 1 ? first : .all(premises)
    return Claim(.implies(premise, statement), assuming: others)
  }

  // MARK: Implications

  private mutating func connect(_ row: RowSyntax, _ chain: inout Chain, _ formula: Formula) {
    var statements = row.statements
    if statements.count == row.connectives.count {
      guard let last = chain.lastStatement else {
        unreadable(
          Diagnostic(
            "expected a statement in front of the arrow, found none", at: row.connectives[0].range),
          in: formula)
        return
      }
      statements.insert(last, at: 0)
    }
    chain.lastStatement = statements.last
    // "a ⇒ b and c" has no last side for the next row to go on from.
    chain.lastSide = statements.last.flatMap { $0.others.isEmpty ? $0.sides.last : nil }
    for (position, connective) in row.connectives.enumerated() where position + 1 < statements.count
    {
      let (left, right) = (statements[position], statements[position + 1])
      let text =
        formula.text(left.range) + " " + formula.text(connective.range) + " "
        + formula.text(right.range)
      var elaborator = Elaborator(scope)
      do {
        let relation = try elaborator.connected(left, connective, right)
        step(
          weighed(Claim(relation, assuming: scope.assumptions), text), at: connective.range,
          text: text, in: formula)
      } catch {
        unreadable(error, in: formula)
      }
    }
  }
}

extension Relation {
  /// Without "for all j" in front, for each j among the indices.
  fileprivate func opened(at indices: Set<Index>) -> Relation {
    guard case .forAll(let index, let inner) = self,
      let own = indices.first(where: { $0.name == index.name && $0.range == index.range })
    else { return self }
    return inner.substituting(indices: [index: .index(own)]).opened(at: indices)
  }
}
