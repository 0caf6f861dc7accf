import SymbolicLite

/// The symbols that a sentence names, and what its words say of them.
struct SentenceStructure {
  /// Whether a property holds from here on, only for the display that follows, or is a remark.
  enum Force { case given, passing, remark }

  let words: StructureSentence
  /// The names that each formula declares, or consists of.
  let names: [Int: [String]]
  /// The formulas that introduce their names.
  let declaring: Set<Int>
  /// Names of which a formula of the sentence states something.
  private let stated: Set<String>
  private let isCondition: Bool
  private let said: [Int: Set<StructureProperty>]
  /// From which formula on something is given: behind "let" or "assume".
  private let given: Int?
  /// Whether a display follows at once.
  let leads: Bool

  /// Nil where no word of the sentence speaks of structure, and nothing is assumed in words.
  init?(_ sentence: Sentence, in scope: Scope) {
    let prose = ProseTokens(sentence.text)
    guard Self.speaks(prose) else { return nil }
    let isNew = prose.word(0) == "let" || prose.word(0) == "given"
    var named = NamedFormulas(scope, isNew: isNew)
    for (position, formula) in sentence.formulas.enumerated() {
      named.read(formula, at: position)
    }
    words = StructureSentence(
      StructureGrammar(
        prose: prose, shapes: named.shapes, spaces: named.spaces, stating: named.stating,
        restating: named.restating),
      kinds: named.kinds, declaring: named.declaring)
    (names, declaring, stated) = (named.names, named.declaring, named.stated)
    leads = sentence.leadsToDisplay
    said = Dictionary(grouping: words.facts, by: \.formula).mapValues { Set($0.map(\.property)) }
    given = prose.tokens.firstIndex(where: Self.givers.contains).map { place in
      prose.tokens[..<place].count { if case .formula = $0 { true } else { false } }
    }
    isCondition = Self.conditions.contains(prose.word(0) ?? "")
  }

  /// Whether there is anything to find.
  private static func speaks(_ prose: ProseTokens) -> Bool {
    prose.tokens.indices.contains { place in
      guard let word = prose.word(place) else { return false }
      return cues.contains(word) || StructureStem(word, next: prose.word(place + 1)) != nil
    }
  }

  private static let cues: Set<String> = [
    "assume", "suppose", "assuming", "supposing", "positive", "entries", "entry", "zero", "with",
    "satisfying", "norm", "components", "coordinates",
  ]

  private static let requests: Set<ProseTokens.Token> = [
    .word("assume"), .word("suppose"), .word("assuming"), .word("supposing"),
  ]
  private static let conditions: Set<String> = ["if", "for", "when", "where", "whenever", "with"]

  // MARK: What it says

  func properties(of formula: Int) -> Set<StructureProperty> {
    said[formula] ?? []
  }

  /// How far what is said of a formula reaches.
  func force(of formula: Int) -> Force {
    if declaring.contains(formula) { return .given }
    let prose = words.prose
    if prose.word(0) == "if", leads { return .given }
    if let given, formula >= given { return .given }
    if isCondition { return .passing }
    return leads ? .passing : .remark
  }

  private static let givers: Set<ProseTokens.Token> = requests.union([
    .word("let"), .word("given"), .word("fix"), .word("take"), .word("consider"), .word("choose"),
  ])

  /// Whether it assumes something by words alone: "Suppose $X^\top X$ is nonsingular".
  var assumesInWords: Bool {
    words.grammar.stating.isEmpty && words.prose.tokens.contains { Self.requests.contains($0) }
  }

  /// The formulas that an assumption speaks of in words, where it is not one that is read: "assume
  /// that $w$ solves the system".
  var unread: Set<Int> {
    let prose = words.prose
    let isAssumed = prose.tokens.contains { Self.requests.contains($0) }
    guard
      let start = prose.tokens.firstIndex(where: {
        Self.requests.contains($0) || !isAssumed && $0 == .word("let")
      })
    else { return [] }
    let turn = prose.tokens[start...].firstIndex(where: Self.turns.contains) ?? prose.tokens.count
    var found: Set<Int> = []
    for group in prose.groups where (start..<turn).contains(group.place.lowerBound) {
      guard !words.understood.contains(group.place.upperBound),
        isAssumed ? isSubject(group) || isOwner(group) : isCalled(group)
      else { continue }
      found.formUnion(
        group.formulas.filter { number in
          !declaring.contains(number) && names[number] != nil
            && stated.isDisjoint(with: names[number] ?? [])
            && said[number] == nil
        })
    }
    return found
  }

  private static let turns: Set<ProseTokens.Token> = [
    .word("then"), .word("so"), .word("hence"), .word("thus"), .word("therefore"),
  ]

  /// Whether a verb follows that says more than "is fixed".
  private func isSubject(_ group: ProseTokens.Group) -> Bool {
    let prose = words.prose
    let next = group.place.upperBound
    guard let word = prose.word(next), !Self.links.contains(word) else { return false }
    guard ["is", "are", "be"].contains(word) else { return true }
    guard let phrase = words.grammar.nounPhrase(at: next + 1) else { return true }
    return !phrase.isEmpty || !words.grammar.closes(at: phrase.end)
  }

  private static let links: Set<String> = [
    "and", "with", "where", "for", "in", "on", "by", "over", "at", "to", "of", "as", "that", "or",
    "from", "given", "while", "below", "above", "we", "such", "th",
  ]

  /// "Let $w_j$ be positive for all $j$".
  private func isCalled(_ group: ProseTokens.Group) -> Bool {
    let next = group.place.upperBound
    guard words.prose.word(next) == "be" else { return false }
    return words.grammar.nounPhrase(at: next + 1).map { !$0.isEmpty } ?? false
  }

  /// "the columns of $X$".
  private func isOwner(_ group: ProseTokens.Group) -> Bool {
    let prose = words.prose
    let start = group.place.lowerBound
    return prose.word(start - 1) == "of"
      && prose.word(start - 2).map {
        [
          "columns", "rows", "entries", "entry", "components", "coordinates", "column", "row",
          "eigenvalues", "rank", "norm", "coefficients",
        ].contains($0)
      } ?? false
      && prose.word(group.place.upperBound).map { !Self.links.contains($0) } ?? false
  }
}
