/// Puts the pieces of a note in order and knows which sentence leads to which display.
struct NoteAssembler {
  /// What stands between two elements, from nothing to something that cuts them apart. An item (of
  /// a list, or a quote) may hold the display that the text above leads to, but no rest of a sentence.
  enum Separation: Int, Comparable {
    case none, blankLine, item, block
    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  private(set) var elements: [NoteElement] = []
  private(set) var problems: [NoteProblem]
  private var paragraph = 0
  private var separation = Separation.block
  private var surroundings = Surroundings()

  init(problems: [NoteProblem]) {
    self.problems = problems
  }

  mutating func separate(by separation: Separation) {
    self.separation = max(self.separation, separation)
  }

  /// A line `---`.
  mutating func addRule() {
    surroundings.part += 1
    separate(by: .block)
  }

  mutating func enter(_ containers: Containers) {
    (surroundings.quotes, surroundings.items) = containers.open
  }

  mutating func add(problem message: String, at place: Place, hint: String? = nil) {
    problems.append(NoteProblem(message: message, place: place, hint: hint))
  }

  mutating func add(heading text: String, level: Int, at place: Place) {
    elements.append(.heading(level: level, text: text, at: place))
    separate(by: .block)
  }

  mutating func add(_ pieces: [Piece], of passage: Passage) {
    var splitter = SentenceSplitter()
    for piece in pieces {
      switch piece.kind {
      case .text: splitter.add(text: piece.whole, of: passage)
      case .code: splitter.add(code: piece.whole, of: passage)
      case .formula: splitter.add(formula: passage.formula(piece.content))
      case .head(let head):
        addSentences(of: &splitter)
        beginElement()
        elements.append(.head(head))
      case .display:
        addSentences(of: &splitter)
        let lines = passage.place(at: piece.whole.lowerBound).line
        let last = passage.place(at: piece.whole.upperBound - 1).line
        add(Display(formula: passage.formula(piece.content), lines: lines...max(lines, last)))
      }
    }
    addSentences(of: &splitter)
  }

  mutating func add(_ display: Display) {
    if case .sentence(var sentence) = elements.last, leads(sentence) {
      sentence.leadsToDisplay = true
      elements[elements.count - 1] = .sentence(sentence)
    }
    beginElement()
    var display = display
    display.surroundings = surroundings
    elements.append(.display(display))
  }

  private mutating func addSentences(of splitter: inout SentenceSplitter) {
    splitter.end()
    for piece in splitter.finished {
      let continues = continuesAfterDisplay(piece.text)
      beginElement()
      elements.append(
        .sentence(
          Sentence(
            text: piece.text, formulas: piece.formulas, paragraph: paragraph,
            leadsToDisplay: false, continuesAfterDisplay: continues,
            surroundings: surroundings)))
    }
    splitter = SentenceSplitter()
  }

  private mutating func beginElement() {
    if separation > .none { paragraph += 1 }
    separation = .none
  }

  /// In the display's own paragraph the last sentence leads to it; across a blank line, if it is
  /// not finished.
  private func leads(_ sentence: Sentence) -> Bool {
    switch separation {
    case .none: return true
    case .blankLine, .item: return !Self.isFinished(sentence)
    case .block: return false
    }
  }

  private static func isFinished(_ sentence: Sentence) -> Bool {
    let text = sentence.text.reversed().drop { ")]\"'”’}".contains($0) }
    switch text.first {
    case ".", "!", "?": return true
    case "$": return sentence.formulas.last?.source.last == "."
    default: return false
    }
  }

  /// A small letter or a comma behind a display goes on with its sentence. So does a formula, unless
  /// the display ended in a full stop.
  private func continuesAfterDisplay(_ text: String) -> Bool {
    guard separation < .item, case .display(let display) = elements.last else { return false }
    guard let first = text.first else { return false }
    if first.isLetter { return first.isLowercase }
    return display.formula.source.last != "."
  }
}
