extension Elaborator {
  /// Letters that may stand for a position without being declared.
  private static let customary: Set<String> = [
    "i", "j", "k", "l", "\\ell", "m", "r", "s", "p", "q",
  ]

  /// Whether a name is an index, declared or by custom.
  func isIndexName(_ name: String) -> Bool {
    if scope.indices[name] != nil { return true }
    return Self.customary.contains(name) && !scope.declares(name) && locals[name] == nil
  }

  /// A position among `size`: an index, a number, or a sum such as `i + 1`.
  mutating func position(_ syntax: Syntax, in size: Dimension) throws(Diagnostic) -> Expression {
    switch syntax.kind {
    case .name(let name):
      if let index = try index(called: name, in: size, at: syntax.range) { return .index(index) }
    case .scripted(let base, _, _, let primes) where primes > 0:
      if case .name(let name) = base.kind,
        let key = NameKey.key(name, sub: nil, sup: nil, primes: primes),
        let index = try index(called: key, in: size, at: syntax.range)
      {
        return .index(index)
      }
    case .number(let text):
      guard let value = Rational(decimal: text), let whole = value.asInt, whole >= 1 else {
        throw Diagnostic("expected a position from 1, found \(text)", at: syntax.range)
      }
      if let count = resolved(size).fixed, whole > count {
        throw Diagnostic("expected a position from 1 to \(count), found \(whole)", at: syntax.range)
      }
      return .number(value)
    case .terms(let terms):
      var parts: [Expression] = []
      for term in terms {
        let part = try position(term.value, shifted: size)
        parts.append(term.isNegative ? negated(part) : part)
      }
      return parts.count == 1 ? parts[0] : .add(parts)
    case .product(let factors) where factors.count == 1:
      return try position(factors[0].value, in: size)
    default: break
    }
    return try scalar(syntax, as: "a position")
  }

  /// A term of a shifted position: its index may run through another range.
  private mutating func position(
    _ syntax: Syntax, shifted size: Dimension
  ) throws(Diagnostic) -> Expression {
    if case .number(let text) = syntax.kind, let value = Rational(decimal: text) {
      return .number(value)
    }
    if case .name(let name) = syntax.kind, case .index(let index)? = locals[name] {
      return .index(index)
    }
    if case .name = syntax.kind { return try position(syntax, in: size) }
    return try scalar(syntax, as: "a position")
  }

  private mutating func index(
    called name: String, in size: Dimension, at range: Range<Int>
  ) throws(Diagnostic) -> Index? {
    if case .index(let index)? = locals[name] {
      try agree(index, size, at: range)
      return index
    }
    if locals[name] != nil { return nil }
    if let index = scope.indices[name] {
      try agree(index, size, at: range)
      usedIndices.insert(name)
      return index
    }
    if scope.symbols[name] != nil || scope.definitions[name] != nil { return nil }
    if let known = freeIndices[name] {
      try agree(known.index, size, at: range)
      return known.index
    }
    guard Self.customary.contains(name), !scope.sizes.contains(name) else { return nil }
    let index = Index(name, through: resolved(size))
    freeIndices[name] = (index, range)
    return index
  }

  private mutating func agree(
    _ index: Index, _ size: Dimension, at range: Range<Int>
  ) throws(Diagnostic) {
    guard unify(index.range, size) else {
      throw Diagnostic(
        "expected an index that runs to \(resolved(size)), found \(index.name), which runs to \(resolved(index.range))",
        at: range)
    }
  }

  // MARK: Folds

  /// `∑_{i=1}^n body`, with every factor behind it as the body.
  mutating func folded(
    _ fold: Fold, _ scripts: Scripts, _ factors: [Factor], at range: Range<Int>
  ) throws(Diagnostic) -> Meaning {
    guard let sub = scripts.sub else {
      throw Diagnostic(
        "expected an index below the sum, found none", at: range, hint: "write \\sum_{i=1}^{n}")
    }
    let factors = Self.unbraced(factors)
    guard let first = factors.first, let last = factors.last else {
      throw Diagnostic("expected a body behind the sum, found nothing", at: range)
    }
    let ranges = try ranges(sub, upper: scripts.sup)
    let outer = locals
    defer { locals = outer }
    for entry in ranges {
      locals[entry.name] = .index(entry.index)
      boundNames.insert(entry.name)
    }
    var condition: Relation?
    for statement in conditions(sub) {
      try freeIndices(in: statement, beside: ranges, body: factors)
      let part = try relation(statement)
      condition = condition.map { .all([$0, part]) } ?? part
    }
    let body = Syntax(.product(factors), first.value.range.lowerBound..<last.value.range.upperBound)
    let value = try expression(body)
    let shape = resolved(value.shape)
    if fold != .sum, !shape.isScalar {
      throw Diagnostic(
        "expected numbers in the product or maximum, found \(shape)", at: value.range)
    }
    var result = value.expression
    for (offset, entry) in ranges.enumerated().reversed() {
      let upper = entry.upper ?? .size(entry.index.range)
      if let bound = entry.upper { try checkRange(entry.index, bound, at: sub.range) }
      let isInnermost = offset == ranges.count - 1
      result = .fold(
        fold, entry.index, lower: entry.lower ?? .number(.one), upper: upper,
        condition: isInnermost ? condition : nil, result)
    }
    return typed(result, shape, range)
  }

  /// `\sum_{i \ne j} w_i` leaves j free. Where the body speaks of j too and nothing before the sum
  /// does, the sum may be over pairs as well.
  private mutating func freeIndices(
    in condition: RelationSyntax, beside ranges: [BoundIndex], body factors: [Factor]
  ) throws(Diagnostic) {
    guard let size = ranges.first?.index.range else { return }
    for side in condition.sides {
      guard case .name(let name) = Scope.bare(side).kind, isIndexName(name),
        freeIndices[name] == nil, scope.indices[name] == nil
      else { continue }
      guard !factors.contains(where: { NameSpelling.letters(in: $0.value).contains(name) }) else {
        throw Diagnostic(
          "expected an index that is known before the sum, found \(name), over which it may run too",
          at: side.range, hint: "write \\sum_{\(name)} in front for a sum over pairs")
      }
      _ = try index(called: name, in: size, at: side.range)
    }
  }

  private struct BoundIndex {
    var name: String
    var index: Index
    var lower: Expression?
    var upper: Expression?
  }

  /// `i=1`, `i`, `i,j`, `ij`, `1 \le i \le n`, `j \ne k`, `i=1, i \ne k`.
  private mutating func ranges(_ sub: Syntax, upper: Syntax?) throws(Diagnostic) -> [BoundIndex] {
    var result: [BoundIndex] = []
    for item in items(sub) {
      switch item.kind {
      case .relation(let relation) where relation.operators.first?.kind == .equal:
        guard relation.sides.count == 2, let name = NameKey.text(relation.sides[0]) else {
          throw Diagnostic(
            "expected an index and where it starts, found another statement", at: item.range)
        }
        // `i = 1, …, n` has its end in the list of sides; here only the start is read.
        let lower = try scalar(relation.sides[1], as: "the start of the sum")
        let bound = try upper.map { (syntax) throws(Diagnostic) in
          try scalar(syntax, as: "the end of the sum")
        }
        result.append(try boundIndex(name, lower, bound, at: item.range))
      case .relation(let relation)
      where relation.operators.count == 2
        && relation.operators.allSatisfy { $0.kind == .lessOrEqual }:
        guard let name = NameKey.text(relation.sides[1]) else { continue }
        let lower = try scalar(relation.sides[0], as: "the start of the sum")
        let bound = try scalar(relation.sides[2], as: "the end of the sum")
        result.append(try boundIndex(name, lower, bound, at: item.range))
      case .relation(let relation):
        // A condition such as j ≠ k; its index is bound here if nothing else binds it.
        guard let name = NameKey.text(relation.sides[0]),
          !result.contains(where: { $0.name == name }),
          locals[name] == nil,
          scope.indices[name] == nil || relation.operators.first?.kind == .notEqual
        else { continue }
        result.append(try boundIndex(name, nil, nil, at: item.range))
      case .product(let factors):
        for factor in factors {
          guard let name = NameKey.text(factor.value) else { continue }
          result.append(try boundIndex(name, nil, nil, at: item.range))
        }
      default:
        guard let name = NameKey.text(item) else {
          throw Diagnostic("expected an index below the sum, found a formula", at: item.range)
        }
        let bound = try upper.map { (syntax) throws(Diagnostic) in
          try scalar(syntax, as: "the end of the sum")
        }
        result.append(try boundIndex(name, nil, bound, at: item.range))
      }
    }
    guard !result.isEmpty else {
      throw Diagnostic("expected an index below the sum, found none", at: sub.range)
    }
    return result
  }

  private mutating func boundIndex(
    _ name: String, _ lower: Expression?, _ upper: Expression?, at range: Range<Int>
  ) throws(Diagnostic) -> BoundIndex {
    for bound in [lower, upper].compactMap({ $0 }) {
      guard let odd = bound.freeSymbols.first(where: { $0.domain != .natural }) else { continue }
      throw Diagnostic(
        "expected a whole number as the end of the sum, found the real number \(odd.name)",
        at: range,
        hint: "declare $\(odd.name) \\in \\mathbb{N}$")
    }
    let size: Dimension
    let startsAtOne = lower == nil || lower == .number(.one)
    if startsAtOne, case .size(let end)? = upper {
      size = end
    } else if startsAtOne, case .number(let end)? = upper, let count = end.asInt, count > 0 {
      size = Dimension(count)
    } else if upper == nil, let declared = scope.indices[name] {
      size = declared.range
    } else if let upper, upper.contains(where: { if case .symbol = $0 { true } else { false } }) {
      // A sum to a natural number T counts, it does not select entries.
      size = trialSize(upper, startsAtOne) ?? Dimension(1_000_000)
    } else {
      size = unknownSize(of: "the range of \(name)", at: range)
    }
    let index = Index(name, id: nextIndex, through: size)
    nextIndex += 1
    return BoundIndex(name: name, index: index, lower: lower, upper: upper)
  }

  /// An end such as `d − 1` must speak of the size that the index runs through.
  private func checkRange(_ index: Index, _ upper: Expression, at range: Range<Int>)
    throws(Diagnostic)
  {
    let size = resolved(index.range)
    let foreign = upper.sizeNames.subtracting(size.terms.keys)
    guard size.fixed == nil, let name = foreign.sorted().first else { return }
    throw Diagnostic(
      "expected an index that ends within \(size), found one that ends at \(name)", at: range)
  }

  private func items(_ sub: Syntax) -> [Syntax] {
    if case .list(let items) = sub.kind { return items }
    return [sub]
  }

  /// The statements below a sum that restrict it.
  private func conditions(_ sub: Syntax) -> [RelationSyntax] {
    items(sub).compactMap { item in
      guard case .relation(let relation) = item.kind else { return nil }
      if relation.operators.first?.kind == .equal { return nil }
      let isRange =
        relation.operators.count == 2 && relation.operators.allSatisfy { $0.kind == .lessOrEqual }
      return isRange ? nil : relation
    }
  }
}
