import Foundation
import SymbolicLite

/// What the words around a formula say of the symbols that it declares: "symmetric", "convex", ….
///
/// A word counts only where it stands by its formula ("a symmetric matrix $A$", "$K$ … be positive
/// definite") and where nothing near it takes it back ("not", "skew-", "or not").
enum StructureWords {
  static func hints(_ words: SentenceWords, at position: Int) -> DeclarationHints {
    var hints = DeclarationHints()
    let behind = segment(words.after(position))
    let front = tail(words.before(position))
    hints.isConvex = words.saysConvex
    for near in [front, behind] where !isDoubtful(near) {
      if near.contains(" positive definite") || near.contains(" positive-definite") {
        hints.structure = .positiveDefinite
      } else if near.contains(" positive semidefinite") || near.contains(" positive semi-definite")
        || near.contains(" positive-semidefinite")
      {
        hints.structure = .positiveSemidefinite
      } else if mentions(near, "symmetric") {
        hints.structure = hints.structure ?? .symmetric
      }
      // Orthogonal columns may have any length: only an orthogonal matrix is meant.
      if mentions(near, "orthogonal"),
        ![" orthogonal to", " columns", " rows"].contains(where: { near.contains($0) })
      {
        hints.isOrthogonal = true
      }
    }
    let before = " " + words.before(position)
    hints.isRequested = isRequest(words, at: position)
    hints.defines =
      definitionWords.contains { before.contains($0) }
      || definitionVerbs.contains { (before + " ").hasSuffix($0) }
    return hints
  }

  /// Where a sentence names several functions, the convex ones are those that the word stands by:
  /// "$f$ and $g$ be convex" speaks of both, "$f$ be smooth, $g$ be convex" of one.
  static func callsConvex(_ words: SentenceWords, at position: Int) -> Bool {
    let links = [",", "and", ", and", ""]
    func isLinked(_ next: Int) -> Bool {
      links.contains(words.gap(before: next).split(separator: " ").joined(separator: " "))
    }
    var (first, last) = (position, position)
    while first > 0, isLinked(first) { first -= 1 }
    while last + 1 < words.count, isLinked(last + 1) { last += 1 }
    let behind = words.after(last).prefix { $0 != "$" && $0 != "," && $0 != ";" }
    let front = words.before(first).split(separator: "$").last ?? ""
    return [" \(behind) ", " \(front) "].contains { near in
      (mentions(near, "convex") || near.contains(" convex ")) && !isDoubtful(near)
    }
  }

  /// "Let $λ = λ′/η$.", and not "Let us see whether $w = 0$", "Let $w = 0$ be one candidate".
  private static func isRequest(_ words: SentenceWords, at position: Int) -> Bool {
    let front = " " + words.before(position)
    let behind = words.after(position)
    return [" let", ",", "$ and", " and let"].contains { front.hasSuffix($0) }
      && (behind.isEmpty || behind.first.map { ".,;:".contains($0) } ?? true
        || ["and ", "with ", "where ", "so ", "for "].contains { behind.hasPrefix($0) })
  }

  /// The contract takes "convex" from anywhere in the sentence; a doubt anywhere takes it away.
  static func saysConvex(_ sentence: String) -> Bool {
    let text = " " + sentence + " "
    return mentions(text, "convex") && !isDoubtful(text) && !text.contains("concave")
  }

  /// A plain `=` in prose defines only where the words say so.
  private static let definitionWords = [
    " let ", " write ", " writing ", " set ", " define ", " denote ", " put ", " where ", " with ",
    " call ", " abbreviate ", " introduce ", " take ", " for ", " and ", " using ",
  ]

  /// Right in front of the formula these can only name something: "Let $Q = X^\top X$". ("For $q = 2$"
  /// picks a case out.)
  private static let definitionVerbs = [
    " let ", " write ", " set ", " define ", " put ", " denote ", " abbreviate ", " introduce ",
  ]

  /// The word by itself: not "skew-symmetric", "nonsymmetric", "asymmetric".
  private static func mentions(_ text: String, _ word: String) -> Bool {
    text.contains(" \(word) ") || text.contains(" \(word),") || text.contains(" \(word).")
      || text.contains(" \(word);") || text.contains(" \(word):")
  }

  private static func isDoubtful(_ text: String) -> Bool {
    [
      " not ", " non-", " no ", " neither ", " nor ", " or not", " arbitrary", " negative ",
      " skew",
      " anti", " without ", "n't ", " indefinite", " never ", " any ", " fail", " may ", " might ",
      " rarely ", " hardly ", " possibly ", " perhaps ", " sometimes ", " nearly ", " almost ",
      " approximately ", " conditionally ", " block", " centro", " part ", " pattern", " up to ",
      " partly ", " leading ", " principal ",
    ].contains { text.contains($0) }
  }

  /// What follows the formula, up to the next one and to the next clause.
  private static func segment(_ text: Substring) -> String {
    let own = text.prefix { $0 != "$" && $0 != ";" }
    let clause = String(own).components(separatedBy: " and ").first ?? ""
    return " " + clause.split(separator: " ").prefix(8).joined(separator: " ") + " "
  }

  /// The words right in front of the formula.
  private static func tail(_ text: Substring) -> String {
    let own = text.split(separator: "$", omittingEmptySubsequences: false).last ?? ""
    // What belongs to the formula before begins with a verb: "$M$ be symmetric and $P$".
    let clause = String(own).components(separatedBy: " and ").last ?? ""
    let words = clause.split(separator: " ").suffix(4)
    guard words.first.map({ !["be", "is", "are"].contains($0) }) ?? false else { return " " }
    return " " + words.joined(separator: " ") + " "
  }
}
