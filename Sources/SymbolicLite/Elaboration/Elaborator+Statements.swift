extension Elaborator {
  /// A whole statement with its free indices read as "for all".
  public mutating func statement(_ syntax: RelationSyntax) throws(Diagnostic) -> Relation {
    try closed(try relation(syntax))
  }

  /// One link of a chain as a closed statement.
  public mutating func statement(
    _ left: Syntax, _ link: RelationOperator, _ right: Syntax, subjects: [Symbol]
  ) throws(Diagnostic) -> Relation {
    let a = try side(left)
    let b = try side(right)
    return try closed(try self.link(a, link, b, subjects: subjects))
  }

  /// One link of a chain, for those values of its free indices that meet the conditions: `k \ne j`.
  public mutating func statement(
    _ left: Syntax, _ link: RelationOperator, _ right: Syntax, subjects: [Symbol],
    where conditions: [RelationSyntax]
  ) throws(Diagnostic) -> Relation {
    let a = try side(left)
    let b = try side(right)
    let conclusion = try self.link(a, link, b, subjects: subjects)
    var premises: [Relation] = []
    for condition in conditions {
      for name in condition.sides.flatMap(NameSpelling.names)
      where freeIndices[name] == nil && scope.indices[name] == nil && !scope.sizes.contains(name) {
        throw Diagnostic(
          "expected a condition on an index that the statement leaves free, found \(name)",
          at: condition.sides[0].range, hint: "write it where the index is bound")
      }
      premises.append(try relation(condition))
    }
    guard let first = premises.first else { return try closed(conclusion) }
    return try closed(.implies(premises.count == 1 ? first : .all(premises), conclusion))
  }

  /// Whether a condition restricts bare indices: `j \ne k`, `j > 1`, with letters that stand below
  /// names in the row and that no declaration has made numbers.
  public func restrictsIndices(
    _ condition: RelationSyntax, among positions: Set<String>
  ) -> Bool {
    let kinds: Set<RelationOperator.Kind> = [
      .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
    ]
    guard condition.operators.allSatisfy({ kinds.contains($0.kind) }), condition.others.isEmpty,
      condition.sides.count == condition.operators.count + 1
    else { return false }
    var hasIndex = false
    for side in condition.sides {
      if case .number = side.kind { continue }
      guard let name = NameSpelling.name(side), case .name = Scope.bare(side).kind else {
        return false
      }
      if scope.sizes.contains(name) { continue }
      guard scope.indices[name] != nil || isIndexName(name) && positions.contains(name) else {
        return false
      }
      hasIndex = true
    }
    return hasIndex
  }

  /// A stated formula, without a relation.
  public mutating func stated(_ syntax: Syntax) throws(Diagnostic) -> Denotation {
    let found = try side(syntax)
    try refuseEscapedIndices()
    switch found.meaning {
    case .expression(let typed):
      try FormulaLimits.check(typed.expression, at: syntax.range)
      try refuseFamilies(beside: typed.expression.freeIndices)
      return .expression(try finish(typed.expression))
    case .set(let set):
      try FormulaLimits.check(set, at: syntax.range)
      return .set(try finish(set))
    }
  }

  mutating func closed(_ relation: Relation) throws(Diagnostic) -> Relation {
    try refuseEscapedIndices()
    try FormulaLimits.check(relation, at: 0..<1)
    try refuseFamilies(beside: relation.freeIndices)
    var result = try finish(relation)
    for index in result.freeIndices.sorted(by: { $0.name > $1.name }) {
      result = .forAll(index, result)
    }
    return result
  }

  /// An index that a sum binds means nothing outside of it, unless the note declares it.
  private func refuseEscapedIndices() throws(Diagnostic) {
    for (name, use) in freeIndices.sorted(by: {
      $0.value.range.lowerBound < $1.value.range.lowerBound
    })
    where boundNames.contains(name) {
      throw Diagnostic(
        "expected the index \(name) inside its sum, found it outside", at: use.range,
        hint: "put brackets around the body of the sum, or declare $\(name) = 1, \\dots$")
    }
  }

  /// The distribution with its sizes found.
  mutating func finish(_ distribution: Distribution) throws(Diagnostic) -> Distribution {
    switch distribution {
    case .normal(let mean, let covariance):
      return .normal(mean: try finish(mean), covariance: try finish(covariance))
    case .laplace(let location, let scale):
      return .laplace(location: try finish(location), scale: try finish(scale))
    case .bernoulli(let p): return .bernoulli(try finish(p))
    }
  }

  // MARK: What a statement is about

  /// The symbols that a constant on the right must not depend on: the arguments of the functions and
  /// densities on the left, or w, θ, β where there are none.
  public func subjects(of left: Syntax) -> [Symbol] {
    var found: [Symbol] = []
    collectArguments(left, depth: 0, into: &found)
    return found.isEmpty ? scope.defaultSubjects : found
  }

  private func collectArguments(_ syntax: Syntax, depth: Int, into found: inout [Symbol]) {
    guard depth < 60 else { return }
    switch syntax.kind {
    case .product(let factors):
      for (position, factor) in factors.enumerated() {
        if position > 0, case .bracket(_, _, let content) = Scripts.split(factor.value).base.kind,
          isFunctionName(factors[position - 1].value)
        {
          note(content, in: &found)
        } else {
          collectArguments(factor.value, depth: depth + 1, into: &found)
        }
      }
    case .terms(let terms):
      for term in terms { collectArguments(term.value, depth: depth + 1, into: &found) }
    case .fraction(let a, let b):
      collectArguments(a, depth: depth + 1, into: &found)
      collectArguments(b, depth: depth + 1, into: &found)
    case .bracket(_, _, .items(let items)):
      for item in items { collectArguments(item, depth: depth + 1, into: &found) }
    case .scripted(let base, _, _, _): collectArguments(base, depth: depth + 1, into: &found)
    default: break
    }
  }

  /// The plain symbols among the arguments; of a density, what stands in front of the bar.
  private func note(_ content: BracketContent, in found: inout [Symbol]) {
    let items: [Syntax]
    switch content {
    case .items(let list), .conditional(let list, _): items = list
    case .builder: return
    }
    for item in items {
      guard let name = NameKey.text(item), let symbol = scope.symbols[name], !found.contains(symbol)
      else { continue }
      found.append(symbol)
    }
  }

  /// Whether a bracket behind this name is an argument.
  func isFunctionName(_ syntax: Syntax) -> Bool {
    let (base, scripts) = Scripts.split(syntax)
    guard case .name(let name) = base.kind else { return false }
    if name == "\\mathcal{N}" || name == "p" && scope.hasDensities { return true }
    return spellings(name, scripts).contains { candidate in
      scope.openFunctions[candidate.key] != nil
        || scope.definitions[candidate.key].map { !$0.parameters.isEmpty } == true
    }
  }
}

extension Elaborator {
  /// `A \iff B` and `A \implies B` as one closed statement.
  public mutating func connected(
    _ left: RelationSyntax, _ connective: RowSyntax.Connective, _ right: RelationSyntax
  ) throws(Diagnostic) -> Relation {
    let (a, b) = (try relation(left), try relation(right))
    return try closed(connective.isEquivalence ? .equivalent(a, b) : .implies(a, b))
  }
}

/// The plain names in a written formula, for those who read notes.
public enum NameSpelling {
  /// The name, where the formula is nothing but one.
  public static func name(_ syntax: Syntax) -> String? {
    let bare = Scope.bare(syntax)
    return Scope.isNameLike(bare) ? NameKey.text(bare) : nil
  }

  /// The names of a list such as `a, b`; empty where another formula is among them.
  public static func names(_ syntax: Syntax) -> [String] {
    guard case .list(let items) = syntax.kind else { return name(syntax).map { [$0] } ?? [] }
    let found = items.compactMap(name)
    return found.count == items.count ? found : []
  }

  /// The names below the names of a row, and below its sums: those that may be positions.
  public static func positions(in row: RowSyntax) -> Set<String> {
    var found: Set<String> = []
    for relation in row.statements + row.conditions {
      for side in relation.sides { collect(side, isBelow: false, depth: 0, into: &found) }
    }
    return found
  }

  /// All names in a formula.
  static func letters(in syntax: Syntax) -> Set<String> {
    var found: Set<String> = []
    collect(syntax, isBelow: true, depth: 0, into: &found)
    return found
  }

  private static func collect(
    _ syntax: Syntax, isBelow: Bool, depth: Int, into found: inout Set<String>
  ) {
    guard depth < 60 else { return }
    func go(_ parts: [Syntax], _ isBelow: Bool) {
      for part in parts { collect(part, isBelow: isBelow, depth: depth + 1, into: &found) }
    }
    switch syntax.kind {
    case .name(let name): if isBelow { found.insert(name) }
    case .scripted(let base, let sub, let sup, _):
      var isNorm = false
      if case .norm = base.kind { isNorm = true }
      go([base] + [sup].compactMap { $0 }, isBelow)
      go([sub].compactMap { $0 }, isBelow || !isNorm)
    case .product(let factors): go(factors.map(\.value), isBelow)
    case .terms(let terms): go(terms.map(\.value), isBelow)
    case .fraction(let a, let b), .inner(let a, let b): go([a, b], isBelow)
    case .root(_, let inner), .magnitude(let inner), .norm(let inner): go([inner], isBelow)
    case .bracket(_, _, .items(let items)), .list(let items): go(items, isBelow)
    case .bracket(_, _, .conditional(let items, let given)): go(items + given, isBelow)
    case .matrix(let rows): go(rows.flatMap { $0 }, isBelow)
    case .cases(let rows): go(rows.map(\.value), isBelow)
    case .relation(let relation): go(relation.sides, isBelow)
    default: break
    }
  }
}
