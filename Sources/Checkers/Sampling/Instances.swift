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
      .number(Rational(-10)),
      .add([.number(Rational(10)), .multiply(half, square)]),
    ]
    if !function.isConvex {
      list.insert(.negate(square), at: 3)
      list.append(.power(total, .number(Rational(3))))
      list.append(.apply(.tanh, total))
      list.append(.negate(.apply(.tanh, total)))
      list.append(.add([two, .apply(.tanh, total)]))
      list.append(.divide(.number(.one), .add([.number(.one), square])))
      // Scale-invariant ones, for assumptions such as f(aw) = f(w).
      list.append(.divide(.power(total, two), square))
      list.append(.divide(total, .norm(.frobenius, w)))
    }
    list += uneven(w, function)
    list.append(.apply(.exp, .negate(total)))
    list.append(.apply(.exp, .multiply(two, total)))
    return list.prefix(count).enumerated().map { rank, body in
      let latex = "\(variable.name) \\mapsto \(body.latex)"
      return OpenInstance(variable: variable, body: body, latex: latex, rank: rank)
    }
  }

  /// Formulas that tell the places of their argument apart.
  private func uneven(_ w: Expression, _ function: OpaqueFunction) -> [Expression] {
    guard !function.argument.isScalar else {
      return function.isConvex ? [] : [.power(w, .number(Rational(3)))]
    }
    let two = Expression.number(Rational(2))
    let weighted = weightedSum(of: w, function.argument)
    let squares = weightedSum(of: .hadamard(w, w), function.argument)
    let quarter = Expression.number(Rational(1, over: 4) ?? .one)
    var list: [Expression] = [
      weighted,
      .power(.entry(w, .number(.one), .number(.one)), two),
      squares,
      .apply(.exp, .multiply(quarter, weighted)),
    ]
    if !function.isConvex {
      list.append(sum(of: .hadamard(w, .hadamard(w, w)), function.argument))
      list.append(.negate(squares))
    }
    return list
  }

  /// ∑ j·wⱼ; for a matrix ∑ i·j²·wᵢⱼ, which transposing changes.
  private func weightedSum(of w: Expression, _ shape: Shape) -> Expression {
    let row = Index("j", through: shape.rows)
    if shape.columns == .one {
      return .fold(
        .sum, row, lower: .number(.one), upper: .size(shape.rows), condition: nil,
        .multiply(.index(row), .entry(w, .index(row), .number(.one))))
    }
    let left = Expression.transpose(.tabulate(row, nil, .index(row)))
    let column = Index("k", through: shape.columns)
    let square = Expression.power(.index(column), .number(Rational(2)))
    return .multiply(.multiply(left, w), .tabulate(column, nil, square))
  }

  func sum(of w: Expression, _ shape: Shape) -> Expression {
    if shape.isScalar { return w }
    let left = Expression.transpose(.ones(.vector(shape.rows)))
    if shape.columns == .one { return .multiply(left, w) }
    return .multiply(.multiply(left, w), .ones(.vector(shape.columns)))
  }
}
