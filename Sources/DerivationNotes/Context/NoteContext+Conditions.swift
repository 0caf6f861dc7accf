import SymbolicLite

/// How far an "If" reaches.
extension NoteContext {
  private static let otherwise = Phrases("otherwise, else, if not, in the other case")
  private static let anyway = Phrases(
    """
    in general, in any case, in either case, in both cases, in all cases, either way, generally
    for general, conversely, in every case, without this assumption
    """)

  /// "We now drop this assumption": what rests on the symbols of an assumption is not judged any more.
  mutating func withdraw(_ tokens: SentenceTokens, line: Int) {
    let positions = tokens.tokens.indices
    guard !assumed.isEmpty,
      positions.contains(where: { at in
        tokens.length(of: Self.withdrawals, at: at) > 0
          && (at + 1..<at + 5).contains {
            tokens.word(at: $0).map(Self.withdrawn.contains) ?? false
          }
      })
    else { return }
    scope.assumptions.removeAll { assumed.contains($0) }
    distrusted += assumed.map { Distrusted(relation: $0, line: line) }
    (assumed, conditions) = ([], [])
  }

  /// "Now let $a$ be arbitrary": what was assumed of it may no longer be meant.
  mutating func free(_ tokens: SentenceTokens, _ formulas: [Formula], line: Int) {
    guard !assumed.isEmpty else { return }
    for (formula, at) in zip(formulas, tokens.positions)
    where tokens.word(at: at - 1) == "let" && tokens.word(at: at + 1) == "be" {
      let words = (at + 2..<at + 5).compactMap { tokens.word(at: $0) }
      guard words.contains(where: ["arbitrary", "any", "general", "unrestricted"].contains),
        let symbol = scope.symbols[String(formula.source.filter { !$0.isWhitespace })]
      else { continue }
      let meant = assumed.filter { $0.freeSymbols.contains(symbol) }
      distrusted += meant.map { Distrusted(relation: $0, line: line) }
    }
  }

  private static let withdrawals = Phrases(
    """
    drop, lift, remove, relax, abandon, withdraw, revoke, give up, we no longer, let go of, forget
    """)
  private static let withdrawn: Set = [
    "assumption", "assumptions", "condition", "restriction", "requirement", "hypothesis", "assume",
    "require", "suppose",
  ]

  /// "Otherwise" and "in general" at the beginning of a sentence end what the "If" in front of it
  /// assumed: the first turns it round, the second leaves it open.
  mutating func endConditions(_ tokens: SentenceTokens, line: Int) {
    guard !conditions.isEmpty || beforeCondition != nil else { return }
    let start = ["and", "but", "so"].contains(tokens.word(at: 0)) ? 1 : 0
    let turns = tokens.length(of: Self.otherwise, at: start) > 0
    guard turns || tokens.length(of: Self.anyway, at: start) > 0 else { return }
    let ended = conditions
    conditions = []
    scope.assumptions.removeAll { ended.contains($0) }
    if let former = beforeCondition { scope.widen(as: former) }
    beforeCondition = nil
    guard turns else { return }
    if ended.count == 1, let opposite = ended.first?.opposite {
      scope.assumptions.append(opposite)
      conditions = [opposite]
    } else {
      distrusted += ended.map { Distrusted(relation: $0, line: line) }
    }
  }
}

extension Relation {
  /// a < b for a ≥ b, of numbers alone: a vector that is not ≥ 0 need not be < 0.
  fileprivate var opposite: Relation? {
    guard case .compare(let a, let comparison, let b) = self, a.shape.isScalar, b.shape.isScalar,
      freeIndices.isEmpty
    else { return nil }
    let turned: Comparison =
      switch comparison {
      case .equal: .notEqual
      case .notEqual: .equal
      case .less: .greaterOrEqual
      case .lessOrEqual: .greater
      case .greater: .lessOrEqual
      case .greaterOrEqual: .less
      }
    return .compare(a, turned, b)
  }
}
