extension Elaborator {
  /// What `\nabla_w`, `\frac{d}{dz}` act on: one bracket, or all factors behind. Where the two readings differ, the note must say.
  mutating func calculusOperand(
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
  mutating func operandCall(
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
  func refuseVariableBehind(
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
  mutating func differentiationVariable(_ sub: Syntax?) throws(Diagnostic) -> Symbol? {
    guard let sub else { return nil }
    let meaning = try expression(sub)
    guard case .symbol(let symbol) = meaning.expression else {
      throw Diagnostic(
        "expected a declared symbol below \\nabla, found another formula", at: sub.range)
    }
    return symbol
  }

  /// Without a subscript: w, θ or β if the body depends on exactly one of them, else its only vector.
  func onlyVariable(of body: Expression, at range: Range<Int>) throws(Diagnostic) -> Symbol {
    let free = body.freeSymbols
    let subjects = scope.defaultSubjects.filter(free.contains)
    if subjects.count == 1 { return subjects[0] }
    let vectors = free.filter { $0.shape.isVector }
    if subjects.isEmpty, free.count == 1, let only = free.first { return only }
    if subjects.isEmpty, vectors.count == 1, let only = vectors.first { return only }
    throw Diagnostic(
      "expected the variable below \\nabla, found none", at: range, hint: "write \\nabla_w")
  }
}
