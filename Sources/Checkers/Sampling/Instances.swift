import SymbolicLite

/// Concrete formulas that open functions are tried out as, the simplest first.
extension Sampler {
  func instances(of function: OpaqueFunction, count: Int) -> [OpenInstance] {
    let variable = Symbol("w", function.argument)
    let w = Expression.symbol(variable)
    let half = Expression.number(Rational(1, over: 2) ?? .one)
    let square = Expression.power(.norm(.frobenius, w), .number(Rational(2)))
    let total = sum(of: w, function.argument)
    var list: [(Expression, String)] = [
      (total, "\\mathbf{1}^\\top w"),
      (.multiply(half, square), "\\tfrac12 \\|w\\|^2"),
      (.add([square, total, .number(.one)]), "\\|w\\|^2 + \\mathbf{1}^\\top w + 1"),
      (.power(.add([total, .number(.one)]), .number(Rational(2))), "(\\mathbf{1}^\\top w + 1)^2"),
      (.apply(.exp, total), "e^{\\mathbf{1}^\\top w}"),
      (.power(square, .number(Rational(2))), "\\|w\\|^4"),
      (.number(.one), "1"),
    ]
    if !function.isConvex {
      list.insert((.negate(square), "-\\|w\\|^2"), at: 2)
      list.append((.power(total, .number(Rational(3))), "(\\mathbf{1}^\\top w)^3"))
      list.append((.apply(.tanh, total), "\\tanh(\\mathbf{1}^\\top w)"))
      // Scale-invariant ones, for assumptions such as f(aw) = f(w).
      list.append(
        (
          .divide(.power(total, .number(Rational(2))), square),
          "(\\mathbf{1}^\\top w)^2 / \\|w\\|^2"
        ))
      list.append((.divide(total, .norm(.frobenius, w)), "\\mathbf{1}^\\top w / \\|w\\|"))
    }
    return list.prefix(count).enumerated().map { rank, entry in
      OpenInstance(
        variable: variable, body: entry.0, latex: "\(variable.name) \\mapsto \(entry.1)", rank: rank
      )
    }
  }

  private func sum(of w: Expression, _ shape: Shape) -> Expression {
    if shape.isScalar { return w }
    let left = Expression.transpose(.ones(.vector(shape.rows)))
    if shape.columns == .one { return .multiply(left, w) }
    return .multiply(.multiply(left, w), .ones(.vector(shape.columns)))
  }
}
