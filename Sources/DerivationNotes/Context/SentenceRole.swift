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

  private let opening: Role

  init(_ words: String, leadsToDisplay: Bool) {
    let text = words.drop { !$0.isLetter && $0 != "$" }
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
  func role(of position: Int, in words: String) -> Role {
    let before = Self.text(before: position, in: words)
    let conclusions = [
      " then ", " then, ", ", then", " we have ", " so ", " hence ", " it follows ", " we get ",
      " gives ",
    ]
    if opening == .assumption || opening == .sideCondition,
      conclusions.contains(where: { before.contains($0) }) || before.hasSuffix(" then")
    {
      return .mention
    }
    if opening == .declaration || opening == .mention,
      [" assume ", " suppose ", " assume that ", " suppose that "].contains(where: {
        before.contains($0)
      })
    {
      return .assumption
    }
    return opening
  }

  /// The words in front of the formula at a position.
  private static func text(before position: Int, in words: String) -> Substring {
    var seen = 0
    for index in words.indices where words[index] == "$" {
      if seen == position { return words[..<index] }
      seen += 1
    }
    return words[...]
  }
}
