extension Elaborator {
  /// A base with scripts that is not a prefix operator.
  mutating func scripted(_ syntax: Syntax) throws(Diagnostic) -> Meaning {
    let (base, scripts) = Scripts.split(syntax)
    switch base.kind {
    case .name(let name): return try named(name, scripts, syntax)
    case .norm(let inner): return try norm(inner, scripts, at: syntax.range)
    case .empty:
      throw Diagnostic("expected a base in front of the script, found nothing", at: syntax.range)
    default: break
    }
    switch try atom(base) {
    case .expression(let value):
      return .expression(try apply(scripts, on: value, at: syntax.range))
    case .set(let set):
      guard scripts.sub == nil, scripts.primes == 0, let power = scripts.sup else {
        throw Diagnostic("expected a power on the set, found another script", at: syntax.range)
      }
      return .set(try cartesian(set, power, at: syntax.range))
    }
  }

  /// Subscript first, then superscript, as they are read.
  mutating func apply(
    _ scripts: Scripts, on value: Typed, at range: Range<Int>
  ) throws(Diagnostic) -> Typed {
    var result = value
    result.range = range
    if let sub = scripts.sub { result = try subscripted(result, sub) }
    return try raised(result, to: scripts.sup, primes: scripts.primes)
  }

  private mutating func subscripted(_ value: Typed, _ sub: Syntax) throws(Diagnostic) -> Typed {
    if case .name("+") = sub.kind {
      return Typed(
        expression: .apply(.positivePart, value.expression), shape: value.shape, range: value.range)
    }
    let shape = resolved(value.shape)
    guard !shape.isScalar else {
      throw Diagnostic(
        "expected a vector or matrix in front of the subscript, found a number", at: value.range)
    }
    let isMatrix = shape.rows != .one && shape.columns != .one
    let places = try positions(sub, count: isMatrix ? 2 : 1)
    if places.count == 2 {
      let row = try position(places[0], in: shape.rows)
      let column = try position(places[1], in: shape.columns)
      return Typed(
        expression: .entry(value.expression, row, column), shape: .scalar, range: value.range)
    }
    let isRow = shape.rows == .one
    let place = try position(places[0], in: isRow ? shape.columns : shape.rows)
    let one = Expression.number(.one)
    return Typed(
      expression: .entry(value.expression, isRow ? one : place, isRow ? place : one),
      shape: .scalar,
      range: value.range)
  }

  private func positions(_ sub: Syntax, count: Int) throws(Diagnostic) -> [Syntax] {
    var places = [sub]
    if case .list(let items) = sub.kind { places = items }
    if count == 2, case .product(let factors) = sub.kind, factors.count == 2,
      factors.allSatisfy({ $0.link == .juxtaposed })
    {
      places = factors.map(\.value)
    }
    if case .number(let digits) = sub.kind, count == 2, digits.count == 2,
      digits.allSatisfy(\.isNumber)
    {
      // W_{12} is row 1, column 2.
      places = digits.map { Syntax(.number(String($0)), sub.range) }
    }
    guard places.count == count else {
      throw Diagnostic(
        count == 2
          ? "expected two indices on a matrix, found \(places.count)"
          : "expected one index on a vector, found \(places.count)", at: sub.range)
    }
    return places
  }

  /// A power, an inverse, a transpose.
  mutating func raised(
    _ value: Typed, to sup: Syntax?, primes: Int
  ) throws(Diagnostic) -> Typed {
    if primes == 1, sup == nil, !resolved(value.shape).isScalar {
      // X'X: where X' is no name of its own, the prime transposes.
      return Typed(
        expression: .transpose(value.expression), shape: resolved(value.shape).transposed,
        range: value.range)
    }
    guard primes == 0 else {
      throw Diagnostic(
        "expected a function in front of the prime, found \(resolved(value.shape))", at: value.range
      )
    }
    guard let sup else { return value }
    let shape = resolved(value.shape)
    switch sup.kind {
    case .capitalT where scope.symbols["T"] != nil || scope.sizes.contains("T"):
      guard shape.isScalar else {
        throw Diagnostic(
          "expected \\top for a transpose, found T, which is declared as something else",
          at: sup.range, hint: "write ^\\top")
      }
      return try raised(value, to: Syntax(.name("T"), sup.range), primes: 0)
    case .top, .capitalT:
      return Typed(
        expression: shape.isScalar ? value.expression : .transpose(value.expression),
        shape: shape.transposed, range: value.range)
    case .terms(let terms):
      // A^{-\top} is the transposed inverse.
      if terms.count == 1, terms[0].isNegative, terms[0].value.kind.isTranspose {
        let inverse = try raised(
          value,
          to: Syntax(.terms([Term(isNegative: true, Syntax(.number("1"), sup.range))]), sup.range),
          primes: 0)
        return Typed(
          expression: .transpose(inverse.expression), shape: shape.transposed, range: value.range)
      }
    default: break
    }
    if NameKey.isMark(sup) {
      throw Diagnostic(
        "expected a power, found a mark that no declared name carries", at: sup.range)
    }
    let exponent = try expression(sup)
    guard resolved(exponent.shape).isScalar else {
      throw Diagnostic(
        "expected a number as the power, found \(resolved(exponent.shape))", at: sup.range)
    }
    if shape.isScalar {
      return Typed(
        expression: .power(value.expression, exponent.expression), shape: .scalar,
        range: value.range)
    }
    guard unify(shape.rows, shape.columns) else {
      throw Diagnostic(
        "expected a number or a square matrix in front of the power, found \(shape)",
        at: value.range,
        hint: shape.columns == .one
          ? "for a vector write \\|w\\|^2 or w \\odot w" : "the inverse needs a square matrix")
    }
    guard case .number(let power) = exponent.expression, let whole = power.asInt,
      whole.magnitude <= 12
    else {
      throw Diagnostic(
        "expected a whole power of the matrix from -12 to 12, found another", at: sup.range)
    }
    return Typed(
      expression: .matrixPower(value.expression, whole), shape: resolved(shape), range: value.range)
  }

  // MARK: Names

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
          throw undeclared(name, scripts, at: range)
        }
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
    throw undeclared(name, scripts, at: range)
  }

  /// Whether `x_1` is a symbol of its own beside the rows x_i.
  private func isDeclaredWithScripts(_ name: String, _ scripts: Scripts) -> Bool {
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

  private mutating func meaning(of key: String, at range: Range<Int>) throws(Diagnostic) -> Meaning?
  {
    switch locals[key] {
    case .index(let index): return typed(.index(index), .scalar, range)
    case .symbol(let symbol): return typed(.symbol(symbol), symbol.shape, range)
    case nil: break
    }
    if let symbol = scope.symbols[key] { return typed(.symbol(symbol), symbol.shape, range) }
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
  private mutating func value(
    of definition: Definition, at range: Range<Int>
  ) throws(Diagnostic) -> Meaning {
    if definition.parameters.isEmpty { return meaning(definition.body, at: range) }
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

  private mutating func part(
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
