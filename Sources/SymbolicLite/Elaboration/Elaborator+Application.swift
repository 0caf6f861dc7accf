extension Elaborator {
  /// `J(w)`, `S_{\lambda/2}(z)`, `f'(z)`, `L(w)`, `\mathcal{N}(y \mid …)`, `p(w)`: nil where the name is no function.
  mutating func application(
    _ name: String, _ scripts: Scripts, _ syntax: Syntax, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> Meaning? {
    if name == "\\mathbb{E}", scripts.isEmpty, let norm = lastNorm(cursor) {
      cursor.position += 2
      let range = syntax.range.lowerBound..<norm.range.upperBound
      return .expression(try moment(isVariance: false, .items([norm]), at: range))
    }
    guard let bracket = argumentBracket(Self.advanced(cursor)) else { return nil }
    let range = syntax.range.lowerBound..<bracket.2.range.upperBound
    if let value = try chance(name, scripts, bracket.content, at: range) {
      cursor.position += 2
      return .expression(try apply(bracket.after, on: value, at: range))
    }
    guard case .items(let items) = bracket.content else { return nil }
    if scripts.isEmpty, let value = try indicator(name, Scripts.split(bracket.2).base, at: range) {
      cursor.position += 2
      return .expression(try apply(bracket.after, on: value, at: range))
    }
    for candidate in spellings(name, scripts) {
      var left = candidate.left
      if let function = scope.openFunctions[candidate.key] {
        guard left.sub == nil else { continue }
        cursor.position += 2
        let value = try call(function, items, primes: left.primes, at: range)
        return try result(.expression(value), left, bracket.after, at: range)
      }
      guard let definition = scope.definitions[candidate.key], !definition.parameters.isEmpty else {
        continue
      }
      var subscripts: [Syntax] = []
      if let sub = left.sub, !definition.subscripts.isEmpty {
        subscripts = definition.subscripts.count > 1 ? listed(sub) : [sub]
        left.sub = nil
      }
      guard left.sub == nil else { continue }
      cursor.position += 2
      let value = try applied(definition, items, subscripts, primes: left.primes, at: range)
      return try result(value, left, bracket.after, at: range)
    }
    return nil
  }

  /// A norm or absolute value right behind the name and at the end of the product: `\mathbb{E} \|x\|^2`
  /// then can only mean the mean of the whole.
  private func lastNorm(_ cursor: FactorCursor) -> Syntax? {
    guard let next = cursor.peek(1), next.link == .juxtaposed, cursor.peek(2) == nil else {
      return nil
    }
    switch Scripts.split(next.value).base.kind {
    case .norm, .magnitude: return next.value
    default: return nil
    }
  }

  func listed(_ syntax: Syntax) -> [Syntax] {
    if case .list(let items) = syntax.kind { return items }
    return [syntax]
  }

  static func advanced(_ cursor: FactorCursor) -> FactorCursor {
    var next = cursor
    next.position += 1
    return next
  }

  /// `f^2(z)` is (f(z))²; scripts behind the bracket come last.
  mutating func result(
    _ value: Meaning, _ left: Scripts, _ after: Scripts, at range: Range<Int>
  ) throws(Diagnostic) -> Meaning {
    guard case .expression(let typed) = value else {
      guard left.sup == nil, after.isEmpty else {
        throw Diagnostic("expected no script on a set, found one", at: range)
      }
      return value
    }
    if let sup = left.sup {
      guard case .number = sup.kind else {
        throw Diagnostic(
          "expected a whole power on a function, found another superscript", at: sup.range,
          hint: "f^2(z) means (f(z))^2; for 1/f(z) write a fraction")
      }
    }
    let powered = try raised(typed, to: left.sup, primes: 0)
    return .expression(try apply(after, on: powered, at: range))
  }

  mutating func applied(
    _ definition: Definition, _ items: [Syntax], _ subscripts: [Syntax], primes: Int,
    at range: Range<Int>
  ) throws(Diagnostic) -> Meaning {
    if primes > 0 { return try primed(definition, items, subscripts, primes, at: range) }
    var arguments: [Typed] = []
    for item in items { arguments.append(try expression(item)) }
    return try apply(definition, to: arguments, subscripts: subscripts, at: range)
  }

  mutating func apply(
    _ definition: Definition, to arguments: [Typed], subscripts: [Syntax], at range: Range<Int>
  ) throws(Diagnostic) -> Meaning {
    guard arguments.count == definition.parameters.count else {
      throw Diagnostic(
        "expected \(definition.parameters.count) arguments of \(definition.name), found \(arguments.count)",
        at: range)
    }
    try note(definition.body.freeSymbols.subtracting(definition.parameters), at: range)
    var replacements = try subscriptReplacements(definition, subscripts, at: range)
    var elementwise: Shape?
    for (parameter, argument) in zip(definition.parameters, arguments) {
      let shape = resolved(argument.shape)
      if unify(parameter.shape, shape) {
        replacements[parameter] = argument.expression
      } else if argument.expression == .number(.zero) {
        replacements[parameter] = .zeros(parameter.shape)
      } else if parameter.shape.isScalar, elementwise == nil {
        // A function of numbers acts entry by entry.
        elementwise = shape
        replacements[parameter] = argument.expression
      } else {
        throw Diagnostic(
          "expected \(parameter.shape) as the argument \(parameter.name) of \(definition.name), found \(shape)",
          at: argument.range)
      }
    }
    guard let shape = elementwise else {
      return substituted(definition.body, replacements, at: range)
    }
    return try entrywise(definition, replacements, shape, at: range)
  }

  func substituted(
    _ body: Denotation, _ replacements: [Symbol: Expression], at range: Range<Int>
  ) -> Meaning {
    switch body {
    case .expression(let expression):
      let result = expression.substituting(replacements)
      return typed(result, result.shape, range)
    case .set(let set): return .set(set.substituting(replacements))
    }
  }

  mutating func entrywise(
    _ definition: Definition, _ replacements: [Symbol: Expression], _ shape: Shape,
    at range: Range<Int>
  ) throws(Diagnostic) -> Meaning {
    guard case .expression(let body) = definition.body, body.shape.isScalar else {
      throw Diagnostic("expected a function of numbers with a number as value", at: range)
    }
    let row = Index("i", id: nextIndex, through: shape.rows)
    let column = Index("j", id: nextIndex + 1, through: shape.columns)
    nextIndex += 2
    let isVector = shape.columns == .one
    let entries = replacements.mapValues { argument -> Expression in
      guard argument.shape != .scalar || shape.isScalar else { return argument }
      return .entry(argument, .index(row), isVector ? .number(.one) : .index(column))
    }
    let result = Expression.tabulate(row, isVector ? nil : column, body.substituting(entries))
    return typed(result, shape, range)
  }

  mutating func subscriptReplacements(
    _ definition: Definition, _ subscripts: [Syntax], at range: Range<Int>
  ) throws(Diagnostic) -> [Symbol: Expression] {
    guard !subscripts.isEmpty else { return [:] }
    guard subscripts.count == definition.subscripts.count else {
      throw Diagnostic(
        "expected \(definition.subscripts.count) subscripts on \(definition.name), found \(subscripts.count)",
        at: range)
    }
    var replacements: [Symbol: Expression] = [:]
    for (parameter, syntax) in zip(definition.subscripts, subscripts) {
      let value = try expression(syntax)
      guard unify(value.shape, parameter.shape) else {
        throw Diagnostic(
          "expected \(parameter.shape) as the subscript, found \(resolved(value.shape))",
          at: syntax.range)
      }
      replacements[parameter] = value.expression
    }
    return replacements
  }

  mutating func call(
    _ function: OpaqueFunction, _ items: [Syntax], primes: Int, at range: Range<Int>
  ) throws(Diagnostic) -> Typed {
    guard items.count == 1 else {
      throw Diagnostic("expected one argument of \(function.name), found \(items.count)", at: range)
    }
    let argument = shaped(try expression(items[0]), as: function.argument)
    guard unify(argument.shape, function.argument) else {
      throw Diagnostic(
        "expected \(function.argument) as the argument of \(function.name), found \(resolved(argument.shape))",
        at: argument.range)
    }
    guard primes > 0 else {
      return Typed(expression: .call(function, argument.expression), shape: .scalar, range: range)
    }
    let variable = freshSymbol("x", function.argument)
    let body = Expression.call(function, .symbol(variable))
    return Typed(
      expression: derivative(of: body, variable, primes, at: argument.expression), shape: .scalar,
      range: range)
  }

  /// A bare 0 stands for the zero of any shape.
  func shaped(_ argument: Typed, as shape: Shape) -> Typed {
    guard argument.expression == .number(.zero), !shape.isScalar else { return argument }
    return Typed(expression: .zeros(shape), shape: shape, range: argument.range)
  }

  /// A bound symbol that no note can spell.
  mutating func freshSymbol(_ letter: String, _ shape: Shape) -> Symbol {
    defer { nextIndex += 1 }
    return Symbol("\(letter)''_{\(nextIndex)}", shape)
  }
}
