@testable import DerivationNotes

/// A note as the reader sees it, one line an element, so that a test compares all of it.
func listing(_ note: String) -> [String] {
  listing(NoteReader.read(Array(note.utf8)))
}

func listing(_ document: NoteDocument) -> [String] {
  document.elements.map(line) + document.problems.map(line)
}

private func line(_ element: NoteElement) -> String {
  switch element {
  case .heading(let level, let text, let place):
    return "\(place.line):\(place.column) \(String(repeating: "#", count: level)) \(text)"
  case .head(let head):
    return "\(head.place.line):\(head.place.column) head \(head.kind) \(head.word) (\(head.label))"
  case .sentence(let sentence):
    let formulas = sentence.formulas.map { " [\(String($0.source))]" }.joined()
    let marks =
      (sentence.continuesAfterDisplay ? "… " : "") + (sentence.leadsToDisplay ? "→ " : "")
    return "¶\(sentence.paragraph) \(marks)\(sentence.text)\(formulas)"
  case .display(let display):
    let (start, end) = (display.formula.places[0], display.formula.places.last ?? Place.none)
    let source = String(display.formula.source).split(separator: "\n").joined(separator: "⏎")
    return "\(start.line):\(start.column)-\(end.line):\(end.column) display \(source)"
      + " lines \(display.lines.lowerBound)-\(display.lines.upperBound)"
  }
}

private func line(_ problem: NoteProblem) -> String {
  let hint = problem.hint.map { "; hint: " + $0 } ?? ""
  return "\(problem.place.line):\(problem.place.column): \(problem.message)\(hint)"
}

extension Place {
  static let none = Place(line: 0, column: 0)
}

/// Every formula of the note, inline and displayed, in order.
func formulas(_ document: NoteDocument) -> [Formula] {
  document.elements.flatMap { element -> [Formula] in
    switch element {
    case .sentence(let sentence): return sentence.formulas
    case .display(let display): return [display.formula]
    case .heading, .head: return []
    }
  }
}

func formulas(_ note: String) -> [String] {
  formulas(NoteReader.read(Array(note.utf8))).map { String($0.source) }
}

/// What is wrong with the places of a note's formulas: each character must stand in the file where
/// its place says. The file is cut into lines by other means than the reader's.
func misplaced(in document: NoteDocument, of note: String) -> [String] {
  let lines = note.split(omittingEmptySubsequences: false) {
    $0 == "\n" || $0 == "\r\n" || $0 == "\r"
  }.map(Array.init)
  return formulas(document).flatMap { formula -> [String] in
    guard formula.places.count == formula.source.count + 1 else {
      return ["\(formula.places.count) places for \(formula.source.count) characters"]
    }
    return zip(formula.source, formula.places).compactMap { character, place in
      let line = lines.indices.contains(place.line - 1) ? lines[place.line - 1] : []
      let isThere =
        character == "\n"
        ? place.column == line.count + 1
        : line.indices.contains(place.column - 1) && line[place.column - 1] == character
      return isThere ? nil : "\(character) is not at \(place.line):\(place.column)"
    }
  }
}
