/// What a sentence says about the symbols that it declares.
public struct DeclarationHints: Sendable {
  public var isConvex = false
  /// The structure of square matrices: symmetric, positive (semi)definite.
  public var structure: Domain?
  public var isOrthogonal = false
  /// Whether the words say that a plain `=` defines.
  public var defines = false
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
  private func names(_ syntax: Syntax) -> [(key: String, range: Range<Int>)]? {
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

  private mutating func add(_ symbol: Symbol, at range: Range<Int>) throws(Diagnostic) {
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
    for (key, part) in parts { parts[key]?.matrix = part.matrix.substituting(change) }
  }

  /// A letter in a shape is a size from now on, even if it was declared as a natural number.
  private mutating func claimSizes(of shape: Shape) throws(Diagnostic) {
    for name in shape.rows.terms.keys.sorted() + shape.columns.terms.keys.sorted() {
      guard !sizes.contains(name) else { continue }
      sizes.insert(name)
      if let symbol = symbols.removeValue(forKey: name) {
        let change = [symbol: Expression.size(Dimension(name))]
        assumptions = assumptions.map { $0.substituting(change) }
      }
    }
  }

  // MARK: w ∈ …

  private mutating func declareMembers(
    _ left: Syntax, of right: Syntax, _ hints: DeclarationHints
  ) throws(Diagnostic) -> [String]? {
    guard let names = names(left) else { return nil }
    if let range = countingRange(right) {
      guard names.allSatisfy({ symbols[$0.key] == nil }) else { return nil }
      for name in names {
        sizes.formUnion(range.terms.keys)
        indices[name.key] = Index(name.key, through: range)
      }
      return names.map(\.key)
    }
    guard let space = try space(right) else { return nil }
    // A membership of entries, y_i ∈ {−1, 1}, where y is declared, is no declaration of a new symbol.
    for name in names {
      var domain = space.domain
      if let structure = hints.structure, space.shape.isSquare, !space.shape.isScalar {
        domain = structure
      }
      let symbol = Symbol(name.key, space.shape, in: domain)
      try add(symbol, at: name.range)
      if hints.isOrthogonal, space.shape.columns != .one {
        let x = Expression.symbol(symbol)
        assumptions.append(
          .compare(.multiply(.transpose(x), x), .equal, .identity(space.shape.columns)))
      }
      if let bounds = space.bounds {
        guard let declared = symbols[name.key] else { continue }
        assume(bounds(.symbol(declared)))
      }
    }
    return names.map(\.key)
  }

  private struct Space {
    var shape: Shape
    var domain: Domain = .real
    /// What else holds of a member: that it lies in the interval.
    var bounds: (@Sendable (Expression) -> Relation)?
  }

  /// `\mathbb{R}^{n \times d}`, `\mathbb{N}`, `[0, 1]`, `(0, \infty)`, `\{-1, 1\}^n`.
  private func space(_ syntax: Syntax) throws(Diagnostic) -> Space? {
    var syntax = syntax
    while case .product(let factors) = syntax.kind, factors.count == 1 { syntax = factors[0].value }
    let (base, scripts) = Scripts.split(syntax)
    let elaborator = Elaborator(self)
    var shape = Shape.scalar
    if let sup = scripts.sup {
      if sup.kind == .name("+") || NameKey.text(sup) == "++" {
        // ℝ⁺ is the positive numbers.
        return Space(shape: .scalar, bounds: { .compare($0, .greater, .number(.zero)) })
      }
      guard let found = elaborator.shape(sup) else {
        throw Diagnostic(
          "expected a shape such as d or n \\times d, found another formula", at: sup.range)
      }
      shape = found
    }
    switch base.kind {
    case .name("\\mathbb{R}"):
      guard let sub = scripts.sub else { return Space(shape: shape) }
      switch NameKey.text(sub) {
      case "+", "\\ge0", "++", ">0":
        let isStrict = NameKey.text(sub) == "++" || NameKey.text(sub) == ">0"
        return Space(
          shape: shape,
          bounds: { [shape] in
            .compare(
              $0, isStrict ? .greater : .greaterOrEqual,
              shape.isScalar ? .number(.zero) : .zeros(shape))
          })
      default:
        if case .relation(let relation) = sub.kind, let kind = relation.operators.first?.kind {
          let isStrict = kind == .greater
          guard isStrict || kind == .greaterOrEqual else { return nil }
          return Space(
            shape: shape,
            bounds: { [shape] in
              .compare(
                $0, isStrict ? .greater : .greaterOrEqual,
                shape.isScalar ? .number(.zero) : .zeros(shape))
            })
        }
        return nil
      }
    case .name("\\mathbb{N}"): return Space(shape: shape, domain: .natural)
    case .bracket(let open, let close, .items(let items)):
      return try interval(open, close, items, shape)
    default: return nil
    }
  }

  private func interval(
    _ open: String, _ close: String, _ items: [Syntax], _ shape: Shape
  ) throws(Diagnostic) -> Space? {
    var elaborator = Elaborator(self)
    if open == "\\{" {
      var values: [Rational] = []
      for item in items {
        guard case .number(let value) = try elaborator.expression(item).expression else {
          return nil
        }
        values.append(value)
      }
      return Space(shape: shape, domain: .finite(values))
    }
    guard items.count == 2 else { return nil }
    var bounds: [(Expression, Comparison)] = []
    if !Self.isInfinite(items[0]) {
      bounds.append(
        (
          try elaborator.scalar(items[0], as: "the left end"),
          open == "(" ? .greater : .greaterOrEqual
        ))
    }
    if !Self.isInfinite(items[1]) {
      bounds.append(
        (try elaborator.scalar(items[1], as: "the right end"), close == ")" ? .less : .lessOrEqual))
    }
    let ends = bounds
    return Space(
      shape: shape,
      bounds: { [shape] member in
        .all(
          ends.map { end, comparison in
            .compare(member, comparison, shape.isScalar ? end : .multiply(end, .ones(shape)))
          })
      })
  }

  private static func isInfinite(_ syntax: Syntax) -> Bool {
    switch syntax.kind {
    case .infinity: return true
    case .product(let factors): return factors.count == 1 && isInfinite(factors[0].value)
    case .terms(let terms): return terms.count == 1 && isInfinite(terms[0].value)
    default: return false
    }
  }

  /// `\{1, \dots, n\}` and `1, \dots, n`.
  private func countingRange(_ syntax: Syntax) -> Dimension? {
    var items: [Syntax]
    switch syntax.kind {
    case .bracket("\\{", _, .items(let list)): items = list
    case .list(let list): items = list
    case .product(let factors) where factors.count == 1: return countingRange(factors[0].value)
    default: return nil
    }
    guard items.count >= 3,
      items[items.count - 2].kind == .dots || items.contains(where: { $0.kind == .dots }),
      let last = items.popLast(), NameKey.text(items[0]) == "1"
    else { return nil }
    return Elaborator(self).dimension(last)
  }

  // MARK: Other forms

  private mutating func declareIndex(_ left: Syntax, _ right: Syntax) throws(Diagnostic)
    -> [String]?
  {
    guard let names = names(left), let range = countingRange(right),
      names.allSatisfy({ symbols[$0.key] == nil && definitions[$0.key] == nil })
    else { return nil }
    sizes.formUnion(range.terms.keys)
    for name in names {
      if let known = indices[name.key], known.range != range {
        throw Diagnostic(
          "expected \(name.key) to run to \(known.range) as before, found \(range)", at: name.range)
      }
      indices[name.key] = Index(name.key, through: range)
    }
    return names.map(\.key)
  }

  private mutating func declareFunction(
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
  private mutating func declareBounds(_ statement: RelationSyntax) throws(Diagnostic) -> [String]? {
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

  private func isIndexable(_ name: String) -> Bool {
    if let symbol = symbols[name] { return !symbol.shape.isScalar }
    return definitions[name] != nil || parts[name] != nil
  }

  private func baseName(of syntax: Syntax) -> String? {
    if case .scripted(let base, _, _, _) = syntax.kind { return NameKey.text(base) }
    return nil
  }

  private mutating func declareDefinite(
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

  // MARK: Assumptions

  public mutating func assume(_ relation: Relation) {
    if !assumptions.contains(relation) { assumptions.append(relation) }
  }

  /// A statement over known symbols that holds from here on.
  public mutating func assume(_ statement: RelationSyntax) throws(Diagnostic) {
    var elaborator = Elaborator(self)
    let relation = try elaborator.statement(statement)
    assume(relation)
  }

  // MARK: Random symbols

  /// `\varepsilon \sim \mathcal{N}(0, \sigma^2 I)`, `E_{ij} \sim \mathcal{N}(0, \sigma^2)`.
  private mutating func declareRandom(_ left: Syntax, _ right: Syntax) throws(Diagnostic)
    -> [String]?
  {
    guard case .product(let factors) = right.kind, factors.count == 2,
      case .bracket(_, _, .items(let parameters)) = factors[1].value.kind
    else {
      throw Diagnostic(
        "expected a distribution such as \\mathcal{N}(0, \\sigma^2 I), found another formula",
        at: right.range)
    }
    let kind: String
    switch factors[0].value.kind {
    case .name("\\mathcal{N}"): kind = "N"
    case .function("Laplace"): kind = "Laplace"
    case .function("Bernoulli"): kind = "Bernoulli"
    default:
      throw Diagnostic(
        "expected \\mathcal{N}, Laplace or Bernoulli, found another distribution",
        at: factors[0].value.range)
    }
    var declared: [String] = []
    for name in try randomNames(left) {
      let shape = try randomShape(name, kind, parameters, at: right.range)
      var elaborator = Elaborator(self)
      let known = symbols[name.key]
      let symbol = known ?? Symbol(name.key, shape)
      // For entries, w_j ∼ N(0, τ²), the parameters are numbers that hold for each of them.
      let target = name.isEntry ? Shape.scalar : shape
      var distribution = try elaborator.distribution(kind, parameters, of: target, at: right.range)
      distribution = try elaborator.finish(distribution)
      if name.isEntry { distribution = Self.entrywise(distribution, shape) }
      if known == nil { try add(symbol, at: left.range) }
      let random = RandomSymbol(symbol, distribution)
      if let before = distributions[name.key], before != random {
        throw Diagnostic(
          "expected the distribution of \(name.key) that was declared before, found another",
          at: right.range)
      }
      distributions[name.key] = random
      declared.append(name.key)
    }
    return declared
  }

  private struct RandomName {
    var key: String
    var isEntry: Bool
  }

  /// `w`, `w_j` of a declared w, `E_{ij}`, and `y \mid X, w`.
  private func randomNames(_ syntax: Syntax) throws(Diagnostic) -> [RandomName] {
    var items = [syntax]
    if case .list(let list) = syntax.kind { items = list }
    if case .bracket(_, _, .conditional(let list, _)) = syntax.kind { items = list }
    var result: [RandomName] = []
    for item in items {
      let bare = Self.bare(item)
      guard Self.isNameLike(bare), let key = NameKey.text(bare) else {
        throw Diagnostic("expected a symbol in front of \\sim, found a formula", at: item.range)
      }
      if symbols[key] == nil, let base = baseName(of: bare), symbols[base] != nil {
        result.append(RandomName(key: base, isEntry: true))
      } else {
        result.append(RandomName(key: key, isEntry: false))
      }
    }
    return result
  }

  private func randomShape(
    _ name: RandomName, _ kind: String, _ parameters: [Syntax], at range: Range<Int>
  ) throws(Diagnostic) -> Shape {
    if let known = symbols[name.key] { return known.shape }
    var elaborator = Elaborator(self)
    guard kind == "N", parameters.count == 2 else { return .scalar }
    let mean = try elaborator.expression(parameters[0])
    if !elaborator.resolved(mean.shape).isScalar { return elaborator.resolved(mean.shape) }
    let spread = try elaborator.expression(parameters[1])
    let shape = elaborator.resolved(spread.shape)
    if shape.isScalar { return .scalar }
    guard shape.rows.terms.keys.allSatisfy({ !$0.hasPrefix("?") }) else {
      throw Diagnostic(
        "expected the size of \(name.key), found none", at: range,
        hint: "declare it first, or write I_n")
    }
    return .vector(shape.rows)
  }

  private static func entrywise(_ distribution: Distribution, _ shape: Shape) -> Distribution {
    func spread(_ value: Expression) -> Expression {
      if shape.isScalar { return value }
      if value == .number(.zero) { return .zeros(shape) }
      return .multiply(value, .ones(shape))
    }
    switch distribution {
    case .normal(let mean, let variance):
      let isVector = shape.columns == .one && !shape.isScalar
      return .normal(
        mean: spread(mean),
        covariance: isVector ? .multiply(variance, .identity(shape.rows)) : variance)
    case .laplace(let location, let scale):
      return .laplace(location: spread(location), scale: scale)
    case .bernoulli: return distribution
    }
  }
}
