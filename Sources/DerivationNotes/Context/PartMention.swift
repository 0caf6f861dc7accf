import SymbolicLite

/// "rows $x_i$ of $X$", "examples $x^{(i)}$, the rows of $X$", "columns $x_j$ of $X$", "$x_i$ the
/// $i$-th row of $X$": a letter that stands for the rows or columns of a matrix.
struct PartMention {
  var name: String
  /// The matrix, where the sentence names it.
  var matrix: String?
  var isRow: Bool

  /// - Parameter position: which formula of the sentence is looked at.
  init?(_ text: String, at position: Int, _ formula: Formula, _ formulas: [Formula]) {
    guard let name = Self.indexedName(formula.source) else { return nil }
    let (before, after) = Self.surroundings(of: position, in: text)
    let words = before.split(separator: " ").suffix(3).joined(separator: " ")
    let next = after.lowercased()
    let isRow: Bool
    if Self.ends(words, in: ["row", "rows", "row vectors", "whose rows are", "rows are"]) {
      isRow = true
    } else if Self.ends(
      words, in: ["column", "columns", "features", "whose columns are", "columns are"])
    {
      isRow = false
    } else if Self.mentions(next, "row") || Self.mentions(next, "entr") {
      isRow = true
    } else if Self.mentions(next, "column") {
      isRow = false
    } else {
      return nil
    }
    self.name = name
    self.isRow = isRow
    matrix = Self.matrix(after: position, next, before, formulas)
  }

  /// `x_i`, `x_i^\top`, `\mathbf{x}^{(i)}`: the letter without its index.
  private static func indexedName(_ source: [Character]) -> String? {
    var parser = LaTeXParser(source)
    guard let rows = try? parser.parseInline(), rows.count == 1,
      let statement = rows[0].statements.first,
      statement.sides.count == 1
    else { return nil }
    var syntax = statement.sides[0]
    if case .product(let factors) = syntax.kind, factors.count == 1 { syntax = factors[0].value }
    guard case .scripted(let base, let sub, let sup, 0) = syntax.kind,
      case .name(let name) = base.kind
    else { return nil }
    if let sub, case .name = sub.kind, sup == nil || sup?.kind == .top { return name }
    if sub == nil, let sup, case .bracket("(", ")", .items(let items)) = sup.kind, items.count == 1
    {
      return name
    }
    return nil
  }

  private static func surroundings(of position: Int, in text: String) -> (String, String) {
    var seen = 0
    for index in text.indices where text[index] == "$" {
      if seen == position {
        return (
          String(text[..<index]).trimmed, String(text[text.index(after: index)...]).trimmed
        )
      }
      seen += 1
    }
    return (text, "")
  }

  private static func ends(_ words: String, in endings: [String]) -> Bool {
    let lower = words.lowercased()
    return endings.contains {
      lower == $0 || lower.hasSuffix(" " + $0) || lower.hasSuffix("(" + $0)
    }
  }

  /// "…, the rows of $", "is the $-th row of $", "denotes row $ of $": before the next comma but one.
  private static func mentions(_ next: String, _ word: String) -> Bool {
    let starts = [
      ", the \(word)", "the \(word)", "are the \(word)", "is the \(word)", "for the \(word)",
      "denote the \(word)",
      "be the \(word)", "as the \(word)", "(the \(word)", "is the $-th \(word)",
      "be the $-th \(word)",
      "the $-th \(word)", "for the $-th \(word)", "denotes the $-th \(word)", "for $-th \(word)",
      "is $-th \(word)", "is the $th \(word)", "be the $th \(word)", "is \(word) $",
      "for \(word) $",
      "be \(word) $", "denote the $-th \(word)", ", the $-th \(word)", "are \(word)",
    ]
    return starts.contains { next.hasPrefix($0) }
  }

  /// The formula behind "of", or the one in front of "with rows".
  private static func matrix(
    after position: Int, _ next: String, _ before: String, _ formulas: [Formula]
  ) -> String? {
    if let range = next.range(of: "of $") {
      let skipped = next[..<range.lowerBound].filter { $0 == "$" }.count
      let target = position + 1 + skipped
      if target < formulas.count, let name = plainName(formulas[target].source) { return name }
    }
    if next.hasPrefix("of $"), position + 1 < formulas.count {
      return plainName(formulas[position + 1].source)
    }
    return nil
  }

  private static func plainName(_ source: [Character]) -> String? {
    var parser = LaTeXParser(source)
    guard let rows = try? parser.parseInline(), let side = rows.first?.statements.first?.sides.first
    else { return nil }
    return NameSpelling.name(side)
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
