/// Side conditions that speak of some places of an index: "For $w_j > 0$ the derivative with respect
/// to $w_j$ is 1, so". Such a one is the premise of a display about that index, and of no other.
extension SentenceRole {
  func isOfSomePlaces(_ position: Int) -> Bool {
    guard role(of: position) == .sideCondition, traits.indices.contains(position),
      traits[position].states
    else { return false }
    let letters = traits[position].subscripts.subtracting(quantified)
    guard !letters.isEmpty else { return false }
    if isBesideNoun(position) { return true }
    return traits.indices.contains { other in
      other != position && role(of: other) != .sideCondition
        && (!traits[other].subscripts.isDisjoint(with: letters)
          || traits[other].bareIndex.map(letters.contains) ?? false)
    }
  }

  /// "for all $j$": it stands for all places.
  private var quantified: Set<Character> {
    Set(
      traits.indices.compactMap { number in
        guard let index = traits[number].bareIndex ?? traits[number].member,
          tokens.positions.indices.contains(number),
          let word = tokens.word(at: tokens.positions[number] - 1),
          KnownWords.quantifiers.contains(word)
        else { return nil }
        return index
      })
  }

  /// "On coordinates with $w_j ≠ 0$".
  private func isBesideNoun(_ position: Int) -> Bool {
    let at = tokens.positions[position]
    guard let word = tokens.word(at: at - 1),
      ["with", "where", "that", "having", "which"].contains(word)
    else { return false }
    return (2...4).contains { back in
      tokens.word(at: at - back).map {
        KnownWords.manyPlaces.contains($0) || KnownWords.places.contains($0)
      } ?? false
    }
  }
}

extension PlaceRestriction {
  /// Whether a condition of a row stands behind "for all $j$ with".
  static func picks(_ range: Range<Int>, in source: [Character]) -> Bool {
    guard range.lowerBound <= source.count, range.lowerBound >= 0 else { return false }
    let front = String(source[..<range.lowerBound].filter { !$0.isWhitespace && $0 != "~" })
    for word in ["with", "suchthat", "where", "satisfying", "forwhich", "thatsatisfy"] {
      let text = "\\text{\(word)}"
      guard front.hasSuffix(text) else { continue }
      let before = front.dropLast(text.count)
      guard let index = before.last, "ijklm".contains(index), before.dropLast().last == "}" else {
        continue
      }
      return true
    }
    return false
  }
}
