/// "for every $λ$" as the text of a row: `\text{for every }\lambda`, `\forall\lambda`.
enum RowQuantifier {
  /// The names that a row puts a quantifier in front of, without a bound or a set behind.
  static func names(in source: [Character]) -> Set<String> {
    var found: Set<String> = []
    for start in source.indices where source[start] == "\\" {
      let rest = source[start...]
      var at = start
      if rest.starts(with: "\\forall"), !(source.dropFirst(start + 7).first?.isLetter ?? false) {
        at = start + 7
      } else if let opening = openings.first(where: { rest.starts(with: $0) }),
        let close = rest.firstIndex(of: "}")
      {
        let words = String(rest[..<close].dropFirst(opening.count)).lowercased()
          .split { !$0.isLetter && $0 != "-" }.map(String.init)
        guard words.contains(where: quantifiers.contains) else { continue }
        at = close + 1
      } else {
        continue
      }
      if let name = name(in: source, from: at) { found.insert(name) }
    }
    return found
  }

  private static let openings = ["\\text{", "\\textrm{", "\\mathrm{", "\\mbox{", "\\textit{"]
  private static let quantifiers: Set = [
    "every", "any", "all", "each", "arbitrary", "general", "real", "negative", "other", "whatever",
  ]

  /// One letter or command, with nothing that narrows it behind.
  private static func name(in source: [Character], from start: Int) -> String? {
    var at = start
    func skipSpace() {
      while at < source.count {
        if source[at].isWhitespace || source[at] == "~" {
          at += 1
        } else if source[at] == "\\", at + 1 < source.count, ",;: !".contains(source[at + 1]) {
          at += 2
        } else {
          return
        }
      }
    }
    skipSpace()
    guard at < source.count else { return nil }
    var name = String(source[at])
    at += 1
    if name == "\\" {
      while at < source.count, source[at].isLetter {
        name.append(source[at])
        at += 1
      }
    } else if !source[start...].isEmpty, name.first?.isLetter != true {
      return nil
    }
    skipSpace()
    guard at < source.count else { return name }
    if ",.)};&".contains(source[at]) { return name }
    let rest = source[at...]
    let ends = ["\\quad", "\\qquad", "\\\\", "\\text", "\\end", "\\}"]
    return ends.contains { rest.starts(with: $0) } ? name : nil
  }
}
