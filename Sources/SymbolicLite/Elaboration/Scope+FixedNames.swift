extension Scope {
  /// Names that mean something everywhere, so that a plain `=` behind them claims and does not
  /// define: `e_j`, `I_d`, `\operatorname{rank}(X)`.
  static func hasFixedMeaning(_ head: DefinitionHead) -> Bool {
    let base = String(head.key.prefix { $0 != "_" && $0 != "^" })
    let hasIndex = base.count < head.key.count
    if reserved.contains(head.key) || ["\\mathbb{1}", "\\mathbf{0}"].contains(base) { return true }
    if hasIndex, ["e", "I", "\\delta", "\\mathbf{1}"].contains(base) {
      return !head.key.contains("\\text") && !head.key.hasSuffix("_{0}")
    }
    guard !head.arguments.isEmpty, base.hasPrefix("\\text{"), base.hasSuffix("}") else {
      return false
    }
    return wellKnown.contains(base.dropFirst(6).dropLast().lowercased())
  }

  /// Operators of the textbooks that the lab does not know.
  private static let wellKnown: Set<String> = [
    "rank", "rk", "cov", "corr", "cor", "vec", "vech", "dim", "span", "ker", "null", "im", "range",
    "conv", "cone", "aff", "dom", "epi", "vol", "med", "median", "mean", "re", "sup", "inf",
    "esssup", "essinf", "card", "adj", "spec", "int", "relint", "ri", "cl", "bd", "supp", "lcm",
    "gcd", "erf", "curl", "div", "grad", "hess", "kurt", "std", "entropy", "eig",
  ]
}
