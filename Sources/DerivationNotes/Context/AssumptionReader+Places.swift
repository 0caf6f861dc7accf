/// Which places of an index a word means.
extension AssumptionReader {
  /// "these weights", "the positive weights": not all of them.
  func isSome(_ word: String, at position: Int) -> Bool {
    guard KnownWords.manyPlaces.contains(word), let before = tokens.word(at: position - 1) else {
      return false
    }
    if KnownWords.pointers.contains(before) { return true }
    guard KnownWords.choosing.contains(before) else { return false }
    return stated > 0
      || tokens.word(at: position - 2).map {
        ["the", "our", "its", "their", "all", "each", "every", "any"].contains($0)
          || KnownWords.pointers.contains($0)
      } ?? false
  }

  /// "every weight", "the weight vector": not one place.
  func isWhole(at position: Int) -> Bool {
    if let next = tokens.word(at: position + 1),
      ["vector", "vectors", "matrix", "rank", "space"].contains(next)
    {
      return true
    }
    return tokens.word(at: position - 1).map(KnownWords.quantifiers.contains) ?? false
  }
}
