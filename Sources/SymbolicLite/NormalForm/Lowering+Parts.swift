/// Functions, norms, parts, folds and open functions.
extension Lowering {
  func lowerParts(
    _ e: Expression, _ i: Position, _ j: Position
  ) throws(GivenUp) -> Polynomial {
    switch e {
    case .apply(let function, let a): return try apply(function, entry(a, i, j))
    case .norm(let norm, let a): return try lower(norm, of: a)
    case .trace(let a):
      return try sum(over: a.shape.rows, a.rowBlocks ?? a.columnBlocks) {
        (k) throws(GivenUp) in try entry(a, k, k)
      }
    case .determinant(let a): return try determinant(a)
    case .extremum(let which, let items): return try extremum(which, items)
    case .cases(let branches, let otherwise): return try cases(branches, otherwise, i, j)
    case .entry(let a, let row, let column): return try entry(a, place(row), place(column))
    case .row(let a, let row): return try entry(a, place(row), i)
    case .column(let a, let column): return try entry(a, i, place(column))
    case .block(let rows): return try block(rows, i, j)
    case .tabulate(let row, let column, let body):
      var inner = with(row, at: row.range == .one ? Self.first : i)
      if let column { inner = inner.with(column, at: column.range == .one ? Self.first : j) }
      return try inner.scalar(body)
    case .fold(let fold, let index, let lower, let upper, let condition, let body):
      let range = FoldRange(index: index, lower: lower, upper: upper, condition: condition)
      return try self.fold(fold, range, body, i, j)
    case .call(let function, let a): return try call(function, [], a)
    case .gradient, .hessian, .derivative: return try openDerivative(e, i, j)
    case .expectation(let body, let random): return try expectation(body, random, i, j)
    case .variance(let body, let random): return try variance(body, random, i, j)
    default: throw .unsupported("a formula without a normal form")
    }
  }

  func apply(_ function: Elementary, _ u: Polynomial) throws(GivenUp) -> Polynomial {
    switch function {
    case .magnitude: try algebra.magnitude(u)
    case .sign: try algebra.signum(u)
    case .exp: try algebra.exponential(u)
    case .log: try algebra.logarithm(u)
    case .sqrt:
      try algebra.raise(u, to: algebra.checked(Rational(1, over: 2)))
    case .tanh: try algebra.hyperbolicTangent(u)
    case .positivePart: try algebra.positivePart(u)
    }
  }

  // MARK: Sums over entries

  /// ∑ over all positions, block by block.
  func sum(
    over size: Dimension, _ blocks: [Dimension]?,
    _ body: (Position) throws(GivenUp) -> Polynomial
  ) throws(GivenUp) -> Polynomial {
    var offset = Dimension(0)
    var parts: [Polynomial] = []
    for block in blocks ?? [size] {
      parts.append(try sum(block, offset, body))
      offset = offset + block
    }
    return try algebra.add(parts)
  }

  func sum(
    overEntriesOf a: Expression, _ body: (Polynomial) throws(GivenUp) -> Polynomial
  ) throws(GivenUp) -> Polynomial {
    try sum(over: a.shape.rows, a.rowBlocks) { (i) throws(GivenUp) in
      try sum(over: a.shape.columns, a.columnBlocks) { (j) throws(GivenUp) in
        try body(entry(a, i, j))
      }
    }
  }

  private func lower(_ norm: Norm, of a: Expression) throws(GivenUp) -> Polynomial {
    let half = try algebra.checked(Rational(1, over: 2))
    if norm != .l0 {
      // ‖ca‖ = abs(c)·‖a‖.
      switch a {
      case .negate(let b): return try lower(norm, of: b)
      case .multiply(let c, let b) where c.shape.isScalar && !b.shape.isScalar,
        .multiply(let b, let c) where c.shape.isScalar && !b.shape.isScalar:
        algebra.note(.normOfMultiple)
        return try algebra.multiply(algebra.magnitude(scalar(c)), lower(norm, of: b))
      case .divide(let b, let c) where !b.shape.isScalar:
        algebra.note(.normOfMultiple)
        let size = try algebra.magnitude(scalar(c))
        return try algebra.multiply(lower(norm, of: b), algebra.raise(size, to: Rational(-1)))
      default: break
      }
    }
    switch norm {
    case .l2, .frobenius:
      if a.shape.isScalar { return try algebra.magnitude(scalar(a)) }
      let square = try sum(overEntriesOf: a) { (u) throws(GivenUp) in
        try algebra.multiply(u, u)
      }
      return try algebra.raise(square, to: half)
    case .l1: return try sum(overEntriesOf: a) { (u) throws(GivenUp) in try algebra.magnitude(u) }
    case .l0:
      return try sum(overEntriesOf: a) { (u) throws(GivenUp) in
        try algebra.subtract(.one, algebra.zeroIndicator(u))
      }
    case .infinity:
      guard a.shape.columns == .one else { throw .unsupported("a norm of a matrix") }
      if a.shape.isScalar { return try algebra.magnitude(scalar(a)) }
      return try largest(a.shape.rows) { (k) throws(GivenUp) in
        try algebra.magnitude(entry(a, k, Self.first))
      }
    case .lq(let q):
      guard a.shape.columns == .one else { throw .unsupported("a norm of a matrix") }
      let exponent = try scalar(q)
      let total = try sum(overEntriesOf: a) { (u) throws(GivenUp) in
        if let whole = exponent.constant?.asInt, whole % 2 == 0, whole > 0 {
          return try algebra.raise(u, to: exponent)
        }
        return try algebra.raise(algebra.magnitude(u), to: exponent)
      }
      return try algebra.raise(total, to: algebra.raise(exponent, to: Rational(-1)))
    }
  }

  // MARK: Maxima

  /// max(a, b) = b + (a − b)₊ and min(a, b) = a − (a − b)₊.
  private func extremum(_ which: Extremum, _ items: [Expression]) throws(GivenUp) -> Polynomial {
    var result: Polynomial?
    for item in items {
      let b = try scalar(item)
      guard let a = result else {
        result = b
        continue
      }
      algebra.note(which == .max ? .largerOfTwo : .smallerOfTwo)
      let excess = try algebra.positivePart(algebra.subtract(a, b))
      result = which == .max ? try algebra.add([b, excess]) : try algebra.subtract(a, excess)
    }
    guard let result else { throw .unsupported("the maximum of nothing") }
    return result
  }

  /// max over an index; what is nonnegative and free of it comes out in front.
  func largest(
    _ range: Dimension, _ body: (Position) throws(GivenUp) -> Polynomial
  ) throws(GivenUp) -> Polynomial {
    let index = algebra.freshTemporary(range)
    let template = try algebra.template(body(index), index)
    guard template.reach & 2 != 0 else { return try algebra.unwrapped(template) }
    let parts = try algebra.content(of: template)
    var (front, back) = (
      Monomial(parts.number.magnitude), Monomial(Rational(parts.number < .zero ? -1 : 1))
    )
    let outer = parts.factors.filter { !$0.dependsOnOwnIndices }
    back.factors = parts.factors.filter(\.dependsOnOwnIndices)
    let product = try algebra.unwrapped(Polynomial(sorted: [Monomial(.one, outer)]))
    let rule: RewriteRule? = outer.isEmpty ? nil : .largestOfMultiples
    if algebra.permits(rule, { signs(of: product).isSubset(of: .nonnegative) }) {
      front.factors = outer
    } else {
      // abs(c) is c·sign c.
      let signs = outer.filter { if case .sign = $0.atom.kind { true } else { false } }
      let paired = outer.filter { factor in
        guard factor.exponent == .one else { return false }
        let sign = AtomPower(.sign(Polynomial(factor.atom.kind)))
        return signs.contains(sign) || signs.contains { $0 == factor && outer.hasPair(of: $0) }
      }
      front.factors = paired
      back.factors += outer.filter { !paired.contains($0) }
    }
    let inside = try algebra.multiply(Polynomial(sorted: [back]), parts.rest)
    let atom = Polynomial(.fold(.max, range, inside))
    let factor = try algebra.unwrapped(Polynomial(sorted: [front]))
    return try algebra.multiply(factor, atom)
  }

  // MARK: Blocks

  private func block(
    _ rows: [[Expression]], _ i: Position, _ j: Position
  ) throws(GivenUp) -> Polynomial {
    guard let (row, inner) = locate(i, in: rows.map { $0.first?.shape.rows ?? .one }),
      let (column, across) = locate(j, in: rows[row].map(\.shape.columns))
    else { throw .unsupported("a position across blocks") }
    return try entry(rows[row][column], inner, across)
  }

  /// Which block a position falls into, and where it stands inside.
  private func locate(
    _ position: Position, in blocks: [Dimension]
  ) -> (Int, Position)? {
    if blocks.count == 1 { return (0, position) }
    if case .number(var k) = position {
      for (number, block) in blocks.enumerated() {
        guard let size = block.fixed else { return number == 0 && k == 1 ? (0, .number(1)) : nil }
        if k <= size { return (number, .number(k)) }
        k -= size
      }
      return nil
    }
    guard case .shifted(let offset, let inner) = position else {
      // An index that runs through the first block only is what a split sum leaves.
      return algebra.range(of: position) == blocks.first ? (0, position) : nil
    }
    var before = Dimension(0)
    for (number, block) in blocks.enumerated() {
      if before == offset {
        if case .number(1) = inner { return (number, inner) }
        return algebra.range(of: inner) == block ? (number, inner) : nil
      }
      before = before + block
    }
    return nil
  }
}

extension [AtomPower] {
  /// For a sign, whether what it is the sign of stands beside it.
  fileprivate func hasPair(of factor: AtomPower) -> Bool {
    guard case .sign(let inside) = factor.atom.kind, let atom = inside.singleAtom else {
      return false
    }
    return contains { $0.atom == atom && $0.exponent == .one }
  }
}

extension Algebra {
  /// A formula to stand in an atom, with a temporary index as its hole.
  func template(_ body: Polynomial, _ indices: Position...) throws(GivenUp) -> Polynomial {
    var result = body
    for (k, index) in indices.enumerated() {
      result = try map(result, .temporary(index) { .hole($0, k) })
    }
    return result
  }
}
