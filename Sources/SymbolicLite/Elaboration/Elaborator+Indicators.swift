extension Elaborator {
  /// The names that an indicator carries.
  private static let indicators: Set<String> = ["\\mathbf{1}", "\\mathbb{1}", "\\mathbb{I}"]

  /// `\mathbf 1[a > 0]` and `\mathbf 1_{\{a > 0\}}`: 1 where the statements between the brackets hold,
  /// else 0. Nil where no statement stands there. An order of vectors is refused: some mean all
  /// entries, some each by itself.
  mutating func indicator(
    _ name: String, _ content: Syntax, at range: Range<Int>
  ) throws(Diagnostic) -> Typed? {
    guard Self.indicators.contains(name), scope.symbols[name] == nil,
      let statements = Self.statements(in: content)
    else { return nil }
    var parts: [Relation] = []
    for statement in statements {
      let part = try relation(statement)
      guard isOfNumbers(part) else {
        throw Diagnostic(
          "expected a relation of numbers in the indicator, found one of vectors or sets",
          at: content.range, hint: "name an entry, as in \\mathbf{1}[w_j > 0]")
      }
      parts.append(part)
    }
    let condition = parts.count == 1 ? parts[0] : Relation.all(parts)
    return Typed(
      expression: .cases([Branch(.number(.one), if: condition)], otherwise: .number(.zero)),
      shape: .scalar, range: range)
  }

  private static func statements(in content: Syntax) -> [RelationSyntax]? {
    switch content.kind {
    case .relation(let relation): return [relation]
    case .bracket(_, _, .items(let items)), .list(let items):
      var found: [RelationSyntax] = []
      for item in items {
        guard case .relation(let relation) = item.kind else { return nil }
        found.append(relation)
      }
      return found.isEmpty ? nil : found
    default: return nil
    }
  }

  private func isOfNumbers(_ relation: Relation) -> Bool {
    switch relation {
    case .compare(let a, _, _): resolved(a.shape).isScalar
    case .all(let parts): parts.allSatisfy(isOfNumbers)
    default: false
    }
  }
}
