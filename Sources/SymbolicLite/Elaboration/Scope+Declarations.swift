/// What a sentence says about the symbols that it declares.
public struct DeclarationHints: Sendable {
  public var isConvex = false
  /// The structure of square matrices: symmetric, positive (semi)definite.
  public var structure: Domain?
  public var isOrthogonal = false
  /// Whether the words say that a plain `=` defines.
  public var defines = false
  /// Whether the words ask for what a plain `=` between known symbols says.
  public var isRequested = false
  /// Whether the words beside a bound take it back.
  public var isDoubted = false
  public init() {}
}

extension Scope {
  /// Reads a statement as a declaration, if it introduces symbols; the names it declared, or nil.
  ///
  /// Forms: `w \in \mathbb{R}^d`, `a, b \in \mathbb{R}`, `\lambda > 0`, `0 \le \alpha \le 1`,
  /// `y \in \{-1, 1\}^n`, `n, d \in \mathbb{N}`, `L : \mathbb{R}^d \to \mathbb{R}`, `K \succeq 0`,
  /// `i = 1, \dots, n`, `\varepsilon \sim \mathcal{N}(0, \sigma^2 I)`.
  public mutating func declare(
    _ statement: RelationSyntax, hints: DeclarationHints = DeclarationHints()
  ) throws(Diagnostic) -> [String]? {
    guard let first = statement.operators.first,
      statement.sides.count == statement.operators.count + 1
    else { return nil }
    if let names = try declareListed(statement, hints: hints) { return names }
    switch first.kind {
    case .member where statement.operators.count == 1:
      return try declareMembers(statement.sides[0], of: statement.sides[1], hints)
    case .typed where statement.operators.count == 2 && statement.operators[1].kind == .to:
      return try declareFunction(statement, hints)
    case .distributed where statement.operators.count == 1:
      return try declareRandom(statement.sides[0], statement.sides[1])
    case .equal where statement.operators.count == 1:
      return try declareIndex(statement.sides[0], statement.sides[1])
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .notEqual:
      return try declareBounds(statement)
    case .definite, .semidefinite:
      return try declareDefinite(statement, strict: first.kind == .definite)
    default: return nil
    }
  }

  // MARK: Names

  /// The plain names of a list, `a, b` or `w`; nil where another formula is among them.
  func names(_ syntax: Syntax) -> [(key: String, range: Range<Int>)]? {
    var items = [syntax]
    if case .list(let list) = syntax.kind { items = list }
    var result: [(key: String, range: Range<Int>)] = []
    for item in items {
      guard Self.isNameLike(item), let key = NameKey.text(item) else { return nil }
      result.append((key, item.range))
    }
    return result
  }

  static func isNameLike(_ syntax: Syntax) -> Bool {
    switch syntax.kind {
    case .name: return true
    case .scripted(let base, _, let sup, _):
      if let sup, !NameKey.isMark(sup) { return false }
      return isNameLike(base)
    case .product(let factors): return factors.count == 1 && isNameLike(factors[0].value)
    default: return false
    }
  }

  mutating func add(_ symbol: Symbol, at range: Range<Int>) throws(Diagnostic) {
    try claimSizes(of: symbol.shape)
    if let known = symbols[symbol.name] {
      guard known.shape == symbol.shape else {
        throw Diagnostic(
          "expected the same declaration of \(symbol.name) as before (\(known.shape)), found \(symbol.shape)",
          at: range, hint: "a new name, or a new section, may have another shape")
      }
      guard symbol.domain != .real, known.domain != symbol.domain else { return }
      if known.domain == .real || symbol.domain.isSymmetric && known.domain.isSymmetric {
        replace(known, by: symbol)
        return
      }
      throw Diagnostic(
        "expected the same values of \(symbol.name) as declared before, found others", at: range)
    }
    if definitions[symbol.name] != nil {
      throw Diagnostic(
        "expected a name that is free, found \(symbol.name), which is defined already", at: range)
    }
    if sizes.contains(symbol.name), symbol.shape.isScalar { return }
    symbols[symbol.name] = symbol
  }

  /// The same name with a narrower domain: everything said of the old symbol holds of the new one.
  mutating func replace(_ old: Symbol, by new: Symbol) {
    symbols[old.name] = new
    let change = [old: Expression.symbol(new)]
    assumptions = assumptions.map { $0.substituting(change) }
    for (key, definition) in definitions {
      switch definition.body {
      case .expression(let body): definitions[key]?.body = .expression(body.substituting(change))
      case .set(let body): definitions[key]?.body = .set(body.substituting(change))
      }
      definitions[key]?.parameters = definition.parameters.map { $0 == old ? new : $0 }
      definitions[key]?.subscripts = definition.subscripts.map { $0 == old ? new : $0 }
    }
    for (key, random) in distributions {
      distributions[key] = RandomSymbol(
        random.symbol == old ? new : random.symbol, random.distribution.substituting(change))
    }
    for (key, density) in densities {
      densities[key]?.variable = density.variable == old ? new : density.variable
      densities[key]?.value = density.value.substituting(change)
    }
    for (key, part) in parts { parts[key]?.matrix = part.matrix.substituting(change) }
  }

  /// A letter in a shape is a size from now on, even if it was declared as a natural number.
  mutating func claimSizes(of shape: Shape) throws(Diagnostic) {
    for name in shape.rows.terms.keys.sorted() + shape.columns.terms.keys.sorted() {
      let isKnown = !sizes.insert(name).inserted
      guard let symbol = symbols[name], !isKnown || symbol.domain == .natural else { continue }
      symbols[name] = nil
      let change = [symbol: Expression.size(Dimension(name))]
      assumptions = assumptions.map { $0.substituting(change) }
      for (key, definition) in definitions {
        guard case .expression(let body) = definition.body else { continue }
        definitions[key]?.body = .expression(body.substituting(change))
      }
    }
  }
}
