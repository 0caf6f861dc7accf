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
