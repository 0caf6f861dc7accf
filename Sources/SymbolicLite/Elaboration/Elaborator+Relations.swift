extension Elaborator {
  /// A statement inside a formula, with those that are joined to it by "and" or "or".
  mutating func relation(_ syntax: RelationSyntax) throws(Diagnostic) -> Relation {
    var parts = [try chain(syntax)]
    for other in syntax.others { parts.append(try chain(other)) }
    if parts.count == 1 { return parts[0] }
    return syntax.areAlternatives ? .any(parts) : .all(parts)
  }

  /// Every link of a chain must hold.
  private mutating func chain(_ syntax: RelationSyntax) throws(Diagnostic) -> Relation {
    guard syntax.sides.count == syntax.operators.count + 1, !syntax.operators.isEmpty else {
      let range = syntax.sides.first?.range ?? 0..<0
      throw Diagnostic("expected a statement with a relation sign, found a formula", at: range)
    }
    var links: [Relation] = []
    for (position, link) in syntax.operators.enumerated() {
      let pair = try lists(syntax.sides[position], link, syntax.sides[position + 1])
      links.append(pair)
    }
    return links.count == 1 ? links[0] : .all(links)
  }

  /// `a, b > 0` states it of each.
  private mutating func lists(
    _ left: Syntax, _ link: RelationOperator, _ right: Syntax
  ) throws(Diagnostic) -> Relation {
    if [.member, .notMember].contains(link.kind), let target = try interval(right) {
      let container = StatementSide(meaning: .set(target), hasConstant: false, range: right.range)
      var items = [left]
      if case .list(let list) = left.kind { items = list }
      var parts: [Relation] = []
      for item in items { parts.append(try self.link(try side(item), link, container)) }
      return parts.count == 1 ? parts[0] : .all(parts)
    }
    guard case .list(let items) = left.kind else {
      return try self.link(try side(left), link, try side(right))
    }
    var parts: [Relation] = []
    for item in items { parts.append(try self.link(try side(item), link, try side(right))) }
    return .all(parts)
  }

  /// `(0, 1)` behind `\\in` is an interval, not a vector.
  private mutating func interval(_ syntax: Syntax) throws(Diagnostic) -> SetExpression? {
    guard case .bracket(let open, let close, let content) = Scope.bare(syntax).kind, open != "\\{",
      case .items(let items) = content, items.count == 2
    else { return nil }
    return try set(open, close, content, at: syntax.range)
  }

  /// One side of a link: its meaning, and whether it carries `+ C`.
  public struct StatementSide {
    var meaning: Meaning
    var hasConstant: Bool
    var range: Range<Int>
  }

  private static let constants: Set<String> = [
    "C", "\\text{const}", "\\text{const.}", "\\text{constant}", "\\text{Const}",
    "\\text{const.\\,}",
  ]

  /// Reads a side; `+ C` at its end is an arbitrary constant.
  public mutating func side(_ syntax: Syntax) throws(Diagnostic) -> StatementSide {
    guard case .terms(let terms) = syntax.kind else {
      return StatementSide(meaning: try value(syntax), hasConstant: false, range: syntax.range)
    }
    let kept = terms.filter { !isConstant($0.value) }
    guard kept.count < terms.count else {
      return StatementSide(meaning: try value(syntax), hasConstant: false, range: syntax.range)
    }
    guard !kept.isEmpty else {
      return StatementSide(
        meaning: typed(.number(.zero), .scalar, syntax.range), hasConstant: true,
        range: syntax.range)
    }
    return StatementSide(
      meaning: try sum(kept, at: syntax.range), hasConstant: true, range: syntax.range)
  }

  private func isConstant(_ syntax: Syntax) -> Bool {
    var syntax = syntax
    if case .product(let factors) = syntax.kind, factors.count == 1 { syntax = factors[0].value }
    guard let name = NameKey.text(syntax) else { return false }
    let base: String
    if case .scripted(let inner, _, nil, _) = syntax.kind, let text = NameKey.text(inner) {
      base = text
    } else {
      base = name
    }
    return Self.constants.contains(base.replacingOccurrences(of: " ", with: ""))
      && !scope.declares(name) && !scope.declares(base) && locals[base] == nil
  }

  /// The statement of one link between two sides.
  public mutating func link(
    _ left: StatementSide, _ link: RelationOperator, _ right: StatementSide, subjects: [Symbol] = []
  ) throws(Diagnostic) -> Relation {
    if left.hasConstant || right.hasConstant {
      return try upToConstant(left, link, right, subjects)
    }
    switch link.kind {
    case .member, .notMember: return try membership(left, right, isNegated: link.kind == .notMember)
    case .contains: return try membership(right, left, isNegated: false)
    case .subset, .superset:
      let (inner, outer) = link.kind == .subset ? (left, right) : (right, left)
      return .subset(try asSet(inner), try asSet(outer))
    case .definite, .semidefinite, .negativeDefinite, .negativeSemidefinite:
      return try definite(left, link.kind, right)
    case .proportional:
      let (a, b) = try matched(left, right)
      guard !subjects.isEmpty else { throw noSubject(link) }
      return .proportional(a.expression, b.expression, freeOf: subjects)
    default: break
    }
    if case .set = left.meaning { return try setEquality(left, link, right) }
    if case .set = right.meaning { return try setEquality(left, link, right) }
    let comparisons: [RelationOperator.Kind: Comparison] = [
      .equal: .equal, .define: .equal, .notEqual: .notEqual, .less: .less,
      .lessOrEqual: .lessOrEqual, .greater: .greater, .greaterOrEqual: .greaterOrEqual,
      .assign: .equal,
    ]
    guard let comparison = comparisons[link.kind] else {
      throw Diagnostic(
        "expected a relation that can be checked, found \(link.kind.rawValue)", at: link.range)
    }
    let (a, b) = try matched(left, right)
    let shape = resolved(a.shape)
    if comparison != .equal, comparison != .notEqual, shape.columns != .one {
      throw Diagnostic(
        "expected numbers or vectors to order, found \(shape)", at: link.range,
        hint: "for symmetric matrices write \\succeq")
    }
    return .compare(a.expression, comparison, b.expression)
  }

  private func noSubject(_ link: RelationOperator) -> Diagnostic {
    Diagnostic(
      "expected a symbol that the constant must not depend on, found none", at: link.range,
      hint: "state it of a function, as in J(w), or declare w, \\theta or \\beta")
  }

  private mutating func upToConstant(
    _ left: StatementSide, _ link: RelationOperator, _ right: StatementSide, _ subjects: [Symbol]
  ) throws(Diagnostic) -> Relation {
    guard link.kind == .equal else {
      throw Diagnostic(
        "expected = beside a constant C, found \(link.kind.rawValue)", at: link.range)
    }
    guard !subjects.isEmpty else { throw noSubject(link) }
    let (a, b) = try matched(left, right)
    return .equalUpToConstant(a.expression, b.expression, freeOf: subjects)
  }

  /// Two expressions of one shape; 0 takes the shape of the other side.
  private mutating func matched(_ left: StatementSide, _ right: StatementSide) throws(Diagnostic)
    -> (Typed, Typed)
  {
    guard case .expression(var a) = left.meaning, case .expression(var b) = right.meaning else {
      throw Diagnostic(
        "expected numbers, vectors or matrices on both sides, found a set", at: left.range)
    }
    if a.expression == .number(.zero), !resolved(b.shape).isScalar {
      (a.expression, a.shape) = (.zeros(b.shape), b.shape)
    } else if b.expression == .number(.zero), !resolved(a.shape).isScalar {
      (b.expression, b.shape) = (.zeros(a.shape), a.shape)
    }
    guard resolved(a.shape).isScalar == resolved(b.shape).isScalar, unify(a.shape, b.shape) else {
      throw mismatch(a, b)
    }
    return (a, b)
  }

  private mutating func membership(
    _ element: StatementSide, _ container: StatementSide, isNegated: Bool
  ) throws(Diagnostic) -> Relation {
    guard case .expression(var member) = element.meaning else {
      throw Diagnostic("expected a number or vector as the member, found a set", at: element.range)
    }
    let target = try asSet(container)
    let shape = resolved(target.elementShape)
    if member.expression == .number(.zero), !shape.isScalar {
      (member.expression, member.shape) = (.zeros(shape), shape)
    }
    guard unify(member.shape, shape) else {
      throw Diagnostic(
        "expected a member of shape \(shape), found \(resolved(member.shape))", at: member.range)
    }
    return isNegated ? .notMember(member.expression, target) : .member(member.expression, target)
  }

  /// A side as a set: a minimiser stands for all minimisers.
  private func asSet(_ side: StatementSide) throws(Diagnostic) -> SetExpression {
    switch side.meaning {
    case .set(let set): return set
    case .expression(let value):
      if case .minimiser(let problem) = value.expression { return .minimisers(problem) }
      if case .cases(let branches, let rest) = value.expression {
        return .cases(
          branches.map { SetBranch(.finite([$0.value]), if: $0.condition) },
          otherwise: rest.map { .finite([$0]) })
      }
      throw Diagnostic(
        "expected a set, found \(resolved(value.shape))", at: side.range,
        hint: "write braces around a single element")
    }
  }

  private mutating func setEquality(
    _ left: StatementSide, _ link: RelationOperator, _ right: StatementSide
  ) throws(Diagnostic) -> Relation {
    guard link.kind == .equal || link.kind == .define else {
      throw Diagnostic(
        "expected = or \\subseteq between sets, found \(link.kind.rawValue)", at: link.range)
    }
    let (a, b) = (try asSet(left), try asSet(right))
    guard unify(a.elementShape, b.elementShape) else {
      throw Diagnostic(
        "expected sets of one shape, found \(resolved(a.elementShape)) and \(resolved(b.elementShape))",
        at: right.range)
    }
    return .equalSets(a, b)
  }

  private mutating func definite(
    _ left: StatementSide, _ kind: RelationOperator.Kind, _ right: StatementSide
  ) throws(Diagnostic) -> Relation {
    let (a, b) = try matched(left, right)
    let shape = resolved(a.shape)
    guard unify(shape.rows, shape.columns) else {
      throw Diagnostic(
        "expected square matrices beside \(kind.rawValue), found \(shape)", at: left.range,
        hint: "vectors are ordered entry by entry with \\le")
    }
    let isStrict = kind == .definite || kind == .negativeDefinite
    let isReversed = kind == .negativeDefinite || kind == .negativeSemidefinite
    return .definite(
      isReversed ? b.expression : a.expression, strict: isStrict,
      isReversed ? a.expression : b.expression)
  }
}
