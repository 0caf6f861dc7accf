/// What a sentence does with the statements in it.
struct SentenceRole {
  enum Role: Sendable, Hashable {
    /// "Let …", "Write …": new symbols.
    case declaration
    /// "Assume …", "Suppose …", "If …": holds from here to the end of the section.
    case assumption
    /// "For …:" in front of a display: a condition of that display alone.
    case sideCondition
    /// Prose that speaks of what is known.
    case mention
    /// "Assume w = 0 or y = 0": words that the lab does not turn into formulas.
    case unclear
  }

  let tokens: SentenceTokens
  let traits: [FormulaTraits]
  /// Whether it begins with "If": then "Otherwise" may end what it assumes.
  let isCondition: Bool
  /// Whether it begins with "Let" or "Given".
  let declares: Bool
  /// Whether what it assumes holds for its own main clause alone: "If $…$, the claim is trivial."
  let isDismissed: Bool
  /// The word that an assumption cannot be read past.
  private(set) var obstacle: String?
  private var roles: [Role]
  private var doubted: [Bool] = []
  /// The indices that it fixes.
  let fixedIndices: Set<Character>

  /// - Parameter fixed: the indices that the note has fixed.
  init(
    _ words: SentenceWords, _ formulas: [Formula], leadsToDisplay: Bool,
    continuesAfterDisplay: Bool, fixed: Set<Character> = []
  ) {
    let tokens = SentenceTokens(words.text)
    let traits = formulas.map { FormulaTraits($0.source) }
    let opening = Opening(
      tokens, mayCondition: leadsToDisplay && !continuesAfterDisplay)
    var reader = AssumptionReader(
      tokens, traits, background: opening.declares ? .declaration : .mention,
      leadsToDisplay: leadsToDisplay,
      fixed: fixed.union(Self.fixedIndices(tokens, traits)))
    if tokens.tokens.last != .mark("?") { reader.read(from: opening.end, as: opening.kind) }
    (self.tokens, self.traits) = (tokens, traits)
    isCondition = opening.kind == .condition
    declares = opening.declares
    let isFinished = [.mark("."), .mark("!")].contains(tokens.tokens.last)
    isDismissed = reader.isDismissed || reader.isComplete && isFinished
    obstacle = reader.obstacle
    roles = reader.roles
    fixedIndices = Self.fixedIndices(tokens, traits)
    restrict(words, formulas)
    restrictPlaces(
      PlaceRestriction(words: words, tokens: tokens, traits: traits, formulas: formulas))
    for position in formulas.indices {
      doubted.append(isDoubted(position, asBefore: doubted.last ?? true))
    }
  }

  /// Whether it assumes anything for the rest of the section.
  var assumes: Bool { roles.contains(.assumption) }

  func role(of position: Int) -> Role {
    roles.indices.contains(position) ? roles[position] : .mention
  }

  /// Whether the words beside a bound do not introduce it, in a sentence that assumes nothing.
  func isDoubted(_ position: Int) -> Bool {
    doubted.indices.contains(position) ? doubted[position] : true
  }

  private func isDoubted(_ position: Int, asBefore isBeforeDoubted: Bool) -> Bool {
    guard let words = BoundIntroduction(tokens, of: position) else { return true }
    switch role(of: position) {
    case .declaration:
      let isPicked = !traits[position].subscripts.isDisjoint(with: fixedIndices)
      return !words.isDeclared || isPicked
    case .mention: return !(words.isMentionedAsNew || words.goesOnInList && !isBeforeDoubted)
    case .assumption, .sideCondition, .unclear: return false
    }
  }

  /// "for all $w ∈ ℝ^d$"; by kind: "for every real $a$", "for arbitrary $a$".
  func isQuantified(_ position: Int, byKind: Bool = false) -> Bool {
    let words = byKind ? Self.kinds : Self.quantifiers
    return lead(of: position).contains(where: words.contains)
  }

  /// "Since $λ ≥ 0$": it follows from what is known.
  func isInferred(_ position: Int) -> Bool {
    lead(of: position).contains(where: Self.inferences.contains)
  }

  /// The three words in front of a formula.
  private func lead(of position: Int) -> [String] {
    guard tokens.positions.indices.contains(position) else { return [] }
    let at = tokens.positions[position]
    return (1...3).compactMap { tokens.word(at: at - $0) }
  }

  private static let inferences: Set = [
    "since", "because", "as", "where", "that", "thus", "so", "then", "hence", "and", "with",
    "therefore", "implies",
  ]
  private static let kinds: Set = [
    "real", "arbitrary", "general", "negative", "unrestricted", "nonsymmetric", "non-symmetric",
    "nonconvex", "non-convex", "whatever",
  ]

  private static let quantifiers: Set = [
    "all", "every", "any", "each", "arbitrary", "general", "whatever", "whichever", "no", "some",
  ]

  /// "Fix $j$", "Let $j ∈ {1, …, d}$", "for a given $j$": it does not stand for all places behind it.
  private static func fixedIndices(_ tokens: SentenceTokens, _ traits: [FormulaTraits])
    -> Set<Character>
  {
    var found: Set<Character> = []
    for (at, token) in tokens.tokens.enumerated() {
      guard case .formula(let number) = token, traits.indices.contains(number),
        let index = traits[number].bareIndex ?? traits[number].member
      else { continue }
      var words: [String] = []
      while words.count < 4, let word = tokens.word(at: at - 1 - words.count) { words.append(word) }
      let verbs = traits[number].member == nil ? Self.fixing : Self.fixing.union(["let"])
      let isFixedBehind =
        tokens.word(at: at + 1) == "be"
        && (at + 2..<at + 6).contains { tokens.word(at: $0).map(Self.fixing.contains) ?? false }
      if isFixedBehind || words.contains(where: verbs.contains) { found.insert(index) }
    }
    return found
  }

  private static let fixing: Set = [
    "fix", "fixing", "fixed", "pick", "choose", "consider", "select", "given", "particular",
    "single", "certain", "specific", "chosen", "arbitrary",
  ]

  /// "for all $j$ with $v_j > 0$" leaves out the other places.
  private mutating func restrictPlaces(_ places: PlaceRestriction) {
    let known = roles
    let found = places.found(
      where: { [.assumption, .sideCondition].contains(known[$0]) },
      orDeclared: { known[$0] == .declaration && traits[$0].orders })
    guard let found else { return }
    obstacle = obstacle ?? found.words
    for position in found.formulas { roles[position] = .unclear }
  }

  /// "… for $j ≠ 1$" behind an assumption takes it back for one place.
  private mutating func restrict(_ words: SentenceWords, _ formulas: [Formula]) {
    func isAssumed(_ position: Int) -> Bool {
      [.assumption, .sideCondition].contains(roles[position])
    }
    for position in formulas.indices.dropFirst()
    where isAssumed(position) && isAssumed(position - 1) {
      let gap = words.gap(before: position)
      guard IndexRestriction.restricts(gap, formulas[position], of: formulas[position - 1]) else {
        continue
      }
      obstacle = gap.split(separator: " ").joined(separator: " ") + " …"
      for other in roles.indices where isAssumed(other) { roles[other] = .unclear }
      return
    }
  }
}

/// How a sentence begins, and where what it says starts.
private struct Opening {
  var kind: AssumptionReader.Kind?
  var declares = false
  var end = 0

  /// Words in front of the verb that say when or why.
  private static let adverbs = Phrases(
    "now, next, here, again, so, also, then, further, furthermore, moreover, finally, first, and, "
      + "but, thus, hence, therefore, throughout, always, henceforth, secondly, first of all")
  private static let requests = Phrases(
    """
    assume, suppose, assume first, suppose first, assume now, suppose now, we assume, we suppose, let us assume, let us suppose, i assume, we now assume
    we also assume, we further assume, we always assume, we shall assume, we will assume
    we may assume, we therefore assume, we now suppose, we also suppose, we then assume
    """)
  private static let conditions = Phrases("if, assuming, supposing, provided, provided that")
  private static let sideConditions = Phrases(
    "for, when, where, whenever, with, on, in the case, in case, in the case of")

  init(_ tokens: SentenceTokens, mayCondition: Bool) {
    // "On the other hand, if …": what stands in front of a comma, without a formula, is set aside.
    let reach = tokens.tokens.firstIndex { if case .formula = $0 { true } else { false } }
    var starts = [0]
    for at in 0..<(reach ?? 0) where tokens.mark(at: at) == "," { starts.append(at + 1) }
    let denial = tokens.tokens.firstIndex {
      if case .word(let word) = $0 { KnownWords.strangers.contains(word) } else { false }
    }
    let found = starts.reversed().filter { $0 == 0 || denial ?? .max > $0 }
      .lazy.map { Self(tokens, from: $0, mayCondition: mayCondition) }
    self = found.first { $0.kind != nil || $0.declares } ?? Self()
  }

  private init() {}

  private init(_ tokens: SentenceTokens, from start: Int, mayCondition: Bool) {
    var at = start
    while true {
      if let mark = tokens.mark(at: at), mark != "(" {
        at += 1
        continue
      }
      if [Self.requests, Self.conditions].contains(where: { tokens.length(of: $0, at: at) > 0 }) {
        break
      }
      let length = max(
        tokens.length(of: KnownWords.harmlessPhrases, at: at),
        tokens.length(of: Self.adverbs, at: at))
      guard length > 0 else { break }
      at += length
    }
    let request = tokens.length(of: Self.requests, at: at)
    let condition = tokens.length(of: Self.conditions, at: at)
    end = at
    if request > 0 {
      (kind, end) = (.assumption, at + request)
    } else if condition > 0 {
      // By its own display: "provided $w ≠ 0$:".
      let isOfDisplay = mayCondition && tokens.word(at: at) == "provided"
      (kind, end) = (isOfDisplay ? .sideCondition : .condition, at + condition)
    } else if let word = tokens.word(at: at), ["let", "given"].contains(word) {
      declares = true
    } else if mayCondition {
      let length = tokens.length(of: Self.sideConditions, at: at)
      if length > 0 { (kind, end) = (.sideCondition, at + length) }
    }
  }
}
