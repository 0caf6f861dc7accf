import Testing

@testable import DerivationNotes

@Suite struct SourceExcerptTests {
  @Test(
    "the caret stands under its column",
    arguments: [
      ("a = b", 3, 1, "  ^"), ("a = b", 1, 5, "^^^^^"),
      // Tabs are copied; the terminal expands them as it expands those of the line above.
      ("\ta\t= b", 4, 1, "\t \t^"),
      // Wide characters take two columns, before the caret and under it.
      ("解 = b", 3, 1, "   ^"), ("a 解 b", 3, 1, "  ^^"), ("😀x", 2, 1, "  ^"),
      // A letter with its accent is one character and takes one column; a mark without width none.
      ("e\u{301} = b", 3, 1, "  ^"), ("\u{FEFF}a = b", 4, 1, "  ^"),
      // Behind the end, and wrong columns, still point somewhere.
      ("ab", 3, 1, "  ^"), ("ab", 99, 4, "  ^"), ("ab", 0, 0, "^"), ("", 1, 1, "^"),
      // A caret does not reach beyond its line.
      ("abc", 2, 50, " ^^"),
    ])
  func caret(line: String, column: Int, width: Int, expected: String) {
    let excerpt = SourceExcerpt(line: line, number: 1, column: column, width: width)
    #expect(excerpt.caret == expected)
  }

  @Test func theMarginFitsTheLineNumber() {
    let short = SourceExcerpt(line: "a", number: 7, column: 1, width: 1)
    #expect(short.source == "    7 | a" && short.gutter == "      | " && short.indent == "      ")
    let long = SourceExcerpt(line: "a", number: 1_234_567, column: 1, width: 1)
    #expect(long.source == "1234567 | a" && long.gutter == "        | ")
  }

  @Test func aLongLineIsCutAroundTheCaret() {
    let line = String(repeating: "a", count: 1000) + "=" + String(repeating: "b", count: 1000)
    let excerpt = SourceExcerpt(line: line, number: 1, column: 1001, width: 1)
    let shown = Array(excerpt.source.dropFirst("    1 | ".count))
    #expect(shown.count == 162 && shown.first == "…" && shown.last == "…")
    #expect(shown[excerpt.caret.count - 1] == "=")
  }

  @Test func controlCharactersDoNotReachTheTerminal() {
    let excerpt = SourceExcerpt(line: "a\u{1B}[2J = b\u{0}", number: 1, column: 1, width: 1)
    #expect(excerpt.source == "    1 | a\u{FFFD}[2J = b\u{FFFD}")
  }
}

@Suite struct ReadableFormulaTests {
  @Test(
    "LaTeX in a terminal",
    arguments: [
      (#"2 \lambda w"#, "2 λw"), (#"the term $\lambda w$ is missing"#, "the term λw is missing"),
      (#"X^\top X + \lambda I"#, "XᵀX + λI"), (#"(A)^{-1}\|w\|_2^2"#, "(A)⁻¹‖w‖₂²"),
      (#"\lambda > 0, \lambda \le 1"#, "λ > 0, λ ≤ 1"),
      (#"\hat{w} \le \infty"#, "ŵ ≤ ∞"), (#"\tilde{\lambda}"#, "λ\u{303}"),
      (#"w_{0} + x_i + y_{12} - z_{a}"#, "w₀ + xᵢ + y₁₂ - z_a"), (#"w_{ab}"#, "w_{ab}"),
      (#"\sqrt{2} + \sqrt{a + b}"#, "√2 + √(a + b)"), ("_", "_"), ("a_", "a_"),
      (#"w^{23}"#, "w^{23}"), (#"\"#, #"\"#),
      ("", ""),
    ])
  func reads(latex: String, text: String) {
    #expect(readable(latex) == text)
  }
}
