/// A sentence as words, formulas and marks, in lower case.
struct SentenceTokens {
  enum Token: Hashable, Sendable {
    /// "assume", "i.e", "non-negative", and the "-th" behind a formula.
    case word(String)
    /// The number of the formula.
    case formula(Int)
    case mark(Character)
  }

  let tokens: [Token]
  /// Where each formula stands among them.
  let positions: [Int]

  init(_ text: String) {
    var tokens: [Token] = []
    var word = ""
    var formulas = 0
    let characters = Array(text)
    func finish() {
      if word.contains(where: { $0.isLetter || $0.isNumber }) {
        tokens.append(.word(word))
      } else if !word.isEmpty {
        tokens.append(.mark("–"))
      }
      word = ""
    }
    for (position, character) in characters.enumerated() {
      let next = position + 1 < characters.count ? characters[position + 1] : " "
      if character.isLetter || character.isNumber || character == "-" {
        word.append(character)
      } else if "'’".contains(character), !word.isEmpty {
        word.append("'")
      } else if character == ".", !word.isEmpty, next.isLetter || word.contains(".") {
        // "i.e." is one word, with or without its last full stop.
        if next.isLetter { word.append(".") }
      } else {
        finish()
        if character == "$" {
          tokens.append(.formula(formulas))
          formulas += 1
        } else if !character.isWhitespace {
          tokens.append(.mark(character))
        }
      }
    }
    finish()
    self.tokens = tokens
    positions = tokens.indices.filter { if case .formula = tokens[$0] { true } else { false } }
  }

  subscript(position: Int) -> Token? {
    tokens.indices.contains(position) ? tokens[position] : nil
  }

  func word(at position: Int) -> String? {
    guard case .word(let word) = self[position] else { return nil }
    return word
  }

  func formula(at position: Int) -> Int? {
    guard case .formula(let number) = self[position] else { return nil }
    return number
  }

  func mark(at position: Int) -> Character? {
    guard case .mark(let mark) = self[position] else { return nil }
    return mark
  }

  /// How many words the longest of these phrases takes that begins here; 0 without any.
  func length(of phrases: Phrases, at position: Int) -> Int {
    guard let first = word(at: position) else { return 0 }
    let fitting = (phrases.byFirst[first] ?? []).filter { phrase in
      phrase.indices.allSatisfy { word(at: position + $0) == phrase[$0] }
    }
    return fitting.map(\.count).max() ?? 0
  }
}

/// Phrases of one or more words, found by their first one.
struct Phrases: Sendable {
  let byFirst: [String: [[String]]]

  /// - Parameter list: one phrase a line, or several with commas between them.
  init(_ list: String) {
    let phrases = list.split { $0 == "," || $0.isNewline }
      .map { $0.split(separator: " ").map(String.init) }
      .filter { !$0.isEmpty }
    byFirst = Dictionary(grouping: phrases) { $0[0] }
  }
}
