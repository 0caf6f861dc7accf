extension Relation {
  /// The statement as a note would write it; see ``Expression/latex``.
  public var latex: String { Writer(LaTeXNotation(), naming: self).text(self) }
  public var text: String { Writer(TextNotation(), naming: self).text(self) }
}

extension SetExpression {
  /// The set as a note would write it; see ``Expression/latex``.
  public var latex: String { Writer(LaTeXNotation(), naming: self).text(self) }
  public var text: String { Writer(TextNotation(), naming: self).text(self) }
}

extension Writer {
  func text(_ relation: Relation) -> String {
    switch relation {
    case .compare(let a, let comparison, let b): link(text(a), command(comparison), text(b))
    case .definite(let a, let strict, let b): link(text(a), strict ? "succ" : "succeq", text(b))
    case .member(let a, let set): link(text(a), "in", text(set))
    case .notMember(let a, let set): link(text(a), "notin", text(set))
    case .equalSets(let a, let b): link(text(a), "=", text(b))
    case .subset(let a, let b): link(text(a), "subseteq", text(b))
    case .equalUpToConstant(let a, let b, _): link(text(a), "=", "\(text(b)) + C")
    case .proportional(let a, let b, _): link(text(a), "propto", text(b))
    case .all(let parts): parts.map(text).joined(separator: ", ")
    case .any(let parts): parts.map(text).joined(separator: notation.words("or"))
    case .implies(let a, let b): link(text(a), "implies", text(b))
    case .equivalent(let a, let b): link(text(a), "iff", text(b))
    case .forAll(let index, let body): forAll(index, body)
    }
  }

  private func link(_ left: String, _ command: String, _ right: String) -> String {
    "\(left) \(notation.sign(command)) \(right)"
  }

  private func command(_ comparison: Comparison) -> String {
    switch comparison {
    case .equal: "="
    case .notEqual: "ne"
    case .less: "<"
    case .lessOrEqual: "le"
    case .greater: ">"
    case .greaterOrEqual: "ge"
    }
  }

  /// A free index already means "for all"; it only needs a name of its own.
  private func forAll(_ index: Index, _ body: Relation) -> String {
    var inner = self
    _ = inner.name(for: index)
    return inner.text(body)
  }

  func text(_ set: SetExpression) -> String {
    switch set {
    case .finite(let elements):
      return notation.braces(elements.map(text).joined(separator: ", "))
    case .interval(let a, let b, let openLeft, let openRight):
      return (openLeft ? "(" : "[") + "\(text(a)), \(text(b))" + (openRight ? ")" : "]")
    case .builder(let symbol, let condition):
      return notation.braces("\(notation.name(symbol.name)) : \(text(condition))")
    case .reals(let shape): return reals(shape)
    case .subdifferential(let body, let symbol, let at):
      return subdifferential(body, symbol, at)
    case .minimisers(let problem): return writeProblem(problem, .argmin).text
    case .sum(let a, let b): return "\(summand(a)) + \(summand(b))"
    case .image(let factor, let inner):
      return notation.joined(text(factor, atLeast: .product), summand(inner))
    case .cases(let branches, let otherwise):
      var rows: [(value: String, condition: String?)] = branches.map {
        (text($0.value), text($0.condition))
      }
      if let otherwise { rows.append((text(otherwise), nil)) }
      return notation.cases(rows)
    }
  }

  private func summand(_ set: SetExpression) -> String {
    switch set {
    case .sum, .image, .cases, .minimisers: notation.bracket(text(set))
    default: text(set)
    }
  }

  private func reals(_ shape: Shape) -> String {
    let line = notation is LaTeXNotation ? #"\mathbb{R}"# : "ℝ"
    if shape.isScalar { return line }
    let times = notation is LaTeXNotation ? #" \times "# : "×"
    let size =
      shape.columns == .one
      ? shape.rows.description : "\(shape.rows)\(times)\(shape.columns)"
    return notation.raised(line, size)
  }

  private func subdifferential(_ body: Expression, _ symbol: Symbol, _ at: Expression) -> String {
    let sign = notation.sign("partial")
    if case .call(let function, .symbol(symbol)) = body {
      return "\(sign) \(notation.name(function.name))\(notation.bracket(text(at)))"
    }
    return "\(sign) \(notation.bracket(text(body.substituting([symbol: at]))))"
  }
}
