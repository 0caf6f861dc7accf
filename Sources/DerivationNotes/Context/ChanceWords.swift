import SymbolicLite

/// Words about random symbols that the declared laws do not say: "correlated", "truncated to",
/// "need not be independent".
enum ChanceWords {
  /// Whether the words leave open how the random symbols of the sentence are drawn.
  ///
  /// - Parameter isRandom: whether a formula of the sentence names a random symbol.
  static func leaveLawsOpen(_ prose: ProseTokens, isRandom: (Int) -> Bool) -> Bool {
    prose.tokens.indices.contains { place in
      guard let word = prose.word(place) else { return false }
      if word.hasPrefix("independen") || word == "iid" || word.hasPrefix("uncorrelat") {
        return isDenied(prose, place)
      }
      if word == "identical" || word == "comonotone" || word == "coupled" { return true }
      if word.hasPrefix("condition") {
        // "Conditional on $X$" of a fixed $X$ says nothing new.
        let next = prose.tokens[place...].lazy.compactMap { token -> Int? in
          if case .formula(let number) = token { number } else { nil }
        }.first
        return next.map(isRandom) ?? (word == "conditioned" || word == "conditionally")
      }
      if word == "depend" || word == "depends" {
        return requests.contains(prose.word(0) ?? "") && !isDenied(prose, place)
      }
      if word.hasPrefix("dependen") {
        return !isDenied(prose, place)
          && prose.word(place + 1).map { !$0.hasPrefix("variable") } ?? true
      }
      return stems.contains { word.hasPrefix($0) } && !isDenied(prose, place)
    }
  }

  /// "$h$ is a copy of $g$", "$g ∼ …$ and $h ∼ …$ with covariance ½": one random symbol by another.
  static func relates(_ prose: ProseTokens, _ random: (Int) -> Set<String>) -> Bool {
    let words = prose.tokens.indices.compactMap(prose.word)
    guard !words.contains(where: { $0.hasPrefix("independen") || $0.hasPrefix("uncorrelat") })
    else { return false }
    let groups = prose.groups.map { group in
      (group, group.formulas.reduce(into: Set<String>()) { $0.formUnion(random($1)) })
    }.filter { !$0.1.isEmpty }
    guard let first = groups.first, groups.dropFirst().contains(where: { $0.1 != first.1 })
    else { return words.contains("covariance") && (groups.first?.1.count ?? 0) > 1 }
    return words.contains("covariance")
      || groups.dropLast().contains { group, _ in
        prose.word(group.place.upperBound).map(relations.contains) ?? false
      }
  }

  private static let relations: Set<String> = [
    "is", "be", "are", "equals", "has", "have", "follows", "copies", "repeats", "determines",
  ]

  private static let stems = [
    "correlat", "truncat", "censor", "copula", "anticorrelat", "autocorrelat",
  ]
  private static let requests: Set<String> = ["let", "assume", "suppose"]

  private static func isDenied(_ prose: ProseTokens, _ place: Int) -> Bool {
    (max(0, place - 5)..<place).contains { before in
      guard let word = prose.word(before) else { return false }
      return denials.contains(word) || word.hasSuffix("n't")
    }
  }

  private static let denials: Set<String> = [
    "not", "no", "never", "nor", "neither", "without", "need", "cannot", "hardly", "lose", "drop",
    "fail", "fails", "longer", "non", "pairwise",
  ]
}

extension NoteContext {
  /// Where the words say more of random symbols than their declared laws, no law is known.
  mutating func learnLaws(of sentence: Sentence) {
    guard
      !scope.distributions.isEmpty || sentence.text.contains("ependent")
        || sentence.text.contains("orrelated")
    else { return }
    let prose = ProseTokens(sentence.text)
    doubtLaws(of: sentence, prose)
    func random(_ number: Int) -> Set<String> {
      guard sentence.formulas.indices.contains(number) else { return [] }
      return namedSymbols(in: sentence.formulas[number]).filter { scope.distributions[$0] != nil }
    }
    guard
      ChanceWords.leaveLawsOpen(prose, isRandom: { !random($0).isEmpty })
        || ChanceWords.relates(prose, random)
    else { return }
    guard let first = sentence.formulas.first else {
      doubtAllLaws(prose)
      return
    }
    var isRandomNamed = false
    for formula in sentence.formulas {
      for name in namedSymbols(in: formula) where scope.distributions[name] != nil {
        isRandomNamed = true
        doubt(name, in: formula)
      }
    }
    // "Let $g, h$ be correlated", before their laws are declared.
    if !isRandomNamed, let group = prose.groups.first(where: { isCalledDependent(prose, $0) }) {
      for number in group.formulas {
        for name in namedSymbols(in: sentence.formulas[number])
        where scope.symbols[name]?.shape.columns == .one {
          doubt(name, in: first)
        }
      }
    }
  }

  private func isCalledDependent(_ prose: ProseTokens, _ group: ProseTokens.Group) -> Bool {
    let next = group.place.upperBound
    return prose.word(group.place.lowerBound - 1) != "of"
      && prose.word(next).map { ["are", "be", "is"].contains($0) } ?? false
      && prose.word(next + 1).map { $0.hasPrefix("correlat") || $0.hasPrefix("dependent") } ?? false
  }

  /// "They are dependent.", "The noise is correlated.": a sentence without a formula.
  private mutating func doubtAllLaws(_ prose: ProseTokens) {
    let isAboutThem = prose.tokens.indices.contains { place in
      prose.word(place).map {
        ["they", "them", "noise", "errors", "two", "both", "independence", "draws", "these"]
          .contains($0)
      } ?? false
    }
    guard isAboutThem else { return }
    for name in scope.distributions.keys.sorted() {
      guard let symbol = scope.symbols[name] else { continue }
      let value = SymbolicLite.Expression.symbol(symbol)
      distrusted.append(
        Distrusted(relation: .compare(value, .equal, value), line: lastPlaceLine))
    }
  }

  private var lastPlaceLine: Int { head.place?.line ?? 1 }

  /// The declared symbols that a formula in prose names.
  func namedSymbols(in formula: Formula) -> Set<String> {
    var parser = LaTeXParser(formula.source, keepingBold: formula.boldLetters)
    guard let rows = try? parser.parseInline() else { return [] }
    var found: Set<String> = []
    for side in rows.flatMap(\.statements).flatMap(\.sides) {
      found.formUnion(NameSpelling.names(side))
      var elaborator = Elaborator(scope)
      if case .expression(let value)? = try? elaborator.stated(side) {
        found.formUnion(value.freeSymbols.map(\.name))
      }
    }
    return found
  }
}
