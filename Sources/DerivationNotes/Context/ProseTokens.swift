/// One sentence cut into words, formulas and marks, for those who read it by a grammar.
struct ProseTokens {
  enum Token: Hashable {
    /// In lower case; a hyphen parts two words.
    case word(String)
    /// The number of the formula in the sentence.
    case formula(Int)
    case mark(Character)
  }

  /// Formulas that follow each other with nothing but "," and "and" between them.
  struct Group {
    /// The numbers of its formulas.
    var formulas: Range<Int>
    /// Where it stands among the tokens.
    var place: Range<Int>
  }

  let tokens: [Token]
  let groups: [Group]

  /// - Parameter text: a sentence in which each `$` is a formula.
  init(_ text: String) {
    var tokens: [Token] = []
    var word = ""
    var count = 0
    for character in text.lowercased() + " " {
      if character.isLetter || character.isNumber || character == "'" || character == "’" {
        word.append(character == "’" ? "'" : character)
        continue
      }
      if !word.isEmpty { tokens.append(.word(word)) }
      word = ""
      if character == "$" {
        tokens.append(.formula(count))
        count += 1
      } else if !character.isWhitespace, character != "-" {
        tokens.append(.mark(character))
      }
    }
    self.tokens = tokens
    groups = Self.groups(of: tokens)
  }

  private static func groups(of tokens: [Token]) -> [Group] {
    var groups: [Group] = []
    for (place, token) in tokens.enumerated() {
      guard case .formula(let number) = token else { continue }
      if let last = groups.last, last.formulas.upperBound == number,
        links.contains(Array(tokens[last.place.upperBound..<place].prefix(3)))
      {
        groups[groups.count - 1].formulas = last.formulas.lowerBound..<number + 1
        groups[groups.count - 1].place = last.place.lowerBound..<place + 1
      } else {
        groups.append(Group(formulas: number..<number + 1, place: place..<place + 1))
      }
    }
    return groups
  }

  private static let links: [[Token]] = [
    [.mark(",")], [.word("and")], [.mark(","), .word("and")],
  ]

  subscript(_ place: Int) -> Token? { tokens.indices.contains(place) ? tokens[place] : nil }

  func word(_ place: Int) -> String? {
    if case .word(let word)? = self[place] { return word }
    return nil
  }

  func isFormula(_ place: Int) -> Bool {
    if case .formula? = self[place] { return true }
    return false
  }

  /// Whether these words stand there, one behind the other.
  func reads(_ words: [String], at place: Int) -> Bool {
    words.indices.allSatisfy { word(place + $0) == words[$0] }
  }
}
