/// Collects the prose and the formulas of a paragraph and cuts them into sentences.
struct SentenceSplitter {
  struct Piece {
    var text: String
    var formulas: [Formula]
  }

  private(set) var finished: [Piece] = []
  /// The text so far, as UTF-8, with single spaces.
  private var text: [UInt8] = []
  private var formulas: [Formula] = []

  /// Words behind whose full stop a sentence goes on.
  private static let abbreviations: Set<String> = [
    "i.e", "e.g", "cf", "eq", "eqs", "eqn", "resp", "vs", "w.r.t", "s.t", "fig", "figs", "sec",
    "ch", "thm", "def", "prop", "lem", "cor", "approx", "p", "pp", "no", "dr", "mr", "mrs", "ms",
    "prof", "ref", "refs", "viz", "ca", "dim", "ed", "eds", "vol", "st", "assoc", "univ", "stat",
    "soc", "incl", "const", "min", "max",
  ]
  /// These may end a sentence as well; the next word decides.
  private static let endings: Set<String> = [
    "etc", "i.i.d", "iid", "al", "a.s", "a.e", "q.e.d",
  ]
  /// Words that begin a sentence and are nobody's name.
  private static let openers: Set<String> = [
    "Assume", "Suppose", "If", "Let", "Then", "For", "We", "The", "This", "These", "It", "Write",
    "Define", "Here", "In", "Hence", "So", "Thus", "Now", "Set", "Put", "With", "When", "Where",
    "By", "To", "Since", "As", "Given", "Denote", "Consider", "Note", "Recall", "Fix", "Take",
    "Under", "Therefore", "But", "And", "Its", "Their", "Our", "Call", "Choose", "Both", "Each",
  ]

  mutating func add(formula: Formula) {
    text.append(.dollar)
    formulas.append(formula)
  }

  /// A code span, as written.
  mutating func add(code range: Range<Int>, of passage: Passage) {
    for index in range { append(passage, index) }
  }

  mutating func add(text range: Range<Int>, of passage: Passage) {
    var i = range.lowerBound
    while i < range.upperBound {
      let code = passage[i]
      if code == .backslash, passage[i + 1].isPunctuation, i + 1 < range.upperBound {
        i += 1
        append(passage, i)
      } else if code.isSpace {
        space(passage, at: i)
      } else if !isEmphasis(passage, at: i) {
        append(passage, i)
      }
      i += 1
    }
  }

  /// Ends the sentence. One without a word or a formula is nothing: the full stop behind a display.
  /// The sign at the end of a proof counts as a word.
  mutating func end() {
    if text.last == .space { text.removeLast() }
    if !formulas.isEmpty || text.contains(where: \.isWord) {
      finished.append(Piece(text: String(decoding: text, as: UTF8.self), formulas: formulas))
    }
    text.removeAll(keepingCapacity: true)
    formulas.removeAll()
  }

  private mutating func append(_ passage: Passage, _ index: Int) {
    let code = passage[index]
    switch code {
    case .dollar: text.append(contentsOf: "＄".utf8)
    case .newline, .tab: text.append(.space)
    case Passage.other: text.append(contentsOf: passage.characters[index].utf8)
    default: text.append(code)
    }
  }

  private mutating func space(_ passage: Passage, at index: Int) {
    guard let last = text.last, last != .space else { return }
    let startsRow = passage[index] == .newline && passage[index + 1] == .bar
    if startsRow || endsSentence(passage, at: index) { end() } else { text.append(.space) }
  }

  private func isEmphasis(_ passage: Passage, at index: Int) -> Bool {
    let (before, after) = (passage[index - 1], passage[index + 1])
    let isLoose = (before.isSpace || before == 0) && (after.isSpace || after == 0)
    switch passage[index] {
    case .star: return !isLoose
    case .underscore: return !isLoose && !(before.isWord && after.isWord)
    default: return false
    }
  }

  // MARK: The end of a sentence

  private func endsSentence(_ passage: Passage, at index: Int) -> Bool {
    var end = text.count
    while end > 0, Self.closers.contains(text[end - 1]) { end -= 1 }
    guard end > 0 else { return false }
    switch text[end - 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case .period:
      let word = lastWord(before: end - 1)
      if Self.abbreviations.contains(word.lowercased()) { return false }
      let isInitial = word.utf8.count == 1 && word.utf8.allSatisfy(\.isUppercase)
      guard isInitial || Self.endings.contains(word.lowercased()) else { return true }
      return Self.openers.contains(nextWord(passage, from: index))
    case .dollar where end == text.count:
      // "Let $x > 0.$ Then": the full stop went into the formula.
      guard formulas.last?.source.last == "." else { return false }
      return nextWord(passage, from: index).first?.isUppercase ?? false
    default: return false
    }
  }

  private static let closers = Set(")]\"'}".utf8)

  /// The word before a full stop, brackets and quotes in front of it left out.
  private func lastWord(before end: Int) -> String {
    var start = end
    while start > 0, end - start < 12, text[start - 1].isLetter || text[start - 1] == .period {
      start -= 1
    }
    if start > 0, text[start - 1] == .dollar || text[start - 1].isWord { return "" }
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  private func nextWord(_ passage: Passage, from index: Int) -> String {
    var start = index
    while passage[start].isSpace || passage[start] == .star || passage[start] == .underscore {
      start += 1
    }
    var end = start
    while passage[end].isLetter, end - start < 12 { end += 1 }
    return passage.text(start..<min(end, passage.count))
  }
}
