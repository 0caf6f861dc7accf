import Testing

@testable import DerivationNotes

@Suite struct SentenceTests {
  @Test(
    "where sentences end",
    arguments: [
      ("A b. C d! E? F", ["A b.", "C d!", "E?", "F"]),
      ("Use it, i.e. here, e.g. there, cf. Eq. 3, resp. Fig. 2 vs. etc. and so on.", nil),
      ("R. Tibshirani, J. R. Stat. Soc. B 58.", nil),
      ("They are i.i.d. Gaussian.", nil),
      ("They are i.i.d. Assume $a$.", ["They are i.i.d.", "Assume $."]),
      ("A (b.) C", ["A (b.)", "C"]), ("**One.** *Two.* C", ["One.", "Two.", "C"]),
      ("About 0.5 and 3.1", nil), ("Let $a > 0.$ Assume $b$.", ["Let $", "Assume $."]),
      ("Let $a.$ and $b$", nil), ("One\ntwo.\nThree", ["One two.", "Three"]),
      ("- One\n- two", ["One", "two"]), ("1. One\n2. Two\n   more", ["One", "Two more"]),
      ("| a | b |\n|---|---|\n| c | d |", ["| a | b |", "| c | d |"]),
      ("\\*a\\* b_c _d_ 2 * 3", ["*a* b_c d 2 * 3"]), ("\\$5, $6 and `$`", ["＄5, ＄6 and `＄`"]),
      ("Is it w.r.t. $w$? Yes.", ["Is it w.r.t. $?", "Yes."]), ("A\r\nb", ["A b"]),
    ] as [(String, [String]?)])
  func sentences(note: String, expected: [String]?) {
    let document = NoteReader.read(Array(note.utf8))
    let texts = document.elements.compactMap { element -> String? in
      guard case .sentence(let sentence) = element else { return nil }
      #expect(sentence.text.filter { $0 == "$" }.count == sentence.formulas.count)
      return sentence.text
    }
    let whole = note.replacing("$a.$", with: "$").replacing("$b$", with: "$")
    #expect(texts == expected ?? [whole])
  }

  @Test(
    "which sentence leads to a display and which goes on behind it",
    arguments: [
      ("One. B\n$$ x $$", ["¶1 One.", "¶1 → B", "x"]), ("B.\n$$ x $$", ["¶1 → B.", "x"]),
      ("B:\n\n$$ x $$", ["¶1 → B:", "x"]), ("B\n\n$$ x $$", ["¶1 → B", "x"]),
      ("B.\n\n$$ x $$", ["¶1 B.", "x"]), ("B (c.)\n\n$$ x $$", ["¶1 B (c.)", "x"]),
      ("B:\n\n```\ncode\n```\n\n$$ x $$", ["¶1 B:", "x"]),
      ("B:\n\n## C\n\n$$ x $$", ["¶1 B:", "1", "x"]),
      ("B:\n```math\nx\n```", ["¶1 → B:", "x"]), ("B:\n\n> $$ x $$", ["¶1 → B:", "x"]),
      ("If\n$$ x $$\nthen b,\n$$ y $$", ["¶1 → If", "x", "¶1 … → then b,", "y"]),
      ("$$ x $$ , and b", ["x", "¶1 … , and b"]), ("$$ x $$\nThen b", ["x", "¶1 Then b"]),
      ("$$ x $$\n\nthen b", ["x", "¶2 … then b"]), ("$$ x $$\n$b$ is", ["x", "¶1 … $ is [b]"]),
      ("$$ x . $$\n$b$ is", ["x", "¶1 $ is [b]"]), ("$$ x $$ .\nb", ["x", "¶1 … b"]),
      ("- $$ x $$\n- then b", ["x", "¶2 then b"]),
    ])
  func leading(note: String, expected: [String]) {
    let lines = listing(note).map { line in
      if line.contains(" display x") { return "x" }
      if line.contains(" display y") { return "y" }
      return line.contains("##") ? "1" : line
    }
    #expect(lines == expected)
  }
}
