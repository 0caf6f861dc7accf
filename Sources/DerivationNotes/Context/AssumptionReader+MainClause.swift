/// Where a condition ends and the main clause begins: "If $a > 0$, $b > 0$, then …".
extension AssumptionReader {
  /// Whether a formula behind "If $…$," is one more condition: another one, "then", the display or
  /// the main clause follows it.
  func goesOn(behind position: Int) -> Bool {
    let next = position + 1
    guard let token = tokens[next] else { return leadsToDisplay }
    switch token {
    case .mark(","):
      return tokens[next + 1] == nil ? leadsToDisplay : begins(at: next + 1)
    case .mark(":"): return leadsToDisplay
    case .word("and"): return tokens.formula(at: next + 1) != nil
    case .word("then"): return true
    case .word("gives"), .word("yields"): return leadsToDisplay
    default: return false
    }
  }

  private func begins(at position: Int) -> Bool {
    guard let word = tokens.word(at: position) else { return tokens.formula(at: position) != nil }
    return word == "then" || word == "and" && tokens.formula(at: position + 1) != nil
      || KnownWords.mainClauseStarts.contains(word)
  }

  mutating func openMainClause(at position: Int) {
    guard let word = tokens.word(at: position) else { return }
    if KnownWords.continuations.contains(word)
      || tokens.length(of: KnownWords.restatements, at: position) > 0
    {
      return
    }
    if KnownWords.retractions.contains(word) {
      refuse(word)
    } else {
      conclude(at: position)
    }
  }

  /// "For $a ≥ 0$ it is clear, and for the rest …": the display is not under the condition.
  mutating func weighMainClause(from position: Int) {
    var isComplete = false
    for at in position..<tokens.tokens.count {
      if tokens.length(of: KnownWords.escapes, at: at) > 0, let word = tokens.word(at: at) {
        return refuse(word)
      }
      let goesOn = tokens.word(at: at) == "and" || tokens.mark(at: at) == ";"
      if isComplete, goesOn, leadsToDisplay { return refuse("and") }
      if let word = tokens.word(at: at), KnownWords.verdictsOfEase.contains(word) {
        isComplete = true
      }
    }
    isDismissed = isComplete && !leadsToDisplay
    self.isComplete = isComplete
  }
}
