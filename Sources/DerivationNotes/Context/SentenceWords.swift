/// The words of one sentence around each of its formulas, found in one pass: a sentence may hold
/// thousands of formulas, and going through it for each would take the square of its length.
struct SentenceWords {
  /// In lower case; each `$` is a formula.
  let text: String
  /// Where each formula stands.
  private let marks: [String.Index]
  private let prose: ProseTokens
  /// For each formula, the number of the next one with "of " in front.
  private let owners: [Int?]

  init(_ sentence: String) {
    let text = sentence.lowercased()
    let marks = text.indices.filter { text[$0] == "$" }
    var owners: [Int?] = Array(repeating: nil, count: marks.count)
    var next: Int?
    for position in marks.indices.reversed() {
      owners[position] = next
      if text[..<marks[position]].hasSuffix("of ") { next = position }
    }
    self.text = text
    self.marks = marks
    prose = ProseTokens(text)
    self.owners = owners
  }

  /// How many formulas there are.
  var count: Int { marks.count }

  /// No phrase that is looked for next to a formula is longer than so many characters.
  private static let reach = 48

  /// What stands right before a formula.
  func before(_ position: Int) -> Substring {
    var words = text[..<mark(position)]
    if words.last == " " { words.removeLast() }
    return words.suffix(Self.reach)
  }

  /// What stands right behind a formula.
  func after(_ position: Int) -> Substring {
    let words = text[mark(position)...].dropFirst()
    return (words.first == " " ? words.dropFirst() : words).prefix(Self.reach)
  }

  /// Which formula the first "of" behind a formula speaks of.
  func owner(of position: Int) -> Int? {
    owners.indices.contains(position) ? owners[position] : nil
  }

  /// Whether nothing stands behind "rows $x_i$ of $X$" that makes other vectors of them: "divided by
  /// their norms", "plus noise".
  func endsPart(at position: Int) -> Bool {
    let last = owner(of: position).map { max($0, position) } ?? position
    let grammar = StructureGrammar(prose: prose, shapes: [], spaces: [])
    guard let start = prose.tokens.firstIndex(of: .formula(position)),
      let place = prose.tokens.firstIndex(of: .formula(last)), start <= place
    else { return false }
    let between = prose.tokens[start..<place]
    return grammar.endsPart(at: place + 1)
      && between.allSatisfy { token in
        if case .word(let word) = token { Self.partWords.contains(word) } else { true }
      }
  }

  /// What stands between $x_i$ and $X$ in "$x_i$, the rows of $X$".
  private static let partWords: Set<String> = [
    "the", "row", "rows", "column", "columns", "entry", "entries", "of", "be", "is", "are",
    "denote", "denotes", "as", "for", "th", "i", "j", "k", "a", "vector", "vectors", "examples",
    "example", "features", "and",
  ]

  /// What stands between a formula and the one in front of it.
  func gap(before position: Int) -> Substring {
    guard position > 0 else { return "" }
    let low = mark(position - 1)
    let end = mark(position)
    return low < end ? text[low..<end].dropFirst() : ""
  }

  private func mark(_ position: Int) -> String.Index {
    marks.indices.contains(position) ? marks[position] : text.endIndex
  }
}
