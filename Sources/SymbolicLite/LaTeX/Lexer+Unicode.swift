extension Lexer {
  /// Characters that people paste instead of the command, as the tokens of the command.
  static let unicode: [Character: [Token.Kind]] = {
    var table: [Character: [Token.Kind]] = [:]
    for (characters, names) in commands {
      for (character, name) in zip(characters, names.split(separator: " ")) {
        table[character] = [.command(String(name))]
      }
    }
    for (characters, plain) in [("⁰¹²³⁴⁵⁶⁷⁸⁹", "^"), ("₀₁₂₃₄₅₆₇₈₉", "_")] {
      for (character, digit) in zip(characters, "0123456789") {
        table[character] = [.symbol(Character(plain)), .digit(digit)]
      }
    }
    for (character, digits) in zip("½⅓¼¾⅔", ["12", "13", "14", "34", "23"]) {
      table[character] = [.command("frac")] + digits.map { .digit($0) }
    }
    for (character, letter) in zip("ℝℕℤ𝔼", "RNZE") {
      table[character] = [.name("\\mathbb{\(letter)}")]
    }
    table["𝒩"] = [.name("\\mathcal{N}")]
    table["ᵀ"] = [.symbol("^"), .command("top")]
    table["−"] = [.symbol("-")]
    table["‖"] = [.command("|")]
    table["∣"] = [.symbol("|")]
    table["′"] = [.symbol("'")]
    table["’"] = [.symbol("'")]
    table["≔"] = [.command("coloneqq")]
    return table
  }()

  private static let commands: [(String, String)] = [
    ("αβγδεζηθικλμν", "alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu"),
    ("ξοπρστυφχψωϵϕ", "xi omicron pi rho sigma tau upsilon varphi chi psi omega epsilon phi"),
    ("ΓΔΘΛΞΠΣΥΦΨΩℓς", "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell varsigma"),
    ("µ", "mu"),
    ("≤≥≠⩽⩾≈∝≡≜", "le ge ne le ge approx propto equiv triangleq"),
    (
      "∈∉∋⊆⊂⊇⊃≻⪰≽≺⪯≼∼",
      "in notin ni subseteq subset supseteq supset succ succeq succeq prec preceq preceq sim"
    ),
    ("·⋅×⊙÷", "cdot cdot times odot div"),
    ("∂∇∑∏∞√⊤…⋯", "partial nabla sum prod infty sqrt top dots cdots"),
    ("←→⇒⇔⟹⟺", "leftarrow to Rightarrow Leftrightarrow Rightarrow Leftrightarrow"),
    ("⇐∀⟨⟩", "Leftarrow forall langle rangle"),
  ]
}
