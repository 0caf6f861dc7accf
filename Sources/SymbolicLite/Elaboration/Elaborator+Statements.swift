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

  /// A stated formula, without a relation.
  public mutating func stated(_ syntax: Syntax) throws(Diagnostic) -> Denotation {
    let found = try side(syntax)
    try refuseEscapedIndices()
    switch found.meaning {
    case .expression(let typed):
      try FormulaLimits.check(typed.expression, at: syntax.range)
      return .expression(try finish(typed.expression))
    case .set(let set):
      try FormulaLimits.check(set, at: syntax.range)
      return .set(try finish(set))
    }
  }

  mutating func closed(_ relation: Relation) throws(Diagnostic) -> Relation {
    try refuseEscapedIndices()
    try FormulaLimits.check(relation, at: 0..<1)
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
}
