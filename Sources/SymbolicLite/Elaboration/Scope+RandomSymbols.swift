extension Scope {
  /// `\varepsilon \sim \mathcal{N}(0, \sigma^2 I)`, `E_{ij} \sim \mathcal{N}(0, \sigma^2)`.
  mutating func declareRandom(_ left: Syntax, _ right: Syntax) throws(Diagnostic)
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
      var name = name
      var shape = try randomShape(name, kind, parameters, at: right.range)
      try gatherParameters(of: name, shape, kind, parameters, at: right.range)
      var elaborator = Elaborator(self)
      // For entries, w_j ∼ N(0, τ²), the parameters are numbers that hold for each of them.
      let target = name.isEntry ? Shape.scalar : shape
      var distribution = try elaborator.distribution(kind, parameters, of: target, at: right.range)
      distribution = try elaborator.finish(distribution)
      if let entries = freshEntries(name, distribution) { (name, shape) = entries }
      let known = symbols[name.key]
      let symbol = known ?? Symbol(name.key, shape)
      distribution = try Self.entrywise(distribution, shape, name, at: right.range)
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

  struct RandomName {
    var key: String
    var isEntry: Bool
    /// The j of `w_j`.
    var letter: String?
  }

  /// `w`, `w_j` of a declared w, `E_{ij}`, and `y \mid X, w`.
  func randomNames(_ syntax: Syntax) throws(Diagnostic) -> [RandomName] {
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
        var letter: String?
        if case .scripted(_, let sub?, _, _) = bare.kind { letter = NameKey.text(sub) }
        result.append(RandomName(key: base, isEntry: true, letter: letter))
      } else {
        result.append(RandomName(key: key, isEntry: false))
      }
    }
    return result
  }

  /// `w_j \sim \mathcal{N}(0, \tau_j^2)` of a declared w: there are as many τ as entries of w.
  private mutating func gatherParameters(
    of name: RandomName, _ shape: Shape, _ kind: String, _ parameters: [Syntax],
    at range: Range<Int>
  ) throws(Diagnostic) {
    guard name.isEntry, let letter = name.letter else { return }
    var elaborator = Elaborator(self)
    let law = try elaborator.distribution(kind, parameters, of: .scalar, at: range)
    for symbol in law.parameters.sorted(by: { $0.name < $1.name })
    where FamilyName.scriptLetters(of: symbol.name).contains(letter) {
      guard shape.isVector, FamilyName(symbol.name)?.letters == [letter],
        gather(symbol.name, through: [shape.rows])
      else {
        throw Diagnostic(
          "expected parameters with an entry for each \(letter), found \(symbol.name), "
            + "which was declared as one symbol", at: range)
      }
    }
  }

  /// `w_j \sim \mathcal{N}(0, \tau_j^2)` with a τ that has entries: w has as many.
  private func freshEntries(
    _ name: RandomName, _ distribution: Distribution
  ) -> (RandomName, Shape)? {
    guard !name.isEntry, symbols[name.key] == nil, let family = FamilyName(name.key),
      !declares(family.base), distribution.freeIndices.count == 1,
      let index = distribution.freeIndices.first, family.letters == [index.name], !family.isAbove
    else { return nil }
    return (
      RandomName(key: family.base, isEntry: true, letter: index.name), .vector(index.range)
    )
  }

  func randomShape(
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

  /// The law of a symbol from that of its entries. A parameter may depend on the entry, as in
  /// `y_i \sim \mathcal{N}(x_i^\top w, \sigma^2)` and `w_j \sim \mathcal{N}(0, \tau_j^2)`; any other
  /// index would be left without a meaning.
  static func entrywise(
    _ distribution: Distribution, _ shape: Shape, _ name: RandomName, at range: Range<Int>
  ) throws(Diagnostic) -> Distribution {
    let loose = distribution.freeIndices
    let isVector = shape.columns == .one && !shape.isScalar
    if let index = loose.first {
      guard name.isEntry, isVector, loose.count == 1, index.name == name.letter,
        index.range == shape.rows, distribution.mayVaryByEntry
      else {
        throw Diagnostic(
          "expected parameters that do not depend on \(index.name), found some that do", at: range)
      }
    }
    guard name.isEntry else { return distribution }
    func spread(_ value: Expression) -> Expression {
      if shape.isScalar { return value }
      if value == .number(.zero) { return .zeros(shape) }
      if let index = value.freeIndices.first { return .tabulate(index, nil, value) }
      return .multiply(value, .ones(shape))
    }
    switch distribution {
    case .normal(let mean, let variance):
      guard isVector else { return .normal(mean: spread(mean), covariance: variance) }
      let covariance: Expression =
        variance.freeIndices.isEmpty
        ? .multiply(variance, .identity(shape.rows)) : .diagonal(spread(variance))
      return .normal(mean: spread(mean), covariance: covariance)
    case .laplace(let location, let scale):
      return .laplace(location: spread(location), scale: scale)
    case .bernoulli: return distribution
    }
  }
}

extension Distribution {
  fileprivate var freeIndices: Set<Index> {
    switch self {
    case .normal(let mean, let covariance): mean.freeIndices.union(covariance.freeIndices)
    case .laplace(let location, let scale): location.freeIndices.union(scale.freeIndices)
    case .bernoulli(let probability): probability.freeIndices
    }
  }

  /// Whether the parameters that depend on the entry can be put together into those of a vector.
  fileprivate var mayVaryByEntry: Bool {
    switch self {
    case .normal: true
    case .laplace(_, let scale): scale.freeIndices.isEmpty
    case .bernoulli: false
    }
  }
}
