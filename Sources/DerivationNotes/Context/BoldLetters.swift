import SymbolicLite

/// The letters that a note uses for two things: `\mathbf{w} \in \mathbb{R}^d`, the vector, and
/// `w \in \mathbb{R}`, one number. Everywhere else weight carries no meaning.
enum BoldLetters {
  /// Declarations are short; longer formulas are claims.
  private static let longest = 300

  static func distinct(in document: NoteDocument) -> Set<Character> {
    var (bold, plain): (Set<Character>, Set<Character>) = ([], [])
    var others: Set<Character> = []
    for formula in document.elements.flatMap(formulas) {
      for declared in declarations(in: formula) {
        switch (declared.isBold, declared.isNumber) {
        case (true, false): bold.insert(declared.letter)
        case (false, true): plain.insert(declared.letter)
        default: others.insert(declared.letter)
        }
      }
    }
    return bold.intersection(plain).subtracting(others)
  }

  private static func formulas(_ element: NoteElement) -> [Formula] {
    switch element {
    case .sentence(let sentence): sentence.formulas
    case .display(let display): [display.formula]
    case .heading, .head: []
    }
  }

  private struct Declared {
    var letter: Character
    var isBold: Bool
    var isNumber: Bool
  }

  private static func declarations(in formula: Formula) -> [Declared] {
    guard formula.source.count <= longest, formula.mayStateSomething else { return [] }
    let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    var parser = LaTeXParser(formula.source, keepingBold: letters)
    guard let rows = try? parser.parseInline() else { return [] }
    return rows.flatMap(\.statements).flatMap { declarations($0, formula) }
  }

  /// `w \in \mathbb{R}`, `\mathbf{s}, \mathbf{t} \in \mathbb{R}^d`, `s > 0`.
  private static func declarations(
    _ statement: RelationSyntax, _ formula: Formula
  ) -> [Declared] {
    guard statement.operators.count == 1, statement.sides.count == 2 else { return [] }
    let names = NameSpelling.names(statement.sides[0])
    switch statement.operators[0].kind {
    case .member:
      let space = formula.text(statement.sides[1].range)
      let isNumber = !space.contains("^") || space.hasSuffix("^+") || space.hasSuffix("^{+}")
      return names.compactMap { name in declared(name, isNumber: isNumber) }
    case .greater, .greaterOrEqual:
      // A vector in bold may be bounded as well.
      return names.compactMap { declared($0, isNumber: true) }.filter { !$0.isBold }
    default: return []
    }
  }

  private static func declared(_ name: String, isNumber: Bool) -> Declared? {
    var (letters, isBold) = (name[...], false)
    if name.hasPrefix("\\mathbf{"), name.hasSuffix("}") {
      (letters, isBold) = (name.dropFirst(8).dropLast(), true)
    }
    guard letters.count == 1, let letter = letters.first, letter.isLetter else { return nil }
    return Declared(letter: letter, isBold: isBold, isNumber: isNumber)
  }
}

extension NoteElement {
  /// With formulas in which the bold forms of these letters are names of their own.
  func keepingBold(_ letters: Set<Character>) -> NoteElement {
    guard !letters.isEmpty else { return self }
    switch self {
    case .sentence(var sentence):
      for place in sentence.formulas.indices { sentence.formulas[place].boldLetters = letters }
      return .sentence(sentence)
    case .display(var display):
      display.formula.boldLetters = letters
      return .display(display)
    case .heading, .head: return self
    }
  }
}
