import PropertyTesting
import Testing

@testable import DerivationNotes

/// A small generator with a seed (splitmix64).
private struct Random: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite(.serialized) struct NoteReaderFuzzTests {
  private static let note = """
    # Ridge `x` $a$

    Let $X \\in R$ and \\$5, i.e. 🙂 $a$. Assume:

    $$ J(w) := a . $$

    **Claim (a).** If $b$,
    $$
    a
    - b
    $$
    then \\( c \\) and \\[ d \\]

    - item $e$
      > quote $$ f
      > g $$
    1. two <!-- $h$ -->
       ```math
       i
       ```

    | $j$ | `$k$` |
    """

  private static let scraps = [
    "$", "$$", "`", "```", "```math\n", "~~~", "\n", "\n\n", "\r\n", "> ", "- ", "1. ", "    ",
    "\t",
    "\\", "\\[", "\\]", "\\(", "\\)", "<!--", "-->", "**", "**Claim (x).** ", "# ", "===", "---",
    "🙂", "é", "(", ")", ".", "<pre>", "</pre>", "_",
  ]

  @Test(
    "a mutated note is read, and each character stands where it should",
    arguments: (0..<40).archive())
  func mutations(seed: UInt64) {
    var random = Random(state: seed)
    for _ in 0..<10 {
      var characters = Array(Self.note)
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let i = Int.random(in: 0..<characters.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: characters.remove(at: i)
        case 1:
          characters.insert(contentsOf: Self.scraps.randomElement(using: &random) ?? "", at: i)
        default: characters.swapAt(i, Int.random(in: 0..<characters.count, using: &random))
        }
      }
      let note = String(characters)
      #expect(misplaced(in: NoteReader.read(Array(note.utf8)), of: note) == [], "\(note)")
    }
  }

  @Test("a note of nothing but markup is read", arguments: (0..<40).archive())
  func scraps(seed: UInt64) {
    var random = Random(state: seed)
    let parts = (0..<200).map { _ in Self.scraps.randomElement(using: &random) ?? "" }
    let note = parts.joined()
    #expect(misplaced(in: NoteReader.read(Array(note.utf8)), of: note) == [], "\(note)")
  }

  @Test("any bytes are read", arguments: (0..<40).archive())
  func anyBytes(seed: UInt64) {
    var random = Random(state: seed)
    let bytes = (0..<600).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    let document = NoteReader.read(bytes)
    #expect(document.problems.count >= 1)
    #expect(formulas(document).allSatisfy { $0.places.count == $0.source.count + 1 })
  }

  @Test("what a note begins with is read as it is in the whole")
  func beginnings() {
    let whole = listing(Self.note)
    for length in 60...Self.note.count {
      let part = listing(NoteReader.read(Array(Self.note.prefix(length).utf8)))
      #expect(part.prefix(2) == whole.prefix(2), "the first \(length) characters")
    }
  }

  /// Each of these made some Markdown reader quadratic; the benchmark times them, here they are read.
  @Test(
    "patterns that are hard to pair are read to their end",
    arguments: [
      "$", "$$", "$a ", "$5 `a` ", "`", "`a ``b ```c ", "\\(", "\\[ ", "<!--", "<!-- a --> ", "> ",
      "- ", "- \n", "> $$ a\n", "$$ a\n\n", "$$\n**Claim.** ", "**Claim (", "**Claim (\n", "(",
      "_a",
      "```math\n", "$$\n=\n", ").", "a\n", "🙂$🙂$",
    ])
  func hardPatterns(unit: String) {
    let bytes = Array(repeatElement(Array(unit.utf8), count: 4_000 / unit.utf8.count).joined())
    let document = NoteReader.read(bytes)
    #expect(document.elements.count + document.problems.count <= bytes.count)
  }

  /// Without optimisation a fifth of it has to do, and in a quick run a fifth of that.
  @Test("five megabytes of prose") func fiveMegabytes() {
    #if DEBUG
      let size = Thoroughness.cases(1_000_000, quick: 200_000)
    #else
      let size = 5_000_000
    #endif
    let line = Array("Some prose, with $x$ and words. Another sentence of it goes here.\n".utf8)
    let count = size / line.count
    let document = NoteReader.read(Array(repeatElement(line, count: count).joined()))
    #expect(document.elements.count == 2 * count)
    #expect(document.problems.isEmpty)
  }
}
