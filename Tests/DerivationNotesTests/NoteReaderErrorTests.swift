import Testing

@testable import DerivationNotes

@Suite struct NoteReaderErrorTests {
  private static let open = "expected $$ to close the display opened here, found "
  private static let blank =
    open + "a blank line; hint: a display ends at a blank line: take it out"

  @Test(
    "each mistake has one message, and reading goes on behind it",
    arguments: [
      (
        "A $$ a\n\n$$ b $$\n", ["¶1 A", "3:4-3:5 display b lines 3-3", "1:3: \(blank)"]
      ),
      (
        "$$\na\n\nB\n$$\n\n$$ c $$",
        ["¶1 → B", "7:4-7:5 display c lines 7-7", "1:1: \(blank)"]
      ),
      ("A $$ a\n\nB\n$$ c $$", ["¶1 A", "¶2 → B", "4:4-4:5 display c lines 4-4", "1:3: \(blank)"]),
      ("$$ a\n\n$$ b\n\n$$ c\n\nD", ["¶1 b", "¶2 D", "1:1: \(blank)", "5:1: \(blank)"]),
      ("$$ a", ["1:1: \(open)the end of the note"]),
      ("> $$ a\n>\n> B", ["¶1 B", "1:3: \(blank)"]),
      ("$$ a\n# B\n$$ c $$", ["2:1 # B", "3:4-3:5 display c lines 3-3", "1:1: \(open)a heading"]),
      ("$$ a\n```\n$$ b $$\n```\nC", ["¶1 C", "1:1: \(open)a fence"]),
      (
        "$$ a\n**Claim (b).** $$ c $$",
        [
          "2:1 head claim Claim (b)", "2:19-2:20 display c lines 2-2",
          "1:1: \(open)a run-in head",
        ]
      ),
      ("# A $$ b\n\nC", ["1:1 # A b", "¶1 C", "1:5: \(open)the end of the heading"]),
      (
        "\\[ a\n\nB",
        [
          "¶1 B",
          "1:1: expected \\] to close the display opened here, found a blank line; "
            + "hint: a display ends at a blank line: take it out",
        ]
      ),
      (
        "A\n```math\na\n\nB\n$$ c $$",
        [
          "¶1 A", "¶2 → B", "6:4-6:5 display c lines 6-6",
          "2:1: expected a closing ``` for the math fence opened here, found the end of the note",
        ]
      ),
      (
        "```math\na\n```math\nb\n```",
        [
          "4:1-4:2 display b lines 3-5",
          "1:1: expected a closing ``` for the math fence opened here, found another fence",
        ]
      ),
      (
        "> ~~~~math\n> a\n\n$$ b $$",
        [
          "4:4-4:5 display b lines 4-4",
          "1:3: expected a closing ~~~~ for the math fence opened here, "
            + "found the end of the block that holds it",
        ]
      ),
      (
        "A\n\n```\n$$ a $$",
        [
          "¶1 A",
          "3:1: expected a closing ``` for the fence opened here, found the end of the note",
        ]
      ),
      (
        "A\n <!-- $$ a $$\n\nB",
        ["¶1 A", "2:2: expected --> to close the comment opened here, found the end of the note"]
      ),
      (
        "<pre>\nB",
        ["1:1: expected </pre> to close the <pre> opened here, found the end of the note"]
      ),
    ] as [(String, [String])])
  func mistakes(note: String, expected: [String]) {
    #expect(listing(note) == expected)
  }

  @Test("an ordinary fence that ends with its quote is closed") func fenceInQuote() {
    #expect(listing("> ```\n> $$ a $$\n\n$$ b $$") == ["4:4-4:5 display b lines 4-4"])
  }

  @Test func badBytes() {
    let note = Array("é ".utf8) + [0xFF, 0xFE] + Array(" $a$\n".utf8) + [0xC3, 0x28, 0, 0]
    #expect(
      listing(NoteReader.read(note)) == [
        "¶1 é \u{FFFD} $ \u{FFFD}(\u{FFFD}\u{FFFD} [a]",
        "1:3: expected UTF-8 text, found byte 0xFF", "2:1: expected UTF-8 text, found byte 0xC3",
        "2:3: expected text, found a NUL byte",
      ])
  }

  @Test(
    "what is not well-formed UTF-8 is one run of bad bytes",
    arguments: [
      [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80],
    ])
  func malformed(bytes: [UInt8]) {
    let document = NoteReader.read(bytes + Array("x".utf8))
    let first = String(bytes[0], radix: 16, uppercase: true)
    #expect(listing(document).last == "1:1: expected UTF-8 text, found byte 0x\(first)")
    #expect(document.problems.count == 1)
  }

  @Test func aPictureIsNotReportedByteByByte() {
    let document = NoteReader.read((0..<999).flatMap { _ in [0xFF, 0x61] })
    #expect(document.problems.count == TextDecoder.reportedRuns + 1)
    let last = document.problems.last
    #expect(last?.message == "expected UTF-8 text, found more bad bytes from here on")
  }

  @Test func sixteenBitText() {
    let document = NoteReader.read([0xFF, 0xFE, 0x61, 0x00])
    #expect(document.problems.first?.hint == "this looks like UTF-16: save the note as UTF-8")
  }
}
