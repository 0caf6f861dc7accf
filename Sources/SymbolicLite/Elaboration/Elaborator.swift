/// Gives a written formula its meaning: names become symbols, juxtaposition becomes application or
/// product, and every operation is checked for shapes that fit.
///
/// Sizes that are not written, as that of `I` in `A + λI`, start as unknowns (`?1`, `?2`, …) and are
/// found by unification; what stays unknown is an error. A formula is read whole or not at all.
public struct Elaborator {
  public var scope: Scope
  /// Names bound inside the formula: sum indices, set-builder and minimisation variables.
  var locals: [String: Local] = [:]
  /// What `\cdot` stands for in `\operatorname{prox}_{\lambda |\cdot|}`.
  var placeholder: Typed?
  var bindings: [String: Dimension] = [:]
  var origins: [String: Origin] = [:]
  var nextUnknown = 1
  var nextIndex = 1
  /// Indices used without being bound or declared: they mean "for all".
  var freeIndices: [String: (index: Index, range: Range<Int>)] = [:]
  /// Names that a sum of this statement has bound.
  var boundNames: Set<String> = []

  /// Symbols with letters in their scripts, and the ranges of those that are counted through.
  var familyUses: [FamilyUse] = []
  var familyRanges: [String: [String: Dimension]] = [:]
  /// Declared indices that stand for positions in the formula.
  var usedIndices: Set<String> = []
  /// Whether the formula is only looked at, to find the families in it.
  var isTrial = false

  enum Local {
    case index(Index)
    case symbol(Symbol)
  }

  struct Origin {
    var what: String
    var range: Range<Int>
  }

  public init(_ scope: Scope) { self.scope = scope }

  /// An expression with its shape and its place.
  struct Typed {
    var expression: Expression
    var shape: Shape
    var range: Range<Int>
  }

  // MARK: Unknown sizes

  mutating func unknownSize(of what: String, at range: Range<Int>) -> Dimension {
    let name = "?\(nextUnknown)"
    nextUnknown += 1
    origins[name] = Origin(what: what, range: range)
    return Dimension(name)
  }

  func resolved(_ size: Dimension) -> Dimension {
    var size = size
    // Each round removes one unknown of an acyclic chain, so this ends.
    while size.terms.keys.contains(where: { bindings[$0] != nil }) {
      size = size.mapNames { bindings[$0] }
    }
    return size
  }

  func resolved(_ shape: Shape) -> Shape { Shape(resolved(shape.rows), resolved(shape.columns)) }

  /// Makes two sizes the same, if an unknown in one of them allows it.
  mutating func unify(_ a: Dimension, _ b: Dimension) -> Bool {
    let (a, b) = (resolved(a), resolved(b))
    if a == b { return true }
    for (unknown, other) in [(a, b), (b, a)] {
      if let name = unknown.name, name.hasPrefix("?"), other.terms[name] == nil {
        bindings[name] = other
        return true
      }
    }
    return unifySums(a, b) || unifySums(b, a)
  }

  /// m + ?1 is m + k where ?1 is k: stacked blocks of which one has an unknown height.
  private mutating func unifySums(_ a: Dimension, _ b: Dimension) -> Bool {
    let unknowns = a.terms.filter { $0.key.hasPrefix("?") }
    guard unknowns.count == 1, let (name, times) = unknowns.first, times == 1,
      let rest = b.subtracting(a.subtracting(Dimension(name)) ?? a), rest.terms[name] == nil
    else { return false }
    bindings[name] = rest
    return true
  }

  mutating func unify(_ a: Shape, _ b: Shape) -> Bool {
    let saved = bindings
    if unify(a.rows, b.rows) && unify(a.columns, b.columns) { return true }
    bindings = saved
    return false
  }

  /// Puts the found sizes in place; whatever stayed unknown is an error at its place.
  mutating func finish(_ expression: Expression) throws(Diagnostic) -> Expression {
    try requireKnown(expression.sizeNames)
    return expression.renamingSizes { [bindings] in Self.lookUp($0, in: bindings) }
  }

  mutating func finish(_ relation: Relation) throws(Diagnostic) -> Relation {
    try requireKnown(relation.sizeNames)
    return relation.renamingSizes { [bindings] in Self.lookUp($0, in: bindings) }
  }

  mutating func finish(_ set: SetExpression) throws(Diagnostic) -> SetExpression {
    try requireKnown(set.sizeNames)
    return set.renamingSizes { [bindings] in Self.lookUp($0, in: bindings) }
  }

  public mutating func finish(_ value: Denotation) throws(Diagnostic) -> Denotation {
    switch value {
    case .expression(let expression): .expression(try finish(expression))
    case .set(let set): .set(try finish(set))
    }
  }

  private static func lookUp(_ name: String, in bindings: [String: Dimension]) -> Dimension? {
    guard var size = bindings[name] else { return nil }
    while size.terms.keys.contains(where: { bindings[$0] != nil }) {
      size = size.mapNames { bindings[$0] }
    }
    return size
  }

  private func requireKnown(_ names: Set<String>) throws(Diagnostic) {
    for name in names.sorted() where name.hasPrefix("?") {
      for left in resolved(Dimension(name)).terms.keys.sorted() where left.hasPrefix("?") {
        let origin = origins[left] ?? Origin(what: "a size", range: 0..<0)
        throw Diagnostic(
          "expected something that tells the size of \(origin.what), found nothing",
          at: origin.range, hint: "give its size, as in I_d or \\mathbf{1}_n")
      }
    }
  }

  // MARK: Entry points

  /// The meaning of a formula that must be an expression.
  mutating func expression(_ syntax: Syntax) throws(Diagnostic) -> Typed {
    switch try value(syntax) {
    case .expression(let typed): return typed
    case .set:
      throw Diagnostic(
        "expected a number, vector or matrix, found a set", at: syntax.range,
        hint: "sets stand beside \\in, \\subseteq or another set")
    }
  }

  mutating func scalar(_ syntax: Syntax, as role: String) throws(Diagnostic) -> Expression {
    let typed = try expression(syntax)
    guard resolved(typed.shape).isScalar else {
      throw Diagnostic(
        "expected a number as \(role), found \(resolved(typed.shape))", at: syntax.range)
    }
    return typed.expression
  }

  /// An expression or a set.
  enum Meaning {
    case expression(Typed)
    case set(SetExpression)
  }

  mutating func value(_ syntax: Syntax) throws(Diagnostic) -> Meaning {
    switch syntax.kind {
    case .product(let factors): return try product(factors, at: syntax.range)
    case .terms(let terms): return try sum(terms, at: syntax.range)
    default: return try product([Factor(.juxtaposed, syntax)], at: syntax.range)
    }
  }

  func typed(_ expression: Expression, _ shape: Shape, _ range: Range<Int>) -> Meaning {
    .expression(Typed(expression: expression, shape: shape, range: range))
  }
}
