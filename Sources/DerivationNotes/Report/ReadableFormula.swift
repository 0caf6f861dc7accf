/// A formula, or prose with formulas in `$…$`, as a terminal can show it: `2 \lambda w` becomes
/// `2 λw`. What has no letter of its own stays LaTeX.
func readable(_ latex: String) -> String {
  var result = ""
  var rest = latex[...]
  while let character = rest.first {
    if character == "$" {
      rest = rest.dropFirst()
    } else if let (script, length) = script(at: rest) {
      result += script
      rest = rest.dropFirst(length)
    } else if character == "\\" {
      let name = rest.dropFirst().prefix { $0.isASCII && $0.isLetter }
      if name.isEmpty {
        // `\|`, `\,` and `\ ` are commands of one character.
        let symbol = rest.dropFirst().prefix(1)
        result += oneCharacterCommands[String(symbol)] ?? "\\" + symbol
        rest = rest.dropFirst(1 + symbol.count)
      } else {
        rest = rest.dropFirst(1 + name.count)
        if let (inner, length) = transparent(String(name), rest) {
          result += readable(inner)
          rest = rest.dropFirst(length)
        } else if let letter = letters[String(name)] {
          result += letter
          // The space that ends a command is none before a letter: `\lambda w` is λw.
          let next = rest.drop { $0 == " " }
          if next.first?.isLetter == true { rest = next }
        } else {
          result += operators[String(name)] ?? "\\" + name
        }
      }
    } else {
      result.append(character)
      rest = rest.dropFirst()
    }
  }
  return result
}

/// What stands in the braces of a command that only changes the look, or a fraction as `(a)/(b)`, and
/// how much of `rest` that takes.
private func transparent(_ name: String, _ rest: Substring) -> (String, length: Int)? {
  guard let first = group(rest) else { return nil }
  if let accent = accents[name],
    first.inner.count == 1 || letters[String(first.inner.dropFirst())] != nil
  {
    return (readable(first.inner) + accent, first.length)
  }
  if name == "sqrt" {
    return (first.inner.count == 1 ? "√" + first.inner : "√(\(first.inner))", first.length)
  }
  if ["mathbf", "mathrm", "operatorname", "text", "mathsf", "boldsymbol"].contains(name) {
    return (first.inner, first.length)
  }
  guard ["frac", "tfrac", "dfrac"].contains(name),
    let second = group(rest.dropFirst(first.length))
  else { return nil }
  let parts = [first.inner, second.inner].map { $0.count == 1 ? $0 : "(\($0))" }
  return (parts.joined(separator: "/"), first.length + second.length)
}

/// The text between the braces that `text` starts with.
private func group(_ text: Substring) -> (inner: String, length: Int)? {
  guard text.first == "{" else { return nil }
  var depth = 0
  for (offset, character) in text.enumerated() {
    if character == "{" { depth += 1 }
    if character == "}" { depth -= 1 }
    if depth == 0 { return (String(text.dropFirst().prefix(offset - 1)), offset + 1) }
  }
  return nil
}

/// The longest spelling of a script that `text` starts with, and its length.
private func script(at text: Substring) -> (String, length: Int)? {
  if text.first == "_" { return subscripted(text.dropFirst()) }
  guard text.first == "^" else { return nil }
  for (spelling, letter) in scripts where text.hasPrefix(spelling) {
    return (letter, spelling.count)
  }
  return nil
}

/// `_{12}` as ₁₂, `_i` as ᵢ and `_{a}` as _a; longer ones stay.
private func subscripted(_ text: Substring) -> (String, length: Int)? {
  let braced = group(text)
  let inner = braced?.inner ?? String(text.prefix(1))
  let length = 1 + (braced?.length ?? inner.count)
  let small = inner.compactMap { subscripts[$0] }
  if !inner.isEmpty && small.count == inner.count { return (String(small), length) }
  return braced != nil && inner.count == 1 ? ("_" + inner, length) : nil
}

private let subscripts: [Character: Character] = [
  "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈",
  "9": "₉", "i": "ᵢ", "j": "ⱼ", "k": "ₖ", "m": "ₘ", "n": "ₙ",
]

/// Marks that combine with the letter in front of them.
private let accents = [
  "hat": "\u{302}", "bar": "\u{304}", "tilde": "\u{303}", "dot": "\u{307}",
]

/// Longer spellings come before those that they start with.
private let scripts: [(String, String)] = [
  ("^{\\top}", "ᵀ"), ("^\\top ", "ᵀ"), ("^\\top", "ᵀ"), ("^{-1}", "⁻¹"), ("^{2}", "²"),
  ("^{3}", "³"), ("^2", "²"), ("^3", "³"),
]

private let oneCharacterCommands = [
  "|": "‖", ",": " ", ";": " ", " ": " ", "!": "", "{": "{", "}": "}",
]

private let letters = [
  "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
  "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
  "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "ϕ", "varphi": "φ",
  "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ",
  "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ",
  "nabla": "∇", "partial": "∂", "sum": "∑", "prod": "∏", "infty": "∞",
]

private let operators = [
  "cdot": "·", "times": "×", "odot": "⊙", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠",
  "neq": "≠", "in": "∈", "subseteq": "⊆", "succ": "≻", "succeq": "⪰", "to": "→", "mapsto": "↦",
  "top": "ᵀ",
  "left": "", "right": "", "quad": " ", "exp": "exp", "log": "log", "max": "max", "min": "min",
  "Vert": "‖", "lVert": "‖", "rVert": "‖", "lvert": "|", "rvert": "|", "dots": "…", "tanh": "tanh",
]
