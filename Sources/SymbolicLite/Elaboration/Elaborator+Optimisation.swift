extension Elaborator {
  /// The variable below `\min` or `\arg\min`, where it is one: a symbol, not an index.
  func minimisationVariable(_ sub: Syntax) -> String? {
    switch sub.kind {
    case .relation(let relation):
      guard let kind = relation.operators.first?.kind else { return nil }
      if kind == .member || kind == .typed {
        return relation.sides.first.flatMap { minimisationVariable($0) }
      }
      return constrainedVariable(relation)
    case .bracket: return nil
    default: break
    }
    guard let name = NameKey.text(sub) else { return nil }
    if scope.indices[name] != nil { return nil }
    if scope.symbols[name] != nil { return name }
    // An undeclared u is a fresh variable; i, j, k are indices.
    return ["i", "j", "k", "l", "\\ell"].contains(name) || scope.declares(name) ? nil : name
  }

  /// The v of ‖v‖ ≤ c, s > 0 or 0 ≤ a ≤ 1: the only name in what is bounded, the left side or the
  /// middle one.
  private func constrainedVariable(_ relation: RelationSyntax) -> String? {
    let isOrder = relation.operators.allSatisfy {
      [.less, .lessOrEqual, .greater, .greaterOrEqual].contains($0.kind)
    }
    guard isOrder, (2...3).contains(relation.sides.count) else { return nil }
    var names: Set<String> = []
    guard collectNames(relation.sides[relation.sides.count - 2], into: &names), names.count == 1,
      let name = names.first, relation.sides.count == 2 || isPlain(relation.sides[1]),
      !["e", "\\pi"].contains(name)
    else { return nil }
    return minimisationVariable(Syntax(.name(name), relation.sides[0].range))
  }

  /// A name by itself: what stands between two bounds.
  private func isPlain(_ syntax: Syntax) -> Bool { NameKey.text(syntax) != nil }

  /// The names in a formula of brackets, norms, powers and products; false for any other.
  private func collectNames(_ syntax: Syntax, into names: inout Set<String>) -> Bool {
    if let name = NameKey.text(syntax) {
      names.insert(name)
      return true
    }
    switch syntax.kind {
    case .number: return true
    case .norm(let inner), .magnitude(let inner): return collectNames(inner, into: &names)
    case .scripted(let base, _, let sup, 0):
      if let sup, case .number = sup.kind {} else if sup != nil { return false }
      return collectNames(base, into: &names)
    case .product(let factors):
      return factors.allSatisfy { collectNames($0.value, into: &names) }
    default: return false
    }
  }

  mutating func minimisation(
    _ sub: Syntax, at range: Range<Int>, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> (Minimisation, Range<Int>) {
    guard let name = minimisationVariable(sub) else {
      throw Diagnostic(
        "expected one variable below the minimum, found another formula", at: sub.range)
    }
    let factors = Self.unbraced(cursor.takeRest())
    guard let first = factors.first, let last = factors.last else {
      throw Diagnostic("expected a function behind the minimum, found nothing", at: range)
    }
    let body = Syntax(.product(factors), first.value.range.lowerBound..<last.value.range.upperBound)
    if let symbol = scope.symbols[name] {
      return (try minimisation(body, over: symbol, name, sub), range)
    }
    // A fresh variable is a number, or a vector of the length that fits.
    var asNumber = self
    if let found = try? asNumber.minimisation(body, over: freshVariable(name, .scalar), name, sub) {
      self = asNumber
      return (found, range)
    }
    let length = unknownSize(of: name, at: sub.range)
    return (
      try minimisation(body, over: freshVariable(name, .vector(length)), name, sub), range
    )
  }

  private func freshVariable(_ name: String, _ shape: Shape) -> Symbol { Symbol(name, shape) }

  private mutating func minimisation(
    _ body: Syntax, over symbol: Symbol, _ name: String, _ sub: Syntax
  ) throws(Diagnostic) -> Minimisation {
    let outer = locals
    defer { locals = outer }
    locals[name] = .symbol(symbol)
    let objective = try scalar(body, as: "what is minimised")
    var constraint: Relation?
    guard case .relation(let statement) = sub.kind else {
      if scope.symbols[name] == symbol { constraint = try knownRange(of: symbol, at: sub.range) }
      return Minimisation(objective, over: symbol, subjectTo: constraint)
    }
    switch statement.operators.first?.kind {
    case .member:
      let whole = try relation(statement)
      if case .member(_, .reals) = whole {
        if symbol.domain != .real { constraint = try knownRange(of: symbol, at: sub.range) }
      } else {
        constraint = whole
      }
    case .typed where statement.sides.count > 2:
      constraint = try relation(
        RelationSyntax(
          sides: Array(statement.sides.dropFirst()),
          operators: Array(statement.operators.dropFirst())))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      // What is declared of t holds beside the bound.
      let known = scope.symbols[name] == symbol ? try knownRange(of: symbol, at: sub.range) : nil
      let bound = try relation(statement)
      constraint = known.map { $0 == bound ? bound : .all([$0, bound]) } ?? bound
    default:
      throw Diagnostic("expected a constraint of the form u \\in C, found another", at: sub.range)
    }
    return Minimisation(objective, over: symbol, subjectTo: constraint)
  }

  /// `\arg\min_w J(w)`: the minimiser; a set where it stands beside `\in`. `\arg\max_w` minimises
  /// the negative.
  mutating func argumentOfMinimum(
    _ name: String, _ scripts: Scripts, at range: Range<Int>, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> Meaning {
    guard let sub = scripts.sub, scripts.sup == nil else {
      throw Diagnostic(
        "expected the variable below \\arg\\min, found none", at: range, hint: "write \\arg\\min_w")
    }
    var (problem, place) = try minimisation(sub, at: range, &cursor)
    if name == "argmax" { problem.objective = .negate(problem.objective) }
    return typed(.minimiser(problem), problem.variable.shape, place)
  }

  /// prox_f(z) = argmin_u f(u) + ½‖u − z‖².
  mutating func prox(
    _ scripts: Scripts, at range: Range<Int>, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> Meaning {
    guard let sub = scripts.sub else {
      throw Diagnostic(
        "expected a function below prox, found none", at: range,
        hint: "write \\operatorname{prox}_{\\lambda |\\cdot|}(z)")
    }
    let (z, after) = try proxArgument(at: range, &cursor)
    let variable = freshSymbol("u", resolved(z.shape))
    let outer = placeholder
    defer { placeholder = outer }
    placeholder = Typed(expression: .symbol(variable), shape: variable.shape, range: sub.range)
    let penalty = try scalar(sub, as: "the function below prox")
    guard penalty.freeSymbols.contains(variable) else {
      throw Diagnostic(
        "expected a function below prox, found a formula without an argument", at: sub.range,
        hint: "mark the argument, as in \\lambda |\\cdot|")
    }
    let problem = Minimisation(
      .add([halfSquare(variable, z.expression), penalty]), over: variable)
    let value = Typed(expression: .minimiser(problem), shape: variable.shape, range: range)
    return .expression(try apply(after, on: value, at: range))
  }

  /// proj_C(z) = argmin over u ∈ C of ½‖u − z‖².
  mutating func projection(
    _ scripts: Scripts, at range: Range<Int>, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> Meaning {
    guard let sub = scripts.sub else {
      throw Diagnostic("expected a set below proj, found none", at: range)
    }
    guard case .set(let target) = try value(sub) else {
      throw Diagnostic("expected a set below proj, found a number or vector", at: sub.range)
    }
    let (z, after) = try proxArgument(at: range, &cursor)
    let variable = freshSymbol("u", resolved(z.shape))
    guard unify(target.elementShape, variable.shape) else {
      throw Diagnostic(
        "expected a set of \(variable.shape), found one of \(resolved(target.elementShape))",
        at: sub.range)
    }
    let problem = Minimisation(
      halfSquare(variable, z.expression), over: variable,
      subjectTo: .member(.symbol(variable), target))
    let value = Typed(expression: .minimiser(problem), shape: variable.shape, range: range)
    return .expression(try apply(after, on: value, at: range))
  }

  private mutating func proxArgument(
    at range: Range<Int>, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> (Typed, Scripts) {
    guard let bracket = argumentBracket(cursor), case .items(let items) = bracket.content,
      items.count == 1
    else { throw Diagnostic("expected one argument in brackets, found none", at: range) }
    cursor.position += 1
    return (try expression(items[0]), bracket.after)
  }

  private func halfSquare(_ variable: Symbol, _ point: Expression) -> Expression {
    let difference = Expression.add([.symbol(variable), .negate(point)])
    let length: Expression =
      variable.shape.isScalar ? difference : .norm(.l2, difference)
    return .multiply(
      .divide(.number(.one), .number(Rational(2))), .power(length, .number(Rational(2))))
  }
}
