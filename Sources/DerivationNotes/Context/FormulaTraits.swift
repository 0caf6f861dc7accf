/// What the words around a formula have to know of it.
struct FormulaTraits {
  /// Whether a relation stands in it.
  let states: Bool
  /// Whether an order or ≠ stands in it.
  let orders: Bool
  /// The letter, where the formula is nothing but an index.
  let bareIndex: Character?
  /// The index letters in subscripts: each stands for all places, unless the words pick one.
  let subscripts: Set<Character>
  /// The index that it introduces as a member of a range: `j \in \{1, \dots, d\}`.
  let member: Character?

  /// Whether it only introduces names: `b \\in \\mathbb{R}`, `\\lambda > 0`.
  let introduces: Bool

  private static let letters = Set("ijklm")
  private static let relations: Set<String> = [
    "ne", "neq", "le", "leq", "leqslant", "ge", "geq", "geqslant", "lt", "gt", "succ", "succeq",
    "prec", "preceq", "in", "sim", "equiv", "subseteq", "subset", "notin", "propto", "perp", "ll",
    "gg", "approx",
  ]

  private static let orderRelations: Set<String> = [
    "ne", "neq", "le", "leq", "leqslant", "ge", "geq", "geqslant", "lt", "gt",
  ]

  init(_ source: [Character]) {
    let solid = source.filter { !$0.isWhitespace }
    let commands = Self.commands(in: source)
    states =
      solid.contains { "=<>≠≤≥≻⪰≺⪯∈∼".contains($0) }
      || commands.contains(where: Self.relations.contains)
    orders =
      solid.contains { "<>≠≤≥".contains($0) }
      || commands.contains(where: Self.orderRelations.contains)
    bareIndex = solid.count == 1 ? solid.first.flatMap { Self.index($0) } : nil
    member =
      solid.count > 3 && solid[1...3] == ["\\", "i", "n"] ? Self.index(solid[0]) : nil
    var subscripts: Set<Character> = []
    var depth = 0
    for (position, character) in solid.enumerated() {
      let isFirst = position > 0 && solid[position - 1] == "_"
      if depth > 0 {
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
      } else if isFirst, character == "{" {
        depth = 1
      }
      if isFirst || depth > 0, let index = Self.index(character) { subscripts.insert(index) }
    }
    self.subscripts = subscripts
    introduces = Self.introduces(solid)
  }

  private static func index(_ character: Character) -> Character? {
    letters.contains(character) ? character : nil
  }

  private static func introduces(_ solid: [Character]) -> Bool {
    let text = String(solid)
    for relation in ["\\in\\mathbb", ">", "\\geqslant", "\\geq", "\\ge"] {
      let parts = text.split(separator: relation, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty,
        !parts[0].contains(where: { "+-*/=<>|()^".contains($0) })
      else { continue }
      let isProduct = parts[0].split(separator: ",").contains { name in
        let bare = name.prefix { $0 != "_" }
        return bare.first == "\\" ? bare.dropFirst().contains { !$0.isLetter } : bare.count != 1
      }
      if isProduct { return false }
      return relation.hasPrefix("\\in") || parts[1].allSatisfy { $0.isNumber || $0 == "." }
    }
    return false
  }

  private static func commands(in source: [Character]) -> [String] {
    source.split(separator: "\\", omittingEmptySubsequences: false).dropFirst()
      .map { String($0.prefix { $0.isLetter }) }
  }
}
