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

  struct RandomName {
    var key: String
    var isEntry: Bool
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
        result.append(RandomName(key: base, isEntry: true))
      } else {
        result.append(RandomName(key: key, isEntry: false))
      }
    }
    return result
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

  static func entrywise(_ distribution: Distribution, _ shape: Shape) -> Distribution {
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
