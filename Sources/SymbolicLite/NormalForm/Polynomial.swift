/// A power of an atom.
package struct AtomPower: Hashable, Sendable {
  package var atom: Atom
  package var exponent: Rational

  init(_ atom: Atom, _ exponent: Rational = .one) {
    self.atom = atom
    self.exponent = exponent
  }

  init(_ kind: Atom.Kind, _ exponent: Rational = .one) { self.init(Atom(kind), exponent) }

  var code: UInt64 { Code.mix(atom.code, Code.number(exponent)) }
  var shape: UInt64 { Code.mix(atom.shape, Code.number(exponent)) }
}

/// A number times powers of atoms, summed over nameless indices with these ranges.
package struct Monomial: Hashable, Sendable {
  package var coefficient: Rational
  package var factors: [AtomPower]
  package var bounds: [Dimension]

  init(_ coefficient: Rational, _ factors: [AtomPower] = [], over bounds: [Dimension] = []) {
    self.coefficient = coefficient
    self.factors = factors
    self.bounds = bounds
  }

  func hasSameMonomial(as other: Monomial) -> Bool {
    factors == other.factors && bounds == other.bounds
  }

  var code: UInt64 {
    var sum = UInt64(bounds.count)
    for factor in factors { sum = Code.mix(sum, factor.code) }
    return sum
  }

  /// The same for all orders of factors and all names of indices.
  var shape: UInt64 {
    var sum = UInt64(bounds.count)
    for factor in factors { sum &+= factor.shape }
    return sum
  }

  var reach: UInt32 { factors.reduce(0) { $0 | $1.atom.reach } }
}

/// A sum of terms in canonical order: equal sums of products are `==`.
package struct Polynomial: Hashable, Sendable {
  package let terms: [Monomial]
  let code: UInt64
  let shape: UInt64
  let reach: UInt32

  /// The terms have to be sorted and merged.
  init(sorted terms: [Monomial]) {
    self.terms = terms
    var (code, shape, reach) = (UInt64(terms.count), UInt64(terms.count), UInt32(0))
    for term in terms {
      let number = Code.number(term.coefficient)
      code = Code.mix(code, Code.mix(term.code, number))
      shape &+= Code.mix(term.shape, number)
      reach |= term.reach
    }
    (self.code, self.shape, self.reach) = (code, shape, reach)
  }

  package static let zero = Polynomial(sorted: [])
  package static let one = Polynomial(.one)

  init(_ value: Rational) {
    self.init(sorted: value == .zero ? [] : [Monomial(value)])
  }

  init(_ atom: Atom.Kind) { self.init(sorted: [Monomial(.one, [AtomPower(atom)])]) }

  package static func == (a: Polynomial, b: Polynomial) -> Bool {
    a.code == b.code && a.terms == b.terms
  }
  package func hash(into hasher: inout Hasher) { hasher.combine(code) }

  package var isZero: Bool { terms.isEmpty }

  /// The number that it is.
  package var constant: Rational? {
    guard let first = terms.first else { return .zero }
    return terms.count == 1 && first.factors.isEmpty && first.bounds.isEmpty
      ? first.coefficient : nil
  }

  /// The reach of an atom that has this inside: its own indices are of no concern there.
  var reachFromOutside: UInt32 {
    let free = reach & (1 << 31)
    let middle = (reach & ~(1 << 31) & ~1) >> 1
    return free | (reach & 1) | (middle & ~1)
  }

  /// The factors in all terms, as far as they do not depend on summation indices of their own.
  var atoms: [Atom] { terms.flatMap { $0.factors.map(\.atom) } }
}

/// Why no normal form was found. It says nothing about the formula's truth.
package enum GivenUp: Error, Equatable {
  case unsupported(String)
  case tooLarge
  case overflow
  /// The formula has no value, whatever the symbols are.
  case undefined
  /// Whether this is positive, zero or negative has to be decided first.
  case needsSign(Polynomial)
}
