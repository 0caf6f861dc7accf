import SymbolicLite

/// Families of symbols that the note declares member by member.
extension NoteContext {
  /// Makes vectors of those whose ranges are known by now.
  mutating func gatherFamilies() {
    scope.gatherFamilies(except: Set(fixedIndices.map(String.init)))
    followFamilies()
  }

  /// "Let $x_i ∈ ℝ^d$ for $i = 1, …, n$ be the rows of $X ∈ ℝ^{n×d}$": the x_i are no vectors of their
  /// own. Where the matrix is another one, nothing is known of them.
  mutating func linkRows(since count: Int, _ sentence: Sentence) {
    let text = sentence.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isRow = text.contains("rows of")
    guard isRow || text.contains("columns of"), let formula = sentence.formulas.first else {
      return
    }
    for (name, rows) in scope.gatheredRows(since: count) {
      let symbol = lastMatrix.flatMap { scope.symbols[$0] }
      if isRow, let symbol, symbol != rows, symbol.shape == rows.shape {
        scope.identify(rowsOf: name, with: .symbol(symbol))
        scope.parts[name] = Part(of: .symbol(symbol), isRow: true)
      } else {
        distrusted.append(
          Distrusted(
            relation: .compare(.symbol(rows), .equal, .symbol(rows)),
            line: formula.place(at: 0).line))
      }
    }
  }

  /// Those over which a sum of the row runs.
  mutating func gatherFamilies(in row: RowSyntax) {
    for statement in row.statements + row.conditions { scope.gatherFamilies(in: statement) }
    for statement in row.statements.flatMap(\.others) { scope.gatherFamilies(in: statement) }
    for pending in pendingConditions { scope.gatherFamilies(in: pending.statement) }
    followFamilies()
  }

  /// What is remembered of assumptions speaks of the same symbols as the scope.
  private mutating func followFamilies() {
    let scope = scope
    assumed = assumed.map(scope.following)
    conditions = conditions.map(scope.following)
    assumedBefore = assumedBefore.map(scope.following)
    pendingFacts = pendingFacts.map(scope.following)
    lifetime.pending = Set(lifetime.pending.map(scope.following))
    for place in lifetime.facts.indices { lifetime.facts[place].follow(scope) }
    for place in distrusted.indices {
      distrusted[place].relation = scope.following(distrusted[place].relation)
    }
    for place in passingDoubts.indices {
      passingDoubts[place].relation = scope.following(passingDoubts[place].relation)
    }
  }
}

extension StandingFact {
  /// Speaks of the families that the scope has gathered.
  fileprivate mutating func follow(_ scope: Scope) {
    let wholes = scope.gatheredNames
    guard !names.isDisjoint(with: wholes.keys) else { return }
    for name in names { if let whole = wholes[name] { names.insert(whole) } }
    switch content {
    case .relation(let relation): content = .relation(scope.following(relation).withoutDomains)
    case .domain(let name): content = .domain(wholes[name] ?? name)
    case .law(let name): content = .law(wholes[name] ?? name)
    case .convex, .definition: break
    }
  }
}
