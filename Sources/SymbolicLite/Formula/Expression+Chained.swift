extension [RandomSymbol] {
  /// Whether the law of one mentions another, y ∼ N(w, σ²I) for a random w: then they are not
  /// independent.
  public var areChained: Bool {
    let symbols = Set(map(\.symbol))
    return contains { !$0.distribution.parameters.isDisjoint(with: symbols) }
  }
}

extension Expression {
  /// 𝔼 over symbols whose laws may mention others of them, by the law of total expectation: first
  /// over those that no law mentions, given the others, and so on. `nil` where laws mention each
  /// other in a circle.
  public static func expectation(
    of body: Expression, chained random: [RandomSymbol]
  ) -> Expression? {
    var (body, left) = (body, random)
    while !left.isEmpty {
      let conditions = left.reduce(into: Set<Symbol>()) { $0.formUnion($1.distribution.parameters) }
      let inner = left.filter { !conditions.contains($0.symbol) }
      guard !inner.isEmpty else { return nil }
      body = .expectation(body, over: inner)
      left.removeAll(where: inner.contains)
    }
    return body
  }

  /// The variance of a number or a column over such symbols: that of its distance from its mean.
  public static func variance(of body: Expression, chained random: [RandomSymbol]) -> Expression? {
    guard random.areChained else { return .variance(body, over: random) }
    guard let mean = expectation(of: body, chained: random) else { return nil }
    let centred = Expression.add([body, .negate(mean)])
    return expectation(of: .multiply(centred, .transpose(centred)), chained: random)
  }
}

extension Distribution {
  /// The symbols that its parameters mention.
  var parameters: Set<Symbol> {
    switch self {
    case .normal(let mean, let covariance): mean.freeSymbols.union(covariance.freeSymbols)
    case .laplace(let location, let scale): location.freeSymbols.union(scale.freeSymbols)
    case .bernoulli(let probability): probability.freeSymbols
    }
  }

  func substituting(_ change: [Symbol: Expression]) -> Distribution {
    switch self {
    case .normal(let mean, let covariance):
      .normal(mean: mean.substituting(change), covariance: covariance.substituting(change))
    case .laplace(let location, let scale):
      .laplace(location: location.substituting(change), scale: scale.substituting(change))
    case .bernoulli(let probability): .bernoulli(probability.substituting(change))
    }
  }
}

extension RandomSymbol {
  /// Whether the values that the symbol may take are those of its law: a normal ε is no label.
  var hasPlausibleDomain: Bool {
    switch distribution {
    case .normal, .laplace: symbol.domain == .real
    case .bernoulli: [.real, .finite([.zero, .one])].contains(symbol.domain)
    }
  }
}
