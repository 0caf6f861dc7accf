extension Elaborator {
  /// A name with its scripts: the longest spelling that is declared wins.
  mutating func named(
    _ name: String, _ scripts: Scripts, _ syntax: Syntax
  ) throws(Diagnostic) -> Meaning {
    let range = syntax.range
    if let part = scope.parts[name], !isDeclaredWithScripts(name, scripts),
      scripts.sub != nil || scripts.sup.map(NameKey.isMark) == true
    {
      return .expression(try self.part(part, name, scripts, at: range))
    }
    for candidate in spellings(name, scripts) {
      guard let found = try meaning(of: candidate.key, at: range) else { continue }
      switch found {
      case .expression(let value):
        if let sub = candidate.left.sub, sub.kind != .name("+"), resolved(value.shape).isScalar {
          if let bold = boldVector(of: name) { return try named(bold, scripts, syntax) }
          throw undeclared(name, scripts, at: range)
        }
        try refuseStep(candidate.key, candidate.left.sub, at: range)
        return .expression(try apply(candidate.left, on: value, at: range))
      case .set(let set):
        guard candidate.left.isEmpty else {
          guard let power = candidate.left.sup, candidate.left.sub == nil else {
            throw Diagnostic("expected no subscript on the set \(name), found one", at: range)
          }
          return .set(try cartesian(set, power, at: range))
        }
        return .set(set)
      }
    }
    if name == "\\mathbb{R}", scripts.sub == nil, scripts.primes == 0 {
      // ℝ and ℝᵈ: where a variable is minimised over, or a set is taken from.
      guard let sup = scripts.sup else { return .set(.reals(.scalar)) }
      if let shape = shape(sup) { return .set(.reals(shape)) }
    }
    if let value = try builtIn(name, scripts, at: range) { return .expression(value) }
    if let bold = boldSymbol(of: name) { return try named(bold, scripts, syntax) }
    throw undeclared(name, scripts, at: range)
  }

  /// Whether `x_1` is a symbol of its own beside the rows x_i.
  func isDeclaredWithScripts(_ name: String, _ scripts: Scripts) -> Bool {
    spellings(name, scripts).contains {
      $0.key != name && (scope.symbols[$0.key] != nil || scope.definitions[$0.key] != nil)
    }
  }

  /// The ways to split scripts between the name and what is done to it, longest name first.
  func spellings(_ name: String, _ scripts: Scripts) -> [(key: String, left: Scripts)] {
    var result: [(String, Scripts)] = []
    for keepSup in [true, false] where !keepSup || scripts.sup != nil {
      for keepSub in [true, false] where !keepSub || scripts.sub != nil {
        for keepPrimes in [true, false] where keepPrimes || scripts.primes > 0 {
          let sub = keepSub ? scripts.sub : nil
          let sup = keepSup ? scripts.sup : nil
          let primes = keepPrimes ? scripts.primes : 0
          guard let key = NameKey.key(name, sub: sub, sup: sup, primes: primes) else { continue }
          result.append(
            (
              key,
              Scripts(
                sub: keepSub ? nil : scripts.sub, sup: keepSup ? nil : scripts.sup,
                primes: keepPrimes ? 0 : scripts.primes)
            ))
        }
      }
    }
    return result.map { (key: $0.0, left: $0.1) }
  }

  mutating func meaning(of key: String, at range: Range<Int>) throws(Diagnostic) -> Meaning? {
    switch locals[key] {
    case .index(let index): return typed(.index(index), .scalar, range)
    case .symbol(let symbol): return typed(.symbol(symbol), symbol.shape, range)
    case nil: break
    }
    if let symbol = scope.symbols[key] {
      try note([symbol], at: range)
      return typed(.symbol(symbol), symbol.shape, range)
    }
    if let definition = scope.definitions[key] { return try value(of: definition, at: range) }
    if let index = scope.indices[key] { return typed(.index(index), .scalar, range) }
    if let free = freeIndices[key] { return typed(.index(free.index), .scalar, range) }
    if scope.sizes.contains(key) { return typed(.size(Dimension(key)), .scalar, range) }
    if let function = scope.openFunctions[key] {
      guard let placeholder, resolved(placeholder.shape) == function.argument else {
        let subjects = scope.defaultSubjects.filter { $0.shape == function.argument }
        guard subjects.count == 1, let subject = subjects.first else {
          throw Diagnostic("expected an argument behind \(key), found none", at: range)
        }
        return typed(.call(function, .symbol(subject)), .scalar, range)
      }
      return typed(.call(function, placeholder.expression), .scalar, range)
    }
    return nil
  }

  /// A defined name without brackets behind it: its value, or a function at its own arguments.
  mutating func value(
    of definition: Definition, at range: Range<Int>
  ) throws(Diagnostic) -> Meaning {
    if definition.parameters.isEmpty {
      try note(definition.body.freeSymbols, at: range)
      return meaning(definition.body, at: range)
    }
    if let placeholder, definition.parameters.count == 1 {
      return try apply(definition, to: [placeholder], subscripts: [], at: range)
    }
    var arguments: [Typed] = []
    for parameter in definition.parameters {
      guard scope.symbols[parameter.name] == parameter else {
        throw Diagnostic(
          "expected brackets with arguments behind \(definition.name), found none", at: range)
      }
      arguments.append(
        Typed(expression: .symbol(parameter), shape: parameter.shape, range: range))
    }
    return try apply(definition, to: arguments, subscripts: [], at: range)
  }

  func meaning(_ value: Denotation, at range: Range<Int>) -> Meaning {
    switch value {
    case .expression(let expression): typed(expression, expression.shape, range)
    case .set(let set): .set(set)
    }
  }

  mutating func part(
    _ part: Part, _ name: String, _ scripts: Scripts, at range: Range<Int>
  ) throws(Diagnostic) -> Typed {
    var left = scripts
    var place: Syntax
    if let sup = scripts.sup, case .bracket("(", ")", .items(let items)) = sup.kind,
      items.count == 1
    {
      // x_j^{(i)} is entry j of example i.
      place = items[0]
      left.sup = nil
      if let sub = scripts.sub {
        place = Syntax(.list([place, sub]), sub.range)
        left.sub = nil
      }
    } else if let sub = scripts.sub {
      place = sub
      left.sub = nil
    } else {
      throw undeclared(name, scripts, at: range)
    }
    let shape = part.matrix.shape
    let length = part.isRow ? shape.columns : shape.rows
    if shape.columns == .one {
      // y^{(i)}: an entry of a vector.
      let entry = Expression.entry(
        part.matrix, try position(place, in: shape.rows), .number(.one))
      return try apply(
        left, on: Typed(expression: entry, shape: .scalar, range: range), at: range)
    }
    // x_{ij} is entry j of row i.
    var inner: Syntax?
    if case .list(let items) = place.kind, items.count == 2 {
      (place, inner) = (items[0], items[1])
    } else if case .product(let factors) = place.kind, factors.count == 2 {
      (place, inner) = (factors[0].value, factors[1].value)
    }
    let index = try position(place, in: part.isRow ? shape.rows : shape.columns)
    if let inner {
      let second = try position(inner, in: length)
      let entry =
        part.isRow
        ? Expression.entry(part.matrix, index, second)
        : Expression.entry(part.matrix, second, index)
      return try apply(
        left, on: Typed(expression: entry, shape: .scalar, range: range), at: range)
    }
    let expression: Expression = part.isRow ? .row(part.matrix, index) : .column(part.matrix, index)
    return try apply(
      left, on: Typed(expression: expression, shape: .vector(length), range: range), at: range)
  }

  func undeclared(_ name: String, _ scripts: Scripts, at range: Range<Int>) -> Diagnostic {
    let shown = NameKey.key(name, sub: scripts.sub, sup: nil, primes: scripts.primes) ?? name
    var hint: String?
    if scripts.sub != nil, let base = scope.symbols[name] {
      hint =
        base.shape.isScalar
        ? "\(name) is a number; declare \(shown) as a symbol of its own"
        : "declare it first, as in $\(shown) \\in \\mathbb{R}$"
    } else if let near = Spelling.nearest(
      to: name, in: Array(scope.symbols.keys) + Array(scope.definitions.keys))
    {
      hint = "did you mean \(near)?"
    } else {
      hint = "declare it first, as in $\(name) \\in \\mathbb{R}$"
    }
    return Diagnostic("expected a declared symbol, found \(shown)", at: range, hint: hint)
  }
}

/// Finds the name that somebody probably meant.
public enum Spelling {
  /// The candidate within two edits (one for short words), or nil.
  public static func nearest(to word: String, in candidates: [String]) -> String? {
    let limit = word.count <= 3 ? 0 : 2
    return candidates.sorted().map { ($0, distance(word, $0)) }
      .filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
  }

  /// Levenshtein's edit distance.
  public static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.prefix(40)), Array(b.prefix(40)))
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let substitution = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
