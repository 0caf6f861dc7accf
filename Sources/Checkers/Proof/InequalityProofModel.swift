import SymbolicLite

/// Numbers for the atoms at which all statements of a case hold: where there are such, no
/// combination of the statements, of their products and of squares can be a contradiction, and none
/// has to be sought.
///
/// A guide in doubles that only ever spares work. Whatever it gets wrong, nothing is proved by it.
struct Model {
  private let ledger: Ledger
  private let facts: [Fact]
  /// Atoms that no formula determines, and the sign that a statement gives them by itself.
  private var sides: [Int: Double] = [:]
  /// An atom that an equation gives its value, with that equation.
  private var solved: [Int: AtomPolynomial] = [:]
  private var values: [Int: Double] = [:]

  private static let tries = 24

  init(_ ledger: Ledger, _ facts: [Fact]) {
    (self.ledger, self.facts) = (ledger, facts)
    for fact in facts {
      if fact.standing == .zero { solve(fact.polynomial) }
      guard let (monomial, coefficient) = fact.polynomial.single, monomial.factors.count == 1,
        fact.standing == .positive || fact.standing == .nonnegative
      else { continue }
      sides[monomial.factors[0].atom] = coefficient > .zero ? 1 : -1
    }
  }

  mutating func exists() -> Bool {
    var dice = Dice(seed: 0x0dd5)
    for _ in 0..<Self.tries {
      values = [:]
      if facts.allSatisfy({ holds($0, &dice) }) { return true }
    }
    return false
  }

  /// Takes an equation as the value of an atom that stands in it once, by itself.
  private mutating func solve(_ equation: AtomPolynomial) {
    for (monomial, _) in equation.ordered.reversed() {
      guard monomial.degree == 1, let factor = monomial.factors.first, factor.exponent == 1,
        isFree(factor.atom), solved[factor.atom] == nil,
        equation.ordered.count(where: { $0.key.exponent(of: factor.atom) != 0 }) == 1
      else { continue }
      solved[factor.atom] = equation
      return
    }
  }

  private func isFree(_ atom: Int) -> Bool {
    switch ledger.atoms[atom] {
    case .root, .inverse: false
    default: ledger.values[atom] == nil
    }
  }

  private mutating func holds(_ fact: Fact, _ dice: inout Dice) -> Bool {
    var (sum, scale) = (0.0, 0.0)
    for (monomial, coefficient) in fact.polynomial.ordered {
      guard let term = value(of: monomial, coefficient, &dice, depth: 0) else { return false }
      sum += term
      scale += term.magnitude
    }
    guard sum.isFinite else { return false }
    let slack = scale * 1e-9
    switch fact.standing {
    case .positive: return sum > slack
    case .nonnegative: return sum >= -slack
    case .zero: return sum.magnitude <= slack
    case .nonzero: return sum.magnitude > slack
    }
  }

  private mutating func value(
    of p: AtomPolynomial, without atom: Int? = nil, _ dice: inout Dice, depth: Int
  ) -> Double? {
    var sum = 0.0
    for (monomial, coefficient) in p.ordered {
      if let atom, monomial.exponent(of: atom) != 0 { continue }
      guard let term = value(of: monomial, coefficient, &dice, depth: depth) else { return nil }
      sum += term
    }
    return sum.isFinite ? sum : nil
  }

  private mutating func value(
    of monomial: AtomMonomial, _ coefficient: Rational, _ dice: inout Dice, depth: Int
  ) -> Double? {
    var product = coefficient.doubleValue
    for factor in monomial.factors {
      guard let base = value(ofAtom: factor.atom, &dice, depth: depth) else { return nil }
      if factor.exponent < 0 && base == 0 { return nil }
      for _ in 0..<factor.exponent.magnitude {
        product = factor.exponent > 0 ? product * base : product / base
      }
    }
    return product
  }

  private mutating func value(ofAtom atom: Int, _ dice: inout Dice, depth: Int) -> Double? {
    if let known = values[atom] { return known }
    guard depth < 12 else { return nil }
    let result: Double?
    if let given = ledger.values[atom] {
      result = value(of: given, &dice, depth: depth + 1)
    } else if let equation = solved[atom] {
      // Until it is known, a circle of equations finds a number that anything may have.
      values[atom] = free(atom, &dice)
      let coefficient = equation.coefficient(of: AtomMonomial(atom))?.doubleValue ?? 1
      let rest = value(of: equation, without: atom, &dice, depth: depth + 1)
      result = rest.map { -$0 / coefficient }
    } else {
      switch ledger.atoms[atom] {
      case .root(let inside):
        let square = value(of: inside, &dice, depth: depth + 1) ?? -1
        result = try? square.squareRoot()
      case .inverse(let inside):
        let divisor = value(of: inside, &dice, depth: depth + 1) ?? 0
        result = divisor == 0 ? nil : 1 / divisor
      default: result = free(atom, &dice)
      }
    }
    values[atom] = result
    return result
  }

  /// A number of ordinary size, on the side where it has to be.
  private func free(_ atom: Int, _ dice: inout Dice) -> Double {
    let magnitude = dice.fraction() * Double(1 << dice.below(4)) / 2
    return magnitude * (sides[atom] ?? (dice.oneIn(2) ? -1 : 1))
  }
}
