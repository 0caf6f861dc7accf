import SymbolicLite

/// One thing that the note's prose asserts, with the place that it was said in.
///
/// Whether it still holds further down depends on what stands between. Nobody can tell that for
/// sure, so a fact is never taken back: it is put in doubt, and a step that needs it is undecided.
struct StandingFact: Sendable {
  enum Content: Hashable, Sendable {
    /// An assumption, with the domains of its symbols left out.
    case relation(Relation)
    /// That a symbol is symmetric, definite, whole, or one of some values.
    case domain(String)
    case convex(String)
    case law(String)
    case definition(String)
  }

  enum Origin: Sendable {
    /// "Let $λ > 0$": said of a name that is new in the same sentence.
    case introduction
    case assumption
    /// "If …", "Suppose for the moment …": said for a while.
    case condition
  }

  struct Doubt: Sendable {
    var reason: String
    /// Whether it is over behind the next display.
    var isPassing = false
  }

  var content: Content
  var names: Set<String>
  var line: Int
  var origin: Origin
  var standing: Standing
  /// Whether a display followed since.
  var hasLed = false
  var doubts: [Doubt] = []

  /// Why it may not hold any more at another place.
  func doubt(at place: Standing) -> String? {
    doubts.first?.reason ?? standing.end(of: origin, at: place)
  }

  mutating func doubt(_ reason: String, isPassing: Bool = false) {
    doubts.append(Doubt(reason: reason, isPassing: isPassing))
  }
}

/// Where something stands in a note, as far as it matters for how long it holds.
struct Standing: Sendable, Hashable {
  /// The headings that are open, outermost first, by number and level.
  var headings: [Heading] = []
  var surroundings = Surroundings()
  var paragraph = 0
  /// The run-in head, if one is open.
  var head: Int?
  /// Whether that head is one whose displays are not claimed.
  var isApart = false
  /// A remark, an example, an exercise.
  var aside: Int?
  var isExercise = false
  /// "(ii)" in front of a case.
  var enumerator: String?
  /// A proof that was begun, until its end mark.
  var proof: Int?
  /// Whether the list item holds nothing but the assumption.
  var isBareItem = false
  /// Whether it stands before the first section, and so holds in all of them.
  var isOfNote = false

  struct Heading: Sendable, Hashable {
    var number: Int
    var level: Int
  }

  /// What ends at `place` something of the given kind that was said here.
  func end(of origin: StandingFact.Origin, at place: Standing) -> String? {
    if let quote = surroundings.quotes.last, !place.surroundings.quotes.contains(quote) {
      return "it is quoted"
    }
    if origin == .introduction { return nil }
    if isApart, head != place.head { return "its head is over" }
    if origin == .condition, head != nil, head != place.head { return "its head is over" }
    if let aside, aside != place.aside { return "the remark is over" }
    if let aside, isExercise, aside == place.aside, paragraph != place.paragraph {
      return "the exercise is over"
    }
    if let enumerator, enumerator != place.enumerator { return "its case is over" }
    if let proof, proof != place.proof { return "the proof is over" }
    if !place.headings.starts(with: headings) { return "another heading stands between" }
    if !isOfNote, surroundings.part != place.surroundings.part { return "a rule stands between" }
    if !isBareItem, let item = surroundings.items.last, !place.surroundings.items.contains(item) {
      return "its item of the list is over"
    }
    return nil
  }
}
