/// What the words of `\text{…}` do to the formulas around them. Words that could turn a statement
/// into its opposite, or that nobody here understands, are never dropped: they are refused.
enum TextRole: Hashable, Sendable {
  /// Joins two statements or two conditions.
  case and
  /// Joins alternatives on one side of an arrow.
  case or
  /// Begins another statement: "hence".
  case hence
  /// "if and only if", "implies".
  case connective(isEquivalence: Bool)
  case otherwise
  /// Introduces conditions: "if", "for all", "where".
  case condition
  /// "where no": the equation behind it holds for none.
  case noneOf
  /// "since", "by": a reason, which may be words only.
  case reason
  /// "unless", "for some", "for small": the meaning would be lost.
  case refused
  /// Anything else: a name where an operand may stand, a remark behind a statement.
  case ordinary

  var isOrdinary: Bool { self == .ordinary }

  init(_ text: String) {
    let words = text.lowercased().split(separator: " ")
      .map { $0.trimmingPrefix(while: Self.isMark) }
      .map { String($0.reversed().drop(while: Self.isMark).reversed()) }
      .filter { !$0.isEmpty }
    let phrase = words.joined(separator: " ")
    guard let first = words.first else {
      self = .ordinary
      return
    }
    if Self.equivalences.contains(phrase) {
      self = .connective(isEquivalence: true)
    } else if ["implies", "which implies"].contains(phrase) {
      self = .connective(isEquivalence: false)
    } else if Self.others.contains(phrase) {
      self = .otherwise
    } else if words.last == "no", words.dropLast().allSatisfy(Self.conditionWords.contains),
      words.count > 1
    {
      self = .noneOf
    } else if phrase == "or" {
      self = .or
    } else if words.contains(where: Self.negates) || Self.asksForOne(words) {
      self = .refused
    } else if ["and", "and also", "as well as"].contains(phrase) {
      self = .and
    } else if words.allSatisfy(Self.joiners.contains) {
      self = .hence
    } else if Self.reasons.contains(first) {
      self = .reason
    } else if Self.introduces(words) {
      self = .condition
    } else {
      self = Self.introducers.contains(first) ? .refused : .ordinary
    }
  }

  /// "for any" is for all, "if any" is if one.
  private static func asksForOne(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { before, word in
      word == "any" && ["if", "when", "whenever", "where", "provided", "once"].contains(before)
    }
  }

  /// "for", "if", "for all", "provided that", "in the case": words that can only make a condition of
  /// what follows. "That is" restates, and is none.
  private static func introduces(_ words: [String]) -> Bool {
    if ["in the case", "in case", "in this case", "as long as", "else if"].contains(
      words.joined(separator: " "))
    {
      return true
    }
    guard words.allSatisfy(conditionWords.contains) else { return false }
    guard let that = words.firstIndex(of: "that") else { return true }
    return that > 0 && ["provided", "assuming", "given", "such"].contains(words[that - 1])
  }

  private static func isMark(_ character: Character) -> Bool { "()[],.;:".contains(character) }

  private static func negates(_ word: String) -> Bool {
    negations.contains(word) || word.hasSuffix("n't") || word.hasSuffix("n’t")
  }

  private static let equivalences: Set = ["if and only if", "iff", "exactly if", "exactly when"]
  private static let others: Set = ["otherwise", "else", "elsewhere", "in all other cases"]
  private static let negations: Set = [
    "unless", "not", "except", "never", "no", "without", "cannot", "or", "nor", "neither", "false",
    "wrong", "fails", "some", "exists", "almost", "only", "s.t", "subject", "such", "but", "most",
    "approximately", "roughly", "about", "either", "outside", "unequal", "if and only",
  ]
  private static let joiners: Set = [
    "and", "hence", "thus", "so", "therefore", "then", "also", "likewise",
  ]
  private static let reasons: Set = [
    "since", "because", "by", "using", "from", "via", "see", "cf", "per", "due",
  ]
  private static let introducers: Set = [
    "for", "if", "when", "whenever", "where", "wherever", "provided", "with", "all", "every",
    "each", "any", "as", "assuming", "given", "under", "on", "in", "at", "while", "and",
    "otherwise", "else", "let", "suppose", "once",
  ]
  private static let conditionWords: Set = [
    "for", "if", "when", "whenever", "where", "wherever", "provided", "that", "with", "all",
    "every", "each", "any", "as", "assuming", "given", "and", "both", "long", "while", "also",
    "under",
  ]
}
