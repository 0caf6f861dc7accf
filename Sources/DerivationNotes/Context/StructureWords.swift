import SymbolicLite

/// What the words around a formula say of the symbols that it declares or defines.
enum StructureWords {
  static func hints(
    _ words: SentenceWords, at position: Int, _ structure: SentenceStructure?
  ) -> DeclarationHints {
    var hints = DeclarationHints()
    let said = structure?.properties(of: position) ?? []
    hints.isConvex = said.contains(.convex)
    if said.contains(.positiveDefinite) {
      hints.structure = .positiveDefinite
    } else if said.contains(.positiveSemidefinite) {
      hints.structure = .positiveSemidefinite
    } else if said.contains(.symmetric) {
      hints.structure = .symmetric
    }
    let before = " " + words.before(position)
    hints.isRequested = isRequest(words, at: position)
    let isNamed = definitionWords.contains { before.contains($0) }
    hints.defines =
      isNamed && !isPartOfImplication(words, at: position)
      || definitionVerbs.contains { (before + " ").hasSuffix($0) }
    return hints
  }

  /// "Let $λ = λ′/η$.", and not "Let us see whether $w = 0$", "Let $w = 0$ be one candidate".
  private static func isRequest(_ words: SentenceWords, at position: Int) -> Bool {
    let front = " " + words.before(position)
    let behind = words.after(position)
    return [" let", ",", "$ and", " and let"].contains { front.hasSuffix($0) }
      && (behind.isEmpty || behind.first.map { ".,;:".contains($0) } ?? true
        || ["and ", "with ", "where ", "so ", "for "].contains { behind.hasPrefix($0) })
  }

  /// "if $μ ≥ λ$ and $S_λ(z) = 0$, then $S_μ(z) = 0$": neither names anything.
  private static func isPartOfImplication(_ words: SentenceWords, at position: Int) -> Bool {
    let front = " " + words.before(position)
    return front.hasSuffix(" then")
      || front.contains(" if ") && words.after(position).contains(" then ")
  }

  /// A plain `=` in prose defines only where the words say so.
  private static let definitionWords = [
    " let ", " write ", " writing ", " set ", " define ", " denote ", " put ", " where ", " with ",
    " call ", " abbreviate ", " introduce ", " take ", " for ", " and ", " using ",
  ]

  /// Right in front of the formula these can only name something: "Let $Q = X^\top X$". ("For $q = 2$"
  /// picks a case out.)
  private static let definitionVerbs = [
    " let ", " write ", " set ", " define ", " put ", " denote ", " abbreviate ", " introduce ",
  ]
}
