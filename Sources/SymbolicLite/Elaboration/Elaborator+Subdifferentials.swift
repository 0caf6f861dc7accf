extension Elaborator {
  /// `\partial |z|`, `\partial f(w)`, `\partial_w (…)`.
  mutating func subdifferential(
    _ scripts: Scripts, at range: Range<Int>, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> Meaning {
    guard scripts.sup == nil, scripts.primes == 0 else {
      throw Diagnostic("expected \\partial f, found a power of \\partial", at: range)
    }
    let variable = try differentiationVariable(scripts.sub)
    if variable == nil, let set = try subdifferentialOfCall(at: range, &cursor) { return .set(set) }
    guard let first = cursor.current else {
      throw Diagnostic("expected a function behind \\partial, found nothing", at: range)
    }
    let operand: Meaning?
    if case .number = first.value.kind {
      let rest = cursor.takeRest()
      operand = try value(Syntax(.product(rest), first.value.range))
    } else if case .name = Scripts.split(first.value).base.kind {
      let rest = cursor.takeRest()
      operand = try value(Syntax(.product(rest), first.value.range))
    } else {
      operand = try nextOperand(&cursor)
    }
    guard case .expression(let body)? = operand, resolved(body.shape).isScalar else {
      throw Diagnostic(
        "expected a number behind \\partial, found another formula", at: first.value.range)
    }
    // ∂|z| and ∂‖Xw − y‖ at the symbol itself; ∂‖0‖ is the set at zero.
    if let zero = subdifferentialAtZero(body.expression) { return .set(zero) }
    let symbol: Symbol
    if let variable {
      symbol = variable
    } else {
      symbol = try subject(of: body.expression, at: range)
    }
    return .set(.subdifferential(of: body.expression, with: symbol, at: .symbol(symbol)))
  }

  func subdifferentialAtZero(_ body: Expression) -> SetExpression? {
    guard case .norm(let kind, .zeros(let shape)) = body else { return nil }
    let variable = Symbol("v''", shape)
    return .subdifferential(of: .norm(kind, .symbol(variable)), with: variable, at: .zeros(shape))
  }

  func subject(of body: Expression, at range: Range<Int>) throws(Diagnostic) -> Symbol {
    // \partial |z|: the one symbol inside the bars, before λ and data come into question.
    if case .apply(.magnitude, .symbol(let symbol)) = body { return symbol }
    if case .norm(_, .symbol(let symbol)) = body { return symbol }
    let kinks = body.symbolsUnderKinks
    if kinks.count == 1, let only = kinks.first { return only }
    return try onlyVariable(of: body, at: range)
  }

  mutating func subdifferentialOfCall(
    at range: Range<Int>, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> SetExpression? {
    guard let factor = cursor.current else { return nil }
    let (base, scripts) = Scripts.split(factor.value)
    guard case .name(let name) = base.kind else { return nil }
    var next = cursor
    next.position += 1
    guard let bracket = argumentBracket(next), bracket.after.isEmpty,
      case .items(let items) = bracket.content, items.count == 1
    else { return nil }
    for candidate in spellings(name, scripts) where candidate.left.sup == nil {
      guard let definition = scope.definitions[candidate.key], definition.parameters.count == 1,
        case .expression(let body) = definition.body
      else { continue }
      let subscripts = candidate.left.sub.map { [$0] } ?? []
      if !subscripts.isEmpty && definition.subscripts.isEmpty { continue }
      cursor.position += 2
      let parameter = definition.parameters[0]
      let argument = try expression(items[0])
      let replacements = try subscriptReplacements(definition, subscripts, at: range)
      var point = argument.expression
      if point == .number(.zero), !parameter.shape.isScalar {
        point = .zeros(parameter.shape)
      } else if !unify(argument.shape, parameter.shape) {
        throw Diagnostic(
          "expected \(parameter.shape) as the argument of \(name), found \(resolved(argument.shape))",
          at: argument.range)
      }
      return .subdifferential(of: body.substituting(replacements), with: parameter, at: point)
    }
    return nil
  }
}

extension Expression {
  /// The free symbols inside absolute values, norms, maxima and positive parts.
  var symbolsUnderKinks: Set<Symbol> {
    var found: Set<Symbol> = []
    _ = contains { part in
      switch part {
      case .apply(.magnitude, let inner), .apply(.positivePart, let inner), .norm(_, let inner):
        found.formUnion(inner.freeSymbols.filter { !$0.name.hasPrefix("\\lambda") })
      case .extremum(_, let entries):
        for entry in entries { found.formUnion(entry.freeSymbols) }
      default: break
      }
      return false
    }
    return found
  }
}
