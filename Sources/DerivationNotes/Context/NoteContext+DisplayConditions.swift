import SymbolicLite

/// Conditions of one display that stand behind it, or in front of it in words.
extension NoteContext {
  /// "$$ |a| = a $$ for $a ≥ 0$.": a sentence that is nothing but such a condition, over symbols that
  /// are known, as one in front of the display.
  func condition(behindDisplay element: NoteElement) -> Sentence? {
    guard var sentence = element.sentence, sentence.continuesAfterDisplay,
      !sentence.leadsToDisplay, !sentence.formulas.isEmpty
    else { return nil }
    let text = sentence.text
    guard let opening = Self.openings.first(where: { text.hasPrefix($0 + " $") }),
      CommonOpenings.isListOfFormulas(String(text.dropFirst(opening.count + 1))),
      sentence.formulas.allSatisfy(restrictsKnownSymbols)
    else { return nil }
    sentence.text = "For " + text.dropFirst(opening.count + 1)
    (sentence.leadsToDisplay, sentence.continuesAfterDisplay) = (true, false)
    return sentence
  }

  private static let openings = [
    "for all", "for every", "for any", "for", "whenever", "if", "provided that", "provided", "when",
    "as long as", "where", "assuming",
  ]

  /// Whether a formula bounds or relates symbols that are declared, and no index.
  private func restrictsKnownSymbols(_ formula: Formula) -> Bool {
    var parser = LaTeXParser(formula.source, keepingBold: formula.boldLetters)
    guard let rows = try? parser.parseInline(), rows.count == 1,
      let row = rows.first, row.connectives.isEmpty, !row.statements.isEmpty
    else { return false }
    return row.statements.allSatisfy { statement in
      var alone = scope
      guard statement.operators.allSatisfy({ Self.comparisons.contains($0.kind) }),
        (try? alone.assume(statement)) != nil, let relation = alone.assumptions.last
      else { return false }
      return relation.indexNames.isEmpty
    }
  }

  private static let comparisons: [RelationOperator.Kind] = [
    .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
  ]

  /// "For positive $a$,", "When $A$ is symmetric,", "For $a$ positive we have": nothing else in front
  /// of the display.
  func holdsForDisplay(
    _ fact: StructureSentence.Fact, _ structure: SentenceStructure, _ sentence: Sentence
  ) -> Bool {
    let prose = structure.words.prose
    guard structure.leads, !sentence.continuesAfterDisplay, sentence.formulas.count == 1,
      structure.words.facts.count == 1, structure.words.doubts.isEmpty,
      fact.property != .convex,
      prose.word(0).map({ ["for", "when", "whenever"].contains($0) }) ?? false
    else { return false }
    var words = prose.tokens.indices.dropFirst().compactMap(prose.word)
    guard !prose.tokens.contains(.mark("?")) else { return false }
    for ending in [
      ["we", "have"], ["we", "get"], ["we", "obtain"], ["one", "has"], ["it", "is"],
    ]
    where Array(words.suffix(2)) == ending {
      words.removeLast(2)
      break
    }
    return words.allSatisfy { Self.plain.contains($0) || $0.isProperty }
      && words.contains(where: \.isProperty)
  }

  private static let plain: Set = [
    "a", "an", "any", "every", "each", "all", "is", "matrix", "vector", "number", "real", "the",
    "scalar",
  ]

  /// "Let $A$ be orthogonal, i.e. $A^\top A = I$": whether the words beside a formula say it already.
  func isKnown(
    _ formula: Formula, by structure: SentenceStructure?, _ sentence: Sentence
  ) -> Bool {
    guard let structure, !structure.words.facts.isEmpty else { return false }
    var taught = self
    taught.learn(structure, of: sentence)
    var parser = LaTeXParser(formula.source, keepingBold: formula.boldLetters)
    guard let rows = try? parser.parseInline(), rows.count == 1, let row = rows.first,
      row.connectives.isEmpty, !row.statements.isEmpty
    else { return false }
    return row.statements.allSatisfy { statement in
      var again = taught.scope
      guard statement.operators.allSatisfy({ Self.comparisons.contains($0.kind) }),
        (try? again.assume(statement)) != nil
      else { return false }
      return again.assumptions == taught.scope.assumptions
    }
  }

  /// What an assumption that cannot be read names: nothing that rests on it is judged.
  mutating func doubtLetters(of formula: Formula) {
    let text = String(formula.source)
    for name in scope.symbols.keys.sorted() where text.names(name) { doubt(name, in: formula) }
  }
}

extension String {
  fileprivate var isProperty: Bool {
    [
      "positive", "nonnegative", "nonzero", "symmetric", "orthogonal", "invertible", "nonsingular",
      "semidefinite", "definite", "psd", "spd",
    ].contains(self)
  }

  /// Whether a name of a symbol stands in LaTeX source, as a letter or a command of its own.
  fileprivate func names(_ name: String) -> Bool {
    var rest = self[...]
    while let range = rest.range(of: name) {
      let isCommand = name.first == "\\"
      let front = self[..<range.lowerBound]
      let letters = front.reversed().prefix { $0.isLetter }
      let isInCommand = front.dropLast(letters.count).last == "\\" && !isCommand
      let goesOn = isCommand && rest[range.upperBound...].first?.isLetter ?? false
      if !isInCommand, !goesOn { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }
}
