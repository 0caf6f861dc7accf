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

  let factors: [Factor]
  let degree: Int

  static let one = AtomMonomial(factors: [])

  init(factors: [Factor]) {
    self.factors = factors
    degree = factors.reduce(0) { $0 + abs($1.exponent) }
  }

  init(_ atom: Int, _ exponent: Int = 1) {
    self.init(factors: exponent == 0 ? [] : [Factor(atom: atom, exponent: exponent)])
  }

  func exponent(of atom: Int) -> Int {
    factors.first { $0.atom == atom }?.exponent ?? 0
  }

  static func * (a: AtomMonomial, b: AtomMonomial) -> AtomMonomial {
    if a.factors.isEmpty { return b }
    if b.factors.isEmpty { return a }
    var result: [Factor] = []
    result.reserveCapacity(a.factors.count + b.factors.count)
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

/// A sum of rational multiples of monomials, in ascending order of the monomials; no coefficient is
/// zero and no monomial occurs twice. The fixed order is also the order in which proofs are sought.
struct AtomPolynomial: Hashable, Sendable {
  typealias Term = (key: AtomMonomial, value: Rational)

  private(set) var ordered: [Term]

  /// More terms than a formula of a note has; where a product exceeds it, the proof is given up.
  static let largest = 600

  static let zero = AtomPolynomial(ordered: [])
  static let one = AtomPolynomial(.one)

  private init(ordered: [Term]) { self.ordered = ordered }
  init(_ number: Rational) { self.init(.one, number) }
  init(_ number: Int) { self.init(Rational(number)) }
  init(_ monomial: AtomMonomial, _ coefficient: Rational = .one) {
    ordered = coefficient == .zero ? [] : [(key: monomial, value: coefficient)]
  }
  init(atom: Int, _ exponent: Int = 1) { self.init(AtomMonomial(atom, exponent)) }

  var isZero: Bool { ordered.isEmpty }
  var count: Int { ordered.count }
  var monomials: [AtomMonomial] { ordered.map(\.key) }

  func coefficient(of monomial: AtomMonomial) -> Rational? {
    let place = place(of: monomial)
    return place < count && ordered[place].key == monomial ? ordered[place].value : nil
  }

  /// Where a monomial stands, or would.
  private func place(of monomial: AtomMonomial) -> Int {
    var (low, high) = (0, ordered.count)
    while low < high {
      let middle = (low + high) / 2
      if AtomMonomial.precedes(ordered[middle].key, monomial) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// The number that it is, where no atom occurs.
  var constant: Rational? {
    guard let only = ordered.first else { return .zero }
    return count == 1 && only.key.factors.isEmpty ? only.value : nil
  }

  var atoms: Set<Int> {
    var result: Set<Int> = []
    for term in ordered { for factor in term.key.factors { result.insert(factor.atom) } }
    return result
  }

  /// The only term, where there is one.
  var single: (monomial: AtomMonomial, coefficient: Rational)? {
    count == 1 ? leading : nil
  }

  var leading: (monomial: AtomMonomial, coefficient: Rational)? {
    ordered.last.map { ($0.key, $0.value) }
  }

  mutating func add(_ coefficient: Rational, _ monomial: AtomMonomial) throws(ProofFailure) {
    let place = place(of: monomial)
    guard place < count, ordered[place].key == monomial else {
      if coefficient != .zero {
        ordered.insert((key: monomial, value: coefficient), at: place)
      }
      if count > Self.largest { throw .unsupported }
      return
    }
    guard let sum = ordered[place].value.adding(coefficient) else { throw .unsupported }
    if sum == .zero {
      ordered.remove(at: place)
    } else {
      ordered[place].value = sum
    }
  }

  func plus(_ other: AtomPolynomial) throws(ProofFailure) -> AtomPolynomial {
    if isZero { return other }
    return try Self.merged(ordered, other.ordered)
  }

  func minus(_ other: AtomPolynomial) throws(ProofFailure) -> AtomPolynomial {
    try plus(other.negated)
  }

  var negated: AtomPolynomial {
    AtomPolynomial(ordered: ordered.map { (key: $0.key, value: -$0.value) })
  }

  func scaled(by factor: Rational) throws(ProofFailure) -> AtomPolynomial {
    if factor == .zero { return .zero }
    var result: [Term] = []
    result.reserveCapacity(count)
    for term in ordered {
      guard let product = term.value.multiplied(by: factor) else { throw .unsupported }
      result.append((key: term.key, value: product))
    }
    return AtomPolynomial(ordered: result)
  }

  /// The product before any atom's own rule (such as √a·√a = a) is applied.
  func timesPlainly(_ other: AtomPolynomial) throws(ProofFailure) -> AtomPolynomial {
    guard count * other.count <= 40 * Self.largest else { throw .unsupported }
    if let number = constant { return try other.scaled(by: number) }
    if let number = other.constant { return try scaled(by: number) }
    var products: [Term] = []
    products.reserveCapacity(count * other.count)
    for a in ordered {
      for b in other.ordered {
        guard let product = a.value.multiplied(by: b.value) else { throw .unsupported }
        products.append((key: a.key * b.key, value: product))
      }
    }
    products.sort { AtomMonomial.precedes($0.key, $1.key) }
    return try Self.collected(products)
  }

  /// Adds up neighbours of one monomial.
  private static func collected(_ terms: [Term]) throws(ProofFailure) -> AtomPolynomial {
    var result: [Term] = []
    result.reserveCapacity(terms.count)
    for term in terms {
      guard let last = result.last, last.key == term.key else {
        result.append(term)
        continue
      }
      guard let sum = last.value.adding(term.value) else { throw .unsupported }
      result[result.count - 1].value = sum
    }
    result.removeAll { $0.value == .zero }
    if result.count > largest { throw .unsupported }
    return AtomPolynomial(ordered: result)
  }

  private static func merged(
    _ a: [Term], _ b: [Term]
  ) throws(ProofFailure) -> AtomPolynomial {
    var result: [Term] = []
    result.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count && j < b.count {
      if a[i].key == b[j].key {
        guard let sum = a[i].value.adding(b[j].value) else { throw .unsupported }
        if sum != .zero { result.append((key: a[i].key, value: sum)) }
        i += 1
        j += 1
      } else if AtomMonomial.precedes(a[i].key, b[j].key) {
        result.append(a[i])
        i += 1
      } else {
        result.append(b[j])
        j += 1
      }
    }
    result += a[i...]
    result += b[j...]
    if result.count > largest { throw .unsupported }
    return AtomPolynomial(ordered: result)
  }

  static func == (a: AtomPolynomial, b: AtomPolynomial) -> Bool {
    a.ordered.elementsEqual(b.ordered) { $0.key == $1.key && $0.value == $1.value }
  }

  func hash(into hasher: inout Hasher) {
    for term in ordered {
      hasher.combine(term.key)
      hasher.combine(term.value)
    }
  }
}
