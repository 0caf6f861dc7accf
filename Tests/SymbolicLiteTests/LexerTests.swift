import Testing

@testable import SymbolicLite

@Suite("Tokens of a formula")
struct LexerTests {
  private func kinds(_ source: String) throws -> [Token.Kind] {
    try Lexer.read(Array(source)).map(\.kind).filter { $0 != .blank }.dropLast()
  }

  @Test("spacing, comments, labels and colours leave nothing behind")
  func meaninglessPartsVanish() throws {
    let plain = try kinds("a+b")
    let dressed = [
      #"a\, + \! b"#, "a + % a remark $ { \n b", #"\displaystyle a + b \tag{1} \label{eq:a_b}"#,
      #"\color{red} a + b"#, #"a ~ + \phantom{x^2} b \notag"#, #"a +\ b\mathstrut"#,
    ]
    for source in dressed { #expect(try kinds(source) == plain, "\(source)") }
  }

  @Test("fonts on letters, digits and words")
  func fonts() throws {
    #expect(
      try kinds(#"\mathbf{w}\bm w\boldsymbol\beta"#) == [
        .letter("w"), .letter("w"), .command("beta"),
      ])
    #expect(
      try kinds(#"\mathbf 1\mathbb{1}\mathbb R"#) == [
        .name(#"\mathbf{1}"#), .name(#"\mathbf{1}"#), .name(#"\mathbb{R}"#),
      ])
    #expect(
      try kinds(#"\operatorname{arg\,min}\mathrm{Loss}\text{Data  Loss}\text{F}"#) == [
        .word("arg min"), .word("Loss"), .text("Data Loss"), .letter("F"),
      ])
  }

  @Test("words with formulas in them")
  func formulasInWords() throws {
    #expect(
      try kinds(#"\text{if $z > 0$ and}"#) == [
        .text("if"), .letter("z"), .symbol(">"), .digit("0"), .text("and"),
      ])
  }

  @Test("ranges count characters of the source")
  func ranges() throws {
    let tokens = try Lexer.read(Array(#"λ \le  \text{Loss}"#))
    #expect(tokens.map(\.range) == [0..<1, 2..<5, 7..<18, 18..<18])
  }

  @Test("delimiters know their side")
  func sides() throws {
    let tokens = try Lexer.read(Array(#"\lvert\rVert\bigl|\mid\right|"#))
    #expect(tokens.filter(\.isSingleBar).map(\.side) == [.left, .left, .middle, .right])
    #expect(tokens.filter(\.isDoubleBar).map(\.side) == [.right])
  }

  @Test(
    "what words do",
    arguments: [
      ("for all", TextRole.condition), ("if", .condition), ("where all", .condition),
      ("and", .and), ("hence", .hence), ("if and only if", .connective(isEquivalence: true)),
      ("otherwise.", .otherwise), ("(chain rule)", .ordinary), ("Data Loss", .ordinary),
      ("by symmetry", .reason), ("unless", .refused), ("for some", .refused),
      ("if it is not", .refused), ("for small", .refused), ("s.t.", .refused),
      ("almost everywhere", .refused), ("isn’t", .refused),
    ])
  func rolesOfWords(words: String, role: TextRole) {
    #expect(TextRole(words) == role)
  }
}
