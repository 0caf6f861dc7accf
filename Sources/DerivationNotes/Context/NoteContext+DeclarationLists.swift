import SymbolicLite

/// Sentences that declare without "Let": "$A \succ 0$, $A ∈ ℝ^{d×d}$.", "Throughout, $y ∈ ℝ^n$ is
/// observed, and $σ, τ > 0$.". Put behind "Let", one grammar reads all their formulas.
extension NoteContext {
  /// The sentence behind "Let", where all its formulas introduce something and its words leave them
  /// what they are.
  func withDeclarations(_ sentence: Sentence) -> Sentence {
    guard let start = sentence.text.firstIndex(of: "$"),
      Self.opensList(sentence.text[..<start]), sentence.formulas.count < 40
    else { return sentence }
    let tokens = SentenceTokens(sentence.text)
    var introduced: Set<String> = []
    var isTwofold = false
    let facts = sentence.formulas.flatMap { introductions(in: $0) ?? [.other] }
    for fact in facts {
      guard case .member(let names) = fact else { continue }
      guard names.allSatisfy({ isFree($0) && !introduced.contains($0) }) else { return sentence }
      introduced.formUnion(names)
    }
    let members = introduced
    for fact in facts {
      switch fact {
      case .member: break
      case .bound(let names):
        let bases = names.map { String($0.prefix { $0 != "_" }) }
        if !members.isDisjoint(with: names + bases) { isTwofold = true }
        guard names.allSatisfy({ members.contains($0) || !scope.declares($0) }),
          zip(names, bases).allSatisfy({ $0 == $1 || members.contains($1) || !scope.declares($1) })
        else { return sentence }
        introduced.formUnion(names)
      case .known: break
      case .other: return sentence
      }
    }
    let isClause = sentence.text[..<start].contains(":")
    let harmless = isTwofold || isClause ? Self.isBare : Self.isHarmless
    guard !introduced.isEmpty, tokens.tokens.dropFirst(leadCount(tokens)).allSatisfy(harmless)
    else { return sentence }
    var changed = sentence
    changed.text = "Let " + sentence.text[start...]
    return changed
  }

  private func leadCount(_ tokens: SentenceTokens) -> Int { tokens.positions.first ?? 0 }

  /// A name that this section may declare.
  private func isFree(_ name: String) -> Bool {
    guard scope.symbols[name] != nil else { return !scope.declares(name) }
    return isInSection && scope.inherited.contains(name)
  }

  // MARK: Formulas

  private enum Introduction {
    /// `w \in \mathbb{R}^d`, `L : \mathbb{R}^d \to \mathbb{R}`.
    case member([String])
    /// `\lambda > 0`, `A \succ 0`, `\varepsilon \sim \mathcal{N}(0, I)`.
    case bound([String])
    /// A bound that says nothing new, or a definition.
    case known
    case other
  }

  private func introductions(in formula: Formula) -> [Introduction]? {
    guard formula.source.count < 300 else { return nil }
    var parser = LaTeXParser(formula.source)
    guard let rows = try? parser.parseInline(), !rows.isEmpty,
      rows.allSatisfy({ $0.connectives.isEmpty && $0.conditions.isEmpty })
    else { return nil }
    return rows.flatMap(\.statements).map(introduction)
  }

  private func introduction(of statement: RelationSyntax) -> Introduction {
    guard let first = statement.operators.first, statement.others.isEmpty,
      statement.sides.count == statement.operators.count + 1
    else { return .other }
    let names = NameSpelling.names(statement.sides[0])
    switch first.kind {
    case .define: return .known
    case .member, .typed: return names.isEmpty ? .other : .member(names)
    case .definite, .semidefinite, .distributed:
      return names.isEmpty || statement.operators.count != 1 ? .other : .bound(names)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      var alone = scope
      if (try? alone.assume(statement)) != nil, alone.assumptions == scope.assumptions {
        return .known
      }
      let named = statement.sides.map(NameSpelling.names).filter { !$0.isEmpty }
      let others = statement.sides.filter { NameSpelling.names($0).isEmpty }
      guard named.count == 1, others.allSatisfy({ Self.isNumber($0) }) else { return .other }
      return .bound(named[0])
    default: return .other
    }
  }

  private static func isNumber(_ syntax: Syntax) -> Bool {
    guard case .product(let factors) = syntax.kind, factors.count == 1 else {
      if case .number = syntax.kind { return true }
      return false
    }
    if case .number = factors[0].value.kind { return true }
    return false
  }

  // MARK: Words

  /// Nothing, "Throughout,", "We write", or a clause of its own: "We shake the input:".
  private static func opensList(_ text: Substring) -> Bool {
    let lead = text.lowercased().split(separator: " ").joined(separator: " ")
    if ["", "throughout,", "throughout", "we write", "here", "here,"].contains(lead) {
      return true
    }
    guard lead.hasSuffix(":") else { return false }
    let tokens = SentenceTokens(lead)
    return tokens.tokens.dropLast().allSatisfy { token in
      guard case .word = token else { return false }
      return isHarmless(token)
    }
  }

  /// "and", "with": the formulas stand for themselves.
  private static func isBare(_ token: SentenceTokens.Token) -> Bool {
    switch token {
    case .formula: true
    case .mark(let mark): ",;.".contains(mark)
    case .word(let word):
      ["and", "with", "where", "both", "smooth", "convex", "fixed", "given"].contains(word)
    }
  }

  /// No word that asks, denies, compares or concludes.
  private static func isHarmless(_ token: SentenceTokens.Token) -> Bool {
    switch token {
    case .formula: return true
    case .mark(let mark): return ",;.:()".contains(mark)
    case .word(let word):
      return !BoundIntroduction.isDoubtful([word]) && !KnownWords.strangers.contains(word)
        && !turning.contains(word)
    }
  }

  private static let turning = Set(
    """
    or then so hence thus therefore gives give yields yield implies imply iff than but such because
    satisfying satisfies satisfy as since shows show means follows say says said like e.g resp
    respectively about around approximately roughly near almost assuming provided supposing same
    later earlier before after next again still until while though although however
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
