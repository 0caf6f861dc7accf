/// Whether a sentence says something of some places of an index only: "$w_j > 0$ for all $j$ with
/// $v_j > 0$", "Let $w_j > 0$ for $j ≤ k$". Read formula by formula, each would hold for all places.
struct PlaceRestriction {
  let words: SentenceWords
  let tokens: SentenceTokens
  let traits: [FormulaTraits]
  let formulas: [Formula]

  /// The formulas that it makes unclear, and the words that do so.
  func found(
    where isStated: (Int) -> Bool, orDeclared isDeclared: (Int) -> Bool
  ) -> (formulas: Set<Int>, words: String)? {
    let entries = formulas.indices.filter {
      (isStated($0) || isDeclared($0)) && traits[$0].states && !traits[$0].subscripts.isEmpty
        && !PlainFormula(formulas[$0].source).defines
    }
    guard !entries.isEmpty else { return nil }
    for entry in entries {
      let letters = traits[entry].subscripts
      if isChosen(entry) { return (Set(entries), "for … with") }
      if isDeclared(entry), let word = doubt(behind: entry) { return (Set(entries), word) }
      for other in formulas.indices.dropFirst(entry + 1) {
        let plain = PlainFormula(formulas[other].source)
        if let letter = letters.sorted().first(where: plain.picks) {
          return (Set(entries), "a condition on \(letter)")
        }
        if traits[other].states, !traits[other].subscripts.isDisjoint(with: letters),
          isChosen(other)
        {
          return (Set(entries), "for … with")
        }
      }
    }
    return nil
  }

  /// "$j$ with $v_j > 0$".
  private func isChosen(_ position: Int) -> Bool {
    guard position > 0, let index = traits[position - 1].bareIndex,
      traits[position].subscripts.contains(index)
    else { return false }
    let gap = words.gap(before: position).split { $0 == " " || $0 == "," }.joined(separator: " ")
    return Self.choosing.contains(gap)
  }

  private static let choosing: Set = [
    "with", "such that", "that satisfy", "that satisfies", "satisfying", "where", "for which", "if",
    "when", "whenever", "having", "fulfilling", "provided", "provided that", "so that", "that has",
    "that have", "as long as", "whose", "and with",
  ]

  /// Words behind what "Let" says of an entry that do not leave it as it is.
  private func doubt(behind position: Int) -> String? {
    guard tokens.positions.indices.contains(position) else { return nil }
    var at = tokens.positions[position] + 1
    while let word = tokens.word(at: at) {
      guard Self.harmless.contains(word) else { return word }
      at += 1
    }
    return nil
  }

  private static let harmless: Set = [
    "for", "all", "every", "each", "any", "and", "where", "with", "hold", "holds", "be", "here",
    "throughout", "let", "as", "also", "index", "indices", "entries", "coordinates", "coordinate",
  ]
}

/// A formula without its commands and its subscripts.
private struct PlainFormula {
  let solid: String
  private let letters: [Character]

  init(_ source: [Character]) {
    let solid = source.filter { !$0.isWhitespace }
    self.solid = String(solid)
    var letters: [Character] = []
    var depth = 0
    var isCommand = false
    for (position, character) in solid.enumerated() {
      let isBelow = position > 0 && solid[position - 1] == "_"
      if character == "\\" { isCommand = true } else if !character.isLetter { isCommand = false }
      if depth > 0 {
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
      } else if isBelow, character == "{" {
        depth = 1
      } else if !isBelow, !isCommand {
        letters.append(character)
      }
    }
    self.letters = letters
    // White space ends a command as well: `\le j`.
    spaced = Self.lettersBehindSpace(source)
  }

  private let spaced: Set<Character>

  private static func lettersBehindSpace(_ source: [Character]) -> Set<Character> {
    var found: Set<Character> = []
    for (position, character) in source.enumerated() where position > 0 {
      if source[position - 1].isWhitespace, character.isLetter { found.insert(character) }
    }
    return found
  }

  /// A definition, or the membership that gives a shape.
  var defines: Bool { solid.contains(":=") || solid.contains("\\in") || solid.contains("\\sim") }

  /// Whether it says something of the bare index other than its whole range.
  func picks(_ index: Character) -> Bool {
    guard letters.contains(index) || spaced.contains(index) else { return false }
    let solid = solid.first == "(" ? String(solid.dropFirst()) : solid
    if solid.count == 1 || solid.allSatisfy({ "ijklm,".contains($0) }) { return false }
    let starts = ["=1,", "\\in\\{1,", "\\in[d]", "\\in[n]"]
    return !starts.contains { start in
      solid.drop { $0.isLetter || $0 == "," }.hasPrefix(start)
    }
  }
}
