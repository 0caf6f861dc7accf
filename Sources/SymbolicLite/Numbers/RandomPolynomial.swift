/// A polynomial in random variables with coefficients in `N`: what a formula is while its
/// expectation is taken. Once it is expanded, only moments of monomials are needed.
///
/// Sums and products cannot throw; a polynomial beyond the bounds is marked and refused when its
/// moments are asked for. Functions of something that really depends on chance are `.unsupported`.
public struct RandomPolynomial<N: Number>: Number {
  let constant: N
  /// Every monomial but 1.
  let terms: [RandomMonomial: N]
  let isTooLarge: Bool

  static var degreeLimit: Int { 12 }
  static var termLimit: Int { 4000 }

  public init(_ constant: N) { self.init(constant, [:]) }

  init(_ constant: N, _ terms: [RandomMonomial: N], isTooLarge: Bool = false) {
    self.constant = constant
    self.terms = terms
    self.isTooLarge = isTooLarge || terms.count > Self.termLimit
  }

  /// The random variable with this number.
  init(variable: Int) { self.init(.zero, [RandomMonomial(variable: variable): .one]) }

  public init(_ value: Rational) { self.init(N(value)) }
  public static var zero: Self { Self(N.zero) }
  public static var one: Self { Self(N.one) }
  public static var pi: Self { Self(N.pi) }
  public static var e: Self { Self(N.e) }

  var isConstant: Bool { terms.isEmpty && !isTooLarge }

  public static func + (a: Self, b: Self) -> Self {
    if b.terms.isEmpty {
      return Self(a.constant + b.constant, a.terms, isTooLarge: a.isTooLarge || b.isTooLarge)
    }
    var terms = a.terms
    for (monomial, factor) in b.terms { Self.add(factor, of: monomial, to: &terms) }
    return Self(a.constant + b.constant, terms, isTooLarge: a.isTooLarge || b.isTooLarge)
  }

  public static func - (a: Self, b: Self) -> Self { a + -b }

  public static prefix func - (a: Self) -> Self {
    Self(-a.constant, a.terms.mapValues { -$0 }, isTooLarge: a.isTooLarge)
  }

  public static func * (a: Self, b: Self) -> Self {
    let marked = a.isTooLarge || b.isTooLarge
    if marked || a.terms.count * b.terms.count > termLimit * 16 {
      return Self(.zero, [:], isTooLarge: true)
    }
    var terms: [RandomMonomial: N] = [:]
    for (monomial, factor) in a.terms { add(factor * b.constant, of: monomial, to: &terms) }
    for (monomial, factor) in b.terms { add(a.constant * factor, of: monomial, to: &terms) }
    for (left, x) in a.terms {
      for (right, y) in b.terms {
        let product = left.times(right)
        if product.degree > degreeLimit { return Self(.zero, [:], isTooLarge: true) }
        add(x * y, of: product, to: &terms)
      }
    }
    return Self(a.constant * b.constant, terms)
  }

  private static func add(
    _ factor: N, of monomial: RandomMonomial, to terms: inout [RandomMonomial: N]
  ) {
    let sum = terms[monomial].map { $0 + factor } ?? factor
    terms[monomial] = sum.isExactlyZero ? nil : sum
  }
}

/// A product of powers of random variables, sorted by their numbers.
struct RandomMonomial: Hashable, Sendable {
  struct Factor: Hashable, Sendable {
    var variable: Int
    var exponent: Int
  }

  private(set) var factors: [Factor]

  init(variable: Int) { factors = [Factor(variable: variable, exponent: 1)] }
  init(_ factors: [Factor]) { self.factors = factors }

  var degree: Int { factors.reduce(0) { $0 + $1.exponent } }

  func times(_ other: RandomMonomial) -> RandomMonomial {
    var merged: [Factor] = []
    var (left, right) = (factors[...], other.factors[...])
    while let a = left.first, let b = right.first {
      if a.variable == b.variable {
        merged.append(Factor(variable: a.variable, exponent: a.exponent + b.exponent))
        left.removeFirst()
        right.removeFirst()
      } else if a.variable < b.variable {
        merged.append(a)
        left.removeFirst()
      } else {
        merged.append(b)
        right.removeFirst()
      }
    }
    return RandomMonomial(merged + left + right)
  }
}
