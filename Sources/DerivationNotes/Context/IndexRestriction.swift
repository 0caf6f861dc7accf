import SymbolicLite

/// Whether a formula that follows another after some words restricts it.
enum IndexRestriction {
  /// "for $j \ne 1$" and "when $\lambda > 1$" do; a range of an index, or a bound on what stands for
  /// any number, does not.
  static func restricts(_ gap: Substring, _ formula: Formula, of stated: Formula) -> Bool {
    let text = String(formula.source)
    let states = relations.contains { text.contains($0) }
    let isRange = ["\\dots", "\\ldots", "\\cdots", "\\in", "..."].contains { text.contains($0) }
    let words = gap.split(separator: " ").filter { !Self.manners.contains(String($0)) }
    switch words.joined(separator: " ") {
    case "for", "when", "if", "provided", "provided that", "as long as", "in case":
      return states && !isRange
    case "for all", "for every", "for each", "for any":
      let isIndex = text.first { $0.isLetter }.map { "ijkl".contains($0) } ?? false
      if states && !isRange { return isIndex }
      // "∇f(w) = 0 for all w" says more of an open function than at one point.
      let law = String(stated.source)
      return !isIndex && !isRange && (law.contains("\\nabla") || law.contains("|"))
    default: return false
    }
  }

  /// "$w ≥ 0$ componentwise for $j ≥ 2$".
  private static let manners: Set = [
    "componentwise", "entrywise", "elementwise", "coordinatewise",
  ]

  /// The condition that picks out places of an index that another one leaves free: `j > 1` beside
  /// `w_j > 0`. Each by itself would be read as holding for all j.
  static func picking(
    _ conditions: [(statement: RelationSyntax, formula: Formula)], in scope: Scope
  ) -> RelationSyntax? {
    let texts = conditions.map { $0.formula.source[clamped: $0.statement.range] }
    for (position, (statement, _)) in conditions.enumerated() where !statement.hasDots {
      for name in statement.sides.flatMap(NameSpelling.names) where scope.symbols[name] == nil {
        guard name.count == 1, let index = name.first else { continue }
        let others = texts.indices.filter { $0 != position }
        if others.contains(where: { FormulaTraits(texts[$0]).subscripts.contains(index) }) {
          return statement
        }
      }
    }
    return nil
  }

  private static let relations = ["=", "<", ">", "\\ne", "\\le", "\\ge", "\\lt", "\\gt"]
}

extension RelationSyntax {
  /// `j = 1, \dots, d`: a range.
  fileprivate var hasDots: Bool {
    sides.contains { side in
      switch side.kind {
      case .list(let items), .bracket(_, _, .items(let items)): items.contains { $0.kind == .dots }
      case .product(let factors):
        factors.count == 1
          && RelationSyntax(sides: [factors[0].value], operators: operators).hasDots
      default: false
      }
    }
  }
}

extension [Character] {
  fileprivate subscript(clamped range: Range<Int>) -> [Character] {
    Array(self[range.clamped(to: 0..<count)])
  }
}
