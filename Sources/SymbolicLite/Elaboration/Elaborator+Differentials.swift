extension Elaborator {
  struct DerivativeOperator {
    /// What the fraction itself holds above: `\frac{\partial J}{\partial w_j}`; nil for `\frac{d}{dz}`.
    var body: Typed?
    /// The variables, one for each order, with the entry that is meant.
    var variables: [(symbol: Symbol, entry: [Expression])]
  }

  /// Recognises `\frac{\partial …}{\partial …}` and `\frac{d …}{d …}`.
  mutating func derivativeOperator(
    _ top: Syntax, _ bottom: Syntax
  ) throws(Diagnostic) -> DerivativeOperator? {
    guard let (above, order) = stripDifferential(top), let below = differentials(bottom) else {
      return nil
    }
    guard (1...2).contains(order), below.allSatisfy({ (1...2).contains($0.order) }) else {
      throw Diagnostic(
        "expected a first or second derivative, found one of order \(order)", at: top.range)
    }
    var variables: [(symbol: Symbol, entry: [Expression])] = []
    for item in below {
      let variable = try variable(of: item.variable)
      for _ in 0..<item.order { variables.append(variable) }
    }
    guard variables.count == order, (1...2).contains(order) else {
      throw Diagnostic(
        "expected \(order) differentials below, found \(variables.count)", at: bottom.range)
    }
    let body = try above.map { (syntax) throws(Diagnostic) in try expression(syntax) }
    return DerivativeOperator(body: body, variables: variables)
  }

  /// The numerator without its leading d or ∂, and the order.
  func stripDifferential(_ syntax: Syntax) -> (Syntax?, Int)? {
    var factors = [Factor(.juxtaposed, syntax)]
    if case .product(let inner) = syntax.kind { factors = inner }
    guard let first = factors.first, let order = differentialOrder(first.value) else { return nil }
    let rest = Array(factors.dropFirst())
    guard let start = rest.first?.value.range.lowerBound else { return (nil, order) }
    return (Syntax(.product(rest), start..<syntax.range.upperBound), order)
  }

  func differentialOrder(_ syntax: Syntax) -> Int? {
    let (base, scripts) = Scripts.split(syntax)
    guard base.kind == .partial || base.kind == .name("d") && scope.symbols["d"] == nil,
      scripts.sub == nil, scripts.primes == 0
    else { return nil }
    guard let sup = scripts.sup else { return 1 }
    // d³/da³ is a derivative too, though one that is not read.
    if case .number(let order) = sup.kind { return Int(order) ?? 99 }
    return nil
  }

  /// `\partial w_j \partial w_k`, `d z^2`.
  func differentials(_ syntax: Syntax) -> [(variable: Syntax, order: Int)]? {
    var factors = [Factor(.juxtaposed, syntax)]
    if case .product(let inner) = syntax.kind { factors = inner }
    var result: [(Syntax, Int)] = []
    var position = 0
    while position < factors.count {
      guard differentialOrder(factors[position].value) == 1, position + 1 < factors.count else {
        return nil
      }
      let (base, scripts) = Scripts.split(factors[position + 1].value)
      var order = 1
      if case .number(let text)? = scripts.sup?.kind { order = Int(text) ?? 99 }
      let variable = factors[position + 1].value
      if order > 1 {
        result.append(
          (
            scripts.sub == nil
              ? base
              : Syntax(.scripted(base, sub: scripts.sub, sup: nil, primes: 0), variable.range),
            order
          ))
      } else {
        result.append((variable, 1))
      }
      position += 2
    }
    return result.isEmpty ? nil : result.map { (variable: $0.0, order: $0.1) }
  }

  /// `w`, `w_j`, `W_{ij}`: the symbol and the entry of it.
  mutating func variable(
    of syntax: Syntax
  ) throws(Diagnostic) -> (symbol: Symbol, entry: [Expression]) {
    let meaning = try expression(syntax)
    switch meaning.expression {
    case .symbol(let symbol): return (symbol, [])
    case .entry(.symbol(let symbol), let row, let column):
      return (symbol, symbol.shape.columns == .one ? [row] : [row, column])
    default:
      throw Diagnostic(
        "expected a declared symbol or an entry of one to differentiate by, found another formula",
        at: syntax.range)
    }
  }

  mutating func differentiate(
    _ operation: DerivativeOperator, _ scripts: Scripts, at range: Range<Int>,
    _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> Meaning {
    var body: Typed
    var after = Scripts.none
    if let above = operation.body {
      body = above
      after = scripts
    } else {
      guard scripts.isEmpty else {
        throw Diagnostic("expected no script on the operator, found one", at: range)
      }
      (body, after) = try calculusOperand(
        "the derivative", operation.variables.first?.symbol, at: range, &cursor)
    }
    let value = try differentiated(body, operation.variables, at: range)
    return .expression(try apply(after, on: value, at: range))
  }

  func differentiated(
    _ body: Typed, _ variables: [(symbol: Symbol, entry: [Expression])], at range: Range<Int>
  ) throws(Diagnostic) -> Typed {
    let shape = resolved(body.shape)
    if variables.allSatisfy({ $0.symbol.shape.isScalar }) {
      var result = body.expression
      for variable in variables.reversed() {
        result = .derivative(of: result, with: variable.symbol, at: .symbol(variable.symbol))
      }
      return Typed(expression: result, shape: shape, range: range)
    }
    guard shape.isScalar else {
      throw Diagnostic(
        "expected a number to differentiate by a vector, found \(shape)", at: body.range,
        hint: "name one entry, as in (Xw)_i")
    }
    if variables.count == 2, variables[0].symbol == variables[1].symbol,
      variables.allSatisfy({ $0.entry.count == 1 && $0.symbol.shape.columns == .one })
    {
      let symbol = variables[0].symbol
      let hessian = Expression.hessian(of: body.expression, with: symbol, at: .symbol(symbol))
      return Typed(
        expression: .entry(hessian, variables[0].entry[0], variables[1].entry[0]), shape: .scalar,
        range: range)
    }
    var result = body.expression
    var last = Shape.scalar
    for (position, variable) in variables.reversed().enumerated() {
      let gradient = Expression.gradient(
        of: result, with: variable.symbol, at: .symbol(variable.symbol))
      switch variable.entry.count {
      case 0:
        guard position == variables.count - 1 else {
          throw Diagnostic("expected entries such as w_j in a second derivative", at: range)
        }
        result = gradient
        last = variable.symbol.shape
      case 1: result = .entry(gradient, variable.entry[0], .number(.one))
      default: result = .entry(gradient, variable.entry[0], variable.entry[1])
      }
    }
    return Typed(expression: result, shape: last, range: range)
  }
}
