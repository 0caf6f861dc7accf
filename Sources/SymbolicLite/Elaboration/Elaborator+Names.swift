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

  /// Subscript first, then superscript: `w_j^2` and `w^2_j` are the entry squared. What is written
  /// first on a matrix belongs to the matrix: `A^{-1}_{ij}` is entry ij of the inverse. `A^2_{ij}` is
  /// refused, being entry ij of A² to some and the entry squared to others.
  mutating func apply(
    _ scripts: Scripts, on value: Typed, at range: Range<Int>
  ) throws(Diagnostic) -> Typed {
    var result = value
    result.range = range
    if raisesMatrix(scripts, value.shape) {
      try refuseWholePower(scripts, at: range)
      result = try raised(result, to: scripts.sup, primes: scripts.primes)
      return try scripts.sub.map { (sub) throws(Diagnostic) in try subscripted(result, sub) }
        ?? result
    }
    if let sub = scripts.sub {
      if resolved(value.shape).isMatrix { try refuseInverse(scripts.sup, behind: sub, at: range) }
      result = try subscripted(result, sub)
    }
    return try raised(result, to: scripts.sup, primes: scripts.primes)
  }

  /// Whether the superscript stands before the subscript on a matrix that can be raised to it. A
  /// whole power of a matrix that is not square can only mean its entries, as in ∑ X²_{ij}.
  private func raisesMatrix(_ scripts: Scripts, _ shape: Shape) -> Bool {
    guard let sub = scripts.sub, let sup = scripts.sup, resolved(shape).isMatrix,
      sup.range.lowerBound < sub.range.lowerBound
    else { return false }
    let shape = resolved(shape)
    if case .number = sup.kind { return shape.rows == shape.columns }
    return true
  }

  private func refuseWholePower(_ scripts: Scripts, at range: Range<Int>) throws(Diagnostic) {
    guard let sup = scripts.sup, case .number = sup.kind else { return }
    throw Diagnostic(
      "expected brackets that tell whether the matrix or its entry is raised, found neither",
      at: range, hint: "write (A^2)_{ij} or A_{ij}^2")
  }

  /// `A_{ij}^{-1}` is 1/A_{ij} to some and (A^{-1})_{ij} to others.
  private func refuseInverse(
    _ sup: Syntax?, behind sub: Syntax, at range: Range<Int>
  ) throws(Diagnostic) {
    guard let sup, sup.range.lowerBound > sub.range.lowerBound else { return }
    let isInverse: Bool
    if case .terms(let terms) = sup.kind {
      isInverse = terms.count == 1 && terms[0].isNegative
    } else {
      isInverse = sup.kind == .top
    }
    guard isInverse else { return }
    throw Diagnostic(
      "expected brackets that tell whether the matrix or its entry is raised, found neither",
      at: range, hint: "write (A^{-1})_{ij}, 1 / A_{ij} or (A^\\top)_{ij}")
  }

  mutating func subscripted(_ value: Typed, _ sub: Syntax) throws(Diagnostic) -> Typed {
    if case .name("+") = sub.kind {
      return Typed(
        expression: .apply(.positivePart, value.expression), shape: value.shape, range: value.range)
    }
    let shape = resolved(value.shape)
    guard !shape.isScalar else {
      throw Diagnostic(
        "expected a vector or matrix in front of the subscript, found a number", at: value.range)
    }
    let isMatrix = shape.isMatrix
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

  func positions(_ sub: Syntax, count: Int) throws(Diagnostic) -> [Syntax] {
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
}
