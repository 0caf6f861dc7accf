/// One line for a terminal: `Xᵀ(Xw − y) + λw`. Meant for eyes only, not to be read back.
struct TextNotation: WriterNotation {
  let minus = "−"
  let times = "·"

  func name(_ name: String) -> String {
    var result = ""
    var rest = Substring(name)
    while let character = rest.first {
      rest.removeFirst()
      guard character == "\\" else {
        result.append(character)
        continue
      }
      let command = String(rest.prefix { $0.isLetter })
      rest.removeFirst(command.count)
      if let mark = Self.accents[command], rest.first == "{", let end = rest.firstIndex(of: "}") {
        result += self.name(String(rest[rest.index(after: rest.startIndex)..<end])) + mark
        rest = rest[rest.index(after: end)...]
      } else {
        result += Self.letters[command] ?? (Self.fonts.contains(command) ? "" : command)
      }
    }
    return Self.withoutBraces(result)
  }

  func subscripted(_ base: String, _ positions: String) -> String {
    let small = positions.compactMap { Self.lowered[$0] }
    return small.count == positions.count && (!base.contains("_") || base.hasSuffix(")"))
      ? base + String(small) : Self.bracing("\(base)_", positions)
  }
  func raised(_ base: String, _ exponent: String) -> String {
    let small = exponent.compactMap { Self.lifted[$0] }
    return small.count == exponent.count ? base + String(small) : Self.bracing("\(base)^", exponent)
  }
  func transposed(_ base: String) -> String { base + "ᵀ" }
  func root(_ radicand: String) -> String {
    radicand.count == 1 ? "√\(radicand)" : "√(\(radicand))"
  }
  func bracket(_ content: String) -> String { "(\(content))" }
  func magnitude(_ content: String) -> String { "|\(content)|" }
  func norm(_ content: String, _ mark: String) -> String {
    subscripted("‖\(content)‖", mark == #"\infty"# ? "∞" : mark)
  }
  func function(_ name: String) -> String { name }
  func bigOperator(_ fold: Fold, below: String, above: String?) -> String {
    let letter =
      switch fold {
      case .sum: "∑"
      case .product: "∏"
      case .max: "max"
      case .min: "min"
      }
    let range = "\(letter)[\(below)" + (above.map { "..\($0)" } ?? "") + "]"
    return range
  }
  func cases(_ rows: [(value: String, condition: String?)]) -> String {
    let lines = rows.map { $0.value + ($0.condition.map { " if \($0)" } ?? " otherwise") }
    return "{ " + lines.joined(separator: "; ") + " }"
  }
  func block(_ rows: [[String]]) -> String {
    "[" + rows.map { $0.joined(separator: ", ") }.joined(separator: "; ") + "]"
  }
  func sign(_ command: String) -> String { Self.letters[command] ?? command }
  func braces(_ content: String) -> String { "{\(content)}" }
  func words(_ text: String) -> String { " \(text) " }
  func fraction(_ above: String, _ below: String) -> String? { nil }
  func joined(_ left: String, _ right: String) -> String {
    let wordy = left.last?.isLetter == true && right.prefix(2).allSatisfy(\.isASCIILetter)
    return wordy && right.count > 1 ? "\(left) \(right)" : left + right
  }

  private static func bracing(_ base: String, _ content: String) -> String {
    content.count == 1 ? base + content : "\(base){\(content)}"
  }

  /// `w_{t}` as `w_t`.
  private static func withoutBraces(_ text: String) -> String {
    guard let open = text.firstIndex(of: "{"), let close = text.lastIndex(of: "}"), open < close,
      text.distance(from: open, to: close) <= 2 || open == text.startIndex
    else { return text }
    let inside = text[text.index(after: open)..<close]
    return String(text[..<open] + inside + text[text.index(after: close)...])
  }

  private static let accents = ["hat": "\u{302}", "tilde": "\u{303}", "bar": "\u{304}"]
  private static let fonts: Set = ["mathbf", "mathcal", "mathbb", "mathrm", "text", "operatorname"]
  private static let letters = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ",
    "ne": "≠", "le": "≤", "ge": "≥", "in": "∈", "notin": "∉", "subseteq": "⊆", "succ": "≻",
    "succeq": "⪰", "propto": "∝", "implies": "⇒", "iff": "⇔", "nabla": "∇", "partial": "∂",
    "infty": "∞", "odot": "⊙", "forall": "∀", "leftarrow": "←", "cdot": "·",
  ]
  private static let lowered: [Character: Character] = [
    "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈",
    "9": "₉", "i": "ᵢ", "j": "ⱼ", "k": "ₖ", "l": "ₗ", "m": "ₘ", "n": "ₙ", "p": "ₚ", "r": "ᵣ",
    "s": "ₛ", "t": "ₜ", "u": "ᵤ", "v": "ᵥ", "+": "₊",
  ]
  private static let lifted: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
    "9": "⁹", "−": "⁻", "n": "ⁿ", "i": "ⁱ", "k": "ᵏ", "t": "ᵗ",
  ]
}

extension Character {
  fileprivate var isASCIILetter: Bool { isASCII && isLetter }
}
