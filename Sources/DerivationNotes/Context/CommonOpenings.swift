/// Openings that say "Assume" or "For" in other words, put into those, so that one grammar reads
/// them all: "Standing assumption: $…$", "Under the assumption that $…$,", "Case 1: $…$. Then".
enum CommonOpenings {
  static func rewritten(_ elements: [NoteElement]) -> [NoteElement] {
    var result: [NoteElement] = []
    let elements = behindHeads(elements)
    for (position, element) in elements.enumerated() {
      guard case .sentence(var sentence) = element else {
        result.append(element)
        continue
      }
      state(&sentence)
      let before = position > 0 ? elements[position - 1].sentence : nil
      let behind = position + 1 < elements.count ? elements[position + 1].sentence : nil
      if let before, isCase(before), isBareConclusion(sentence), sentence.leadsToDisplay {
        // "Case 1: $a ≥ 0$. Then": one condition of the display.
        result[result.count - 1] = .sentence(condition(before))
        continue
      }
      if let before, before.paragraph == sentence.paragraph, isAnnouncement(before.text) {
        sentence.text = assumed(sentence.text)
      } else if isCase(sentence), sentence.leadsToDisplay, behind == nil {
        sentence = condition(sentence)
      } else {
        rewrite(&sentence)
      }
      result.append(.sentence(sentence))
    }
    return result
  }

  private static func rewrite(_ sentence: inout Sentence) {
    let text = sentence.text
    for opening in requests {
      guard let rest = text.behind(opening), sentence.formulas.count > 0 else { continue }
      // Of "From now on, $…$" only the whole sentence is plain enough.
      if opening.last != ":", !opening.hasSuffix("assumption"), !opening.hasSuffix("that"),
        !isListOfFormulas(rest)
      {
        continue
      }
      sentence.text = "Assume " + rest
      return
    }
    guard sentence.leadsToDisplay, !sentence.continuesAfterDisplay else { return }
    for opening in conditions {
      guard let rest = text.behind(opening), rest.first == "$" else { continue }
      sentence.text = "For " + rest
      return
    }
  }

  /// Longer ones stand in front of those that they begin with.
  private static let requests = [
    "standing assumption:", "assumption:",
    "we make the standing assumption that", "we make the standing assumption",
    "we make the assumption that", "we make the assumption", "from now on,", "from here on,",
    "henceforth,", "we restrict ourselves to", "we restrict attention to", "we now specialise to",
    "we now specialize to",
  ]
  private static let conditions = [
    "under the assumption that", "under the assumption", "under the assumptions",
    "under the condition that", "under the condition", "under", "as long as", "in the case that",
    "in the case where", "in the special case that", "in the special case where",
    "in the special case of", "in the special case",
  ]

  // MARK: Cases

  /// "Consider the case $a ≥ 0$.", "Case 2: $a < 0$."
  private static func isCase(_ sentence: Sentence) -> Bool {
    rest(ofCase: sentence.text).map(isListOfFormulas) ?? false
  }

  private static func rest(ofCase text: String) -> String? {
    for opening in [
      "consider the special case", "consider the case", "consider first the case",
      "we consider the special case", "we consider the case", "consider now the case",
    ] {
      if let rest = text.behind(opening) { return rest }
    }
    guard let rest = text.behind("case") else { return nil }
    let number = rest.prefix { $0.isLetter || $0.isNumber || "()".contains($0) }
    let mark = rest.dropFirst(number.count).first
    guard (1...4).contains(number.count), mark == ":" || mark == "." else { return nil }
    return String(rest.dropFirst(number.count + 1).drop { $0 == " " })
  }

  private static func condition(_ sentence: Sentence) -> Sentence {
    var sentence = sentence
    let rest = rest(ofCase: sentence.text) ?? sentence.text
    sentence.text = "For " + rest.trimmed + ","
    (sentence.leadsToDisplay, sentence.continuesAfterDisplay) = (true, false)
    return sentence
  }

  /// "Then", "Then we have".
  private static func isBareConclusion(_ sentence: Sentence) -> Bool {
    sentence.formulas.isEmpty
      && ["then", "then we have", "then we get", "here", "we have", "we get", "there"]
        .contains(sentence.text.lowercased().trimmed)
  }

  // MARK: Announcements

  /// "Assumption.", "Standing assumption (design)."
  private static func isAnnouncement(_ text: String) -> Bool {
    var words = text.lowercased()
    guard words.last == "." || words.last == ":", !words.contains("$") else { return false }
    if let bracket = words.firstIndex(of: "("), words.dropLast().last == ")" {
      // "Assumption (orthonormal design).", and not "Assumption (dropped below)."
      let name = words[bracket...].split { !$0.isLetter }.map(String.init)
      guard name.allSatisfy(KnownWords.harmless.contains) else { return false }
      words = String(words[..<bracket])
    }
    let parts = words.trimmed.split(separator: " ").map(String.init)
    let isNumbered =
      parts.count == 2
      && (parts[1].count == 1 || parts[1].allSatisfy { $0.isNumber || $0 == "." })
    guard parts.count == 1 || isNumbered || parts.first == "standing" && parts.count == 2 else {
      return false
    }
    return parts[0] == "assumption" || parts[0] == "standing" && parts[1] == "assumption"
  }

  private static func assumed(_ text: String) -> String {
    let first = text.prefix { $0.isLetter }
    if ["Let", "Assume", "Suppose", "If", "We", "Then", "This", "Under", "Throughout"]
      .contains(String(first))
    {
      return text
    }
    return "Assume that " + (text.first?.lowercased() ?? "") + text.dropFirst()
  }

  // MARK: Formulas

  /// "$, $ and $."
  static func isListOfFormulas(_ text: String) -> Bool {
    let parts = text.trimmed.split { $0 == " " || $0 == "," }.map(String.init)
    return !parts.isEmpty && parts.first == "$" && parts.last == "$"
      && parts.allSatisfy { $0 == "$" || $0 == "and" }
      && zip(parts, parts.dropFirst()).allSatisfy { $0 != "and" || $1 != "and" }
  }

  /// Whether a sentence names something: then `=` may define what else has a meaning of its own.
  ///
  /// - Parameter start: where its words count that may be about something else: "Let $z ∈ ℝ$."
  static func names(_ tokens: SentenceTokens, from start: Int = 0) -> Bool {
    tokens.tokens.indices.contains { at in
      guard let word = tokens.word(at: at) else { return false }
      return naming.contains(word) || at >= start && opening.contains(word)
    }
  }

  private static let naming: Set = [
    "define", "defines", "defined", "defining", "definition", "write", "writing", "denote",
    "denotes", "denoted", "denoting", "call", "calls", "called", "introduce", "abbreviate",
  ]
  private static let opening: Set = ["let", "where", "with", "set", "put"]
}

extension NoteElement {
  var sentence: Sentence? {
    if case .sentence(let sentence) = self { sentence } else { nil }
  }
}

extension String {
  /// What stands behind words that it begins with, in upper or lower case.
  fileprivate func behind(_ opening: String) -> String? {
    guard count > opening.count, prefix(opening.count).lowercased() == opening else { return nil }
    let rest = dropFirst(opening.count)
    guard rest.first == " " || rest.first == "$" else { return nil }
    return String(rest.drop { $0 == " " })
  }

  /// Without white space and marks at its end.
  fileprivate var trimmed: String {
    String(reversed().drop { " .,:;".contains($0) }.reversed())
  }
}
