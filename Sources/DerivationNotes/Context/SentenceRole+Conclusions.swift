/// Which formulas of a sentence are said to follow, or are denied.
extension SentenceRole {
  /// Whether the words in front of a formula conclude it or deny it: "so $w = 0$", "it is not true
  /// that $a > 0$"; not "for $a > 0$", nor "Let $A$ be a rotation, so $A^\top A = I$".
  func isConcluded(_ position: Int) -> Bool {
    guard tokens.positions.indices.contains(position) else { return false }
    var at = tokens.positions[position] - 1
    var isFirst = true
    while at >= 0 {
      if let word = tokens.word(at: at) {
        if Self.denying.contains(word) || word.hasSuffix("n't") { return true }
        if Self.restricting.contains(word) { return false }
        let concludes =
          role(of: position) == .declaration
          ? Self.following.contains(word) : Self.concluding.contains(word)
        if concludes { return true }
        if word != "and" { isFirst = false }
      } else if let former = tokens.formula(at: at) {
        // "so $a > 0$ and $b > 0$".
        return isFirst ? isConcluded(former) : false
      }
      at -= 1
    }
    return false
  }

  /// Whether a formula is the case of a remark that is complete: "For $λ = 0$ this is least squares.",
  /// "Equality holds where $a = b$." What follows does not stand under it.
  func isRemark(_ position: Int) -> Bool {
    let words = tokens.tokens.indices.compactMap { tokens.word(at: $0) }
    guard tokens.positions.indices.contains(position), !words.contains(where: Self.asking.contains)
    else { return false }
    if words.contains(where: Self.comparing.contains) { return true }
    let isFinished = [.mark("."), .mark("!")].contains(tokens.tokens.last)
    let at = tokens.positions[position]
    return isFinished && words.contains(where: Self.verbs.contains)
      && (1...3).contains { back in tokens.word(at: at - back).map(Self.cases.contains) ?? false }
  }

  private static let comparing: Set = [
    "equality", "iff", "kink", "kinks", "corner", "corners", "tight", "agree", "agrees",
    "coincide", "coincides",
  ]
  private static let cases: Set = [
    "for", "with", "when", "if", "at", "where", "whenever", "case", "setting", "as",
  ]
  private static let verbs: Set = [
    "is", "are", "reduces", "reduce", "recovers", "recover", "becomes", "become", "gives", "give",
    "corresponds", "vanishes", "yields", "holds", "turns", "means", "get", "obtain", "have", "has",
  ]
  /// Words by which the note itself takes the case.
  private static let asking: Set = [
    "suppose", "assume", "assumption", "assumed", "consider", "restrict", "take", "imagine",
    "throughout", "only", "now", "henceforth", "here", "let", "always",
  ]

  private static let restricting: Set = [
    "for", "when", "where", "if", "whenever", "with", "under", "provided", "at", "assuming",
    "because", "since", "as", "given", "using", "case", "consider", "in", "on", "from", "by",
    "imagine", "take", "satisfying", "satisfy", "satisfies",
  ]
  private static let following: Set = ["then", "hence", "thus", "therefore", "consequently"]
  private static let concluding = following.union([
    "so", "gives", "give", "giving", "yields", "yield", "yielding", "implies", "imply", "means",
    "follows", "get", "gets", "obtain", "obtains", "find", "finds", "conclude", "see", "becomes",
    "shows", "show", "equals", "deduce", "prove", "proves", "claim", "claims", "clearly",
    "obviously", "solves", "solution", "solutions", "attained",
  ])
  private static let denying: Set = [
    "not", "false", "wrong", "never", "neither", "nor", "cannot", "fails", "fail", "without",
    "unless", "except",
  ]
}
