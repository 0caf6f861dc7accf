/// Sums, derivatives, minimisers and expectations: what binds a name.
extension Writer {
  func writeBinder(_ expression: Expression) -> Written {
    switch expression {
    case .fold(let fold, let index, let lower, let upper, let condition, let body):
      return writeFold(fold, index, lower, upper, condition, body)
    case .gradient(let body, let symbol, let at):
      return derivative(body, symbol, at, mark: notation.sign("nabla"))
    case .hessian(let body, let symbol, let at):
      return derivative(body, symbol, at, mark: notation.raised(notation.sign("nabla"), "2"))
    case .derivative(let body, let symbol, let at):
      return ordinaryDerivative(body, symbol, text(at), isAtSymbol: at == .symbol(symbol))
    case .oneSidedDerivative(let body, let symbol, let at, let side):
      let point = notation.raised(text(at, atLeast: .power), side == .right ? "+" : notation.minus)
      return ordinaryDerivative(body, symbol, point, isAtSymbol: false)
    case .minimiser(let problem): return writeProblem(problem, LaTeXCommand.argmin)
    case .minimum(let problem): return writeProblem(problem, LaTeXCommand.min)
    case .expectation(let body, _):
      return Written("\(notation.name(#"\mathbb{E}"#))[\(text(body))]", .power)
    case .variance(let body, _): return call("Var", [body])
    case .unknown(let constant): return Written(notation.name(constant.name))
    default: return Written("?")
    }
  }

  enum LaTeXCommand { case argmin, min }

  private func writeFold(
    _ fold: Fold, _ index: Index, _ lower: Expression, _ upper: Expression,
    _ condition: Relation?, _ body: Expression
  ) -> Written {
    var inner = self
    let name = inner.name(for: index)
    let isWhole = lower == .number(.one) && upper == .size(index.range)
    var below = "\(name)=\(text(lower))"
    var above: String? = text(upper)
    if let condition {
      below = isWhole ? inner.text(condition) : "\(below), \(inner.text(condition))"
      if isWhole { above = nil }
    } else if isWhole, fold == .max || fold == .min {
      (below, above) = (name, nil)
    }
    let sign = notation.bigOperator(fold, below: below, above: above)
    return Written("\(sign) \(inner.text(body, atLeast: .prefix))", .prefix)
  }

  /// `\nabla L(a)` of an open function; else `\nabla_w (…)`, with the point behind where it is not w.
  private func derivative(
    _ body: Expression, _ symbol: Symbol, _ at: Expression, mark: String
  ) -> Written {
    if case .call(let function, .symbol(symbol)) = body {
      let name = notation.name(function.name)
      return Written("\(mark) \(name)\(notation.bracket(text(at)))", .prefix)
    }
    let operation = notation.subscripted(mark, notation.name(symbol.name))
    let whole = "\(operation) \(notation.bracket(text(body)))"
    return Written(at == .symbol(symbol) ? whole : evaluated(whole, symbol, text(at)), .prefix)
  }

  private func ordinaryDerivative(
    _ body: Expression, _ symbol: Symbol, _ point: String, isAtSymbol: Bool
  ) -> Written {
    if case .call(let function, .symbol(symbol)) = body {
      return Written("\(notation.name(function.name))'\(notation.bracket(point))", .power)
    }
    let name = notation.name(symbol.name)
    let operation = notation.fraction("d", notation.joined("d", name)) ?? "d/d\(name)"
    let whole = "\(operation) \(notation.bracket(text(body)))"
    return Written(isAtSymbol ? whole : evaluated(whole, symbol, point), .prefix)
  }

  private func evaluated(_ whole: String, _ symbol: Symbol, _ point: String) -> String {
    let place = "\(notation.name(symbol.name)) = \(point)"
    return notation is LaTeXNotation
      ? #"\left. \#(whole) \right|_{\#(place)}"# : "[\(whole)] at \(place)"
  }

  func writeProblem(_ problem: Minimisation, _ command: LaTeXCommand) -> Written {
    var below = notation.name(problem.variable.name)
    if let constraint = problem.constraint { below += " : \(text(constraint))" }
    let least = notation.bigOperator(.min, below: below, above: nil)
    let prefix =
      switch command {
      case .min: least
      case .argmin: notation is LaTeXNotation ? #"\arg"# + least : "arg" + least
      }
    return Written("\(prefix) \(text(problem.objective, atLeast: .prefix))", .prefix)
  }
}
