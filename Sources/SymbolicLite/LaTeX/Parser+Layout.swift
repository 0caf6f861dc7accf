extension LaTeXParser {
  static let rowEnvironments: Set<String> = [
    "aligned", "align", "align*", "alignat", "alignat*", "alignedat", "flalign", "flalign*",
    "split", "gathered", "gather", "gather*", "equation", "equation*", "multline", "multline*",
    "eqnarray", "eqnarray*", "displaymath", "math", "multlined",
  ]

  /// Makes the rows stand side by side: the environments that only hold rows disappear, `&` becomes
  /// nothing (or a gap, where it separates two columns of equations), and the line ends inside one
  /// statement are taken away.
  mutating func arrangeRows() throws(Diagnostic) {
    unwrap()
    var ends: [Int] = []
    var environments: [String] = []
    var hasEnded = false
    var ampersands = 0
    var at = 0
    while at < tokens.count {
      let token = tokens[at]
      switch token.kind {
      case .begin(let name) where Self.rowEnvironments.contains(name):
        if hasEnded {
          throw expected("one block of rows in a display", found: token)
        }
        environments.append(name)
        tokens[at].kind = .blank
      case .end:
        let name = environments.popLast()
        let isLast = environments.isEmpty && name != nil
        hasEnded = hasEnded || isLast
        tokens[at].kind = isLast && hasMore(at + 1) ? .afterRows : .blank
      case .begin, .open: at = token.partner ?? at
      case .newRow:
        ends.append(at)
        ampersands = 0
      case .symbol("&"):
        ampersands += 1
        let isArray = environments.last?.hasPrefix("eqnarray") == true
        tokens[at].kind = ampersands.isMultiple(of: 2) && !isArray ? .wide : .blank
      default: break
      }
      at += 1
    }
    try joinRows(ends)
  }

  /// Takes away braces and boxes around the whole formula.
  private mutating func unwrap() {
    var first = 0
    var last = tokens.count - 2
    while first < last {
      if tokens[first].isBlankOrWide {
        first += 1
      } else if tokens[last].isBlankOrWide || tokens[last].isPunctuation {
        last -= 1
      } else if tokens[first].kind == .open, tokens[first].partner == last {
        tokens[first].kind = .blank
        tokens[last].kind = .blank
      } else {
        return
      }
    }
  }

  private func hasMore(_ start: Int) -> Bool {
    let rest = tokens[start...].first { !$0.isBlankOrWide && !$0.isPunctuation }
    return rest.map { !$0.endsRow } ?? false
  }

  /// Takes away the line ends after which a statement goes on.
  private mutating func joinRows(_ ends: [Int]) throws(Diagnostic) {
    var start = 0
    for (k, end) in ends.enumerated() {
      let next = end + 1..<(k + 1 < ends.count ? ends[k + 1] : tokens.count - 1)
      guard let before = tokens[start..<end].last(where: { !$0.isBlankOrWide }),
        let first = tokens[next].firstIndex(where: { !$0.isBlankOrWide })
      else { continue }
      if endsOpen(before) || goesOn(first, in: next) {
        if tokens[start..<end].contains(where: isConditionText) {
          throw expected("a statement, as the row above has its condition", found: tokens[first])
        }
        tokens[end].kind = .blank
      } else {
        start = end + 1
      }
    }
  }

  private func isConditionText(_ token: Token) -> Bool {
    guard case .text(let words) = token.kind else { return false }
    switch TextRole(words) {
    case .ordinary, .and, .or, .hence, .connective: return false
    default: return true
    }
  }

  private func endsOpen(_ token: Token) -> Bool {
    switch token.kind {
    case .symbol(let s): return "+-*/=<>".contains(s)
    case .command(let name):
      switch CommandTable.roles[name] {
      case .infix, .relation, .connective: return true
      default: return false
      }
    default: return false
    }
  }

  private func goesOn(_ first: Int, in row: Range<Int>) -> Bool {
    switch tokens[first].kind {
    case .symbol("+"), .symbol("*"), .symbol("/"): return true
    case .symbol("-"):
      // `& - b` stands behind the alignment of the relation signs; `-b = c` may be a statement.
      let isSetIn = first > row.lowerBound && tokens[row.lowerBound..<first].contains(where: isGap)
      return isSetIn || !hasRelation(first..<row.upperBound)
    case .command(let name):
      switch CommandTable.roles[name] {
      case .infix, .connective: return true
      default: return false
      }
    default: return false
    }
  }

  private func isGap(_ token: Token) -> Bool {
    token.kind == .wide || source[token.range.lowerBound] == "&"
  }

  /// Whether a relation stands outside all brackets before the first gap, comma or word.
  func hasRelation(_ range: Range<Int>) -> Bool {
    var (at, depth) = (range.lowerBound, 0)
    while at < range.upperBound {
      let token = tokens[at]
      switch token.kind {
      case .text, .wide, .symbol(","), .newRow: if depth == 0 { return false }
      case .symbol("("), .symbol("["), .command("{"): depth += 1
      case .symbol(")"), .symbol("]"), .command("}"): depth -= 1
      default: if depth == 0 && isRelation(token) { return true }
      }
      at = max(at, token.partner ?? at) + 1
    }
    return false
  }

  func isRelation(_ token: Token) -> Bool {
    switch token.kind {
    case .symbol("="), .symbol("<"), .symbol(">"), .symbol(":"): true
    case .command(let name):
      switch CommandTable.roles[name] {
      case .relation: true
      default: name == "stackrel" || name == "overset"
      }
    default: false
    }
  }
}
