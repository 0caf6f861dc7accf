extension Elaborator {
  /// `\mathcal{N}(y \mid \mu, \Sigma)`, `p(w)`, `p(w \mid X, y)`, `\mathbb{E}[…]`: nil where the name is none of them.
  mutating func chance(
    _ name: String, _ scripts: Scripts, _ content: BracketContent, at range: Range<Int>
  ) throws(Diagnostic) -> Typed? {
    switch name {
    case "\\mathcal{N}" where scripts.isEmpty:
      return try density("N", content, at: range)
    case "\\mathbb{E}":
      return try moment(isVariance: false, content, at: range)
    case "p" where scripts.isEmpty && scope.hasDensities:
      // A prior that is written out, p(w) := …, is a function like any other; p(w | X, y) is none.
      if scope.definitions["p"] != nil {
        guard case .conditional = content else { return nil }
      }
      return try probability(content, at: range)
    default: return nil
    }
  }

  mutating func expectation(
    _ name: String, _ scripts: Scripts, at range: Range<Int>, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> Meaning {
    guard let bracket = argumentBracket(cursor) else {
      throw Diagnostic(
        "expected brackets behind \(name), found none", at: range, hint: "write \\mathbb{E}[…]")
    }
    cursor.position += 1
    let value = try moment(isVariance: name == "Var", bracket.content, at: range)
    return .expression(try apply(bracket.after, on: value, at: range))
  }

  mutating func moment(
    isVariance: Bool, _ content: BracketContent, at range: Range<Int>
  ) throws(Diagnostic) -> Typed {
    let (items, given): ([Syntax], [Syntax])
    switch content {
    case .items(let list): (items, given) = (list, [])
    case .conditional(let list, let conditions): (items, given) = (list, conditions)
    case .builder: (items, given) = ([], [])
    }
    guard items.count == 1 else {
      throw Diagnostic("expected one formula between the brackets, found another list", at: range)
    }
    let body = try expression(items[0])
    let held = try conditions(given)
    let random = random(in: body.expression, given: held)
    try requireClearLaws(of: random, given: held, at: range)
    guard !random.isEmpty else {
      throw Diagnostic(
        "expected a random symbol in the expectation, found none", at: body.range,
        hint: "declare one, as in $\\varepsilon \\sim \\mathcal{N}(0, \\sigma^2 I)$")
    }
    let shape = resolved(body.shape)
    guard !isVariance || shape.columns == .one else {
      throw Diagnostic(
        "expected the variance of a number or vector, found \(shape)", at: body.range)
    }
    let value: Expression? =
      isVariance
      ? .variance(of: body.expression, chained: random)
      : .expectation(of: body.expression, chained: random)
    guard let value else {
      throw Diagnostic(
        "expected laws of which one comes first, found laws that mention each other", at: body.range
      )
    }
    let isSquare = isVariance && !shape.isScalar
    return Typed(
      expression: value, shape: isSquare ? .matrix(shape.rows, shape.rows) : shape, range: range)
  }

  // MARK: Densities

  /// `\mathcal{N}(x \mid \mu, \Sigma)` as exp of its log density.
  mutating func density(
    _ kind: String, _ content: BracketContent, at range: Range<Int>
  ) throws(Diagnostic) -> Typed {
    let (point, parameters): (Typed, [Syntax])
    switch content {
    case .conditional(let before, let given) where before.count == 1:
      (point, parameters) = (try expression(before[0]), given)
    case .items(let items) where items.count == 3:
      (point, parameters) = (try expression(items[0]), Array(items[1...]))
    default:
      throw Diagnostic(
        "expected a density such as \\mathcal{N}(y \\mid \\mu, \\sigma^2 I), found another form",
        at: range)
    }
    let distribution = try distribution(kind, parameters, of: point.shape, at: range)
    guard let logarithm = Densities.logarithm(distribution, at: point.expression) else {
      throw Diagnostic("expected a distribution with a density, found \(kind)", at: range)
    }
    return Typed(expression: .apply(.exp, logarithm), shape: .scalar, range: range)
  }

  /// The parameters of `\mathcal{N}(\mu, \Sigma)`, `\operatorname{Laplace}(m, b)`, `\operatorname{Bernoulli}(p)` for a symbol of this shape.
  mutating func distribution(
    _ kind: String, _ parameters: [Syntax], of shape: Shape, at range: Range<Int>
  ) throws(Diagnostic) -> Distribution {
    let count = kind == "Bernoulli" ? 1 : 2
    guard parameters.count == count else {
      throw Diagnostic(
        "expected \(count) parameters of \(kind), found \(parameters.count)", at: range)
    }
    if kind == "Bernoulli" {
      return .bernoulli(try scalar(parameters[0], as: "a probability"))
    }
    let centre = try expression(parameters[0])
    var mean = centre.expression
    if mean == .number(.zero), !resolved(shape).isScalar {
      mean = .zeros(shape)
    } else if !unify(centre.shape, shape) {
      throw Diagnostic(
        "expected \(resolved(shape)) as the mean, found \(resolved(centre.shape))", at: centre.range
      )
    }
    if kind == "Laplace" {
      return .laplace(location: mean, scale: try scalar(parameters[1], as: "the scale"))
    }
    let spread = try expression(parameters[1])
    let target = resolved(shape)
    if resolved(spread.shape).isScalar {
      guard target.isScalar || target.columns != .one else {
        throw Diagnostic(
          "expected a covariance matrix, found a number", at: spread.range,
          hint: "did you mean \(spread.expression.latex) I?")
      }
    } else if !unify(spread.shape, .matrix(target.rows, target.rows)) {
      throw Diagnostic(
        "expected a covariance of size \(target.rows), found \(resolved(spread.shape))",
        at: spread.range)
    }
    return .normal(mean: mean, covariance: spread.expression)
  }

  // MARK: p(·)

  /// `p(w)`, `p(y \mid X, w)` where the note declares them; `p(w \mid X, y)` by Bayes' rule, up to the evidence.
  private mutating func probability(
    _ content: BracketContent, at range: Range<Int>
  ) throws(Diagnostic) -> Typed {
    let (items, given): ([Syntax], [Syntax])
    switch content {
    case .items(let list): (items, given) = (list, [])
    case .conditional(let list, let conditions): (items, given) = (list, conditions)
    case .builder:
      throw Diagnostic("expected p(w) or p(w \\mid X, y), found another form", at: range)
    }
    guard items.count == 1 else {
      throw Diagnostic("expected one variable in p(·), found \(items.count)", at: range)
    }
    let names = try conditions(given)
    let variable = try expression(items[0])
    guard case .symbol(let symbol) = variable.expression else {
      if given.isEmpty, let value = try entryDensity(variable) {
        return Typed(expression: value, shape: .scalar, range: range)
      }
      throw Diagnostic(
        "expected a declared random symbol in p(·), found a formula", at: variable.range)
    }
    if let density = scope.densities[Density.key(symbol.name, given: names)] {
      return Typed(expression: density.value, shape: .scalar, range: range)
    }
    return try bayes(symbol, names, at: range)
  }

  /// What stands behind the bar: declared names, each as it is. `p(w \mid 2y)` is another density,
  /// which the note does not declare.
  mutating func conditions(_ given: [Syntax]) throws(Diagnostic) -> Set<String> {
    var names: Set<String> = []
    for syntax in given {
      guard let name = NameKey.text(syntax), case .symbol = try expression(syntax).expression else {
        throw Diagnostic(
          "expected a declared symbol behind the bar, found a formula", at: syntax.range)
      }
      names.insert(name)
    }
    return names
  }

  /// p(w | X, y) = p(y | X, w) p(w) / p(y | X), of which the divisor is free of w.
  private func bayes(
    _ symbol: Symbol, _ names: Set<String>, at range: Range<Int>
  ) throws(Diagnostic) -> Typed {
    guard let prior = logDensity(of: symbol, given: names) else {
      throw Diagnostic(
        "expected a distribution of \(symbol.name), found none", at: range,
        hint: "declare it, as in $\(symbol.name) \\sim \\mathcal{N}(0, \\tau^2 I)$")
    }
    if let hidden = prior.freeSymbols.sorted(by: { $0.name < $1.name }).first(where: {
      $0 != symbol && isRandom($0) && !names.contains($0.name)
    }) {
      throw Diagnostic(
        "expected \(hidden.name) behind the bar, since \(symbol.name) depends on it, found none",
        at: range, hint: "write p(\(symbol.name) \\mid \(hidden.name))")
    }
    let likelihoods = names.sorted().compactMap { name -> (Symbol, Expression)? in
      guard let observed = scope.symbols[name],
        let density = logDensity(
          of: observed, given: names.subtracting([name]).union([symbol.name])),
        density.freeSymbols.contains(symbol)
      else { return nil }
      return (observed, density)
    }
    if likelihoods.isEmpty,
      let idle = names.sorted().first(where: { name in
        // A design X may well say nothing of w; an observation y that does is no observation.
        !prior.freeSymbols.contains { $0.name == name }
          && scope.symbols[name]?.shape.columns == .one
      }),
      !scope.distributions.isEmpty || !scope.densities.isEmpty || writtenOut(of: symbol) != nil
    {
      throw Diagnostic(
        "expected a distribution that relates \(symbol.name) and \(idle), found none", at: range)
    }
    guard let likelihood = likelihoods.first else {
      return Typed(expression: .apply(.exp, prior), shape: .scalar, range: range)
    }
    guard likelihoods.count == 1 else {
      throw Diagnostic(
        "expected one observed symbol that depends on \(symbol.name), found several", at: range)
    }
    let evidence = Expression.unknown(
      UnknownConstant("p(\(likelihood.0.name))", freeOf: [symbol]))
    return Typed(
      expression: .multiply(
        .multiply(.apply(.exp, likelihood.1), .apply(.exp, prior)), evidence),
      shape: .scalar, range: range)
  }

  /// The log density of a symbol given others: as declared with ∼, or as defined for just these
  /// others or fewer of them that are not random.
  private func logDensity(of symbol: Symbol, given names: Set<String>) -> Expression? {
    let defined = scope.densities.values.filter { $0.variable == symbol }
    let fitting = defined.filter { density in
      let given = Set(density.given)
      return given.isSubset(of: names)
        && names.subtracting(given).allSatisfy { name in
          !density.value.freeSymbols.contains { $0.name == name }
        }
    }
    if fitting.count == 1 { return Densities.logarithm(of: fitting[0].value) }
    if defined.isEmpty, scope.distributions[symbol.name] == nil, let prior = writtenOut(of: symbol)
    {
      return Densities.logarithm(of: prior)
    }
    guard defined.isEmpty, let random = scope.distributions[symbol.name] else { return nil }
    return Densities.logarithm(random.distribution, at: .symbol(symbol))
  }

  /// The body of `p(w) := …` for just this symbol.
  private func writtenOut(of symbol: Symbol) -> Expression? {
    guard let definition = scope.definitions["p"], definition.parameters == [symbol],
      case .expression(let body) = definition.body, body.shape.isScalar
    else { return nil }
    return body
  }

  private func isRandom(_ symbol: Symbol) -> Bool {
    scope.distributions[symbol.name] != nil
      || scope.densities.values.contains { $0.variable == symbol }
  }

  /// p(w_j) where the entries of w are independent with one variance.
  private func entryDensity(_ variable: Typed) throws(Diagnostic) -> Expression? {
    guard case .entry(.symbol(let symbol), let row, let column) = variable.expression,
      let random = scope.distributions[symbol.name]
    else { return nil }
    func entry(_ mean: Expression) -> Expression {
      if case .zeros = mean { return .number(.zero) }
      return mean.shape.isScalar ? mean : .entry(mean, row, column)
    }
    let own: Distribution
    switch random.distribution {
    case .normal(let mean, let covariance):
      guard let variance = Densities.isotropic(covariance) else { return nil }
      own = .normal(mean: entry(mean), covariance: variance)
    case .laplace(let location, let scale): own = .laplace(location: entry(location), scale: scale)
    case .bernoulli: return nil
    }
    return Densities.logarithm(own, at: variable.expression).map { .apply(.exp, $0) }
  }
}
