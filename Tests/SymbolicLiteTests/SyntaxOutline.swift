import SymbolicLite

/// A tree as one line of text, without ranges: two spellings of a formula have one outline.
/// Products stand in `<…>`, sums in `{…}` with a sign before every term.
func outline(_ syntax: Syntax) -> String {
  switch syntax.kind {
  case .number(let text), .name(let text): text
  case .function(let name): "@" + name
  case .nabla: "∇"
  case .partial: "∂"
  case .sum: "∑"
  case .productSign: "∏"
  case .infinity: "∞"
  case .placeholder: "□"
  case .dots: "…"
  case .top, .capitalT: "⊤"
  case .empty: "∅"
  case .scripted(let base, let sub, let sup, let primes):
    outline(base) + String(repeating: "'", count: primes)
      + (sub.map { "_" + outline($0) } ?? "") + (sup.map { "^" + outline($0) } ?? "")
  case .product(let factors): "<" + factors.map(outline).joined() + ">"
  case .terms(let terms):
    "{" + terms.map { ($0.isNegative ? "-" : "+") + outline($0.value) }.joined() + "}"
  case .fraction(let above, let below): "frac(\(outline(above)),\(outline(below)))"
  case .root(let degree, let of): "root(\(degree.map { outline($0) + "," } ?? "")\(outline(of)))"
  case .bracket(let open, let close, let content): open + outline(content) + close
  case .magnitude(let inside): "|\(outline(inside))|"
  case .norm(let inside): "‖\(outline(inside))‖"
  case .inner(let a, let b): "⟨\(outline(a)), \(outline(b))⟩"
  case .matrix(let rows):
    "matrix(" + rows.map { $0.map(outline).joined(separator: " & ") }.joined(separator: "; ") + ")"
  case .cases(let rows): "cases(" + rows.map(outline).joined(separator: "; ") + ")"
  case .relation(let relation): "(" + outline(relation) + ")"
  case .list(let items): "[" + items.map(outline).joined(separator: ", ") + "]"
  }
}

private func outline(_ factor: Factor) -> String {
  let links: [Factor.Link: String] = [
    .juxtaposed: " ", .dot: " · ", .times: " × ", .slash: " / ", .hadamard: " ⊙ ",
  ]
  return (links[factor.link] ?? "?") + outline(factor.value)
}

private func outline(_ content: BracketContent) -> String {
  switch content {
  case .items(let items): items.map(outline).joined(separator: ", ")
  case .conditional(let items, let given):
    items.map(outline).joined(separator: ", ") + " ∣ "
      + given.map(outline).joined(separator: ", ")
  case .builder(let element, let relation): outline(element) + " : " + outline(relation)
  }
}

private func outline(_ row: CaseRow) -> String {
  switch row.condition {
  case .otherwise: outline(row.value) + " otherwise"
  case .when(let relations):
    outline(row.value) + " if " + relations.map(outline).joined(separator: " and ")
  }
}

func outline(_ relation: RelationSyntax) -> String {
  var sides = relation.sides[...]
  var text = sides.count > relation.operators.count ? outline(sides.removeFirst()) : ""
  for (sign, side) in zip(relation.operators, sides) {
    text += " \(sign.kind.rawValue) \(outline(side))"
  }
  return text
}

func outline(_ row: RowSyntax) -> String {
  var text = row.statements.first.map(outline) ?? ""
  for (connective, statement) in zip(row.connectives, row.statements.dropFirst()) {
    text += (connective.isEquivalence ? " ⇔ " : " ⇒ ") + outline(statement)
  }
  if row.conditions.isEmpty { return text }
  return text + " when " + row.conditions.map(outline).joined(separator: " and ")
}

/// The rows of a display, or the error it ends with.
func outline(display source: String) -> String {
  var parser = LaTeXParser(Array(source))
  do {
    return try parser.parseDisplay().map(outline).joined(separator: "\n")
  } catch {
    return "error: \(error.message)"
  }
}

func outline(inline source: String) -> String {
  var parser = LaTeXParser(Array(source))
  do {
    return try parser.parseInline().map(outline).joined(separator: "\n")
  } catch {
    return "error: \(error.message)"
  }
}
