import SymbolicLite

/// Concrete formulas that open functions are tried out as, the simplest first.
extension Sampler {
  func instances(of function: OpaqueFunction, count: Int) -> [OpenInstance] {
    let variable = Symbol("w", function.argument)
    let w = Expression.symbol(variable)
    let half = Expression.number(Rational(1, over: 2) ?? .one)
    let square = Expression.power(.norm(.frobenius, w), .number(Rational(2)))
    let total = sum(of: w, function.argument)
    let two = Expression.number(Rational(2))
    var list: [Expression] = [
      .number(.zero),
      total,
      .multiply(half, square),
      .add([square, total, .number(.one)]),
      .power(.add([total, .number(.one)]), two),
      .apply(.exp, total),
      .power(square, two),
      .number(.one),
    ]
    if !function.isConvex {
      list.insert(.negate(square), at: 3)
      list.append(.power(total, .number(Rational(3))))
      list.append(.apply(.tanh, total))
      // Scale-invariant ones, for assumptions such as f(aw) = f(w).
      list.append(.divide(.power(total, two), square))
      list.append(.divide(total, .norm(.frobenius, w)))
    }
    return list.prefix(count).enumerated().map { rank, body in
      let latex = "\(variable.name) \\mapsto \(body.latex)"
      return OpenInstance(variable: variable, body: body, latex: latex, rank: rank)
    }
  }

  private func sum(of w: Expression, _ shape: Shape) -> Expression {
    if shape.isScalar { return w }
    let left = Expression.transpose(.ones(.vector(shape.rows)))
    if shape.columns == .one { return .multiply(left, w) }
    return .multiply(.multiply(left, w), .ones(.vector(shape.columns)))
  }
}
