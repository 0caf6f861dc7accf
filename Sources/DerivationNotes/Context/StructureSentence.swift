/// What the words of one sentence say of its symbols, and of which symbols they say something that
/// was not understood.
struct StructureSentence {
  struct Fact: Hashable {
    /// The number of the formula that names the symbols.
    var formula: Int
    var property: StructureProperty
  }

  /// What a formula of the sentence names.
  enum Kind: Hashable, CaseIterable { case square, matrix, vector, scalar, function }

  private(set) var facts: [Fact] = []
  /// The formulas of which something was said that was not understood.
  private(set) var doubts: Set<Int> = []

  let prose: ProseTokens
  let grammar: StructureGrammar
  let kinds: [Int: Kind]
  /// The formulas that introduce their names.
  private let declaring: Set<Int>
  /// What was understood, token by token.
  private(set) var understood: Set<Int> = []

  /// A property beside a group of formulas, before the words in front of it are weighed.
  struct Candidate {
    var group: ProseTokens.Group
    var reading: StructureGrammar.Reading
    /// All the tokens that it takes.
    var place: Range<Int>
    var standsInFront: Bool
    var isOfAll = false
    /// Whether a verb joins it to the group: "$A$ and $B$ are symmetric".
    var hasVerb = false
  }

  init(_ grammar: StructureGrammar, kinds: [Int: Kind], declaring: Set<Int>) {
    self.grammar = grammar
    self.declaring = declaring
    prose = grammar.prose
    self.kinds = kinds
    let conclusion = Self.conclusion(of: prose)
    let groups = prose.groups.filter { $0.place.lowerBound < conclusion }
    let candidates = groups.flatMap { group in
      [candidate(behind: group), candidate(inFrontOf: group), candidate(ofPartsOf: group)]
        .compactMap { $0 }
    }
    let neutral = neutralPlaces()
    let obstacle = grammar.firstObstacle(passing: candidates.map(\.place) + neutral)
    for candidate in candidates where candidate.group.place.lowerBound < obstacle {
      understood.formUnion(candidate.place)
      accept(candidate)
    }
    for place in neutral { understood.formUnion(place) }
    noteDoubts(in: groups, before: conclusion)
  }

  /// Behind "then" stands what follows, not what is given.
  private static func conclusion(of prose: ProseTokens) -> Int {
    let words: Set<String> = ["then", "hence", "thus", "therefore", "consequently", "so"]
    return prose.tokens.indices.first { place in
      prose.word(place).map(words.contains) ?? false && !prose.reads(["so", "that"], at: place)
    } ?? prose.tokens.count
  }

  // MARK: Candidates

  /// "$A$ is symmetric", "$X$ has orthonormal columns", "$A$, symmetric,".
  private func candidate(behind group: ProseTokens.Group) -> Candidate? {
    let start = group.place.upperBound
    guard grammar.isSubject(at: group.place.lowerBound) || isInFront(of: group) else { return nil }
    var reading: StructureGrammar.Reading?
    if let verb = copula(at: start) {
      reading = grammar.nounPhrase(at: verb)
      // "be a matrix with orthonormal columns".
      if let plain = reading, plain.isEmpty, plain.end > verb, let word = prose.word(plain.end),
        word == "with" || word == "having"
      {
        reading = grammar.feature(at: plain.end + 1)
      }
      if prose.word(verb) == "of" { reading = grammar.feature(at: verb + 1) }
      if reading?.isEmpty ?? true { reading = featureOfNoun(at: verb) ?? reading }
    } else if let word = prose.word(start), ["has", "have", "having", "with"].contains(word) {
      reading = grammar.feature(at: start + 1)
    } else if prose.word(start) == "of" {
      reading = grammar.feature(at: start + 1)
    } else {
      let isAside = prose[start] == .mark(",") || prose[start] == .mark("(")
      reading = grammar.nounPhrase(at: isAside ? start + 1 : start)
      if reading?.isOfOne == true, !isAside { reading = nil }
    }
    guard let reading, !reading.isEmpty, grammar.closes(at: reading.end) else { return nil }
    return Candidate(
      group: group, reading: reading, place: start..<reading.end, standsInFront: false,
      hasVerb: copula(at: start) != nil)
  }

  /// "be a vector with positive entries".
  private func featureOfNoun(at start: Int) -> StructureGrammar.Reading? {
    guard prose.word(start) == "a" || prose.word(start) == "the",
      prose.word(start + 1).map({ ["vector", "matrix", "column"].contains($0) }) ?? false,
      prose.word(start + 2) == "with"
    else { return nil }
    return grammar.feature(at: start + 3)
  }

  /// "a symmetric matrix $A$ has full rank": words that were read may stand in front as well.
  private func isInFront(of group: ProseTokens.Group) -> Bool {
    let end = group.place.lowerBound
    return (max(0, end - 12)..<end).contains { start in
      grammar.nounPhrase(at: start)?.end == end && grammar.isSubject(at: start)
    }
  }

  /// The place behind "be", "are both", "is assumed to be", ", which is".
  private func copula(at start: Int) -> Int? {
    var place = start
    if prose[place] == .mark(","), prose.word(place + 1) == "which" { place += 2 }
    if let word = prose.word(place), word == "which" || word == "that" { place += 1 }
    guard let verb = prose.word(place),
      ["be", "is", "are", "being", "denote", "denotes"].contains(verb)
    else { return nil }
    place += 1
    if let word = prose.word(place), ["assumed", "taken", "supposed"].contains(word) { place += 1 }
    if prose.reads(["to", "be"], at: place) { place += 2 }
    if let word = prose.word(place), ["both", "all", "also", "again"].contains(word) { place += 1 }
    return place
  }

  /// "a symmetric matrix $A$".
  private func candidate(inFrontOf group: ProseTokens.Group) -> Candidate? {
    let end = group.place.lowerBound
    let behind = group.place.upperBound
    let isGiven =
      prose.word(behind) == "be"
      && prose.word(behind + 1).map { ["given", "fixed", "arbitrary"].contains($0) } ?? false
    guard
      grammar.closes(at: isGiven ? behind + 2 : behind, leads: true) || isFollowedByMore(behind)
    else {
      return nil
    }
    for start in max(0, end - 12)..<end {
      guard let reading = grammar.nounPhrase(at: start), reading.end == end, !reading.isEmpty
      else { continue }
      let noun = prose.word(end - 1) ?? ""
      return Candidate(
        group: group, reading: reading, place: start..<end, standsInFront: true,
        isOfAll: !reading.isOfOne && (noun.hasSuffix("s") || noun == "matrices"))
    }
    return nil
  }

  /// "for a convex function $f$ we have", "a matrix $A$ with columns $a_j$".
  private func isFollowedByMore(_ place: Int) -> Bool {
    prose.word(place) == "where" && prose.isFormula(place + 1)
  }

  /// "the columns of $X$ are orthonormal".
  private func candidate(ofPartsOf group: ProseTokens.Group) -> Candidate? {
    let start = group.place.lowerBound
    guard prose.word(start - 1) == "of", let noun = prose.word(start - 2),
      let part = Self.parts[noun], let front = prose.word(start - 3),
      (noun.hasSuffix("s") ? ["the", "all"] : ["every", "each"]).contains(front),
      grammar.isSubject(at: start - (prose.word(start - 4) == "all" ? 4 : 3)),
      let verb = copula(at: group.place.upperBound),
      let reading = grammar.propertyOfParts(part, at: verb), grammar.closes(at: reading.end)
    else { return nil }
    return Candidate(
      group: group, reading: reading, place: start - 3..<reading.end, standsInFront: false)
  }

  private static let parts = [
    "columns": "columns", "rows": "rows", "entries": "entries", "entry": "entries",
    "components": "entries", "component": "entries", "coordinates": "entries",
    "coordinate": "entries", "coefficients": "entries",
  ]

  /// "not necessarily symmetric", "symmetric or not": nothing is said.
  private func neutralPlaces() -> [Range<Int>] {
    var places: [Range<Int>] = []
    for place in prose.tokens.indices {
      if let description = description(at: place) {
        places.append(description)
        continue
      }
      guard
        let open = Self.neutral.first(where: { prose.reads($0, at: place) })
      else { continue }
      var end = place + open.count
      if prose.word(end) == "of" || prose.word(end) == "have" { end += 1 }
      if let found = grammar.feature(at: end) ?? grammar.property(at: end) {
        places.append(place..<found.end)
      } else if prose.word(end) != nil {
        places.append(place..<end + 1)
      }
    }
    return places
  }

  /// "be the hidden units", "be the solution": what a symbol is called, and nothing about its value.
  private func description(at place: Int) -> Range<Int>? {
    guard let words = Self.descriptions.first(where: { prose.reads($0, at: place) }) else {
      return nil
    }
    let end = place + words.count
    guard words.last == "solution" else { return prose.word(end) == "of" ? nil : place..<end }
    // A number that is called so stands for any; a vector may be meant to solve what is written.
    let isNumber = prose.groups.contains { group in
      group.place.upperBound == place && group.formulas.allSatisfy { kinds[$0] == .scalar }
    }
    return isNumber && (prose.word(end) == nil || prose.word(end) == "and") ? place..<end : nil
  }

  private static let descriptions = [
    ["hidden", "units"], ["output", "units"], ["input", "units"], ["be", "the", "units"],
    ["be", "the", "solution"], ["be", "the", "least", "squares", "solution"],
  ]
  private static let neutral = [["not", "necessarily"], ["need", "not", "be"]]

  // MARK: Facts

  private mutating func accept(_ candidate: Candidate) {
    let members = members(of: candidate)
    guard let first = members.first, let last = members.last else { return }
    for property in candidate.reading.properties {
      let fitting = members.filter { kinds[$0].map(property.suits) ?? false }
      var chosen: [Int]
      if candidate.standsInFront {
        chosen = candidate.isOfAll ? Array(members.prefix { fitting.contains($0) }) : [first]
      } else if !candidate.hasVerb, members.count > 1, members.contains(where: declaring.contains) {
        // "$A \in S$ and $B \in S$ symmetric" may speak of one or of both.
        chosen = [last]
        doubts.formUnion(fitting.filter { $0 != last })
      } else if fitting.count == members.count, !candidate.reading.isOfOne {
        chosen = members
      } else {
        chosen = [last]
      }
      if !chosen.allSatisfy(fitting.contains) || chosen.isEmpty {
        doubts.formUnion(chosen + fitting)
        continue
      }
      facts += chosen.map { Fact(formula: $0, property: property) }
      // "$M$, $w$ and $A$ be symmetric" may speak of both.
      if !candidate.reading.isOfOne, !property.isOfEntries {
        doubts.formUnion(Set(fitting).subtracting(chosen))
      }
    }
  }

  /// Of "$A, B \in S$, $A$ symmetric" the property is said of the symbols that are named again.
  private func members(of candidate: Candidate) -> [Int] {
    let all = Array(candidate.group.formulas)
    guard !candidate.standsInFront, let last = all.lastIndex(where: declaring.contains),
      last + 1 < all.count
    else { return all }
    return Array(all[(last + 1)...])
  }

  private mutating func noteDoubts(in groups: [ProseTokens.Group], before end: Int) {
    for place in prose.tokens.indices.prefix(end) where !understood.contains(place) {
      guard let word = prose.word(place),
        let stem = StructureStem(word, next: prose.word(place + 1))
      else { continue }
      for group in doubted(by: stem, at: place, groups) {
        doubts.formUnion(
          group.formulas.filter { kinds[$0].map(stem.kinds.contains) ?? false })
      }
    }
  }

  /// The groups that a word may speak of: the nearest one of its kind in front, and the one that
  /// follows at once.
  private func doubted(
    by stem: StructureStem, at place: Int, _ groups: [ProseTokens.Group]
  ) -> [ProseTokens.Group] {
    // Further away no word speaks of a symbol.
    let suited = groups.filter { group in
      abs(group.place.lowerBound - place) < 200
        && group.formulas.contains { kinds[$0].map(stem.kinds.contains) ?? false }
    }
    func isNear(_ low: Int, _ high: Int, _ limit: Int) -> Bool {
      guard low <= high else { return false }
      let gap = prose.tokens[low..<high]
      return !gap.contains(.mark(";")) && !gap.contains(.mark(":"))
        && (!stem.isNarrow || gap.count <= limit && !(low..<high).contains(where: prose.isFormula))
    }
    var found: [ProseTokens.Group] = []
    if let front = suited.last(where: { $0.place.upperBound <= place }),
      isNear(front.place.upperBound, place, 5), !stem.isNarrow || isPredicate(front, place)
    {
      found.append(front)
    }
    if stem.looksAhead, let next = suited.first(where: { $0.place.lowerBound > place }),
      next.place.lowerBound - place <= 3 || found.isEmpty && !stem.isNarrow,
      isNear(place, next.place.lowerBound, 3)
    {
      found.append(next)
    }
    return found
  }

  private func isPredicate(_ group: ProseTokens.Group, _ place: Int) -> Bool {
    let start = group.place.upperBound
    return start == place || copula(at: start) != nil || prose[start] == .mark(",")
      || prose.word(start).map { ["has", "have", "having", "with", "of"].contains($0) } ?? false
  }
}
