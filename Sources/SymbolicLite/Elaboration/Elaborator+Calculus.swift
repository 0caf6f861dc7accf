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

  private func gradient(
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
  private mutating func gradientOfCall(
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

  private mutating func gradient(
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

  // MARK: d/dz and ∂/∂w_j

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
  private func stripDifferential(_ syntax: Syntax) -> (Syntax?, Int)? {
    var factors = [Factor(.juxtaposed, syntax)]
    if case .product(let inner) = syntax.kind { factors = inner }
    guard let first = factors.first, let order = differentialOrder(first.value) else { return nil }
    let rest = Array(factors.dropFirst())
    guard let start = rest.first?.value.range.lowerBound else { return (nil, order) }
    return (Syntax(.product(rest), start..<syntax.range.upperBound), order)
  }

  private func differentialOrder(_ syntax: Syntax) -> Int? {
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
  private func differentials(_ syntax: Syntax) -> [(variable: Syntax, order: Int)]? {
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
  private mutating func variable(
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

  private func differentiated(
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

  // MARK: Primes

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
  private func strip(_ syntax: Syntax) -> Syntax {
    if case .product(let factors) = syntax.kind, factors.count == 1 { return factors[0].value }
    return syntax
  }

  // MARK: Operands and variables

  /// What `\nabla_w`, `\frac{d}{dz}` act on: one bracket, or all factors behind. Where the two readings differ, the note must say.
  private mutating func calculusOperand(
    _ what: String, _ variable: Symbol?, at range: Range<Int>, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> (Typed, Scripts) {
    guard let first = cursor.current, first.link == .juxtaposed else {
      throw Diagnostic("expected a function behind \(what), found nothing", at: range)
    }
    if let call = try operandCall(what, variable, &cursor) { return call }
    if case .bracket = Scripts.split(first.value).base.kind, cursor.peek(1) != nil {
      guard case .expression(let body)? = try nextOperand(&cursor) else {
        throw Diagnostic("expected a number behind \(what), found a set", at: range)
      }
      try refuseVariableBehind(what, variable, cursor)
      return (body, .none)
    }
    let factors = cursor.takeRest()
    let end = factors.last?.value.range.upperBound ?? range.upperBound
    return (
      try expression(Syntax(.product(factors), first.value.range.lowerBound..<end)), .none
    )
  }

  /// `\nabla_w f(w)^\top v`: a call is the whole operand, and what follows it multiplies.
  private mutating func operandCall(
    _ what: String, _ variable: Symbol?, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> (Typed, Scripts)? {
    guard let first = cursor.current, let second = cursor.peek(1), second.link == .juxtaposed,
      case .name = Scripts.split(first.value).base.kind
    else { return nil }
    let (bracket, after) = Scripts.split(second.value)
    guard case .bracket = bracket.kind else { return nil }
    // Only a transpose can belong to the gradient; a power belongs to the function's value.
    guard after.isEmpty || after.sup?.kind.isTranspose == true && after.sub == nil else {
      return nil
    }
    var call = FactorCursor([first, Factor(.juxtaposed, bracket)])
    var copy = self
    guard let applied = try? copy.nextOperand(&call), call.position == 2,
      case .expression(let value) = applied, copy.resolved(value.shape).isScalar
    else { return nil }
    self = copy
    cursor.position += 2
    if after.isEmpty { try refuseVariableBehind(what, variable, cursor) }
    return (value, after)
  }

  /// Where the factors behind depend on the variable, "gradient of all" and "gradient of the first" differ.
  private func refuseVariableBehind(
    _ what: String, _ variable: Symbol?, _ cursor: FactorCursor
  ) throws(Diagnostic) {
    guard let next = cursor.current, let variable else { return }
    var rest = cursor
    let others = rest.takeRest()
    var copy = self
    guard let behind = try? copy.expression(Syntax(.product(others), next.value.range)),
      !behind.expression.freeSymbols.contains(variable)
    else {
      throw Diagnostic(
        "expected brackets around all that \(what) acts on, found another factor behind",
        at: next.value.range, hint: "write \(what) \\left( … \\right)")
    }
  }

  /// The symbol below `\nabla`.
  private mutating func differentiationVariable(_ sub: Syntax?) throws(Diagnostic) -> Symbol? {
    guard let sub else { return nil }
    let meaning = try expression(sub)
    guard case .symbol(let symbol) = meaning.expression else {
      throw Diagnostic(
        "expected a declared symbol below \\nabla, found another formula", at: sub.range)
    }
    return symbol
  }

  /// Without a subscript: w, θ or β if the body depends on exactly one of them, else its only vector.
  private func onlyVariable(of body: Expression, at range: Range<Int>) throws(Diagnostic) -> Symbol
  {
    let free = body.freeSymbols
    let subjects = scope.defaultSubjects.filter(free.contains)
    if subjects.count == 1 { return subjects[0] }
    let vectors = free.filter { $0.shape.isVector }
    if subjects.isEmpty, free.count == 1, let only = free.first { return only }
    if subjects.isEmpty, vectors.count == 1, let only = vectors.first { return only }
    throw Diagnostic(
      "expected the variable below \\nabla, found none", at: range, hint: "write \\nabla_w")
  }

  // MARK: Subdifferentials

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

  private func subdifferentialAtZero(_ body: Expression) -> SetExpression? {
    guard case .norm(let kind, .zeros(let shape)) = body else { return nil }
    let variable = Symbol("v''", shape)
    return .subdifferential(of: .norm(kind, .symbol(variable)), with: variable, at: .zeros(shape))
  }

  private func subject(of body: Expression, at range: Range<Int>) throws(Diagnostic) -> Symbol {
    // \partial |z|: the one symbol inside the bars, before λ and data come into question.
    if case .apply(.magnitude, .symbol(let symbol)) = body { return symbol }
    if case .norm(_, .symbol(let symbol)) = body { return symbol }
    let kinks = body.symbolsUnderKinks
    if kinks.count == 1, let only = kinks.first { return only }
    return try onlyVariable(of: body, at: range)
  }

  private mutating func subdifferentialOfCall(
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
