import SymbolicLite

/// Keeps what the prose asserted and where, while the note is read.
struct AssumptionLifetime: Sendable {
  var facts: [StandingFact] = []
  /// What was said before the first section.
  private var factsOfNote: [StandingFact] = []
  private(set) var place = Standing()
  /// The place of the sentence that leads to the next display.
  private var leading: Standing?
  private var count = 0
  /// The item of a list that is open.
  private var item: Int?
  /// Letters called real or arbitrary in words before anything else was said of them.
  var freeNames: Set<String> = []
  /// Whether the sentence at hand is complete in itself: "Setting $λ = 0$ recovers least squares."
  var isAside = false
  /// Whether what the sentence at hand assumes is said for a while.
  var isTemporary = false
  /// The assumptions that the row at hand states anew.
  var restated: Set<Relation> = []
  /// Why the conditions of the sentence in front of a display may not bind it, and what they are.
  var pendingDoubt: String?
  var pending: Set<Relation> = []
  /// What the sentence at hand says of names in two ways.
  var conflicts: [String: String] = [:]
  /// How many facts were there in front of the sentence at hand.
  var known = 0

  /// Whether anything is known of a name.
  func speaks(of name: String) -> Bool { facts.contains { $0.names.contains(name) } }

  // MARK: Places

  mutating func enter(heading level: Int, startsSection: Bool, isFirst: Bool) {
    count += 1
    place.headings.removeAll { $0.level >= level }
    place.headings.append(Standing.Heading(number: count, level: level))
    (place.head, place.isApart, place.aside, place.proof, leading) = (nil, false, nil, nil, nil)
    place.enumerator = nil
    pendingDoubt = nil
    guard startsSection else { return }
    if isFirst {
      factsOfNote = facts
      for index in factsOfNote.indices { factsOfNote[index].standing.isOfNote = true }
    }
    facts = factsOfNote
    freeNames = []
  }

  mutating func enter(_ head: RunInHead) {
    count += 1
    let isProof = head.word.lowercased() == "proof"
    // A proof belongs to the claim in front of it.
    if !isProof || place.head == nil { place.head = count }
    if isProof { place.proof = count }
    place.isApart = head.kind != .claim
    (place.aside, place.enumerator, leading) = (nil, nil, nil)
  }

  mutating func enter(_ sentence: Sentence, _ tokens: SentenceTokens) {
    move(to: sentence.surroundings)
    if place.paragraph != sentence.paragraph, place.isExercise { place.aside = nil }
    place.paragraph = sentence.paragraph
    if let kind = LifetimeWords.aside(tokens) {
      count += 1
      (place.aside, place.isExercise) = (count, kind == .exercise)
    }
    if let enumerator = LifetimeWords.enumerator(tokens) { place.enumerator = enumerator }
    if LifetimeWords.beginsProof(tokens) {
      count += 1
      place.proof = count
    }
    if LifetimeWords.endsProof(sentence, tokens) { endProof() }
    leading = sentence.leadsToDisplay ? place : nil
    known = facts.count
    isTemporary = false
    conflicts = [:]
  }

  mutating func enter(_ display: Display) {
    if let leading {
      place.surroundings = leading.surroundings
    } else {
      move(to: display.surroundings)
      if place.isExercise { place.aside = nil }
    }
    known = facts.count
    isTemporary = false
  }

  mutating func leaveDisplay() {
    leading = nil
    for index in facts.indices {
      facts[index].hasLed = true
      facts[index].doubts.removeAll(where: \.isPassing)
    }
    (restated, pendingDoubt, pending) = ([], nil, [])
  }

  private mutating func move(to surroundings: Surroundings) {
    place.surroundings = surroundings
  }

  /// A square, or the words: of the proof that began, or of all that was said since the head.
  private mutating func endProof() {
    defer { place.proof = nil }
    guard place.proof == nil else { return }
    for index in facts.indices
    where facts[index].origin != .introduction && facts[index].standing.head == place.head
      && facts[index].standing.headings == place.headings
    {
      facts[index].doubt("a proof ends in between")
    }
  }

  /// An item that holds more than assumptions is a case of its own.
  mutating func fillItem(isAssuming: Bool) {
    let item = place.surroundings.items.last
    if item != self.item { (self.item, place.isBareItem) = (item, true) }
    guard !isAssuming, let item else { return }
    place.isBareItem = false
    for index in facts.indices where facts[index].standing.surroundings.items.last == item {
      facts[index].standing.isBareItem = false
    }
  }

  // MARK: Doubts

  /// Puts what is known of some names in doubt.
  mutating func doubt(
    _ names: Set<String>, _ reason: String, isPassing: Bool = false, upTo limit: Int? = nil,
    where holds: (StandingFact) -> Bool = { _ in true }
  ) {
    for index in facts.indices.prefix(limit ?? known)
    where !facts[index].names.isDisjoint(with: names) && holds(facts[index]) {
      facts[index].doubt(reason, isPassing: isPassing)
    }
  }

  mutating func doubtAll(_ reason: String, where holds: (StandingFact) -> Bool) {
    for index in facts.indices.prefix(known) where holds(facts[index]) {
      facts[index].doubt(reason)
    }
  }

  /// What was said again holds from here on.
  mutating func renew(_ contents: Set<StandingFact.Content>, line: Int) {
    for index in facts.indices where contents.contains(facts[index].content) {
      facts[index].doubts = []
      facts[index].standing = place
      facts[index].line = line
      facts[index].hasLed = false
    }
  }

  /// The facts that may not hold any more here.
  var doubtful: [(fact: StandingFact, reason: String)] {
    facts.compactMap { fact in fact.doubt(at: place).map { (fact, $0) } }
  }
}
