/// The spelling of a symbol that is one of many: `\sigma_{i}`, `a_{ij}`, `x^{(i)}`.
struct FamilyName {
  /// `\sigma` of `\sigma_{i}`.
  var base: String
  /// The letters that count its members, one or two.
  var letters: [String]
  /// Whether it is written above, `x^{(i)}`.
  var isAbove: Bool

  /// - Returns: nil where the scripts are anything else than one or two letters.
  init?(_ key: String) {
    guard let cut = Self.scripts(of: key) else { return nil }
    base = String(key[..<cut])
    var scripts = key[cut...]
    isAbove = scripts.hasPrefix("^{(")
    guard isAbove && scripts.hasSuffix(")}") || scripts.hasPrefix("_{") && scripts.hasSuffix("}"),
      !base.isEmpty
    else { return nil }
    scripts = scripts.dropFirst(isAbove ? 3 : 2).dropLast(isAbove ? 2 : 1)
    letters = Self.letters(scripts.filter { $0 != "," })
    guard letters.joined() == scripts.filter({ $0 != "," }), (1...2).contains(letters.count),
      Set(letters).count == letters.count
    else { return nil }
  }

  /// The letters in the scripts of any name, `t` of `w_{t+1}`: what a sum may bind.
  static func scriptLetters(of key: String) -> [String] {
    guard let cut = scripts(of: key) else { return [] }
    return letters(key[cut...])
  }

  /// Where the scripts of a name begin; an accent's braces are no script.
  private static func scripts(of key: String) -> String.Index? {
    var last: Character?
    for place in key.indices {
      if key[place] == "{", let last, last == "_" || last == "^" { return key.index(before: place) }
      last = key[place]
    }
    return nil
  }

  /// Single letters and `\ell`; words such as `\text{ols}` and `\max` hold none.
  private static func letters(_ text: some StringProtocol) -> [String] {
    var found: [String] = []
    var rest = text[...]
    while let character = rest.first {
      if character == "\\" {
        let word = "\\" + rest.dropFirst().prefix { $0.isLetter }
        rest = rest.dropFirst(word.count)
        if word == "\\text" {
          rest = rest.drop { $0 != "}" }
        } else {
          found.append(word)
        }
      } else {
        if character.isLetter { found.append(String(character)) }
        rest = rest.dropFirst()
      }
    }
    return found
  }
}
