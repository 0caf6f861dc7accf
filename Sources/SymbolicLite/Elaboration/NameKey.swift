/// The spelling by which an indexed name is looked up: `w_{t+1}`, `\hat{w}_{\text{ols}}`, `\theta^{*}`.
enum NameKey {
  /// The name with its scripts, or `nil` where a script is no part of any name (a big formula).
  static func key(_ name: String, sub: Syntax?, sup: Syntax?, primes: Int) -> String? {
    var key = name + String(repeating: "'", count: primes)
    if let sub {
      guard let text = text(sub) else { return nil }
      key += "_{\(text)}"
    }
    if let sup {
      guard let text = text(sup) else { return nil }
      key += "^{\(text)}"
    }
    return key
  }

  /// A canonical spelling of a script, free of spaces and redundant braces.
  static func text(_ syntax: Syntax) -> String? {
    switch syntax.kind {
    case .number(let text), .name(let text), .function(let text): return text
    case .product(let factors):
      var result = ""
      for factor in factors {
        guard factor.link == .juxtaposed, let text = text(factor.value) else { return nil }
        result += text
      }
      return result
    case .terms(let terms):
      var result = ""
      for (position, term) in terms.enumerated() {
        guard let text = text(term.value) else { return nil }
        if term.isNegative { result += "-" } else if position > 0 { result += "+" }
        result += text
      }
      return result
    case .list(let items):
      var texts: [String] = []
      for item in items {
        guard let text = text(item) else { return nil }
        texts.append(text)
      }
      return texts.joined(separator: ",")
    case .bracket("(", ")", .items(let items)) where items.count == 1:
      return text(items[0]).map { "(\($0))" }
    case .scripted(let base, let sub, let sup, let primes):
      guard let name = text(base) else { return nil }
      return key(name, sub: sub, sup: sup, primes: primes)
    case .infinity: return "\\infty"
    default: return nil
    }
  }

  /// Whether a superscript can only be part of a name: a star, a plus, a word, `(i)`.
  static func isMark(_ sup: Syntax) -> Bool {
    switch sup.kind {
    case .name(let name):
      return ["*", "+", "-", "\\star", "\\dagger", "\\ast"].contains(name)
        || name.hasPrefix("\\text{")
    case .bracket("(", ")", .items): return true
    default: return false
    }
  }
}
