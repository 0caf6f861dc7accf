extension LaTeXParser {
  static let matrices: Set<String> = [
    "matrix", "bmatrix", "pmatrix", "Bmatrix", "smallmatrix", "array", "psmallmatrix",
    "bsmallmatrix",
  ]
  private static let caseNames: Set<String> = ["cases", "dcases", "cases*", "dcases*"]

  /// `\left\{ \begin{array}{ll} … \end{array} \right.`: cases, spelt out.
  var isOneSidedArray: Bool {
    var at = index
    while at < tokens.count - 1, tokens[at].isBlankOrWide { at += 1 }
    guard tokens[at].kind == .begin("array"), let end = tokens[at].partner else { return false }
    return !solidToken(after: end).isCommand("}")
  }

  mutating func parseEnvironment(_ name: String) throws(Diagnostic) -> Syntax {
    let begin = peek()
    if Self.caseNames.contains(name) { return try parseCases() }
    guard Self.matrices.contains(name) else {
      if Self.rowEnvironments.contains(name) {
        throw expected("a formula", found: begin, hint: "rows stand outside all brackets")
      }
      throw expected(
        "an environment that is read", found: begin,
        hint: "bmatrix, pmatrix, cases, aligned, align, split and gathered are")
    }
    return try parseMatrix()
  }

  private mutating func parseMatrix() throws(Diagnostic) -> Syntax {
    let begin = advance()
    try open(.cell, at: begin)
    var rows: [[Syntax]] = []
    while !isAtEnd() {
      var row = [try parseSum()]
      while peek().isSymbol("&") {
        advance()
        row.append(try parseSum())
      }
      rows.append(row)
      try endRow(of: begin)
    }
    guard let first = rows.first else { throw expected("an entry", found: peek()) }
    let end = peek()
    close()
    advance()
    let range = begin.range.lowerBound..<end.range.upperBound
    guard rows.allSatisfy({ $0.count == first.count }) else {
      throw Diagnostic("expected rows of one length, found different ones", at: range)
    }
    return Syntax(.matrix(rows), range)
  }

  private mutating func isAtEnd() -> Bool {
    if case .end = peek().kind { return true }
    return false
  }

  private mutating func endRow(of begin: Token) throws(Diagnostic) {
    if peek().kind == .newRow {
      advance()
    } else if !isAtEnd() {
      throw expected("'&', '\\\\' or the end of \(describe(begin))", found: peek())
    }
  }

  private mutating func parseCases() throws(Diagnostic) -> Syntax {
    let begin = advance()
    try open(.cell, at: begin)
    var rows: [CaseRow] = []
    while !isAtEnd() {
      let value = try parseSum()
      while peek().isPunctuation { advance() }
      if peek().isSymbol("&") { advance() }
      let start = peek()
      let conditions = try parseConditions(stopsAtGap: false)
      if conditions.isOtherwise || conditions.relations.isEmpty {
        guard conditions.relations.isEmpty else {
          throw expected("'otherwise' or a condition", found: start)
        }
        rows.append(CaseRow(value, .otherwise))
      } else {
        rows.append(CaseRow(value, .when(conditions.relations)))
      }
      try endRow(of: begin)
    }
    guard !rows.isEmpty else { throw expected("a case", found: peek()) }
    let end = peek()
    close()
    advance()
    return Syntax(.cases(rows), begin.range.lowerBound..<end.range.upperBound)
  }
}
