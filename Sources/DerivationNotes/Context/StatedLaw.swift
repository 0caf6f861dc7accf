import SymbolicLite

extension Relation {
  /// Whether a sentence says this of open functions for all values of one of its symbols: "Suppose
  /// $f(-t) = f(t)$ for all $t$." Without such words it is said of one point.
  func isLaw(in sentence: Sentence) -> Bool {
    guard !openFunctions.isEmpty else { return false }
    let text = sentence.text.lowercased()
    if ["everywhere", "identically"].contains(where: text.contains) { return true }
    let quantifiers = ["for all", "for every", "for each", "for any", "for arbitrary"]
    guard quantifiers.contains(where: text.contains) else { return false }
    let bound = sentence.formulas.map { String($0.source) }.filter { !$0.contains("(") }
    return freeSymbols.contains { symbol in
      bound.contains { source in
        let trimmed = source.drop { $0.isWhitespace }
        guard trimmed.hasPrefix(symbol.name) else { return false }
        return trimmed.dropFirst(symbol.name.count).first.map { " \\,".contains($0) } ?? true
      }
    }
  }
}
