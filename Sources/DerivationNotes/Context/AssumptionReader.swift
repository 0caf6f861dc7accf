/// Goes through a sentence once and says of each formula whether it is assumed.
///
/// An assumption is read only where all words of its clause are known and harmless (``KnownWords``).
/// A word that is not makes the whole clause unclear: neither is it used, nor is what rests on it
/// judged without it.
struct AssumptionReader {
  typealias Role = SentenceRole.Role

  /// How a condition is put: "Assume …", "If …" with a main clause, "For …" in front of a display.
  enum Kind {
    case assumption, condition, sideCondition

    var role: Role { self == .sideCondition ? .sideCondition : .assumption }
    var hasMainClause: Bool { self != .assumption }
  }

  private enum Mode {
    case prose
    case assuming(Kind)
    /// Behind "so", "then" or the main clause's first word.
    case concluded
    /// Behind "that is": another form of what was assumed.
    case restated
    case refused
  }

  let tokens: SentenceTokens
  private let traits: [FormulaTraits]
  let leadsToDisplay: Bool
  /// Indices that the note has fixed: they do not stand for all places.
  private let fixed: Set<Character>

  private(set) var roles: [Role]
  /// The word that the assumption cannot be read past.
  private(set) var obstacle: String?
  private var mode = Mode.prose
  /// The formulas of the clause at hand that are assumed.
  private var clause: [Int] = []
  /// How many of them state something.
  private(set) var stated = 0
  private var depth = 0
  /// What a bracket interrupted, and how deep it is.
  private var interrupted: (mode: Mode, depth: Int)?
  /// Whether an "of" stands since the last formula or mark: what follows is a part of the thing meant.
  private var isOfSomething = false
  /// "If $…$, the claim is trivial.": said in passing, and no longer assumed behind it.
  var isDismissed = false
  /// Whether the main clause is complete by itself.
  var isComplete = false
  /// Place-words that pick one place out, should a formula with a free index stand beside them.
  private var place: String?

  init(
    _ tokens: SentenceTokens, _ traits: [FormulaTraits], background: Role, leadsToDisplay: Bool,
    fixed: Set<Character>
  ) {
    (self.tokens, self.traits, self.fixed) = (tokens, traits, fixed)
    self.leadsToDisplay = leadsToDisplay
    roles = traits.map { _ in background }
  }

  /// - Parameter kind: how the sentence opens; nil for one that declares or mentions.
  mutating func read(from start: Int, as kind: Kind?) {
    if let kind { mode = .assuming(kind) }
    var position = start
    while position < tokens.tokens.count {
      switch tokens.tokens[position] {
      case .formula(let number):
        formula(number, at: position)
        isOfSomething = false
        position += 1
      case .mark(let mark):
        read(mark, at: position)
        isOfSomething = false
        position += 1
      case .word(let word): position += read(word, at: position)
      }
    }
    finishClause()
  }

  // MARK: Formulas

  private mutating func formula(_ number: Int, at position: Int) {
    guard traits.indices.contains(number) else { return }
    let isStating = traits[number].states
    switch mode {
    case .prose: break
    case .concluded: roles[number] = .mention
    case .restated:
      // "i.e. $…$ and $…$": whether the second belongs to the first nobody can tell.
      let isFurther = tokens.word(at: position - 1) == "and"
      roles[number] = isFurther && isStating ? .unclear : .mention
      if isFurther, isStating { obstacle = obstacle ?? "that is … and" }
    case .refused: roles[number] = .unclear
    case .assuming(let kind):
      roles[number] = kind.role
      if kind.hasMainClause, stated > 0, isStating, tokens.mark(at: position - 1) == ",",
        !goesOn(behind: position)
      {
        // "If $a > 0$, $b > 0$.": the main clause is a formula.
        roles[number] = .mention
        mode = .concluded
        return
      }
      clause.append(number)
      if isStating { stated += 1 }
      weigh(number, at: position)
    }
  }

  /// What stands right in front of an assumed formula.
  private mutating func weigh(_ number: Int, at position: Int) {
    let lead = lead(before: position)
    if let index = traits[number].bareIndex {
      let noun = lead.last.map { KnownWords.places.contains($0) } ?? false
      let word = (noun ? lead.dropLast() : lead[...]).last
      let isListed =
        ["and", nil].contains(word) && number > 0 && clause.dropLast().last == number - 1
      if !isListed, !(word.map(KnownWords.quantifiers.contains) ?? false) {
        refuse("\(word.map { $0 + " " } ?? "")\(index)")
      }
      return
    }
    // "the average of $w_j > 0$" speaks of something else than its formula.
    if traits[number].states, isOfSomething { refuse("of") }
  }

  /// The last few words since the last formula or mark.
  private func lead(before position: Int) -> [String] {
    var words: [String] = []
    while words.count < 3, let word = tokens.word(at: position - 1 - words.count) {
      words.append(word)
    }
    return words.reversed()
  }

  // MARK: Marks

  private mutating func read(_ mark: Character, at position: Int) {
    switch mark {
    case "(", "[": depth += 1
    case ")", "]":
      if let (before, level) = interrupted, depth <= level {
        mode = before
        interrupted = nil
      }
      depth -= 1
    case ".", "!", "?":
      // "… resp. …": what was assumed is.
      break
    case ",", ";", ":", "–", "—":
      if case .assuming(let kind) = mode, kind.hasMainClause, stated > 0, depth == 0 {
        openMainClause(at: position + 1)
      }
    default:
      if case .assuming = mode { refuse(String(mark)) }
    }
  }

  // MARK: Words

  /// How many words were read.
  private mutating func read(_ word: String, at position: Int) -> Int {
    guard case .assuming(let kind) = mode else { return readFree(word, at: position) }
    if stated > 0 {
      if tokens.length(of: KnownWords.falseConclusions, at: position) == 0 {
        let length = tokens.length(of: KnownWords.conclusions, at: position)
        if length > 0 {
          conclude(at: position)
          return length
        }
      }
      let length = tokens.length(of: KnownWords.restatements, at: position)
      if length > 0 {
        interrupt(with: .restated)
        return length
      }
      if isDeclaring(at: position) {
        finishClause()
        mode = .prose
        declareFurther(from: position)
        return 1
      }
      if kind.hasMainClause, tokens.formula(at: position - 1) != nil,
        KnownWords.mainClauseStarts.contains(word)
      {
        conclude(at: position)
        return 1
      }
    }
    let known = max(
      tokens.length(of: KnownWords.harmlessPhrases, at: position),
      stated == 0 ? tokens.length(of: KnownWords.restatements, at: position) : 0)
    if known > 0 { return known }
    if word == "if", stated == 0, kind.hasMainClause { return 1 }
    guard KnownWords.harmless.contains(word) || word == "assume" || word == "suppose" else {
      refuse(word)
      return 1
    }
    if word == "of" { isOfSomething = true }
    if KnownWords.places.contains(word) && !isWhole(at: position) || isSome(word, at: position) {
      place = place ?? word
    }
    return 1
  }

  /// "… and put $u = …$": what follows is named and not assumed.
  private func isDeclaring(at position: Int) -> Bool {
    guard tokens.word(at: position - 1) == "and" || tokens.mark(at: position - 1) != nil,
      let word = tokens.word(at: position)
    else { return false }
    return ["let", "put", "write", "set", "define", "denote", "call"].contains(word)
  }

  private mutating func declareFurther(from position: Int) {
    for at in position..<tokens.tokens.count {
      if let number = tokens.formula(at: at), roles.indices.contains(number) {
        roles[number] = .declaration
      }
    }
  }

  /// Words outside of an assumption: "we assume" begins one.
  private mutating func readFree(_ word: String, at position: Int) -> Int {
    switch mode {
    case .refused:
      if word == "then" { mode = .concluded }
      return 1
    default: break
    }
    guard word == "assume" || word == "suppose" else { return 1 }
    switch speaker(before: position) {
    case .note:
      finishClause()
      mode = .assuming(.assumption)
    case .stranger: break
    case .unknown(let word):
      finishClause()
      mode = .assuming(.assumption)
      refuse(word)
    }
    return 1
  }

  // MARK: The end of a clause

  mutating func conclude(at position: Int) {
    if case .assuming(let kind) = mode, kind.hasMainClause { weighMainClause(from: position) }
    if case .refused = mode { return }
    interrupt(with: .concluded)
  }

  /// A consequence in brackets ends with them.
  private mutating func interrupt(with next: Mode) {
    if depth > 0, interrupted == nil { interrupted = (mode, depth) }
    mode = next
  }

  mutating func refuse(_ word: String) {
    obstacle = obstacle ?? word
    for number in clause { roles[number] = .unclear }
    (clause, stated) = ([], 0)
    mode = .refused
  }

  /// What only the whole clause tells: one place picked out, an index that is fixed.
  private mutating func finishClause() {
    defer {
      (clause, stated, place) = ([], 0, nil)
    }
    let stating = clause.filter { traits[$0].states }
    let free = stating.reduce(into: Set<Character>()) { $0.formUnion(traits[$1].subscripts) }
    guard !free.isEmpty else { return }
    let universal = Set(clause.compactMap { traits[$0].bareIndex })
    if let place, !free.isSubset(of: universal) {
      refuse(place)
    } else if let index = free.intersection(fixed).subtracting(universal).min() {
      refuse("\(index), which is fixed,")
    }
  }
}
