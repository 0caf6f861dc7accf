extension Elaborator {
  /// Brackets as a set: `\{a, b\}`, `[a, b]`, `\{v : \|v\|_2 \le 1\}`.
  mutating func set(
    _ open: String, _ close: String, _ content: BracketContent, at range: Range<Int>
  ) throws(Diagnostic) -> SetExpression {
    switch content {
    case .items(let items) where open == "\\{":
      var members: [Typed] = []
      for item in items { members.append(try expression(item)) }
      guard let model = members.first(where: { $0.expression != .number(.zero) }) ?? members.first
      else {
        throw Diagnostic("expected members between the braces, found nothing", at: range)
      }
      var expressions: [Expression] = []
      for member in members {
        if member.expression == .number(.zero), !resolved(model.shape).isScalar {
          expressions.append(.zeros(model.shape))
        } else if unify(member.shape, model.shape) {
          expressions.append(member.expression)
        } else {
          throw mismatch(model, member)
        }
      }
      return .finite(expressions)
    case .items(let items) where items.count == 2:
      let (a, b) = (try expression(items[0]), try expression(items[1]))
      guard unify(a.shape, b.shape) else { throw mismatch(a, b) }
      return .interval(a.expression, b.expression, openLeft: open == "(", openRight: close == ")")
    case .builder(let member, let condition):
      return try builder(member, condition, at: range)
    case .conditional(let members, let given) where members.count == 1 && given.count == 1:
      guard case .relation(let condition) = given[0].kind else { break }
      return try builder(members[0], condition, at: range)
    default: break
    }
    throw Diagnostic("expected a set, found another form of brackets", at: range)
  }

  /// `{v : condition}` and `{v ∈ ℝᵈ : condition}`; a fresh v is a number, or a vector of the length that fits.
  private mutating func builder(
    _ member: Syntax, _ condition: RelationSyntax, at range: Range<Int>
  ) throws(Diagnostic) -> SetExpression {
    var syntax = member
    var shape: Shape?
    if case .relation(let statement) = member.kind, statement.operators.first?.kind == .member,
      statement.sides.count == 2
    {
      syntax = statement.sides[0]
      guard case .set(.reals(let declared)) = try value(statement.sides[1]) else {
        throw Diagnostic(
          "expected a space such as \\mathbb{R}^d, found another set", at: member.range)
      }
      shape = declared
    }
    guard let name = NameKey.text(syntax) else {
      throw Diagnostic("expected a symbol in front of the colon, found a formula", at: member.range)
    }
    if let shape { return try builder(name, shape, condition) }
    if let declared = scope.symbols[name] { return try builder(name, declared.shape, condition) }
    // Vectors first: a ball is what a set of vectors usually is; the context fixes the length.
    let length = unknownSize(of: name, at: range)
    var asVector = self
    if let found = try? asVector.builder(name, .vector(length), condition) {
      self = asVector
      return found
    }
    return try builder(name, .scalar, condition)
  }

  private mutating func builder(
    _ name: String, _ shape: Shape, _ condition: RelationSyntax
  ) throws(Diagnostic) -> SetExpression {
    let outer = locals
    defer { locals = outer }
    let symbol = Symbol(name, shape)
    locals[name] = .symbol(symbol)
    return .builder(symbol, try relation(condition))
  }

  /// `\mathbb{R}^d`, `[-1, 1]^d`, `\{-1, 1\}^n`.
  mutating func cartesian(
    _ set: SetExpression, _ power: Syntax, at range: Range<Int>
  ) throws(Diagnostic) -> SetExpression {
    guard let shape = shape(power), set.elementShape.isScalar else {
      throw Diagnostic("expected a size above the set, found another formula", at: power.range)
    }
    switch set {
    case .reals: return .reals(shape)
    case .interval(let a, let b, let openLeft, let openRight):
      return .interval(
        .multiply(a, .ones(shape)), .multiply(b, .ones(shape)), openLeft: openLeft,
        openRight: openRight)
    default:
      throw Diagnostic(
        "expected an interval or \\mathbb{R} below the power, found another set", at: range)
    }
  }

  /// `d`, `n \times d`: the shape above `\mathbb{R}`.
  public func shape(_ syntax: Syntax) -> Shape? {
    if case .product(let factors) = syntax.kind, factors.count >= 2,
      let split = factors.firstIndex(where: { $0.link == .times })
    {
      var left = Array(factors[..<split])
      var right = Array(factors[split...])
      right[0].link = .juxtaposed
      left[0].link = .juxtaposed
      guard !right.dropFirst().contains(where: { $0.link == .times }),
        let rows = dimension(Syntax(.product(left), syntax.range)),
        let columns = dimension(Syntax(.product(right), syntax.range))
      else { return nil }
      return .matrix(rows, columns)
    }
    return dimension(syntax).map { .vector($0) }
  }
}
