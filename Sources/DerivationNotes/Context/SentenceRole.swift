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
  }

  private let words: SentenceWords
  private let opening: Role
  /// From which formula on a conclusion, and from which on an assumption is drawn.
  private let conclusion: Int?
  private let request: Int?

  init(_ words: SentenceWords, leadsToDisplay: Bool) {
    self.words = words
    conclusion = words.formulas(before: [
      " then ", " then, ", ", then", " we have ", " so ", " hence ", " it follows ", " we get ",
      " gives ",
    ])
    request = words.formulas(before: [" assume ", " suppose "])
    let text = words.text.drop { !$0.isLetter && $0 != "$" }
    if ["assume ", "assume,", "suppose ", "if ", "assuming ", "now assume ", "now suppose "]
      .contains(where: {
        text.hasPrefix($0)
      })
    {
      opening = .assumption
    } else if text.hasPrefix("let ") || text.hasPrefix("given ") {
      opening = .declaration
    } else if leadsToDisplay,
      ["for ", "when ", "where ", "whenever ", "with ", "on "].contains(where: {
        text.hasPrefix($0)
      })
    {
      opening = .sideCondition
    } else {
      opening = .mention
    }
  }

  /// The role of the formula at a position: what stands behind "then" is a conclusion, and what
  /// stands behind "assume" or "suppose" in the middle of a sentence is an assumption.
  func role(of position: Int) -> Role {
    if opening == .assumption || opening == .sideCondition,
      conclusion.map({ $0 <= position }) ?? false || words.before(position).hasSuffix(" then")
    {
      return .mention
    }
    if opening == .declaration || opening == .mention, request.map({ $0 <= position }) ?? false {
      return .assumption
    }
    return opening
  }
}
