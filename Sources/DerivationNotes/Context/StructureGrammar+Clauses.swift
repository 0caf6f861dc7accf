/// Where a clause may begin and end, so that nothing in it is passed over.
extension StructureGrammar {
  /// Whether the clause ends there: the sentence does, or the next symbol or clause begins.
  ///
  /// - Parameter leads: whether a main clause may follow: "for a convex $f$, the objective is …".
  func closes(at start: Int, leads: Bool = false) -> Bool {
    if prose[start] == .mark(",") || prose[start] == .mark("("), isRestated(at: start + 1) {
      return true
    }
    guard !isTakenBack(behind: start) else { return false }
    var place = start
    while let token = prose[place], token == .mark(")") || Self.fillers.contains(token) {
      place += 1
    }
    guard let token = prose[place] else { return true }
    switch token {
    case .mark("."), .mark("!"):
      return prose.tokens[place...].allSatisfy { if case .mark = $0 { true } else { false } }
    case .mark(";"), .mark(":"): return true
    case .mark(","):
      return prose[place + 1] == nil || isRestated(at: place + 1) || goesOn(at: place + 1, leads)
    case .mark("("): return isRestated(at: place + 1)
    case .word("and"), .word("with"): return goesOn(at: place + 1, false)
    case .word("then"): return concludes(at: place + 1)
    case .word("we"): return prose.word(place + 1).map(Self.verbs.contains) ?? false
    default: return false
    }
  }

  /// "(so $A^\\top = A$)", ", that is, $A^\\top = A$": a formula about the same symbols.
  private func isRestated(at start: Int) -> Bool {
    let words: Set<ProseTokens.Token> = [
      .word("so"), .word("i"), .word("e"), .word("that"), .word("is"), .word("hence"), .mark("."),
      .mark(","), .word("means"), .word("which"),
    ]
    var place = min(start, prose.tokens.count)
    while let token = prose[place], words.contains(token) { place += 1 }
    // "If $A$ is symmetric, that is, if $A^\\top = A$"; "symmetric, if $A \\succ 0$" is a condition.
    if prose.word(0) == "if", prose.word(place) == "if", place > start { place += 1 }
    guard case .formula(let number)? = prose[place], restating.contains(number) else {
      return false
    }
    switch prose[place + 1] {
    case nil, .word("and"): return true
    case .mark(let mark): return "),.;:".contains(mark)
    default: return false
    }
  }

  private static let fillers: Set<ProseTokens.Token> = [
    .word("throughout"), .word("below"), .word("here"), .word("too"), .word("again"),
    .word("also"),
  ]

  /// Behind "then": the end, a formula, "we have".
  private func concludes(at place: Int) -> Bool {
    guard let word = prose.word(place) else { return true }
    return ["the", "it", "its"].contains(word)
      || word == "we" && prose.word(place + 1).map(Self.verbs.contains) ?? false
  }

  /// Behind "," or "and": the next symbol, or a clause of its own.
  private func goesOn(at start: Int, _ leads: Bool) -> Bool {
    var place = start
    if let word = prose.word(place), word == "and" || word == "with" || word == "where" {
      place += 1
    }
    if let word = prose.word(place) {
      if Self.openings.contains(word) { return true }
      if ["then", "hence", "thus"].contains(word) { return concludes(at: place + 1) }
      if word == "we" { return prose.word(place + 1).map(Self.verbs.contains) ?? false }
      if leads, word == "the" || word == "its" {
        // "…, the objective is bounded": a clause of its own.
        let verbs = (place + 1...place + 3).compactMap(prose.word).filter(Self.copulas.contains)
        if !verbs.isEmpty { return true }
      }
      if word == "so" {
        return prose.isFormula(place + 1)
          || prose.word(place + 1).map { $0 == "that" || $0 == "the" } ?? false
      }
    }
    for next in place..<place + 7 {
      if prose.isFormula(next) { return true }
      guard let word = prose.word(next), Self.plainWords.contains(word),
        !Self.restricting.contains(word)
      else { return false }
    }
    return false
  }

  /// Plain in front of a symbol, and a restriction behind a property.
  private static let restricting: Set<String> = [
    "for", "if", "when", "on", "as", "in", "since", "because", "from", "which",
  ]

  private static let openings: Set<String> = [
    "let", "write", "set", "put", "define", "denote", "assume", "suppose", "consider",
  ]

  private static let copulas: Set<String> = [
    "is", "are", "reads", "has", "have", "satisfies", "holds", "gives", "becomes",
  ]

  private static let verbs: Set<String> = [
    "have", "write", "let", "get", "set", "define", "denote", "obtain", "find", "see", "consider",
    "assume", "suppose", "know",
  ]

  /// Whether a word up to the next formula may take back what was said.
  private func isTakenBack(behind start: Int) -> Bool {
    for token in prose.tokens.dropFirst(start) {
      switch token {
      case .formula: return false
      case .mark("?"): return true
      case .word(let word):
        if Self.retractions.contains(word) || word.hasSuffix("n't") { return true }
      case .mark: break
      }
    }
    return false
  }

  private static let retractions: Set<String> = [
    "not", "or", "only", "except", "unless", "almost", "nearly", "but", "otherwise", "if", "when",
    "whenever", "least", "provided", "until", "approximately", "possibly", "perhaps", "maybe",
    "usually", "often", "sometimes", "mostly", "never", "cannot", "fails", "false", "wrong",
    "exception", "exceptions", "apart",
  ]

  /// Whether "the rows $x_i$ of $X$" end there, or go on with "as columns", "written as columns".
  func endsPart(at start: Int) -> Bool {
    var place = start
    if prose[place] == .mark(","),
      prose.word(place + 1) == "as" || prose.word(place + 1) == "written"
    {
      place += 1
    }
    if prose.word(place) == "written" { place += 1 }
    if prose.word(place) == "as" {
      place += prose.word(place + 1) == "a" ? 2 : 1
      let nouns = place
      while let word = prose.word(place),
        ["column", "columns", "vector", "vectors"].contains(word)
      {
        place += 1
      }
      guard place > nouns else { return false }
    }
    switch prose[place] {
    case .word("where"), .word("respectively"), .word("throughout"): return true
    case .mark(")"): return endsPart(at: place + 1)
    default: return closes(at: place)
    }
  }

  /// The first place of the sentence in front of which something other than plain words stands:
  /// what follows it may be denied, asked, or said under a condition.
  ///
  /// - Parameter read: what was understood, and is no obstacle.
  func firstObstacle(passing read: [Range<Int>]) -> Int {
    if prose.tokens.contains(.mark("?")) { return 0 }
    let known = Set(read.flatMap { Array($0) })
    var isConditional = false
    for (place, token) in prose.tokens.enumerated() where !known.contains(place) {
      switch token {
      case .formula(let number):
        if isConditional || stating.contains(number) && !isAsserted(at: place) { return place + 1 }
      case .word(let word):
        if ["for", "if", "when", "on"].contains(word) {
          isConditional = isConditional || !isAside(at: place)
        } else if !Self.plainWords.contains(word)
          || word == "of" && !Self.wholes.contains(prose.word(place - 1) ?? "")
        {
          return place
        }
      case .mark(let mark):
        guard ",;:().".contains(mark) else { return place }
      }
    }
    return prose.tokens.count
  }

  /// What may have an "of" behind it in front of a symbol: not "the square of $M$".
  private static let wholes: Set<String> = [
    "rows", "row", "columns", "column", "matrix", "vector", "size", "dimension", "order",
    "entries", "number", "th", "examples", "features", "targets", "entry", "components",
    "coordinates", "component", "coordinate", "all", "each",
  ]

  /// Whether what a formula states is said without a condition: "assume $t > 0$", not "given $d = 1$".
  private func isAsserted(at place: Int) -> Bool {
    prose[place - 1] == .mark(",")
      || prose.word(place - 1).map {
        ["assume", "suppose", "assuming", "supposing", "that", "and", "let", "with"].contains($0)
      } ?? false
  }

  /// Whether the symbol itself is spoken of there: "the matrix $A$", not "the norm of the vector $w$".
  func isSubject(at start: Int) -> Bool {
    var place = start - 1
    while let word = prose.word(place), Self.appositions.contains(word) { place -= 1 }
    guard place >= 0 else { return true }
    switch prose[place] {
    case .word(let word): return Self.boundaries.contains(word)
    case .mark(let mark): return ",;:(".contains(mark)
    default: return false
    }
  }

  private static let appositions: Set<String> = [
    "the", "a", "an", "any", "every", "each", "all", "both", "our", "matrix", "matrices",
    "vector", "vectors", "function", "functions", "number", "numbers", "scalar", "scalars",
    "loss", "losses", "penalty", "penalties", "weight", "weights", "parameter", "parameters",
    "data", "design", "target", "targets", "kernel", "covariance", "objective", "noise",
    "response", "real", "square", "fixed", "coefficients",
  ]

  private static let boundaries: Set<String> = [
    "let", "that", "assume", "suppose", "assuming", "supposing", "and", "where", "with", "if",
    "when", "since", "because", "as", "given", "take", "fix", "consider", "for", "now", "also",
    "here", "throughout", "recall", "on", "is", "moreover", "further", "furthermore",
    "additionally",
  ]

  /// "for simplicity", "from now on".
  private func isAside(at place: Int) -> Bool {
    prose.word(place + 1) == "simplicity" || prose.word(place + 1) == "convenience"
      || prose.word(place - 1) == "now"
  }

  /// Words that neither deny nor restrict what stands behind them.
  private static let plainWords: Set<String> = [
    "let", "and", "given", "consider", "assume", "suppose", "assuming", "supposing", "that", "be",
    "is", "are", "as", "a", "an", "the", "any", "every", "each", "all", "both", "matrix",
    "matrices", "vector", "vectors", "function", "functions", "number", "numbers", "scalar",
    "scalars", "real", "with", "rows", "columns", "row", "column", "of", "where", "also", "now",
    "here", "throughout", "moreover", "further", "furthermore", "additionally", "addition", "in",
    "this", "section", "note", "we", "us", "fix", "take", "for", "simplicity", "convenience",
    "once", "again", "denote", "write", "loss", "data", "targets", "target", "weights", "weight",
    "parameter", "parameters", "label", "labels", "features", "examples", "kernel",
    "regularisation", "regularization", "strength", "penalty", "learning", "rate", "covariance",
    "square", "fixed", "have", "has", "follows", "begin", "next", "finally", "step", "size",
    "symmetric", "positive", "definite", "semidefinite", "semi", "orthogonal", "convex", "smooth",
    "differentiable", "continuous", "continuously", "twice", "strictly", "strongly", "invertible",
    "nonsingular", "orthonormal", "full", "rank", "linearly", "independent", "known", "constant",
    "response", "bias", "noise", "entries", "coordinates", "components", "nonnegative", "nonzero",
    "closed", "proper", "design", "variance", "hyperparameter", "if", "when", "on", "since",
    "because", "recall", "dimension", "order", "variables", "variable", "random", "unit",
    "arbitrary", "which", "psd", "spd", "non", "zero", "norm", "length", "from", "coefficients",
    "coefficient", "objective", "linear", "model",
  ]
}
