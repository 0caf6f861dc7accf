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
      if mentions(near, "orthogonal"), !near.contains(" orthogonal to") {
        hints.isOrthogonal = true
      }
    }
    let before = " " + words.before(position)
    hints.defines =
      definitionWords.contains { before.contains($0) }
      || definitionVerbs.contains { (before + " ").hasSuffix($0) }
    return hints
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
      " anti", " without ", "n't ", " indefinite", " never ", " any ",
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
