import Checkers

/// A derivation as text for people or as JSON for programs.
public struct DerivationReport: Sendable {
  private let derivation: Derivation

  public init(_ derivation: Derivation) { self.derivation = derivation }

  /// Each result in LaTeX and in plain text, with its verdict.
  public var text: String {
    var lines = ["f(\(readable(derivation.variable))) = \(derivation.text)"]
    for line in derivation.lines {
      lines += ["", "\(line.name), \(line.verdict.rawValue): \(readable(line.evidence))"]
      if line.certificate == nil { lines.append("    " + line.latex) }
      if line.certificate != nil || line.text != line.latex { lines.append("    " + line.text) }
      if !line.conditions.isEmpty {
        lines.append("    where " + line.conditions.map(readable).joined(separator: ", "))
      }
      if let certificate = line.certificate {
        lines += certificate.description.split(separator: "\n").map { "      \($0)" }
      }
    }
    if !derivation.gaps.isEmpty {
      lines += ["", "no rule for: " + derivation.gaps.joined(separator: ", ")]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One object on one line; version 1.
  public var json: String {
    let lines = derivation.lines.map { line -> JSONValue in
      .object([
        ("name", .string(line.name)), ("latex", .string(line.latex)),
        ("text", .string(line.text)),
        ("conditions", .array(line.conditions.map(JSONValue.string))),
        ("verdict", .string(line.verdict.rawValue)), ("evidence", .string(line.evidence)),
        ("certificate", line.certificate.map(Self.tree) ?? .null),
      ])
    }
    return JSONValue.object([
      ("version", .integer(1)), ("formula", .string(derivation.latex)),
      ("variable", .string(derivation.variable)), ("results", .array(lines)),
      ("gaps", .array(derivation.gaps.map(JSONValue.string))),
    ]).text + "\n"
  }

  private static func tree(_ certificate: Certificate) -> JSONValue {
    .object([
      ("rule", .string(certificate.rule)), ("formula", .string(certificate.formula)),
      ("children", .array(certificate.children.map(tree))),
    ])
  }
}
