import SymbolicLite
import Testing

@Suite("What cannot be read is one clear error")
struct ParserErrorTests {
  /// The error as `[what it points at] message (hint)`.
  private func report(_ source: String) -> String {
    var parser = LaTeXParser(Array(source))
    do {
      return "read: " + (try parser.parseDisplay().map(outline).joined(separator: "; "))
    } catch {
      let place = String(Array(source)[error.range])
      return "[\(place)] \(error.message)" + (error.hint.map { " (\($0))" } ?? "")
    }
  }

  @Test(
    "whole messages",
    arguments: [
      (
        "",
        "[] expected a formula, found an empty one (write a formula between the dollar signs, or delete them)"
      ),
      ("a =", "[] expected a formula after '=', found the end of the formula"),
      ("a = , b", "[,] expected a formula after '=', found ','"),
      (
        "a^2^3",
        "[^] expected one superscript, with all of it in braces, found '^' (a second superscript needs brackets: (…)^…)"
      ),
      (
        "w_1_2",
        "[_] expected one subscript, with all of it in braces, found '_' (a second subscript needs brackets: (…)_…)"
      ),
      (
        "^2 a",
        "[^] expected a formula before '^', found '^' (a script needs something to stand on)"
      ),
      ("a_{}", "[}] expected a formula between the braces after '_', found '}'"),
      (
        #"\frac{1}{2n + w"#,
        #"[] expected '}' to close the '{' of the denominator of '\frac', found the end of the formula"#
      ),
      ("x^{2", "[] expected '}' to close the '{' after '^', found the end of the formula"),
      ("a}", "[}] expected '{' before '}', found a '}' that closes nothing"),
      ("(a + b", "[] expected ')' to close '(', found the end of the formula"),
      ("(a]", "[]] expected ')' to close '(', found ']'"),
      ("a)", "[)] expected an operator or the end of the formula, found ')'"),
      ("|a", "[] expected '|' to close the bars, found the end of the formula"),
      (#"\lamda w"#, #"[\lamda] expected a known command, found '\lamda' (did you mean \lambda?)"#),
      (
        #"\foobarbaz"#,
        #"[\foobarbaz] expected a known command, found '\foobarbaz' (names of several letters are written \text{…})"#
      ),
      (
        #"a \pm b"#,
        #"[\pm] expected an operator or the end of the formula, found '\pm', which is not read (write the two signs as two formulas)"#
      ),
      (
        #"\begin{aligned} a"#,
        #"[] expected '\end{aligned}' to close '\begin{aligned}', found the end of the formula"#
      ),
      (
        #"\begin{aligned} a \end{align}"#,
        #"[\end{align}] expected '\end{aligned}' to close '\begin{aligned}', found '\end{align}'"#
      ),
      (
        #"\begin{foo} a \end{foo}"#,
        #"[\begin{foo}] expected an environment that is read, found '\begin{foo}' (bmatrix, pmatrix, cases, aligned, align, split and gathered are)"#
      ),
      (
        #"\left( a"#,
        #"[\left] expected '\right' to close '\left', found the end of the formula (write \right. where no bracket is to show)"#
      ),
      (#"a \right)"#, #"[\right] expected '\left' before '\right', found '\right'"#),
      ("a \u{0} b", "[\u{0}] expected a formula, found the control character U+0000 (delete it)"),
      ("é = 1", "[é] expected a formula, found the character 'é' (U+00E9)"),
      ("x^10", "[0] expected '{' around a script of several characters, found '0' (write ^{…})"),
      (
        "1 000",
        #"[000] expected an operator between two numbers, found '000' (write \cdot for a product, no space within a number)"#
      ),
      ("a <= b", #"[=] expected a formula after '<', found '=' (write \le)"#),
      (
        "{a+b}^2",
        "[{] expected brackets around what carries '^', found braces, which do not show (write (…)^)"
      ),
      (
        #"a = b \text{ unless } c"#,
        #"[\text{ unless }] expected a condition as a formula, found the words 'unless' (write it as a relation, such as \text{for } w \ne 0)"#
      ),
      (
        #"a = b \quad c"#,
        "[] expected a relation or the end of the formula, found the end of the formula"
      ),
      (
        #"f = a \\ (b + c)"#,
        "[(] expected an operator or a relation sign, as the row above states a relation, found '('"
      ),
      (
        "|a + b |c| + d|",
        #"[|] expected a closing bar or an operator, found '|' (bars in bars are clear as \lvert … \rvert)"#
      ),
      (
        #"\hat{ab}"#,
        #"[b] expected one letter under '\hat', found 'b' (put scripts behind it: \hat{a}_j)"#
      ),
    ])
  func messages(source: String, message: String) {
    #expect(report(source) == message)
  }

  @Test(
    "depth and length are bounded, in little time",
    arguments: [
      "(", "{", "|", "|a ", "[", #"\left("#, #"\sqrt{"#, "x^{", #"\begin{cases}"#, "a,", "a|", "-",
      #"\sum-"#, #"\frac"#, "''", #"\text{$"#, #"\\"#, "&", "_", #"\bm"#, #"\quad a = 1"#,
    ])
  func hostileRepetition(piece: String) {
    for count in [63, 65, 500, 100_000 / piece.count] {
      let source = String(repeating: piece, count: count) + "x"
      var parser = LaTeXParser(Array(source))
      do {
        let rows = try parser.parseDisplay()
        #expect(!rows.isEmpty)
      } catch {
        #expect(error.range.upperBound <= source.count && error.message.hasPrefix("expected"))
      }
    }
  }

  @Test("token soup never traps, and errors point into the formula", arguments: 0..<40)
  func soup(seed: UInt64) {
    let pieces = [
      "a", "w", "1", "2", ".", ",", ";", ":", "=", "<", "+", "-", "*", "/", "(", ")", "[", "]", "{",
      "}", "|", "^", "_", "'", "&", "$", "%\n", " ", #"\\"#, #"\|"#, #"\{"#, #"\}"#, #"\frac"#,
      #"\sqrt"#, #"\sum"#, #"\cdot"#, #"\left"#, #"\right"#, #"\left("#, #"\right."#,
      #"\text{if }"#,
      #"\text{Loss}"#, #"\text{$"#, #"\quad"#, #"\begin{cases}"#, #"\end{cases}"#, #"\over"#,
      #"\begin{aligned}"#, #"\end{aligned}"#, #"\hat"#, #"\mathbf"#, #"\mathbb R"#, #"\iff"#,
      #"\le"#, #"\forall"#, #"\dots"#, #"\arg"#, #"\min"#, #"\underset"#, #"\stackrel"#, #"\not"#,
      #"\underbrace{"#, #"\mid"#, #"\langle"#, #"\rangle"#, #"\top"#, "T", "λ", "²", "é", #"\"#,
    ]
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    for _ in 0..<100 {
      var source = ""
      for _ in 0..<Int(state % 23) + 1 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        source += pieces[Int((state >> 33) % UInt64(pieces.count))]
      }
      for isInline in [false, true] {
        var parser = LaTeXParser(Array(source))
        do {
          let rows = try isInline ? parser.parseInline() : parser.parseDisplay()
          #expect(rows.allSatisfy { $0.range.upperBound <= source.count && !$0.statements.isEmpty })
        } catch {
          #expect(error.range.upperBound <= source.count, "\(source)")
        }
      }
    }
  }
}
