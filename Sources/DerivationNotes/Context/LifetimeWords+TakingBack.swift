/// Words that take an assumption back.
extension LifetimeWords {
  /// Whether a sentence speaks of the end of an assumption.
  ///
  /// - Parameter isExplicit: whether only words count that can mean nothing else.
  static func lifts(_ tokens: SentenceTokens, isExplicit: Bool = false) -> Bool {
    if !isExplicit, isShortDenial(tokens) || opensAnew(tokens) { return true }
    return tokens.tokens.indices.contains { at in
      guard let word = tokens.word(at: at) else { return false }
      if explicit.contains(word) || tokens.length(of: explicitPhrases, at: at) > 0 { return true }
      let near = (at + 1...at + 4).compactMap { tokens.word(at: $0) }
      if lifting.contains(where: word.hasPrefix) {
        return near.isEmpty && at <= 1 || near.contains(where: isConditionWord)
          || near.first.map(pronouns.contains) ?? false
      }
      if denials.contains(word) { return near.contains(where: isConditionWord) }
      if word == "longer" { return ["no", "any"].contains(tokens.word(at: at - 1)) }
      if nouns.contains(where: word.hasPrefix) { return near.contains(where: past.contains) }
      guard !isExplicit else { return false }
      if word == "generally" || word == "general" && tokens.word(at: at - 1) == "in" {
        return at <= 2 || !isFinished(tokens)
      }
      if word == "instead" { return tokens.word(at: at + 1) != "of" }
      if word == "case" || word == "cases" { return isOtherCase(at, tokens) }
      return implicit.contains(word) || tokens.length(of: phrases, at: at) > 0
    }
  }

  private static let explicit = words(
    """
    contradiction contradictory absurd retract retracted superfluous unnecessary kidding joking
    nonsense withdrawn
    """)
  private static let explicitPhrases = Phrases(
    """
    not needed, not required, free of it, stop assuming, stop supposing, this is wrong
    which is wrong, which is false, this is false, independently of the, regardless of the, any more
    """)
  private static let implicit = words("arbitrary quoted quotation impossible temporarily")
  private static let phrases = Phrases(
    """
    general case, any sign, other sign, either sign, both signs, other values, all values
    any value, any values, every value, other numbers, all numbers, all real, any real
    real numbers again, the easy part, easy part, for general, for arbitrary, for other, back to
    ends the discussion, ends this discussion, ends the case, the end of, whole real line
    entire real line, extends to, we allow, finally allow, now allow, ranges over, square matrices
    the constraint on, for singular, plays no role, is immaterial
    """)
  private static let lifting = [
    "drop", "lift", "relax", "remov", "abandon", "discard", "forget", "weaken", "generalis",
    "generaliz", "revoke", "undo",
  ]
  private static let denials = words("without not never neither nor no")
  private static let pronouns = words("this it that them these")
  private static let nouns = [
    "positivity", "symmetry", "convexity", "orthonormality", "orthogonality", "definiteness",
    "assumption", "hypothes", "restriction",
  ]
  private static let past = words("was were only not no never unnecessary superfluous ends ended")
  private static let stems = [
    "assum", "restrict", "hypothes", "posit", "nonneg", "non-neg", "symmetr", "orthon", "requir",
    "definiteness", "constraint",
  ]

  private static func isConditionWord(_ word: String) -> Bool {
    stems.contains(where: word.hasPrefix) || ["sign", "convexity", "condition"].contains(word)
  }

  /// Whether a full stop ends the sentence.
  static func isFinished(_ tokens: SentenceTokens) -> Bool {
    tokens.tokens.reversed().prefix { token in
      if case .mark = token { true } else { false }
    }.contains { [.mark("."), .mark("!"), .mark("?")].contains($0) }
  }

  /// "Setting $λ = 0$ recovers least squares.": complete, and about nothing that follows.
  static func isAside(_ tokens: SentenceTokens) -> Bool {
    isFinished(tokens) && tokens.word(at: 0).map(asideOpenings.contains) ?? false
      && tokens.tokens.count > 3
  }

  private static let asideOpenings = words(
    "setting putting with as for when at if taking where whereas while by the")

  /// "We will not.", "Wait, no.", "Removed:"
  private static func isShortDenial(_ tokens: SentenceTokens) -> Bool {
    tokens.tokens.count <= 6
      && tokens.tokens.indices.contains { at in
        tokens.word(at: at).map(shortDenials.contains) ?? false && tokens.word(at: at + 1) == nil
          && tokens.formula(at: at + 1) == nil
      }
  }

  private static let shortDenials: Set = ["not", "no", "never", "nothing", "removed", "dropped"]

  /// "Otherwise,", "Correction:", "Part B".
  private static func opensAnew(_ tokens: SentenceTokens) -> Bool {
    if case .mark(let mark)? = tokens.tokens.first, "#<\\".contains(mark) { return true }
    guard let word = tokens.word(at: 0) else { return false }
    if ["otherwise", "else", "correction", "wait"].contains(word) { return true }
    return ["part", "section", "subsection", "chapter", "appendix"].contains(word)
      && tokens.tokens.count <= 4
  }

  private static func isOtherCase(_ at: Int, _ tokens: SentenceTokens) -> Bool {
    if let next = tokens.word(at: at + 1), next.first?.isNumber == true { return true }
    guard let before = tokens.word(at: at - 1) else { return false }
    return otherCases.contains(before)
  }

  private static let otherCases = words(
    "other remaining all every both either general next second third opposite each any negative two"
  )
}
