extension Scope {
  mutating func declareMembers(
    _ left: Syntax, of right: Syntax, _ hints: DeclarationHints
  ) throws(Diagnostic) -> [String]? {
    guard let names = names(left) else { return nil }
    if let range = countingRange(right) {
      guard names.allSatisfy({ symbols[$0.key] == nil }) else { return nil }
      for name in names {
        claimEnd(of: range)
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

  struct Space {
    var shape: Shape
    var domain: Domain = .real
    /// What else holds of a member: that it lies in the interval.
    var bounds: (@Sendable (Expression) -> Relation)?
  }

  /// `\mathbb{R}^{n \times d}`, `\mathbb{N}`, `[0, 1]`, `(0, \infty)`, `\{-1, 1\}^n`.
  func space(_ syntax: Syntax) throws(Diagnostic) -> Space? {
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

  func interval(
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

  static func isInfinite(_ syntax: Syntax) -> Bool {
    switch syntax.kind {
    case .infinity: return true
    case .product(let factors): return factors.count == 1 && isInfinite(factors[0].value)
    case .terms(let terms): return terms.count == 1 && isInfinite(terms[0].value)
    default: return false
    }
  }

  /// `\{1, \dots, n\}` and `1, \dots, n`.
  func countingRange(_ syntax: Syntax) -> Dimension? {
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
}
