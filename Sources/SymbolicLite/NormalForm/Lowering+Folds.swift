/// What a fold runs over.
struct FoldRange {
  var index: Index
  var lower: Expression
  var upper: Expression
  var condition: Relation?

  var isWhole: Bool { lower == 1 && upper == .size(index.range) }
}

/// ∑, ∏, max and min over an index.
extension Lowering {
  func fold(
    _ fold: Fold, _ range: FoldRange, _ body: Expression, _ i: Position, _ j: Position
  ) throws(GivenUp) -> Polynomial {
    let index = range.index
    func at(_ position: Position) throws(GivenUp) -> Polynomial {
      try with(index, at: position).entry(body, i, j)
    }
    if let values = range.explicitValues {
      guard range.condition == nil else { throw .unsupported("a condition on numbers") }
      return try combine(fold, values) { (k) throws(GivenUp) in try at(.number(k)) }
    }
    switch fold {
    case .sum: return try sum(range, at)
    case .max where range.isWhole && range.condition == nil:
      return try largest(index.range, at)
    case .min where range.isWhole && range.condition == nil:
      let most = try largest(index.range) { (k) throws(GivenUp) in
        try algebra.scale(at(k), by: Rational(-1))
      }
      return try algebra.scale(most, by: Rational(-1))
    case .product where range.isWhole && range.condition == nil && body.shape.isScalar:
      return try product(index.range, at)
    default: throw .unsupported("a fold over a part of a range")
    }
  }

  private func combine(
    _ fold: Fold, _ values: ClosedRange<Int>, _ body: (Int) throws(GivenUp) -> Polynomial
  ) throws(GivenUp) -> Polynomial {
    var result: Polynomial?
    for value in values {
      let next = try body(value)
      guard let known = result else {
        result = next
        continue
      }
      switch fold {
      case .sum: result = try algebra.add([known, next])
      case .product: result = try algebra.multiply(known, next)
      case .max:
        algebra.note(.largerOfTwo)
        result = try algebra.add([next, algebra.positivePart(algebra.subtract(known, next))])
      case .min:
        algebra.note(.smallerOfTwo)
        result = try algebra.subtract(
          known, algebra.positivePart(algebra.subtract(known, next)))
      }
    }
    return result ?? .zero
  }

  /// A sum over a part of the range is the whole sum without the rest, where the summand has a value
  /// at the rest too.
  private func sum(
    _ range: FoldRange, _ body: (Position) throws(GivenUp) -> Polynomial
  ) throws(GivenUp) -> Polynomial {
    guard range.upper == .size(range.index.range) else {
      throw .unsupported("a sum over a part of a range")
    }
    if case .compare(let a, .equal, let b) = range.condition, range.isWhole,
      let other = try other(a, b, range.index)
    {
      return try body(other)
    }
    var result = try sum(range.index.range, Dimension(0), body)
    var excluded: [Position] = []
    if case .number(let start) = range.lower, start == Rational(2) {
      excluded.append(Self.first)
    } else if range.lower != 1 {
      throw .unsupported("a sum over a part of a range")
    }
    if let condition = range.condition {
      guard excluded.isEmpty, case .compare(let a, .notEqual, let b) = condition,
        let other = try other(a, b, range.index)
      else { throw .unsupported("a condition on a sum") }
      excluded.append(other)
    }
    for position in excluded {
      let term = try leftOut(position, body)
      guard algebra.isTotal(term), algebra.isTotal(result) else {
        throw .unsupported("a summand that may be undefined where it is left out")
      }
      algebra.note(.sumWithoutOne)
      result = try algebra.subtract(result, term)
    }
    return result
  }

  private func leftOut(
    _ position: Position, _ body: (Position) throws(GivenUp) -> Polynomial
  ) throws(GivenUp) -> Polynomial {
    do throws(GivenUp) {
      return try body(position)
    } catch {
      guard case .undefined = error else { throw error }
      throw .unsupported("a summand that has no value where it is left out")
    }
  }

  /// The k of j ≠ k, an index or a number in the range of j.
  private func other(
    _ a: Expression, _ b: Expression, _ index: Index
  ) throws(GivenUp) -> Position? {
    let far: Expression
    if a == .index(index) { far = b } else if b == .index(index) { far = a } else { return nil }
    switch far {
    case .index(let other) where other.range == index.range: return place(of: other)
    case .number(.one): return Self.first
    default: return nil
    }
  }

  /// ∏ cⁿ·aⱼ = cⁿ ∏ aⱼ and ∏ exp uⱼ = exp ∑ uⱼ.
  private func product(
    _ range: Dimension, _ body: (Position) throws(GivenUp) -> Polynomial
  ) throws(GivenUp) -> Polynomial {
    let index = algebra.freshTemporary(range)
    let factor = try body(index)
    let count = try algebra.merged(algebra.sizeTerms(range))
    let parts = try algebra.content(of: factor)
    if parts.number != .one { algebra.note(.productOfConstants) }
    var result = try algebra.raise(Polynomial(parts.number), to: count)
    for part in parts.factors {
      let moves = try algebra.template(Polynomial(part.atom.kind), index).reach & 2 != 0
      if case .exp(let inside) = part.atom.kind {
        algebra.note(.productOfExponentials)
        let u = try algebra.scale(algebra.unwrapped(inside), by: part.exponent)
        result = try algebra.multiply(
          result, algebra.exponential(algebra.sum(over: index, range, u)))
      } else if !moves {
        algebra.note(.productOfConstants)
        let power = try algebra.scale(count, by: part.exponent)
        result = try algebra.multiply(
          result, algebra.raise(Polynomial(part.atom.kind), to: power))
      } else {
        let inside = try algebra.template(Polynomial(sorted: [Monomial(.one, [part])]), index)
        result = try algebra.multiply(result, Polynomial(.fold(.product, range, inside)))
      }
    }
    if parts.rest == .one { return result }
    let inside = try algebra.template(parts.rest, index)
    if inside.reach & 2 == 0 {
      algebra.note(.productOfConstants)
      return try algebra.multiply(result, algebra.raise(parts.rest, to: count))
    }
    return try algebra.multiply(result, Polynomial(.fold(.product, range, inside)))
  }
}

extension FoldRange {
  /// A few numbers that it runs through, both ends known.
  var explicitValues: ClosedRange<Int>? {
    guard case .number(let low) = lower, let first = low.asInt else { return nil }
    let last: Int?
    switch upper {
    case .number(let high): last = high.asInt
    case .size(let size): last = size.fixed
    default: last = nil
    }
    guard let last, last >= first, last - first < 12 else { return nil }
    return first...last
  }
}

extension Algebra {
  /// Whether a formula has a value at every point.
  func isTotal(_ a: Polynomial) -> Bool {
    a.terms.allSatisfy { $0.factors.allSatisfy(isTotal) }
  }

  private func isTotal(_ factor: AtomPower) -> Bool {
    let signs = signs(of: factor.atom)
    if factor.exponent < .zero, signs.contains(.zero) { return false }
    if !factor.exponent.isWhole, signs.contains(.negative) { return false }
    switch factor.atom.kind {
    case .log(let inside): return self.signs(of: inside) == .positive && isTotal(inside)
    case .power, .inverse: return false
    default: return factor.atom.insides.allSatisfy(isTotal)
    }
  }
}
