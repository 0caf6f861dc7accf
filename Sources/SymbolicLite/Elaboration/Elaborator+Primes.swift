extension Elaborator {
  func derivative(
    of body: Expression, _ symbol: Symbol, _ order: Int, at point: Expression
  ) -> Expression {
    var result = body
    for _ in 1..<max(order, 1) {
      result = .derivative(of: result, with: symbol, at: .symbol(symbol))
    }
    return .derivative(of: result, with: symbol, at: point)
  }

  /// `f'(z)`, `f''(z)`, `f'(0^+)`; of a function of numbers at a vector, entry by entry.
  mutating func primed(
    _ definition: Definition, _ items: [Syntax], _ subscripts: [Syntax], _ primes: Int,
    at range: Range<Int>
  ) throws(Diagnostic) -> Meaning {
    guard case .expression(let plain) = definition.body, plain.shape.isScalar,
      definition.parameters.count == 1, definition.parameters[0].shape.isScalar, items.count == 1
    else {
      throw Diagnostic(
        "expected a function of one number in front of the prime, found another", at: range,
        hint: "for a function of a vector write \\nabla")
    }
    let parameter = definition.parameters[0]
    let body = plain.substituting(try subscriptReplacements(definition, subscripts, at: range))
    if case .scripted(let base, nil, let sup?, 0) = strip(items[0]).kind, primes == 1,
      sup.kind == .name("+") || sup.kind == .name("-")
    {
      let point = try scalar(base, as: "the point")
      let side: Side = sup.kind == .name("+") ? .right : .left
      return typed(
        .oneSidedDerivative(of: body, with: parameter, at: point, side), .scalar, range)
    }
    let slope = Definition(
      name: definition.name, parameters: [parameter], subscripts: [],
      body: .expression(derivative(of: body, parameter, primes, at: .symbol(parameter))))
    let argument = try expression(items[0])
    if resolved(argument.shape).isScalar {
      return typed(
        derivative(of: body, parameter, primes, at: argument.expression), .scalar, range)
    }
    return try apply(slope, to: [argument], subscripts: [], at: range)
  }

  /// A product of one factor is that factor.
  func strip(_ syntax: Syntax) -> Syntax {
    if case .product(let factors) = syntax.kind, factors.count == 1 { return factors[0].value }
    return syntax
  }
}
