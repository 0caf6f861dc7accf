/// The words that tell how long something holds that was said before.
enum LifetimeWords {
  static func words(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  // MARK: Parts of a note

  enum Aside { case remark, exercise }

  /// "Remark.", "Exercise 3:": what follows is not the note's own line of thought.
  static func aside(_ tokens: SentenceTokens) -> Aside? {
    guard let word = tokens.word(at: 0) else { return nil }
    var at = 1
    if let number = tokens.word(at: at), number.first?.isNumber == true { at += 1 }
    guard let mark = tokens.mark(at: at), ".:(".contains(mark) else { return nil }
    if remarks.contains(word) { return .remark }
    return exercises.contains(word) ? .exercise : nil
  }

  private static let remarks = words(
    "remark remarks example examples aside digression counterexample illustration warning history")
  private static let exercises = words("exercise exercises homework problem question puzzle quiz")

  static func beginsProof(_ tokens: SentenceTokens) -> Bool {
    tokens.word(at: 0) == "proof" && (tokens.mark(at: 1) != nil || tokens.word(at: 1) == "of")
  }

  static func endsProof(_ sentence: Sentence, _ tokens: SentenceTokens) -> Bool {
    if sentence.text.contains(where: "∎□■◻".contains) { return true }
    if tokens.tokens.indices.contains(where: { tokens.length(of: ends, at: $0) > 0 }) {
      return true
    }
    return sentence.formulas.contains { formula in
      formula.source.count < 20 && endMarks.contains(String(formula.source))
    }
  }

  private static let ends = Phrases(
    """
    end of proof, end of the proof, end proof, qed, q.e.d, completes the proof, concludes the proof
    finishes the proof, ends the proof
    """)
  private static let endMarks: Set = [
    "\\square", "\\blacksquare", "\\Box", "\\qed", "\\quad\\square", "\\hfill\\square",
  ]

  /// "Claim (y)." in the middle of a paragraph.
  static func isHead(_ tokens: SentenceTokens) -> Bool {
    guard let word = tokens.word(at: 0), heads.contains(word), tokens.tokens.count <= 6 else {
      return false
    }
    return tokens.tokens.last == .mark(".") || tokens.tokens.last == .mark(":")
  }

  private static let heads = words("claim lemma theorem proposition corollary step case fact")

  // MARK: For a while

  /// "Suppose first that", "assume for now": an assumption that will not last.
  static func isTemporary(_ tokens: SentenceTokens) -> Bool {
    tokens.tokens.indices.contains { tokens.length(of: whiles, at: $0) > 0 }
      || tokens.word(at: 0) == "suppose" && tokens.tokens.contains(.word("then"))
  }

  private static let whiles = Phrases(
    """
    first, at first, for now, for the moment, for a moment, for the time being, temporarily
    momentarily, initially, for illustration, for the sake of illustration, for the sake of argument
    for a while, hypothetically, to begin with, as a start
    """)

  /// Whether a sentence in front of a display goes on under the condition that stands above it.
  static func goesOn(_ tokens: SentenceTokens) -> Bool {
    guard let first = tokens.tokens.first else { return true }
    guard case .word(let word) = first else { return true }
    if tokens.tokens.contains(where: {
      if case .word(let w) = $0 { additions.contains(w) } else { false }
    })
      || tokens.tokens.indices.contains(where: { tokens.length(of: inAddition, at: $0) > 0 })
    {
      return true
    }
    return !turns.contains(word)
  }

  private static let additions = words("moreover further furthermore additionally also too again")
  private static let inAddition = Phrases(
    "in addition, as well, in particular, in this case, in that case")
  private static let turns = words(
    """
    if suppose supposing assume assuming for when whenever in let next otherwise now else finally
    conversely generally altogether whereas while more case given consider on under with similarly
    likewise both regardless always everywhere alternatively without even dropping lifting relaxing
    removing meanwhile elsewhere either any every all
    """)

  // MARK: Quantifiers

  /// How strongly the words beside a bare symbol say that it may be anything.
  enum Width: Comparable { case none, light, heavy }

  static func width(of position: Int, in tokens: SentenceTokens) -> Width {
    var (before, after): ([String], [String]) = ([], [])
    while before.count < 3, let word = tokens.word(at: position - 1 - before.count) {
      before.append(word)
    }
    while after.count < 6, let word = tokens.word(at: position + 1 + after.count) {
      after.append(word)
    }
    if (before + after).contains(where: narrowing.contains) { return .none }
    if before.contains(where: isHeavy) { return .heavy }
    if let verb = after.first, ["be", "is", "are", "being", "may", "can"].contains(verb),
      after.contains(where: { isHeavy($0) || $0 == "any" || $0 == "anything" })
    {
      return .heavy
    }
    // "larger by all of $λ$" speaks of one λ.
    return before.first != "of" && before.contains(where: light.contains) ? .light : .none
  }

  private static func isHeavy(_ word: String) -> Bool {
    heavy.contains(word)
      || word.hasPrefix("non") && !word.hasPrefix("nonneg") && !word.hasPrefix("non-neg")
        && !word.hasPrefix("nonz") && !word.hasPrefix("non-z") && !word.hasPrefix("nons")
      || word.hasPrefix("nonsym") || word.hasPrefix("non-sym")
  }

  private static let light = words("every any all each")
  private static let heavy = words(
    """
    real arbitrary general negative unrestricted another other whatever whichever generic
    unconstrained asymmetric correlated unconditional
    """)
  private static let narrowing = words(
    """
    positive nonnegative non-negative nonzero non-zero such symmetric this these fixed convex
    definite semidefinite orthogonal orthonormal above unit invertible nonsingular
    """)

  // MARK: Behind a bound

  /// Words behind "Let $μ > 0$" that leave open for how long.
  static let confining = words(
    """
    until till before after afterwards later first second third initially start beginning end become
    becomes otherwise else but however drop dropped sign negative only except unless while now moment
    part section chapter example yesterday sometimes usually once again allowed exception permitted
    """)

  /// "there is a $μ > 0$", "some $μ > 0$": one of them, not all.
  static func isExistential(_ position: Int, _ tokens: SentenceTokens) -> Bool {
    var words: [String] = []
    while words.count < 6, let word = tokens.word(at: position - 1 - words.count) {
      words.append(word)
    }
    if let last = words.first, ["or", "perhaps", "maybe", "possibly", "instance"].contains(last) {
      return true
    }
    if words.contains("exists") || words.contains("exist") || words.contains("find") { return true }
    return words.contains("there") && words.contains { ["is", "are", "be"].contains($0) }
  }

  /// "Suppose $a > 0$ for the true model": of something else than the note's own.
  static func isConfined(_ position: Int, _ tokens: SentenceTokens) -> Bool {
    guard let word = tokens.word(at: position + 1),
      ["for", "in", "at", "on", "before", "during"].contains(word),
      tokens.length(of: KnownWords.harmlessPhrases, at: position + 1) == 0,
      let next = tokens.word(at: position + 2)
    else { return false }
    return ["the", "a", "an", "one", "some", "our", "most", "this"].contains(next)
  }

  /// Words in the main clause behind "For $a > 0$" after which a display may speak of more.
  static func escapes(_ tokens: SentenceTokens, behind position: Int) -> Bool {
    tokens.tokens.indices.suffix(from: min(position + 1, tokens.tokens.count)).contains { at in
      tokens.word(at: at).map(escaping.contains) ?? false
        && tokens.length(of: remainders, at: at) == 0
        || tokens.length(of: escapingPhrases, at: at) > 0
    }
  }

  /// "If $a > 0$, this is clear.", "If $a > 0$.": nothing is said that goes on below.
  static func saysNothingElse(_ tokens: SentenceTokens) -> Bool {
    let last = tokens.positions.last ?? 0
    let rest = tokens.tokens.indices.suffix(from: last + 1).compactMap { tokens.word(at: $0) }
    return rest.count <= 1 || rest.contains(where: KnownWords.verdictsOfEase.contains)
  }

  private static let escaping = words(
    """
    nothing everywhere continuation better undoing others elsewhere too always changes unchanged
    was were who already alike classical
    """)
  private static let remainders = Phrases("nothing survives, nothing remains, nothing is left")
  private static let escapingPhrases = Phrases(
    "see above, see below, more than, so be it, for all, for any, for every, by continuity, as well, not needed"
  )

  /// "(ii)", "(b)": one of several cases.
  static func enumerator(_ tokens: SentenceTokens) -> String? {
    guard tokens.mark(at: 0) == "(", tokens.mark(at: 2) == ")", let word = tokens.word(at: 1),
      word.count <= 4
    else { return nil }
    return word.count == 1 || word.allSatisfy({ "ivx0123456789".contains($0) }) ? word : nil
  }
}
