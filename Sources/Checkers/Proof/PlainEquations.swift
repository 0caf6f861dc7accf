import SymbolicLite

/// Equations of numbers said of their parts: u·v = 0 as "u = 0 or v = 0", a² = 2a as "a = 0 or a = 2",
/// x³ = y³ as x = y, x² = y² as "x = y or x = −y", eˣ = eʸ as x = y.
///
/// Over the real numbers each says the same wherever both sides have a value: no part is divided by,
/// and all parts stand in the equation itself.
enum PlainEquations {
  private static let depth = 4

  /// The relation with its equations, and their opposites, said of parts.
  static func rewritten(_ relation: Relation) -> Relation { rewritten(relation, depth: depth) }

  private static func rewritten(_ relation: Relation, depth: Int) -> Relation {
    guard depth > 0 else { return relation }
    switch relation {
    case .all(let parts): return .all(parts.map { rewritten($0, depth: depth) })
    case .any(let parts): return .any(parts.map { rewritten($0, depth: depth) })
    case .compare(let a, let comparison, let b)
    where a.shape.isScalar && b.shape.isScalar && (comparison == .equal || comparison == .notEqual):
      guard let parts = parts(of: a, b), !parts.isEmpty else { return relation }
      let further = parts.map { rewritten(.compare($0, .equal, $1), depth: depth - 1) }
      let whole = further.count == 1 ? further[0] : .any(further)
      return comparison == .equal ? whole : opposite(whole)
    case .member(let a, .finite(let values)) where a.shape.isScalar && !values.isEmpty:
      return .any(values.map { .compare(a, .equal, $0) })
    default: return relation
    }
  }

  /// Of what ``rewritten(_:depth:)`` makes of an equation.
  private static func opposite(_ relation: Relation) -> Relation {
    switch relation {
    case .any(let parts): .all(parts.map(opposite))
    case .compare(let a, .equal, let b): .compare(a, .notEqual, b)
    default: relation
    }
  }

  /// The equations one of which holds where a = b does; `nil` where it says no more than before.
  private static func parts(of a: Expression, _ b: Expression) -> [(Expression, Expression)]? {
    let gap = Expression.add([a, .negate(b)])
    return parts(gap.plainSummands) ?? parts(gap.summands)
  }

  /// The same of a sum that is zero.
  private static func parts(_ sum: [Expression]) -> [(Expression, Expression)]? {
    let terms = sum.map { EquationTerm($0) }.filter { $0.coefficient != .zero }
    guard let first = terms.first, terms.count <= 6 else { return nil }
    if terms.count == 1 {
      guard first.factors.count > 1 || first.factors.contains(where: { $0.exponent > 1 }) else {
        return nil
      }
      return first.factors.map { ($0.base, .number(.zero)) }
    }
    let common = first.factors.compactMap { factor -> EquationFactor? in
      let least = terms.map { $0.exponent(of: factor.base) }.min() ?? 0
      return least > 0 ? EquationFactor(base: factor.base, exponent: least) : nil
    }
    if !common.isEmpty {
      let rest = terms.map { $0.divided(by: common).expression }
      return common.map { ($0.base, .number(.zero)) } + [(.add(rest), .number(.zero))]
    }
    return terms.count == 2 ? ofPair(first, terms[1]) : ofQuadratic(terms)
  }

  /// p x² + q x + r with rational roots.
  private static func ofQuadratic(_ terms: [EquationTerm]) -> [(Expression, Expression)]? {
    guard terms.count == 3, let base = terms.lazy.compactMap(\.factors.first).first?.base,
      terms.allSatisfy({ $0.factors.allSatisfy { $0.base == base } })
    else { return nil }
    func coefficient(_ exponent: Int) -> Int? {
      terms.first { $0.exponent(of: base) == exponent }?.coefficient.asInt
    }
    guard let p = coefficient(2), let q = coefficient(1), let r = coefficient(0),
      [p, q, r].allSatisfy({ $0.magnitude <= 100 }),
      let root = Rational(q * q - 4 * p * r).root(2)?.asInt,
      let one = Rational(root - q).divided(by: Rational(2 * p)),
      let two = Rational(-root - q).divided(by: Rational(2 * p))
    else { return nil }
    return [(base, .number(one)), (base, .number(two))]
  }

  /// Two terms with the sum zero.
  private static func ofPair(_ one: EquationTerm, _ two: EquationTerm) -> [(
    Expression, Expression
  )]? {
    if one.coefficient == .one, two.coefficient == -.one { return ofEqual(one, two) }
    if one.coefficient == -.one, two.coefficient == .one { return ofEqual(two, one) }
    // x² = 4, x³ = 1.
    for (power, number) in [(one, two), (two, one)] {
      guard number.factors.isEmpty, power.factors.count == 1, let factor = power.factors.first,
        factor.exponent > 1,
        let value = (-number.coefficient).divided(by: power.coefficient),
        let root = value.root(factor.exponent)
      else { continue }
      return ofPowers(factor.base, .number(root), factor.exponent)
    }
    return nil
  }

  /// Two products of factors alone.
  private static func ofEqual(_ one: EquationTerm, _ two: EquationTerm) -> [(
    Expression, Expression
  )]? {
    if one.factors.count == 1, two.factors.count == 1, one.factors[0].exponent == 1,
      two.factors[0].exponent == 1, let x = one.factors[0].base.exponent,
      let y = two.factors[0].base.exponent
    {
      return [(x, y)]
    }
    for (power, other) in [(one, two), (two, one)] where other.factors.isEmpty {
      guard power.factors.count == 1, power.factors[0].exponent == 1,
        let x = power.factors[0].base.exponent
      else { continue }
      return [(x, .number(.zero))]
    }
    let exponent = (one.factors + two.factors).reduce(0) { Self.divisor($0, $1.exponent) }
    guard exponent > 1 else { return nil }
    return ofPowers(one.root(exponent).expression, two.root(exponent).expression, exponent)
  }

  private static func divisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  private static func ofPowers(
    _ x: Expression, _ y: Expression, _ exponent: Int
  ) -> [(Expression, Expression)] {
    exponent % 2 == 1 ? [(x, y)] : [(x, y), (x, .negate(y))]
  }
}

/// A number times positive whole powers of different formulas.
private struct EquationTerm {
  var coefficient = Rational.one
  var factors: [EquationFactor] = []

  init(_ expression: Expression) {
    var result = EquationTerm()
    guard result.take(expression, times: 1, depth: 0) else {
      factors = [EquationFactor(base: expression, exponent: 1)]
      return
    }
    self = result
  }

  private init() {}

  /// False where a number becomes too large.
  private mutating func take(_ part: Expression, times: Int, depth: Int) -> Bool {
    guard depth < 40, times <= 12 else { return false }
    switch part {
    case .number(let value):
      for _ in 0..<times {
        guard let product = coefficient.multiplied(by: value) else { return false }
        coefficient = product
      }
      return true
    case .negate(let inner):
      if times % 2 == 1 { coefficient = -coefficient }
      return take(inner, times: times, depth: depth + 1)
    case .multiply(let a, let b) where a.shape.isScalar && b.shape.isScalar:
      return take(a, times: times, depth: depth + 1) && take(b, times: times, depth: depth + 1)
    case .divide(let a, .number(let below)):
      guard let inverse = Rational.one.divided(by: below) else { return false }
      return take(a, times: times, depth: depth + 1)
        && take(.number(inverse), times: times, depth: depth + 1)
    case .power(let base, .number(let power)):
      guard let whole = power.asInt, (1...12).contains(whole) else { break }
      return take(base, times: times * whole, depth: depth + 1)
    default: break
    }
    if let known = factors.firstIndex(where: { $0.base == part }) {
      factors[known].exponent += times
    } else {
      factors.append(EquationFactor(base: part, exponent: times))
    }
    return true
  }

  func exponent(of base: Expression) -> Int {
    factors.first { $0.base == base }?.exponent ?? 0
  }

  func divided(by common: [EquationFactor]) -> EquationTerm {
    var rest = self
    for factor in common {
      guard let place = rest.factors.firstIndex(where: { $0.base == factor.base }) else { continue }
      rest.factors[place].exponent -= factor.exponent
    }
    rest.factors.removeAll { $0.exponent == 0 }
    return rest
  }

  /// The factors alone, with exponents that all are multiples divided by this.
  func root(_ exponent: Int) -> EquationTerm {
    var result = self
    result.coefficient = .one
    for place in result.factors.indices { result.factors[place].exponent /= exponent }
    return result
  }

  var expression: Expression {
    var result: Expression?
    for factor in factors {
      let power: Expression =
        factor.exponent == 1
        ? factor.base : .power(factor.base, .number(Rational(factor.exponent)))
      result = result.map { .multiply($0, power) } ?? power
    }
    guard let result else { return .number(coefficient) }
    return coefficient == .one ? result : .multiply(.number(coefficient), result)
  }
}

private struct EquationFactor {
  let base: Expression
  var exponent: Int
}

extension Expression {
  /// The summands as they stand, products as they are.
  fileprivate var plainSummands: [Expression] {
    switch self {
    case .add(let parts): parts.flatMap(\.plainSummands)
    case .negate(let inner): inner.plainSummands.map { .negate($0) }
    default: [self]
    }
  }

  /// x of eˣ.
  fileprivate var exponent: Expression? {
    switch self {
    case .apply(.exp, let x), .power(.e, let x): x.shape.isScalar ? x : nil
    default: nil
    }
  }
}

extension Rational {
  /// The whole root of a whole number, where it has one; the positive one of two.
  fileprivate func root(_ exponent: Int) -> Rational? {
    guard let value = asInt, value.magnitude <= 40_000 else { return nil }
    if exponent % 2 == 0, value < 0 { return nil }
    for root in 0...200 {
      var power = 1
      for _ in 0..<exponent where power <= 40_000 { power *= root }
      if power == value.magnitude { return Rational(value < 0 ? -root : root) }
    }
    return nil
  }
}
