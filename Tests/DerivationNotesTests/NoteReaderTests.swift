import Testing

@testable import DerivationNotes

@Suite struct NoteReaderTests {
  @Test func aWholeNoteIsReadInOrder() {
    let note = #"""
      # Ridge *regression*

      Let $w \in \mathbb{R}^d$ and $\lambda > 0$. Write

      $$ J(w) := \|w\|_2^2 . $$

      **Claim (ridge gradient).** The chain rule gives
      $$
      \nabla J(w)
      = 2 w
      $$
      ## Wrong
      **False (one half).** Without it, $$ \nabla J(w) = w $$
      """#
    #expect(
      listing(note) == [
        "1:1 # Ridge regression",
        #"¶1 Let $ and $. [w \in \mathbb{R}^d] [\lambda > 0]"#,
        "¶1 → Write",
        #"5:4-5:23 display J(w) := \|w\|_2^2 . lines 5-5"#,
        "7:1 head claim Claim (ridge gradient)",
        "¶3 → The chain rule gives",
        #"9:1-10:6 display \nabla J(w)⏎= 2 w lines 8-11"#,
        "12:1 ## Wrong",
        "13:1 head falseClaim False (one half)",
        "¶4 → Without it,",
        #"13:38-13:53 display \nabla J(w) = w lines 13-13"#,
      ])
  }

  @Test(
    "a display is found wherever it stands",
    arguments: [
      ("$$a = b$$", ["a = b"]),
      ("$$ a $$ and $$ b $$ more", ["a", "b"]),
      ("$$\na\n=\nb\n$$", ["a\n=\nb"]),
      ("$$\na\n- b\n> c\n1. d\n--- e\n$$", ["a\n- b\n> c\n1. d\n--- e"]),
      ("text\n$$ a $$\n---\n$$ b $$", ["a", "b"]),
      ("```math\na\n\nb\n```", ["a\n\nb"]),
      ("````math\n```\n````", ["```"]),
      ("  ~~~ math\n  a\n  ~~~~", ["a"]),
      ("> $$ a\n> = b $$", ["a\n= b"]),
      ("> $$ a\n= b $$", ["a\n= b"]),
      ("- text\n\n    $$ a $$", ["a"]),
      ("1. text\n   ```math\n   a\n   ```", ["a"]),
      ("- - > $$ a $$", ["a"]),
      ("\\[ a \\]", ["a"]),
      ("\\[\na \\\\[2pt]\nb\n\\].", ["a \\\\[2pt]\nb"]),
      ("$$ \\text{costs \\$\\$ a lot} $$", ["\\text{costs \\$\\$ a lot}"]),
      ("$$ \\text{if $x$} $$", ["\\text{if $x$}"]),
      ("# $$ a $$", ["a"]),
      ("<!-- x --> $$ a $$", ["a"]),
      ("$$ a\n  b $$ <!-- $$ c $$ --> $$ d $$", ["a\n  b".replacingIndent, "d"]),
      ("$$ $$", [""]),
      ("```math\n```", [""]),
    ])
  func displays(note: String, expected: [String]) {
    let document = NoteReader.read(Array(note.utf8))
    let sources = document.elements.compactMap { element -> String? in
      guard case .display(let display) = element else { return nil }
      return String(display.formula.source)
    }
    #expect(sources == expected)
    #expect(document.problems.isEmpty)
    #expect(misplaced(in: document, of: note) == [])
  }

  @Test(
    "what only looks like math is none",
    arguments: [
      "```\n$$ a $$\n```", "```latex\n$$ a $$\n```", "~~~text\n$$ a $$\n~~~",
      "````\n```math\na\n```\n````", "Code `$$ a $$` and ``$a` $b$``.", "`a\n$b$`",
      "<!-- $$ a $$ -->", "<!--\n\n$$ a $$\n\n-->", "text <!-- $a$ --> text", "    $$ a $$",
      "\t$$ a $$", "text\n\n    $$ a $$", "- item\n\n      $$ a $$", "It costs $5 and $6.",
      "US$5 to US$6", "\\$a\\$ and \\$$", "$ a $", "$a $", "$a$5", "$a\n\nb$", "a \\[1\\] b",
      "---\ntitle: $a$\n---", "<pre>\n$$ a $$\n</pre>", "$5 or `$x$`",
    ])
  func nothing(note: String) {
    #expect(formulas(note) == [])
    #expect(listing(note).allSatisfy { !$0.contains("expected") })
  }

  @Test(
    "inline math follows the rule of the code hosts",
    arguments: [
      ("$a$ and $b$.", ["a", "b"]), ("($a$)-th, $k$-fold", ["a", "k"]), ("$a\nb$", ["a\nb"]),
      ("costs $5 and $x$", ["x"]), ("$`a_1 $ b`$ c", ["a_1 $ b"]), ("\\( a \\) b", ["a"]),
      ("$a\\$b$", ["a\\$b"]), ("$a \\ne b$.", ["a \\ne b"]), ("> $a\n> b$", ["a\nb"]),
      ("| $a$ | b |\n|---|---|\n| c | $d$ |", ["a", "d"]), ("*$a$* **$b$**", ["a", "b"]),
      ("`` ` `` $a$ ` $b$", ["a", "b"]), ("text\n    $a$", ["a"]), ("[$a$](x)", ["a"]),
    ])
  func inline(note: String, expected: [String]) {
    #expect(formulas(note) == expected)
    #expect(misplaced(in: NoteReader.read(Array(note.utf8)), of: note) == [])
  }

  @Test(
    "headings, without their marks",
    arguments: [
      ("# A", ["1:1 # A"]), ("###### A ##", ["1:1 ###### A"]), ("## C#", ["1:1 ## C#"]),
      ("  ## **A** `b` $w_1$", ["1:3 ## A b $w_1$"]), ("> # A", ["1:3 # A"]),
      ("A\nb\n===", ["1:1 # A b"]), ("A\n-", ["1:1 ## A"]), ("#", ["1:1 # "]),
      ("#A", ["¶1 #A"]), ("####### A", ["¶1 ####### A"]), ("A\n\n---", ["¶1 A"]),
      ("**Claim.** A\n---", ["1:1 head claim Claim (Claim)", "¶1 A"]),
    ])
  func headings(note: String, expected: [String]) {
    #expect(listing(note) == expected)
  }

  @Test(
    "lines, columns and the ends of formulas",
    arguments: [
      ("\u{FEFF}$a$", 1, 2), ("x\r\n\r\n$a$", 3, 2), ("x\r\r$a$", 3, 2), ("x\n\t$a$", 2, 3),
      ("🙂👩‍👩‍👧é $a$", 1, 6), ("> - 🙂 $a$", 1, 8), ("e\u{301} $a$", 1, 4),
      ("<!-- 🙂 --> $a$", 1, 13), ("- \t$$ a $$", 1, 7), ("> 🙂\n> $$\n> a $$", 3, 3),
    ])
  func places(note: String, line: Int, column: Int) throws {
    let document = NoteReader.read(Array(note.utf8))
    let formula = try #require(formulas(document).first)
    #expect(formula.source == ["a"])
    #expect(
      formula.places == [
        Place(line: line, column: column), Place(line: line, column: column + 1),
      ])
  }

  @Test func anEmptyDisplayHasAPlace() {
    #expect(
      listing("a $$ $$\n\n```math\n```") == [
        "¶1 → a", "1:5-1:5 display  lines 1-1", "3:8-3:8 display  lines 3-4",
      ])
  }
}

extension String {
  /// Displays are read from the first character of each line on.
  fileprivate var replacingIndent: String {
    split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: "\n")
  }
}
