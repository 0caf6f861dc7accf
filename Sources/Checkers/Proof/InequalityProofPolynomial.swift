import SymbolicLite

/// Why a line of proof ends without a result. Nothing is ever concluded from a failure.
enum ProofFailure: Error {
  /// No rule covers a construct, or a number or a formula grew too large.
  case unsupported
  /// The sign of a polynomial is needed first; the case distinction has to be made outside.
  case needsSign(AtomPolynomial, zeroApart: Bool)
}

/// A product of powers of atoms, in ascending order of the atoms. Exponents may be negative.
struct AtomMonomial: Hashable, Sendable {
  struct Factor: Hashable, Sendable {
    let atom: Int
    let exponent: Int
  }

  private(set) var factors: [Factor]

  static let one = AtomMonomial(factors: [])

  init(factors: [Factor]) { self.factors = factors }
  init(_ atom: Int, _ exponent: Int = 1) {
    factors = exponent == 0 ? [] : [Factor(atom: atom, exponent: exponent)]
  }

  var degree: Int { factors.reduce(0) { $0 + abs($1.exponent) } }

  func exponent(of atom: Int) -> Int {
    factors.first { $0.atom == atom }?.exponent ?? 0
  }

  static func * (a: AtomMonomial, b: AtomMonomial) -> AtomMonomial {
    var result: [Factor] = []
    var (i, j) = (0, 0)
    while i < a.factors.count || j < b.factors.count {
      if j == b.factors.count || i < a.factors.count && a.factors[i].atom < b.factors[j].atom {
        result.append(a.factors[i])
        i += 1
      } else if i == a.factors.count || b.factors[j].atom < a.factors[i].atom {
        result.append(b.factors[j])
        j += 1
      } else {
        let exponent = a.factors[i].exponent + b.factors[j].exponent
        if exponent != 0 { result.append(Factor(atom: a.factors[i].atom, exponent: exponent)) }
        i += 1
        j += 1
      }
    }
    return AtomMonomial(factors: result)
  }

  var inverse: AtomMonomial {
    AtomMonomial(factors: factors.map { Factor(atom: $0.atom, exponent: -$0.exponent) })
  }

  func raised(to power: Int) -> AtomMonomial {
    if power == 0 { return .one }
    return AtomMonomial(
      factors: factors.map { Factor(atom: $0.atom, exponent: $0.exponent * power) })
  }

  func without(_ atom: Int) -> AtomMonomial {
    AtomMonomial(factors: factors.filter { $0.atom != atom })
  }

  /// An order in which longer products are larger; ties go by the atoms.
  static func precedes(_ a: AtomMonomial, _ b: AtomMonomial) -> Bool {
    if a.degree != b.degree { return a.degree < b.degree }
    for (f, g) in zip(a.factors, b.factors) where f != g {
      return f.atom != g.atom ? f.atom > g.atom : f.exponent < g.exponent
    }
    return a.factors.count < b.factors.count
  }
}

/// A sum of rational multiples of monomials; no coefficient is zero.
struct AtomPolynomial: Hashable, Sendable {
  private(set) var terms: [AtomMonomial: Rational]

  /// In a fixed order: what is found must not depend on how a dictionary happens to lie in memory.
  var ordered: [(key: AtomMonomial, value: Rational)] {
    terms.sorted { AtomMonomial.precedes($0.key, $1.key) }
  }

  /// More terms than a formula of a note has; where a product exceeds it, the proof is given up.
  static let largest = 600

  static let zero = AtomPolynomial(terms: [:])
  static let one = AtomPolynomial(.one)

  private init(terms: [AtomMonomial: Rational]) { self.terms = terms }
  init(_ number: Rational) { terms = number == .zero ? [:] : [.one: number] }
  init(_ number: Int) { self.init(Rational(number)) }
  init(_ monomial: AtomMonomial, _ coefficient: Rational = .one) {
    terms = coefficient == .zero ? [:] : [monomial: coefficient]
  }
  init(atom: Int, _ exponent: Int = 1) { self.init(AtomMonomial(atom, exponent)) }

  var isZero: Bool { terms.isEmpty }

  /// The number that it is, where no atom occurs.
  var constant: Rational? {
    if terms.isEmpty { return .zero }
    return terms.count == 1 ? terms[.one] : nil
  }

  var atoms: Set<Int> { Set(terms.keys.flatMap { $0.factors.map(\.atom) }) }

  /// The only term, where there is one.
  var single: (monomial: AtomMonomial, coefficient: Rational)? {
    guard terms.count == 1, let (monomial, coefficient) = terms.first else { return nil }
    return (monomial, coefficient)
  }

  var leading: (monomial: AtomMonomial, coefficient: Rational)? {
    terms.max { AtomMonomial.precedes($0.key, $1.key) }.map { ($0.key, $0.value) }
  }

  mutating func add(_ coefficient: Rational, _ monomial: AtomMonomial) throws(ProofFailure) {
    guard let sum = (terms[monomial] ?? .zero).adding(coefficient) else { throw .unsupported }
    terms[monomial] = sum == .zero ? nil : sum
    if terms.count > Self.largest { throw .unsupported }
  }

  func plus(_ other: AtomPolynomial) throws(ProofFailure) -> AtomPolynomial {
    var result = self
    for (monomial, coefficient) in other.ordered { try result.add(coefficient, monomial) }
    return result
  }

  func minus(_ other: AtomPolynomial) throws(ProofFailure) -> AtomPolynomial {
    try plus(other.negated)
  }

  var negated: AtomPolynomial { AtomPolynomial(terms: terms.mapValues { -$0 }) }

  func scaled(by factor: Rational) throws(ProofFailure) -> AtomPolynomial {
    var result = AtomPolynomial.zero
    for (monomial, coefficient) in terms {
      guard let product = coefficient.multiplied(by: factor) else { throw .unsupported }
      try result.add(product, monomial)
    }
    return result
  }

  /// The product before any atom's own rule (such as √a·√a = a) is applied.
  func timesPlainly(_ other: AtomPolynomial) throws(ProofFailure) -> AtomPolynomial {
    guard terms.count * other.terms.count <= 40 * Self.largest else { throw .unsupported }
    var result = AtomPolynomial.zero
    for (m, a) in terms {
      for (n, b) in other.ordered {
        guard let product = a.multiplied(by: b) else { throw .unsupported }
        try result.add(product, m * n)
      }
    }
    return result
  }
}
