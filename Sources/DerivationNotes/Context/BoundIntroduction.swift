/// Whether the words around a bound introduce its symbol: "Let $λ > 0$", "a step size $η > 0$";
/// not "the case $μ > 0$ was treated above", "usually $μ > 0$".
struct BoundIntroduction {
  private let tokens: SentenceTokens
  private let at: Int

  init?(_ tokens: SentenceTokens, of formula: Int) {
    guard tokens.positions.indices.contains(formula) else { return nil }
    (self.tokens, at) = (tokens, tokens.positions[formula])
  }

  /// In a sentence that declares: "Let …, a regularisation strength $λ > 0$ and …".
  var isDeclared: Bool {
    let (words, separator) = lead
    guard isTailHarmless(behind: words.last) else { return false }
    if words.isEmpty { return separator == nil || isListed }
    let start = words.lastIndex(where: Self.connectors.contains) ?? 0
    return !Self.isDoubtful(Array(words[..<start])) && isIntroducer(Array(words[start...]))
  }

  /// "$…$, $λ > 0$", "$…$ be the weight, $λ > 0$", "$…$ ($λ > 0$)": one more of what is declared.
  private var isListed: Bool {
    guard tokens.mark(at: at - 1) != nil else { return tokens.formula(at: at - 1) != nil }
    var words: [String] = []
    while let word = tokens.word(at: at - 2 - words.count) { words.append(word) }
    let isBehindFormula = tokens.formula(at: at - 2 - words.count) != nil
    return isBehindFormula && !Self.isDoubtful(words)
  }

  /// In any other sentence: "With $η > 0$", "divided by a number $Z > 0$".
  var isMentionedAsNew: Bool {
    guard isTailHarmless(behind: nil), tokens.tokens.last != .mark("?") else { return false }
    let (words, separator) = lead
    if words.isEmpty, separator == nil {
      return tokens.word(at: at + 1).map(Self.verbs.contains) ?? true
    }
    if isIntroducer(words), !words.isEmpty, words != ["and"] { return true }
    // "a step on the penalty with learning rate $η > 0$".
    if let with = words.lastIndex(of: "with"), !Self.isDoubtful(Array(words[..<with])),
      isIntroducer(Array(words[with...]))
    {
      return true
    }
    if ["here", "hier"].contains(words.last), !Self.isDoubtful(words) { return true }
    guard let article = words.lastIndex(where: Self.indefinite.contains) else { return false }
    return isName(words[(article + 1)...]) && !Self.isDoubtful(words)
  }

  /// One more of a list, as in "Here $η > 0$, $λ > 0$".
  var goesOnInList: Bool {
    let (words, separator) = lead
    if words.isEmpty { return separator == .mark(",") && tokens.formula(at: at - 2) != nil }
    guard words == ["and"], isTailHarmless(behind: nil) else { return false }
    return separator == .mark(",") ? tokens.formula(at: at - 3) != nil : separator != nil
  }

  // MARK: In front

  /// The words since the last formula or mark, and what that is.
  private var lead: (words: [String], separator: SentenceTokens.Token?) {
    var words: [String] = []
    var position = at - 1
    while let word = tokens.word(at: position) {
      words.append(word)
      position -= 1
    }
    return (words.reversed(), tokens[position])
  }

  /// "let also", "with", "and for all", with a name behind: "and a learning rate".
  private func isIntroducer(_ words: [String]) -> Bool {
    var rest = words[...]
    while let first = rest.first, Self.introducers.contains(first) { rest.removeFirst() }
    guard let first = rest.first else { return true }
    if Self.articles.contains(first) { rest.removeFirst() }
    return isName(rest)
      && (Self.articles.contains(first)
        || rest.count <= 2 && !rest.contains(where: Self.small.contains))
  }

  private func isName(_ words: ArraySlice<String>) -> Bool {
    words.count <= 5 && !Self.isDoubtful(Array(words))
  }

  static func isDoubtful(_ words: [String]) -> Bool {
    words.contains { doubts.contains($0) || $0.hasSuffix("n't") || $0.contains(".") }
  }

  // MARK: Behind

  /// The words up to the next formula or mark take nothing back.
  private func isTailHarmless(behind verb: String?) -> Bool {
    var words: [String] = []
    while let word = tokens.word(at: at + 1 + words.count) { words.append(word) }
    guard let first = words.first else { return true }
    if tokens.length(of: KnownWords.harmlessPhrases, at: at + 1) > 0 {
      return !Self.isDoubtful(words)
    }
    if ["hold", "holds"].contains(first), words.count > 1 { return false }
    let denial = words.firstIndex(of: "not").flatMap { $0 > 0 ? $0 : nil }
    if let denial, ["does", "do", "need"].contains(words[denial - 1]) {
      // "that does not depend on the weights" says something else of it.
      words.removeSubrange(denial - 1...denial)
    }
    // "Let $c > 0$ scale the step up": any verb may follow.
    return (verb == "let" || Self.followers.contains(first)) && !Self.isDoubtful(words)
  }

  private static func set(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  private static let introducers = set(
    """
    let also with where and for all each every any both given here hier now further furthermore
    moreover having such that satisfying throughout additionally finally when if as be is are whose
    by put set take fix choose write under assume suppose under at on then we have in addition of
    """)
  private static let small = set("of that to than for on at by from about")
  private static let connectors = set("and with where for let also")
  private static let articles = set("a an the some any our its their this two three one")
  private static let indefinite = set("a an some any")
  private static let verbs = set("is are denotes denote be stands stand controls")
  /// What may follow: "be …", "as decay per step", "and …", the main clause.
  private static let followers = set(
    """
    be is are denote denotes and stand stands for as that with where such of to which has have
    holds controls throughout here now we this it the there all both our a an let write put set
    define gives yields small large sufficiently given then so fixed independent shall will moreover
    moves shrinks pushes pulls multiplies scales changes leads sends turns leaves adds
    measures says counts also i.e one
    """)

  /// Words beside a bound that leave open whether it holds.
  private static let doubts = set(
    """
    usually typically mostly normally often sometimes possibly perhaps maybe hopefully ideally
    preferably commonly frequently generally default say may might could would should must whether
    case cases proof proofs example examples instance interesting special textbook textbooks book
    books author authors paper papers assumption assumptions condition restriction requirement claim
    hope wish question situation regime choice goal candidate people others
    wrong false untrue not never no nothing nobody none cannot fail fails failed excluded excluding
    avoided ruled dropped drop rejected refuted forbidden impossible violated unless except without
    either neither nor hardly opposite whenever or only when if yesterday week
    lecture trivial treated nice require requires required need needs want wants has takes take
    think imagine picture remember recall compare luck exception exceptions allowed permitted
    allow allows assume assumes suppose supposes guarantee guarantees replaced
    """)
}
