/// What a sentence does with the statements in it, by how it begins.
struct SentenceRole {
  enum Role: Sendable, Hashable {
    /// "Let …", "Write …": new symbols.
    case declaration
    /// "Assume …", "Suppose …", "If …": holds from here to the end of the section.
    case assumption
    /// "For …:" in front of a display: a condition of that display alone.
    case sideCondition
    /// Prose that speaks of what is known.
    case mention
    /// "Suppose z > 0 fails": an assumption with a negation in it, which the lab does not turn round.
    case negated
    /// "Assume w = 0 or y = 0": words that the lab does not turn into formulas.
    case unclear
  }

  private let words: SentenceWords
  private let opening: Role
  /// From which formula on a conclusion, and from which on an assumption is drawn.
  private let conclusion: Int?
  private let request: Int?
  private let isNegated: Bool
  /// The word that an assumption cannot be read past.
  private(set) var obstacle: String?

  /// With one of these in it, a sentence may say the opposite of its formulas.
  private static let negations = [
    " not ", "n't ", " never ", " nobody ", " nothing ", " no ", " fails", " drop ", " without ",
    " unless ", " false ", " unknown ", " cannot ", " neither ", " nor ", " untrue ", " violated",
    " wrong ", " hardly ", " rarely ", " no longer ", " instead of ",
  ]

  init(_ words: SentenceWords, leadsToDisplay: Bool, continuesAfterDisplay: Bool) {
    self.words = words
    conclusion = words.formulas(before: [
      " then ", " then, ", ", then", " we have ", " so ", " hence ", " it follows ", " we get ",
      " gives ",
    ])
    let plain = (" " + words.text + " ").replacing("without loss of generality", with: "")
    isNegated = Self.negations.contains { plain.contains($0) }
    request = isNegated ? nil : words.ownRequest()
    let text = words.text.drop { !$0.isLetter && $0 != "$" }
    if ["assume ", "assume,", "suppose ", "if ", "assuming ", "now assume ", "now suppose "]
      .contains(where: {
        text.hasPrefix($0)
      })
    {
      opening = .assumption
    } else if text.hasPrefix("let ") || text.hasPrefix("given ") {
      opening = .declaration
    } else if leadsToDisplay, !continuesAfterDisplay,
      ["for ", "when ", "where ", "whenever ", "with ", "on "].contains(where: {
        text.hasPrefix($0)
      })
    {
      opening = .sideCondition
    } else {
      opening = .mention
    }
  }

  /// Looks at the words between and behind the formulas that are assumed, in a sentence of its own
  /// or in front of a display.
  mutating func weigh(_ formulas: [Formula]) {
    func isAssumed(_ position: Int) -> Bool {
      [.assumption, .sideCondition].contains(role(of: position))
    }
    let assumed = formulas.indices.filter { isAssumed($0) && formulas[$0].mayStateSomething }
    guard let last = assumed.last else { return }
    let start = opening == .assumption || opening == .sideCondition ? 0 : request ?? 0
    obstacle = AssumptionWords.obstacle(
      words, from: start, through: last, leads: opening == .sideCondition)
    guard obstacle == nil else { return }
    for position in formulas.indices.dropFirst()
    where isAssumed(position) && isAssumed(position - 1) {
      let gap = words.gap(before: position)
      if AssumptionWords.restricts(gap, formulas[position], of: formulas[position - 1]) {
        obstacle = gap.split(separator: " ").joined(separator: " ") + " …"
        return
      }
    }
  }

  /// The role of the formula at a position: what stands behind "then" is a conclusion, and what
  /// stands behind "assume" or "suppose" in the middle of a sentence is an assumption.
  func role(of position: Int) -> Role {
    let plain = plainRole(of: position)
    return [.assumption, .sideCondition].contains(plain) && obstacle != nil ? .unclear : plain
  }

  private func plainRole(of position: Int) -> Role {
    if opening == .assumption || opening == .sideCondition,
      conclusion.map({ $0 <= position }) ?? false || words.before(position).hasSuffix(" then")
    {
      return .mention
    }
    if isNegated, opening == .assumption || opening == .sideCondition {
      return opening == .assumption ? .negated : .mention
    }
    if opening == .declaration || opening == .mention, request.map({ $0 <= position }) ?? false {
      return .assumption
    }
    return opening
  }
}
