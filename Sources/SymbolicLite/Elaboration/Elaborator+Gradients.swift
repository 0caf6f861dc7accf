extension Elaborator {
  // MARK: Nabla

  /// `\nabla J(w)`, `\nabla_w (…)`, `\nabla^2 J(w)`.
  mutating func nabla(
    _ scripts: Scripts, at range: Range<Int>, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> Meaning {
    let isHessian: Bool
    switch scripts.sup?.kind {
    case nil: isHessian = false
    case .number("2"): isHessian = true
    default:
      throw Diagnostic(
        "expected \\nabla or \\nabla^2, found another power", at: scripts.sup?.range ?? range)
    }
    let variable = try differentiationVariable(scripts.sub)
    if variable == nil, let result = try gradientOfCall(isHessian, at: range, &cursor) {
      return result
    }
    let (body, after) = try calculusOperand("\\nabla", variable, at: range, &cursor)
    let symbol: Symbol
    if let variable {
      symbol = variable
    } else {
      symbol = try onlyVariable(of: body.expression, at: range)
    }
    let shape = resolved(body.shape)
    guard shape.isScalar else {
      throw Diagnostic("expected a number behind \\nabla, found \(shape)", at: body.range)
    }
    let value = try gradient(of: body.expression, symbol, isHessian, at: .symbol(symbol), range)
    return .expression(try apply(after, on: value, at: range))
  }

  func gradient(
    of body: Expression, _ symbol: Symbol, _ isHessian: Bool, at point: Expression,
    _ range: Range<Int>
  ) throws(Diagnostic) -> Typed {
    guard isHessian else {
      return Typed(
        expression: .gradient(of: body, with: symbol, at: point), shape: symbol.shape, range: range)
    }
    if symbol.shape.isScalar {
      return Typed(
        expression: derivative(of: body, symbol, 2, at: point), shape: .scalar, range: range)
    }
    guard symbol.shape.columns == .one else {
      throw Diagnostic(
        "expected a vector as the variable of a Hessian, found \(symbol.shape)", at: range)
    }
    return Typed(
      expression: .hessian(of: body, with: symbol, at: point),
      shape: .matrix(symbol.shape.rows, symbol.shape.rows), range: range)
  }

  /// `\nabla J(cw)` without a subscript: the gradient of J, at the point cw.
  mutating func gradientOfCall(
    _ isHessian: Bool, at range: Range<Int>, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> Meaning? {
    guard let factor = cursor.current else { return nil }
    let (base, scripts) = Scripts.split(factor.value)
    guard case .name(let name) = base.kind, scripts.primes == 0 else { return nil }
    var next = cursor
    next.position += 1
    guard let bracket = argumentBracket(next), case .items(let items) = bracket.content else {
      return nil
    }
    for candidate in spellings(name, scripts) where candidate.left.sup == nil {
      if let function = scope.openFunctions[candidate.key], candidate.left.isEmpty, items.count == 1
      {
        cursor.position += 2
        let argument = shaped(try expression(items[0]), as: function.argument)
        guard unify(argument.shape, function.argument) else {
          throw Diagnostic(
            "expected \(function.argument) as the argument of \(name), found \(resolved(argument.shape))",
            at: argument.range)
        }
        let variable = freshSymbol("x", function.argument)
        let value = try gradient(
          of: .call(function, .symbol(variable)), variable, isHessian, at: argument.expression,
          range)
        return .expression(try apply(bracket.after, on: value, at: range))
      }
      guard let definition = scope.definitions[candidate.key], !definition.parameters.isEmpty else {
        continue
      }
      var subscripts: [Syntax] = []
      if let sub = candidate.left.sub {
        guard !definition.subscripts.isEmpty else { continue }
        subscripts = [sub]
      }
      cursor.position += 2
      let value = try gradient(
        of: definition, items, subscripts, isHessian, at: range)
      return .expression(try apply(bracket.after, on: value, at: range))
    }
    return nil
  }

  mutating func gradient(
    of definition: Definition, _ items: [Syntax], _ subscripts: [Syntax], _ isHessian: Bool,
    at range: Range<Int>
  ) throws(Diagnostic) -> Typed {
    guard case .expression(let body) = definition.body, body.shape.isScalar else {
      throw Diagnostic(
        "expected a function with numbers as values behind \\nabla, found another", at: range)
    }
    guard items.count == definition.parameters.count else {
      throw Diagnostic(
        "expected \(definition.parameters.count) arguments of \(definition.name), found \(items.count)",
        at: range)
    }
    guard items.count == 1 else {
      throw Diagnostic(
        "expected the variable below \\nabla, found a function of several", at: range,
        hint: "write \\nabla_w")
    }
    let argument = try expression(items[0])
    let parameter = definition.parameters[0]
    guard unify(argument.shape, parameter.shape) || argument.expression == .number(.zero) else {
      throw Diagnostic(
        "expected \(parameter.shape) as the argument of \(definition.name), found \(resolved(argument.shape))",
        at: argument.range)
    }
    let point =
      argument.expression == .number(.zero) && !parameter.shape.isScalar
      ? Expression.zeros(parameter.shape) : argument.expression
    let replacements = try subscriptReplacements(definition, subscripts, at: range)
    return try gradient(
      of: body.substituting(replacements), parameter, isHessian, at: point, range)
  }
}
