extension Scope {
  mutating func declareIndex(_ left: Syntax, _ right: Syntax) throws(Diagnostic)
    -> [String]?
  {
    guard let names = names(left), let range = countingRange(right),
      names.allSatisfy({ symbols[$0.key] == nil && definitions[$0.key] == nil })
    else { return nil }
    claimEnd(of: range)
    for name in names {
      if let known = indices[name.key], known.range != range {
        throw Diagnostic(
          "expected \(name.key) to run to \(known.range) as before, found \(range)", at: name.range)
      }
      indices[name.key] = Index(name.key, through: range)
    }
    return names.map(\.key)
  }

  /// Where indices end is a size, and sizes are at least 1; a natural number keeps its symbol.
  mutating func claimEnd(of range: Dimension) {
    for name in range.terms.keys {
      if let symbol = symbols[name], symbol.domain == .natural {
        assume(.compare(.symbol(symbol), .greaterOrEqual, .number(.one)))
      }
      sizes.insert(name)
    }
  }

  mutating func declareFunction(
    _ statement: RelationSyntax, _ hints: DeclarationHints
  ) throws(Diagnostic) -> [String]? {
    guard let names = names(statement.sides[0]), let source = try space(statement.sides[1]),
      let target = try space(statement.sides[2]), target.shape.isScalar, source.bounds == nil
    else {
      throw Diagnostic(
        "expected a function type such as L : \\mathbb{R}^d \\to \\mathbb{R}, found another",
        at: statement.sides[1].range)
    }
    for name in names {
      let function = OpaqueFunction(name.key, of: source.shape, isConvex: hints.isConvex)
      if let known = openFunctions[name.key], known != function {
        throw Diagnostic(
          "expected the same function \(name.key) as declared before, found another", at: name.range
        )
      }
      guard symbols[name.key] == nil, definitions[name.key] == nil else {
        throw Diagnostic(
          "expected a free name, found \(name.key), which is declared already", at: name.range)
      }
      try claimSizes(of: source.shape)
      openFunctions[name.key] = function
    }
    return names.map(\.key)
  }

  /// `\lambda > 0`, `0 \le \alpha \le 1`: declares what is new in it as numbers, and assumes it.
  mutating func declareBounds(_ statement: RelationSyntax) throws(Diagnostic) -> [String]? {
    var fresh: [String] = []
    for side in statement.sides {
      for name in names(side) ?? [] where !declares(name.key) && !Self.reserved.contains(name.key) {
        // An entry of something declared is no new symbol.
        if let base = baseName(of: side), base != name.key, isIndexable(base) { continue }
        fresh.append(name.key)
      }
    }
    guard !fresh.isEmpty else { return nil }
    for name in fresh { symbols[name] = Symbol(name) }
    do {
      try assume(statement)
    } catch {
      for name in fresh { symbols[name] = nil }
      throw error
    }
    return fresh
  }

  /// Names that mean something without a declaration.
  static let reserved: Set<String> = ["\\pi", "e", "I", "\\mathbf{1}", "\\mathbf{0}"]

  func isIndexable(_ name: String) -> Bool {
    if let symbol = symbols[name] { return !symbol.shape.isScalar }
    return definitions[name] != nil || parts[name] != nil
  }

  func baseName(of syntax: Syntax) -> String? {
    if case .scripted(let base, _, _, _) = syntax.kind { return NameKey.text(base) }
    return nil
  }

  mutating func declareDefinite(
    _ statement: RelationSyntax, strict: Bool
  ) throws(Diagnostic) -> [String]? {
    guard statement.operators.count == 1, let names = names(statement.sides[0]),
      case .number("0") = Self.bare(statement.sides[1]).kind
    else { return nil }
    for name in names {
      guard let known = symbols[name.key] else {
        throw Diagnostic(
          "expected the shape of \(name.key) before its definiteness, found none", at: name.range,
          hint: "write $\(name.key) \\in \\mathbb{R}^{d \\times d}$ first")
      }
      guard known.shape.isSquare else {
        throw Diagnostic("expected a square matrix, found \(known.shape)", at: name.range)
      }
      guard !known.shape.isScalar else { return nil }
      replace(
        known,
        by: Symbol(known.name, known.shape, in: strict ? .positiveDefinite : .positiveSemidefinite))
    }
    return names.map(\.key)
  }

  static func bare(_ syntax: Syntax) -> Syntax {
    if case .product(let factors) = syntax.kind, factors.count == 1 {
      return bare(factors[0].value)
    }
    return syntax
  }

  public mutating func assume(_ relation: Relation) {
    if !assumptions.contains(relation) { assumptions.append(relation) }
  }

  /// A statement over known symbols that holds from here on.
  public mutating func assume(_ statement: RelationSyntax) throws(Diagnostic) {
    gatherFamilies(in: statement)
    var elaborator = Elaborator(self)
    let relation = try elaborator.statement(statement)
    assume(relation)
  }
}
