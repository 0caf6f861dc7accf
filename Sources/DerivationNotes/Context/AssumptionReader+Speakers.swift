/// Who assumes.
extension AssumptionReader {
  enum Speaker {
    case note, stranger
    case unknown(String)
  }

  /// Who assumes: "we assume", "throughout, assume"; not "those who assume".
  func speaker(before position: Int) -> Speaker {
    var at = position - 1
    while let word = tokens.word(at: at) {
      if KnownWords.strangers.contains(word) || word.hasSuffix("n't") { return .stranger }
      at -= 1
    }
    let first = at + 1
    // In front of the clause only what denies counts: "Under no circumstances, assume".
    while at >= 0 {
      if let word = tokens.word(at: at),
        ["not", "never", "no", "don't", "without"].contains(word),
        tokens.length(of: KnownWords.harmlessPhrases, at: at - 1) == 0
      {
        return .stranger
      }
      at -= 1
    }
    at = first
    while at < position {
      let length = max(
        tokens.length(of: KnownWords.speakers, at: at),
        tokens.length(of: KnownWords.harmlessPhrases, at: at))
      guard length > 0 else { return .unknown(tokens.word(at: at) ?? "assume") }
      at += length
    }
    if first == position, tokens.formula(at: position - 1) != nil { return .unknown("assume") }
    return .note
  }
}
