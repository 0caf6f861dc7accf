/// The words around an assumption that make it say something else than its formulas: "for some",
/// "or", "is ruled out". The lab does not turn them into formulas, and must not read past them.
enum AssumptionWords {
  /// The first such word between the start of an assumption and the end of its last clause.
  ///
  /// - Parameters:
  ///   - start: behind "assume", or where the sentence begins.
  ///   - last: the last formula that states something.
  ///   - leads: whether the main clause follows at once, as in "For $z ≠ 0$ there is …".
  static func obstacle(
    _ words: SentenceWords, from start: Int, through last: Int, leads: Bool
  ) -> String? {
    let clause = words.clause(from: start, through: last)
    let mark = leads ? clause.lastIndex(of: "$") : nil
    let region = " " + (mark.map { clause[...$0] } ?? clause) + " "
    if let found = phrases.first(where: { region.contains($0) }) {
      return found.trimmingSpaces
    }
    // "$ or $" offers a choice; "or" behind the last formula is an aside.
    if let choice = region.range(of: " or "), region[..<choice.lowerBound].contains("$"),
      region[choice.upperBound...].contains("$")
    {
      return "or"
    }
    return nil
  }

  private static let phrases = [
    " some ", " either ", " whenever ", " only ", " iff ", " forces ", " force ", " implies ",
    " at least one ", " exactly one ", " one of ", " all but ", " most ", " even ", " odd ",
    " except ", " excluded ", " excluding ", " avoided ", " avoid ", " ruled out ", " opposite ",
    " contrary ", " there is ", " there are ", " there exists ", " exists ", " exist ", " and/or ",
    " almost ", " nearly ", " approximately ", " roughly ", " few ", " particular ", " sometimes ",
    " occasionally ", " seldom ", " possibly ", " perhaps ", " maybe ", " may ", " might ",
    " could ", " would ", " were ", " otherwise ", " if and ", " that if ",
  ]

  /// Whether the words right beside a formula take it back, or make it one of several: "$ is ruled
  /// out", "never $", "$ or $". A bound that introduces a symbol is read in any sentence, of which the
  /// rest may well contain such words; they count only here.
  static func isDoubted(_ words: SentenceWords, at position: Int) -> Bool {
    let front = words.before(position).split(separator: "$").last ?? ""
    let clause = front.split(whereSeparator: { ",;:(.".contains($0) }).last ?? ""
    let before = Self.words(clause).suffix(4)
    let behind = " " + Self.words(words.after(position)).joined(separator: " ") + " "
    return before.contains { takenBack.contains($0) || $0.hasSuffix("n't") }
      || denials.contains { behind.hasPrefix($0) }
      || [position, position + 1].contains { choices.contains(Self.words(words.gap(before: $0))) }
  }

  private static func words(_ text: Substring) -> [String] {
    text.split(separator: " ").map(String.init)
  }

  private static let takenBack: Set<String> = [
    "not", "never", "nobody", "no", "nothing", "without", "unless", "neither", "nor", "cannot",
    "either", "except", "hardly", "opposite", "drop",
  ]
  private static let denials =
    [
      " fails", " fail ", " never ", " cannot ", " whenever ", " only if ", " only when ",
      " unless ",
    ]
    + ["is", "was", "be", "were", "are"].flatMap { verb in
      [
        "not", "never", "false", "ruled out", "excluded", "avoided", "wrong", "untrue", "violated",
        "forbidden", "impossible",
      ].map { " \(verb) \($0)" }
    } + [" does not hold", " doesn't hold", " need not hold", " isn't", " may fail", " can fail"]
  private static let choices: Set<[String]> = [
    ["or"], ["or", "else"], ["and/or"], ["or", "that"],
  ]

  /// Whether "assume" in the middle of a sentence is said by the note itself: "we assume",
  /// "let us suppose", "throughout, assume"; not "those who assume", "it is dangerous to assume".
  static func isOwnRequest(behind text: Substring) -> Bool {
    guard let word = text.split(separator: " ").last else { return true }
    return word.hasSuffix(",") || word.hasSuffix(":") || word.hasSuffix(";")
      || speakers.contains(String(word))
  }

  private static let speakers: Set<String> = [
    "we", "us", "i", "and", "now", "also", "further", "furthermore", "moreover", "throughout",
    "here", "again", "additionally", "then", "therefore", "always", "henceforth", "still", "first",
    "shall", "will", "simplicity", "follows", "finally", "next", "but", "on", "moment",
  ]

  /// Whether a formula that follows another after these words restricts it: "for $j \ne 1$",
  /// "when $\lambda > 1$"; a range of an index, or a bound on what stands for any number, does not.
  static func restricts(_ gap: Substring, _ formula: Formula, of stated: Formula) -> Bool {
    let text = String(formula.source)
    let states = relations.contains { text.contains($0) }
    let isRange = ["\\dots", "\\ldots", "\\cdots", "\\in", "..."].contains { text.contains($0) }
    switch gap.split(separator: " ").joined(separator: " ") {
    case "for", "when", "if", "provided", "provided that", "as long as", "in case":
      return states && !isRange
    case "for all", "for every", "for each", "for any":
      let isIndex = text.first { $0.isLetter }.map { "ijkl".contains($0) } ?? false
      if states && !isRange { return isIndex }
      // "∇f(w) = 0 for all w" says more of an open function than at one point.
      let law = String(stated.source)
      return !isIndex && !isRange && (law.contains("\\nabla") || law.contains("|"))
    default: return false
    }
  }

  private static let relations = ["=", "<", ">", "\\ne", "\\le", "\\ge", "\\lt", "\\gt"]
}

extension String {
  fileprivate var trimmingSpaces: String {
    split(separator: " ").joined(separator: " ")
  }
}
