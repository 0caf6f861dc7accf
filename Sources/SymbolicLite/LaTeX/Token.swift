/// One token of a formula, and where it stands.
struct Token: Hashable, Sendable {
  var kind: Kind
  /// Characters of the source, spaces around it excluded.
  var range: Range<Int>
  /// What `\left`, `\bigl`, `\lvert` and their kin say about a delimiter; nil where nothing does.
  var side: Side?
  /// The token that closes this `{` or `\begin`, or opens this `}` or `\end`.
  var partner: Int?
  /// How many plain bars stand from here to the end of the bracket around them, this one included.
  var barsAhead = 0

  enum Side: Hashable, Sendable { case left, right, middle }

  enum Kind: Hashable, Sendable {
    case letter(Character)
    case digit(Character)
    /// A control sequence without its backslash; delimiters in one spelling: `{`, `|`, `langle`.
    case command(String)
    case symbol(Character)
    case open
    case close
    /// A name that its font is part of: `\mathbb{R}`, `\mathbf{1}`.
    case name(String)
    /// The letters of `\operatorname{…}` or `\mathrm{…}`.
    case word(String)
    /// The words of `\text{…}`, trimmed.
    case text(String)
    case begin(String)
    case end(String)
    case newRow
    /// `\quad`, `\qquad`: nothing inside a formula, a gap between a statement and its condition.
    case wide
    /// A character that has no place in a formula.
    case invalid(Character)
    /// What has been read and found to carry no meaning.
    case blank
    /// Behind the `\end` of the rows: what follows belongs to all of them.
    case afterRows
    case endOfFormula
  }

  init(_ kind: Kind, _ range: Range<Int>, side: Side? = nil) {
    self.kind = kind
    self.range = range
    self.side = side
  }

  func isSymbol(_ character: Character) -> Bool { kind == .symbol(character) }
  func isCommand(_ name: String) -> Bool { kind == .command(name) }
  var isBlankOrWide: Bool { kind == .blank || kind == .wide }
  var isSingleBar: Bool { kind == .symbol("|") }
  var isDoubleBar: Bool { kind == .command("|") }

  /// A row of an environment or the whole formula ends here.
  var endsRow: Bool {
    switch kind {
    case .newRow, .endOfFormula, .afterRows: true
    default: false
    }
  }

  var isPunctuation: Bool { isSymbol(",") || isSymbol(";") || isSymbol(".") }
}
