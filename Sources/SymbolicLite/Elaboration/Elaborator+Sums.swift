extension Elaborator {
  /// `a + b − c`: shapes must agree; the number 0 fits every shape.
  mutating func sum(_ terms: [Term], at range: Range<Int>) throws(Diagnostic) -> Meaning {
    if let whole = try extendedMinimisation(terms, at: range) { return whole }
    var parts: [Typed] = []
    var sets: [SetExpression] = []
    for term in terms {
      switch try value(term.value) {
      case .expression(var typed):
        if term.isNegative { typed.expression = negated(typed.expression) }
        parts.append(typed)
      case .set(let set):
        sets.append(term.isNegative ? .image(.number(Rational(-1)), set) : set)
      }
    }
    let total = parts.isEmpty ? nil : try add(parts, at: range)
    guard var result = sets.first else {
      guard let total else { throw Diagnostic("expected a term, found nothing", at: range) }
      return .expression(total)
    }
    for set in sets.dropFirst() { result = .sum(result, set) }
    if let total {
      guard unify(total.shape, result.elementShape) else {
        throw Diagnostic(
          "expected \(resolved(result.elementShape)) to add to the set, found \(resolved(total.shape))",
          at: total.range)
      }
      result = .sum(.finite([total.expression]), result)
    }
    return .set(result)
  }

  mutating func add(_ parts: [Typed], at range: Range<Int>) throws(Diagnostic) -> Typed {
    guard parts.count > 1 else { return parts[0] }
    // The shape is that of the first term that is not a bare 0.
    let model = parts.first { $0.expression != .number(.zero) } ?? parts[0]
    var terms: [Expression] = []
    for part in parts {
      if part.expression == .number(.zero), !resolved(model.shape).isScalar {
        terms.append(.zeros(model.shape))
        continue
      }
      guard resolved(part.shape).isScalar == resolved(model.shape).isScalar,
        unify(model.shape, part.shape)
      else { throw mismatch(model, part) }
      terms.append(part.expression)
    }
    return Typed(expression: .add(flattened(terms)), shape: model.shape, range: range)
  }

  /// `(a + b) + c` and `a + b + c` are one sum.
  private func flattened(_ terms: [Expression]) -> [Expression] {
    terms.flatMap { term -> [Expression] in
      if case .add(let inner) = term { return inner }
      return [term]
    }
  }

  func negated(_ expression: Expression) -> Expression {
    if case .number(let value) = expression, let negative = Rational.zero.subtracting(value) {
      return .number(negative)
    }
    return .negate(expression)
  }

  func mismatch(_ a: Typed, _ b: Typed) -> Diagnostic {
    let (first, second) = (resolved(a.shape), resolved(b.shape))
    var hint: String?
    let (number, other) = second.isScalar ? (b, first) : (a, second)
    if first.isScalar != second.isScalar {
      if other.isSquare {
        hint = "did you mean \(number.expression.latex) I?"
      } else if other.columns == .one {
        hint = "did you mean \(number.expression.latex) \\mathbf{1}?"
      }
    } else if first == second.transposed {
      hint = "is a ^\\top missing?"
    }
    return Diagnostic("expected \(first), found \(second)", at: b.range, hint: hint)
  }

  /// `\min_u a + b` means the minimum of the whole sum; both readings agree where b is free of u.
  private mutating func extendedMinimisation(
    _ terms: [Term], at range: Range<Int>
  ) throws(Diagnostic) -> Meaning? {
    guard
      let start = terms.firstIndex(where: { term in
        leadingFactors(term.value).contains { isMinimisation($0.value) }
      }), start + 1 < terms.count
    else { return nil }
    let factors = leadingFactors(terms[start].value)
    guard let position = factors.firstIndex(where: { isMinimisation($0.value) }) else { return nil }
    // A bracket right behind the operator is its whole body.
    if position + 1 == factors.count - 1, case .bracket = factors[position + 1].value.kind {
      return nil
    }
    let head = factors[position]
    let first = Array(factors[(position + 1)...])
    guard let begin = first.first?.value.range.lowerBound else { return nil }
    let end = terms.last?.value.range.upperBound ?? range.upperBound
    let body = Syntax(
      .terms(
        [Term(isNegative: false, Syntax(.product(first), begin..<end))]
          + terms[(start + 1)...]),
      begin..<end)
    let bracket = Syntax(.bracket(open: "(", close: ")", .items([body])), begin..<end)
    let rest = Syntax(
      .product(Array(factors[..<position]) + [head, Factor(.juxtaposed, bracket)]),
      terms[start].value.range.lowerBound..<end)
    if start == 0, !terms[0].isNegative { return try value(rest) }
    return try sum(
      Array(terms[..<start]) + [Term(isNegative: terms[start].isNegative, rest)], at: range)
  }

  private func leadingFactors(_ syntax: Syntax) -> [Factor] {
    if case .product(let factors) = syntax.kind { return factors }
    return [Factor(.juxtaposed, syntax)]
  }

  /// `\min_u`, `\max_u` and `\arg\min_u` over a symbol (not over an index, and not `\min(a, b)`).
  private func isMinimisation(_ syntax: Syntax) -> Bool {
    guard case .scripted(let base, let sub?, _, _) = syntax.kind,
      case .function(let name) = base.kind
    else { return false }
    if name == "argmin" || name == "argmax" { return true }
    return (name == "min" || name == "max") && minimisationVariable(sub) != nil
  }
}
