extension LaTeXParser {
  /// A formula without a relation: terms with their signs.
  mutating func parseSum() throws(Diagnostic) -> Syntax {
    var terms: [Term] = []
    let start = index
    var isNegative = try readSigns()
    let lower = isNegative ? tokens[start].range.lowerBound : nil
    while true {
      terms.append(Term(isNegative: isNegative, try parseProduct()))
      guard isSign(nextOperator()) else { break }
      isNegative = try readSigns()
    }
    guard let first = terms.first, let last = terms.last else {
      throw expectedOperand(found: peek())
    }
    if terms.count == 1 && !first.isNegative { return first.value }
    let range = (lower ?? first.value.range.lowerBound)..<last.value.range.upperBound
    return Syntax(.terms(terms), range)
  }

  func isSign(_ token: Token) -> Bool { token.isSymbol("+") || token.isSymbol("-") }

  /// Reads any signs and says whether they amount to a minus.
  mutating func readSigns() throws(Diagnostic) -> Bool {
    var isNegative = false
    skipGapBeforeOperator()
    try dissolveBraces()
    while isSign(peek()) {
      if advance().isSymbol("-") { isNegative.toggle() }
    }
    return isNegative
  }

  /// The next token, behind a gap if an operator stands there: `a \quad + b` is one sum.
  mutating func nextOperator() -> Token {
    skipGapBeforeOperator()
    return peek()
  }

  mutating func skipGapBeforeOperator() {
    guard peek().kind == .wide else { return }
    let token = peekBehindGap()
    if isSign(token) || link(token) != nil || isRelation(token) { skipGaps() }
  }

  /// Factors side by side, with the operators between them, as they are written.
  mutating func parseProduct() throws(Diagnostic) -> Syntax {
    var factors: [Factor] = []
    var link = Factor.Link.juxtaposed
    repeat {
      if link != .juxtaposed || factors.isEmpty { skipGaps() }
      if try attachEmptyGroup(to: &factors) { continue }
      let value = try parseSignedFactor(after: link, factors)
      if link == .juxtaposed, case .number = value.kind, case .number = factors.last?.value.kind {
        throw Diagnostic(
          "expected an operator between two numbers, found '\(String(source[value.range]))'",
          at: value.range, hint: "write \\cdot for a product, no space within a number")
      }
      factors.append(Factor(link, value))
    } while try readLink(&link, after: factors)
    guard let first = factors.first, let last = factors.last else {
      throw expectedOperand(found: peek())
    }
    if factors.count == 1 { return first.value }
    return Syntax(
      .product(factors), first.value.range.lowerBound..<last.value.range.upperBound)
  }

  /// Reads the operator before the next factor, if there is a next factor.
  private mutating func readLink(
    _ link: inout Factor.Link, after factors: [Factor]
  ) throws(Diagnostic) -> Bool {
    try dissolveBraces()
    let token = nextOperator()
    if let operation = self.link(token) {
      advance()
      link = operation
      return true
    }
    link = .juxtaposed
    if isSign(token) {
      // `\sum_i - y_i` and `\min_w - f(w)`: the minus belongs to the body.
      return factors.last.map { Self.takesBody($0.value) } ?? false
    }
    return try startsFactor(token)
  }

  private static func takesBody(_ syntax: Syntax) -> Bool {
    switch syntax.kind {
    case .sum, .productSign, .function: true
    case .scripted(let base, _, _, _): takesBody(base)
    default: false
    }
  }

  func link(_ token: Token) -> Factor.Link? {
    switch token.kind {
    case .symbol("*"): return .times
    case .symbol("/"): return .slash
    case .command(let name):
      if case .infix(let link) = CommandTable.roles[name] { return link }
      return nil
    default: return nil
    }
  }

  /// A factor, or behind an operator (`a \cdot -b`) a factor with a sign; behind `\sum` a sign
  /// takes the whole product with it.
  private mutating func parseSignedFactor(
    after link: Factor.Link, _ factors: [Factor]
  ) throws(Diagnostic) -> Syntax {
    guard isSign(peek()), !factors.isEmpty else { return try parseFactor() }
    let start = peek()
    let isNegative = try readSigns()
    var value: Syntax
    if link == .juxtaposed {
      try open(.braces, at: start)
      value = try parseProduct()
      close()
    } else {
      value = try parseFactor()
    }
    if isNegative {
      let range = start.range.lowerBound..<value.range.upperBound
      value = Syntax(.terms([Term(isNegative: true, value)]), range)
    }
    return value
  }

  /// `X{}^\top`: the script of an empty group belongs to the factor before it.
  private mutating func attachEmptyGroup(to factors: inout [Factor]) throws(Diagnostic) -> Bool {
    guard peek().kind == .open, tokens[index].partner == index + 1 else { return false }
    let next = solidToken(after: index + 1)
    guard next.isSymbol("^") || next.isSymbol("_") || next.isSymbol("'") else { return false }
    guard let last = factors.popLast() else {
      throw expected("a formula before \(describe(next))", found: tokens[index])
    }
    advance()
    advance()
    factors.append(Factor(last.link, try parseScripts(on: last.value, isLoose: true)))
    return true
  }
}
