/// How the writer spells each construct: as LaTeX source or as one line of plain Unicode.
protocol WriterNotation: Sendable {
  func name(_ name: String) -> String
  func subscripted(_ base: String, _ positions: String) -> String
  func raised(_ base: String, _ exponent: String) -> String
  func transposed(_ base: String) -> String
  func root(_ radicand: String) -> String
  func bracket(_ content: String) -> String
  func magnitude(_ content: String) -> String
  func norm(_ content: String, _ mark: String) -> String
  /// A function's name in front of its bracketed argument.
  func function(_ name: String) -> String
  func bigOperator(_ fold: Fold, below: String, above: String?) -> String
  func cases(_ rows: [(value: String, condition: String?)]) -> String
  func block(_ rows: [[String]]) -> String
  /// `\le` or `≤`, named by its LaTeX command.
  func sign(_ command: String) -> String
  func braces(_ content: String) -> String
  func words(_ text: String) -> String
  var minus: String { get }
  var times: String { get }
  /// `nil` where a fraction is written with a slash.
  func fraction(_ above: String, _ below: String) -> String?
  /// Two factors side by side.
  func joined(_ left: String, _ right: String) -> String
}

struct LaTeXNotation: WriterNotation {
  let minus = "-"
  let times = #"\cdot"#

  func name(_ name: String) -> String { name }
  func subscripted(_ base: String, _ positions: String) -> String {
    positions.count == 1 ? "\(base)_\(positions)" : "\(base)_{\(positions)}"
  }
  func raised(_ base: String, _ exponent: String) -> String {
    exponent.count == 1 ? "\(base)^\(exponent)" : "\(base)^{\(exponent)}"
  }
  func transposed(_ base: String) -> String { #"\#(base)^\top"# }
  func root(_ radicand: String) -> String { #"\sqrt{\#(radicand)}"# }
  func bracket(_ content: String) -> String {
    isTall(content) ? #"\left( \#(content) \right)"# : "(\(content))"
  }
  /// Bars inside bars need sides.
  func magnitude(_ content: String) -> String {
    if content.contains("|") || content.contains("vert") {
      return #"\lvert \#(content) \rvert"#
    }
    return isTall(content) ? #"\left| \#(content) \right|"# : "|\(content)|"
  }
  func norm(_ content: String, _ mark: String) -> String {
    if content.contains("|") || content.contains("vert") {
      return subscripted(#"\lVert \#(content) \rVert"#, mark)
    }
    let bars = isTall(content) ? #"\left\| \#(content) \right\|"# : #"\|\#(content)\|"#
    return subscripted(bars, mark)
  }
  func function(_ name: String) -> String {
    let commands = ["exp", "log", "tanh", "max", "min", "det"]
    return commands.contains(name) ? "\\\(name)" : #"\operatorname{\#(name)}"#
  }
  func bigOperator(_ fold: Fold, below: String, above: String?) -> String {
    let command =
      switch fold {
      case .sum: #"\sum"#
      case .product: #"\prod"#
      case .max: #"\max"#
      case .min: #"\min"#
      }
    return "\(command)_{\(below)}" + (above.map { "^{\($0)}" } ?? "")
  }
  func cases(_ rows: [(value: String, condition: String?)]) -> String {
    let lines = rows.map { row in
      row.value + " & " + (row.condition.map { #"\text{if } "# + $0 } ?? #"\text{otherwise}"#)
    }
    return #"\begin{cases} "# + lines.joined(separator: #" \\ "#) + #" \end{cases}"#
  }
  func block(_ rows: [[String]]) -> String {
    let lines = rows.map { $0.joined(separator: " & ") }
    return #"\begin{bmatrix} "# + lines.joined(separator: #" \\ "#) + #" \end{bmatrix}"#
  }
  func sign(_ command: String) -> String {
    ["=", "<", ">"].contains(command) ? command : "\\" + command
  }
  func braces(_ content: String) -> String { #"\{\#(content)\}"# }
  func words(_ text: String) -> String { #" \text{ \#(text) } "# }
  func fraction(_ above: String, _ below: String) -> String? { #"\frac{\#(above)}{\#(below)}"# }

  /// `Xw`, `2w` and `(Xw)y` without a space; next to commands and scripts with one.
  func joined(_ left: String, _ right: String) -> String {
    guard let last = left.last, right.first?.isLetter == true else { return "\(left) \(right)" }
    let before = left.dropLast().last
    let short =
      if last == ")" {
        !left.hasSuffix(#"\right)"#)
      } else {
        last.isNumber ? before.map { !"_^".contains($0) } ?? true : endsInLetters(left)
      }
    return short ? left + right : "\(left) \(right)"
  }

  /// Whether the last letters stand side by side as `Xw` does, not in a command or a script.
  private func endsInLetters(_ text: String) -> Bool {
    let tail = text.reversed().prefix { $0.isLetter }
    let before = text.dropLast(tail.count).last
    return !tail.isEmpty && before.map { !"_^\\".contains($0) } ?? true
  }

  private func isTall(_ content: String) -> Bool {
    [#"\frac"#, #"\sum"#, #"\prod"#, #"\begin"#].contains { content.contains($0) }
  }
}
