import SymbolicLite

/// What stands behind "$g ∼ N(0, 1)$". A law is used only where every word up to the end of its
/// clause leaves it as it is: not "approximately", "before clipping", "conditioned to be positive".
struct LawTails {
  private let prose: ProseTokens
  /// Formulas that only say which members are meant: `i = 1, \dots, n`.
  private let ranges: Set<Int>

  init(_ prose: ProseTokens, _ formulas: [Formula] = []) {
    self.prose = prose
    ranges = Set(formulas.indices.filter { Self.isRange(formulas[$0].source) })
  }

  private static func isRange(_ source: [Character]) -> Bool {
    let traits = FormulaTraits(source)
    let text = String(source.filter { !$0.isWhitespace })
    return traits.bareIndex != nil || traits.member != nil
      || text.contains("=1,") && (text.contains("dots") || text.contains("…"))
  }

  /// Whether the words behind a formula change its law or tie it to another one.
  func changes(behind formula: Int) -> Bool {
    guard var at = prose.tokens.firstIndex(of: .formula(formula)) else { return false }
    at += 1
    var startsClause = false
    var isFamily = false
    while let token = prose[at] {
      switch token {
      case .formula(let number):
        // "$ε_i ∼ N(0, 1)$ for $i = 1, …, n$, all equal": the words behind the range count too.
        guard ranges.contains(number) else { return false }
        isFamily = true
      case .mark(let mark):
        if "?!".contains(mark) { return true }
        if ";:".contains(mark) { return false }
        if mark == "(" || mark == "," { startsClause = true }
      case .word(let word):
        let starters = isFamily ? Self.startersBehindRange : Self.starters
        if startsClause, starters.contains(word) { return false }
        if Self.conclusions.contains(word) { return false }
        if !Self.harmless.contains(word) { return true }
        startsClause = word == "and"
      }
      at += 1
    }
    return false
  }

  /// "They share a common factor.", "We keep only positive draws.": about laws, without a formula.
  var takesBack: Bool {
    guard [.mark("."), .mark("!")].contains(prose.tokens.last) else { return false }
    let words = Set(prose.tokens.indices.compactMap(prose.word))
    return words.contains { word in Self.doubts.contains { word.hasPrefix($0) } }
      || Self.pairs.contains { first, second in
        words.contains { first.contains($0) } && words.contains { second.contains($0) }
      }
  }

  /// "Let $ε$ have mean 1": more of a law than was declared.
  func speaksOfLaw(behind formula: Int) -> Bool {
    guard let at = prose.tokens.firstIndex(of: .formula(formula)),
      prose.word(0).map({ ["let", "assume", "suppose"].contains($0) }) ?? false
    else { return false }
    let words = prose.tokens[(at + 1)...].prefix(6).prefix {
      if case .word = $0 { true } else { false }
    }
    let nouns = ["mean", "variance", "covariance", "expectation", "distribution", "law", "moments"]
    return nouns.contains { words.contains(.word($0)) }
  }

  private static func set(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  private static let harmless = set(
    """
    independent independently i d iid and entries entry noise be is are for all each every with
    where drawn random gaussian normal standard laplace laplacian vector vectors variable variables
    error errors a an any the of in matrix components coordinates identically distributed uncorrelated have has
    having zero unit given fixed as prior priors model likelihood weights weight observation
    observations measurement measurements residual residuals target targets rows columns from on
    this here throughout its density denote denotes say sample samples assume suppose also both
    mutually number numbers scalar label labels data design features inputs
    s t which that let by under
    """)
  private static let starters = set(
    """
    then so we the it this hence thus where with and independent independently for let write which
    its both all our one i iid given in by each mutually noise that as one
    """)
  /// Behind a family ", all equal", ", one common draw" tie its members.
  private static let startersBehindRange = set("then so we hence thus let write")
  private static let conclusions = set(
    "then so hence thus therefore we because since gives yields follows")
  private static let doubts = ["marginal", "clip", "truncat", "censor"]
  private static let pairs: [(Set<String>, Set<String>)] = [
    (set("keep only discard select reject drop"), set("positive negative draws samples values")),
    (set("share shares shared common same"), set("factor source noise shock seed cause")),
  ]
}

extension NoteContext {
  /// Names whose laws the words of a sentence leave open.
  mutating func doubtLaws(of sentence: Sentence, _ prose: ProseTokens) {
    let tails = LawTails(prose, sentence.formulas)
    guard !sentence.formulas.isEmpty else {
      if tails.takesBack { doubtEveryLaw() }
      return
    }
    for (number, formula) in sentence.formulas.enumerated() {
      let states = String(formula.source).contains("\\sim")
      let isOpen = states ? tails.changes(behind: number) : tails.speaksOfLaw(behind: number)
      guard isOpen else { continue }
      for name in lawNames(in: sentence, of: formula) { doubt(name, in: formula) }
    }
  }

  private func lawNames(in sentence: Sentence, of formula: Formula) -> [String] {
    // "$g ∼ …$ and $h ∼ …$ be two views of the same noise" speaks of both.
    let others = sentence.formulas.filter { String($0.source).contains("\\sim") }
    return ([formula] + others).flatMap(namedSymbols).filter { scope.distributions[$0] != nil }
  }

  private mutating func doubtEveryLaw() {
    for name in scope.distributions.keys.sorted() {
      guard let symbol = scope.symbols[name] else { continue }
      distrusted.append(
        Distrusted(
          relation: .compare(.symbol(symbol), .equal, .symbol(symbol)), line: lastLine))
    }
  }
}
