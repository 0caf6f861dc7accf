import SymbolicLite

/// "rows $x_i$ of $X$", "examples $x^{(i)}$, the rows of $X$", "columns $x_j$ of $X$", "$x_i$ the
/// $i$-th row of $X$": a letter that stands for the rows or columns of a matrix.
struct PartMention {
  var name: String
  /// The matrix, where the sentence names it.
  var matrix: String?
  var isRow: Bool

  /// The matrix of thousands of formulas is read for each of them: it has to be short.
  private static let longestName = 100

  /// - Parameter position: which formula of the sentence is looked at.
  init?(_ sentence: SentenceWords, at position: Int, _ formulas: [Formula]) {
    guard formulas.indices.contains(position),
      let name = Self.indexedName(formulas[position].source)
    else { return nil }
    let words = sentence.before(position)
    let next = sentence.after(position)
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
    guard sentence.endsPart(at: position) else { return nil }
    self.name = name
    self.isRow = isRow
    matrix = sentence.owner(of: position).flatMap { Self.plainName(formulas[$0].source) }
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
    if let sub, case .name = sub.kind, sup == nil || sup?.kind.isTranspose == true { return name }
    if sub == nil, let sup, case .bracket("(", ")", .items(let items)) = sup.kind, items.count == 1
    {
      return name
    }
    return nil
  }

  private static func ends(_ words: Substring, in endings: [String]) -> Bool {
    endings.contains { words == $0 || words.hasSuffix(" " + $0) || words.hasSuffix("(" + $0) }
  }

  /// "…, the rows of $", "is the $-th row of $", "denotes row $ of $": before the next comma but one.
  private static func mentions(_ next: Substring, _ word: String) -> Bool {
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

  private static func plainName(_ source: [Character]) -> String? {
    guard source.count <= longestName else { return nil }
    var parser = LaTeXParser(source)
    guard let rows = try? parser.parseInline(), let side = rows.first?.statements.first?.sides.first
    else { return nil }
    return NameSpelling.name(side)
  }
}
