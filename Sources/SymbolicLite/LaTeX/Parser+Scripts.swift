extension LaTeXParser {
  /// Reads the primes and scripts behind a factor. `isLoose`: the base was a group or stands before
  /// `{}`, so that scripts it has already are its own: `{A^{-1}}^\top`.
  mutating func parseScripts(on base: Syntax, isLoose: Bool) throws(Diagnostic) -> Syntax {
    var scripts = WrittenScripts(base)
    while true {
      let token = peek()
      if token.isSymbol("'") {
        if scripts.sup != nil {
          throw expected("the prime before the superscript", found: token)
        }
        advance()
        scripts.primes += 1
      } else if token.isSymbol("_") {
        if scripts.sub != nil { throw second("subscript", token) }
        advance()
        scripts.sub = try parseScriptArgument(of: token, keepsT: true)
      } else if token.isSymbol("^") {
        if scripts.sup != nil { throw second("superscript", token) }
        advance()
        try readSuperscript(&scripts, after: token)
      } else {
        break
      }
    }
    return isLoose ? try scripts.onGroup(endOfPrevious) : scripts.syntax(endOfPrevious)
  }

  private mutating func readSuperscript(
    _ scripts: inout WrittenScripts, after token: Token
  ) throws(Diagnostic) {
    if peek().isCommand("prime") {
      advance()
      scripts.primes += 1
      return
    }
    let value = try parseScriptArgument(of: token, keepsT: scripts.hasLimits)
    if value.kind == .name("'") {
      scripts.primes += 1
    } else {
      scripts.sup = value
    }
  }

  private func second(_ what: String, _ token: Token) -> Diagnostic {
    expected(
      "one \(what), with all of it in braces", found: token,
      hint: "a second \(what) needs brackets: (…)\(String(source[token.range]))…")
  }

  /// What stands behind `^` or `_`: one token, or braces with a formula, a relation or a list of
  /// these, or one of the marks `*`, `+`, `-`.
  mutating func parseScriptArgument(
    of mark: Token, keepsT: Bool
  ) throws(Diagnostic) -> Syntax {
    let token = peek()
    let value: Syntax
    switch token.kind {
    case .open:
      advance()
      value = try parseScriptBraces(of: mark)
    case _ where Self.mark(token) != nil:
      value = Syntax(.name(Self.mark(token) ?? ""), advance().range)
      try refuseGluedDigit(after: mark)
    case .digit:
      value = try parseArgument(of: mark)
      try refuseGluedDigit(after: mark)
    case .symbol("("), .symbol("["):
      throw expected(
        "'{' after \(describe(mark))", found: token,
        hint: "only one character stands in a script without braces")
    case .letter, .name, .word, .text, .command: value = try parseArgument(of: mark)
    default: throw expectedOperand(found: token)
    }
    return keepsT ? value : Self.transposed(value)
  }

  /// `w_12` shows as w₁2: nobody means that.
  private func refuseGluedDigit(after mark: Token) throws(Diagnostic) {
    guard case .digit = tokens[index].kind, tokens[index].range.lowerBound == endOfPrevious else {
      return
    }
    let sign = String(source[mark.range])
    throw expected(
      "'{' around a script of several characters", found: tokens[index],
      hint: "write \(sign){…}")
  }

  private mutating func parseScriptBraces(of mark: Token) throws(Diagnostic) -> Syntax {
    let first = peek()
    if first.kind == .close {
      throw expected("a formula between the braces after \(describe(mark))", found: first)
    }
    if let name = Self.mark(first), peekSecond().kind == .close {
      advance()
      advance()
      return Syntax(.name(name), first.range)
    }
    try open(.braces, at: first)
    var items = [try parseItem(leading: true)]
    while peek().isSymbol(",") || peek().isSymbol(";") {
      advance()
      items.append(try parseItem(leading: true))
    }
    guard peek().kind == .close else {
      throw expected("'}' to close the '{' after \(describe(mark))", found: peek())
    }
    close()
    advance()
    guard items.count > 1, let last = items.last else { return items[0] }
    return Syntax(.list(items), items[0].range.lowerBound..<last.range.upperBound)
  }

  /// A formula or a relation, as one tree.
  mutating func parseItem(leading: Bool) throws(Diagnostic) -> Syntax {
    let start = peek().range.lowerBound
    let relation = try parseRelation(leading: leading)
    if relation.operators.isEmpty, let only = relation.sides.first { return only }
    return Syntax(.relation(relation), start..<endOfPrevious)
  }

  /// Signs that stand as a script by themselves.
  static func mark(_ token: Token) -> String? {
    switch token.kind {
    case .symbol("*"), .command("ast"), .command("star"): "*"
    case .symbol("+"): "+"
    case .symbol("-"): "-"
    case .symbol("'"), .command("prime"): "'"
    default: nil
    }
  }

  /// A superscript `T` is a transpose; so is the one in `-T`.
  static func transposed(_ syntax: Syntax) -> Syntax {
    switch syntax.kind {
    case .name("T"): return Syntax(.capitalT, syntax.range)
    case .terms(let terms):
      let terms = terms.map { Term(isNegative: $0.isNegative, transposed($0.value)) }
      return Syntax(.terms(terms), syntax.range)
    default: return syntax
    }
  }
}

/// WrittenScripts while they are gathered.
struct WrittenScripts {
  let base: Syntax
  var sub: Syntax?
  var sup: Syntax?
  var primes = 0

  init(_ base: Syntax) { self.base = base }

  /// `\sum^T`: an upper limit, not a transpose.
  var hasLimits: Bool {
    switch base.kind {
    case .sum, .productSign: true
    default: false
    }
  }

  private var isEmpty: Bool { sub == nil && sup == nil && primes == 0 }

  func syntax(_ end: Int) -> Syntax {
    if isEmpty { return base }
    return Syntax(
      .scripted(base, sub: sub, sup: sup, primes: primes), base.range.lowerBound..<end)
  }

  /// Adds the scripts to those the base has: `{w_t}^2` is `w_t^2`. Where both have one, the inner
  /// belongs to the base, unless the page would show one number behind the other.
  func onGroup(_ end: Int) throws(Diagnostic) -> Syntax {
    guard case .scripted(let inner, let sub, let sup, let primes) = base.kind, !isEmpty else {
      return syntax(end)
    }
    let isFree = (sub == nil || self.sub == nil) && sup == nil && self.primes == 0
    if isFree {
      return Syntax(
        .scripted(inner, sub: sub ?? self.sub, sup: self.sup, primes: primes),
        base.range.lowerBound..<end)
    }
    let isClear =
      self.sub == nil && self.primes == 0
      && (self.sup?.kind.isTranspose == true || sup?.kind.isTranspose == true)
    guard isClear else {
      throw Diagnostic(
        "expected brackets around what has a script already, found braces, which do not show",
        at: base.range, hint: "write (…) in place of {…}")
    }
    return syntax(end)
  }
}
