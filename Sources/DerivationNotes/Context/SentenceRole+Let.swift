/// Conditions that belong to "Let": "Let $u ∈ ℝ^d$ with $\|u\|_2 = 1$", "Let $A$ satisfy $A^\top A = I$".
extension SentenceRole {
  /// Whether a formula behind "with", "satisfying", "such that" says what holds from here on: only
  /// where every word of the sentence leaves its formulas as they are.
  func isLetCondition(_ position: Int) -> Bool {
    guard tokens.word(at: 0) == "let", role(of: position) == .declaration,
      tokens.positions.indices.contains(position), tokens.tokens.allSatisfy(isHarmless)
    else { return false }
    return isLinked(position) && !speaksOfPart && isReadToTheEnd
      && traits.indices.dropFirst(position + 1).allSatisfy {
        isLinked($0) || isWholeRange($0) || traits[$0].introduces
      }
  }

  /// "with", or one more behind it: "with $p ≥ 0$ and $∑_j p_j = 1$".
  private func isLinked(_ position: Int) -> Bool {
    var number = position
    while number >= 0 {
      let at = tokens.positions[number]
      let word = tokens.word(at: at - 1)
      if let word, Self.links.contains(word) { return true }
      if word == "that" { return tokens.word(at: at - 2).map { $0 == "such" } ?? false }
      let isFurther =
        (word == "and" || tokens.mark(at: at - 1) == ",")
        && number > 0 && traits[number - 1].states
      guard isFurther else { return false }
      number -= 1
    }
    return false
  }

  /// "for all $j$": the condition in front stands for all places.
  private func isWholeRange(_ position: Int) -> Bool {
    traits[position].bareIndex != nil
      && tokens.word(at: tokens.positions[position] - 1).map(KnownWords.quantifiers.contains)
        ?? false
  }

  private static let links: Set = [
    "with", "satisfying", "satisfy", "satisfies", "obey", "obeying", "fulfilling", "where",
  ]

  private func isHarmless(_ token: SentenceTokens.Token) -> Bool {
    switch token {
    case .formula: true
    case .mark(let mark): ",.:()".contains(mark)
    case .word(let word):
      KnownWords.harmless.contains(word) && !Self.others.contains(word)
        || Self.links.contains(word) || Self.nouns.contains(word)
    }
  }

  /// Known words that make of a formula something that is spoken of.
  private static let others: Set = [
    "equation", "equations", "inequality", "inequalities", "relation", "relations", "constraint",
    "constraints", "condition", "conditions", "than", "between", "over", "under", "after", "per",
    "then", "therefore", "equals", "now", "again", "here", "following", "valid", "true",
  ]
  private static let nouns: Set = [
    "let", "given", "point", "probability", "weighting", "scaled", "arbitrary", "mixing", "fixed",
    "curvature", "curvatures", "units", "two", "three", "learning", "hidden",
  ]

  /// "a function of $w$ with $\|w\|_2 = 1$": of what?
  private var speaksOfPart: Bool {
    tokens.positions.contains { at in
      tokens.word(at: at - 1) == "of"
        && !(tokens.word(at: at - 2).map(Self.wholes.contains) ?? false)
    }
  }
  private static let wholes: Set = [
    "rows", "columns", "row", "column", "examples", "size", "shape",
  ]

  /// Behind the last formula nothing is said that could change it.
  private var isReadToTheEnd: Bool {
    guard let last = tokens.positions.last else { return false }
    return tokens.tokens[(last + 1)...].allSatisfy { token in
      guard case .word(let word) = token else { return true }
      return ["throughout", "hold", "holds", "fixed", "given", "be"].contains(word)
    }
  }
}
